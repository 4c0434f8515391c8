"""The floor that touches the disk: files opened, replaced whole, exchanged with saves of others, locked, tidied."""

"""Signed releases: metadata of The Update Framework from given keys, manifests and time; nothing here reads files."""

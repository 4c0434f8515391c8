"""What earlier runs made, kept under `.localize/` by what it was made of: safe to delete at any time."""

"""What the program is measured by, beside the tools of others."""

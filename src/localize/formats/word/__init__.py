"""Turns Word files into HTML: reads them within limits, converts what it can, and adds a remark on all else."""

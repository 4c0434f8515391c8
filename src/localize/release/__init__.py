"""What publisher and regional site agree on: the manifest of a bundle, the recalls, the paths that are allowed."""

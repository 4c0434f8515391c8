"""What publisher and regional site agree on: the manifest of a bundle, recalls, signatures."""

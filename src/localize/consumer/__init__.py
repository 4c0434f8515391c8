"""The side of the regional site: pull a bundle from a signed release, prove it, show it, withdraw recalled pages."""

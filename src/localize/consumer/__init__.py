"""The regional site's side: pull a bundle from a signed release, prove it, show it, withdraw recalled pages."""

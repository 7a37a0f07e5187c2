"""What the service does for those who ask: one function for each use."""

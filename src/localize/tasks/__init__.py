"""What must be done for a project, and in which order; the workspace does the reading and writing."""

"""Changes to a project's files, worked out as values: who calls decides what is written."""

"""The only reader of YAML and of the project's files."""

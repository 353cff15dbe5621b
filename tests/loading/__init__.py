"""Tests of the YAML reader, the binding of data, and reading a project."""

"""The one place that knows MkDocs."""

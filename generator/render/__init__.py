"""The only user of Jinja: views in, HTML out."""

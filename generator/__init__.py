"""Build explainer sites in which every claim is backed by a proven verbatim passage."""

from __future__ import annotations

__version__ = "0.1.0"

"""The image as a page: the site's name and a line, in the colours of the site."""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT = 1200, 630

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<style>
body {{
  display: flex; flex-direction: column; justify-content: space-between; box-sizing: border-box;
  width: {width}px; height: {height}px; margin: 0; padding: 80px 96px 72px;
  border-top: 20px solid #1f4e79; background: #fdfcf9; color: #1d1b18;
}}
h1 {{
  margin: 0; font: 700 74px/1.15 Charter, Cambria, "Noto Serif", "DejaVu Serif", Georgia, serif;
  letter-spacing: -0.02em; text-wrap: balance;
}}
p {{
  margin: 0; padding-top: 28px; border-top: 2px solid #d8d2c5; color: #5a554c;
  font: 34px/1.4 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; text-wrap: balance;
}}
</style>
<h1>{name}</h1>
<p>{line}</p>
</html>
"""


def card(name: str, line: str) -> str:
    """Write the page whose picture is the image; both texts are plain."""
    return _PAGE.format(width=WIDTH, height=HEIGHT, name=escape(name), line=escape(line))

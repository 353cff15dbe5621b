"""The content security policy of every page: script and style come from the site alone.

No page holds script or style of its own, so the policy names none, and nothing that a page
holds can add to it (https://www.w3.org/TR/CSP3/). Nothing can be sent to anybody else.
"""

from __future__ import annotations

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's style sheet holds its icons
    "font-src 'self'",
    "connect-src 'self'",  # tools that audit a page ask its site for robots.txt from within
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
)

CONTENT_SECURITY_POLICY = "; ".join(DIRECTIVES)
"""As it stands in the first `<meta>` of each page."""

HEADERS_FILE = "_headers"

_HEADERS = f"""\
/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
"""


def headers_file() -> bytes:
    """Write the same policy for hosts that send the headers in a site's file `_headers`.

    Only a header can also forbid others to show the pages in a frame.
    """
    return _HEADERS.encode("utf-8")

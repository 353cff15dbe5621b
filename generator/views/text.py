"""The page's own markup between the references: its headings, and its links to other pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from html import escape, unescape

from generator.pages.document import Heading, Html, Page, PageLink
from generator.views.context import PageContext

_HEADING_ID = re.compile(r'(<h[1-6] id=")([^"]*)"')


@dataclass(frozen=True, slots=True)
class Markup:
    """A run of markup of the page itself, safe to publish as it is."""

    markup: str


@dataclass(frozen=True, slots=True)
class Address:
    """The value of a link's `href`, inside the quotation marks."""

    href: str


def markup_block(context: PageContext, page: Page, part: Html) -> Markup:
    """Show a run of markup, with the ids of its headings as this form of the output has them."""
    return Markup(_HEADING_ID.sub(partial(_heading_start, context, page), part.markup))


def address_block(context: PageContext, part: PageLink) -> Address:
    """Lead to another page of the project."""
    return Address(context.shared.links.href(context.page, part.src_uri, part.fragment))


def _heading_start(context: PageContext, page: Page, match: re.Match[str]) -> str:
    id_ = unescape(match[2])
    anchor = context.anchor(id_)
    heading = next(heading for heading in page.headings if heading.id == id_)
    title = heading.title
    if heading.claim:
        claim = context.corpus.claims[heading.claim.arguments[0]]
        title = claim.short if heading.claim.option("form") == "short" else claim.text
    context.headings.append(Heading(heading.level, anchor, title))
    return f'{match[1]}{escape(anchor)}"'

"""A content page after parsing: chunks of safe HTML with references between them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.scalar import Scalar
from generator.problems import Location


@dataclass(frozen=True, slots=True)
class Html:
    """A run of markup that is safe to publish as it is: made by us from escaped text."""

    markup: str


@dataclass(frozen=True, slots=True)
class Reference:
    """`{{ kind arguments option=value }}` as a page's author wrote it.

    `block` tells that it is of a block kind, alone in its paragraph, which it replaces; an
    inline reference stands in a line of text, even if nothing else is in it.
    """

    kind: str
    arguments: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    at: Location
    block: bool

    def option(self, name: str) -> str | None:
        """Give an option's value, None where it isn't set."""
        return dict(self.options).get(name)


@dataclass(frozen=True, slots=True)
class PageLink:
    """The value of a link's `href` that leads to another page of the project.

    Stands between two `Html` parts, inside the quotation marks of the attribute; each form
    writes its own address there. `src_uri` is relative to `content/`.
    """

    src_uri: str
    fragment: str
    at: Location


Part = Html | Reference | PageLink


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page, for its table of contents: `title` is plain text.

    `id` begins with `section_`: ids of the data hold no underscore, so the two never collide.
    A heading that is a claim has its reference in `claim` and no title of its own.
    """

    level: int
    id: str
    title: str
    claim: Reference | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of `content/`.

    `src_uri` is the path relative to `content/`, with forward slashes. `summary` pages repeat
    what others say, so a claim's canonical page is another one wherever there is one.
    `subject` names the subject that the page is about, if it is about one. `labels` are its
    headings and table heads, which state nothing (a claim's heading is not among them).
    `uncited` are the paragraphs, items and cells of its blocks without citations.
    """

    src_uri: str
    path: str
    title: Scalar
    parts: tuple[Part, ...]
    headings: tuple[Heading, ...]
    description: Scalar | None = None
    summary: bool = False
    subject: Scalar | None = None
    labels: tuple[Scalar, ...] = ()
    uncited: tuple[Scalar, ...] = ()

    def references(self) -> tuple[Reference, ...]:
        """List the page's references in the order of the text."""
        return tuple(part for part in self.parts if isinstance(part, Reference))

"""The content grammar as data: which references a page may hold, and in which form.

CONTRIBUTING and the error messages are made from these tables, so that what is documented,
what is accepted and what is advised can't drift apart.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""An id of the data: small letters and digits, with single hyphens between."""


class UncitedReason(enum.StrEnum):
    """Why a piece of a page needs no citation: a closed list, part of the HTML contract."""

    NAVIGATION = "navigation"
    METHOD = "method"
    LABEL = "label"
    READING_AID = "reading-aid"
    MAP = "map"
    SOURCE_METADATA = "source-metadata"


@dataclass(frozen=True, slots=True)
class Argument:
    """An id that stands behind a kind: `name` says of what, in capitals."""

    name: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Option:
    """A `name=value` of a reference; `form` shows the value's form to people."""

    name: str
    form: str
    pattern: re.Pattern[str]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of reference: what it takes, what it shows, and an example of its right form.

    A `block` kind stands alone in its paragraph; an inline kind stands in a line of text.
    """

    name: str
    block: bool
    summary: str
    example: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()

    @property
    def usage(self) -> str:
        """Write the kind's general form, optional parts in square brackets."""
        words = [self.name]
        words += [a.name if a.required else f"[{a.name}]" for a in self.arguments]
        forms = ((o, f"{o.name}={o.form}") for o in self.options)
        words += [form if option.required else f"[{form}]" for option, form in forms]
        return f"{{{{ {' '.join(words)} }}}}"

    def option(self, name: str) -> Option | None:
        """Look up an option by its name."""
        return next((option for option in self.options if option.name == name), None)


_SUBJECT = Option("subject", "SUBJECT", ID_PATTERN)

_ALL = (
    Kind(
        "claim",
        block=False,
        summary="The sentence of a claim, or its short form, with its citations.",
        example="{{ claim sky-is-blue }}",
        arguments=(Argument("CLAIM"),),
        options=(Option("form", "short", re.compile("short")),),
    ),
    Kind(
        "term",
        block=False,
        summary="A term of the glossary, leading to its definition.",
        example="{{ term ratification }}",
        arguments=(Argument("TERM"),),
    ),
    Kind(
        "quotation",
        block=True,
        summary="A quotation as a card: the words, who said them and where.",
        example="{{ quotation mayor-on-bridge }}",
        arguments=(Argument("QUOTATION"),),
    ),
    Kind(
        "matrix",
        block=True,
        summary="How far every subject of a process has come, as a table.",
        example="{{ matrix joining }}",
        arguments=(Argument("PROCESS"),),
    ),
    Kind(
        "progress",
        block=True,
        summary="The steps of a process for one subject.",
        example="{{ progress joining norway }}",
        arguments=(Argument("PROCESS"), Argument("SUBJECT")),
    ),
    Kind(
        "timeline",
        block=True,
        summary="The dated claims in the order of their dates.",
        example="{{ timeline subject=norway limit=newest-5 }}",
        options=(_SUBJECT, Option("limit", "newest-NUMBER", re.compile("newest-[1-9][0-9]{0,3}"))),
    ),
    Kind(
        "map",
        block=True,
        summary="The subjects of a process on a map, with their statuses in words.",
        example="{{ map joining }}",
        arguments=(Argument("PROCESS"),),
    ),
    Kind(
        "dispute",
        block=True,
        summary="A question on which accounts differ, with every position.",
        example="{{ dispute length-of-bridge }}",
        arguments=(Argument("DISPUTE"),),
    ),
    Kind(
        "disputes",
        block=True,
        summary="All questions on which accounts differ.",
        example="{{ disputes }}",
    ),
    Kind(
        "gaps",
        block=True,
        summary="What the sources don't state, and what was searched for.",
        example="{{ gaps joining subject=norway }}",
        arguments=(Argument("PROCESS", required=False),),
        options=(_SUBJECT,),
    ),
    Kind(
        "glossary",
        block=True,
        summary="All terms of the glossary with their definitions.",
        example="{{ glossary }}",
    ),
    Kind(
        "voices",
        block=True,
        summary="Quotations and reported speech together, grouped by speaker.",
        example="{{ voices speaker=mayor }}",
        options=(Option("speaker", "SUBJECT", ID_PATTERN),),
    ),
    Kind(
        "sources",
        block=True,
        summary="The list of the archived sources.",
        example="{{ sources }}",
    ),
    Kind(
        "ledger",
        block=True,
        summary="How much of each source is used, and why the rest is not.",
        example="{{ ledger }}",
    ),
    Kind(
        "equivalences",
        block=True,
        summary="The closed list of differences in spelling that the matcher accepts.",
        example="{{ equivalences }}",
    ),
    Kind(
        "claims",
        block=True,
        summary="All claims about a subject.",
        example="{{ claims subject=norway }}",
        options=(Option("subject", "SUBJECT", ID_PATTERN, required=True),),
    ),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind of reference by its name, in the order of the documentation."""

FRONT_MATTER_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "title": "the page's heading and its name in the navigation (required)",
        "description": "one sentence about the page, for search engines and previews",
        "summary": "true for a page that repeats what other pages say",
        "subject": "the id of the subject that the page is about",
    }
)
"""The keys that a page's front matter may hold, and what each is for."""

UNCITED_EXAMPLE = "::: uncited method"
"""The first line of a block that needs no citation; a line `:::` ends it."""

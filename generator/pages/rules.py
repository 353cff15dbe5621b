"""The rules that pages keep, in words and examples: documentation and tests are made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule of the content grammar.

    `explanation` says what it asks and why. `bad` is a page that breaks this rule and no
    other, `good` the same page set right. Both use nothing but a claim `ferry` and a page
    `index.md`, so they can be laid over a small project.
    """

    id: str
    title: str
    explanation: str
    bad: str
    good: str


def _page(body: str) -> str:
    return f"---\ntitle: The ferry\n---\n\n{body}\n"


def _noted(text: str) -> str:
    return _page(f"::: uncited method\n{text}\n:::")


_ALL = (
    PageRule(
        "page/front-matter",
        "A page begins with its front matter",
        "Between two lines `---` stand the page's title and, if you like, a description, "
        "`summary: true` and the subject that the page is about. A misspelt key would be "
        "ignored without a word elsewhere; here it is an error.",
        "---\ntitle: The ferry\ndescripton: Who keeps it running\n---\n",
        "---\ntitle: The ferry\ndescription: Who keeps it running\n---\n",
    ),
    PageRule(
        "page/label",
        "Titles, headings and table heads are labels without numbers",
        "A label names what follows and needs no citation, so it may state nothing. A number "
        "states something; a heading that does is made a claim.",
        _page("## The ferry in 1950"),
        _page("## The early ferry"),
    ),
    PageRule(
        "page/uncited-prose",
        "Whatever a page says is a claim, or is marked as saying nothing about the topic",
        "Between references only white space and punctuation are free. A sentence about the "
        "topic becomes a claim with its evidence; one about the site itself goes into a block "
        "with its reason, which readers and checks can see.",
        _page("The ferry runs daily."),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/uncited-block",
        "A block without citations names its reason and is closed",
        "The reasons are a closed list and end up in the published page. A block isn't put "
        "into another, and its two lines begin at the very left.",
        _page("::: uncited methods\nEach passage is looked up.\n:::"),
        _noted("Each passage is looked up."),
    ),
    PageRule(
        "page/blockquote",
        "Quotations come from the data",
        "What stands in quotation marks is checked against its source like everything else, so "
        "it isn't typed into a page.",
        _page("> {{ claim ferry }}"),
        _page("{{ voices }}"),
    ),
    PageRule(
        "page/heading",
        "Headings step down one level at a time",
        "The title is the page's only heading of the first level. Who listens to a page or "
        "skips through it relies on the levels. A heading holds words or a claim.",
        _page("## The ferry\n\n#### Its crew"),
        _page("## The ferry\n\n### Its crew"),
    ),
    PageRule(
        "page/unknown-kind",
        "A reference begins with a kind that exists",
        "The kinds are a closed list; each shows one thing in one way.",
        _page("{{ clam ferry }}"),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/reference-arguments",
        "A reference names what its kind asks for",
        "An id is written in small letters, digits and single hyphens, without quotation marks.",
        _page("{{ claim 'ferry' }}"),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/reference-option",
        "A reference has only the options of its kind",
        "An option is written `name=value`, without spaces around the sign.",
        _page("{{ timeline limit=5 }}"),
        _page("{{ timeline limit=newest-5 }}"),
    ),
    PageRule(
        "page/reference-unclosed",
        "A reference is closed on its own line",
        "An open `{{` or a stray `}}` would be shown as it is. Braces that are meant as such "
        "are written `\\{{`, or stand in code.",
        _page("{{ claim ferry }"),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/reference-place",
        "Claims and terms stand in lines, everything else stands alone",
        "A table or a card can't stand in a sentence. A claim brings links with it, so it "
        "can't be a link's words.",
        _page("- {{ voices }}"),
        _page("{{ voices }}"),
    ),
    PageRule(
        "page/link",
        "A link leads to a page of the project, a web address or a mail address",
        "Links within the site name the page's file, relative to the page they stand on; each "
        "form of the site makes its own address of it. Nothing else is let through, least of "
        "all addresses that run something.",
        _noted("[The first page](/index.html)"),
        _noted("[The first page](index.md)"),
    ),
    PageRule(
        "page/image",
        "A page holds no images",
        "Nobody can look up the evidence of a picture. Maps are drawn from the data.",
        _page("![](ferry.png)"),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/footnote",
        "Footnotes come with the claims",
        "The notes of a page are made from the evidence of its claims and lead to the passages.",
        _page("{{ claim ferry }}[^1]"),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/raw-html",
        "HTML is not interpreted",
        "Pages come from strangers, and no markup of theirs is published. A `<` or `&` that is "
        "meant as such is written `\\<` or `\\&`.",
        _noted("Press <kbd>Escape</kbd>."),
        _noted("Press *Escape*."),
    ),
    PageRule(
        "page/template",
        "There is no template syntax",
        "A page refers to the data and computes nothing.",
        _noted("{% include 'note.md' %}"),
        _noted("See the note."),
    ),
    PageRule(
        "page/attributes",
        "Parts of a page are given no attributes",
        "An id or class could take over parts of the site that belong to its theme.",
        _page("{{ claim ferry }}\n{: #__search }"),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/fence",
        "Fences of code begin at the very left and are closed",
        "Otherwise the code would be read as text, or the text as code.",
        _noted("```yaml\nferry: daily"),
        _noted("```yaml\nferry: daily\n```"),
    ),
    PageRule(
        "page/list",
        "Items of an inner list are indented by four spaces",
        "With fewer they would silently become items of the outer list.",
        _page("- {{ claim ferry }}\n  - {{ claim ferry form=short }}"),
        _page("- {{ claim ferry }}\n    - {{ claim ferry form=short }}"),
    ),
    PageRule(
        "page/character",
        "Control characters and private characters have no place in a page",
        "Nobody sees them, and programs take them for something else.",
        _page("{{ claim ferry }}\U000f0000"),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/too-long",
        "A page has an end, and so has a paragraph",
        "Nobody reads further, and a file that is made to keep the program busy can't.",
        _page("{{ claim ferry }}" * 600),
        _page("{{ claim ferry }}"),
    ),
    PageRule(
        "page/too-deep",
        "Lists and quotes stand in each other a few times at most",
        "Readers can't follow further, and a file that is made to exhaust the program can't.",
        _noted("\n".join("    " * depth + "- a" for depth in range(14))),
        _noted("- a\n    - b"),
    ),
)

PAGE_RULES: Mapping[str, PageRule] = MappingProxyType({rule.id: rule for rule in _ALL})
"""Every rule of pages by its id, in the order of the documentation."""

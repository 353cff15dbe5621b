"""Rules about what is built, kept where a site is written; nothing in the data breaks them."""

from __future__ import annotations

from generator.rulebook.entry import Entry

_TEMPLATE = (
    "It is made by a template or the theme, not by the data: look at what was changed there last."
)

BUILD_RULES = (
    Entry(
        "output/unmarked-text",
        "Every text of an article is cited or marked",
        "A text that is neither part of a claim, a quotation or a gap nor marked as ours would "
        f"pass for a sourced one. {_TEMPLATE}",
    ),
    Entry(
        "output/unknown-mark",
        "The reasons for uncited text are a closed list",
        "They are navigation, method, label, reading-aid, map and source-metadata, and readers of "
        f"the page's markup rely on them. {_TEMPLATE}",
    ),
    Entry(
        "output/unknown-claim",
        "A text that is marked as a claim is one of claims.json",
        f"Otherwise nobody could look up what it rests on. {_TEMPLATE}",
    ),
    Entry(
        "output/reworded-claim",
        "A claim stands on a page in its own words",
        "Its text or its short form are what was checked; no word of them is lost or added on the "
        f"way. {_TEMPLATE}",
    ),
    Entry(
        "output/lost-citation",
        "A citation leads to its note",
        f"The link of a claim leads to a note on the same page. {_TEMPLATE}",
    ),
    Entry(
        "output/lost-entry",
        "Each place that claims.json names exists",
        "The list of claims says on which pages each of them stands, for people and programs that "
        f"come from elsewhere. {_TEMPLATE}",
    ),
    Entry(
        "output/lost-passage",
        "Each passage is marked in its source's page",
        "A note leads to the passage in its context, and the marked words are those of the "
        f"passage. {_TEMPLATE}",
    ),
    Entry(
        "output/malformed",
        "Pages are well-formed",
        "An element that isn't closed, or is closed twice, looks different in every browser. "
        f"{_TEMPLATE}",
    ),
    Entry(
        "output/same-id",
        "An id stands once on a page",
        f"A link to it would lead to the first of them only. {_TEMPLATE}",
    ),
    Entry(
        "output/reserved-id",
        "Ids of the theme stay the theme's",
        "A heading or claim with such an id would take over a part of the site, such as its "
        "search. Rename the id or change the heading.",
    ),
    Entry(
        "output/dead-link",
        "Links within the site lead to a page",
        "Look for a slip in the address, or for a page that was renamed or removed.",
    ),
    Entry(
        "output/dead-fragment",
        "Links to a place on a page lead to that place",
        "The page exists, but has nothing with this id. Look for a heading that was changed or an "
        "id that was renamed; `redirects` in data/permalinks.yml keep old ids working.",
    ),
    Entry(
        "output/foreign-request",
        "A page asks no other server for anything",
        "What a page shows comes with it, so that it works without a network and tells nobody who "
        "reads it. Put the file into the theme.",
    ),
    Entry(
        "output/no-policy",
        "A page forbids itself to load anything from elsewhere",
        "The policy in a page's head makes browsers keep the promise that no request leaves the "
        f"site. {_TEMPLATE}",
    ),
    Entry(
        "output/against-policy",
        "Nothing in a page goes against its policy",
        "Script or style in an attribute would not run, since the policy forbids it. Put it into "
        "a file of the theme.",
    ),
    Entry(
        "output/name-clash",
        "Two files of the site don't share a name",
        "One would overwrite the other, on some systems even if only capital letters differ. "
        "Rename one of the two.",
    ),
    Entry(
        "output/outside",
        "What is published stands in the project",
        "A link to a file elsewhere on the machine would publish that file. Put a copy here.",
    ),
    Entry(
        "output/reserved-name",
        "Every system can hold the files of the site",
        "Some names and signs are reserved on Windows, where the offline edition is read too. "
        "Rename the file: small letters, digits and hyphens are safe.",
    ),
    Entry(
        "output/not-publishable",
        "Only pages and images are published from the folder of pages",
        "Script and style run in the reader's browser and belong to the theme, where they are "
        "reviewed as code. Move the file there, or out of the folder.",
    ),
    Entry(
        "output/not-ours",
        "A build empties only folders that it wrote",
        "The output folder holds files that didn't come from here. Choose another `site_dir`, or "
        "empty the folder yourself.",
    ),
    Entry(
        "output/not-writable",
        "The output can be written",
        "The system refuses, for the reason that the message tells: permissions, or a full disk.",
    ),
    Entry(
        "output/locked",
        "One build at a time writes into a folder",
        "Another one is running. Wait until it has ended, or stop it.",
    ),
    Entry(
        "mkdocs/no-plugin",
        "mkdocs.yml names the plugin",
        "Without `explainer` in its list of `plugins`, MkDocs would build the pages unchecked.",
    ),
    Entry(
        "mkdocs/no-theme",
        "mkdocs.yml names the theme",
        "Pages are made with the templates of `site_templates/`, which are made for Material for "
        "MkDocs. Without `name: material` below `theme`, MkDocs would take another theme.",
    ),
    Entry(
        "mkdocs/warning",
        "MkDocs has nothing to warn of",
        "What it warns of is mostly a page that isn't in the navigation, or one that is there and "
        "doesn't exist. Correct `nav` in `mkdocs.yml`.",
    ),
    Entry(
        "mkdocs/failed",
        "MkDocs can build the site",
        "The message is that of MkDocs. Look at what was changed last in `mkdocs.yml`.",
    ),
    Entry(
        "theme/template",
        "Templates can be used",
        "A template of the theme has a mistake in its syntax, at the line that the message names.",
    ),
    Entry(
        "format/unknown-file",
        "Data files are written in canonical form, others aren't",
        "`explainer fmt` knows the order of keys of the files in `data/` alone.",
    ),
    Entry(
        "format/unwritable",
        "What a file says has a canonical form",
        "Writing the file anew would change what it says, so it is left as it is. Mostly an entry "
        "has no value, or a text holds a strange line end; `explainer check` may say where.",
    ),
    Entry(
        "rule/crashed",
        "A rule that fails is told",
        "A fault of the program, not of your files: a rule could not be applied, so nothing is "
        "known about what it asks, and nothing is published. Please report it.",
    ),
)

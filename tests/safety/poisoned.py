"""A project that holds one text in every field that people fill in: data, pages, configuration."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from tests.support.program import REPO
from tests.support.projects import write_project

PAYLOADS = tuple(
    line
    for line in (REPO / "tests/safety/payloads.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)

_DIGITS = dict.fromkeys(map(ord, "0123456789"))
"""Labels and titles hold no numbers."""

FINDABLE = "harbour"
"""A word on every page that a search has to find still."""

_CONFIG = """\
site_name: @quoted@
site_description: @quoted@
site_author: @quoted@
copyright: @quoted@
repo_name: @quoted@
repo_url: https://repository.invalid/team/project
docs_dir: content
use_directory_urls: false
theme:
  name: material
  custom_dir: site_templates/theme
  font: false
  palette:
    - scheme: default
      toggle:
        icon: material/weather-night
        name: @quoted@
    - scheme: slate
      toggle:
        icon: material/weather-sunny
        name: @quoted@
plugins:
  - search
  - explainer:
      name: poisoned
nav:
  - @quoted@: index.md
  - @quoted@:
      - @quoted@: more.md
      - about.md
  - sources.md
"""

_SEED = """\
Harbour news @text@

The harbour shows @text@ here.

The harbour keeps @text@ there.

Nobody sees the harbour @text@ from the hill.

"The harbour is open @single@ for all," said Ada Stone, keeper of @text@ lights.
"""

_SOURCE = """\
title: |-
  Harbour news @text@
publisher: |-
  Quayside @text@
author: |-
  Mole @text@
language: en
text: seeds/harbour.txt
sha256: @sha@
paragraphs: blank_lines
structure:
  - line: 1
    kind: title
rights: full
coverage: partial
found_outside:
  publisher: |-
    @text@
  author: |-
    @text@
"""

_SUBJECTS = """\
subjects:
  harbour:
    label: |-
      harbour @text@
    kind: other
    aliases:
      - name: |-
          quay @text@
        ours: |-
          @text@
      - name: harbour
        ours: short for its name
  ada:
    label: Ada Stone
    kind: person
"""

_CLAIMS = """\
claims:
  shows:
    text: |-
      The harbour shows @text@ here.
    short: |-
      harbour shows @text@ here
    subjects:
      - harbour
    said_by: harbour
    evidence:
      - source: harbour
        passage: |-
          The harbour shows @text@ here
  keeps:
    text: |-
      The harbour keeps @text@ there.
    subjects:
      - harbour
    said_by: harbour
    evidence:
      - source: harbour
        passage: |-
          The harbour keeps @text@ there
"""

_QUOTATIONS = """\
quotations:
  open:
    speaker: ada
    role: |-
      keeper of @text@ lights
    source: harbour
    passage: |-
      The harbour is open @single@ for all
    attribution:
      - passage: |-
          said Ada Stone
"""

_MORE_DATA = {
    "data/disputes/one.yml": """\
disputes:
  differ:
    question: |-
      What of @label@ then?
    positions:
      - shows
      - keeps
""",
    "data/glossary.yml": """\
terms:
  term-one:
    term: |-
      @text@
    definition: keeps
""",
    "data/processes/one.yml": """\
processes:
  opening:
    label: |-
      How @label@ goes
    steps:
      show:
        label: |-
          Show @label@ well
        words:
          - shows
      close:
        label: |-
          Close @label@ well
        words:
          - |-
            closes @text@
    progress:
      harbour:
        show:
          status: done
          claims:
            - shows
        close:
          status: not_stated
""",
    "data/permalinks.yml": """\
published:
  - differ
  - gone
  - keeps
  - open
  - shows
  - term-one
withdrawn:
  gone: |-
    @text@
""",
}

_INDEX = """\
---
title: @title@
description: @title@
summary: true
---

::: uncited method
About the harbour, in code: ``` @text@ ```
:::

## At a glance

- {{ claim shows }}
- {{ claim keeps form=short }}

{{ matrix opening }}

{{ quotation open }}

{{ dispute differ }}

{{ gaps opening }}

{{ timeline }}
"""

_PAGES = {
    "content/index.md": _INDEX,
    "content/more.md": """\
---
title: @title@
subject: harbour
---

{{ progress opening harbour }}

{{ claims subject=harbour }}

{{ voices }}

{{ glossary }}
""",
    "content/about.md": "---\ntitle: @title@\n---\n\n{{ ledger }}\n\n{{ equivalences }}\n",
    "content/sources.md": "---\ntitle: @title@\n---\n\n{{ sources }}\n",
}


def poisoned_files(text: str) -> dict[str, str]:
    """Give the project's files with the text, one line, in every field."""

    def fill(template: str, *, sha: str = "") -> str:
        quoted = json.dumps(f"Harbour {text}", ensure_ascii=False)
        fields = {
            "@quoted@": quoted,
            "@title@": quoted.translate(_DIGITS),
            "@label@": text.translate(_DIGITS),
            # Words inside double quotation marks hold no other ones.
            "@single@": text.replace('"', "'"),
            "@text@": text,
            "@sha@": sha,
        }
        for mark, value in fields.items():
            template = template.replace(mark, value)
        return template

    seed = fill(_SEED)
    return {
        "mkdocs.yml": fill(_CONFIG),
        "seeds/harbour.txt": seed,
        "data/sources/harbour.yml": fill(
            _SOURCE, sha=hashlib.sha256(seed.encode("utf-8")).hexdigest()
        ),
        "data/subjects.yml": fill(_SUBJECTS),
        "data/claims/one.yml": fill(_CLAIMS),
        "data/quotations/one.yml": fill(_QUOTATIONS),
        **{path: fill(template) for path, template in {**_MORE_DATA, **_PAGES}.items()},
    }


def write_poisoned(root: Path, text: str) -> Path:
    """Write the project with this checkout's templates; give its root."""
    write_project(root, poisoned_files(text))
    shutil.copytree(REPO / "site_templates", root / "site_templates")
    return root

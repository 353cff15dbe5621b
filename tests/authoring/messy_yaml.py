"""Data files as people of every habit would write them, for property tests."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from generator.loading.characters import forbidden_offsets

Draw = st.DrawFn

WORDS = st.text(
    st.sampled_from("abcXYZ019 -:#'\"\\,.[]{}&*!|>%@`?=~–—“”‘’…éøŻ\u00a0/()"),
    min_size=1,
    max_size=24,
)
ANY_LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
TAME = st.from_regex(r"[A-Za-z][A-Za-z ,.-]{0,20}[a-z]", fullmatch=True)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
COMMENTS = st.from_regex(r"#{1,2} ?[A-Za-z'\":|-]{1,9}( [a-z]{1,4}){0,2}", fullmatch=True)


@st.composite
def a_string(draw: Draw, indent: int, *, may_fold: bool = True) -> list[str]:
    """Write a string in one of YAML's styles: the rest of its key's line, then further lines."""
    words = draw(st.one_of(WORDS, TAME, ANY_LINE).filter(is_visible))
    folds = [">-", "lines"] if may_fold else []
    style = draw(st.sampled_from(["plain", "'", '"', "|", "|-", *folds]))
    if style == "'":
        return [f"'{words.replace(style, style * 2)}'"]
    if style == '"':
        escaped = words.replace("\\", "\\\\").replace('"', '\\"')
        return [f'"{escaped}"']
    tame = draw(TAME)
    if style in {"|", "|-", ">-"}:
        lines = draw(st.lists(st.one_of(TAME, WORDS.filter(has_ends)), min_size=1, max_size=3))
        return [style, *(" " * indent + line for line in lines)]
    if style == "lines":
        return [tame, " " * indent + draw(TAME)]
    return [tame]


@st.composite
def a_claim(draw: Draw, indent: int) -> list[str]:
    """Write the keys of a claim in any order, with comments and blank lines between."""
    step = draw(st.integers(1, 4))
    below = indent + step
    keys = {
        "text": draw(a_string(below)),
        "short": draw(a_string(below)),
        "subjects": draw(a_list_of_ids(below)),
        "date": [
            "",
            *_keys(
                below,
                {"edtf": ["2024-03-01"], "as_stated": draw(a_string(below + 4, may_fold=False))},
            ),
        ],
        "evidence": ["", *draw(some_evidence(below))],
        "said_by": [draw(IDS)],
    }
    chosen = draw(st.lists(st.sampled_from(sorted(keys)), unique=True, min_size=1))
    rows: list[str] = []
    for key in chosen:
        rows += draw(between(indent))
        rows += _key(indent, key, keys[key], draw(st.booleans().flatmap(maybe_comment)))
    return rows + draw(between(indent))


@st.composite
def a_list_of_ids(draw: Draw, indent: int) -> list[str]:
    ids = draw(st.lists(IDS, min_size=1, max_size=3))
    if draw(st.booleans()):
        return [f"[{', '.join(ids)}]"]
    rows = [""]
    for one in ids:
        rows += [*draw(between(indent)), " " * indent + f"- {one}"]
    return rows


@st.composite
def some_evidence(draw: Draw, indent: int) -> list[str]:
    rows: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        pairs = {"source": [draw(IDS)], "passage": draw(a_string(indent + 6, may_fold=False))}
        if draw(st.booleans()):
            pairs["role"] = ["context"]
        order = draw(st.permutations(sorted(pairs)))
        item = _keys(indent + 2, {key: pairs[key] for key in order})
        item[0] = " " * indent + "- " + item[0].lstrip()
        rows += draw(between(indent)) + item
    return rows


@st.composite
def between(draw: Draw, indent: int) -> list[str]:
    """Write blank lines and comments at about the indent."""
    rows = draw(st.lists(st.one_of(st.just(""), COMMENTS), max_size=2))
    deeper = draw(st.integers(0, 3))
    return [" " * (indent + deeper) + row if row else "" for row in rows]


@st.composite
def claims_file(draw: Draw) -> str:
    """Write a whole file of claims."""
    indent = draw(st.integers(1, 4))
    rows = [*draw(between(0)), "claims:"]
    for name in draw(st.lists(IDS, unique=True, min_size=1, max_size=3)):
        rows += [*draw(between(indent)), " " * indent + f"{name}:", *draw(a_claim(indent + 2))]
    return "\n".join(rows + draw(between(0))) + "\n"


def maybe_comment(is_there: bool) -> st.SearchStrategy[str]:  # noqa: FBT001 - flatmap passes it
    return COMMENTS.map(lambda comment: f" # {comment}") if is_there else st.just("")


def is_visible(words: str) -> bool:
    return not forbidden_offsets(words) and not set(words) & set("\u0085\u2028\u2029\ufeff")


def has_ends(words: str) -> bool:
    return words == words.strip() and is_visible(words)


def _keys(indent: int, pairs: dict[str, list[str]]) -> list[str]:
    return [row for key, value in pairs.items() for row in _key(indent, key, value, "")]


def _key(indent: int, key: str, value: Sequence[str], comment: str) -> list[str]:
    first, *rest = value
    space = " " if first else ""
    return [
        f"{' ' * indent}{key}:{space}{first}{comment if len(value) == 1 or not first else ''}",
        *rest,
    ]

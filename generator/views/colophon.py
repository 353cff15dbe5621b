"""The foot of a page: how to cite it, and how to correct it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.edtf import Edtf
from generator.verify.corpus import VerifiedSource
from generator.views.citing import CitationView, page_citation, source_citation
from generator.views.context import PageContext
from generator.views.publication import Way


@dataclass(frozen=True, slots=True)
class ColophonView:
    """Citations of a page, and of the original where it is a source's, and ways to correct it."""

    citations: tuple[CitationView, ...]
    corrections: tuple[Way, ...]


def colophon_view(
    context: PageContext,
    title: str,
    as_of: Edtf | None,
    path: str,
    source: VerifiedSource | None = None,
) -> ColophonView | None:
    """Compose the foot of a page whose data is in `path`; parts of one document have none."""
    if context.shared.links.one_document:
        return None
    publication = context.shared.publication
    own = page_citation(publication, context.page, title, as_of)
    return ColophonView(
        citations=(source_citation(source), own) if source else (own,),
        corrections=publication.page_corrections(path, title),
    )

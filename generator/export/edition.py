"""Which edition this is: what every page of the offline forms is stamped with."""

from __future__ import annotations

from dataclasses import dataclass

from generator.loading.site_config import SiteConfig
from generator.verify.corpus import VerifiedCorpus
from generator.views.page import newest


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a site.

    `name` is the stem of its files, `label` a version or commit as the caller gives it, `as_of`
    the date of the newest source in words, `address` where the newest edition is, None if that
    isn't configured.
    """

    name: str
    site_name: str
    label: str
    as_of: str | None
    address: str | None

    @property
    def document_name(self) -> str:
        """The file name of the one-file edition."""
        return f"{self.name}.html"

    @property
    def archive_name(self) -> str:
        """The file name of the offline folder, packed."""
        return f"{self.name}-offline.zip"

    @property
    def pdf_name(self) -> str:
        """The file name of the printed edition."""
        return f"{self.name}.pdf"

    @property
    def title(self) -> str:
        """The site's name with the edition behind it."""
        as_of = f", as of {self.as_of}" if self.as_of else ""
        return f"{self.site_name} (edition {self.label}{as_of})"

    @property
    def stamp(self) -> str:
        """The edition in one sentence."""
        as_of = f", as of {self.as_of}, the date of its newest source" if self.as_of else ""
        return f"Offline edition {self.label}{as_of}."


def edition_of(corpus: VerifiedCorpus, site: SiteConfig, label: str) -> Edition:
    """Describe the edition of a verified project that bears a label."""
    as_of = newest(tuple(corpus.sources.values()))
    return Edition(
        name=site.name,
        site_name=site.site_name.value,
        label=label,
        as_of="".join(part.text for part in as_of.parts) if as_of else None,
        address=site.site_url,
    )

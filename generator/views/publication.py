"""The addresses that a site's configuration gives. What isn't configured does not exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from generator.loading.site_config import SiteConfig
from generator.problems import Location
from generator.views.links import SiteLinks, web_address
from generator.views.wording import WORDS

_INDEX = "index.html"
_HOME = "index.md"
_MAIL = "mailto:"
_EDITOR = re.compile(r"/(_?)edit/")


@dataclass(frozen=True, slots=True)
class Way:
    """A link with its words."""

    label: str
    href: str

    @property
    def editor(self) -> bool:
        """Tell whether it leads to a file rather than to a person."""
        return not self.href.startswith(_MAIL)


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a site is published, where its files are kept, and who reads mail about it."""

    site: SiteConfig

    @property
    def name(self) -> str:
        """The site's name."""
        return self.site.site_name.value

    def address(self, page: str) -> str | None:
        """Give the public address of a page, None for a site without one."""
        if web_address(self.site.site_url) is None or self.site.site_url is None:
            return None
        path = SiteLinks(self.site.use_directory_urls).href(_HOME, page)
        return urljoin(f"{self.site.site_url.rstrip('/')}/", path.removesuffix(_INDEX))

    def corrections(self, at: Location, subject: str) -> tuple[Way, ...]:
        """List the ways to correct an entry of a file: its line, a mail about it."""
        root = self._repository()
        line = None
        if root:
            view = _EDITOR.sub(_viewer, root, count=1)
            line = f"{view}{quote(at.path)}#L{at.line}"
        return _ways((WORDS.correct, line), (WORDS.correct_by_mail, self._mail(subject)))

    def page_corrections(self, path: str, title: str) -> tuple[Way, ...]:
        """List the ways to correct a whole page: the editor of its file, a mail about it."""
        root = self._repository()
        editor = f"{root}{quote(path)}" if root else None
        return _ways((WORDS.correct_page, editor), (WORDS.correct_by_mail, self._mail(title)))

    def _repository(self) -> str | None:
        """Give the address below which the repository's host lets its files be edited."""
        site = self.site
        if web_address(site.repo_url) is None or not site.repo_url or not site.edit_uri:
            return None
        folder = site.edit_uri.strip("/").removesuffix(site.docs_dir).strip("/")
        root = f"{site.repo_url.rstrip('/')}/{folder}/"
        return root if _EDITOR.search(root) else None

    def _mail(self, subject: str) -> str | None:
        """Give a `mailto:` address (RFC 6068) with the subject filled in."""
        if not self.site.contact_email:
            return None
        words = f"{WORDS.correction_of}: {subject}"
        return f"{_MAIL}{quote(self.site.contact_email, safe='@')}?subject={quote(words, safe='')}"


def _viewer(editor: re.Match[str]) -> str:
    """Turn the path of a host's editor into that of its view of a file, which shows lines."""
    return "/src/branch/" if editor[1] else "/blob/"


def _ways(*found: tuple[str, str | None]) -> tuple[Way, ...]:
    return tuple(Way(label, href) for label, href in found if href)

"""A build by MkDocs that opens from a folder: read back as a value, never published as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.mkdocs_adapter.compilation import Compilation, Progress
from generator.mkdocs_adapter.run import PublishingRun, settle

_INSTANT = "navigation.instant"


@dataclass(frozen=True, slots=True)
class OfflineProfile:
    """How a build for a folder differs: where it is written, and what is added to each page.

    `stamp` names the edition, `address` where the newest one is.
    """

    folder: Path
    stamp: str
    address: str | None


class OfflineRun(PublishingRun):
    """A build with flat addresses and without what needs a server."""

    def __init__(
        self,
        config: MkDocsConfig,
        progress: Progress,
        compilation: Compilation,
        profile: OfflineProfile,
    ) -> None:
        """Prepare; the compiled site has to have flat addresses."""
        super().__init__(config, progress, compilation)
        self._profile = profile
        self.tree: Mapping[str, bytes] = {}
        """The files that were written, by their paths."""

    def begin(self, config: MkDocsConfig) -> None:
        """Send MkDocs to the folder, with the settings of a site that has no server."""
        config.site_dir = str(self._profile.folder)
        config.use_directory_urls = False
        features = config.theme.get("features", [])
        config.theme["features"] = [one for one in features if not one.startswith(_INSTANT)]
        config.extra["edition"] = {"stamp": self._profile.stamp, "address": self._profile.address}
        if self.compilation is not None:
            settle(config, self.compilation.settings)
        self._recorder.start()
        self._progress("writing the offline folder")

    def finish(self, config: MkDocsConfig) -> None:
        """Check what was written and read it back."""
        self._progress("checking the offline folder")
        self._refuse_if_wrong(self._check_output(self._site(), config))
        folder = self._profile.folder
        self.tree = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

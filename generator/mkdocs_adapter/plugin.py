"""The plugin `explainer`: MkDocs asks, the run of a build answers.

What only a preview needs is imported there, so that a build starts without it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.mkdocs_adapter.bytecode import bytecode_cache
from generator.mkdocs_adapter.common_parts import CommonParts
from generator.mkdocs_adapter.compilation import Compilation, Progress
from generator.mkdocs_adapter.escaping import escape_titles
from generator.mkdocs_adapter.feeding import feed_article, feed_head
from generator.mkdocs_adapter.menu import Menu
from generator.mkdocs_adapter.offline_run import OfflineProfile, OfflineRun
from generator.mkdocs_adapter.preview import PreviewRun, rebuild_or_show
from generator.mkdocs_adapter.remembered import Remembered
from generator.mkdocs_adapter.run import PublishingRun, Run
from generator.output.policy import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_log = get_plugin_logger("explainer")
_FIRST, _LAST = 1000, -1000


class ExplainerConfig(Config):  # type: ignore[no-untyped-call] # MkDocs's is untyped
    """The plugin's options in `mkdocs.yml`."""

    name = config_options.Optional(config_options.Type(str))
    """The name of the offline forms; by default made from the site's name."""


class ExplainerPlugin(BasePlugin[ExplainerConfig]):  # type: ignore[no-untyped-call] # as above
    """Prove the project before MkDocs writes anything, and publish all or nothing."""

    def __init__(self) -> None:
        """Begin without a run; `on_config` makes one for each build."""
        self.progress: Progress = _log.debug
        self.compilation: Compilation | None = None
        """Set by a caller that has compiled the project just now; good for one build."""
        self.offline: OfflineProfile | None = None
        """Set by a caller that wants a folder to read back instead of a published site."""
        self.remembered: Remembered | None = None
        """Set likewise: what is known of builds before."""
        self.run: Run | None = None
        self._serving = False
        self._spares = False
        self._menu: Menu | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was called for; having this hook keeps one plugin a process."""
        self._serving = command == "serve"
        self._spares = dirty

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Prove and compile the project; on errors nothing is touched."""
        if self._serving:
            self.run = self.run if isinstance(self.run, PreviewRun) else PreviewRun(config)
        elif self.offline and self.compilation:
            self.run = OfflineRun(config, self.progress, self.compilation, self.offline)
            self.compilation = self.offline = None
        else:
            self.run = PublishingRun(config, self.progress, self.compilation)
            # MkDocs keeps this object for later builds of the process: each is proved anew.
            self.compilation = None
        if self.remembered is not None:
            self.run.remembered, self.remembered = self.remembered, None
        self.run.spares = self._spares
        self.run.begin(config)
        return config

    @event_priority(_LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages."""
        self._current().take_files(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Escape titles that the theme prints as they are; say which pages are to be written."""
        escape_titles(nav)
        self._menu = Menu(nav)
        self._current().take_nav(nav, files, config)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme the policy to print, the menu, and a memory for what pages share."""
        del config
        run = self._current()
        run.take_environment(files)
        env.globals["content_security_policy"] = CONTENT_SECURITY_POLICY
        env.globals["menu"] = self._menu
        common = CommonParts()
        env.globals["once"], env.filters["url"] = common.once, common.url
        env.bytecode_cache = bytecode_cache(run.root)
        env.auto_reload = False  # each build has an environment of its own
        return env

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Give nothing: pages were read and proved already, their front matter too."""
        del page, config
        return ""

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Set the page's title and description."""
        del config, files
        compiled = self._current().page(page)
        if compiled is not None:
            feed_head(page, compiled)
        return markdown

    @event_priority(_LAST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the compiled article."""
        del config, files
        compiled = self._current().page(page)
        return html if compiled is None else feed_article(page, compiled)

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Remember what is written."""
        del config
        self._current().take_output(output, page)
        return output

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check the output and publish it."""
        self._current().finish(config)

    def on_build_error(self, *, error: Exception) -> None:
        """Clean up; say in one line what a template or MkDocs stumbled on."""
        run = self._current()
        run.close()
        if isinstance(error, PluginError):
            return
        problem = run.failure(error)
        if problem is not None:
            raise PluginError(f"{problem.location}: {problem.message}") from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Keep the server alive when a rebuild fails, and let it notice edits at once."""
        from generator.mkdocs_adapter.live_reload import allow_live_reload  # noqa: PLC0415
        from generator.mkdocs_adapter.watching import notice_at_once  # noqa: PLC0415

        notice_at_once(server, config.watch)
        if isinstance(self.run, PreviewRun):
            server.builder = rebuild_or_show(builder, self.run, server.root)
            server.set_app(allow_live_reload(server.serve_request, self.run.panel))
        return server

    def on_shutdown(self) -> None:
        """Clean up after Ctrl-C, too."""
        if self.run is not None:
            self.run.close()

    def _current(self) -> Run:
        if self.run is None:
            raise PluginError("MkDocs did not configure the plugin `explainer`")
        return self.run

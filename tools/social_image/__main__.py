"""Command line: `python -m tools.social_image --line TEXT --out content/assets/social.png`."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.loading.site_config import CONFIG_FILE, read_site_config
from tools.social_image.card import HEIGHT, WIDTH, card

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the image for the project in the current folder; return the exit code."""
    options = _parser().parse_args(arguments)
    site, problems = read_site_config((options.project / CONFIG_FILE).read_text("utf-8"))
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if problems or browser is None:
        sys.stderr.write("\n".join(map(str, problems)) or "install Chromium first\n")
        return 1
    draw(card(site.site_name.value, options.line), browser, options.out)
    sys.stdout.write(f"{options.out}: {options.out.stat().st_size} bytes\n")
    return 0


def draw(page: str, browser: str, out: Path) -> None:
    """Let a browser draw a page into a PNG file; nothing is fetched."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
        )
        tab = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        tab.set_content(page)
        tab.screenshot(path=out)
        chromium.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tools.social_image", description=__doc__)
    parser.add_argument("--line", required=True, help="the sentence below the site's name")
    parser.add_argument("--out", type=Path, required=True, help="the PNG file to write")
    parser.add_argument("--project", type=Path, default=Path(), help="where mkdocs.yml is")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())

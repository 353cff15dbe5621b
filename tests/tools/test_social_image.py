"""The social image is a picture of the site's own name, and no page invents its address."""

from __future__ import annotations

import struct

from generator.loading.site_config import read_site_config
from tests.support.program import REPO
from tools.social_image.card import HEIGHT, WIDTH, card

IMAGE = REPO / "content/assets/social.png"


def test_the_committed_image_is_a_png_of_the_size_that_networks_show() -> None:
    data = IMAGE.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
    assert len(data) < 100_000


def test_the_configuration_names_the_committed_image() -> None:
    config = (REPO / "mkdocs.yml").read_text("utf-8")
    site, _ = read_site_config(config)
    assert f"social_image: {IMAGE.relative_to(REPO / site.docs_dir).as_posix()}\n" in config


def test_what_the_image_says_is_never_markup() -> None:
    page = card("<b>A & B</b>", "1 < 2")
    assert "<h1>&lt;b&gt;A &amp; B&lt;/b&gt;</h1>" in page
    assert "<p>1 &lt; 2</p>" in page


def test_the_image_asks_for_nothing_from_elsewhere() -> None:
    assert "url(" not in card("A", "B")
    assert "src=" not in card("A", "B")

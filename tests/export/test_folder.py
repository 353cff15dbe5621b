"""The offline folder: what it has, what it leaves out, and that nothing in it calls a host."""

from __future__ import annotations

import hashlib
import re
import subprocess

from generator.output.html_tree import HtmlDocument, parse_html
from tests.export.conftest import LABEL, Exported, parsed

LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping"}
LOADING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload"}
TARGET_SIZE_OF_A_PAGE = 20_000  # bytes


def loads(document: HtmlDocument) -> list[str]:
    """List the addresses of everything that a page loads by itself."""
    found = []
    for element in document.elements:
        found += [value for name, value in element.attributes.items() if name in LOADING]
        if element.tag == "link" and set(element.tokens("rel")) & LOADING_LINKS:
            found.append(element.attributes["href"])
    return found


def test_no_page_of_either_form_loads_anything_from_a_host(forms: Exported) -> None:
    paths = [*forms.folder.rglob("*.html"), forms.document]
    wrong = {
        f"{path.name}: {address}"
        for path in paths
        for address in loads(parsed(path))
        if re.match(r"[a-z]+:|//|/", address)
    }
    assert not wrong


def test_no_style_of_either_form_loads_anything_from_a_host(forms: Exported) -> None:
    styles = {path.name: path.read_text("utf-8") for path in forms.folder.rglob("*.css")}
    styles["document"] = "".join(
        re.findall(r"<style>(.*?)</style>", forms.document.read_text("utf-8"), re.DOTALL)
    )
    found = [
        (name, address)
        for name, style in styles.items()
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", style)
        if not "".join(address).startswith(("data:", "#", "../"))
    ]
    assert not found


def test_the_folder_has_what_its_readers_need(forms: Exported) -> None:
    names = {path.name for path in forms.folder.iterdir()}
    assert {"START-HERE.html", "print.html", "index.html", "claims.json"} <= names
    assert {"MANIFEST.sha256", "verify.py"} <= names


def test_the_folder_leaves_out_what_needs_a_server_or_another_search(forms: Exported) -> None:
    names = [path.relative_to(forms.folder).as_posix() for path in forms.folder.rglob("*")]
    unwanted = re.compile(
        r"404\.html|sitemap.*|_headers|.*/social\.png|.*\.map|.*feed.*|(.*/)?(lunr|workers|search)/.*|(.*/)?\..*"
    )
    assert not [name for name in names if unwanted.fullmatch(name)]
    scripts = [path for path in forms.folder.rglob("*") if path.suffix in {".js", ".css"}]
    assert scripts
    assert not [path.name for path in scripts if b"sourceMappingURL" in path.read_bytes()]


def test_the_addresses_of_the_folder_are_flat_whatever_those_of_the_site_are(
    second: Exported,
) -> None:
    assert (second.folder / "timeline.html").is_file()
    assert not (second.folder / "timeline").exists()


def test_every_page_of_the_folder_bears_the_edition(forms: Exported) -> None:
    for name, page in forms.pages.items():
        *_, footer = page.with_tag("footer")
        assert f"edition {LABEL}, as of " in footer.text, name


def test_the_newest_editions_address_is_told_where_it_is_configured_and_nowhere_else(
    exported: Exported, second: Exported
) -> None:
    address = "https://bridge.example/"
    for name, page in second.pages.items():
        *_, footer = page.with_tag("footer")
        assert address in footer.text, name
    assert address in (second.folder / "START-HERE.html").read_text("utf-8")
    assert "newest edition" not in (exported.folder / "START-HERE.html").read_text("utf-8")


def test_the_first_page_reads_well_inside_the_archive(forms: Exported) -> None:
    markup = (forms.folder / "START-HERE.html").read_text("utf-8")
    page = parse_html(markup)
    assert not loads(page)
    text = next(page.with_tag("body")).text
    assert "Extract first." in text
    assert "On a phone" in text
    assert forms.document.name in text


def test_the_manifest_is_what_sha256sum_reads(forms: Exported) -> None:
    done = subprocess.run(
        ("sha256sum", "--check", "--strict", "--quiet", "MANIFEST.sha256"),
        cwd=forms.folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    listed = (forms.folder / "MANIFEST.sha256").read_text("utf-8").splitlines()
    files = [path for path in forms.folder.rglob("*") if path.is_file()]
    assert len(listed) == len(files) - 1


def test_the_page_to_print_is_the_one_file_edition(forms: Exported) -> None:
    assert (forms.folder / "print.html").read_bytes() == forms.document.read_bytes()


def test_a_text_that_may_be_shown_in_full_is_passed_on_and_no_other(second: Exported) -> None:
    texts = {path.name for path in (second.folder / "seeds").iterdir()}
    assert texts == {"bridge-report.txt"}
    (source,) = (one for one in second.facts["sources"] if one["rights"] == "full")
    content = (second.folder / source["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == source["sha256"]


def test_a_page_of_the_folder_costs_twenty_kilobytes_at_most(exported: Exported) -> None:
    assert exported.archive.stat().st_size < TARGET_SIZE_OF_A_PAGE * len(exported.pages)

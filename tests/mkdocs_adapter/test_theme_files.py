"""The theme's files are those that MkDocs finds by itself."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import Files

from generator.mkdocs_adapter.theme_files import list_without_icons


def test_no_file_of_the_theme_is_lost_with_the_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "own/.hidden").mkdir(parents=True)
    (tmp_path / "own/.hidden/a.css").touch()
    (tmp_path / "own/assets").mkdir()
    (tmp_path / "own/assets/a.css").touch()
    settings = "site_name: Files\ntheme:\n  name: material\n  custom_dir: own\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    stock, ours = Files([]), Files([])
    stock.add_files_from_theme(config.theme.get_env(), config)
    list_without_icons(config.theme)
    environment = config.theme.get_env()
    ours.add_files_from_theme(environment, config)
    names = [file.src_uri for file in ours]
    assert names == [file.src_uri for file in stock]
    assert "assets/a.css" in names
    assert environment.get_template("main.html")
    assert environment.get_template(".icons/material/close.svg")

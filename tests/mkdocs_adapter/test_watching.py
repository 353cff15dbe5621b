"""The preview is told of every edit by the system, and of nothing else."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.mkdocs_adapter.watching import Notified, notice_at_once

PATIENCE = 60


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/claims.yml").write_text("claims: 1", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: a", "utf-8")
    return tmp_path


@pytest.fixture
def rebuilt(project: Path) -> Iterator[threading.Event]:
    """Watch a project as a preview does; give what is set by each rebuild."""
    asked = threading.Event()
    server = LiveReloadServer(asked.set, "127.0.0.1", 0, str(project), shutdown_delay=0.05)
    server.watch(str(project / "mkdocs.yml"))
    notice_at_once(server, [str(project / "data")])
    serving = threading.Thread(target=server.serve)
    serving.start()
    yield asked
    server.shutdown(wait=True)
    serving.join()


def edit_in_place(path: Path) -> None:
    """Change a file so that neither its size nor its time tells."""
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("a", "b").replace("1", "2"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_another_in_its_place(path: Path) -> None:
    """Change a file as many editors do."""
    new = path.with_name("new")
    new.write_text("new", "utf-8")
    new.replace(path)


@pytest.mark.parametrize("name", ["data/claims.yml", "mkdocs.yml"])
@pytest.mark.parametrize("change", [edit_in_place, put_another_in_its_place])
def test_an_edit_asks_for_a_rebuild_again_and_again(
    rebuilt: threading.Event, project: Path, name: str, change: Callable[[Path], None]
) -> None:
    for content in ("a: 1", "b: 2"):
        change(project / name)
        assert rebuilt.wait(PATIENCE)
        rebuilt.clear()
        (project / name).write_text(content, "utf-8")
        assert rebuilt.wait(PATIENCE)
        rebuilt.clear()


def test_to_read_a_file_is_no_edit(project: Path) -> None:
    seen: list[str] = []
    done = threading.Event()

    class Recorder(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            seen.append(Path(os.fsdecode(event.src_path)).name)
            if "last" in seen:
                done.set()

    observer = Notified()
    observer.schedule(Recorder(), str(project / "data"), recursive=True)
    observer.start()
    (project / "data/claims.yml").read_text("utf-8")
    (project / "data/last").write_text("the system tells in order", "utf-8")
    assert done.wait(PATIENCE)
    observer.stop()
    observer.join()
    assert set(seen) == {"last"}

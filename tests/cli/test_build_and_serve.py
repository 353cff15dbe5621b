"""`explainer build` says what to open, or that nothing was published; `serve` runs until Ctrl-C."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.program import RunExplainer, explainer_command, program_environ
from tests.support.terminals import run_in_terminal

PATIENCE = 60
"""Seconds after which a preview that doesn't answer counts as hung."""


def spoil(project: Path) -> None:
    """Let a page refer to a claim that isn't there."""
    page = project / "content/index.md"
    page.write_text(page.read_text("utf-8") + "\n\n{{ claim no-such-claim }}\n", "utf-8")


def tree(site: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@contextmanager
def preview(project: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a project on a free port; give the process and the address, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    with subprocess.Popen(
        explainer_command("serve", "--address", address),
        cwd=project,
        env=program_environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            wait_for(address, process)
            yield process, address
        finally:
            process.kill()


def wait_for(address: str, process: subprocess.Popen[str]) -> None:
    host, _, port = address.partition(":")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as client:
            if client.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the preview never answered")


def test_a_build_says_what_was_checked_and_what_to_open(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    done = run_explainer("build", cwd=real_project)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"Open {Path('site/index.html')} in a browser.\n"
    assert done.stderr.splitlines()[-1].endswith("checked: 0 problems")
    assert (real_project / "site/index.html").is_file()


def test_a_build_of_a_wrong_project_publishes_nothing_and_leaves_the_old_site(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    assert run_explainer("build", cwd=real_project).returncode == 0
    old = tree(real_project / "site")
    spoil(real_project)
    done = run_explainer("build", cwd=real_project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "content/index.md:" in done.stderr
    assert "no-such-claim" in done.stderr
    assert done.stderr.endswith("Nothing was published; the site is as it was.\n")
    assert tree(real_project / "site") == old


def test_an_output_folder_that_is_not_ours_is_left_alone_and_ends_with_2(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    (real_project / "site").mkdir()
    (real_project / "site/thesis.txt").write_text("ten years of work")
    done = run_explainer("build", cwd=real_project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("explainer: ")
    assert (real_project / "site/thesis.txt").read_text() == "ten years of work"


def test_progress_is_shown_on_a_terminal_and_wiped_in_the_end(real_project: Path) -> None:
    code, screen = run_in_terminal(
        explainer_command("build"), cwd=real_project, environ=program_environ(TERM="xterm")
    )
    assert code == 0
    assert " …" in screen
    last_progress = screen.rindex(" …")
    assert "\r\x1b[K" in screen[last_progress:]
    assert screen.endswith("in a browser.\n")


def test_a_preview_shows_the_pages_until_ctrl_c_which_ends_with_130(real_project: Path) -> None:
    with preview(real_project) as (process, address):
        with urllib.request.urlopen(f"http://{address}/") as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in output


def test_a_port_that_is_taken_ends_with_2(run_explainer: RunExplainer, real_project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run_explainer("serve", "--address", address, cwd=real_project)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr

"""The packed folder: the same bytes everywhere, and nothing that a system can't hold."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import subprocess
import zipfile
from pathlib import PurePosixPath

from generator.export.archive import packed
from tests.export.conftest import Exported

RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
FILES = {"b/ä.html": b"<p>b</p>", "a.txt": b"a" * 5000, "MANIFEST": b""}


def test_the_same_files_give_the_same_archive_whatever_their_order() -> None:
    assert packed("top", FILES) == packed("top", dict(reversed(FILES.items())))


def test_entries_are_sorted_and_bear_one_time_and_one_mode() -> None:
    with zipfile.ZipFile(io.BytesIO(packed("top", FILES))) as archive:
        infos = archive.infolist()
        assert [info.filename for info in infos] == ["top/MANIFEST", "top/a.txt", "top/b/ä.html"]
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in infos} == {stat.S_IFREG | 0o644}
        assert archive.read("top/a.txt") == FILES["a.txt"]


def test_the_comment_of_an_archive_is_the_hash_of_all_bytes_before_it() -> None:
    content = packed("top", FILES)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        comment = archive.comment
    before = content[: -len(comment)]
    assert comment.decode() == f"sha256:{hashlib.sha256(before).hexdigest()}"


def test_the_archive_passes_the_test_of_unzip(forms: Exported) -> None:
    done = subprocess.run(("unzip", "-t", forms.archive), capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_the_archive_holds_one_folder_of_its_own_name_with_plain_files_only(
    forms: Exported,
) -> None:
    with zipfile.ZipFile(forms.archive) as archive:
        infos = archive.infolist()
    assert {info.filename.split("/")[0] for info in infos} == {forms.folder.name}
    assert forms.archive.name == f"{forms.folder.name}-offline.zip"
    assert not any(info.is_dir() or stat.S_ISLNK(info.external_attr >> 16) for info in infos)


def test_no_name_in_the_archive_is_absolute_or_unusable_on_windows(forms: Exported) -> None:
    with zipfile.ZipFile(forms.archive) as archive:
        names = archive.namelist()
    parts = [part for name in names for part in PurePosixPath(name).parts]
    assert not any(name.startswith("/") or "\\" in name for name in names)
    assert not [part for part in parts if part in {".", ".."} or RESERVED.fullmatch(part)]
    assert not [part for part in parts if part.endswith((".", " ")) or set(part) & set('<>:"|?*')]
    assert len({name.casefold() for name in names}) == len(names)

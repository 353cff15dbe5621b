"""Pack a folder so that the same files always give the same bytes."""

from __future__ import annotations

import hashlib
import io
import stat
import struct
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest that the format can hold
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_LEVEL = 9


def packed(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Write a ZIP archive (PKWARE APPNOTE 6.3.3) with one folder, its files in order of name.

    Its comment is `sha256:` and the hash of all bytes before the comment.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{path}", _FIRST_DAY)
            info.create_system = _UNIX
            info.external_attr = _MODE
            archive.writestr(info, files[path], zipfile.ZIP_DEFLATED, _LEVEL)
    return _sealed(buffer.getvalue())


def _sealed(content: bytes) -> bytes:
    """Append the comment; the archive's last two bytes say how long it is."""
    comment_length = len(_comment(b""))
    body = content[:-2] + struct.pack("<H", comment_length)
    return body + _comment(body)


def _comment(body: bytes) -> bytes:
    return b"sha256:" + hashlib.sha256(body).hexdigest().encode()

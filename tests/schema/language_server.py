"""A YAML language server as editors run it: over standard input and output."""

from __future__ import annotations

import itertools
import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from tests.support.program import REPO

MODULE = REPO / ".cache/language-server/node_modules/yaml-language-server/bin/yaml-language-server"
PATIENCE = 60
"""Seconds after which an answer isn't waited for any longer; answers take a fraction of one."""

Message = dict[str, Any]


class LanguageServer:
    """One server for one project folder; what an editor asks is a method."""

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        """Start the server with an editor's settings, by their full names."""
        node = shutil.which("node")
        assert node, "no Node.js found: run `make language-server`"
        self._process = subprocess.Popen(
            (node, MODULE, "--stdio"), cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._settings = settings
        self._folder = folder
        self._ids = itertools.count(1)
        self._received: queue.Queue[Message] = queue.Queue()
        self._diagnostics: dict[str, list[Message]] = {}
        self._reader = threading.Thread(target=self._read_all, daemon=True)
        self._reader.start()
        self._shake_hands()

    def stop(self) -> None:
        """End the server as editors do."""
        self._request("shutdown", None)
        self._notify("exit", None)
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            stream.close()

    def diagnose(self, path: str, text: str) -> list[Message]:
        """Open a text as a file of the project, and give what is underlined."""
        uri = self._open(path, text)
        while uri not in self._diagnostics:
            self._take()
        return self._diagnostics[uri]

    def complete(self, path: str, text: str) -> list[Message]:
        """Give what is offered where the text has the sign `‸`."""
        before, after = text.split("‸")
        uri = self._open(path, before + after)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        answer = self._request(
            "textDocument/completion", {"textDocument": {"uri": uri}, "position": position}
        )
        items: list[Message] = answer["items"]
        return items

    def _shake_hands(self) -> None:
        uri = self._folder.as_uri()
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
                "publishDiagnostics": {},
            },
        }
        self._request(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": "project"}],
                "capabilities": capabilities,
            },
        )
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": None})

    def _open(self, path: str, text: str) -> str:
        """Open a text under a name of its own beside `path`: findings name no version."""
        file = self._folder / path
        uri = file.with_stem(f"{file.stem}-{next(self._ids)}").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def _request(self, method: str, parameters: object) -> Any:  # noqa: ANN401 - any JSON
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _notify(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _take(self) -> Message:
        """Wait for a message; answer it if it asks, keep it if it underlines."""
        message = self._received.get(timeout=PATIENCE)
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method and "id" in message:
            is_asked = method == "workspace/configuration"
            items = message["params"]["items"] if is_asked else []
            answer = [self._setting(item["section"]) for item in items] if is_asked else None
            self._send({"id": message["id"], "result": answer})
        return message

    def _setting(self, section: str) -> object:
        """Give a setting, or the settings below a name, as VS Code does."""
        if section in self._settings:
            return self._settings[section]
        below = f"{section}."
        found: dict[str, Any] = {}
        for name, value in self._settings.items():
            if name.startswith(below):
                *path, last = name.removeprefix(below).split(".")
                place = found
                for part in path:
                    place = place.setdefault(part, {})
                place[last] = value
        return found or None

    def _send(self, message: Message) -> None:
        stream = self._process.stdin
        assert stream
        content = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        stream.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        stream.flush()

    def _read_all(self) -> None:
        stream = self._process.stdout
        assert stream
        while (message := _read_message(stream)) is not None:
            self._received.put(message)


def _read_message(stream: IO[bytes]) -> Message | None:
    """Read one message, None at the end."""
    length = 0
    while (line := stream.readline()) not in {b"\r\n", b""}:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    if not line:
        return None
    message: Message = json.loads(stream.read(length))
    return message

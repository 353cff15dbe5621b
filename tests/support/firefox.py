"""A Firefox to test with, driven over WebDriver BiDi (W3C), the protocol that it speaks itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

PROGRAMS = (os.environ.get("FIREFOX", ""), "firefox-esr", "firefox")
SETTINGS: dict[str, bool | int | str] = {
    "security.fileuri.strict_origin_policy": True,
    "privacy.file_unique_origin": True,
    # There is no such proxy: whoever asks a host gets no answer.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}
EVENTS = ("log.entryAdded", "network.beforeRequestSent", "network.fetchError")
COMPLAINTS = """() => {
  window.complaints = [];
  const note = (text) => window.complaints.push(text);
  addEventListener("error", ({ target, message }) => note(message || target.outerHTML), true);
  document.addEventListener("securitypolicyviolation", (event) =>
    note(`${event.violatedDirective} ${event.blockedURI}`));
}"""
CALL = "async (said) => JSON.stringify((await (%s)(...JSON.parse(said))) ?? null)"
LOCAL = ("file:", "data:", "blob:", "about:", "resource:", "chrome:")
KEYS = {"Enter": "\ue007", "Escape": "\ue00c"}
PATIENCE = 60  # seconds, for a machine that has much else to do


class FirefoxError(Exception):
    """Firefox refused a command, or a function threw."""


@dataclass(slots=True)
class Firefox:
    """A running Firefox with one tab; `complaints` is what was wrong so far."""

    connection: ClientConnection
    tab: str = ""
    complaints: list[str] = field(default_factory=list)
    _sent: int = 0

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and give its result; raises FirefoxError."""
        self._sent += 1
        self.connection.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            said = json.loads(self.connection.recv(PATIENCE))
            if said["type"] == "event":
                self.complaints += _complaints(said["method"], said["params"])
            elif said["id"] == self._sent:
                if said["type"] == "error":
                    raise FirefoxError(f"{method}: {said['error']}: {said['message']}")
                result: dict[str, Any] = said["result"]
                return result

    def open(self, address: str) -> None:
        """Go to an address and wait until it has loaded."""
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def run(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Call a function in the page; JSON goes in and comes out. Raises FirefoxError."""
        done = self.send(
            "script.callFunction",
            functionDeclaration=CALL % function,
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": self.tab},
            awaitPromise=True,
            userActivation=True,
        )
        if done["type"] == "exception":
            raise FirefoxError(done["exceptionDetails"]["text"])
        return json.loads(done["result"]["value"])

    def press(self, *keys: str) -> None:
        """Press keys one after the other: texts, or names of `KEYS`."""
        signs = [KEYS[key]] if (key := "".join(keys)) in KEYS else list(key)
        pressed = [{"type": t, "value": sign} for sign in signs for t in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": pressed}
        self.send("input.performActions", context=self.tab, actions=[source])

    def located(self, selector: str) -> list[dict[str, Any]]:
        """Find elements without a script: what is known of each, by its names in the protocol."""
        found = self.send(
            "browsingContext.locateNodes",
            context=self.tab,
            locator={"type": "css", "value": selector},
        )
        return [node["value"] for node in found["nodes"]]


def _complaints(event: str, params: dict[str, Any]) -> Iterator[str]:
    """Tell what is wrong about an event: a message of an error, or a request to a host."""
    if event == "log.entryAdded":
        if params["level"] in {"warn", "error"}:
            yield f"{params['level']}: {params['text']}"
        return
    address = params["request"]["url"]
    if not address.startswith(LOCAL):
        yield f"asked {address}"
    elif event == "network.fetchError" and params["errorText"] != "NS_BINDING_ABORTED":
        yield f"{params['errorText']}: {address}"


def _server(file: Path) -> str:
    """Wait until Firefox has written where it listens."""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        try:
            said = json.loads(file.read_text("utf-8"))
        except (FileNotFoundError, ValueError):  # not yet, or not yet whole
            time.sleep(0.05)
        else:
            return f"ws://{said['ws_host']}:{said['ws_port']}"
    raise FirefoxError("Firefox did not start")


@contextmanager
def started_firefox(profile: Path, *, script: bool = True) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own, with the strict rules for files, and no network."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert program, "no Firefox found: run `make browser`"
    settings = {**SETTINGS, "javascript.enabled": script}
    lines = (f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in settings.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    options = ("--headless", "--no-remote", "--remote-debugging-port", "0")
    with subprocess.Popen(
        (program, *options, "--profile", profile),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(profile)},
    ) as process:
        try:
            server = _server(profile / "WebDriverBiDiServer.json")
            with connect(f"{server}/session", max_size=None) as connection:
                firefox = Firefox(connection)
                firefox.send("session.new", capabilities={})
                firefox.tab = firefox.send("browsingContext.getTree")["contexts"][0]["context"]
                firefox.send("session.subscribe", events=EVENTS)
                firefox.send("script.addPreloadScript", functionDeclaration=COMPLAINTS)
                yield firefox
        finally:
            process.kill()  # there is nothing to keep, and a farewell takes seconds

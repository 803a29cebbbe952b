"""A page in headless Chromium, which shows what a server has to show. Must not know what is to be seen."""

from __future__ import annotations

import base64
import json
import os
import select
import signal
import subprocess
from fcntl import F_DUPFD, fcntl
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import pyte

from tests.faults.terminals import Window
from tests.tools import tool

OPTIONS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nobody is asked for the font of the server's page
    "--remote-debugging-pipe",
)
SIZE: Final = {"width": 1000, "height": 640, "deviceScaleFactor": 1, "mobile": False}
"""Of the page, in pixels."""
BLANK: Final = "about:blank"
KEYS: Final = {"\r": ("Enter", 13, 0), "\x1b[B": ("ArrowDown", 40, 0), "\x18": ("x", 88, 2)}
"""Names, codes and modifiers, as the page gets them, of what else is sent to a terminal."""
_ORDERS, _TOLD = 3, 4
"""The descriptors that Chromium has for its DevTools protocol: no socket is opened for it."""
_BINARY: Final = 2
"""The frames of a web socket that hold what stands on the screen (RFC 6455)."""


class Page(Window):
    """What a server sends to the page is the screen; keys are pressed in the page."""

    def __init__(self, address: str, folder: Path) -> None:
        """`folder`: where Chromium may write."""
        self.console: list[str] = []
        """What came to the browser's console."""
        self.is_closed = False
        """Whether the server has ended what it shows."""
        self.written = ""
        self._screen = pyte.Screen(80, 24)
        self._bytes = pyte.ByteStream(self._screen)
        self._session: dict[str, str] = {}
        self._asked = 0
        self._answers: dict[int, dict[str, Any]] = {}
        self._packets = b""
        theirs, self._orders = (fcntl(end, F_DUPFD, 10) for end in os.pipe())
        self._told, told = (fcntl(end, F_DUPFD, 10) for end in os.pipe())
        redirect = f'exec "$@" {_ORDERS}<&{theirs} {_TOLD}>&{told}'
        self.process = subprocess.Popen(
            ["/bin/bash", "-c", redirect, "bash", tool("chromium"), *OPTIONS, f"--user-data-dir={folder}", BLANK],
            pass_fds=(theirs, told),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(theirs)
        os.close(told)
        self.until(self._pages)
        session = self.ask("Target.attachToTarget", targetId=self._pages()[0], flatten=True)["sessionId"]
        self._session = {"sessionId": session}
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        self.ask("Emulation.setDeviceMetricsOverride", **SIZE)
        self.until(lambda: "errorText" not in self.ask("Page.navigate", url=address))

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Give an order of the DevTools protocol and wait for the answer."""
        self._asked += 1
        number = self._asked
        order = {"id": number, "method": method, "params": parameters, **self._session}
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        self.until(lambda: number in self._answers)
        return self._answers.pop(number)

    def _pages(self) -> list[str]:
        return [each["targetId"] for each in self.ask("Target.getTargets")["targetInfos"] if each["type"] == "page"]

    def send(self, keys: bytes | str) -> None:
        """Press one key in the page."""
        assert isinstance(keys, str)
        name, code, modifiers = KEYS.get(keys, (keys, ord(keys[-1].upper()), 0))
        text = {} if modifiers or len(keys) > 1 else {"text": keys}
        for kind, typed in (("keyDown", text), ("keyUp", {})):
            key = {"key": name, "windowsVirtualKeyCode": code, "modifiers": modifiers}
            self.ask("Input.dispatchKeyEvent", type=kind, **key, **typed)

    def click(self, x: int, y: int) -> None:
        """Click in the page; from then on it has the keys."""
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path) -> None:
        """Keep what the page looks like."""
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))

    def read(self, wait: float = 0.05) -> bool:
        """Take in what Chromium tells; whether there was something."""
        if not select.select([self._told], [], [], wait)[0]:
            return False
        *packets, self._packets = (self._packets + os.read(self._told, 65536)).split(b"\0")
        for packet in packets:
            self._take(json.loads(packet))
        return True

    def _take(self, message: dict[str, Any]) -> None:
        told = message.get("params", {})
        match message.get("method"):
            case None:
                self._answers[message["id"]] = message["result"]
            case "Network.webSocketFrameReceived" if told["response"]["opcode"] == _BINARY:
                data = base64.b64decode(told["response"]["payloadData"])
                self.written += data.decode()
                self._bytes.feed(data.replace(b"\x1b[<u", b""))
            case "Network.webSocketFrameSent":
                kind, *rest = json.loads(told["response"]["payloadData"])
                if kind == "resize":
                    self._screen.resize(rest[0]["height"], rest[0]["width"])
            case "Network.webSocketClosed":
                self.is_closed = True
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded":
                self.console.append(json.dumps(told))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._orders)
        os.close(self._told)

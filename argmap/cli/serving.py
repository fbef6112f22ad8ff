"""Serving one page to the user of this machine, and telling it when there is a new one."""

import hmac
import json
import secrets
import sys
import threading
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from argmap.cli.failures import tell_error
from argmap.explorer.page import message_page

HOST = "127.0.0.1"
HEARTBEAT = 10.0
"""Seconds after which a waiting browser hears that the server is still there."""
MOST_WAITING = 3
"""Pages that are kept waiting for news. A browser has six connections to a server, whatever the number of its tabs;
the other pages are answered at once, and ask again."""
ENTRY_SECONDS = 120.0
"""How long the address that a browser is started with can be used, once: other users may see it among the processes."""
IDLE_SECONDS = 60.0
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
_CLIENT = """
(() => {
  const key = "argmap-watch", saved = sessionStorage.getItem(key);
  if (saved && window.argmap) window.argmap.restore(JSON.parse(saved));
  const told = document.getElementById("watching");
  const tell = (words) => { if (told) told.textContent = words; };
  const ask = async () => {
    let wait = 500;
    try {
      const answer = await fetch("version?since=" + VERSION, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      if (await answer.json() > VERSION) {
        if (window.argmap) sessionStorage.setItem(key, JSON.stringify(window.argmap.state()));
        location.reload();
        return;
      }
      tell("live");
    } catch {
      tell("the watcher has ended");
      wait = 2000;
    }
    setTimeout(ask, wait);
  };
  fetch("version", { cache: "no-store" }).then(() => tell("live"), () => 0).then(ask);
})();
"""


class Preview:
    """The newest page, its number, and what is wrong where it could not be made."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.version = 0
        self.page = ""
        self.closed = False
        self._places = threading.BoundedSemaphore(MOST_WAITING)

    def show(self, make: Callable[[str], str]) -> None:
        """Take a new page; `make` is given the script that listens for the next one.

        Raises:
            EngineError, ValueError: as `make` does; then the page stays as it was.
        """
        page = make(_client(self.version + 1))
        self._set(page)

    def fail(self, messages: Sequence[str]) -> None:
        """Say why there is no new page."""
        self._set(message_page(messages, _client(self.version + 1)))

    def close(self) -> None:
        """Let every waiting browser go."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def _set(self, page: str) -> None:
        with self.changed:
            self.page = page
            self.version += 1
            self.changed.notify_all()

    def wait(self, since: int) -> int:
        """The number of the newest page: when it is another one, some seconds have passed, or others wait already."""
        if self._places.acquire(blocking=False):
            try:
                with self.changed:
                    self.changed.wait_for(lambda: self.version > since or self.closed, HEARTBEAT)
            finally:
                self._places.release()
        return self.version


def _client(version: int) -> str:
    return _CLIENT.replace("VERSION", json.dumps(version))


class PageServer(ThreadingHTTPServer):
    """A server of one page, under a path that only its user knows."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        self.token = secrets.token_urlsafe(16)
        self._entry = secrets.token_urlsafe(16)
        self._entry_ends = time.monotonic() + ENTRY_SECONDS
        self._lock = threading.Lock()
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    @property
    def entry(self) -> str:
        """An address that leads to the page once."""
        return f"http://{HOST}:{self.server_port}/{self._entry}"

    def enters(self, path: str) -> bool:
        """Whether a path is that of the entry, which is used up by this."""
        with self._lock:
            right = bool(self._entry) and hmac.compare_digest(path.encode(), f"/{self._entry}".encode())
            if right:
                self._entry = ""
            return right and time.monotonic() < self._entry_ends

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the interface of its class
        """Say nothing of a browser that has gone, and one line of anything else."""
        error = sys.exception()
        if isinstance(error, Exception) and not isinstance(error, OSError):
            tell_error(error, "the page")


def serve(preview: Preview, port: int) -> PageServer:
    """A server of the page on the loopback interface; the caller lets it run.

    Raises:
        OSError: if the port cannot be used.
    """
    return PageServer(preview, port)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PageServer
    timeout = IDLE_SECONDS

    def do_GET(self) -> None:
        own = self.server.server_port
        path, _, query = self.path.partition("?")
        inner = path.removeprefix(f"/{self.server.token}/")
        # A page from elsewhere whose name was made to mean this machine is not ours (DNS rebinding).
        if self.headers.get("Host") not in (f"{HOST}:{own}", f"localhost:{own}"):
            self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"this page is for this machine alone\n")
        elif self.command == "GET" and self.server.enters(path):
            self._answer(HTTPStatus.SEE_OTHER, "text/plain", b"", Location=f"/{self.server.token}/")
        elif inner == path or not self._knows():
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"the address of the page stands on the terminal\n")
        elif inner == "":
            page = self.server.preview.page.encode(errors="replace")
            self._answer(HTTPStatus.OK, "text/html; charset=utf-8", page)
        elif inner == "version":
            self._answer(HTTPStatus.OK, "application/json", str(self._version(query)).encode())
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"there is only one page\n")

    def do_HEAD(self) -> None:
        self.do_GET()

    def _knows(self) -> bool:
        """Whether the path begins with the token; compared so that the time tells nothing of it."""
        said = self.path.split("/", 2)[1] if self.path.startswith("/") else ""
        return hmac.compare_digest(said.encode(errors="replace"), self.server.token.encode())

    def _version(self, query: str) -> int:
        said = query.removeprefix("since=")
        if self.command != "GET" or not (said.isascii() and said.isdecimal() and len(said) < 10):
            return self.server.preview.version
        return self.server.preview.wait(int(said))

    def _answer(self, status: HTTPStatus, kind: str, data: bytes, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in {**_HEADERS, **more}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Nothing: the terminal is for the file."""

"""Serving one page to this machine, and telling it when there is a new one."""

import json
import threading
from collections.abc import Callable, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from argmap.explorer.page import message_page

HOST = "127.0.0.1"
HEARTBEAT = 10.0
"""Seconds after which a waiting browser hears that the server is still there."""
_CLIENT = """
(() => {
  const key = "argmap-watch", saved = sessionStorage.getItem(key);
  if (saved && window.argmap) window.argmap.restore(JSON.parse(saved));
  const events = new EventSource("/events?since=" + VERSION);
  events.onmessage = (event) => {
    if (Number(event.data) <= VERSION) return;
    if (window.argmap) sessionStorage.setItem(key, JSON.stringify(window.argmap.state()));
    location.reload();
  };
  const told = document.getElementById("watching");
  events.onopen = () => { if (told) told.textContent = "live"; };
  events.onerror = () => { if (told) told.textContent = "the watcher has ended"; };
})();
"""


class Preview:
    """The newest page, its number, and what is wrong where it could not be made."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.version = 0
        self.page = ""
        self.closed = False

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
        """The number of the newest page, when it is another one or some seconds have passed."""
        with self.changed:
            self.changed.wait_for(lambda: self.version > since or self.closed, HEARTBEAT)
            return self.version


def _client(version: int) -> str:
    return _CLIENT.replace("VERSION", json.dumps(version))


def serve(preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server of the page on the loopback interface; the caller lets it run.

    Raises:
        OSError: if the port cannot be used.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            own = server.server_port
            # A page from elsewhere whose name was made to mean this machine is not ours (DNS rebinding).
            if self.headers.get("Host") not in (f"{HOST}:{own}", f"localhost:{own}"):
                self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"this page is for this machine alone\n")
            elif self.path == "/":
                self._answer(HTTPStatus.OK, "text/html; charset=utf-8", preview.page.encode())
            elif self.path.partition("?")[0] == "/events":
                self._events()
            else:
                self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"there is only one page\n")

        def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(data)

        def _events(self) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            said = self.path.partition("since=")[2]
            since = int(said) if said.isdecimal() else 0
            try:
                while not preview.closed:
                    version = preview.wait(since)
                    self.wfile.write(f"data: {version}\n\n".encode())
                    self.wfile.flush()
                    since = max(since, version)
            except (BrokenPipeError, ConnectionError):
                pass  # the browser has gone
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Nothing: the terminal is for the file."""

    server = ThreadingHTTPServer((HOST, port), Handler)
    server.daemon_threads = True
    return server

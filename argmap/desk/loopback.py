"""Serving the user of this machine, and nobody else: on the loopback interface, behind a token that is given away once.

Requests from elsewhere are refused by their `Host` (a name that was made to mean this machine: DNS rebinding), those of
other pages by their `Origin`, and all others by the token, which is compared so that the time tells nothing of it.
"""

import hmac
import secrets
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

HOST = "127.0.0.1"
ENTRY_SECONDS = 120.0
"""How long the address that a browser is started with can be used, once: other users may see it among the processes."""
IDLE_SECONDS = 60.0
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


class LoopbackServer(ThreadingHTTPServer):
    """A server that only its user knows: by a token, to which an entry leads once."""

    daemon_threads = True

    def __init__(self, port: int, handler: "type[LoopbackHandler]", told: Callable[[Exception], None]) -> None:
        """Listen on a port, 0 for any that is free; `told` hears of what breaks by a mistake of ours.

        Raises:
            OSError: if the port cannot be used.
        """
        self._told = told
        self.token = secrets.token_urlsafe(16)
        self._entry = secrets.token_urlsafe(16)
        self._entry_ends = time.monotonic() + ENTRY_SECONDS
        self._lock = threading.Lock()
        super().__init__((HOST, port), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the interface of its class
        """Say nothing of a browser that has gone."""
        error = sys.exception()
        if isinstance(error, Exception) and not isinstance(error, OSError):
            self._told(error)

    @property
    def root(self) -> str:
        """The address of the server itself."""
        return f"http://{HOST}:{self.server_port}/"

    @property
    def entry(self) -> str:
        """An address that leads in once."""
        return f"{self.root}{self._entry}"

    def enters(self, path: str) -> bool:
        """Whether a path is that of the entry, which is used up by this."""
        with self._lock:
            right = bool(self._entry) and hmac.compare_digest(path.encode(), f"/{self._entry}".encode())
            if right:
                self._entry = ""
            return right and time.monotonic() < self._entry_ends


class LoopbackHandler(BaseHTTPRequestHandler):
    """Answers one request; what it answers with goes out at once."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    # Head and body in one piece, and no waiting for more: else each answer takes 40 ms (Nagle and delayed ACK).
    disable_nagle_algorithm = True
    wbufsize = -1
    headers_of_all: ClassVar[dict[str, str]] = HEADERS

    @property
    def own_addresses(self) -> tuple[str, str]:
        """What `Host` may be."""
        port = self.connection.getsockname()[1]
        return f"{HOST}:{port}", f"localhost:{port}"

    def is_ours(self) -> bool:
        """Whether the request was sent to this machine by the name of this machine."""
        return self.headers.get("Host") in self.own_addresses

    def answer(self, status: HTTPStatus, kind: str, data: bytes, **more: str) -> None:
        """Send an answer; a header is named with `_` for `-`."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in {
            **self.headers_of_all,
            **{name.replace("_", "-"): each for name, each in more.items()},
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing: the terminal is for what the command says."""

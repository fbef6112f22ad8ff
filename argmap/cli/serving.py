"""Serving one page to the user of this machine, and telling it when there is a new one."""

import hmac
import json
import threading
from collections.abc import Callable, Sequence
from http import HTTPStatus

from argmap.cli.failures import tell_error
from argmap.desk.loopback import LoopbackHandler, LoopbackServer
from argmap.explorer.page import message_page

HEARTBEAT = 10.0
"""Seconds after which a waiting browser hears that the server is still there."""
MOST_WAITING = 3
"""Pages that are kept waiting for news. A browser has six connections to a server, whatever the number of its tabs;
the other pages are answered at once, and ask again."""
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


class PageServer(LoopbackServer):
    """A server of one page, under a path that only its user knows."""

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        super().__init__(port, _Handler, lambda error: tell_error(error, "the page"))

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"{self.root}{self.token}/"


def serve(preview: Preview, port: int) -> PageServer:
    """A server of the page on the loopback interface; the caller lets it run.

    Raises:
        OSError: if the port cannot be used.
    """
    return PageServer(preview, port)


class _Handler(LoopbackHandler):
    server: PageServer

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        inner = path.removeprefix(f"/{self.server.token}/")
        if not self.is_ours():
            self.answer(HTTPStatus.FORBIDDEN, "text/plain", b"this page is for this machine alone\n")
        elif self.command == "GET" and self.server.enters(path):
            self.answer(HTTPStatus.SEE_OTHER, "text/plain", b"", Location=f"/{self.server.token}/")
        elif inner == path or not self._knows():
            self.answer(HTTPStatus.NOT_FOUND, "text/plain", b"the address of the page stands on the terminal\n")
        elif inner == "":
            page = self.server.preview.page.encode(errors="replace")
            self.answer(HTTPStatus.OK, "text/html; charset=utf-8", page)
        elif inner == "version":
            self.answer(HTTPStatus.OK, "application/json", str(self._version(query)).encode())
        else:
            self.answer(HTTPStatus.NOT_FOUND, "text/plain", b"there is only one page\n")

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

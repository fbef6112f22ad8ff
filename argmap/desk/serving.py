"""The server of the desk: one page with its script, what the page asks, and the map and the report of a file.

No path ever comes from the page: files go by their number, texts by the name of their source.
"""

import hmac
import json
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from importlib import resources
from typing import ClassVar
from urllib.parse import parse_qs

from argmap.desk.answers import Answers
from argmap.desk.loopback import HEADERS, LoopbackHandler, LoopbackServer
from argmap.desk.session import Session
from argmap.files.limits import read_file
from argmap.page.roles import roles_css

MOST_BODY = 8_000_000
"""Bytes of the largest question."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-NONCE'; connect-src 'self'; frame-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_INSIDE = {"Content-Security-Policy": "frame-ancestors 'self'", "X-Frame-Options": "SAMEORIGIN"}
_OWN = {
    "/desk.js": "text/javascript",
    "/areas.js": "text/javascript",
    "/editor.js": "text/javascript",
    "/editor-licences.txt": "text/plain",
    "/desk.css": "text/css",
}
MOST_DRAWN = 150
"""Claims of a map that is drawn whole; of a larger one what is around a claim."""


class DeskServer(LoopbackServer):
    """The server of one desk; a `plain` one has text areas, even where the editor is at hand."""

    def __init__(self, session: Session, port: int, told: Callable[[Exception], None], *, plain: bool = False) -> None:
        self.session, self.plain = session, plain
        self.answers = Answers(session)
        super().__init__(port, _DeskHandler, told)

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies do not know ports."""
        return f"argmap-{self.server_port}"


class _DeskHandler(LoopbackHandler):
    server: DeskServer
    headers_of_all: ClassVar[dict[str, str]] = {
        **HEADERS,
        "Content-Security-Policy": _POLICY.replace(" 'nonce-NONCE'", ""),
    }

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if not self.is_ours():
            self._refuse()
        elif self.command == "GET" and self.server.enters(path):
            token = f"{self.server.cookie}={self.server.token}; HttpOnly; SameSite=Strict; Path=/"
            self.answer(HTTPStatus.SEE_OTHER, "text/plain", b"", Location="/", Set_Cookie=token)
        elif not self._knows():
            self._refuse()
        elif path == "/":
            self._desk()
        elif path in _OWN:
            self._own_file(path)
        elif path in ("/map", "/report", "/review"):
            self._page(path, parse_qs(query))
        elif path == "/rpc":
            self._refuse()
        else:
            self.answer(HTTPStatus.NOT_FOUND, "text/plain", b"there is no such page\n")

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        origins = {f"http://{each}" for each in self.own_addresses}
        right = self.is_ours() and self.headers.get("Origin") in origins and self._knows()
        kind = (self.headers.get("Content-Type") or "").partition(";")[0].strip()
        length = self.headers.get("Content-Length") or ""
        if not right or kind != "application/json" or self.path != "/rpc":
            self.close_connection = True  # what it sent is not read
            self._refuse()
            return
        if not (length.isascii() and length.isdecimal()) or int(length) > MOST_BODY:
            self.close_connection = True
            self.answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "text/plain", b"a question is not that long\n")
            return
        try:
            asked = json.loads(self.rfile.read(int(length)))
            method, params = asked["method"], asked["params"]
        except (ValueError, KeyError, TypeError, RecursionError):
            self.answer(HTTPStatus.BAD_REQUEST, "text/plain", b"that is no question\n")
            return
        if not isinstance(method, str) or not isinstance(params, dict):
            self.answer(HTTPStatus.BAD_REQUEST, "text/plain", b"that is no question\n")
            return
        told = self.server.answers.ask(method, params)
        self.answer(HTTPStatus.OK, "application/json", json.dumps(told, ensure_ascii=False).encode(errors="replace"))

    def _desk(self) -> None:
        """The page, with a number used once that lets the editor write its style; without it if it was not built."""
        nonce = secrets.token_urlsafe(12)
        page = _own("desk.html") or b""
        if not self.server.plain and _own("editor.js") is not None:
            page = page.replace(b"<!-- editor -->", b'<script src="/editor.js"></script>')
        policy = _POLICY.replace("NONCE", nonce)
        kind = "text/html; charset=utf-8"
        self.answer(HTTPStatus.OK, kind, page.replace(b"NONCE", nonce.encode()), Content_Security_Policy=policy)

    def _own_file(self, path: str) -> None:
        data = _own(path[1:])
        if data is None:
            self.answer(HTTPStatus.NOT_FOUND, "text/plain", b"it was not built\n")
        else:
            self.answer(HTTPStatus.OK, f"{_OWN[path]}; charset=utf-8", data)

    def _refuse(self) -> None:
        self.answer(HTTPStatus.FORBIDDEN, "text/plain", b"the desk is for who started it\n")

    def _knows(self) -> bool:
        """Whether the browser was given the token."""
        try:
            held = SimpleCookie(self.headers.get("Cookie") or "").get(self.server.cookie)
        except CookieError:
            return False
        return held is not None and hmac.compare_digest(held.value.encode(errors="replace"), self.server.token.encode())

    def _page(self, path: str, asked: dict[str, list[str]]) -> None:
        """The map or the report of a file, for a frame of the page."""
        number = asked.get("file", ["0"])[0]
        claim = asked.get("claim", [""])[0]
        try:
            made = drawn(self.server.session, int(number), claim, what=path[1:])
        except (ValueError, IndexError):
            self.answer(HTTPStatus.NOT_FOUND, "text/plain", b"there is no such page\n")
            return
        self.answer(HTTPStatus.OK, "text/html; charset=utf-8", made.encode(errors="replace"), **_named(_INSIDE))


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("-", "_"): value for name, value in headers.items()}


def drawn(session: Session, number: int, claim: str, *, what: str) -> str:
    """The `map` to explore around a claim, the `report` on it, or what a second reader looks at in a `review`.

    It is drawn beside the lock, which is held shortly.

    Raises:
        ValueError: for a map of which nothing can be drawn.
        IndexError: for a file that there is not.
    """
    from argmap.diagrams.graphviz.engines import EngineError
    from argmap.diagrams.view import View
    from argmap.explorer.page import explorer_page, message_page
    from argmap.library import report

    with session.lock:
        compiled = session.view(number).compilation
    if compiled is None or not compiled.map.claims:
        return message_page(["there is no claim yet: select words in a text and press “Claim”"], "")
    if what == "report":
        return str(report(compiled, format="html"))
    if what == "review":
        from argmap.library import review
        from argmap.reports.review_page import review_page

        beside = session.files[number].path.with_suffix(".reviews")
        stamps = read_file(beside, MOST_BODY).decode(errors="replace") if beside.is_file() else ""
        return review_page(review(compiled, stamps), title=compiled.map.heading, file=beside.name)
    known = claim in compiled.map.claims
    view = View(focus=(claim,), depth=1) if known else None
    if not known and len(compiled.map.claims) > MOST_DRAWN:
        return message_page([f"{len(compiled.map.claims):,} claims are too many for one picture: choose one"], "")
    try:
        return explorer_page(compiled.map, compiled.facts, view=view)
    except EngineError as error:
        return message_page([str(error)], "")


def _own(name: str) -> bytes | None:
    found = resources.files("argmap.desk").joinpath("page", name)
    if not found.is_file():
        return None
    return (roles_css().encode() if name == "desk.css" else b"") + found.read_bytes()


def serve(session: Session, port: int, told: Callable[[Exception], None], *, plain: bool = False) -> DeskServer:
    """The server of a desk; the caller lets it run. `told` hears of what breaks by a mistake of ours.

    Raises:
        OSError: if the port cannot be used.
    """
    return DeskServer(session, port, told, plain=plain)

"""The desk inside the page: what a server does elsewhere, done by a worker of the browser."""

import json
import shutil
from pathlib import Path
from urllib.parse import parse_qs

from pyodide.ffi import JsException  # type: ignore[import-not-found]  # there is one in the browser alone

from argmap.desk.answers import Answers
from argmap.desk.serving import drawn
from argmap.desk.session import Session
from argmap.diagrams.graphviz import engines
from argmap.service.workspace import Settings

ROOT = Path("/desk")
_held: dict[str, object] = {}


def use(draw: object) -> None:
    """Let Graphviz of the page draw."""

    def drawing(source: str, output_format: str) -> bytes:
        if output_format != "svg":
            raise ValueError(f"a page draws SVG, and not {output_format.upper()}")
        try:
            return str(draw(source)).encode()  # type: ignore[operator]
        except JsException as error:
            raise ValueError(str(error)) from error

    engines.use(drawing)


def begin(given: str) -> None:
    """Write the files, and open the map that is named."""
    data = json.loads(given)
    for name, text in data["files"].items():
        path = ROOT / name
        if not path.resolve().is_relative_to(ROOT):
            raise ValueError(f"`{name}` leads out of the desk")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    maps = [data["open"], *sorted(name for name in data["files"] if name.endswith(".argmap") and name != data["open"])]
    session = Session([ROOT / name for name in maps], lambda _: Settings())
    session._check()
    _held.update(session=session, answers=Answers(session), name=data["open"])


def ask(asked: str) -> str:
    """Answer a question of the page."""
    data = json.loads(asked)
    answers = _held["answers"]
    assert isinstance(answers, Answers)
    return json.dumps(answers.ask(data["method"], data["params"]), ensure_ascii=False)


def page(address: str) -> str:
    """The map or the report of a file, as a page."""
    path, _, query = address.partition("#")[0].partition("?")
    asked = parse_qs(query)
    session = _held["session"]
    assert isinstance(session, Session)
    return drawn(session, int(asked["file"][0]), asked.get("claim", [""])[0], what=path[1:])


def step() -> None:
    """Do what is due: save, look at texts, check."""
    session = _held.get("session")
    if isinstance(session, Session):
        session.step()


def files() -> str:
    """All files, as they are now."""
    session = _held["session"]
    assert isinstance(session, Session)
    found = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
    }
    found |= {file.path.relative_to(ROOT).as_posix(): file.shared.text for file in session.files}
    return json.dumps({"open": _held["name"], "files": found}, ensure_ascii=False)


def add(name: str, title: str, text: str) -> str:
    """Put a text on the desk, and a source for it at the end of the map; the name of the source."""
    from argmap.files import alias_of
    from argmap.service.shift import TextChange

    session = _held["session"]
    assert isinstance(session, Session)
    (ROOT / name).write_text(text, encoding="utf-8", newline="")
    opened = session.view(0)
    taken = set(opened.compilation.map.sources) | set(opened.compilation.map.claims) if opened.compilation else set()
    source = alias_of(Path(name).stem, taken)
    with session.lock:
        shared = session.files[0].shared
        end = len(shared.text)
        before = "" if shared.text.endswith("\n") or not shared.text else "\n"
        line = f"{before}\nsource {source}: {' '.join(Path(title).stem.split())}\n  text: {name}\n"
        session.edit(0, shared.version, [TextChange(end, end, line)])
    return source


def check(given: str) -> str:
    """The diagnostics of a map among files, one a line, as `argmap check --output-format concise` prints them."""
    import argmap

    data = json.loads(given)
    folder = Path("/check")
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in data["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    found = argmap.load(folder / data["open"])
    return json.dumps(
        [
            f"{each.span.source.name.removeprefix(f'{folder}/')}:{each.span.start}-{each.span.end}: "
            f"{each.rule.code} {each.message} {each.help}"
            for each in found.diagnostics
        ],
        ensure_ascii=False,
    )

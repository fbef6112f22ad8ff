"""Read and write at a desk in the browser: texts, the argument file and its map side by side.

  argmap desk town.argmap
  argmap desk texts/

Select a passage and press a key or a button: it stands in the file as a quotation that is proved, a denial, a
suspicion, a new claim or a reason. A folder of texts without a map starts one. The files on the disk are the truth:
what another program saves is merged, and what you write is saved at once. The desk is served to this machine alone.
Ctrl-C ends it.
"""

import argparse
import sys
import tempfile
import threading
from pathlib import Path

import attrs

from argmap.cli.browser import open_in_browser
from argmap.cli.failures import tell_error
from argmap.cli.problem import Problem
from argmap.cli.running import Ended, received
from argmap.cli.settings import settings_for
from argmap.cli.streams import say
from argmap.desk.beginning import maps_in, started_in
from argmap.desk.serving import serve
from argmap.desk.session import NotTextError, Session
from argmap.diagnostics.as_text import visible
from argmap.files.limits import real_path

PORT = 8766


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    files: list[str]
    port: int
    no_open: bool
    plain: bool
    texts: list[Path]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE|FOLDER", help="argument files, or a folder of texts")
    help_ = f"the port to serve on ({PORT}); 0 for any that is free"
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=help_)
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    parser.add_argument("--plain", action="store_true", help="plain text areas instead of the editor")
    help_ = "a folder to look for texts in (may be repeated)"
    parser.add_argument("--texts", action="append", default=[], type=Path, metavar="FOLDER", help=help_)


def run(arguments: Arguments) -> int:
    """Serve until somebody ends it."""
    if not 0 <= arguments.port <= 65535:
        raise Problem("--port takes a number from 0 to 65535")
    paths = [each for name in arguments.files for each in _paths(name)]
    try:
        session = Session(list(dict.fromkeys(paths)), settings_for(arguments.texts))
    except (NotTextError, OSError) as error:
        raise Problem(str(error)) from error
    try:
        server = serve(session, arguments.port, lambda error: tell_error(error, "the desk"), plain=arguments.plain)
    except OSError as error:
        raise Problem(f"port {arguments.port} cannot be used: {error.strerror or error}; try --port 0") from error
    session.start()
    _tell(f"{', '.join(each.name for each in dict.fromkeys(paths))} at {server.entry} (once; Ctrl-C ends it)")
    worker = threading.Thread(target=server.serve_forever, daemon=True)
    worker.start()
    if not arguments.no_open and not open_in_browser(server.entry):
        _tell("no browser could be opened: open the address yourself")
    try:
        while worker.is_alive():
            worker.join(timeout=0.5)
    except KeyboardInterrupt:
        if received:
            raise Ended(received[0]) from None
    finally:
        server.shutdown()
        for path, text in session.close():
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", prefix=f"{path.stem}-", suffix=".argmap", delete=False, errors="replace"
            ) as kept:
                kept.write(text)
            say(f"{path.name} could not be written: what was typed is kept in {kept.name}")
    return 0


def _paths(name: str) -> list[Path]:
    """The argument files that a name means; a folder of texts gets one.

    Raises:
        Problem: if there is nothing to read.
    """
    path = Path(name)
    if path.is_dir():
        found = maps_in(path)
        if not found:
            try:
                made = started_in(path)
            except OSError as error:
                raise Problem(f"no map can be started in `{name}`: {error.strerror or error}") from error
            if made is None:
                raise Problem(f"there is no argument file in `{name}`, and no text to start one with")
            _tell(f"started {made}")
            found = [made]
        return [real_path(each) for each in found]
    if not path.is_file():
        raise Problem(f"there is no file `{name}`: `argmap new {name}` writes one")
    return [real_path(path)]


def _tell(line: str) -> None:
    """A line on the terminal, at once."""
    sys.stdout.write(f"{visible(line)}\n")
    sys.stdout.flush()

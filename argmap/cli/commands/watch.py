"""Show a map in the browser and draw it anew whenever it is saved.

  argmap watch town.argmap

The page keeps its zoom and the selected claim; what is wrong with the file stands above the map and on the terminal,
and as long as it cannot be drawn the page says why. The page is served to this machine alone (127.0.0.1) and to
those who know its address, which holds a secret; nothing else is served. Ctrl-C ends it. Watching needs the
package watchfiles: pip install 'argmap[watch]'.
"""

import argparse
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import attrs

from argmap.cli.browser import open_in_browser
from argmap.cli.failures import tell
from argmap.cli.inputs import add_reading_arguments, compile_input, reader_of
from argmap.cli.problem import Problem
from argmap.cli.running import Ended, received
from argmap.cli.serving import Preview, serve
from argmap.cli.views import ViewArguments, add_view_arguments, overview, theme_of, view_of
from argmap.diagnostics.as_text import as_concise, visible
from argmap.diagnostics.failure import Failure, described
from argmap.diagrams.graphviz.engines import EngineError
from argmap.english import count
from argmap.explorer.page import explorer_page
from argmap.files.limits import real_path
from argmap.pipeline import Compilation

PORT = 8765
MOST_CLAIMS = 150


@attrs.frozen(kw_only=True)
class Arguments(ViewArguments):
    """What the command is given."""

    file: str
    port: int
    no_open: bool
    dot: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file")
    help_ = f"the port to serve on ({PORT}); 0 for any that is free"
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=help_)
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    parser.add_argument("--dot", default="", metavar="PROGRAM", help="the Graphviz program to use")
    add_view_arguments(parser)
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Serve until somebody ends it."""
    try:
        import watchfiles
    except ImportError as error:
        raise Problem("watching needs the package watchfiles: pip install watchfiles") from error
    if not Path(arguments.file).is_file():
        raise Problem(f"there is no file `{arguments.file}`")
    if not 0 <= arguments.port <= 65535:
        raise Problem("--port takes a number from 0 to 65535")
    preview = Preview()
    folders = _update(arguments, preview)
    try:
        server = serve(preview, arguments.port)
    except OSError as error:
        raise Problem(f"port {arguments.port} cannot be used: {error.strerror or error}; try --port 0") from error
    _tell(f"{arguments.file} at {server.address} (Ctrl-C ends it)")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    if not arguments.no_open and not open_in_browser(server.entry):
        _tell("no browser could be opened: open the address yourself")
    try:
        while True:
            for _ in watchfiles.watch(*folders, debounce=80, step=20, recursive=False):
                now = _update(arguments, preview)
                if now != folders:  # another file is included: watch its folder too
                    folders = now
                    break
    except KeyboardInterrupt:
        if received:  # the watcher of files makes an interruption of every signal
            raise Ended(received[0]) from None
        return 0
    finally:
        server.shutdown()
        preview.close()


def _tell(line: str) -> None:
    """A line on the terminal, at once."""
    sys.stdout.write(f"{visible(line)}\n")
    sys.stdout.flush()


def _update(arguments: Arguments, preview: Preview) -> list[Path]:
    """Read and draw the map; returns the folders of all its files and texts."""
    top = real_path(Path(arguments.file)).parent
    messages: list[str] = []
    try:
        compilation = compile_input(arguments.file, reader_of(arguments))
        found = [diagnostic for diagnostic in compilation.diagnostics if diagnostic.severity != "hint"]
        messages += as_concise(found).splitlines()
        view = view_of(arguments, compilation)
        if len(compilation.map.claims) > MOST_CLAIMS and view.whole and not view.folded and not arguments.all:
            view, said = overview(compilation, view, MOST_CLAIMS)
            messages.append(f"{len(compilation.map.claims):,} claims are too many for one picture: {said}")
        theme = theme_of(arguments, messages)

        def page(more: str) -> str:
            amap, facts = compilation.map, compilation.facts
            return explorer_page(amap, facts, view=view, theme=theme, dot=arguments.dot, more=more, messages=messages)

        preview.show(page)
        tell(compilation.failures)
        _say(f"drawn with {count(len(compilation.map.claims), 'claim')}", messages)
        return _folders(compilation, top, arguments)
    except (Problem, EngineError, ValueError) as error:
        messages.append(str(error))
    except Exception as error:  # a mistake of ours, too, must not end the watching
        messages.append(str(Failure("", described(error))))
    preview.fail(messages)
    _say("not drawn", messages)
    return [top]


def _say(what: str, messages: Sequence[str]) -> None:
    """What was done, and when, and what is wrong with the file."""
    number = f", {count(len(messages), 'message')}" if messages else ""
    _tell(f"{time.strftime('%H:%M:%S')} {what}{number}")
    for message in messages:
        _tell(f"  {message}")


def _folders(compilation: Compilation, top: Path, arguments: Arguments) -> list[Path]:
    beside = Path(arguments.file).parent
    folders = {top, *(real_path(Path(source.name)).parent for source in compilation.sources)}
    folders |= {real_path(beside / source.text).parent for source in compilation.map.sources.values() if source.text}
    folders |= {real_path(Path(text)) for text in arguments.texts}
    return sorted(folder for folder in folders if folder.is_dir())

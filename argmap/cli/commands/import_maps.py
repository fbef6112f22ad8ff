"""Make maps of files in other formats: Argdown, AIF, Kialo, Carneades, REFI-QDA, BibTeX and more.

The format is found by what a file holds. The map of town.argdown is written beside it, as town.argmap, and
texts that the file carries into a folder of their own (town-texts), so that quotations are checked against
them. What has no place in a map, and what had to be read into the file, is told with its place: one case of
each kind, and with --all every case. `argmap import --formats` lists the formats.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import attrs

from argmap.argument_map import ArgumentMap
from argmap.cli.inputs import STDIN, standard_input
from argmap.cli.outputs import same_file, tell_written, write_outputs
from argmap.cli.problem import Problem
from argmap.cli.rendering import FORMATS, render
from argmap.cli.streams import write_text, write_utf8
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Diagnostic, in_order
from argmap.english import count
from argmap.exchange import import_data, import_file
from argmap.interchange.as_language import dumps
from argmap.interchange.draft import LEAVES
from argmap.interchange.formats import FORMATS as FILE_FORMATS
from argmap.interchange.formats import NoFormatError, exporters, importers
from argmap.interchange.imported import Imported
from argmap.interchange.loss import Lost


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    files: list[str]
    output: str | None
    from_format: str
    texts: str | None
    leaves: str
    rephrase: str
    strict: bool
    all: bool
    force: bool
    output_format: str
    formats: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="a file in another format, or - for standard input")
    parser.add_argument("-o", "--output", metavar="MAP", help="where to write the map; - for standard output")
    help_ = "the format, if it is not found by what the file holds"
    parser.add_argument("--from", dest="from_format", default="", metavar="FORMAT", help=help_)
    help_ = "the folder for texts that the file carries (by default FILE-texts, beside the map)"
    parser.add_argument("--texts", metavar="DIR", help=help_)
    help_ = (
        "claims that nothing in the file speaks for: assumed (the default); plain, each of which `argmap check` then "
        "names; or open, which do not stand until something backs them"
    )
    parser.add_argument("--leaves", choices=LEAVES, default="assumed", help=help_)
    help_ = "a claim that rephrases another one: note (the default), or restates, which makes them one in two wordings"
    parser.add_argument("--rephrase", choices=("note", "restates"), default="note", help=help_)
    parser.add_argument("--strict", action="store_true", help="exit with 1 if anything is lost, guessed or mended")
    parser.add_argument("--all", action="store_true", help="tell each case, not one for each kind")
    parser.add_argument("--force", action="store_true", help="write over files that are there")
    parser.add_argument("--output-format", choices=FORMATS, default="full", metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--formats", action="store_true", help="list the formats, and what becomes of each")


def run(arguments: Arguments) -> int:
    """Import the files; 1 if one cannot be read, or with --strict if anything is lost."""
    if arguments.formats:
        write_text(_formats())
        return 0
    if not arguments.files:
        raise Problem("name a file; `argmap import --formats` lists the formats")
    if len(arguments.files) > 1 and (arguments.output or "-" in arguments.files):
        raise Problem("several files are written beside themselves: leave `-o` and `-` out")
    found: list[tuple[str, Imported[ArgumentMap]]] = [(name, _read(name, arguments)) for name in arguments.files]
    made = [(name, each) for name, each in found if each.map.claims or each.map.sources]
    target = "-" if arguments.output is None and arguments.files == ["-"] else arguments.output
    if target == "-":
        if made:
            _to_standard_output(made[0][1], arguments)
    else:
        _write([_placed(name, target, each, arguments) for name, each in made], arguments)
    losses = [each for _, one in found for each in one.losses]
    errors = [each for _, one in found for each in one.errors]
    _tell(errors, losses, arguments)
    return 1 if errors or (arguments.strict and losses) else 0


def _read(name: str, arguments: Arguments) -> Imported[ArgumentMap]:
    leaves, restates = arguments.leaves, arguments.rephrase == "restates"
    try:
        if name == "-":
            data = standard_input()
            return import_data(data, name=STDIN, format=arguments.from_format, leaves=leaves, restates=restates)
        return import_file(name, format=arguments.from_format, leaves=leaves, restates=restates)
    except NoFormatError as error:
        raise Problem(str(error)) from error
    except IsADirectoryError as error:
        raise Problem(f"`{name}` is a folder; name a file") from error
    except FileNotFoundError as error:
        raise Problem(f"there is no file `{name}`") from error
    except (OSError, ValueError) as error:
        raise Problem(f"`{name}` cannot be read: {getattr(error, 'strerror', None) or error}") from error


@attrs.frozen
class _Placed:
    """A map with its texts, and where they are to be written."""

    map: Path
    files: tuple[tuple[str, bytes], ...]


def _placed(name: str, output: str | None, made: Imported[ArgumentMap], arguments: Arguments) -> _Placed:
    """Where the map and its texts go, with the paths in the map that lead from one to the others."""
    stem = "map" if name == "-" else Path(name).name.partition(".")[0] or "map"
    target = Path(output) if output else Path(name).with_name(f"{stem}.argmap")
    if not target.name:
        raise Problem(f"`{output}` is a folder; name a file")
    folder = Path(arguments.texts) if arguments.texts else target.with_name(f"{target.stem}-texts")
    amap = _with_texts(made, _way(target.parent, folder)) if made.texts else made.map
    texts = [((folder / path).as_posix(), text.encode("utf-8", "replace")) for path, text in made.texts.items()]
    return _Placed(target, ((target.as_posix(), dumps(amap).encode("utf-8", "replace")), *texts))


def _way(start: Path, folder: Path) -> str:
    """The path from a folder to another one below it, with `/` at its end; nothing to one that is elsewhere."""
    try:
        way = Path(os.path.relpath(folder, start)).as_posix()
    except ValueError:  # another drive
        return ""
    return "" if way == "." or way.startswith("..") or ":" in way else f"{way}/"


def _with_texts(made: Imported[ArgumentMap], way: str) -> ArgumentMap:
    """The map with the paths of its texts."""
    sources = {
        id_: attrs.evolve(source, text=f"{way}{source.text}") if source.text in made.texts else source
        for id_, source in made.map.sources.items()
    }
    return attrs.evolve(made.map, sources=sources)


def _write(placed: Sequence[_Placed], arguments: Arguments) -> None:
    files = [file for each in placed for file in each.files]
    names = [name for name, _ in files]
    for name in names:
        if names.count(name) > 1:
            raise Problem(f"`{name}` would be written twice; import these files one by one, with `-o`")
    for name, data in files:
        path = Path(name)
        if path.is_dir():
            raise Problem(f"`{name}` is a folder; name a file")
        if any(each != "-" and same_file(path, Path(each)) for each in arguments.files):
            raise Problem(f"`{name}` is the file that is read; name another one with `-o`")
        if not arguments.force and (path.exists() or path.is_symlink()) and not _same(path, data):
            raise Problem(f"`{name}` is there already; nothing was written (`--force` writes over it)")
    folders = {Path(name).parent for name, _ in files}
    for folder in sorted(folders):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem(f"the folder `{folder.as_posix()}` cannot be made: {error.strerror or error}") from error
    write_outputs(files)
    for each in placed:
        texts = len(each.files) - 1
        tell_written(each.files[0][0])
        folder = Path(each.files[1][0]).parent if texts else Path()
        if texts and not _way(each.map.parent, folder):
            command = f"argmap check {visible(each.files[0][0])} --texts {visible(folder.as_posix())}"
            sys.stderr.write(f"      with {count(texts, 'text')} elsewhere; next: {command}\n")
        elif texts:
            sys.stderr.write(
                f"      with {count(texts, 'text')} in {visible(Path(each.files[1][0]).parent.as_posix())}\n"
            )


def _same(path: Path, data: bytes) -> bool:
    """Whether a file holds just this."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _to_standard_output(made: Imported[ArgumentMap], arguments: Arguments) -> None:
    if made.texts and arguments.texts:
        folder = Path(arguments.texts)
        _write([_Placed(folder, tuple(((folder / name).as_posix(), text.encode("utf-8", "replace"))
                                      for name, text in made.texts.items()))], arguments)  # fmt: skip
    write_utf8(dumps(made.map))
    if made.texts and not arguments.texts:
        told, was = count(len(made.texts), "text"), "was" if len(made.texts) == 1 else "were"
        sys.stderr.write(f"argmap: {told} that the file carries {was} not written; name a folder with `--texts`\n")


def _tell(errors: list[Diagnostic], losses: list[Lost], arguments: Arguments) -> None:
    """Tell what is wrong and what is lost: to people on standard error, by kind; to programs each case."""
    everything = list(in_order([*errors, *(each.diagnostic for each in losses)]))
    if arguments.output_format != "full" or arguments.all:
        write = sys.stderr.write if arguments.output_format in ("full", "concise") else write_utf8
        write(render(everything, arguments.output_format, arguments.files))
    else:
        sys.stderr.write(render([*errors, *by_kind(losses)], "full", arguments.files))
    if arguments.output_format == "full" and losses:
        kinds = len({each.loss.name for each in losses})
        between = "the file and the map" if len(arguments.files) == 1 else "the files and the maps"
        more = "" if arguments.all or len(losses) == kinds else " (`--all` tells each)"
        told = f"{count(len(losses), 'difference')} of {count(kinds, 'kind')}"
        sys.stderr.write(f"{told} between {between}{more}\n")


def by_kind(losses: Sequence[Lost]) -> list[Diagnostic]:
    """The first case of each kind of difference, with how many more there are."""
    first: dict[str, Lost] = {}
    more: dict[str, int] = {}
    for each in losses:
        if each.loss.name in first:
            more[each.loss.name] = more.get(each.loss.name, 0) + 1
        else:
            first[each.loss.name] = each
    found = []
    for name, each in first.items():
        told = each.diagnostic
        if name in more:
            what = each.loss.what[:1].lower() + each.loss.what[1:].rstrip(".")
            notes = (f"here: {told.message}", f"{count(more[name], 'more case', 'more cases')} of it")
            told = attrs.evolve(told, message=what, notes=notes)
        found.append(told)
    return found


def _formats() -> str:
    """The formats, what each can do, and the endings of its files."""
    own = {each.name: each for each in FILE_FORMATS}
    reads, writes = importers(), exporters()
    names = tuple(dict.fromkeys((*reads, *writes)))
    width = max(map(len, names))
    lines = []
    for name in names:
        can = "read, write" if name in reads and name in writes else "read" if name in reads else "write"
        each = own.get(name)
        about = f"{each.title} ({', '.join(each.endings)})" if each else "of a plug-in"
        needs = f"; reading needs {each.extra}" if each and each.extra else ""
        lines.append(f"{name:<{width}}  {can:<11}  {about}{needs}\n")
    return "".join(lines)

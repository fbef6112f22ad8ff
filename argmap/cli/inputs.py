"""What the arguments name: files, folders, or standard input, and the folders of texts."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from argmap.cli.config import Config, find_config
from argmap.cli.problem import Problem
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.files import FileReader
from argmap.files.limits import MOST_MAP, is_stream
from argmap.pipeline import Compilation, compile_source
from argmap.source import Source

SUFFIX = ".argmap"
STDIN = "<stdin>"


@attrs.frozen(kw_only=True)
class ReadingArguments:
    """What every command that reads a map is given."""

    allow_outside: bool
    texts: list[str]


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what every command that reads a map has in common."""
    help_ = "let includes and texts leave the folder of the file"
    parser.add_argument("--allow-outside", action="store_true", help=help_)
    help_ = "a folder to look for texts in that are not beside the file (may be repeated)"
    parser.add_argument("--texts", action="append", default=[], metavar="DIR", help=help_)


def reader_of(arguments: ReadingArguments, config: Config | None = None) -> FileReader:
    """A reader by the arguments and the settings of the project.

    Raises:
        Problem: if a folder of texts is not there.
    """
    settings = find_config(Path()) if config is None else config
    return FileReader(allow_outside=arguments.allow_outside, texts=texts_of(arguments, settings))


def texts_of(arguments: ReadingArguments, settings: Config) -> tuple[Path, ...]:
    """The folders of texts by the arguments and the settings of the project.

    Raises:
        Problem: if one of the arguments is none.
    """
    folders = [Path(text) for text in arguments.texts]
    for folder in folders:
        if not folder.is_dir():
            raise Problem(f"`--texts`: there is no folder `{folder.as_posix()}`")
    return (*folders, *settings.texts)


def open_input(name: str, reader: FileReader) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read one file, or standard input for `-`.

    Raises:
        Problem: if it cannot be read.
    """
    try:
        if name == "-":
            source, problems = reader.take(STDIN, standard_input())
            reader.adopt(source, Path())
            return source, problems
        return reader.open(Path(name), name=name)
    except IsADirectoryError as error:
        raise Problem(f"`{name}` is a folder; name a file") from error
    except FileNotFoundError as error:
        raise Problem(f"there is no file `{name}`") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Problem(f"`{name}` cannot be read: {reason}") from error


def standard_input() -> bytes:
    """The bytes of standard input, one more than may be."""
    stream = getattr(sys, "stdin", None)
    if stream is None or stream.closed:
        raise Problem("standard input is closed; name a file")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a stream of text, such as a StringIO
        return str(stream.read(MOST_MAP + 1)).encode(errors="surrogatepass")
    return bytes(buffer.read(MOST_MAP + 1) or b"")


def compile_input(name: str, reader: FileReader) -> Compilation:
    """Read and compile one file, or standard input for `-`."""
    source, problems = open_input(name, reader)
    return compile_source(source, reader, read_text=reader.read_text, problems=problems)


def compile_inputs(names: Sequence[str], reader: FileReader) -> Compilation:
    """Read and compile one file, or several joined.

    Raises:
        Problem: if one of them cannot be read.
    """
    if len(names) == 1:
        return compile_input(names[0], reader)
    for name in names:
        if name == "-":
            raise Problem("standard input cannot be joined with files")
        if is_stream(name):
            raise Problem(f"`{name}` is a pipe, which cannot be joined with files")
        if not Path(name).exists():
            raise Problem(f"there is no file `{name}`")
        if Path(name).is_dir():
            raise Problem(f"`{name}` is a folder; name a file")
    try:
        source = reader.join([Path(name) for name in names])
    except ValueError as error:
        raise Problem(str(error)) from error
    except OSError as error:
        raise Problem(f"`{error.filename}` cannot be read: {error.strerror or error}") from error
    return compile_source(source, reader, read_text=reader.read_text)


def files_in(names: Sequence[str]) -> Iterator[str]:
    """The files that arguments name; of a folder, every map below it in the order of the alphabet.

    Raises:
        Problem: for a folder without a map.
    """
    for name in names:
        path = Path(name)
        if name != "-" and path.is_dir():
            found = (each for each in path.rglob(f"*{SUFFIX}") if not _is_hidden(each.relative_to(path)))
            below = [each for each in found if not each.is_dir()]
            if not below:
                raise Problem(f"there is no {SUFFIX} file in `{name}`")
            yield from (each.as_posix() for each in sorted(below))
        else:
            yield name


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)

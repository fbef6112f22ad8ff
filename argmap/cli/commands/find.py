"""Find words in a text, and print the passage ready to paste as a quotation.

SOURCE is the path of a text (plain text, or HTML and PDF with their extras), or the name of a source
in a map that --map names or that lies in this folder. Where the words occur more than once, each
passage is printed with as many words more as make it unique. Exit code 1 if nothing is like them.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from argmap.cli.inputs import SUFFIX, ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import write_json
from argmap.cli.problem import Problem
from argmap.diagnostics.as_text import visible
from argmap.english import listed
from argmap.files import FileReader
from argmap.quotations.find import find_quote
from argmap.quotations.finding import Finding, Status
from argmap.quotations.text.quoted_text import NoText, QuotedText
from argmap.quotations.unique import unique_passage


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    source: str
    words: list[str]
    map: str
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("source", metavar="SOURCE", help="a text, or the name of a source")
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    parser.add_argument("--map", default="", metavar="FILE", help="the map that declares the source")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Find the words; 1 if they are not there."""
    if arguments.source.endswith(SUFFIX) and not arguments.map and Path(arguments.source).is_file():
        arguments = _of_map(arguments)
    name, text, language = _text(arguments)
    words = " ".join(arguments.words)
    found = find_quote(text, words, language=language)
    if arguments.json:
        write_json(_as_dict(text, found))
    else:
        sys.stdout.write("".join(f"{visible(line)}\n" for line in _lines(name, text, found)))
    return 0 if found.status.good or found.status in (Status.AMBIGUOUS, Status.APPROXIMATE) else 1


def _of_map(arguments: Arguments) -> Arguments:
    """`find MAP SOURCE WORDS`, as the other commands have it, as `find SOURCE WORDS --map MAP`.

    Raises:
        Problem: if no source of the map is named.
    """
    sources = compile_input(arguments.source, reader_of(arguments)).map.sources
    source, *words = arguments.words
    if source not in sources or not words:
        known = f"its sources are {listed([f'`{each}`' for each in sources])}" if sources else "it has no source"
        raise Problem(
            f"`{arguments.source}` is a map: name one of its sources, and then the words ({known})",
            f"argmap find SOURCE WORDS --map {arguments.source}",
        )
    return attrs.evolve(arguments, source=source, words=words, map=arguments.source)


def _text(arguments: Arguments) -> tuple[str, QuotedText, str]:
    """What to call the source in a quotation, its text, and its language.

    Raises:
        Problem: if there is no such text.
    """
    path = Path(arguments.source)
    if path.is_file() and not arguments.map:
        reader = FileReader(allow_outside=True, texts=[path.parent])
        text = reader.read_text(path.name, None)
        if isinstance(text, NoText):
            raise Problem(f"`{arguments.source}` cannot be read: {text.reason}")
        return path.stem, text, ""
    maps = [arguments.map] if arguments.map else sorted(each.as_posix() for each in Path().glob(f"*{SUFFIX}"))
    reader = reader_of(arguments)
    for name in maps:
        compilation = compile_input(name, reader)
        source = compilation.map.sources.get(arguments.source)
        if source is None:
            continue
        if not source.text:
            raise Problem(f"the source `{arguments.source}` of `{name}` names no text")
        text = reader.read_text(source.text, source.origin.source if source.origin else None)
        if isinstance(text, NoText):
            raise Problem(f"the text of `{arguments.source}` cannot be read: {text.reason}")
        return arguments.source, text, source.language or compilation.map.language
    where = f"in `{arguments.map}`" if arguments.map else "in a map of this folder; name one with --map"
    raise Problem(f"there is no text `{arguments.source}`, and no source is called so {where}")


def _lines(name: str, text: QuotedText, found: Finding) -> Iterator[str]:
    if found.status is Status.UNCHECKED:
        yield found.reason
        return
    if found.start is None or found.end is None:
        yield f"nothing in {text.source.name} is like these words"
        return
    spans = found.occurrences or ((found.start, found.end),)
    for start, end in spans:
        unique = unique_passage(text, start, end) if found.status is not Status.ELIDED else None
        line, column = text.source.position(start)
        yield f"{text.source.name}:{line}:{column}: {_how(found)}"
        if unique is None:
            quote = " [...] ".join(_plain(text, *piece) for piece in found.pieces)
        else:
            quote = _plain(text, *unique)
        yield f"  quote {name}: {quote}"
        before, after = text.context(*(unique or (start, end)))
        yield f"  {' '.join(filter(None, (before and f'… {before}', f'[{quote}]', after and f'{after} …')))}"


def _how(found: Finding) -> str:
    if found.status is Status.AMBIGUOUS:
        return f"{found.times}, this is unique"
    if found.differences:
        return f"{found.score:.0%} alike: {'; '.join(str(difference) for difference in found.differences[:4])}"
    return found.status.value + (f" ({', '.join(found.folds)})" if found.folds else "")


def _plain(text: QuotedText, start: int, end: int) -> str:
    return " ".join(text.source.text[start:end].split())


def _as_dict(text: QuotedText, found: Finding) -> dict[str, Any]:
    spans = found.occurrences or (((found.start, found.end),) if found.start is not None and found.end else ())
    passages = []
    for start, end in spans:
        low, high = unique_passage(text, start, end) if found.status is not Status.ELIDED else (start, end)
        line, column = text.source.position(start)
        before, after = text.context(low, high)
        passages.append(
            {
                "start": low,
                "end": high,
                "line": line,
                "column": column,
                "quote": _plain(text, low, high),
                "before": before,
                "after": after,
            }
        )
    return {
        "text": text.source.name,
        "reader": text.reader,
        "status": found.status.value,
        "score": round(found.score, 4),
        "folds": list(found.folds),
        "critical": [kind.value for kind in found.critical],
        "passages": passages,
        "reason": found.reason,
    }

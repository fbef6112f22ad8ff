"""Find words in a text, and print the passage ready to paste as a quotation.

SOURCE is the path of a text (plain text, HTML, Word, PDF with its package, …), the name of a source in a
map that --map names or that lies in this folder, or a map or a folder of maps: then all their texts. Where
the words occur more than once, each passage is printed with as many words more as make it unique. Exit code
1 if nothing is like them.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from argmap.cli.inputs import SUFFIX, ReadingArguments, add_reading_arguments, compile_input, files_in, reader_of
from argmap.cli.outputs import write_json
from argmap.cli.problem import Problem
from argmap.diagnostics.as_text import visible
from argmap.english import count
from argmap.files import FileReader
from argmap.quotations.find import find_quote
from argmap.quotations.finding import Finding, Status
from argmap.quotations.text.fold import INVISIBLE
from argmap.quotations.text.quoted_text import NoText, QuotedText
from argmap.quotations.unique import offered_passage


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    source: str
    words: list[str]
    each: bool
    map: str
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("source", metavar="SOURCE", help="a text, or the name of a source")
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    help_ = "look for each WORDS by itself, quoted for the shell: one call for many phrases"
    parser.add_argument("--each", action="store_true", help=help_)
    parser.add_argument("--map", default="", metavar="FILE", help="the map that declares the source")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


@attrs.frozen
class _Named:
    """A text, what to call it in a quotation, and its language."""

    name: str
    text: QuotedText
    language: str


GOOD = (Status.EXACT, Status.NORMALISED, Status.ELIDED, Status.AMBIGUOUS)
"""What became of words that stand in a text."""


def run(arguments: Arguments) -> int:
    """Find the words; 1 if they are not there."""
    if arguments.each:
        return _each(arguments)
    every, words = _texts(arguments, arguments.words)
    shown, code = _shown(every, words)
    if arguments.json:
        write_json(_data(shown, one=len(every) == 1))
    else:
        _print(shown, len(every))
    return code


def _each(arguments: Arguments) -> int:
    """Find each phrase by itself; 1 if one is not there."""
    phrases = arguments.words
    told, worst = [], 0
    first, *rest = phrases
    every, one = _texts(arguments, [first, rest[0]] if rest else phrases)
    if rest and one == rest[0]:  # the first word is the name of a source
        phrases = rest
    for phrase in phrases:
        shown, code = _shown(every, phrase)
        worst = max(worst, code)
        if arguments.json:
            told.append({"words": phrase, **_data(shown, one=False)})
        else:
            sys.stdout.write(f"“{visible(phrase)}”\n")
            _print(shown, len(every))
    if arguments.json:
        write_json({"phrases": told})
    return worst


def _print(shown: "_Shown", number: int) -> None:
    if shown:
        lines = [line for each, finding in shown for line in _lines(each.name, each.text, finding)]
        sys.stdout.write("".join(f"{visible(line)}\n" for line in lines))
    else:
        sys.stdout.write(f"nothing in {count(number, 'text')} is like these words\n")


_Shown = Sequence[tuple[_Named, Finding]]


def _shown(every: Sequence[_Named], words: str) -> tuple[_Shown, int]:
    """What is shown of some words, and the exit code: 1 if nothing is like them."""
    found = [(each, find_quote(each.text, words, language=each.language)) for each in every]
    standing = [each for each in found if each[1].status in GOOD]
    near = [each for each in found if each[1].status is Status.APPROXIMATE]
    shown = (
        standing or sorted(near, key=lambda each: -each[1].score)[:MOST_NEAR] or found[: 1 if len(found) == 1 else 0]
    )
    return shown, 0 if standing or near else 1


MOST_NEAR = 3
"""Texts with something like the words that are shown where none holds them."""


def _texts(arguments: Arguments, given: Sequence[str]) -> tuple[list[_Named], str]:
    """Where to look, and for which words: in one text, or in all that a map quotes.

    Raises:
        Problem: if there is no such text.
    """
    path = Path(arguments.source)
    if arguments.map or not (path.is_dir() or (path.suffix == SUFFIX and path.is_file())):
        return [_text(arguments)], " ".join(given)
    reader = reader_of(arguments)
    every: dict[str, _Named] = {}
    names: set[str] = set()
    for name in files_in([arguments.source]):
        compilation = compile_input(name, reader)
        names.update(compilation.map.sources)
        for source in compilation.map.sources.values():
            text = (
                reader.read_text(source.text, source.origin.source if source.origin else None) if source.text else None
            )
            if isinstance(text, QuotedText):
                every.setdefault(source.id, _Named(source.id, text, source.language or compilation.map.language))
    first, *words = given
    if first in names and words:
        if first not in every:
            raise Problem(f"the source `{first}` has no text that can be read")
        return [every[first]], " ".join(words)
    if not every:
        raise Problem(f"no source of `{arguments.source}` has a text that can be read")
    return list(every.values()), " ".join(given)


def _text(arguments: Arguments) -> _Named:
    """The text that is named.

    Raises:
        Problem: if there is no such text.
    """
    path = Path(arguments.source)
    if path.is_file() and not arguments.map:
        reader = FileReader(allow_outside=True, texts=[path.parent])
        text = reader.read_text(path.name, None)
        if isinstance(text, NoText):
            raise Problem(f"`{arguments.source}` cannot be read: {text.reason}")
        return _Named(path.stem, text, "")
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
        return _Named(arguments.source, text, source.language or compilation.map.language)
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
        unique = offered_passage(text, start, end) if found.status is not Status.ELIDED else None
        line, column = text.source.position(start)
        place = text.place(start)
        yield f"{text.source.name}:{line}:{column}: {_how(found)}{f'; {place}' if place else ''}"
        if unique is None:
            quote = " [...] ".join(_plain(text, *piece) for piece in found.pieces)
        else:
            quote = _plain(text, *unique)
        yield f"  quote {name}: {quote}"
        before, after = text.context(*(unique or (start, end)))
        yield f"  {f'… {before} ' if before else ''}[{quote}]{_behind(after)}"


def _behind(after: str) -> str:
    """What stands behind a passage; a mark stands right behind it."""
    if not after:
        return ""
    return f"{after} …" if after[0] in ".,;:!?" else f" {after} …"


def _how(found: Finding) -> str:
    if found.status is Status.AMBIGUOUS:
        return f"{found.times}, this is unique"
    if found.differences:
        return f"{found.score:.0%} alike: {'; '.join(str(difference) for difference in found.differences[:4])}"
    return found.status.value + (f" ({', '.join(found.folds)})" if found.folds else "")


def _plain(text: QuotedText, start: int, end: int) -> str:
    """The words on one line, without signs that nobody sees and no quotation needs."""
    return " ".join(_UNSEEN.sub("", text.source.text[start:end]).split())


_UNSEEN = re.compile(f"[{INVISIBLE}]+")


def _data(shown: Sequence[tuple[_Named, Finding]], *, one: bool) -> dict[str, Any]:
    """The findings: of one text as it was, of all of a map a list of them by source."""
    if one and shown:
        return _as_dict(shown[0][0].text, shown[0][1])
    return {"found": [{"source": each.name, **_as_dict(each.text, finding)} for each, finding in shown]}


def _as_dict(text: QuotedText, found: Finding) -> dict[str, Any]:
    spans = found.occurrences or (((found.start, found.end),) if found.start is not None and found.end else ())
    passages = []
    for start, end in spans:
        low, high = offered_passage(text, start, end) if found.status is not Status.ELIDED else (start, end)
        line, column = text.source.position(start)
        before, after = text.context(low, high)
        passages.append(
            {
                "start": low,
                "end": high,
                "line": line,
                "column": column,
                "place": text.place(start),
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

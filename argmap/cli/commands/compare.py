"""Compare two maps of the same texts by passage: what both read, what one read, and where they differ.

Passages are compared by their places in the texts, and of one that both quote the stance (claim, denial, suspicion …),
the speaker and the verdict. Agreement is the share of passages that both read, and Krippendorff's alpha for the stance.
With --key the other map is that of somebody who knows: you get hints where to look again, and no answers.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import report_errors, write_json
from argmap.cli.problem import Problem
from argmap.cli.streams import write_text
from argmap.comparison.passages import LookAgain, MapComparison, ReadPassage, compare_passages, hints
from argmap.diagnostics.as_text import visible
from argmap.english import count


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    one: str
    other: str | None
    key: str | None
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("one", metavar="FILE", help="an argument file")
    parser.add_argument("other", metavar="OTHER", nargs="?", help="another one, of the same texts")
    parser.add_argument("--key", metavar="FILE", help="compare with this map, and give hints without the answers")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Compare; 1 if a file has errors."""
    second = arguments.key or arguments.other
    if second is None or (arguments.key and arguments.other):
        raise Problem("name two maps, or one and `--key` with another one")
    reader = reader_of(arguments)
    one, other = (compile_input(name, reader) for name in (arguments.one, second))
    if arguments.key:
        found = hints(one.facts, other.facts)
        if arguments.json:
            write_json({"hints": [{**attrs.asdict(each), "text": _file(each.text)} for each in found]})
        else:
            _write(_hinted(found))
    else:
        compared = compare_passages(one.facts, other.facts)
        if arguments.json:
            write_json(as_data(compared))
        else:
            _write(_told(compared, arguments.one, second))
    failed = [report_errors(each) for each in (one, other)]
    return 1 if any(failed) else 0


def _write(lines: Iterator[str]) -> None:
    write_text("".join(f"{visible(line)}\n" for line in lines))


def as_data(found: MapComparison) -> dict[str, Any]:
    """The comparison for JSON."""
    return {
        "both": [
            {"one": _passage(each.one), "other": _passage(each.other), "differs": list(each.differs)}
            for each in found.both
        ],
        "only_one": [_passage(each) for each in found.only_one],
        "only_other": [_passage(each) for each in found.only_other],
        "share": round(found.share, 4),
        "stance_alpha": None if found.stance is None else round(found.stance, 4),
        "texts_of_one_map_only": [_file(each) for each in found.apart],
    }


def _passage(each: ReadPassage) -> dict[str, Any]:
    return {**attrs.asdict(each), "text": _file(each.text)}


def _file(name: str) -> str:
    """The name of a text without the way to it, which differs between two maps."""
    return Path(name).name


def _told(found: MapComparison, one: str, other: str) -> Iterator[str]:
    names = Path(one).name, Path(other).name
    if names[0] == names[1]:
        names = one, other
    number = len(found.both) + len(found.only_one) + len(found.only_other)
    if not number:
        yield "no passage of a text that is at hand is quoted in either map"
        return
    agree = "" if found.stance is None else f"; stance of these: Krippendorff's alpha {found.stance:.2f}"
    yield f"{len(found.both)} of {count(number, 'passage')} stand in both maps ({found.share:.0%}){agree}"
    differing = found.differing
    yield f"read in the same way: {len(found.both) - len(differing)}; differently: {len(differing)}"
    width = max(map(len, names))
    for each in differing:
        yield f"{_file(each.one.text)}, {each.one.place}: “{each.one.words}” ({', '.join(each.differs)})"
        for name, side in zip(names, (each.one, each.other), strict=True):
            yield f"  {name:<{width}}  {side.kind} by {side.speaker}, for “{side.said}” ({side.verdict})"
    for name, left in zip(names, (found.only_one, found.only_other), strict=True):
        if left:
            yield f"only in {name}:"
        for passage in left:
            yield f"  {_file(passage.text)}, {passage.place}: “{passage.words}”"
    for text in found.apart:
        yield f"only one of the maps has the text {_file(text)}"


_ROLES = {"reason": "a reason", "objection": "an objection", "claim": "words"}


def _hinted(found: tuple[LookAgain, ...]) -> Iterator[str]:
    if not found:
        yield "nothing to look at again: you have every passage of the key, from the same people and in the same sense"
    for each in found:
        told = {
            "unread": f"it holds {_ROLES[each.role]} that you have not used",
            "stance": "look again at what the words that you quote there commit their speaker to",
            "speaker": "look again at whose words they are that you quote there",
        }[each.about]
        yield f"{_file(each.text)}, {each.place}: {told}"

"""List what a second reader should look at, the hardest first, and keep what he has ticked.

Steps that decide a verdict come first, then other objections, each claim beside its passage, passages that are quoted
twice, what is assumed, and the other steps. `-o review.html` writes a page to tick. Ticks are stamps in a file beside
the map, `town.reviews`: --tick STAMP --by NAME adds some. A stamp is the digest of what was read, so that an edit voids
it. With --check the exit code is 1 while something that decides a verdict is unticked. --done --by NAME writes into a
map that was drafted by machine (`generated`) that a person has reviewed it; that too is void when the map changes.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from argmap.cli.fixes import rewritten
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import report_errors, tell_written, write_json, write_output, write_outputs
from argmap.cli.problem import Problem
from argmap.cli.streams import write_text
from argmap.comparison.review import Review, ReviewItem, Stamp, numbers, read_stamps, review
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Edit
from argmap.english import count
from argmap.files.limits import MOST_MAP, read_file
from argmap.files.write import write_whole
from argmap.model.map_review import MapReview, digest_of_map
from argmap.pipeline import Compilation
from argmap.service.repairs import apply
from argmap.source import Span
from argmap.syntax.nodes import MapHead

SUFFIX = ".reviews"


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    output: str | None
    tick: list[str]
    by: str
    all: bool
    check: bool
    done: bool
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file")
    parser.add_argument("-o", "--output", metavar="PAGE", help="write a page to tick: review.html")
    help_ = "tick what has this stamp, or a beginning of it (may be repeated)"
    parser.add_argument("--tick", action="append", default=[], metavar="STAMP", help=help_)
    parser.add_argument("--by", default="", metavar="NAME", help="who has looked at it")
    parser.add_argument("--all", action="store_true", help="list what is ticked as well")
    parser.add_argument(
        "--check", action="store_true", help="exit 1 while something that decides a verdict is unticked"
    )
    help_ = "write into the map that you have reviewed it; refused while what decides a verdict is unticked"
    parser.add_argument("--done", action="store_true", help=help_)
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """List, tick or write the page; 1 if the file has errors, or with --check if something that decides is unticked."""
    if (arguments.tick or arguments.done) and not arguments.by.strip():
        raise Problem("say who has looked at it: `--by NAME`")
    if arguments.file == "-" and (arguments.tick or arguments.done):
        raise Problem("standard input cannot be ticked; name a file")
    compilation = compile_input(arguments.file, reader_of(arguments))
    beside = Path(arguments.file).with_suffix(SUFFIX)
    known = _stamps(beside) if arguments.file != "-" else ""
    found = review(compilation.facts, read_stamps(known))
    if arguments.tick:
        found = _tick(found, arguments, beside, known)
    if arguments.output:
        from argmap.reports.review_page import review_page

        page = review_page(found, title=compilation.map.heading, file=beside.name)
        write_output(arguments.output, page.encode())
    elif arguments.json:
        write_json(as_data(found))
    elif not arguments.tick and not arguments.done:
        write_text("".join(f"{visible(line)}\n" for line in _told(found, every=arguments.all)))
    if arguments.done:
        _done(compilation, found, " ".join(arguments.by.split()))
    sys.stderr.write(f"{_summary(found)}\n")
    failed = report_errors(compilation)
    unticked = arguments.check and any(not each.done for each in found.deciding)
    return 1 if failed or unticked else 0


def _stamps(path: Path) -> str:
    if not path.is_file():
        return ""
    try:
        return read_file(path, MOST_MAP).decode(errors="replace")
    except OSError as error:
        raise Problem(f"`{path}` cannot be read: {error.strerror or error}") from error


def _tick(found: Review, arguments: Arguments, path: Path, known: str) -> Review:
    """Add stamps to the file beside the map."""
    name = " ".join(arguments.by.split())
    today = date.today().isoformat()
    new = []
    for wanted in arguments.tick:
        hits = [each for each in found.items if each.stamp.startswith(wanted.lower())] if wanted else []
        if len({each.stamp for each in hits}) != 1:
            raise Problem(f"`{wanted}` is {'the beginning of several stamps' if hits else 'no stamp of this map'}")
        new.append(Stamp(hits[0].stamp, today, name))
    lines = "".join(f"{each.digest} {each.date} {each.name}\n" for each in dict.fromkeys(new))
    gap = "" if not known or known.endswith("\n") else "\n"
    try:
        write_whole(path, f"{known}{gap}{lines}".encode())
    except OSError as error:
        raise Problem(f"`{path}` cannot be written: {error.strerror or error}") from error
    tell_written(str(path))
    items = tuple(
        attrs.evolve(item, reviewed=(*item.reviewed, *(each for each in new if each.digest == item.stamp)))
        for item in found.items
    )
    return attrs.evolve(found, items=items)


def _done(compilation: Compilation, found: Review, name: str) -> None:
    """Write `reviewed` below the head of the map."""
    unticked = [each for each in found.deciding if not each.done]
    if unticked:
        raise Problem(f"{count(len(unticked), 'thing')} that decide a verdict are unticked: see `argmap review`")
    if compilation.errors:
        raise Problem("the map has errors: mend what `argmap check` says first")
    document = compilation.documents[0]
    head = next((each for each in document.statements if isinstance(each, MapHead)), None)
    today = date.today().isoformat()
    stamp = MapReview(name, today, digest_of_map(compilation.facts.written))
    if head is None:
        raise Problem("the map has no head to write below; begin the file with `map: TITLE`")
    known = next((each for each in head.details if each.key.text == "reviewed"), None)
    source = document.source
    if known is not None:
        edit = Edit(Span(source, known.value.start, known.value.end), str(stamp))
    else:
        last = max((each.value.end for each in head.details), default=head.title.end)
        edit = Edit(Span(source, last, last), f"\n  reviewed: {stamp}")
    write_outputs([rewritten(source, apply(source.text, [edit]))])
    tell_written(source.name)


def as_data(found: Review) -> dict[str, Any]:
    """The review for JSON."""
    return {
        "items": [attrs.asdict(each) for each in found.items],
        "stale": [attrs.asdict(each) for each in found.stale],
        "complete": found.complete,
    }


def _told(found: Review, *, every: bool) -> Iterator[str]:
    from argmap.reports.review_page import HEADS

    head = ""
    for each in found.items:
        if each.done and not every:
            continue
        if each.kind != head:
            head = each.kind
            yield f"{HEADS[head]}:"
        yield from _item(each)


def _item(each: ReviewItem) -> Iterator[str]:
    ticks = f"  [{'; '.join(f'{stamp.name}, {stamp.date}' for stamp in each.reviewed)}]" if each.done else ""
    decides = f"  → {', '.join(each.verdicts)}" if each.verdicts else ""
    yield f"  {each.stamp}  {each.names[0]}{decides}{ticks}"
    if each.passage:
        yield f"      {each.before} >>{each.passage}<< {each.after}".rstrip()
    if each.claim:
        yield f"      claim: {each.claim}"
    yield f"      {each.question}"


def _summary(found: Review) -> str:
    """`16 steps decide verdicts, 2 of them are ticked; 3 of 41 things are ticked in all`."""
    deciding = found.deciding
    ticked = sum(each.done for each in found.items)
    told = f"{count(len(deciding), 'thing')} {'decides' if len(deciding) == 1 else 'decide'} a verdict"
    if deciding:
        told += f", {sum(each.done for each in deciding)} ticked"
    if not found.complete:
        told = "the map is too large to try each step"
    stale = f"; {count(len(found.stale), 'stamp')} of something that was changed since" if found.stale else ""
    kinds = len(numbers(found))
    return f"{told}; {ticked} of {count(len(found.items), 'thing')} of {count(kinds, 'kind')} ticked in all{stale}"

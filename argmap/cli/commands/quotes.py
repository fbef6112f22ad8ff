"""List every quotation of a map with its status and its place in its text.

The statuses: exact (it stands there as it is), normalised (marks, dashes, spaces or the like differ),
elided (its pieces stand there in order), approximate (words differ), ambiguous (it stands there more
than once), not-found, source-changed (the text has another digest), unchecked (the text is not at
hand). Exit code 1 if one is not-found, source-changed, or changes a word that matters.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

import attrs

from argmap.analysis.facts import Facts
from argmap.cli.fixes import apply_fixes, diff_of
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, files_in, reader_of
from argmap.cli.outputs import of_unknown_languages, report_errors, write_json
from argmap.cli.streams import write_error_text, write_text
from argmap.columns import columns
from argmap.comparison.also_quoted import SharedPassage, also_quoted
from argmap.diagnostics.as_text import visible
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.english import count
from argmap.model.elements import QuotationKind
from argmap.quotations.check import CheckedQuotation, all_checked
from argmap.quotations.coverage import Coverage, coverage
from argmap.quotations.finding import Difference, Status
from argmap.service.repairs import TEXT_RULES

WIDEST = 60


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    files: list[str]
    json: bool
    all: bool
    fix: bool
    unsafe: bool
    diff: bool
    coverage: bool
    also: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print an object")
    parser.add_argument("--all", action="store_true", help="also say of good quotations how they were folded")
    parser.add_argument("--fix", action="store_true", help="take over the wording of the texts, and show the changes")
    help_ = "with --fix: also take over words that change what a quotation says"
    parser.add_argument("--unsafe", action="store_true", help=help_)
    parser.add_argument("--diff", action="store_true", help="show those changes and make none")
    help_ = "list the sentences of each text that no quotation touches, and what share is touched"
    parser.add_argument("--coverage", action="store_true", help=help_)
    help_ = "list the passages that more than one of the maps quote, under which claims"
    parser.add_argument("--also", action="store_true", help=help_)
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """List the quotations; 1 if one does not fit its text, or a file has errors."""
    reader = reader_of(arguments)
    checked: list[CheckedQuotation] = []
    found: list[Diagnostic] = []
    parts = []
    maps: list[tuple[str, Facts]] = []
    broken = False
    for name in dict.fromkeys(files_in(arguments.files)):
        compilation = compile_input(name, reader)
        checked += [each for each in all_checked(compilation.facts.quotations) if each not in checked]
        found += [each for each in compilation.diagnostics if each.rule.code in TEXT_RULES]
        facts = compilation.facts
        parts.append((facts.written, facts.texts, facts.quotations))
        maps.append((name, facts))
        broken = report_errors(compilation, but=QUOTATION_RULES) or broken
    if arguments.also:
        _tell_also(also_quoted(maps), json=arguments.json)
        return 1 if broken else 0
    if arguments.coverage:
        _tell_coverage(coverage(parts), json=arguments.json)
        return 1 if broken else 0
    if arguments.diff:  # `--diff` wins over `--fix`: what shows a change makes none
        write_text(diff_of(found, unsafe=arguments.unsafe))
    elif arguments.json:
        write_json({"quotations": [as_dict(each) for each in checked]})
    else:
        sys.stdout.write(_table(checked, folds=arguments.all))
        sys.stderr.write(summary(checked) + "\n")
    if arguments.fix and not arguments.diff:
        write_error_text(diff_of(found, unsafe=arguments.unsafe))
        sys.stderr.write(apply_fixes(found, unsafe=arguments.unsafe))
    return 1 if broken or any(_fails(each) for each in checked) else 0


def _tell_also(found: Sequence[SharedPassage], *, json: bool) -> None:
    if json:
        rows = [[{"map": name, **attrs.asdict(each)} for name, each in shared.quoted] for shared in found]
        write_json({"passages": rows})
        return
    for shared in found:
        _, first = shared.quoted[0]
        write_text(f"{visible(first.text)}, {visible(first.place)}: {visible(first.words)}\n")
        for name, each in shared.quoted:
            write_text(
                f"  {visible(name)}: {each.kind} for “{visible(each.said)}” ({visible(each.claim)}, {each.verdict})\n"
            )
    sys.stderr.write(
        f"{count(len(found), 'passage')} {'is' if len(found) == 1 else 'are'} quoted in more than one map\n"
    )


def _tell_coverage(found: Sequence[Coverage], *, json: bool) -> None:
    if json:
        write_json({"coverage": [coverage_as_dict(each) for each in found]})
        return
    for each in found:
        write_text(f"{visible(each.text.source.name)}: {_share(each)}\n")
        if not each.quoted:
            continue  # the whole text would stand here
        places = [visible(each.place_of(sentence)) for sentence in each.untouched]
        width = max(map(columns, places), default=0)
        for place, sentence in zip(places, each.untouched, strict=True):
            write_text(f"  {place}{' ' * (width - columns(place))}  {visible(each.words_of(sentence))}\n")
    if not found:
        sys.stderr.write("no text is at hand\n")
    elif len(found) > 1:
        untouched = sum(len(each.untouched) for each in found)
        total = count(sum(len(each.sentences) for each in found), "sentence")
        sys.stderr.write(f"{count(len(found), 'text')}: no quotation touches {untouched} of {total}\n")


def _share(each: Coverage) -> str:
    """`quotations touch 15 of 20 sentences (75 %), and hold 48 % of the text`."""
    touched, total = len(each.sentences) - len(each.untouched), len(each.sentences)
    if not each.quoted:
        return f"nothing is quoted from it ({count(total, 'sentence')})"
    return (
        f"quotations touch {touched} of {count(total, 'sentence')} ({_percent(each.share)}), "
        f"and hold {_percent(each.share_quoted)} of the text"
    )


def _percent(share: float) -> str:
    """A share as a whole percentage; neither all nor nothing is said of what is only nearly so."""
    rounded = round(share * 100)
    return f"{min(99, max(1, rounded)) if 0 < share < 1 else rounded} %"


def coverage_as_dict(each: Coverage) -> dict[str, Any]:
    """How much of a text is touched, as data; offsets are in code points, shares from 0 to 1."""
    position = each.text.source.position
    return {
        "text": each.text.source.name,
        "reader": each.text.reader,
        "sources": list(each.sources),
        "sentences": len(each.sentences),
        "touched": len(each.sentences) - len(each.untouched),
        "share": round(each.share, 4),
        "share_quoted": round(each.share_quoted, 4),
        "untouched": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "line": position(sentence.start)[0],
                "place_in_text": each.text.place(sentence.start),
                "words": each.words_of(sentence),
            }
            for sentence in each.untouched
        ],
    }


QUOTATION_RULES = ("AM301", "AM302", "AM306")
"""Errors that the table shows itself."""


def as_dict(each: CheckedQuotation) -> dict[str, Any]:
    """A checked quotation as data; `start` and `end` are offsets into the text as read, in code points."""
    found = each.in_source
    origin = each.quotation.origin
    return {
        "claim": each.claim,
        "kind": each.quotation.kind.value,
        "source": each.quotation.source,
        "speaker": each.quotation.speaker,
        "citing": list(each.quotation.citing),
        "quotation": each.quotation.text,
        "status": each.status.value,
        "fit": found.fit.value if found.fit else None,
        "text_changed": each.changed,
        "start": found.start,
        "end": found.end,
        "score": round(found.score, 4),
        "folds": list(found.folds),
        "critical": [kind.value for kind in found.critical],
        "file": origin.source.name if origin else "",
        "line": origin.source.position(origin.start)[0] if origin else 0,
        "text": each.text.source.name if each.text else "",
        "reader": each.text.reader if each.text else "",
        "place": each.place,
        "place_in_text": each.text.place(found.start) if each.text and found.start is not None else "",
        "place_fits": each.place_fits,
        "occurrences": [list(span) for span in found.occurrences],
        "more_occurrences": found.more,
        "differences": [_difference(difference) for difference in found.differences],
        "gap": found.gap,
        "gaps": [
            {
                "start": gap.start,
                "end": gap.end,
                "words": gap.words,
                "note": gap.note,
                "joins": gap.joins,
                "differences": [_difference(difference) for difference in gap.differences],
            }
            for gap in found.gaps
        ],
        "cut": found.cut,
        "skipped": [{"start": start, "end": end, "what": what} for start, end, what in found.skipped],
        "ends": [
            {"how": end.how.value, "start": end.start, "end": end.end, "words": end.words, "after": end.after}
            for end in found.ends
        ],
        "before": found.before,
        "after": found.after,
        "wording": found.wording,
        "reason": found.reason,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "quoted": difference.quoted,
        "text": difference.text,
        "start": difference.start,
        "end": difference.end,
        "critical": [kind.value for kind in difference.critical],
    }


def summary(checked: list[CheckedQuotation]) -> str:
    """`12 of 14 quotations checked: 9 exact, 2 normalised, 1 elided`."""
    looked = [each for each in checked if each.status.checked]
    numbers = {status: sum(each.status is status for each in looked) for status in Status}
    listed = ", ".join(f"{number} {status.value}" for status, number in numbers.items() if number)
    total = f"{len(looked)} of {count(len(checked), 'quotation')} checked"
    return (f"{total}: {listed}" if listed else total) + of_unknown_languages(checked)


def _fails(each: CheckedQuotation) -> bool:
    bad = each.status in (Status.NOT_FOUND, Status.SOURCE_CHANGED)
    return bad or each.altered


def _table(checked: list[CheckedQuotation], *, folds: bool) -> str:
    rows = [(each.status.value, _kind(each), each.place or each.quotation.source, each.claim) for each in checked]
    widths = [max((columns(visible(cell)) for cell in column), default=0) for column in zip(*rows, strict=True)]
    lines = []
    for row, each in zip(rows, checked, strict=True):
        cells = [
            visible(cell) + " " * (width - columns(visible(cell)))
            for cell, width in zip(row, widths, strict=True)
            if width
        ]
        words = " ".join(each.quotation.text.split())
        shown = words if len(words) <= WIDEST else f"{words[: WIDEST - 1].rstrip()}…"
        lines.append(f"{'  '.join(cells)}  {visible(shown)}")
        note = _note(each, folds=folds)
        if note:
            lines.append(f"{' ' * (widths[0] + 2)}{visible(note)}")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _kind(each: CheckedQuotation) -> str:
    """What it is, where it is something else than an assertion."""
    return "" if each.quotation.kind is QuotationKind.QUOTE else each.quotation.kind.value


def _note(each: CheckedQuotation, *, folds: bool) -> str:
    found = each.in_source
    if each.status is Status.UNCHECKED:
        return found.reason
    if each.status is Status.AMBIGUOUS and each.text is not None:
        places = [each.text.source.position(start) for start, _ in found.occurrences[:5]]
        more = len(found.occurrences) - 5
        listed = ", ".join(f"{line}:{column}" for line, column in places)
        return f"stands {found.times}: {listed}{f' and {more} more' if more > 0 else ''}"
    if found.differences:
        shown = "; ".join(str(difference) for difference in found.differences[:3])
        more = len(found.differences) - 3
        return f"{found.score:.0%} alike: {shown}{f'; and {more} more' if more > 0 else ''}"
    swallowed = [difference for gap in found.gaps for difference in gap.differences]
    if swallowed:
        return f"its gap or bracket: {'; '.join(str(difference) for difference in swallowed[:3])}"
    if folds and found.folds:
        return f"folded: {', '.join(found.folds)}"
    return ""

"""Say why a claim has its verdict, down to what stands on its own, and what would change it.

Every sentence can be checked by hand against the map. --flips also lists the smallest changes that give the
claim another verdict: what would have to be withdrawn, or taken for given.
"""

import argparse
import sys
from typing import Any

import attrs

from argmap.analysis.authorship import steps_under
from argmap.cli.colour import with_verdicts
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.naming import known
from argmap.cli.outputs import report_errors, write_json
from argmap.diagnostics.as_text import visible
from argmap.pipeline import Compilation
from argmap.reasoning.kinds import Kinds
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.whatif import Flip, Flips, change_of
from argmap.reasoning.why import Ground, Why

MOST_FLIPS = 20


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    claim: str
    flips: bool
    given: bool
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    parser.add_argument("claim", metavar="CLAIM", help="the name of a claim")
    parser.add_argument("--flips", action="store_true", help="list the smallest changes of the verdict as well")
    help_ = "with --flips: try as well what would hold if an unsupported claim were shown"
    parser.add_argument("--given", action="store_true", help=help_)
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Print the derivation; 1 if the file has errors."""
    compilation = compile_input(arguments.file, reader_of(arguments))
    claim = known(arguments.claim, compilation.map, "claim")
    reasoner = compilation.reasoner()
    why = reasoner.why(claim)
    flips = reasoner.flips(claim, given=arguments.given) if arguments.flips else None
    own, steps = _own_steps(why.standing.claim, compilation)
    if arguments.json:
        write_json({**_as_dict(why, flips, reasoner), "steps": steps, "steps_of_the_author": own})
    else:
        lines = [f"{claim} is {why.standing.word} – {why.sentence}", f"  {compilation.map.claims[claim].text}"]
        if why.standing.claim != claim:
            lines.append(f"  the same as {why.standing.claim}: {compilation.map.claims[why.standing.claim].text}")
        lines += [f"{ground.claim} is {ground.standing.word} – {ground.sentence}" for ground in why.grounds]
        if not why.complete:
            lines.append(f"and so on: only the {len(why.grounds)} nearest claims are shown")
        if compilation.facts.argued and steps:
            lines += ["", _drawn(own, steps)]
        if flips is not None:
            lines += ["", *_flips(flips, reasoner)]
        sys.stdout.write("".join(f"{with_verdicts(visible(line), sys.stdout)}\n" for line in lines))
    return 1 if report_errors(compilation) else 0


def _own_steps(claim: str, compilation: Compilation) -> tuple[int, int]:
    """How many of the steps under a claim the author of the map has drawn, and how many there are."""
    facts = compilation.facts
    tables = facts.reasons, facts.rebuttals, facts.undercuts, facts.aimed
    under = steps_under(claim, tables, facts.map)
    return sum(each not in facts.argued for each in under), len(under)


def _drawn(own: int, steps: int) -> str:
    if steps == 1:
        return f"the one step under this claim is {'drawn by the author of the map' if own else 'argued in the texts'}"
    which = "all" if own == steps else "none" if not own else str(own)
    return f"{which} of the {steps} steps under this claim {'is' if own == 1 else 'are'} drawn by the author of the map"


def _word_after(reasoner: Reasoner, claim: str, flip: Flip) -> str:
    """The word for a claim when a change is made."""
    changed = reasoner.changed(change_of(reasoner.given, flip.without, flip.assume))
    return Kinds(changed).of(claim).word.value


def _told(each: Why | Ground) -> dict[str, Any]:
    """The verdict on a claim in all its forms; each clause of the sentence with its template and what fills it."""
    return {
        "verdict": each.label.value,
        "kind": each.standing.kind.value,
        "word": each.standing.word.value,
        "because": each.sentence,
        "clauses": [
            {"template": clause.template, "data": dict(clause.data), "text": clause.text}
            for clause in each.told.clauses
        ],
    }


def _flips(flips: Flips, reasoner: Reasoner) -> list[str]:
    lines = [
        f"it would be {_word_after(reasoner, flips.claim, flip)} {_change(flip)}" for flip in flips.flips[:MOST_FLIPS]
    ]
    more = len(flips.flips) - MOST_FLIPS
    if more > 0:
        lines.append(f"and {more} more changes of the same size")
    if not flips.flips:
        what = "no change to what bears on it" if flips.complete else "no single change to what bears on it"
        lines.append(f"{what} would change its verdict")
    return lines


def _change(flip: Flip) -> str:
    parts = []
    if flip.without:
        parts.append(f"without {' and '.join(f'`{each}`' for each in flip.without)}")
    if flip.assume:
        parts.append(f"if {' and '.join(f'`{each}`' for each in flip.assume)} were given")
    return " and ".join(parts)


def _as_dict(why: Why, flips: Flips | None, reasoner: Reasoner) -> dict[str, Any]:
    data: dict[str, Any] = {
        "claim": why.claim,
        **_told(why),
        "complete": why.complete,
        "grounds": [
            {"claim": ground.claim, **_told(ground), "rests_on": list(ground.rests_on)} for ground in why.grounds
        ],
    }
    voices = reasoner.voices(why.claim)
    data["voices"], data["voices_exact"], data["voiced_by"] = voices.number, voices.exact, list(voices.who)
    if flips is not None:
        data["flips"] = [
            {"without": list(flip.without), "assume": list(flip.assume), "verdict": flip.after.value}
            for flip in flips.flips
        ]
        data["flips_complete"] = flips.complete
    return data

"""Say what stands, what falls and what is contested.

A claim is unchallenged (nothing mapped speaks against it), answered (objections were answered or
outweighed), assumed (taken as given), disputed (reasons on both sides of it, or of what it rests
on), unsupported (no word and no reason for it holds) or countered (what speaks against it stands). That
is what follows without taking a side, the grounded semantics. Others are complete, preferred,
stable, semi-stable, ideal and eager, which say accepted, rejected, undecided and unsupported; of one
with several labellings a verdict holds in all of them. --positions lists the preferred labellings: the
ways in which the debate can be read.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from math import prod
from typing import Any

import attrs

from argmap.argument_map import ArgumentMap
from argmap.cli.colour import with_verdicts
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.limits import add_seconds, seconds_of
from argmap.cli.outputs import report_errors, write_json
from argmap.cli.problem import Problem
from argmap.cli.progress import progress
from argmap.columns import columns
from argmap.diagnostics.as_text import visible
from argmap.english import count, listed
from argmap.model.elements import Verdict
from argmap.model.propositions import heads_of
from argmap.model.verdict_kinds import VerdictWord
from argmap.pipeline import Compilation
from argmap.reasoning.labeller import SEMANTICS, Evaluation
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.sentences import quoted
from argmap.reasoning.ties import MOST_READINGS, Tie, ties
from argmap.reasoning.why import Explainer

MOST_POSITIONS = 100
OPEN = "not worked out"
"""What stands in the place of a verdict that a limit left open."""


MOST_LEFT = 8
"""Claims that every position leaves open, by name."""


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    semantics: str
    positions: bool
    limit: int
    seconds: float
    strengths: bool
    json: bool
    certificate: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    parser.add_argument("--semantics", choices=SEMANTICS, default="grounded", metavar="S", help=", ".join(SEMANTICS))
    parser.add_argument("--positions", action="store_true", help="list the positions as well")
    help_ = f"list no more positions than this ({MOST_POSITIONS})"
    parser.add_argument("--limit", type=int, default=MOST_POSITIONS, metavar="N", help=help_)
    add_seconds(parser)
    parser.add_argument("--strengths", action="store_true", help="show the gradual strength of each claim as well")
    parser.add_argument("--json", action="store_true", help="print an object")
    help_ = "print what proves the grounded verdicts, for `argmap verify` or check_labels.py"
    parser.add_argument("--certificate", action="store_true", help=help_)
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Print the verdicts; 1 if the file has errors, 3 if something could not be worked out."""
    compilation = compile_input(arguments.file, reader_of(arguments))
    if arguments.certificate:
        return _certify(compilation, arguments)
    reasoner = compilation.reasoner(seconds=seconds_of(arguments.seconds))
    limit = max(arguments.limit, 1)
    with progress("working out") as show:
        show(arguments.file)
        evaluation = reasoner.evaluate(arguments.semantics)
        positions = reasoner.positions(limit) if arguments.positions and arguments.json else None
        parted = ties(reasoner, limit=min(limit, MOST_READINGS)) if arguments.positions and not arguments.json else None
    strengths = reasoner.strengths() if arguments.strengths else None
    if arguments.json:
        data = {
            "semantics": evaluation.semantics,
            "claims": {claim: evaluation.claims[claim].value for claim in compilation.map.claims},
            "verdicts": {claim: _told(claim, evaluation, reasoner) for claim in compilation.map.claims},
            "inferences": {step: label.value for step, label in evaluation.inferences.items()},
            "positions": [list(position.accepted) for position in positions] if positions is not None else [],
            "not_worked_out": list(evaluation.not_worked_out),
            "complete": evaluation.complete and (positions is None or positions.complete),
            "exists": evaluation.exists,
        }
        if strengths is not None:
            data["strengths"] = {claim: round(strengths.claims[claim], 6) for claim in compilation.map.claims}
            data["strengths_converged"] = strengths.converged
        write_json(data)
    else:
        scores = strengths.claims if strengths is not None else None
        explainer = reasoner.explainer if arguments.semantics == "grounded" else None
        lines = [*_verdicts(compilation.map, evaluation, explainer, scores), *_positions(parted, reasoner)]
        sys.stdout.write("".join(f"{with_verdicts(visible(line).rstrip(), sys.stdout)}\n" for line in lines))
        if strengths is not None and not strengths.converged:
            sys.stderr.write("argmap: the strengths did not settle; they are those of the last step\n")
    unfinished = not evaluation.complete or (positions is not None and not positions.labellings)
    unfinished = unfinished or any(not each.readings for each in parted or ())
    if unfinished:
        sys.stderr.write(
            f"argmap: what could not be worked out within {arguments.seconds:g} s is left open; see --seconds\n"
        )
    return 1 if report_errors(compilation) else 3 if unfinished else 0


def _certify(compilation: Compilation, arguments: Arguments) -> int:
    """Print the certificate; what it proves is the grounded labelling."""
    from argmap.proofs.certificate import certificate

    if arguments.semantics != "grounded":
        raise Problem(f"what is certified is the grounded labelling; leave out `--semantics {arguments.semantics}`")
    write_json(certificate(compilation).as_dict())
    return 1 if report_errors(compilation) else 0


def _told(claim: str, evaluation: Evaluation, reasoner: Reasoner) -> dict[str, Any]:
    """All that is said of one verdict; what stands behind it is known of the grounded one."""
    head = reasoner.map.claims[claim].id
    same = {} if head == claim else {"restates": head}
    if evaluation.semantics != "grounded":
        return {"label": evaluation.claims[claim].value, **same}
    standing, voices = reasoner.standing(claim), reasoner.voices(claim)
    return {
        "label": standing.label.value,
        "kind": standing.kind.value,
        "word": standing.word.value,
        "voices": voices.number,
        "voices_exact": voices.exact,
        "set_aside": standing.set_aside,
        "grounds": len(standing.grounds),
        **same,
    }


def _verdicts(
    amap: ArgumentMap, evaluation: Evaluation, explainer: Explainer | None, scores: Mapping[str, float] | None
) -> Iterator[str]:
    if not evaluation.exists:
        yield "there is no stable labelling: no reading decides everything"
        return
    width = max((columns(claim) for claim in amap.claims), default=0)
    open_ = set(evaluation.not_worked_out)
    heads = heads_of(amap)
    said = {
        claim: OPEN if heads.get(claim, claim) in open_ else evaluation.claims[claim].value for claim in amap.claims
    }
    if explainer:
        said = {claim: explainer.ground(claim).standing.word.value for claim in amap.claims}
    widest = max(map(len, said.values()), default=0)
    for claim in amap.claims:
        word, head = said[claim], heads.get(claim, claim)
        because = f"  {explainer.ground(claim).sentence}" if explainer else ""
        because = because if head == claim else f"  the same as {quoted(amap.claims[head].text)} ({head})"
        score = f"  {scores[claim]:.2f}" if scores else ""
        yield f"{claim}{' ' * (width - columns(claim))}  {word:<{widest}}{score}{because}"
    numbers = Counter(word for claim, word in said.items() if heads.get(claim, claim) == claim)
    yield ""
    order = (*VerdictWord,) if explainer else (*Verdict, OPEN)
    listed = ", ".join(f"{numbers[each]} {each}" for each in order if numbers[each])
    wordings = f" in {len(amap.claims)} wordings" if heads else ""
    yield f"{evaluation.semantics}, {count(len(evaluation.claims), 'claim')}{wordings}: {listed or 'none'}"


def _positions(parted: Sequence[Tie] | None, reasoner: Reasoner) -> Iterator[str]:
    """The positions, told as the questions on which they part: a position answers each of them in one way."""
    if parted is None:
        return
    yield ""
    if any(not each.readings for each in parted):
        yield "no position was found within the limit; the grounded verdicts stand"
        return
    # What all accept is proved; what was listed alone could only refute it.
    shared = [claim for claim, label in reasoner.evaluate("preferred").claims.items() if label is Verdict.ACCEPTED]
    more = "" if all(each.complete for each in parted) else "at least "
    number = prod(len(each.readings) for each in parted)
    open_ = [each for each in parted if len(each.readings) > 1]
    points = f" in {count(len(open_), 'question')}" if open_ else ""
    yield f"{more}{count(number, 'position')}{points}; all accept: {', '.join(shared) or 'nothing'}"
    for at, tie in enumerate(open_, 1):
        claims = [claim for claim in tie.claims if len({reading[claim] for reading in tie.readings}) > 1]
        yield f"question {at}{'' if tie.complete else ', the first answers'}:"
        for word, reading in zip(chain(["either"], repeat("or    ")), tie.readings, strict=False):
            yield f"  {word} {_answer(reading, claims)}"
    fixed = [claim for each in parted if len(each.readings) == 1 for claim in each.claims]
    if fixed:
        yield f"left open by every position: {listed(fixed, most=MOST_LEFT)}"


def _answer(reading: Mapping[str, Verdict], claims: Sequence[str]) -> str:
    """What one way to answer a question makes of its claims: `accepts a; rejects b`."""
    own = {label: [claim for claim in claims if reading[claim] is label] for label in Verdict}
    parts = [f"{verb} {', '.join(own[label])}" for label, verb in VERBS.items() if own[label]]
    parts += [
        f"leaves {', '.join(found)} {label.value}" for label, found in own.items() if found and label not in VERBS
    ]
    return "; ".join(parts) or "decides nothing"


VERBS = {Verdict.ACCEPTED: "accepts", Verdict.REJECTED: "rejects"}
"""What a position does with a claim; the others it leaves as they are called."""

"""Say what stands, what falls and what is contested.

The verdict of a claim: accepted, rejected (its denial stands), unsupported (every reason for it fell) or
undecided (reasons on both sides, and nothing decides between them). The default semantics is grounded:
what every reading of the map agrees on. Others are complete, preferred, stable, semi-stable, ideal and
eager; of one with several labellings a verdict holds in all of them. --positions lists the preferred
labellings: the ways in which the debate can be read.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping

import attrs

from argmap.argument_map import ArgumentMap
from argmap.cli.inputs import ReadingArguments, add_reading_arguments, compile_input, reader_of
from argmap.cli.outputs import report_errors, write_json
from argmap.columns import columns
from argmap.diagnostics.as_text import visible
from argmap.english import count
from argmap.model.elements import Verdict
from argmap.reasoning.labeller import SEMANTICS, Evaluation, Labelling, Labellings
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.why import Explainer

MOST_POSITIONS = 100


@attrs.frozen(kw_only=True)
class Arguments(ReadingArguments):
    """What the command is given."""

    file: str
    semantics: str
    positions: bool
    limit: int
    strengths: bool
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="an argument file, or - for standard input")
    parser.add_argument("--semantics", choices=SEMANTICS, default="grounded", metavar="S", help=", ".join(SEMANTICS))
    parser.add_argument("--positions", action="store_true", help="list the positions as well")
    help_ = f"list no more positions than this ({MOST_POSITIONS})"
    parser.add_argument("--limit", type=int, default=MOST_POSITIONS, metavar="N", help=help_)
    parser.add_argument("--strengths", action="store_true", help="show the gradual strength of each claim as well")
    parser.add_argument("--json", action="store_true", help="print an object")
    add_reading_arguments(parser)


def run(arguments: Arguments) -> int:
    """Print the verdicts; 1 if the file has errors."""
    compilation = compile_input(arguments.file, reader_of(arguments))
    reasoner = Reasoner(compilation.map)
    evaluation = reasoner.evaluate(arguments.semantics)
    positions = reasoner.positions(max(arguments.limit, 1)) if arguments.positions else None
    strengths = reasoner.strengths() if arguments.strengths else None
    if arguments.json:
        data = {
            "semantics": evaluation.semantics,
            "claims": {claim: label.value for claim, label in evaluation.claims.items()},
            "inferences": {step: label.value for step, label in evaluation.inferences.items()},
            "positions": [list(position.accepted) for position in positions] if positions is not None else [],
            "complete": evaluation.complete and (positions is None or positions.complete),
            "exists": evaluation.exists,
        }
        if strengths is not None:
            data["strengths"] = {claim: round(score, 6) for claim, score in strengths.claims.items()}
            data["strengths_converged"] = strengths.converged
        write_json(data)
    else:
        scores = strengths.claims if strengths is not None else None
        explainer = Explainer(reasoner) if arguments.semantics == "grounded" else None
        lines = [*_verdicts(compilation.map, evaluation, explainer, scores), *_positions(positions)]
        sys.stdout.write("".join(f"{visible(line).rstrip()}\n" for line in lines))
        if strengths is not None and not strengths.converged:
            sys.stderr.write("argmap: the strengths did not settle; they are those of the last step\n")
    return 1 if report_errors(compilation) else 0


def _verdicts(
    amap: ArgumentMap, evaluation: Evaluation, explainer: Explainer | None, scores: Mapping[str, float] | None
) -> Iterator[str]:
    if not evaluation.exists:
        yield "there is no stable labelling: no reading decides everything"
        return
    width = max((columns(claim) for claim in amap.claims), default=0)
    widest = max((len(label) for label in evaluation.claims.values()), default=0)
    for claim, label in evaluation.claims.items():
        because = f"  {explainer.ground(claim).sentence}" if explainer else ""
        score = f"  {scores[claim]:.2f}" if scores else ""
        yield f"{claim}{' ' * (width - columns(claim))}  {label.value:<{widest}}{score}{because}"
    if not evaluation.complete:
        yield "not all labellings were looked at: a verdict may be too strong"
    numbers = {label: sum(each is label for each in evaluation.claims.values()) for label in Verdict}
    yield ""
    listed = ", ".join(f"{number} {label.value}" for label, number in numbers.items() if number)
    yield f"{evaluation.semantics}, {count(len(evaluation.claims), 'claim')}: {listed or 'none'}"


def _positions(positions: Labellings | None) -> Iterator[str]:
    if positions is None:
        return
    every: tuple[Labelling, ...] = positions.labellings
    shared = [claim for claim in every[0].accepted if all(claim in set(each.accepted) for each in every)]
    more = "" if positions.complete else " (and more)"
    yield ""
    yield f"{count(len(every), 'position')}{more}; all accept: {', '.join(shared) or 'nothing'}"
    common = set(shared)
    for number, each in enumerate(every, 1):
        own = [claim for claim in each.accepted if claim not in common]
        lost = [claim for claim, label in each.claims.items() if label is Verdict.REJECTED]
        yield f"position {number}: accepts {', '.join(own) or 'nothing more'}; rejects {', '.join(lost) or 'nothing'}"

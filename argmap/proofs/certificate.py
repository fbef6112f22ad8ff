"""Certificates: why the grounded verdicts of a map are what they are, in a form that a short program can check.

Each atom gets a label and a rank. What is true has a rule whose whole body was decided before it; what is false has,
for each of its rules, an atom that failed before it or with it (an unfounded set shares one rank: Van Gelder, Ross,
Schlipf 1991); what is open has no rule that fires, and one that rests on nothing false. Together these say that the
labels are the well-founded model, which is the grounded labelling: it is strong admissibility with a min-max numbering
(Caminada and Dunne 2019), in one number for each atom.

The rules are those of the checker, `argmap.proofs.check_labels`, which reads the map for itself, and the labels are
worked out from these. Where the verdicts that follow are not the ones that argmap gives, one of the two readings is
wrong, and there is no certificate: that is a mistake of ours.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from argmap.brief_repr import brief_repr
from argmap.interchange.as_dict import to_dict
from argmap.library import Map, compiled
from argmap.model.propositions import Propositions
from argmap.proofs import check_labels
from argmap.reasoning.closure import HornRules
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.program import Program
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE, Labels, well_founded
from argmap.version import __version__

VERSION = 1
"""The form of certificates."""
SIGNS = {TRUE: "T", FALSE: "F", OPEN: "U"}


@attrs.frozen
class Certificate:
    """The grounded verdicts of a map with what proves them.

    `labels` has a label (`T`, `F`, `U`) and a rank for each atom that a rule is for, such as `claim/close`,
    `den/close`, `cut/STEP`; `failed` are the quotations, by claim and place, whose words do not stand in their text.
    """

    map: Mapping[str, Any] = attrs.field(repr=False)
    failed: tuple[tuple[str, int], ...]
    labels: Mapping[str, tuple[str, int]]
    verdicts: Mapping[str, str]

    __repr__ = brief_repr

    def as_dict(self) -> dict[str, Any]:
        """What the checker reads, for `json.dumps`."""
        return {
            "certificate": VERSION,
            "argmap": __version__,
            "semantics": "grounded",
            "map": self.map,
            "failed": [list(each) for each in self.failed],
            "labels": {atom: list(label) for atom, label in self.labels.items()},
            "verdicts": dict(self.verdicts),
        }

    def faults(self) -> tuple[str, ...]:
        """What the checker says is wrong with it: nothing."""
        return tuple(check_labels.check(json.loads(json.dumps(self.as_dict()))))


def certificate(amap: Map) -> Certificate:
    """The certificate of the grounded verdicts of a map, as it was checked."""
    return certificate_of(compiled(amap).facts.verdicts.reasoner)


def certificate_of(labeller: Labeller) -> Certificate:
    """The certificate of the grounded labelling of a map of which nothing is withdrawn or taken for given.

    Raises:
        ValueError: if something is.
        AssertionError: if checker and engine read the map differently, which is a mistake of argmap.
    """
    asked, given = labeller.asked, labeller.given
    if asked.without or asked.assume or asked.struck or asked.until:
        raise ValueError("what is certified is the map as it is written, with nothing withdrawn or taken for given")
    failed, written = asked.failed, given
    if isinstance(given, Propositions):
        failed, written = frozenset(given.written_place(*each) for each in failed), given.written
    data = to_dict(written)
    if labeller.weighing is not bool(written.weighing):  # asked for in Python, whatever the map says
        data["weighing"] = "strength" if labeller.weighing else ""
    read = check_labels.ReadMap(data, failed)
    labels = labels_of(check_labels.rules_of(read))
    verdicts = dict(check_labels.verdicts(read, labels))
    for claim, verdict in verdicts.items():
        engine = labeller.grounded.claims[claim].value
        assert engine == verdict, f"{claim}: the engine says {engine}, the checker reads {verdict}"
    return Certificate(data, tuple(sorted(failed)), labels, verdicts)


def labels_of(rules: Sequence[tuple[str, Sequence[str], Sequence[str]]]) -> dict[str, tuple[str, int]]:
    """The label and the rank of each atom that a rule is for."""
    heads = dict.fromkeys(rule[0] for rule in rules)
    atoms = {atom: at for at, atom in enumerate(heads)}
    program = Program()
    for head, body, negated in rules:
        if all(each in atoms for each in body):
            positive, negative = ([atoms[each] for each in part if each in atoms] for part in (body, negated))
            program.add(atoms[head], tuple(positive), tuple(negative), ("", ""))
    program.size = len(atoms)
    found = well_founded(program)
    ranks = _ranks(program, found)
    return {atom: (SIGNS[found.values[at]], ranks[at]) for atom, at in atoms.items()}


def _ranks(program: Program, found: Labels) -> dict[int, int]:
    ranks = {}
    rank, before = 0, False
    for atom in found.order:
        unfounded = atom in found.unfounded
        if not (unfounded and before):
            rank += 1
        ranks[atom], before = rank, unfounded
    ranks.update({atom: at for at, atom in enumerate(HornRules(_open_rules(program, found)).closure(), 1)})
    return ranks


def _open_rules(program: Program, found: Labels) -> Iterator[tuple[int, int, list[int]]]:
    for rule in found.live:
        yield rule, program.heads[rule], [atom for atom in program.positive[rule] if found.values[atom] == OPEN]

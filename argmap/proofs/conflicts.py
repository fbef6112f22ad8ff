"""Certificates of conflicts: that their members cannot stand together, and that each of them is needed for that.

Against a set of members speaks a refutation, in steps that follow by unit propagation, from the clauses that the
checker (`argmap.proofs.check_conflicts`) makes of the map for itself; for the others, when one is left out, a reading.
The labels that the grounded semantics decides hold in every complete labelling, so they need no more than their own
certificate.

That no conflict is missing is not certified: it is the search that says so.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from argmap.brief_repr import brief_repr
from argmap.graphs import Groups
from argmap.library import Map, compiled
from argmap.proofs import check_conflicts, check_labels
from argmap.proofs.certificate import Certificate, certificate
from argmap.reasoning.closure import HornRules
from argmap.reasoning.conflicts import MOST, By, Conflicts, Group
from argmap.reasoning.refutation import answered

Reading = Mapping[str, tuple[str, int]] | Sequence[str]
Clauses = list[list[str]]
OpenRules = Mapping[str, Sequence[Sequence[Sequence[str]]]]


@attrs.frozen(kw_only=True)
class CertifiedConflict:
    """A conflict: what each member asserts, the refutation of all, and a reading for the others of each member.

    A line of the `proof` is a `clause` that follows by unit propagation, or a `loop`, atoms that cannot hold each other
    up. A reading has labels and ranks of the open atoms that have others than the grounded ones, by coherence the
    claims that are true.
    """

    members: Mapping[str, Sequence[Mapping[str, Any]]]
    proof: Sequence[Mapping[str, Sequence[str]]] = attrs.field(repr=False)
    without: Mapping[str, Reading] = attrs.field(repr=False)

    __repr__ = brief_repr


@attrs.frozen(kw_only=True)
class ConflictCertificate:
    """The conflicts of a map, with what proves them, on top of the certificate of its verdicts."""

    verdicts: Certificate = attrs.field(repr=False)
    by: str
    group: str
    supports: bool
    conflicts: tuple[CertifiedConflict, ...]

    __repr__ = brief_repr

    def as_dict(self) -> dict[str, Any]:
        """What the checker reads, for `json.dumps`."""
        told = [
            {"members": dict(each.members), "proof": list(each.proof), "without": _listed(each.without)}
            for each in self.conflicts
        ]
        return {
            **self.verdicts.as_dict(),
            "by": self.by,
            "group": self.group,
            "supports": self.supports,
            "conflicts": told,
        }

    def faults(self) -> tuple[str, ...]:
        """What the checker says is wrong with it: nothing."""
        return tuple(check_conflicts.check(json.loads(json.dumps(self.as_dict()))))


def _listed(readings: Mapping[str, Reading]) -> dict[str, Any]:
    return {
        member: {atom: list(label) for atom, label in each.items()} if isinstance(each, Mapping) else list(each)
        for member, each in readings.items()
    }


def conflict_certificate(
    amap: Map, *, by: By = "acceptability", group: Group = "claim", supports: bool = False, limit: int = MOST
) -> ConflictCertificate:
    """The conflicts of a map as it was checked, and what proves each of them; see `argmap.Reasoner.conflicts`.

    Raises:
        ValueError: for a `by` or `group` that there is not.
    """
    ready = compiled(amap)
    found = ready.facts.verdicts.reasoner.conflicts(by=by, group=group, supports=supports, limit=limit)
    return certified(found, certificate(ready), supports=supports)


def certified(found: Conflicts, verdicts: Certificate, *, supports: bool = False) -> ConflictCertificate:
    """The certificate of conflicts that were found.

    Raises:
        AssertionError: where one is none, by the checker's reading of the map: a mistake of argmap.
    """
    data, failed = verdicts.map, verdicts.failed
    proving = _Acceptability if found.by == "acceptability" else _Coherence
    prover = proving(check_labels.ReadMap(data, failed), verdicts, supports=supports)
    groups = []
    for conflict in found.conflicts:
        own = {name: [attrs.asdict(each) for each in said] for name, said in conflict.said.items()}
        wanted = {name: [prover.wanted(each) for each in said] for name, said in own.items()}
        proof = prover.refuted([clause for each in wanted.values() for clause in each])
        without = {}
        for name in own:
            rest = [clause for other, each in wanted.items() if other != name for clause in each]
            reading = prover.reading(rest)
            assert reading is not None, f"without {name} the conflict {conflict.members} is still one"
            without[name] = reading
        groups.append(CertifiedConflict(members=own, proof=proof, without=without))
    return ConflictCertificate(
        verdicts=verdicts, by=found.by, group=found.group, supports=supports, conflicts=tuple(groups)
    )


class _Coherence:
    """Proofs that claims cannot all be true, and what can."""

    def __init__(self, read: Any, verdicts: Certificate, *, supports: bool) -> None:  # noqa: ARG002 - as the other
        self.read = read
        self.known: Clauses = [list(each) for each in check_conflicts.clauses(read, supports)]

    def wanted(self, assertion: Mapping[str, Any]) -> list[str] | None:
        """The clause that an assertion asks for."""
        return [f"{'-' if assertion['denied'] else '+'}{self.read.of[assertion['claim']]}"]

    def refuted(self, wanted: Sequence[list[str] | None]) -> list[dict[str, list[str]]]:
        """The steps of a refutation."""
        model, steps = answered([*self.known, *(each for each in wanted if each)])
        assert model is None, f"{wanted} can be true together"
        return [{"clause": step} for step in steps if step]

    def reading(self, wanted: Sequence[list[str] | None]) -> list[str] | None:
        """The claims that are true in a model of some clauses."""
        model, _ = answered([*self.known, *(each for each in wanted if each)])
        return None if model is None else sorted(each[1:] for each in model if each[0] == "+")


class _Acceptability:
    """Proofs that no complete labelling accepts some claims together, and labellings that accept some."""

    def __init__(self, read: Any, verdicts: Certificate, *, supports: bool) -> None:  # noqa: ARG002 - as the other
        self.read, self.labels = read, verdicts.labels
        self.open: OpenRules = check_conflicts.open_rules(check_labels.rules_of(read), verdicts.labels)
        groups: Groups[str] = Groups()
        for head, rules in self.open.items():
            groups.join([head, *(each for body, negated in rules for each in (*body, *negated))])
        self.groups = groups
        self._parts: dict[str, list[str]] = {}
        for atom in self.open:
            self._parts.setdefault(groups.find(atom), []).append(atom)

    def wanted(self, assertion: Mapping[str, Any]) -> list[str] | None:
        """The clause that an assertion asks for; `None` where nothing could make it hold."""
        found: list[str] | None = check_conflicts.accepted(assertion, self.read, self.labels)
        return found

    def _part(self, wanted: Sequence[list[str] | None]) -> dict[str, Any]:
        """The open atoms that some clauses have to do with."""
        roots = dict.fromkeys(self.groups.find(literal[3:]) for each in wanted for literal in each or ())
        return {atom: self.open[atom] for root in roots for atom in self._parts[root]}

    def refuted(self, wanted: Sequence[list[str] | None]) -> list[dict[str, list[str]]]:
        """The steps of a refutation, with the sets that cannot hold each other up first."""
        if None in wanted:
            return []
        model, steps, loops = self._answer(wanted)
        assert model is None, f"{wanted} can be accepted together"
        return [*({"loop": each} for each in loops), *({"clause": step} for step in steps if step)]

    def reading(self, wanted: Sequence[list[str] | None]) -> dict[str, tuple[str, int]] | None:
        """A complete labelling in which some clauses hold: the open atoms of their part, with labels and ranks."""
        model = None if None in wanted else self._answer(wanted)[0]
        if model is None:
            return None
        part = self._part(wanted)
        label = {atom: "T" if f"+t:{atom}" in model else "F" if f"+f:{atom}" in model else "U" for atom in part}
        ranks: dict[str, int] = {}
        for kept in ("T", "TU"):
            for atom in HornRules(_held_up(part, label, kept)).closure():
                ranks.setdefault(atom, len(ranks) + 1)
        return {atom: (label[atom], ranks.get(atom, 0)) for atom in part}

    def _answer(
        self, wanted: Sequence[list[str] | None]
    ) -> tuple[frozenset[str] | None, list[list[str]], list[list[str]]]:
        part = self._part(wanted)
        clauses = [*check_conflicts.completion(part), *(each for each in wanted if each)]
        loops: list[list[str]] = []
        while True:
            model, steps = answered(clauses)
            found = None if model is None else _unfounded(part, model)
            if not found:
                return model, steps, loops
            loops.append(found)
            clauses += check_conflicts.loop(found, part)


def _unfounded(part: OpenRules, model: frozenset[str]) -> list[str]:
    """Atoms of a model that nothing but they themselves hold up: true ones, else ones that are not false."""
    label = {atom: "T" if f"+t:{atom}" in model else "F" if f"+f:{atom}" in model else "U" for atom in part}
    for kept in ("T", "TU"):
        held = HornRules(_held_up(part, label, kept)).closure()
        if lost := sorted(atom for atom in part if label[atom] in kept and atom not in held):
            return lost
    return []


def _held_up(
    part: OpenRules, label: Mapping[str, str], kept: str
) -> Iterator[tuple[tuple[str, int], str, Sequence[str]]]:
    """The rules that hold at least so much, each with what it needs for that."""
    against = "F" if kept == "T" else "FU"
    for head, rules in part.items():
        for at, (body, negated) in enumerate(rules):
            if all(label[each] in kept for each in body) and all(label[each] in against for each in negated):
                yield (head, at), head, body

"""What would change if something were withdrawn, or taken for given."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import combinations

import attrs

from argmap.brief_repr import brief_repr
from argmap.graphs import Groups
from argmap.model.content import MapContent
from argmap.model.dates import date_help, period
from argmap.model.elements import Proposition, Verdict
from argmap.model.known import known, names_of
from argmap.model.propositions import Propositions
from argmap.model.voicing import owner_of, quotations_hit
from argmap.reasoning.budget import Budget, OutOfTimeError
from argmap.reasoning.chronology import not_yet_raised, said_after
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.labels import claim_label
from argmap.reasoning.program import DENIED, GIVEN, QUOTED, STANDS
from argmap.reasoning.reading import Change
from argmap.reasoning.revision import Revision
from argmap.reasoning.wellfounded import FALSE, OPEN
from argmap.reasoning.withdrawal import Behind
from argmap.shown import as_table

MOST_WORK = 500_000
"""Values that are worked out again in search of smallest changes, unless a question says otherwise."""
MOST_FOR_PAIRS = 150
"""Candidates of which pairs are tried."""


@attrs.frozen
class WhatIf:
    """Labels before and after a change; `changed` gives those that differ, in the order of the map.

    `not_raised` are the claims of which nothing had been said by the day until which words count.
    """

    before: Mapping[str, Verdict]
    after: Mapping[str, Verdict]
    changed: tuple[tuple[str, Verdict, Verdict], ...]
    not_raised: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, Verdict, Verdict]]:
        """Each claim whose label changes, with the label before and after."""
        return iter(self.changed)

    def __len__(self) -> int:
        return len(self.changed)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the verdicts that change in a notebook."""
        return as_table(
            ("claim", "before", "after"),
            ((claim, before.value, after.value) for claim, before, after in self.changed),
            len(self.changed),
            said="" if self.changed else "no verdict changes",
        )

    __repr__ = brief_repr


@attrs.frozen
class Flip:
    """A smallest change that gives a claim another label."""

    without: tuple[str, ...]
    assume: tuple[str, ...]
    before: Verdict
    after: Verdict

    @property
    def verdict(self) -> Verdict:
        """The label after the change, by the word that JSON has for it."""
        return self.after

    __repr__ = brief_repr


@attrs.frozen
class Flips:
    """The smallest changes found for a claim; `complete` is false where larger ones were not all tried."""

    claim: str
    label: Verdict
    flips: tuple[Flip, ...]
    complete: bool

    __repr__ = brief_repr

    def __iter__(self) -> Iterator[Flip]:
        """Each change."""
        return iter(self.flips)

    def __len__(self) -> int:
        return len(self.flips)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """Show the changes in a notebook."""
        return as_table(
            ("without", "assumed", "verdict"),
            ((", ".join(each.without), ", ".join(each.assume), each.after.value) for each in self.flips),
            len(self.flips),
            said=f"{self.claim} is {self.label.value}; it would be otherwise so:" if self.flips else "",
        )


def whatif(
    labeller: Labeller,
    *,
    without: str | Iterable[str] = (),
    assume: str | Iterable[str] = (),
    until: str = "",
) -> WhatIf:
    """The grounded labels when claims, relations, sources or speakers are withdrawn and claims are assumed.

    A source or a speaker takes along the quotations from it or by him. A claim that only withdrawn ones stand behind
    needs a reason then. A withdrawn claim is *unsupported*, and so is everything that stands on it alone. What somebody
    is quoted for is withdrawn as `seen by liar`. With `until`, a date as the language has it, only what was said by
    then counts, and what was withdrawn later is not withdrawn yet. What the labeller already has withdrawn or assumed
    stays so.

    Raises:
        UnknownNameError: (a `KeyError`) for a name that the map does not have.
        ValueError: for an `until` that is no date.
    """
    amap = labeller.given
    change = change_of(amap, names_of(without), names_of(assume), until=until)
    # A step between two wordings of one claim is on the map as it is written, and says nothing.
    written = amap.written if isinstance(amap, Propositions) else amap
    for name in sorted(change.without):
        relations = written.inferences, written.contradictions, written.restatements
        known(name, amap.claims, *relations, amap.sources, amap.speakers, what="thing")
    for name in sorted(change.assume):
        known(name, amap.claims)
    before = labeller.grounded.claims
    after = labeller.changed(change).grounded.claims
    changed = tuple(
        (claim, before[claim], after[claim])
        for claim in amap.all_wordings()
        if before[claim] is not after[claim] and not _with_its_head(amap.claims[claim].id, claim, before, after)
    )
    late = said_after(amap, change.until) if change.until else frozenset()
    return WhatIf(before, after, changed, not_yet_raised(amap, late) if late else ())


def _with_its_head(head: str, claim: str, before: Mapping[str, Verdict], after: Mapping[str, Verdict]) -> bool:
    """Whether a wording changes as the claim that it is read as, which tells it."""
    return head != claim and (before[claim], after[claim]) == (before[head], after[head])


def change_of(amap: MapContent, without: Iterable[str] = (), assume: Iterable[str] = (), *, until: str = "") -> Change:
    """What is withdrawn and assumed by these names; `seen by liar` are quotations.

    Raises:
        ValueError: for an `until` that is no date.
    """
    days = period(until)
    if until and days is None:
        raise ValueError(f"`{until}` is no date: {date_help(until)}")
    gone: set[str] = set()
    struck: set[tuple[str, int]] = set()
    for name in without:
        found = quotations_hit(name, amap.claims)
        if found is not None and found[1] and name not in amap.inferences:
            struck.update((found[0], place) for place in found[1])
        else:
            gone.add(name)
    last = days.last if days else ""
    return Change(without=frozenset(gone), assume=frozenset(assume), struck=frozenset(struck), until=last)


def flips(
    reasoner: Labeller,
    claim: str,
    *,
    seconds: float | None = None,
    work: int | None = MOST_WORK,
    trials: "Trials | None" = None,
    assuming: bool = True,
    given: bool = False,
) -> Flips:
    """The smallest withdrawals, or claims taken for given, that change the grounded label of a claim.

    Single elements are all tried: claims, inferences, contradictions and sources that bear on the claim
    at all. Only what changes with an element is worked out again, so a try costs what it reaches. Pairs are tried
    where no single one does it and there are few. The nearest elements come first. The search ends after `work`
    values that were worked out again (`None`: never), at the same place on every machine, or after some `seconds`
    if they are given; `complete` is then false. `trials` saves work where many claims are asked about. Without
    `assuming` only withdrawals are tried; assumed are claims that are undecided, and with `given` also such as are
    unsupported: what would hold if something not shown were shown. Rejected ones are not.

    Raises:
        UnknownNameError: (a `KeyError`) if the map has no such claim.
    """
    budget = Budget(seconds, work)
    tries = _Tries(trials or Trials(reasoner), claim, assuming=assuming, given=given)
    found: list[Flip] = []
    try:
        complete = tries.search(1, found, budget)
        found += _wordings(reasoner, tries, budget)
        if not found and len(tries.candidates) <= MOST_FOR_PAIRS:
            complete = tries.search(2, found, budget)
        elif not found:
            complete = False
    except OutOfTimeError:
        complete = False
    return Flips(claim, tries.before, tuple(found), complete)


def _wordings(labeller: Labeller, tries: "_Tries", budget: Budget) -> Iterator[Flip]:
    """What comes of withdrawing one wording of a proposition, or that it is one: each is another map.

    Raises:
        OutOfTimeError: when the work that is granted is used up.
    """
    amap = labeller.given
    if not isinstance(amap, Propositions):
        return
    groups: Groups[str] = Groups()
    for step in amap.inferences.values():
        groups.join((step.id, *step.premises, owner_of(step.target, amap.claims) or step.target))
    for pair in amap.contradictions.values():
        groups.join((pair.first, pair.second))
    own = groups.find(amap.claims[tries.claim].id)
    near = {each for each in amap.claims if groups.find(each) == own}
    claims = [each for each in amap.written.claims if each in amap.heads and amap.heads[each] in near]
    pairs = [each.id for each in amap.written.restatements.values() if amap.heads.get(each.first) in near]
    for name in (*claims, *pairs):
        budget.spend(len(tries.program.heads))
        after = labeller.changed(Change(without=frozenset((name,)))).grounded.claims[tries.claim]
        if after is not tries.before and name != tries.claim:
            yield Flip((name,), (), tries.before, after)


@attrs.frozen
class _Candidate:
    """An element and what its change does to the program: rules that go, and a claim that is given.

    A `source` may take rules along only together with another one; `near` are the rules that it has a part in.
    """

    name: str
    drops: frozenset[int]
    given: int | None = None
    source: bool = False
    near: frozenset[int] = frozenset()


class Trials:
    """What trying changes of one map needs to know, whatever claim is asked about."""

    def __init__(self, reasoner: Labeller) -> None:
        self.labeller = reasoner
        self.program = reasoner.program
        self.map = reasoner.map
        self.revision = Revision(reasoner.program, reasoner.search.labels)
        self.claims = reasoner.grounded.claims
        self.behind = Behind(reasoner.map)
        self.users: dict[int, list[int]] = {}
        for rule, body in enumerate(self.program.positive):
            for atom in body:
                self.users.setdefault(atom, []).append(rule)

    def after(self, claim: str, *, without: str = "", assume: str = "") -> Verdict:
        """The grounded label of a claim when one inference is withdrawn or one claim is taken for given."""
        tries = _Tries(self, claim)
        drops = frozenset([self.program.rule_of[without]] if without else [])
        given = self.program.atom_of[assume] if assume else None
        if given is not None:
            drops |= tries.denials_of(given)
        flip = tries.attempt((_Candidate(without, drops, given),))
        return flip.after if flip else tries.before


class _Tries:
    def __init__(self, trials: Trials, claim: str, *, assuming: bool = True, given: bool = False) -> None:
        self.assuming, self.given = assuming, given
        self.labeller = trials.labeller
        self.labels = trials.claims
        self.program, self.map, self.revision = trials.program, trials.map, trials.revision
        self.behind = trials.behind
        self.rules_of, self.users = trials.revision.rules_of, trials.users
        self.target = self.program.atom_of[known(claim, self.program.atom_of)]
        self.claim = claim
        self.before = trials.claims[claim]
        self.goal = {self.target}
        self.denial = self.program.denied.get(self.target)
        if self.denial is not None:
            self.goal.add(self.denial)
        self.cone = self._backwards(self.goal)

    @cached_property
    def candidates(self) -> list[_Candidate]:
        """What could be withdrawn or given, the nearest first."""
        near = {atom: at for at, atom in enumerate(self.cone)}
        return sorted(self._candidates(), key=lambda each: self._nearness(each, near))

    def _nearness(self, candidate: _Candidate, near: Mapping[int, int]) -> int:
        atoms = [self.program.heads[rule] for rule in candidate.near or candidate.drops]
        if candidate.given is not None:
            atoms.append(candidate.given)
        return min((near[atom] for atom in atoms if atom in near), default=len(near))

    def _backwards(self, goal: set[int]) -> dict[int, None]:
        """What bears on some atoms, the nearest first; with what is weaker, which a change may let be heeded."""
        program = self.program
        seen = dict.fromkeys(sorted(goal))
        queue = list(seen)
        for atom in queue:
            for rule in self.rules_of[atom]:
                unweighed = program.unweighed.get(rule, ())
                for each in (*program.positive[rule], *program.negative[rule], *unweighed):
                    if each not in seen:
                        seen[each] = None
                        queue.append(each)
        return seen

    def _candidates(self) -> Iterator[_Candidate]:
        program = self.program
        by_name: dict[str, list[int]] = {}
        relevant = [rule for rule, head in enumerate(program.heads) if head in self.cone]
        for rule in relevant:
            kind, name = program.origins[rule]
            if kind not in (STANDS, QUOTED, DENIED, GIVEN):
                by_name.setdefault(name, []).append(rule)
        for at, claim in enumerate(program.claims):
            if at in self.cone and at != self.target and not isinstance(self.map.claims[claim], Proposition):
                yield _Candidate(claim, frozenset([*self.rules_of[at], *self.denials_of(at), *self.users.get(at, ())]))
            wanted = self.labels[claim] is Verdict.UNSUPPORTED if self.given else False
            if at in self.cone and at != self.target and self.assuming and (wanted or self.revision.values[at] == OPEN):
                yield _Candidate(claim, self.denials_of(at), at)
        for name in (*self.map.inferences, *self.map.contradictions):
            if name in by_name:
                yield _Candidate(name, frozenset(by_name[name]))
        for source in self.map.sources:
            if source in self.resting:
                near = frozenset(self.resting[source])
                yield _Candidate(source, self._source_rules({source}), source=True, near=near)

    def denials_of(self, claim: int) -> frozenset[int]:
        """The rules against a claim: what is given cannot be denied."""
        tables = self.program.denied, self.program.objected
        return frozenset(rule for table in tables if claim in table for rule in self.rules_of[table[claim]])

    @cached_property
    def resting(self) -> Mapping[str, list[int]]:
        """For each source the rules that bear on the claim and rest on its words, perhaps with others'."""
        found: dict[str, list[int]] = {}
        for rule, head in enumerate(self.program.heads):
            if head in self.cone:
                for source in frozenset().union(*self._texts_of(rule)):
                    found.setdefault(source, []).append(rule)
        return found

    def _texts_of(self, rule: int) -> list[Set[str]]:
        """For each quotation that a rule rests on the sources that it goes with; the rule goes when all of them go."""
        places = self.program.words.get(rule, ())
        quotations = self.map.claims[self.program.origins[rule][1]].quotations if places else ()
        sources = self.map.sources.keys()
        return [sources & self.behind.quotation(quotations[place]) for place in places]

    def _source_rules(self, sources: Collection[str]) -> frozenset[int]:
        """The rules that go with some sources together."""
        rules = {rule for source in sources for rule in self.resting.get(source, ())}
        return frozenset(rule for rule in rules if not any(each.isdisjoint(sources) for each in self._texts_of(rule)))

    def search(self, size: int, found: list[Flip], budget: Budget) -> bool:
        """Try all changes of a size; the flips are added to `found`.

        Raises:
            OutOfTimeError: when the time is up.
        """
        for combination in combinations(self.candidates, size):
            budget.check()
            flip = self.attempt(combination, budget)
            if flip is not None:
                found.append(flip)
        return True

    def attempt(self, candidates: tuple[_Candidate, ...], budget: Budget | None = None) -> Flip | None:
        """Make a change and see whether the label is another one.

        Raises:
            OutOfTimeError: when the work that is granted is used up.
        """
        if self.labeller.weights is not None:
            after = self._weighed_again(candidates, budget)
            return None if after is self.before else self._flip(candidates, after)
        drops = frozenset().union(*(candidate.drops for candidate in candidates))
        sources = {candidate.name for candidate in candidates if candidate.source}
        if len(sources) > 1:
            drops |= self._source_rules(sources)
        given = {each.given for each in candidates if each.given is not None}
        changed = self.revision.after(drops, given, spend=None if budget is None else budget.spend)
        if self.goal.isdisjoint(changed):
            return None
        values = self.revision.values
        denied = FALSE if self.denial is None else changed.get(self.denial, values[self.denial])
        after = claim_label(changed.get(self.target, values[self.target]), denied)
        return None if after is self.before else self._flip(candidates, after)

    def _weighed_again(self, candidates: tuple[_Candidate, ...], budget: Budget | None) -> Verdict:
        """The label after a change of a map that is weighed: who heeds whom is then another question."""
        if budget is not None:
            budget.spend(self.program.size)
        change = Change(
            without=frozenset(each.name for each in candidates if each.name and each.given is None),
            assume=frozenset(self.program.claims[each.given] for each in candidates if each.given is not None),
        )
        return self.labeller.changed(change).grounded.claims[self.claim]

    def _flip(self, candidates: tuple[_Candidate, ...], after: Verdict) -> Flip:
        without = tuple(each.name for each in candidates if each.given is None)
        assume = tuple(each.name for each in candidates if each.given is not None)
        return Flip(without, assume, self.before, after)

"""What the definitions say, by trying every set: for small maps and small frameworks only.

Maps are read as flat assumption-based frameworks (Bondarenko, Dung, Kowalski, Toni 1997; Toni 2014), frameworks are
Dung's (1995) with semi-stable (Caminada 2006), stage (Verheij 1996), ideal (Dung, Mancarella, Toni 2007) and eager
(Caminada 2007) sets. Nothing here is clever except one thing: which sets of assumptions derive an atom is kept as one
large integer, in which bit A is set where set A derives it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

import attrs

from argmap.argument_map import ArgumentMap
from argmap.model.elements import Claim, Inference, InferenceKind, Quotation, QuotationKind

Rule = tuple[str, tuple[str, ...]]
"""A head and the atoms of its body."""


@attrs.frozen
class Assumptions:
    """A flat assumption-based framework: rules, and for each assumption what attacks it."""

    rules: tuple[Rule, ...]
    contraries: dict[str, tuple[str, ...]]
    steps: dict[str, tuple[str, ...]]
    """For each inference of the map what must hold for it to be in."""


def stands_on_its_own(amap: ArgumentMap, claim: Claim) -> bool:
    """Whether a claim is assumed, or nothing at all is said for or of it."""
    for_it = (InferenceKind.SUPPORTS, InferenceKind.IMPLIES)
    reasons = [step for step in amap.inferences.values() if step.target == claim.id and step.kind in for_it]
    return claim.assumed or not (claim.open or claim.quotations or reasons)


def aimed_at(amap: ArgumentMap, claim: Claim, at: int) -> tuple[str, ...]:
    """The targets of undercuts that hit one quotation of a claim: `c by who`, or with a number `c by who (2)`."""
    quotation = claim.quotations[at]
    heard = [*([quotation.speaker] if quotation.speaker else []), *quotation.citing] or [quotation.source]

    def through(each: Quotation) -> list[str]:
        return [*([each.speaker] if each.speaker else []), *each.citing] or [each.source]

    last = heard[-1]
    same = [n for n, each in enumerate(claim.quotations) if last in through(each)]
    numbered = f"{claim.id} by {last} ({same.index(at) + 1})"
    names = {f"{claim.id} by {who}" for who in heard} | ({numbered} if len(same) > 1 else set())
    targets = (step.target for step in amap.inferences.values() if step.kind is InferenceKind.UNDERCUTS)
    return tuple(dict.fromkeys(target for target in targets if target in names))


def echoes(amap: ArgumentMap, step: Inference) -> bool:
    """Whether all that a rebuttal rests on are the words of somebody who denies its target, in that text."""

    def plain(text: str) -> str:
        return " ".join(re.findall(r"\w+", text.lower()))

    def same(one: Quotation, other: Quotation) -> bool:
        a, b = plain(one.text), plain(other.text)
        return one.source == other.source and bool(a and b) and (f" {a} " in f" {b} " or f" {b} " in f" {a} ")

    denials = amap.claims[step.target].denials
    for_it = (InferenceKind.SUPPORTS, InferenceKind.IMPLIES)
    for premise in (amap.claims[each] for each in step.premises):
        if premise.assumed or not premise.quotes:
            return False
        if any(each.target == premise.id and each.kind in for_it for each in amap.inferences.values()):
            return False
        if not all(any(same(quote, denial) for denial in denials) for quote in premise.quotes):
            return False
    return bool(denials)


def assumptions_of(amap: ArgumentMap) -> Assumptions:
    """The rules and assumptions of a map, row by row of the table in the design."""
    rules: list[Rule] = []
    contraries: dict[str, tuple[str, ...]] = {}
    steps: dict[str, tuple[str, ...]] = {}
    for claim in amap.claims.values():
        c = claim.id
        against = (f"den {c}", f"obj {c}")
        if stands_on_its_own(amap, claim):
            rules.append((f"T {c}", (f"asm {c}",)))
            contraries[f"asm {c}"] = (*against, f"ucl {c}")
        for at, quotation in enumerate(claim.quotations):
            off = tuple(f"off {target}" for target in aimed_at(amap, claim, at))
            said = f"q{at} {c}"
            if quotation.kind is QuotationKind.QUOTE:
                rules.append((f"T {c}", (said,)))
                contraries[said] = (*against, f"ucl {c}", *off)
            elif quotation.kind is QuotationKind.DENIAL:
                rules.append((f"obj {c}", (f"n{said}", *([f"on {said}"] if off else []))))
                contraries[f"n{said}"] = (f"T {c}",)
                if off:
                    contraries[f"on {said}"] = off
    for a, step in amap.inferences.items():
        premises = tuple(f"T {p}" for p in dict.fromkeys(step.premises))
        c = step.target
        match step.kind:
            case InferenceKind.SUPPORTS:
                steps[a] = (*premises, f"app {a}", f"nreb {a}")
                rules.append((f"T {c}", steps[a]))
                contraries[f"app {a}"] = (f"uc {a}", f"ucl {c}")
                contraries[f"nreb {a}"] = (f"den {c}", f"obj {c}")
            case InferenceKind.REBUTS:
                steps[a] = (*premises, f"app {a}", f"nreb {a}")
                rules.append((f"{'obj' if echoes(amap, step) else 'den'} {c}", steps[a]))
                contraries[f"app {a}"] = (f"uc {a}",)
                contraries[f"nreb {a}"] = (f"T {c}",)
            case InferenceKind.UNDERCUTS:
                steps[a] = (*premises, f"app {a}")
                what = "ucl" if c in amap.claims else "uc" if c in amap.inferences else "off"
                rules.append((f"{what} {c}", steps[a]))
                contraries[f"app {a}"] = (f"uc {a}",)
            case InferenceKind.IMPLIES:
                steps[a] = premises
                rules.append((f"T {c}", premises))
                for p in dict.fromkeys(step.premises):
                    others = tuple(each for each in premises if each != f"T {p}")
                    rules.append((f"den {p}", (*others, f"den {c}")))
                    rules.append((f"obj {p}", (*others, f"obj {c}")))
    for each in amap.contradictions.values():
        rules.append((f"den {each.first}", (f"T {each.second}",)))
        rules.append((f"den {each.second}", (f"T {each.first}",)))
    return Assumptions(tuple(rules), contraries, steps)


def derived(rules: Iterable[Rule], assumed: Iterable[str]) -> frozenset[str]:
    """Everything that follows from a set of assumptions."""
    found, before = set(assumed), -1
    while before != len(found):
        before = len(found)
        found |= {head for head, body in rules if found.issuperset(body)}
    return frozenset(found)


class Labellings:
    """The labellings of an assumption-based framework under every semantics.

    A set of assumptions is a number (bit n for assumption n), a family of such sets is a number too (bit A for set A).
    An assumption whose contrary no rule concludes belongs to every complete set: with `only_attackable` it is taken as
    a fact, and the sets that are tried are made of the others.
    """

    def __init__(self, aba: Assumptions, *, only_attackable: bool = True) -> None:
        self.aba = aba
        heads = {head for head, _ in aba.rules}
        self.tried = attackable(aba) if only_attackable else tuple(aba.contraries)
        self.everything = (1 << (1 << len(self.tried))) - 1
        self.holding = dict.fromkeys(heads | {atom for _, body in aba.rules for atom in body}, 0)
        self.holding |= {atom: 0 for body in aba.steps.values() for atom in body}
        self.holding |= dict.fromkeys(aba.contraries, self.everything)
        for n, each in enumerate(self.tried):
            self.holding[each] = self._sets_with(n)
        self._derive()
        self.attacked = [self._union(self.holding.get(atom, 0) for atom in aba.contraries[each]) for each in self.tried]
        self._attacked_bytes = [each.to_bytes((1 << len(self.tried)) // 8 + 1, "little") for each in self.attacked]
        conflicts = self._union(self.attacked[n] & self._sets_with(n) for n in range(len(self.tried)))
        self.conflict_free = list(bits(self.everything & ~conflicts))
        self.admissible = [each for each in self.conflict_free if not each & ~self.defended(each)]
        self.complete = [each for each in self.admissible if each == self.defended(each)]

    def _sets_with(self, n: int) -> int:
        """The family of all sets that hold assumption n."""
        return self.everything // ((1 << (1 << n)) + 1) << (1 << n)

    def _union(self, families: Iterable[int]) -> int:
        union = 0
        for each in families:
            union |= each
        return union

    def _derive(self) -> None:
        changed = True
        while changed:
            changed = False
            for head, body in self.aba.rules:
                sets = self.everything
                for atom in body:
                    sets &= self.holding[atom]
                changed |= bool(sets & ~self.holding[head])
                self.holding[head] |= sets

    def unattacked(self, assumed: int) -> int:
        """The assumptions that a set does not attack."""
        place, bit = divmod(assumed, 8)
        return sum(1 << n for n, table in enumerate(self._attacked_bytes) if not table[place] >> bit & 1)

    def defended(self, assumed: int) -> int:
        """The assumptions that a set defends.

        It attacks every set that attacks them, that is: what it does not attack does not attack them.
        """
        return self.unattacked(self.unattacked(assumed))

    def sets(self, semantics: str) -> list[int]:
        """The sets of assumptions that a semantics picks."""
        match semantics:
            case "complete":
                return self.complete
            case "grounded":
                return only([one for one in self.complete if all(subset(one, each) for each in self.complete)])
            case "preferred":
                return maximal(self.complete, self.complete)
            case "stable":
                return [each for each in self.complete if each == self.unattacked(each)]
            case "semi-stable":
                return maximal(self.complete, [self._range(each) for each in self.complete])
            case "ideal":
                return self._greatest_within(self.sets("preferred"))
            case "eager":
                return self._greatest_within(self.sets("semi-stable"))
        raise ValueError(semantics)

    def _range(self, assumed: int) -> int:
        """A set and what it attacks."""
        return assumed | ((1 << len(self.tried)) - 1) & ~self.unattacked(assumed)

    def _greatest_within(self, sets: list[int]) -> list[int]:
        within = [each for each in self.admissible if all(subset(each, one) for one in sets)]
        return only(maximal(within, within))

    def holds(self, atom: str, assumed: int) -> bool | None:
        """Whether an atom is true, false or neither under a complete set."""
        if self.holding.get(atom, 0) >> assumed & 1:
            return True
        return None if self.holding.get(atom, 0) >> self.unattacked(assumed) & 1 else False

    def claim_label(self, claim: str, assumed: int) -> str:
        """The label of a claim under a complete set."""
        if self.holds(f"T {claim}", assumed):
            return "accepted"
        if self.holds(f"den {claim}", assumed):
            return "rejected"
        return "unsupported" if self.holds(f"T {claim}", assumed) is False else "undecided"

    def step_label(self, step: str, assumed: int) -> str:
        """The label of an inference under a complete set."""
        body = [self.holds(atom, assumed) for atom in self.aba.steps[step]]
        return "in" if all(body) else "out" if False in body else "undecided"


Labels = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
"""The labels of the claims and those of the inferences, both in the order of names."""


def labels(amap: ArgumentMap, semantics: str, labellings: Labellings | None = None) -> set[Labels]:
    """The labellings of a map under a semantics."""
    labellings = labellings or Labellings(assumptions_of(amap))
    return {
        (
            tuple((claim, labellings.claim_label(claim, each)) for claim in sorted(amap.claims)),
            tuple((step, labellings.step_label(step, each)) for step in sorted(amap.inferences)),
        )
        for each in labellings.sets(semantics)
    }


def in_common(found: set[Labels]) -> Labels:
    """For each claim and each inference the label that it has in every labelling, else *undecided*."""
    first, *others = found

    def common(part: int) -> tuple[tuple[str, str], ...]:
        rest = [dict(each[part]) for each in others]
        return tuple((k, v if all(one[k] == v for one in rest) else "undecided") for k, v in first[part])

    return common(0), common(1)


def attackable(aba: Assumptions) -> tuple[str, ...]:
    """The assumptions whose contrary some rule concludes."""
    heads = {head for head, _ in aba.rules}
    return tuple(each for each, against in aba.contraries.items() if heads & set(against))


def bits(number: int) -> Iterator[int]:
    """The places of the bits that are set."""
    for place, byte in enumerate(number.to_bytes(number.bit_length() // 8 + 1, "little")):
        if byte:
            yield from (8 * place + n for n in range(8) if byte >> n & 1)


def subset(one: int, other: int) -> bool:
    """Whether a set lies within another."""
    return not one & ~other


def maximal(sets: list[int], measures: list[int]) -> list[int]:
    """The sets whose measure lies within no other set's."""
    pairs = list(zip(sets, measures, strict=True))
    return [each for each, size in pairs if not any(size != more and subset(size, more) for _, more in pairs)]


def only(sets: list[int]) -> list[int]:
    """The one set of a semantics that picks one."""
    assert len(sets) == 1, sets
    return sets


CODES = ("GR", "CO", "PR", "ST", "SST", "STG", "ID")
Attacks = frozenset[tuple[str, str]]
Extensions = set[frozenset[str]]


def extensions(arguments: Iterable[str], attacks: Iterable[tuple[str, str]], code: str) -> Extensions:
    """The extensions of an abstract framework, by going through all sets of arguments."""
    everyone, pairs = tuple(arguments), frozenset(attacks)
    sets = [frozenset(each) for size in range(len(everyone) + 1) for each in combinations(everyone, size)]
    conflict_free = [each for each in sets if not any((a, b) in pairs for a in each for b in each)]

    def hit(found: frozenset[str]) -> frozenset[str]:
        return frozenset(b for a, b in pairs if a in found)

    def defended(found: frozenset[str]) -> frozenset[str]:
        return frozenset(b for b in everyone if all(a in hit(found) for a, target in pairs if target == b))

    admissible = [each for each in conflict_free if each <= defended(each)]
    complete = [each for each in admissible if each == defended(each)]
    preferred = {each for each in admissible if not any(each < more for more in admissible)}
    match code:
        case "CO":
            return set(complete)
        case "GR":
            return {each for each in complete if all(each <= other for other in complete)}
        case "PR":
            return preferred
        case "ST":
            return {each for each in conflict_free if each | hit(each) == set(everyone)}
        case "SST":
            return {e for e in complete if not any(e | hit(e) < more | hit(more) for more in complete)}
        case "STG":
            return {e for e in conflict_free if not any(e | hit(e) < more | hit(more) for more in conflict_free)}
        case "ID":
            ideal = [each for each in admissible if all(each <= one for one in preferred)]
            return {each for each in ideal if not any(each < more for more in ideal)}
    raise ValueError(code)

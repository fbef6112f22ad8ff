"""The sentences in which every part of argmap speaks of a verdict: templates, the data that fill them, and the text.

A sentence says what stands behind a verdict in the words of the map, never by ids. Its rules:

R1 A claim is a quoted thing and is never made a part of a clause, so that questions, fragments and any language fit.
R2 Inside a sentence its full stop goes; a question mark or an exclamation mark stays.
R3 A text longer than `MOST_WORDS` words is cut at a word, with ` …`.
R4 A name goes up to its first comma; `The`, `A` and `An` are small inside a sentence.
R5 Of a long list the first few are told, and how many others there are.
R6 Numbers to twelve are words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

import attrs

from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind, Quotation, QuotationKind, Verdict
from argmap.model.verdict_kinds import VerdictKind, VerdictWord
from argmap.model.voicing import mouths
from argmap.reasoning.derivation import Derivation
from argmap.reasoning.kinds import Footing, GroundKind, Kinds, Objection, ObjectionKind, Standing
from argmap.reasoning.program import STRICT
from argmap.reasoning.voices import VoiceCount
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE

MOST_WORDS = 16
"""Words of a claim that a sentence holds; a heading has room for more."""
MOST_NAMED = 3
"""Things that a list in a sentence names, unless there is only one more."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        # what a claim stands on
        "says": "{who} {say} so",
        "one-voice": "all of it rests on one voice",
        "voices": "it rests on {number} independent voices{more}",
        "taken": "it rests on what is taken as given",
        "law": "{who} {say} so, and {be} law",
        "reason": "{reasons} {support} it",
        "follows": "it follows from {reasons}",
        "granted": "it is taken as given",
        "unasked": "no reason is given for it, and none is asked",
        # what is said against it
        "nothing": "nothing on the map speaks against it",
        "nothing-else": "nothing else on the map speaks against it",
        "denies": "{who} {deny} it",
        "only-word": "only the word of {who} stands against it",
        "against": "{reasons} {speak} against it",
        "echo": "{reasons} {say} the same as the denial",
        "excludes": "it cannot stand together with {claim}",
        "aside": "{reasons} {set} aside what is said for it",
        "denied-consequence": "it would imply {claim}",
        # what becomes of a reason or an objection
        "fell": "{what}, but {claim} is {word}",
        "fell-itself": "{what}, but that is {word}",
        "carried": "{what}, but nothing carries that",
        "set-aside": "{what}, but {reasons} {set} that aside",
        "words-aside": "a quotation of {who} is set aside by {reasons}",
        "weaker": "{what}, but that is weaker ({theirs} against {ours})",
        "weaker-known": "{what}, but that is weaker",
        "strict": "{what}, but what it follows from decides",
        "excludes-open": "it cannot stand together with {claim}, itself disputed",
        "denied-consequence-open": "it would imply {claim}, itself disputed",
        "open-step": "{what}, a step that is itself disputed",
        "reason-attacked": "{reasons} {speak} against that reason",
        "words-attacked": "{reasons} {speak} against that quotation",
        # verdicts
        "both": "for it: {side}; against it: {other}",
        "hangs": "it hangs on {claims}, which {be} disputed",
        "hangs-step": "it hangs on a step that is itself disputed: {what}",
        "hangs-itself": "it hangs on itself",
        "impugned": "{reasons} {put} in question what was said for it",
        "misquoted": "the words quoted for it do not stand in their text",
        "withdrawn": "all that stood behind it is withdrawn",
        "gone": "it is withdrawn",
        "suspected": "it is only {how}, by {who}",
        "only-denied": "{who} {deny} it, and nobody asserts it",
        "open-claim": "nothing backs it yet",
        "circle": "its reasons rest on each other and on nothing else",
        "groundless": "what was given for it carries nothing",
    }
)
"""Every clause that is said of a verdict; what stands in braces is filled from the map."""

_HOW = {
    QuotationKind.SUSPICION: "suspected",
    QuotationKind.HOPE: "hoped for or feared",
    QuotationKind.MENTION: "mentioned",
}


@attrs.frozen
class Clause:
    """A part of a sentence: the name of its template, what fills it, and how it reads."""

    template: str
    data: Mapping[str, str]
    text: str


@attrs.frozen
class Sentence:
    """What is said of a claim: clauses, joined by semicolons; it begins small and has no full stop."""

    clauses: tuple[Clause, ...]

    def __str__(self) -> str:
        return "; ".join(clause.text for clause in self.clauses)


def clause(template: str, **data: str) -> Clause:
    """Fill a template."""
    return Clause(template, data, TEMPLATES[template].format(**data))


def cut(text: str, most: int = MOST_WORDS) -> str:
    """A text on one line, cut at a word where it is longer (R3)."""
    words = text.split()
    return " ".join(words) if len(words) <= most else " ".join(words[:most]).rstrip(",;:–—-") + " …"


def quoted(text: str, most: int = MOST_WORDS) -> str:
    """A claim as a quoted thing inside a sentence (R1–R3); marks inside it are single."""
    shown = cut(text, most)
    if shown.endswith(".") and not shown.endswith(".."):
        shown = shown[:-1]
    return f"“{shown.translate(_SINGLE)}”"


_SINGLE = {ord("“"): "‘", ord("”"): "’", ord('"'): "’"}


def called(name: str, *, begins: bool = False) -> str:
    """A name inside a sentence (R4)."""
    short = " ".join(name.partition(",")[0].split()) or name
    first, space, rest = short.partition(" ")
    if space and first in ("The", "A", "An") and not begins:
        return f"{first.lower()} {rest}"
    return short


def several(parts: Sequence[str], *, most: int = MOST_NAMED, others: str = "others") -> str:
    """`a`, `a and b`, `a, b and c`, `a, b, c and two others` (R5)."""
    if len(parts) > most + 1:
        return f"{', '.join(parts[:most])} and {number(len(parts) - most)} {others}"
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def number(value: int) -> str:
    """A number (R6)."""
    return NUMBERS[value] if value < len(NUMBERS) else f"{value:,}"


class Sentences:
    """Says what stands behind the verdicts of one labelling."""

    def __init__(self, kinds: Kinds, voices: VoiceCount) -> None:
        self.kinds, self.voices = kinds, voices
        self.map: MapContent = kinds.map
        self.program = kinds.program
        self.derivation = Derivation(self.program, kinds.labeller.search.labels, kinds.labels)
        self._found: dict[str, Sentence] = {}
        self._limit = 0

    def of(self, claim: str) -> Sentence:
        """The sentence for the verdict on a claim."""
        known = self._found.get(claim)
        if known is None:
            undecided = self.kinds.labels[claim] is Verdict.UNDECIDED
            self._limit = len(self.kinds.values) + 1 if undecided else self.derivation.decided(claim)
            known = self._found[claim] = Sentence(tuple(self._clauses(self.kinds.of(claim))))
        return known

    def _clauses(self, standing: Standing) -> Iterator[Clause]:
        if standing.label is Verdict.ACCEPTED:
            yield from self._accepted(standing)
        elif standing.label is Verdict.REJECTED:
            yield from self._rejected(standing)
        elif standing.label is Verdict.UNDECIDED:
            yield from self._undecided(standing)
        else:
            yield from self._unsupported(standing)

    # ---- the four verdicts ----

    def _accepted(self, standing: Standing) -> Iterator[Clause]:
        live = [each for each in standing.grounds if each.state == TRUE]
        yield from self._for(standing.claim, live)
        defended = [told for each in live for told in self._defended(each.step)]
        for each in live:
            if each.place >= 0:
                defended += self._defended_words(standing.claim, each.place)
        yield from defended
        yield from self._lost_grounds(standing, [each for each in standing.grounds if each.state != TRUE])
        if not standing.objections:
            yield clause("nothing-else" if defended else "nothing")
        yield from self._answered(standing, standing.objections)
        yield from self._in_all(standing, live)

    def _rejected(self, standing: Standing) -> Iterator[Clause]:
        working = [each for each in standing.objections if each.state == TRUE and each.kind is not ObjectionKind.DENIAL]
        aside = [each for each in working if each.kind is ObjectionKind.UNDERCUT]
        yield from self._against(standing.claim, [each for each in working if each not in aside] + aside)
        for each in working:
            yield from self._defended(each.id)
        yield from self._lost_grounds(standing, standing.grounds)

    def _undecided(self, standing: Standing) -> Iterator[Clause]:
        grounds = [each for each in standing.grounds if each.state != FALSE]
        against = [each for each in standing.objections if each.state != FALSE]
        if standing.kind is VerdictKind.PENDING:
            yield from self._hanging(standing, grounds, against)
        elif standing.kind is VerdictKind.DENIED:
            yield from self._for(standing.claim, grounds)
            denials = [each for each in against if each.kind is ObjectionKind.DENIAL]
            if denials:
                yield self._denied("only-word", standing.claim, denials)
        else:
            side, other = list(self._for(standing.claim, grounds)), list(self._against(standing.claim, against))
            yield _together("both", side=side, other=other)
        yield from self._lost_grounds(standing, [each for each in standing.grounds if each.state == FALSE])
        yield from self._answered(standing, [each for each in standing.objections if each.state == FALSE])

    def _unsupported(self, standing: Standing) -> Iterator[Clause]:
        claim = standing.claim
        if standing.kind is VerdictKind.IMPUGNED:
            undercuts = [
                each for each in standing.objections if each.kind is ObjectionKind.UNDERCUT and each.state == TRUE
            ]
            if undercuts:
                yield self._reasons("impugned", [each.id for each in undercuts])
                for each in undercuts:
                    yield from self._defended(each.id)
            else:
                yield from self._lost_grounds(standing, standing.grounds)
        elif standing.kind in (VerdictKind.FALLEN, VerdictKind.OUTWEIGHED):
            yield from self._lost_grounds(standing, standing.grounds)
        elif standing.kind is VerdictKind.WITHDRAWN:
            yield clause("gone" if claim in self.kinds.change.without else "withdrawn")
        elif standing.kind is VerdictKind.MISQUOTED:
            yield clause("misquoted")
        elif standing.kind is VerdictKind.SUSPECTED:
            yield from self._weaker_words(claim)
        elif standing.kind is VerdictKind.GROUNDLESS:
            own = self.program.atom_of[claim]
            circle = own in self.kinds.labeller.search.labels.unfounded
            lost = list(self._lost_grounds(standing, standing.grounds))
            if circle or not lost:
                yield clause("circle" if circle else "open-claim" if not standing.grounds else "groundless")
            else:
                yield from lost
        denials = [each for each in standing.objections if each.kind is ObjectionKind.DENIAL and each.state != FALSE]
        if standing.kind is VerdictKind.ONLY_DENIED:
            yield self._denied("only-denied", claim)
        elif denials:
            yield self._denied("denies", claim, denials)
        live = [
            each
            for each in standing.objections
            if each.state == TRUE and each.kind not in (ObjectionKind.DENIAL, ObjectionKind.UNDERCUT)
        ]
        yield from self._against(claim, live)

    # ---- what a claim stands on ----

    def _for(self, claim: str, grounds: Sequence[Footing]) -> Iterator[Clause]:
        """What speaks for a claim."""
        quotations = self.map.claims[claim].quotations
        words = [quotations[each.place] for each in grounds if each.kind is GroundKind.QUOTATION]
        laws = [each for each in words if self.voices.origins.is_law(each)]
        said = [each for each in words if not self.voices.origins.is_law(each)]
        who = self._names(said)
        if who:
            yield clause("says", who=several(who), say="says" if len(who) == 1 else "say")
        if laws:
            texts = list(dict.fromkeys(called(self.voices.origins.name(each.source)) for each in laws))
            plural = len(texts) > 1
            yield clause("law", who=several(texts), say="say" if plural else "says", be="are" if plural else "is")
        for kind, template in ((InferenceKind.SUPPORTS, "reason"), (InferenceKind.IMPLIES, "follows")):
            steps = [each for each in grounds if each.step and self.map.inferences[each.step].kind is kind]
            yield from self._steps(template, [(each.step, each.state) for each in steps])
        if any(each.kind is GroundKind.GRANTED for each in grounds):
            assumed = self.map.claims[claim].assumed or claim in self.kinds.change.assume
            yield clause("granted" if assumed else "unasked")

    def _in_all(self, standing: Standing, live: Sequence[Footing]) -> Iterator[Clause]:
        """How many independent voices it comes to, where the names alone do not say so."""
        if standing.kind is VerdictKind.GRANTED:
            return
        found = self.voices.of(standing.claim)
        quotations = self.map.claims[standing.claim].quotations
        names = self._names([quotations[each.place] for each in live if each.place >= 0])
        if found.number == 0:
            if not found.laws and not any(each.kind is GroundKind.GRANTED for each in live):
                yield clause("taken")
        elif any(each.step for each in live) or len(names) != found.number:
            if found.number == 1:
                yield clause("one-voice")
            else:
                more = "" if found.exact else " or more"
                yield clause("voices", number=number(found.number), more=more)

    def _lost_grounds(self, standing: Standing, grounds: Sequence[Footing]) -> Iterator[Clause]:
        """What was given for a claim and carries nothing, each with the reason."""
        claim = standing.claim
        quotations = self.map.claims[claim].quotations
        everything = self.kinds.aside(claim) == TRUE
        for each in grounds:
            if each.state == OPEN:
                continue
            if each.kind is GroundKind.QUOTATION and each.state == FALSE and not everything:
                undercuts = [step for step in self._aiming_at(claim, each.place) if self.kinds.step_state(step) == TRUE]
                names = self._names([quotations[each.place]])
                reasons = self._reasons("aside", undercuts).data["reasons"]
                yield clause("words-aside", who=several(names), reasons=reasons)
            elif each.kind is GroundKind.STEP and each.state == FALSE:
                what = self._reasons(_template(self.map.inferences[each.step].kind), [each.step])
                yield from self._failure(each.step, what, everything=everything)

    # ---- what is said against it ----

    def _against(self, claim: str, objections: Sequence[Objection]) -> Iterator[Clause]:
        """What stands, or may stand, against a claim."""
        denials = [each for each in objections if each.kind is ObjectionKind.DENIAL]
        if denials:
            yield self._denied("denies", claim, denials)
        for kind, template in _OBJECTIONS.items():
            steps = [each for each in objections if each.kind is kind]
            yield from self._steps(template, [(each.id, each.state) for each in steps])
        for each in objections:
            if each.kind is ObjectionKind.CONTRADICTION:
                template = "excludes-open" if each.state == OPEN else "excludes"
                yield clause(template, claim=self._text(self._rival(claim, each.id)))
            elif each.kind is ObjectionKind.TRANSPOSED:
                target = self.map.inferences[each.id].target
                if each.state == OPEN:
                    yield clause("denied-consequence-open", claim=self._text(target))
                else:
                    told = clause("denied-consequence", claim=self._text(target))
                    yield _but(told, "fell-itself", word=self._word(target))

    def _answered(self, standing: Standing, objections: Sequence[Objection]) -> Iterator[Clause]:
        """What is said against a claim in vain, each with the reason."""
        claim = standing.claim
        for each in objections:
            if each.kind is ObjectionKind.DENIAL:
                what = self._denied("denies", claim, [each])
                undercuts = [step for step in self._aiming_at(claim, each.place) if self.kinds.step_state(step) == TRUE]
                yield self._told("set-aside", what, undercuts) if undercuts else self._in_vain(standing, each, what)
            elif each.kind is ObjectionKind.CONTRADICTION:
                other = self._rival(claim, each.id)
                what = clause("excludes", claim=self._text(other))
                yield self._in_vain(standing, each, what) if each.state != FALSE else self._fell(what, other)
            elif each.kind is ObjectionKind.TRANSPOSED:
                continue  # what its consequences meet is told where they stand
            else:
                what = self._reasons(_OBJECTIONS[each.kind], [each.id])
                if each.state != FALSE:
                    yield self._in_vain(standing, each, what)
                else:
                    yield from self._failure(each.id, what)

    def _in_vain(self, standing: Standing, objection: Objection, what: Clause) -> Clause:
        """An objection that is not dead, of a claim that is accepted: a weight or a strict step decides."""
        weights = self.kinds.labeller.weights
        fired = self.kinds.labeller.search.labels.fired.get(self.program.atom_of[standing.claim])
        if fired is not None and self.program.origins[fired][0] == STRICT:
            return _wrap("strict", what)
        rule = self.program.rule_of.get(objection.id)
        if weights is None or fired is None or rule is None:
            return _wrap("weaker-known", what) if weights is not None else what
        ours, theirs = weights.of(fired, self.program), weights.of(rule, self.program)
        if ours is None or theirs is None:
            return _wrap("weaker-known", what)
        return _but(what, "weaker", ours=f"{ours:g}", theirs=f"{theirs:g}")

    # ---- what becomes of a step ----

    def _failure(self, step: str, what: Clause, *, everything: bool = False) -> Iterator[Clause]:
        """Why a step does not go through."""
        found = self.map.inferences[step]
        for premise in found.premises:
            if self.kinds.values[self.program.atom_of[premise]] == FALSE:
                yield self._fell(what, premise, named=len(found.premises) > 1)
                return
        cut_atom = self.program.cut.get(step)
        if cut_atom is not None and self.kinds.values[cut_atom] == TRUE:
            undercuts = [each for each in self._undercutting(step) if self.kinds.step_state(each) == TRUE]
            yield self._told("set-aside", what, undercuts)
        elif not everything:
            yield what

    def _defended(self, step: str) -> Iterator[Clause]:
        """What was said against a step that goes through, and why in vain."""
        for undercut in self._undercutting(step) if step else ():
            if self.kinds.step_state(undercut) == FALSE:
                yield from self._failure(undercut, self._reasons("reason-attacked", [undercut]))

    def _defended_words(self, claim: str, place: int) -> Iterator[Clause]:
        """What was said against a quotation that carries its claim, and why in vain."""
        for undercut in self._aiming_at(claim, place):
            if self.kinds.step_state(undercut) == FALSE:
                yield from self._failure(undercut, self._reasons("words-attacked", [undercut]))

    def _fell(self, what: Clause, premise: str, *, named: bool = False) -> Clause:
        """What became of a premise; one that is countered only because of this claim had nothing that carried it."""
        if self.derivation.decided(premise) >= self._limit:
            return _wrap("carried", what)
        word = self._word(premise)
        return (
            _but(what, "fell", claim=self._text(premise), word=word) if named else _but(what, "fell-itself", word=word)
        )

    def _told(self, template: str, what: Clause, steps: Sequence[str]) -> Clause:
        """Something, and what sets it aside."""
        if not steps:
            return what
        reasons = self._reasons("aside", steps)
        return _but(what, template, reasons=reasons.data["reasons"], set=reasons.data["set"])

    def _steps(self, template: str, steps: Sequence[tuple[str, int]]) -> Iterator[Clause]:
        """Steps that go through, and such as hang on something disputed: on a premise, or on the step itself."""
        for live in self._apart([step for step, state in steps if state == TRUE]):
            yield self._reasons(template, live)
        waiting: list[str] = []
        linked: list[str] = []
        for step, state in steps:
            premises = self.map.inferences[step].premises
            waits = any(self.kinds.labels[each] is Verdict.UNDECIDED for each in premises)
            if state == OPEN and not waits:
                yield _wrap("open-step", self._reasons(template, [step]))
            elif state == OPEN:
                (waiting if len(premises) == 1 else linked).append(step)
        if waiting:
            yield self._reasons(template, waiting, state=_DISPUTED[min(len(waiting), 3) - 1])
        for step in linked:
            yield self._reasons(template, [step])

    def _hanging(
        self, standing: Standing, grounds: Sequence[Footing], against: Sequence[Objection]
    ) -> Iterator[Clause]:
        """What a claim hangs on that nothing decides."""
        steps = [each.step for each in grounds if each.state == OPEN and each.step]
        steps += [each.id for each in against if each.state == OPEN and each.id in self.map.inferences]
        steps += [
            step
            for each in grounds
            if each.state == OPEN and each.place >= 0
            for step in self._aiming_at(standing.claim, each.place)
        ]
        inner = [undercut for step in steps for undercut in self._undercutting(step)]
        waits = dict.fromkeys(
            premise
            for step in (*steps, *inner)
            for premise in self.map.inferences[step].premises
            if self.kinds.labels[premise] is Verdict.UNDECIDED and premise != standing.claim
        )
        for each in against:
            if each.kind is ObjectionKind.CONTRADICTION and each.state == OPEN:
                waits[self._rival(standing.claim, each.id)] = None
        live = [each for each in grounds if each.state == TRUE]
        yield from self._for(standing.claim, live)
        waits.pop(standing.claim, None)
        if waits:
            texts = [self._text(each) for each in waits]
            yield clause("hangs", claims=several(texts), be="is" if len(texts) == 1 else "are")
        elif steps:
            what = self._reasons(_template(self.map.inferences[steps[0]].kind), steps[:1])
            yield _wrap("hangs-step", what)
        else:
            yield clause("hangs-itself")

    # ---- names and texts ----

    def _text(self, claim: str) -> str:
        return quoted(self.map.claims[claim].text)

    def _word(self, claim: str) -> str:
        word = self.kinds.of(claim).word
        return "disputed" if word is VerdictWord.DISPUTED else word.value

    def _rival(self, claim: str, pair: str) -> str:
        found = self.map.contradictions[pair]
        return found.second if found.first == claim else found.first

    def _names(self, quotations: Iterable[Quotation]) -> list[str]:
        """Who stands behind quotations, each once, with what he has at stake."""
        found: dict[str, None] = {}
        origins = self.voices.origins
        for each in quotations:
            stake = origins.interest(mouths(each)[-1])
            found[called(origins.name(self.voices.last(each))) + (f" ({cut(stake)})" if stake else "")] = None
        return list(found)

    def _denied(self, template: str, claim: str, objections: Iterable[Objection] | None = None) -> Clause:
        """Who denies a claim: all, or those of some objections."""
        found = self.map.claims[claim]
        denials = found.denials if objections is None else [found.quotations[each.place] for each in objections]
        names = self._names(denials)
        data = {} if template == "only-word" else {"deny": "denies" if len(names) == 1 else "deny"}
        return clause(template, who=several(names), **data)

    def _weaker_words(self, claim: str) -> Iterator[Clause]:
        kept = self.kinds.kept(claim)
        for kind, how in _HOW.items():
            words = [each for each in kept if each.kind is kind]
            names = self._names(words)
            if names:
                yield clause("suspected", how=how, who=several(names))

    def _apart(self, steps: Sequence[str]) -> Iterator[Sequence[str]]:
        """Steps that one verb can tell together: those of one premise, and each with linked ones alone."""
        single = [step for step in steps if len(self.map.inferences[step].premises) == 1]
        if single:
            yield single
        yield from ([step] for step in steps if step not in single)

    def _reasons(self, template: str, steps: Sequence[str], *, state: str = "") -> Clause:
        """Reasons with their verb, singular or plural; linked premises stand together."""
        each = [self._premises(step, alone=len(steps) == 1) for step in steps]
        linked = any(len(self.map.inferences[step].premises) > 1 for step in steps)
        text = several(each, others="other reasons")
        data = {name: pair[linked or len(steps) > 1] for name, pair in _VERBS.get(template, {}).items()}
        if linked and len(steps) == 1:
            data = {name: f"together {verb}" for name, verb in data.items()}
        if state and not data:  # nothing follows on it
            state = state[:-1]
        return clause(template, reasons=text + state, **data)

    def _premises(self, step: str, *, alone: bool) -> str:
        premises = self.map.inferences[step].premises
        if len(premises) == 1:
            return self._text(premises[0])
        labels = self.kinds.labels
        disputed = {each: " (disputed)" if labels[each] is Verdict.UNDECIDED else "" for each in premises}
        texts = [f"{self._text(each)}{state}" for each, state in disputed.items()]
        return several(texts) if alone else " with ".join(texts)

    def _undercutting(self, step: str) -> list[str]:
        return [each for each in self._undercuts.get(step, ()) if each in self.program.rule_of]

    def _aiming_at(self, claim: str, place: int) -> list[str]:
        targets = self.kinds.labeller.aims.at(claim, place)
        return [each for target in targets for each in self._undercutting(target)]

    @cached_property
    def _undercuts(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for step in self.map.inferences.values():
            if step.kind is InferenceKind.UNDERCUTS:
                found.setdefault(step.target, []).append(step.id)
        return found


_DISPUTED = (", itself disputed,", ", both disputed,", ", all disputed,")
_OBJECTIONS = {
    ObjectionKind.REBUTTAL: "against",
    ObjectionKind.ECHO: "echo",
    ObjectionKind.UNDERCUT: "aside",
}
_VERBS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "reason": {"support": ("supports", "support")},
        "against": {"speak": ("speaks", "speak")},
        "echo": {"say": ("says", "say")},
        "aside": {"set": ("sets", "set")},
        "reason-attacked": {"speak": ("speaks", "speak")},
        "words-attacked": {"speak": ("speaks", "speak")},
        "impugned": {"put": ("puts", "put")},
    }
)
"""The verbs of a template, for one reason and for several."""


def _template(kind: InferenceKind) -> str:
    return {
        InferenceKind.SUPPORTS: "reason",
        InferenceKind.IMPLIES: "follows",
        InferenceKind.REBUTS: "against",
        InferenceKind.UNDERCUTS: "aside",
    }[kind]


def _wrap(template: str, what: Clause) -> Clause:
    return _but(what, template)


def _but(what: Clause, template: str, **data: str) -> Clause:
    """A clause inside another one."""
    text = TEMPLATES[template].format(what=what.text, **data)
    return Clause(template, {"what": what.text, **data}, text)


def _together(template: str, *, side: Sequence[Clause], other: Sequence[Clause]) -> Clause:
    texts = {}
    for name, clauses in (("side", side), ("other", other)):
        *first, last = [each.text for each in clauses]
        texts[name] = f"{', '.join(first)}, and {last}" if first else last
    return Clause(template, texts, TEMPLATES[template].format(**texts))

"""The sentences in which every part of argmap speaks of a verdict: templates, the data that fill them, and the text.

A sentence says what stands behind a verdict in the words of the map, never by ids. Its rules:

R1 A claim is a quoted thing and is never made a part of a clause, so that questions, fragments and any language fit.
R2 Inside a sentence its full stop goes; a question mark or an exclamation mark stays.
R3 A text longer than `MOST_WORDS` words is cut at a word, with ` …`.
R4 A name goes up to its first comma; `The`, `A` and `An` are small inside a sentence.
R5 Of a long list the first few are told, and how many others there are.
R6 Numbers to twelve are words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

import attrs

from argmap.model.content import MapContent
from argmap.model.dates import is_before, spoken, when
from argmap.model.elements import InferenceKind, Quotation, QuotationKind, Verdict
from argmap.model.verdict_kinds import VerdictKind, VerdictWord
from argmap.model.voicing import mouths
from argmap.reasoning.chronology import date_of
from argmap.reasoning.derivation import Derivation
from argmap.reasoning.kinds import Footing, GroundKind, Kinds, Objection, ObjectionKind, Standing
from argmap.reasoning.program import STRICT
from argmap.reasoning.voices import IndependentVoices, VoiceCount
from argmap.reasoning.weighing import is_weaker
from argmap.reasoning.wellfounded import FALSE, OPEN, TRUE

MOST_WORDS = 16
"""Words of a claim that a sentence holds; a heading has room for more."""
MOST_SIGNS = 110
"""Characters of a claim that a sentence holds: words may be long, and scripts have no spaces."""
MOST_NAMED = 3
"""Things that a list in a sentence names, unless there is only one more."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        # what a claim stands on
        "says": "asserted by {who}",
        "law": "laid down by {who}",
        "reason": "{reasons} {support} it",
        "follows": "it follows from {reasons}",
        "given": "it is taken as given here, whatever speaks against it",
        "granted": "it is taken as given",
        "unasked": "nothing is given for it, and the map lets it stand",
        "one-voice": "all of it rests on one voice, {who}",
        "one-voice-unnamed": "all of it rests on one voice",
        "voices": "it rests on {number} independent voices{more}",
        "voices-text": "it rests on {number} independent voices{more}, all in one text, {text}",
        "taken": "it rests on what is taken as given",
        "law-alone": "it rests on the law",
        "beside": "{what}, and beside that on what is taken as given or laid down by law",
        # what is said against it
        "nothing": "nothing on the map speaks against it",
        "nothing-left": "nothing that is left speaks against it",
        "nothing-else": "nothing else on the map speaks against it",
        "denies": "denied by {who}",
        "only-word": "only the word of {who} stands against it",
        "only-word-left": "so only the word of {who} is left against it",
        "against": "{reasons} {speak} against it",
        "echo": "{reasons} {say} the same as the denial",
        "excludes": "it cannot stand together with {claim}",
        "aside": "{reasons} {set} aside what is said for it",
        "denied-consequence": "if it is true, so is {claim}, but that is {word}",
        # the same, as parts of a list
        "in-says": "the word of {who}",
        "in-law": "the law ({who})",
        "in-granted": "that it is taken as given",
        "in-unasked": "that nothing is given for it, and the map lets it stand",
        "in-denies": "the denial of {who}",
        "in-reason": "{reasons}",
        "in-follows": "{reasons}, from which it follows",
        "in-against": "{reasons}",
        "in-echo": "{reasons}, which says the denial again",
        "in-aside": "{reasons}, which would set aside what is said for it",
        "in-excludes": "{claim}, with which it cannot stand together",
        "in-denied-consequence": "{claim}, which must be true if it is",
        # what becomes of a reason or an objection
        "fell": "{what}, but {claim} is {word}",
        "fell-itself": "{what}, but that claim is {word}",
        "fell-misquoted": "{what}, but the words quoted for {claim} do not stand in their text",
        "carried": "{what}, but nothing carries that claim",
        "set-aside": "{what}, but {reasons} {set} {this} aside",
        "unless": "{what}, unless {reasons} {set} {this} aside",
        "words-aside": "a quotation of {who} is set aside by {reasons}",
        "more-words-aside": "quotations of {who} are set aside by {reasons}",
        "weaker": "{what}, but that is weaker ({theirs} against {ours})",
        "weaker-known": "{what}, but that is weaker",
        "yields": "{what}, but what is taken as given here goes against it",
        "weaker-each": "{what}, but each of these is weaker, and reasons are not added up",
        "strict": "{what}, but it follows from what stands",
        "reason-attacked": "{reasons} {speak} against that reason",
        "words-attacked": "{reasons} {speak} against that quotation",
        # verdicts
        "both": "for it: {side}; against it: {other}",
        "idle": "without effect: {what}",
        "hangs": "it hangs on {claims}, which {be} disputed",
        "hangs-itself": "it hangs on itself",
        "impugned": "{reasons} {set} aside what {who} said for it",
        "impugned-reasons": "and with it what it was held for: {reasons}",
        "impugned-given": "{reasons} {set} aside what is given for it",
        "improbable": "its credence ({credence}) is below even odds, so that its own words carry nothing",
        "misquoted": "the words quoted for it do not stand in their text",
        "misquoted-any": "the words quoted on it do not stand in their text",
        "misquoted-besides": "the words quoted from {who} do not stand in their text",
        "withdrawn": "all that stood behind it is withdrawn",
        "gone": "it is withdrawn",
        "said-later": "what is quoted for it was said later",
        "retracted": "the words of {who} were withdrawn {date}",
        "retracted-behind": "the words of {name} were withdrawn {date}, and those of {who} rest on them",
        "retracted-in": "the words of {name} were withdrawn {date}, and those of {who} are quoted there",
        "forecast": "a forecast: what is quoted for it was said before {date}",
        "suspected": "nobody asserts it: it is only {ways}",
        "only-denied": "denied by {who}, and asserted by nobody",
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


_LONG_WORD = 25
"""Signs of a word that is not cut where a text has to end."""


def cut(text: str, most: int = MOST_WORDS) -> str:
    """A text on one line, cut at a word where it is longer (R3); without spaces, at a character."""
    words = text.split()
    if len(words) > most:
        return " ".join(words[:most]).rstrip(",;:–—-") + " …"
    flat = " ".join(words)
    if len(flat) <= MOST_SIGNS:
        return flat
    head, space, rest = flat[:MOST_SIGNS].rpartition(" ")
    shown = head if space and len(rest) <= _LONG_WORD else flat[:MOST_SIGNS]
    return shown.rstrip(",;:–—-、，； ") + " …"


def quoted(text: str, most: int = MOST_WORDS) -> str:
    """A claim as a quoted thing inside a sentence (R1–R3); marks inside it are single."""
    shown = cut(text, most)
    if shown.endswith(_STOPS) and not shown.endswith("..") and not _SHORT.search(shown):
        shown = shown[:-1]
    return f"“{shown.translate(_SINGLE)}”"


_STOPS = (".", "。", "۔", "।", "．")
_SHORT = re.compile(r"(?:^|\W)(?:\w\.){2,}$")
"""An abbreviation such as `U.S.`, whose stop is its own."""
_SINGLE = {ord("“"): "‘", ord("”"): "’", ord('"'): "’"}


def called(name: str, *, begins: bool = False) -> str:
    """A name inside a sentence (R4)."""
    if name.startswith("“"):
        return name  # the title of a text, in its marks
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
        if known is None and self.map.claims[claim].id != claim:
            known = self._found[claim] = self.of(self.map.claims[claim].id)
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
        if standing.claim not in self.kinds.change.assume:
            yield from self._retracted(standing.claim)
            if standing.kind is not VerdictKind.MISQUOTED:
                yield from self._misquoted(standing.claim)
            yield from self._forecast(standing)

    def _misquoted(self, claim: str) -> Iterator[Clause]:
        """Whose words on a claim stand in no text, beside what its verdict rests on."""
        failed = self.kinds.failed(claim)
        if failed:
            yield clause("misquoted-besides", who=several(self._names(failed)))

    def _retracted(self, claim: str) -> Iterator[Clause]:
        """The words on a claim that somebody has withdrawn, with the date."""
        gone: dict[str, list[Quotation]] = {}
        for each in self.map.claims[claim].quotations if self.kinds.labeller.retracted else ():
            voice = self._withdrawn(each) if each.kind.counts else ""
            if voice:
                gone.setdefault(voice, []).append(each)
        told: dict[str, dict[str, None]] = {}
        for voice, words in gone.items():
            date, name = self._date_withdrawn(voice), self.voices.origins.name(voice)
            others = [each for each in words if mouths(each)[-1] != voice]
            there = self._names(each for each in others if each.source == voice)
            resting = self._names(each for each in others if each.source != voice)
            if there:
                yield clause("retracted-in", name=called(name), who=several(there), date=when(date))
            if resting:
                yield clause("retracted-behind", name=called(name), who=several(resting), date=when(date))
            if not others:
                told.setdefault(date, {})[called(name)] = None
        for date, names in told.items():
            yield clause("retracted", who=several([*names]), date=when(date))

    def _date_withdrawn(self, voice: str) -> str:
        things = self.map.speakers.get(voice), self.map.sources.get(voice)
        return next(each.withdrawn for each in things if each and each.withdrawn)

    def _withdrawn(self, quotation: Quotation) -> str:
        """Whose withdrawal takes a quotation away: its text, or a voice behind it; nobody's if it stays."""
        if quotation.source in self.kinds.labeller.retracted:
            return quotation.source
        voices = dict.fromkeys(mouths(quotation))
        for each in (queue := list(voices)):
            if each in self.kinds.labeller.retracted:
                return each
            speaker, source = self.map.speakers.get(each), self.map.sources.get(each)
            above = (
                *((speaker.speaks_for,) if speaker and speaker.speaks_for else ()),
                *(source.repeats if source else ()),
            )
            queue += [more for more in above if more not in voices]
            voices.update(dict.fromkeys(above))
        return ""

    def _forecast(self, standing: Standing) -> Iterator[Clause]:
        """That all that asserts a claim was said before the time that it speaks of."""
        claim = self.map.claims[standing.claim]
        live = [claim.quotations[each.place] for each in standing.grounds if each.place >= 0 and each.state != FALSE]
        if claim.date and live and all(is_before(date_of(each, self.map), claim.date) for each in live):
            yield clause("forecast", date=spoken(claim.date))

    # ---- the four verdicts ----

    def _accepted(self, standing: Standing) -> Iterator[Clause]:
        if standing.claim in self.kinds.change.assume:
            yield clause("given")
            return
        live = [each for each in standing.grounds if each.state == TRUE]
        waiting = [each for each in standing.grounds if each.state == OPEN and each.step]
        yield from self._for(standing.claim, [*live, *waiting])
        defended = [told for each in live for told in self._defended(each.step)]
        for each in live:
            if each.place >= 0:
                defended += self._defended_words(standing.claim, each.place)
        yield from defended
        yield from self._lost_grounds(standing, [each for each in standing.grounds if each.state == FALSE])
        if not standing.objections:
            asked = self.kinds.labeller.asked
            left = "nothing-left" if asked.without or asked.struck or asked.until else "nothing"
            yield clause("nothing-else" if defended else left)
        yield from self._answered(standing, standing.objections)
        yield from self._in_all(standing, live)

    def _rejected(self, standing: Standing) -> Iterator[Clause]:
        working = [each for each in standing.objections if each.state == TRUE and each.kind is not ObjectionKind.DENIAL]
        aside = [each for each in working if each.kind is ObjectionKind.UNDERCUT]
        yield from self._against(standing.claim, [each for each in working if each not in aside] + aside)
        for each in working:
            yield from self._defended(each.id)
        denials = [each for each in standing.objections if each.kind is ObjectionKind.DENIAL and each.state == TRUE]
        yield from self._against(standing.claim, denials)
        if not any(each.kind is QuotationKind.QUOTE for each in self.kinds.kept(standing.claim)):
            yield from self._weaker_words(standing.claim)
        yield from self._outweighed(standing)
        yield from self._lost_grounds(standing, standing.grounds)

    def _outweighed(self, standing: Standing) -> Iterator[Clause]:
        """What stands for a claim that is weaker than what stands against it."""
        left = [each for each in standing.grounds if each.state != FALSE]
        steps = [each.step for each in left if each.step]
        weighed = self.kinds.labeller.weights is not None
        if weighed and len(left) > 1 and len(left) == len(steps):
            yield _wrap("weaker-each", next(self._for(standing.claim, left)))
            return
        for each in left:
            for told in self._for(standing.claim, [each]):
                yield _wrap("weaker-known" if weighed else "yields", told)

    def _undecided(self, standing: Standing) -> Iterator[Clause]:
        grounds = [each for each in standing.grounds if each.state != FALSE]
        against = [each for each in standing.objections if each.state != FALSE]
        lost = list(self._lost_grounds(standing, [each for each in standing.grounds if each.state == FALSE]))
        answered = list(self._answered(standing, [each for each in standing.objections if each.state == FALSE]))
        if standing.kind is VerdictKind.PENDING:
            yield from self._hanging(standing, grounds, against)
            yield from (*lost, *answered)
        elif standing.kind is VerdictKind.DENIED:
            yield from (*self._for(standing.claim, grounds), *lost, *answered)
            denials = [each for each in against if each.kind is ObjectionKind.DENIAL]
            if denials:
                template = "only-word-left" if answered else "only-word"
                yield clause(template, who=several(self._names(self._words_of(standing.claim, denials))))
        else:
            side = list(self._for(standing.claim, grounds, listed=True))
            yield _together(side=side, other=list(self._against(standing.claim, against, listed=True)))
            yield from (_wrap("idle", told) for told in (*lost, *answered))

    def _unsupported(self, standing: Standing) -> Iterator[Clause]:
        claim = standing.claim
        if standing.kind is VerdictKind.IMPUGNED:
            yield from self._impugned(standing)
        elif standing.kind is VerdictKind.FALLEN:
            yield from self._lost_grounds(standing, standing.grounds)
        elif standing.kind is VerdictKind.IMPROBABLE:
            credence = self.map.claims[claim].credence
            yield clause("improbable", credence=credence.written if credence else "")
            yield from self._lost_grounds(standing, [each for each in standing.grounds if each.step or each.aside])
        elif standing.kind is VerdictKind.OUTWEIGHED:
            yield from self._outweighed(standing)
            yield from self._lost_grounds(standing, standing.grounds)
        elif standing.kind is VerdictKind.WITHDRAWN:
            if claim in self.kinds.change.without:
                yield clause("gone")
            elif self.kinds.change.until and not self.kinds.labeller.retracted:
                yield clause("said-later")
            elif not any(True for _ in self._retracted(claim)):
                yield clause("withdrawn")
        elif standing.kind is VerdictKind.MISQUOTED:
            yield clause("misquoted" if self.map.claims[claim].quotes else "misquoted-any")
            yield from self._lost_grounds(standing, standing.grounds)
        elif standing.kind is VerdictKind.SUSPECTED:
            yield from self._weaker_words(claim)
            yield from self._lost_grounds(standing, standing.grounds)
        elif standing.kind is VerdictKind.GROUNDLESS:
            yield from self._groundless(standing)
        denials = [each for each in standing.objections if each.kind is ObjectionKind.DENIAL and each.state != FALSE]
        if standing.kind is VerdictKind.ONLY_DENIED:
            kept = [each for each in self.kinds.kept(claim) if each.kind is QuotationKind.DENIAL]
            words = self._words_of(claim, denials) or kept
            yield clause("only-denied", who=several(self._names(words)))
            yield from self._lost_grounds(standing, standing.grounds)
        elif denials:
            yield from self._against(claim, denials)
        live = [
            each
            for each in standing.objections
            if each.state == TRUE and each.kind not in (ObjectionKind.DENIAL, ObjectionKind.UNDERCUT)
        ]
        yield from self._against(claim, live)

    def _impugned(self, standing: Standing) -> Iterator[Clause]:
        """What sets aside that which was said for a claim."""
        undercuts = [each for each in standing.objections if each.kind is ObjectionKind.UNDERCUT and each.state == TRUE]
        if not undercuts:
            yield from self._lost_grounds(standing, standing.grounds)
            return
        found = self.map.claims[standing.claim]
        quotations = [found.quotations[each.place] for each in standing.grounds if each.place >= 0]
        told = self._reasons("aside", [each.id for each in undercuts])
        data = {"reasons": told.data["reasons"], "set": told.data["set"]}
        if quotations:
            yield clause("impugned", who=several(self._names(quotations)), **data)
        else:
            yield clause("impugned-given", **data)
        steps = [each.step for each in standing.grounds if each.step and quotations]
        if steps:
            yield clause("impugned-reasons", reasons=self._reasons("reason", steps).data["reasons"])
        for each in undercuts:
            yield from self._defended(each.id)

    def _groundless(self, standing: Standing) -> Iterator[Clause]:
        """Why a claim for which nothing was said, or only reasons, stands on nothing."""
        own = self.program.atom_of[standing.claim]
        if own in self.kinds.labeller.search.labels.unfounded:
            yield clause("circle")
            return
        lost = list(self._lost_grounds(standing, standing.grounds))
        if lost:
            yield from lost
        elif standing.grounds:
            yield clause("groundless")
        else:
            yield clause("withdrawn" if self.kinds.had_reasons(standing.claim) else "open-claim")

    # ---- what a claim stands on ----

    def _for(self, claim: str, grounds: Sequence[Footing], *, listed: bool = False) -> Iterator[Clause]:
        """What speaks for a claim, in clauses or as parts of a list."""
        part = "in-" if listed else ""
        quotations = self.map.claims[claim].quotations
        words = [quotations[each.place] for each in grounds if each.kind is GroundKind.QUOTATION and each.state == TRUE]
        laws = [each for each in words if self.voices.origins.is_law(each)]
        said = [each for each in words if not self.voices.origins.is_law(each)]
        if said:
            yield clause(f"{part}says", who=several(self._names(said)))
        if laws:
            texts = dict.fromkeys(called(self.voices.origins.name_of_text(each.source)) for each in laws)
            yield clause(f"{part}law", who=several(list(texts)))
        for each in grounds:
            if each.kind is GroundKind.QUOTATION and each.state == OPEN:
                told = clause(f"{part}says", who=several(self._names([quotations[each.place]])))
                yield self._unless(told, self._aiming_at(claim, each.place), "these words")
        for kind, template in ((InferenceKind.SUPPORTS, "reason"), (InferenceKind.IMPLIES, "follows")):
            steps = [each for each in grounds if each.step and self.map.inferences[each.step].kind is kind]
            yield from self._steps(template, [(each.step, each.state) for each in steps], listed=listed)
        if any(each.kind is GroundKind.GRANTED for each in grounds):
            yield clause(f"{part}granted" if self.map.claims[claim].assumed else f"{part}unasked")

    def _in_all(self, standing: Standing, live: Sequence[Footing]) -> Iterator[Clause]:
        """How many independent voices it comes to, where the names alone do not say so."""
        if standing.kind is VerdictKind.GRANTED:
            return
        found = self.voices.of(standing.claim)
        quotations = self.map.claims[standing.claim].quotations
        names = self._names([quotations[each.place] for each in live if each.place >= 0])
        if found.number == 0:
            if not found.laws and not any(each.kind is GroundKind.GRANTED for each in live):
                yield clause("taken" if found.beside == "given" else "law-alone")
        elif any(each.step for each in live) or len(names) != found.number:
            told = self._counted(found)
            yield _wrap("beside", told) if found.beside else told

    def _counted(self, found: IndependentVoices) -> Clause:
        if found.number == 1:
            one = called(self.voices.origins.name(found.only)) if found.only else ""
            return clause("one-voice", who=one) if one else clause("one-voice-unnamed")
        more = "" if found.exact else " or more"
        if len(found.texts) == 1:
            text = called(self.voices.origins.name_of_text(found.texts[0]))
            return clause("voices-text", number=number(found.number), more=more, text=text)
        return clause("voices", number=number(found.number), more=more)

    def _lost_grounds(self, standing: Standing, grounds: Sequence[Footing]) -> Iterator[Clause]:
        """What was given for a claim and carries nothing, each with the reason."""
        claim = standing.claim
        quotations = self.map.claims[claim].quotations
        everything = self.kinds.aside(claim) == TRUE
        aside: dict[str, list[Quotation]] = {}
        for each in grounds:
            if each.kind is GroundKind.QUOTATION and each.state == FALSE and not everything:
                undercuts = [step for step in self._aiming_at(claim, each.place) if self.kinds.step_state(step) == TRUE]
                reasons = str(self._reasons("aside", undercuts).data["reasons"])
                aside.setdefault(reasons, []).append(quotations[each.place])
        for reasons, words in aside.items():
            template = "words-aside" if len(words) == 1 else "more-words-aside"
            yield clause(template, who=several(self._names(words)), reasons=reasons)
        if not everything and any(each.kind is GroundKind.GRANTED and each.state == FALSE for each in grounds):
            working = [each for each in self._aimed_at_wordings.get(claim, ()) if self.kinds.step_state(each) == TRUE]
            if working:
                told = self._reasons("aside", working)
                yield clause("impugned-given", reasons=told.data["reasons"], set=told.data["set"])
        for each in grounds:
            if each.kind is GroundKind.STEP and each.state == FALSE:
                what = self._reasons(_template(self.map.inferences[each.step].kind), [each.step])
                yield from self._failure(each.step, what, everything=everything)

    # ---- what is said against it ----

    def _against(self, claim: str, objections: Sequence[Objection], *, listed: bool = False) -> Iterator[Clause]:
        """What stands, or may stand, against a claim, in clauses or as parts of a list."""
        part = "in-" if listed else ""
        denials = [each for each in objections if each.kind is ObjectionKind.DENIAL]
        live = [each for each in denials if each.state == TRUE]
        if live:
            yield clause(f"{part}denies", who=several(self._names(self._words_of(claim, live))))
        for each in denials:
            if each.state == OPEN:
                told = clause(f"{part}denies", who=several(self._names(self._words_of(claim, [each]))))
                yield self._unless(told, self._aiming_at(claim, each.place), "this denial")
        for kind, template in _OBJECTIONS.items():
            steps = [each for each in objections if each.kind is kind]
            yield from self._steps(template, [(each.id, each.state) for each in steps], listed=listed)
        for each in objections:
            if each.kind is ObjectionKind.CONTRADICTION:
                text = self._disputed(self._rival(claim, each.id), each.state)
                yield clause("in-excludes" if listed else "excludes", claim=text)
            elif each.kind is ObjectionKind.TRANSPOSED:
                target = self.map.inferences[each.id].target
                if listed:
                    yield clause("in-denied-consequence", claim=self._disputed(target, each.state))
                else:
                    yield clause("denied-consequence", claim=self._text(target), word=self._word(target))

    def _disputed(self, claim: str, state: int) -> str:
        """A claim that a sentence names, with the word that it is disputed where that is so."""
        return self._text(claim) + (" (disputed)" if state == OPEN else "")

    def _answered(self, standing: Standing, objections: Sequence[Objection]) -> Iterator[Clause]:
        """What is said against a claim in vain, each with the reason."""
        claim = standing.claim
        for each in objections:
            if each.kind is ObjectionKind.DENIAL:
                what = clause("denies", who=several(self._names(self._words_of(claim, [each]))))
                undercuts = [step for step in self._aiming_at(claim, each.place) if self.kinds.step_state(step) == TRUE]
                if undercuts:
                    yield self._told("set-aside", what, undercuts, "this denial")
                else:
                    yield self._in_vain(standing, each, what)
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
        if weights is None:
            return what
        rule = self._rule_against(standing.claim, objection)
        if fired is None or rule is None or not is_weaker(weights.of(rule), weights.of(fired)):
            return _wrap("weaker-known", what)
        ours, theirs = weights.told(fired, self.program, most=False), weights.told(rule, self.program, most=True)
        return _but(what, "weaker", ours=ours, theirs=theirs)

    def _rule_against(self, claim: str, objection: Objection) -> int | None:
        """The rule of a denial or a step against a claim; of a contradiction there may be several."""
        if objection.kind is not ObjectionKind.DENIAL:
            return self.program.rule_of.get(objection.id)
        head = self.program.objected.get(self.program.atom_of[claim])
        words = self.program.words.items()
        rules = (rule for rule, places in words if objection.place in places and self.program.heads[rule] == head)
        return next(rules, None)

    # ---- what becomes of a step ----

    def _failure(self, step: str, what: Clause, *, everything: bool = False) -> Iterator[Clause]:
        """Why a step does not go through."""
        found = self.map.inferences[step]
        for premise in found.premises:
            if self.kinds.values[self.program.atom_of[premise]] == FALSE:
                yield self._fell(what, premise, named=len(found.premises) > 1)
                return
        cut_atoms = self.program.cut.get(step), self.program.off.get(self._wording(step))
        if any(each is not None and self.kinds.values[each] == TRUE for each in cut_atoms):
            undercuts = [each for each in self._undercutting(step) if self.kinds.step_state(each) == TRUE]
            yield self._told("set-aside", what, undercuts, "this reason" if found.kind.speaks_for else "this objection")
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
        if self.kinds.of(premise).kind is VerdictKind.MISQUOTED:
            return _but(what, "fell-misquoted", claim=self._text(premise) if named else "that claim")
        word = self._word(premise)
        if named:
            return _but(what, "fell", claim=self._text(premise), word=word)
        return _but(what, "fell-itself", word=word)

    def _told(self, template: str, what: Clause, steps: Sequence[str], this: str) -> Clause:
        """Something, and what sets it aside."""
        if not steps:
            return what
        told = self._reasons("aside", steps)
        return _but(what, template, reasons=told.data["reasons"], set=told.data["set"], this=this)

    def _unless(self, what: Clause, undercuts: Sequence[str], this: str) -> Clause:
        """Something that stands unless what is disputed sets it aside."""
        open_ = [step for step in undercuts if self.kinds.step_state(step) == OPEN]
        if not open_:
            return what
        told = self._reasons("aside", open_, state=_DISPUTED[min(len(open_), 3) - 1])
        return _but(what, "unless", reasons=told.data["reasons"], set=told.data["set"], this=this)

    def _steps(self, template: str, steps: Sequence[tuple[str, int]], *, listed: bool = False) -> Iterator[Clause]:
        """Steps that go through, and such as hang on something disputed: on a premise, or on the step itself."""
        shape = f"in-{template}" if listed else template
        live = [step for step, state in steps if state == TRUE]
        for group in [[each] for each in live] if listed else self._apart(live):
            yield self._reasons(shape, group)
        waiting: list[str] = []
        linked: list[str] = []
        for step, state in steps:
            premises = self.map.inferences[step].premises
            waits = any(self.kinds.labels[each] is Verdict.UNDECIDED for each in premises)
            if state == OPEN and not waits:
                this = "this reason" if self.map.inferences[step].kind.speaks_for else "this objection"
                yield self._unless(self._reasons(shape, [step]), self._undercutting(step), this)
            elif state == OPEN:
                (waiting if len(premises) == 1 else linked).append(step)
        if listed:
            yield from (self._reasons(shape, [step], state=" (disputed)") for step in waiting)
        elif waiting:
            yield self._reasons(shape, waiting, state=_DISPUTED[min(len(waiting), 3) - 1])
        for step in linked:
            yield self._reasons(shape, [step])

    def _hanging(
        self, standing: Standing, grounds: Sequence[Footing], against: Sequence[Objection]
    ) -> Iterator[Clause]:
        """What a claim hangs on that nothing decides."""
        waits: dict[str, None] = {}
        rest: list[Footing] = []
        for each in grounds:
            premises = self.map.inferences[each.step].premises if each.step else ()
            open_ = [one for one in premises if self.kinds.labels[one] is Verdict.UNDECIDED and one != standing.claim]
            if each.state == OPEN and open_:
                waits.update(dict.fromkeys(open_))
            else:
                rest.append(each)
        told = [*self._for(standing.claim, rest), *self._against(standing.claim, against)]
        yield from told
        if waits:
            texts = [self._text(each) for each in waits]
            yield clause("hangs", claims=several(texts), be="is" if len(texts) == 1 else "are")
        elif not told:
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
        """Who stands behind quotations, each once, with what he has at stake, and who relays him."""
        found: dict[str, None] = {}
        origins = self.voices.origins
        for each in quotations:
            *relaying, last = mouths(each)
            about = (
                ["according to " + ", citing ".join(called(origins.name(who)) for who in relaying)] if relaying else []
            )
            about += [cut(known) for known in (origins.known(last), origins.interest(last)) if known]
            found[called(origins.name(last)) + (f" ({'; '.join(about)})" if about else "")] = None
        return list(found)

    def _words_of(self, claim: str, objections: Iterable[Objection]) -> list[Quotation]:
        quotations = self.map.claims[claim].quotations
        return [quotations[each.place] for each in objections]

    def _weaker_words(self, claim: str) -> Iterator[Clause]:
        kept = self.kinds.kept(claim)
        ways = []
        for kind, how in _HOW.items():
            names = self._names(each for each in kept if each.kind is kind)
            if names:
                ways.append(f"{how} by {several(names)}")
        if ways:
            yield clause("suspected", ways=" and ".join(ways))

    def _apart(self, steps: Sequence[str]) -> Iterator[Sequence[str]]:
        """Steps that one verb can tell together: those of one premise, and each with linked ones alone."""
        single = [step for step in steps if len(self.map.inferences[step].premises) == 1]
        if single:
            yield single
        yield from ([step] for step in steps if step not in single)

    def _reasons(self, template: str, steps: Sequence[str], *, state: str = "") -> Clause:
        """Reasons with their verb, singular or plural; linked premises stand together."""
        each = [self._premises(step, alone=len(steps) == 1 and not template.startswith("in-")) for step in steps]
        linked = any(len(self.map.inferences[step].premises) > 1 for step in steps)
        text = several(each, others="other reasons")
        data = {name: pair[linked or len(steps) > 1] for name, pair in _VERBS.get(template, {}).items()}
        if linked and len(steps) == 1:
            data = {name: f"together {verb}" for name, verb in data.items()}
        if state.endswith(",") and not data:  # nothing follows on it
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
        aims = dict.fromkeys((step, self._wording(step) or step))
        return [each for aim in aims for each in self._undercuts.get(aim, ()) if each in self.program.rule_of]

    def _wording(self, step: str) -> str:
        """The wording that a reason is written to, with which it can be set aside."""
        found = self.map.inferences.get(step)
        return self.map.wording(step) if found is not None and found.kind is InferenceKind.SUPPORTS else ""

    def _aiming_at(self, claim: str, place: int) -> list[str]:
        targets = self.kinds.labeller.aims.at(claim, place)
        return [each for target in targets for each in self._undercutting(target)]

    @cached_property
    def _aimed_at_wordings(self) -> Mapping[str, Sequence[str]]:
        """The undercuts of one wording, by the claim that it words."""
        found: dict[str, list[str]] = {}
        for step in self.map.inferences.values():
            if step.kind is InferenceKind.UNDERCUTS and self.map.wording(step.id):
                found.setdefault(step.target, []).append(step.id)
        return found

    @cached_property
    def _undercuts(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for step in self.map.inferences.values():
            if step.kind is InferenceKind.UNDERCUTS:
                found.setdefault(self.map.wording(step.id) or step.target, []).append(step.id)
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


def _together(*, side: Sequence[Clause], other: Sequence[Clause]) -> Clause:
    """The two sides of a dispute, each as a list."""
    texts = {}
    for name, clauses in (("side", side), ("other", other)):
        texts[name] = _parted([each.text for each in clauses])
    return Clause("both", texts, TEMPLATES["both"].format(**texts))


def _parted(parts: Sequence[str]) -> str:
    """Parts that may hold commas and `and` themselves."""
    return ", ".join(parts[:-1]) + (", and " if len(parts) > 1 else "") + parts[-1]

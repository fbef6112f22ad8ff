"""Finished prose against a map and its texts: what it misquotes, what it leaves out, what it says too firmly.

What the draft is about is told by what it quotes (the same passage as the map, by place) and by the words of claims: a
sentence that has nearly all the significant words of a claim speaks of it. Whether a figure is right is told by the
texts. Nothing else is guessed; a paraphrase in other words is not seen, and the summary says so.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs
from rapidfuzz import fuzz, process

from argmap.analysis.facts import Facts
from argmap.brief_repr import brief_repr
from argmap.comparison.passages import where
from argmap.model.dates import MONTHS, period
from argmap.model.elements import InferenceKind, QuotationKind
from argmap.model.verdict_kinds import VerdictWord
from argmap.quotations.check import all_checked
from argmap.quotations.coverage import sentence_spans
from argmap.quotations.exceeds import content_words
from argmap.quotations.figures import FigureInText, figures
from argmap.quotations.find import find_quote
from argmap.quotations.finding import Critical, Finding, Status
from argmap.quotations.languages.registry import language_of
from argmap.quotations.speaking import names_speaker
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import QuotedText

KINDS = {
    "misquoted": "the texts have other words",
    "unknown": "these words stand in none of the texts",
    "figure": "this figure stands in none of the texts",
    "other-figure": "the text has another figure",
    "not-mapped": "this is quoted from a text, and the map does not quote it",
    "as-fact": "this is told as a fact, and the map has it otherwise",
    "one-sided": "what speaks against this is not mentioned",
}
"""What is found in a draft, the worst first."""
_QUOTED = re.compile('“([^“”]{4,2000})”|„([^„“”]{4,2000})[“”]|«([^«»]{4,2000})»|"([^"\n]{4,2000})"')
_OPENING = re.compile(r"(?<!\S)[\"“„«]")
FEWEST_WORDS = 3
"""Words of the shortest passage that is taken for a quotation; fewer may be scare quotes."""
SAID_ALIKE = 92.0
"""Similarity (0 to 100) from which words in marks are those of a claim."""
MOST_OF_CLAIM = 0.8
"""Share of the significant words of a claim that a sentence must have to speak of it."""
ALIKE = 60.0
"""Similarity from which a passage that is in no text is taken for one that was changed."""
OPEN_WORDS = (VerdictWord.DISPUTED, VerdictWord.UNSUPPORTED, VerdictWord.COUNTERED)
_HEDGES = re.compile(
    r"\b(?:disput\w*|contest\w*|contradict\w*|unsupported|countered|unclear|whether|uncertain|controvers\w*|"
    r"strittig|umstritten|ob|angeblich|contest[ée]\w*|si)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[ \u00a0-]*(?:of\b|texts?\b|claims?\b|quotations?\b|verdicts?\b|sentences?\b|voices?\b|reasons?\b|objections?\b|"
    r"sources?\b|speakers?\b|passages?\b|main\b|quoted\b|\))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:^|\n)[ \t>#*-]*$|(?:\[|\(|§|¶|#|\bp\.|\bpp\.|\bpages?|\bno\.|\bnote|\bchapter)[ \u00a0]*$", re.IGNORECASE
)
_OF = re.compile(r"\bof[ \u00a0]+$", re.IGNORECASE)
_UNIT = re.compile(r"[ \u00a0-]*([^\W\d_]+|[%€$£])")
QUESTION = ("?", "？", "؟", "\u037e")
_ESCAPED = re.compile(r"\\([^\w\s])")
_LETTERS = re.compile(r"[^\W\d_]+")
_DAY = re.compile(rf"\b(\d{{1,2}})\.?\s+({'|'.join(MONTHS)})(?:\s+(\d{{4}}))?|\b({'|'.join(MONTHS)})\s+(\d{{4}})\b")


@attrs.frozen(kw_only=True)
class DraftFinding:
    """Something in a draft that does not fit the map or its texts.

    `kind` is one of `KINDS`; `start` and `end` are offsets into the draft as it was read, `line` counts from 1. `words`
    are those of the draft, `told` says what the map or the text has instead, `claim` which claim it is about.
    """

    kind: str
    start: int
    end: int
    line: int
    place: str
    words: str
    told: str
    claim: str = ""

    __repr__ = brief_repr


@attrs.frozen
class DraftCheck:
    """What was found in a draft, in its order, and what was looked at: passages, figures, claims that it speaks of."""

    findings: tuple[DraftFinding, ...]
    passages: int
    figures: int
    claims: tuple[str, ...]

    __repr__ = brief_repr

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check_draft(draft: QuotedText, facts: Facts) -> DraftCheck:
    """Hold a draft against a map and its texts."""
    return _DraftReader(draft, facts).check()


class _DraftReader:
    def __init__(self, draft: QuotedText, facts: Facts) -> None:
        self.draft, self.facts, self.map = draft, facts, facts.map
        self.language = self.map.language or draft.language
        self.spoken = language_of(self.language)
        self.texts = [each for each in dict.fromkeys(facts.texts.values()) if isinstance(each, QuotedText)]
        self.found: list[DraftFinding] = []
        self.cited: dict[str, tuple[int, int]] = {}
        self.asked: set[str] = set()
        self.spans: list[tuple[str, int, int, str]] = [
            (each.text.sha256, each.stretches[0][0], each.stretches[-1][1], claim)
            for each in all_checked(facts.quotations)
            if each.text is not None and each.stretches and not each.fails
            for claim in self._of(each.claim)
        ]

    def _of(self, owner: str) -> Sequence[str]:
        """The claims that a quotation is of; of one that makes a step, the premises."""
        if owner in self.map.claims:
            return (self.map.claims[owner].id,)
        return self.map.inferences[owner].premises if owner in self.map.inferences else ()

    def check(self) -> DraftCheck:
        """Go through the draft, sentence by sentence."""
        quoted = list(self._quoted())
        claims_at = [(start, self._passage(words, start, end)) for words, start, end in quoted]
        number = 0
        for start, end in self._sentences:
            claims = dict.fromkeys(claim for at, found in claims_at if start <= at < end for claim in found)
            bare = self._without(quoted, start, end)
            own = dict.fromkeys(self._spoken_of(bare))
            claims.update(own)
            asks = self.draft.running[start:end].rstrip().endswith(QUESTION)
            for claim in claims:
                if asks:
                    self.asked.add(claim)
                else:
                    self.cited.setdefault(claim, (start, end))
            number += self._figures(start, end, list(claims), quoted)
            self._firm(start, end, list(own))
        self._other_sides()
        order = {kind: at for at, kind in enumerate(KINDS)}
        self.found.sort(key=lambda each: (each.start, order[each.kind]))
        return DraftCheck(tuple(self.found), len(quoted), number, tuple(self.cited))

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return list(sentence_spans(self.draft, self.spoken))

    def _add(self, kind: str, start: int, end: int, told: str, claim: str = "") -> None:
        text = self.draft.source.text
        self.found.append(
            DraftFinding(
                kind=kind,
                start=start,
                end=end,
                line=self.draft.source.position(start)[0],
                place=where(self.draft, start),
                words=" ".join(text[start:end].split()),
                told=told,
                claim=claim,
            )
        )

    # ---- quoted passages ----

    def _quoted(self) -> Iterator[tuple[str, int, int]]:
        """The passages in quotation marks that are long enough to be quotations."""
        for match in _QUOTED.finditer(self.draft.running):
            at = next(number for number in range(1, 5) if match[number] is not None)
            words = match[at]
            if len(re.findall(r"\w+", words)) >= FEWEST_WORDS or self.spoken.without_spaces:
                yield words, match.start(at), match.end(at)

    def _passage(self, words: str, start: int, end: int) -> tuple[str, ...]:
        """The claims that a quoted passage is of; what is wrong with it is noted."""
        if _plain(words) in self._titles:
            return ()
        if (claim := self._claim_said(words)) is not None:
            return (claim,)
        looked = _ESCAPED.sub(r"\1", words).strip().rstrip(".,;:")
        results = [(text, find_quote(text, looked, language=self.language)) for text in self.texts]
        for text, found in results:
            if found.status.good and not found.altering:
                return self._mapped(text, (found.start or 0, found.end or 0), start, end)
            if found.status is Status.AMBIGUOUS and not found.altering:
                claims = [claim for span in found.occurrences for claim in self._claims_at(text, span)]
                return tuple(dict.fromkeys(claims)) or self._mapped(text, found.occurrences[0], start, end)
        near = max(results, key=lambda each: self._likeness(looked, *each), default=None)
        if near is None:
            return ()
        text, found = near
        if self._likeness(looked, text, found) < ALIKE or found.start is None or found.end is None:
            self._add("unknown", start, end, "no text of the map has them, nor anything much like them")
            return ()
        theirs = " ".join(text.source.text[found.start : found.end].split())
        self._add("misquoted", start, end, f"{self._named(text)}, {where(text, found.start)}, has “{theirs}”")
        return self._claims_at(text, (found.start, found.end))

    @cached_property
    def _titles(self) -> frozenset[str]:
        """What the texts and the map are called: in marks, that is no quotation."""
        names = [self.map.title, *(each.title for each in self.map.sources.values())]
        return frozenset(map(_plain, names))

    def _likeness(self, words: str, text: QuotedText, found: Finding) -> float:
        if found.start is None or found.end is None:
            return 0.0
        return fuzz.ratio(_plain(words), _plain(text.source.text[found.start : found.end]))

    def _claim_said(self, words: str) -> str | None:
        """The claim whose own words stand in marks, as reports have it."""
        every = {claim.id: _plain(claim.text) for claim in self.facts.written.claims.values()}
        best = process.extractOne(_plain(words), every, scorer=fuzz.ratio, score_cutoff=SAID_ALIKE)
        return None if best is None else self.map.claims[best[2]].id

    def _mapped(self, text: QuotedText, span: tuple[int, int], start: int, end: int) -> tuple[str, ...]:
        claims = self._claims_at(text, span)
        if not claims:
            self._add("not-mapped", start, end, f"it stands in {self._named(text)}, {where(text, span[0])}")
        return claims

    def _claims_at(self, text: QuotedText, span: tuple[int, int]) -> tuple[str, ...]:
        """The claims that are quoted in words that a passage has in common."""
        found = {
            claim: None
            for digest, start, end, claim in self.spans
            if digest == text.sha256
            and min(end, span[1]) - max(start, span[0]) > min(end - start, span[1] - span[0]) / 2
        }
        return tuple(found)

    def _named(self, text: QuotedText) -> str:
        """The source of a text."""
        return next(self.map.sources[id_].title for id_, each in self.facts.texts.items() if each is text)

    # ---- sentences ----

    def _without(self, quoted: Sequence[tuple[str, int, int]], start: int, end: int) -> str:
        """A sentence without what it quotes."""
        text, at, pieces = self.draft.running, start, []
        for _, low, high in quoted:
            if start <= low and high <= end:
                pieces.append(text[at:low])
                at = high
        return " ".join((*pieces, text[at:end]))

    @cached_property
    def _words_of_claims(self) -> list[tuple[str, frozenset[str]]]:
        rows = [
            (claim.id, content_words(claim.text, language=self.language))
            for claim in self.facts.written.claims.values()
        ]
        return [(self.map.claims[id_].id, frozenset(words)) for id_, words in rows if len(words) > 1]

    def _spoken_of(self, sentence: str) -> Iterator[str]:
        """The claims of which a sentence has nearly all the significant words."""
        words = content_words(sentence, language=self.language).keys()
        for claim, own in self._words_of_claims:
            if len(own & words) >= MOST_OF_CLAIM * len(own):
                yield claim

    def _firm(self, start: int, end: int, claims: Sequence[str]) -> None:
        """Note a claim that is told as a fact although the map has it otherwise; a question tells none."""
        sentence = self.draft.running[start:end].rstrip()
        if sentence.endswith(QUESTION):
            return
        for claim in claims:
            word = self.facts.verdicts.reasoner.standing(claim).word
            if word in OPEN_WORDS and not self._is_told(sentence, claim):
                self._add("as-fact", start, end, f"the map has “{self._said(claim)}” as {word.value}", claim)

    def _is_told(self, sentence: str, claim: str) -> bool:
        """Whether a sentence says whose words these are or that they are in doubt, in words that the claim has not."""
        own = {match[0].casefold() for match in _LETTERS.finditer(self.map.claims[claim].text)}
        words = [match[0] for match in _LETTERS.finditer(sentence) if match[0].casefold() not in own]
        rest = " ".join(words)
        lower = rest.casefold().split()
        lists = [self.spoken.word_list(f"ends.{name}") for name in ("doubts", "denies", "adverbs")]
        if _HEDGES.search(rest) or any(word in each for each in lists for word in lower):
            return True
        if any(self.spoken.is_kind(word, kind) for word in lower for kind in (Critical.MODALITY, Critical.CONDITION)):
            return True
        if "according to" in rest.casefold() or any(word in SAYING for word in lower):
            return True
        quotations = self.map.claims[claim].quotations
        people = {who for each in quotations for who in (each.speaker, *each.citing) if who in self.map.speakers}
        return any(names_speaker(rest, self.map.speakers[who], self.map) for who in people)

    def _said(self, claim: str) -> str:
        return " ".join(self.map.claims[claim].text.split()).rstrip(".")

    # ---- figures ----

    def _figures(self, start: int, end: int, claims: Sequence[str], quoted: Sequence[tuple[str, int, int]]) -> int:
        """Note the figures of a sentence that the texts have otherwise; how many were looked at."""
        sentence = self.draft.running[start:end]
        days = [(match.start(), match.end(), match[0]) for match in _DAY.finditer(sentence)]
        number = 0
        for figure in figures(sentence):
            at = figure.start
            if not figure.written[:1].isdigit() or self._counts_something(sentence, figure):
                continue
            if any(start <= low and high <= end and low <= start + at < high for _, low, high in quoted):
                continue  # inside a quotation: that was looked at as a whole
            number += 1
            day = next((written for low, high, written in days if low <= at < high), "")
            if day:
                if not self._is_date(day) and at == next(low for low, high, _ in days if low <= at < high):
                    self._add(
                        "figure", start + at, start + at + len(day), "no text of the map and no date on it is that day"
                    )
                continue
            if other := self._other_figure(figure, sentence, claims):
                self._add("other-figure", start + at, start + at + len(figure.written), other[0], other[1])
            elif not self._is_known(figure):
                self._add(
                    "figure", start + at, start + at + len(figure.written), "no text of the map has it, and no claim"
                )
        return number

    def _counts_something(self, sentence: str, figure: FigureInText) -> bool:
        """Whether a number counts what is on the map, or numbers a page, a note or a paragraph."""
        before, after = sentence[: figure.start], sentence[figure.start + len(figure.written) :]
        first = not before.strip() and re.match(r"[.)]\s", after)
        return bool(
            first or (_NUMBERED.search(before) and before.strip()) or _COUNTED.match(after) or _OF.search(before)
        )

    @cached_property
    def _known(self) -> list[FigureInText]:
        """The figures of the texts and of the map."""
        words = [each.source.text for each in self.texts]
        words += [claim.text for claim in self.facts.written.claims.values()]
        words += [each.quotation.text for each in all_checked(self.facts.quotations)]
        dates = [each.date for each in self.map.sources.values()] + [self.map.date]
        words += [date.replace("-", " ") for date in dates]
        return [figure for each in words for figure in figures(each)]

    def _is_known(self, figure: FigureInText) -> bool:
        return any(figure.says(other) or other.says(figure) for other in self._known)

    def _other_figure(self, figure: FigureInText, sentence: str, claims: Sequence[str]) -> tuple[str, str] | None:
        """What a claim's own words have where the draft has another figure of the same thing."""
        unit = _unit(sentence, figure)
        for claim in claims if unit else ():
            quoted = (each.quotation.text for each in self.facts.quotations.get(claim, ()) if not each.fails)
            rows = [self.map.claims[claim].text, *quoted]
            theirs = [other for row in rows for other in figures(row) if _unit(row, other) == unit]
            if theirs and not any(figure.says(other) or other.says(figure) for other in theirs):
                other = theirs[-1]
                return f"for “{self._said(claim)}” the map has “{other.written} {unit}”", claim
        return None

    def _is_date(self, day: str) -> bool:
        """Whether a day or month is that of something on the map, or stands in a text."""
        found = period(day)
        every = [*(each.date for each in self.map.sources.values()), self.map.date]
        every += [claim.date for claim in self.map.claims.values()]
        every += [quotation.date for quotation in self.map.all_quotations()]
        known = [days for each in every if each and (days := period(each)) is not None]
        if found is not None and any(found.first <= each.last and each.first <= found.last for each in known):
            return True
        if found is None and any(self._same_day(day, each.first) for each in known):
            return True
        plain = _plain(day)
        turned = " ".join(reversed(plain.split()[:2]))
        return any(plain in text.loose.text or turned in text.loose.text for text in self.texts)

    def _same_day(self, day: str, first: str) -> bool:
        """Whether a day without a year is a date's."""
        number, _, month = day.replace(".", "").partition(" ")
        _, known_month, known_day = first.split("-")
        return number.isdigit() and int(number) == int(known_day) and MONTHS[int(known_month) - 1] == month.strip()

    # ---- the other side ----

    def _other_sides(self) -> None:
        """Note claims that are open on the map where the draft has nothing of what speaks against them."""
        for claim, (start, end) in self.cited.items():
            if self.facts.verdicts.reasoner.standing(claim).word not in OPEN_WORDS:
                continue
            against = self._against(claim)
            denied = [each for each in self.map.claims[claim].quotations if each.kind is QuotationKind.DENIAL]
            if not against and not denied:
                continue
            if any(other in self.cited or other in self.asked for other in against) or self._denial_told(claim):
                continue
            what = self._said(against[0]) if against else denied[0].text
            told = f"“{' '.join(what.split()).rstrip('.')}” speaks against it on the map"
            self._add("one-sided", start, end, told, claim)

    def _against(self, claim: str) -> list[str]:
        """The claims that rebut or contradict a claim, or undercut what speaks for it."""
        facts = self.facts
        found: dict[str, None] = {}
        for step in facts.rebuttals.get(claim, ()):
            found.update(dict.fromkeys(self.map.inferences[step].premises))
        for pair in facts.conflicts.get(claim, ()):
            clash = self.map.contradictions[pair]
            found[clash.second if clash.first == claim else clash.first] = None
        for reason in (claim, *facts.reasons.get(claim, ())):
            for undercut in facts.undercuts.get(reason, ()):
                found.update(dict.fromkeys(self.map.inferences[undercut].premises))
        for each in self.map.inferences.values() if not found else ():  # what it speaks against has reasons for it
            if each.kind is InferenceKind.REBUTS and claim in each.premises:
                found[each.target] = None
        found.pop(claim, None)
        return list(found)

    def _denial_told(self, claim: str) -> bool:
        """Whether a sentence of the draft says that a claim is denied or in doubt."""
        lists = [self.spoken.word_list("ends.denies")]
        before = ""
        for start, end in self._sentences:
            sentence = self.draft.running[start:end]
            words = [match[0].casefold() for match in _LETTERS.finditer(sentence)]
            doubts = _HEDGES.search(sentence) or any(word in each for each in lists for word in words)
            if doubts and (self._has(sentence, claim) or self._has(before, claim)):
                return True
            before = sentence
        for each in self.map.claims[claim].quotations:
            if each.kind is QuotationKind.DENIAL and _plain(each.text)[:40] in self.draft.loose.text:
                return True
        return False

    def _has(self, sentence: str, claim: str) -> bool:
        at = self.cited[claim]
        cited = self.draft.running[at[0] : at[1]] == sentence
        return cited or _plain(self._said(claim)) in _plain(sentence) or claim in self._spoken_of(sentence)


SAYING = frozenset(
    {"say", "says", "said", "tell", "tells", "told", "warned", "warns", "argued", "argues", "wrote", "writes", "added"}
    | {"stated", "states", "insists", "insisted", "claims", "claimed", "reported", "reports", "sagt", "sagte"}
)
"""Words by which a sentence says that somebody else says so."""


def _plain(text: str) -> str:
    return Folded(text, loose=True).text.strip().rstrip(".")


def _unit(text: str, figure: FigureInText) -> str:
    """The word behind a figure."""
    match = _UNIT.match(text, figure.start + len(figure.written))
    return match[1].casefold() if match else ""

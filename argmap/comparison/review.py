"""What a second reader looks at, the hardest first, and what he has ticked.

What decides comes first: steps whose withdrawal changes a verdict, and pairs of objections that hide each other. Then
the other attacks, which are wrong more often than reasons; each claim beside its passage, those first that share the
fewest words with it; passages that are quoted for two claims; what is assumed; and the other steps.

A tick is a stamp: the digest of what was read (the words of the claims, of the passage, of the relation). An edit of
any of these gives another digest, and the stamp stands for nothing any more. Stamps lie in a file beside the map,
`town.reviews`, a line each: digest, date, name.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import attrs

from argmap.analysis.facts import Facts
from argmap.brief_repr import brief_repr
from argmap.comparison.passages import where
from argmap.model.elements import Inference, InferenceKind, Verdict
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.exceeds import content_words
from argmap.quotations.languages.registry import language_of
from argmap.quotations.sentences import sentence_end, sentence_start
from argmap.quotations.text.quoted_text import QuotedText
from argmap.reasoning.labeller import Labeller
from argmap.reasoning.reading import Change

KINDS = ("decides", "decide-together", "attack", "quotation", "twice", "assumed", "step")
"""Kinds of things to look at, in their order."""
DIGITS = 12
"""Hexadecimal digits of a stamp."""
MOST_STEPS = 600
"""Steps that are withdrawn one by one; beyond them it is not told which decide."""
MOST_PAIRS = 400
"""Pairs of attacks that are withdrawn together."""
_STAMP = re.compile(r"([0-9a-f]{12})\s+(\d{4}-\d{2}-\d{2})\s+(\S.*?)\s*")


@attrs.frozen
class Stamp:
    """That somebody has looked at something: the digest of what he read, the day, and his name."""

    digest: str
    date: str
    name: str


@attrs.frozen(kw_only=True)
class ReviewItem:
    """Something to look at: its kind, what is asked of it, and who has ticked it.

    `stamp` is the digest of what is to be read. `names` are the ids of the claims and steps. Of a quotation `before`
    and `after` are the words around its `passage` (the sentence before, and the rest of its own), `governing` those
    that say how it is meant; of a step that decides `verdicts` are the claims whose verdict changes without it.
    """

    kind: str
    stamp: str
    names: tuple[str, ...]
    question: str
    claim: str = ""
    before: str = ""
    passage: str = ""
    after: str = ""
    place: str = ""
    speaker: str = ""
    governing: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    reviewed: tuple[Stamp, ...] = ()

    __repr__ = brief_repr

    @property
    def done(self) -> bool:
        """Whether somebody has ticked it as it is now."""
        return bool(self.reviewed)


@attrs.frozen
class Review:
    """All that a second reader looks at; `complete` is false where not every step was tried.

    `stale` are the stamps of what is on the map no more, or in other words.
    """

    items: tuple[ReviewItem, ...]
    stale: tuple[Stamp, ...] = ()
    complete: bool = True

    __repr__ = brief_repr

    @property
    def open(self) -> tuple[ReviewItem, ...]:
        """What nobody has ticked."""
        return tuple(each for each in self.items if not each.done)

    @property
    def deciding(self) -> tuple[ReviewItem, ...]:
        """What decides a verdict."""
        return tuple(each for each in self.items if each.kind in ("decides", "decide-together"))


def read_stamps(text: str) -> tuple[Stamp, ...]:
    """The stamps of a file beside a map; lines of another form are passed over."""
    found = (_STAMP.fullmatch(line) for line in text.splitlines())
    return tuple(Stamp(match[1], match[2], match[3]) for match in found if match)


def review(facts: Facts, stamps: Iterable[Stamp] = ()) -> Review:
    """What there is to look at in a map, the hardest first, with the stamps that still stand."""
    by_digest: dict[str, list[Stamp]] = {}
    given = tuple(stamps)
    for each in given:
        by_digest.setdefault(each.digest, []).append(each)
    found = _Review(facts)
    items = tuple(attrs.evolve(each, reviewed=tuple(by_digest.get(each.stamp, ()))) for each in found.items())
    known = {each.stamp for each in items}
    return Review(items, tuple(each for each in given if each.digest not in known), found.complete)


class _Review:
    def __init__(self, facts: Facts) -> None:
        self.facts, self.map = facts, facts.map
        self.labeller: Labeller = facts.verdicts.reasoner
        self.labels = self.labeller.grounded.claims
        self.complete = len(self.map.inferences) <= MOST_STEPS

    def items(self) -> Iterator[ReviewItem]:
        """Everything, in its order."""
        steps = list(self.map.inferences.values())
        changes = {each.id: self.changed([each.id]) for each in steps} if self.complete else {}
        deciding = [each for each in steps if changes.get(each.id)]
        deciding.sort(key=lambda each: (not _attacks(each), -len(changes[each.id])))
        yield from (self._step("decides", each, changes[each.id]) for each in deciding)
        pairs = list(self._pairs([each for each in steps if not changes.get(each.id)])) if self.complete else []
        for one, other, verdicts in pairs:
            yield self._pair(one, other, verdicts)
        told = {each.id for each in deciding}
        yield from (self._step("attack", each) for each in steps if _attacks(each) and each.id not in told)
        yield from sorted(self._quotations(), key=self._shared_words)
        yield from self._twice()
        for claim in self.map.claims.values():
            if claim.assumed:
                question = "Is this given, and would a reader who doubts your conclusion grant it?"
                stamp = _digest("assumed", claim.text)
                yield ReviewItem(kind="assumed", stamp=stamp, names=(claim.id,), question=question, claim=claim.text)
        yield from (self._step("step", each) for each in steps if not _attacks(each) and each.id not in told)

    def changed(self, steps: Sequence[str]) -> tuple[str, ...]:
        """The claims whose verdict changes when some steps are withdrawn."""
        after = self.labeller.changed(Change(without=frozenset(steps))).grounded.claims
        return tuple(
            claim for claim in self.map.claims if after.get(claim, Verdict.UNSUPPORTED) is not self.labels[claim]
        )

    def _pairs(self, steps: Sequence[Inference]) -> Iterator[tuple[Inference, Inference, tuple[str, ...]]]:
        """Two attacks on one thing, neither of which decides alone, and both together do."""
        by_target: dict[str, list[Inference]] = {}
        for each in steps:
            if _attacks(each):
                by_target.setdefault(each.target, []).append(each)
        tried = 0
        for attacks in by_target.values():
            for one, other in combinations(attacks, 2):
                tried += 1
                if tried > MOST_PAIRS:
                    self.complete = False
                    return
                if verdicts := self.changed([one.id, other.id]):
                    yield one, other, verdicts

    def _text(self, claim: str) -> str:
        return " ".join(self.map.claims[claim].text.split()).rstrip(".")

    def _listed(self, claims: Iterable[str]) -> str:
        return " and ".join(f"“{self._text(each)}”" for each in claims)

    def _target(self, step: Inference) -> str:
        """What a step aims at, in words."""
        if step.target in self.map.claims:
            return f"“{self._text(step.target)}”"
        if step.target in self.map.inferences:
            below = self.map.inferences[step.target]
            return f"the step from {self._premises(below)} to {self._target(below)}"
        return f"the words of `{step.target}`"

    def _premises(self, step: Inference) -> str:
        return self._listed(step.premises)

    def _asked(self, step: Inference) -> str:
        premises, target = self._premises(step), self._target(step)
        if step.kind is InferenceKind.IMPLIES:
            asked = f"If {premises}, must {target} be true?"
        elif step.kind is InferenceKind.SUPPORTS:
            asked = f"If {premises}, is {target} more likely to be true?"
        elif step.kind is InferenceKind.REBUTS:
            asked = f"If {premises}, is {target} more likely to be false?"
        else:
            asked = f"If {premises}, does {target} carry nothing any more?"
        return asked if step.warrant else f"{asked} What must hold for that is not written down."

    def _step(self, kind: str, step: Inference, verdicts: tuple[str, ...] = ()) -> ReviewItem:
        return ReviewItem(
            kind=kind,
            stamp=self._stamp(step),
            names=(step.id, *step.premises, *((step.target,) if step.target in self.map.claims else ())),
            question=self._asked(step),
            verdicts=verdicts,
        )

    def _stamp(self, step: Inference) -> str:
        return _digest(step.kind.value, self._premises(step), self._target(step), step.warrant)

    def _pair(self, one: Inference, other: Inference, verdicts: tuple[str, ...]) -> ReviewItem:
        return ReviewItem(
            kind="decide-together",
            stamp=_digest("together", *sorted((self._stamp(one), self._stamp(other)))),
            names=(one.id, other.id),
            question=f"{self._asked(one)} And: {self._asked(other)} Either hides whether the other one decides.",
            verdicts=verdicts,
        )

    def _quotations(self) -> Iterator[ReviewItem]:
        for owner in (*self.map.claims, *self.map.inferences):
            for each in self.facts.quotations.get(owner, ()):
                yield self._quotation(each)

    def _quotation(self, each: CheckedQuotation) -> ReviewItem:
        said = each.quotation
        step = self.facts.written.inferences.get(each.claim)
        text = self.facts.written.claims[each.claim].text if step is None else self._asked(step)
        asks = {
            "quote": "Do these words assert it, with all that it says?",
            "denial": "Do these words deny it?",
            "suspicion": "Do these words say that it may be so, and no more?",
            "hope": "Do these words say that it ought to be so, or is feared?",
            "mention": "Do these words commit nobody to it?",
            "argued": "Do these words make this step?",
        }
        passage, before, after, place = said.text, "", "", ""
        if each.text is not None and each.stretches:
            start, end = each.stretches[0][0], each.stretches[-1][1]
            passage = _on_one_line(each.text, start, end)
            before, after = _around(each.text, start, end)
            place = f"{each.text.source.name}, {where(each.text, start)}"
        who = said.citing[-1] if said.citing else said.speaker
        named = self.map.speakers[who].name if who in self.map.speakers else who
        return ReviewItem(
            kind="quotation",
            stamp=_digest(said.kind.value, text, passage, named),
            names=(each.claim,),
            question=asks[said.kind.value],
            claim=text,
            before=before,
            passage=passage,
            after=after,
            place=place,
            speaker=named,
            governing=tuple(" ".join(end.words.split()) for end in each.in_source.ends),
        )

    def _shared_words(self, item: ReviewItem) -> float:
        """The share of the significant words of a claim that its passage has."""
        language = self.map.language
        own = content_words(item.claim, language=language).keys()
        return len(own & content_words(item.passage, language=language).keys()) / len(own) if own else 0.0

    def _twice(self) -> Iterator[ReviewItem]:
        """Passages that are quoted for more than one claim."""
        at: dict[tuple[str, int, int], dict[str, None]] = {}
        texts: dict[str, QuotedText] = {}
        for claim in self.map.claims:
            for each in self.facts.quotations.get(claim, ()):
                if each.text is not None and each.stretches and not each.fails:
                    texts[each.text.source.name] = each.text
                    span = each.text.source.name, each.stretches[0][0], each.stretches[-1][1]
                    at.setdefault(span, {})[self.map.claims[claim].id] = None
        spans = sorted(at)
        for number, (name, start, end) in enumerate(spans):
            claims = dict(at[name, start, end])
            for other, low, high in spans[number + 1 :]:
                if other != name or low >= end:
                    break
                if min(end, high) - low > min(end - start, high - low) / 2:
                    claims.update(at[other, low, high])
            if len(claims) > 1:
                passage = _on_one_line(texts[name], start, end)
                yield ReviewItem(
                    kind="twice",
                    stamp=_digest("twice", passage, *sorted(self._text(each) for each in claims)),
                    names=tuple(claims),
                    question=f"Does one passage carry each of these apart: {self._listed(claims)}?",
                    passage=passage,
                    place=f"{name}, {where(texts[name], start)}",
                )


def _attacks(step: Inference) -> bool:
    return step.kind in (InferenceKind.REBUTS, InferenceKind.UNDERCUTS)


def _digest(*parts: str) -> str:
    words = "\n".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _on_one_line(text: QuotedText, start: int, end: int) -> str:
    return " ".join(text.source.text[start:end].split())


def _around(text: QuotedText, start: int, end: int) -> tuple[str, str]:
    """The sentence before a passage with the beginning of its own, and the end of its own."""
    source, spoken = text.source.text, language_of(text.language)
    own = sentence_start(source, start, spoken)
    before = sentence_start(source, max(0, own - 2), spoken) if own > 1 else own
    return _on_one_line(text, before, start), _on_one_line(text, end, max(end, sentence_end(source, end, spoken)))


def deciding(facts: Facts) -> tuple[str, ...]:
    """The steps without which some verdict would be another one."""
    found = _Review(facts)
    return tuple(each.id for each in found.map.inferences.values() if found.changed([each.id]))


def numbers(found: Review) -> Mapping[str, tuple[int, int]]:
    """How many things of each kind there are, and how many of them are ticked."""
    return {
        kind: (len(every), sum(each.done for each in every))
        for kind in KINDS
        if (every := [each for each in found.items if each.kind == kind])
    }

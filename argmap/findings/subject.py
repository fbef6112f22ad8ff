"""What a report is about: a map with its facts, and the words in which everything in it is spoken of."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from argmap.analysis.facts import Facts
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.content import MapContent
from argmap.model.elements import Quotation, QuotationKind, Verdict
from argmap.model.propositions import as_propositions
from argmap.page.words import Words, ref, say, sentence
from argmap.quotations.check import CheckedQuotation
from argmap.reasoning.budget import OutOfTimeError
from argmap.reasoning.chronology import date_of
from argmap.reasoning.labeller import Evaluation
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.ties import Tie, ties
from argmap.reasoning.whatif import Trials
from argmap.reasoning.why import Explainer
from argmap.source import Source

MOST_READINGS = 32
"""Ways to read a tie that are looked for."""


@attrs.frozen
class Options:
    """What a report shows.

    Attributes:
        only: the chapters to show, by name; empty for all.
        tops: the claims to take for the top claims; empty for those that bear on nothing else.
        quotations: whether the quoted words are shown.
        semantics: the semantics of the verdicts.
        suggest: whether evidence is suggested for questions whose author rates some.
        language: the language of page 1 and its chapters, of which `page/phrases/` has a file.
        around: whether the words of the texts around quotations are shown.
    """

    only: tuple[str, ...] = ()
    tops: tuple[str, ...] = ()
    quotations: bool = True
    semantics: str = "grounded"
    suggest: bool = False
    language: str = "en"
    around: bool = True


@attrs.frozen
class Voice:
    """Somebody who asserts or denies a claim in a source; `speaker` is empty for the source's own voice."""

    speaker: str
    name: str
    source: str
    date: str
    words: str
    locator: str
    status: str
    place: str

    @property
    def who(self) -> Words:
        """`Tom Hale, baker, in `gazette``, or the source alone."""
        return say("{}, in {}", self.name, ref(self.source)) if self.speaker else ref(self.source)


class Subject:
    """A map with its facts, as a report looks at it."""

    def __init__(
        self,
        amap: MapContent,
        facts: Facts,
        diagnostics: Sequence[Diagnostic] = (),
        *,
        options: Options | None = None,
        files: Sequence[Source] = (),
    ) -> None:
        self.map = amap = as_propositions(amap)
        self.facts = facts
        self.diagnostics = tuple(diagnostics)
        self.options = options or Options()
        self.files = tuple(files)
        self.tops = tuple(dict.fromkeys(amap.claims[each].id for each in self.options.tops or facts.tops))
        self.order = {claim: at for at, claim in enumerate(amap.claims)}
        self.number = {claim: at for at, claim in enumerate(amap.claims, 1)}

    def atoms(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The labels of the certificate that show the grounded verdicts on some claims."""
        if self.options.semantics != "grounded":
            return ()
        derivation = self.explainer.derivation
        return tuple(dict.fromkeys(atom for claim in claims for atom in derivation.atoms(claim)))

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The main claims: the top claims; where no claim has a reason all of them."""
        return self.tops or (() if self.map.inferences else tuple(self.map.claims))

    @property
    def reasoner(self) -> Reasoner:
        """What answers questions about the map."""
        return self.facts.verdicts.reasoner

    @property
    def explainer(self) -> Explainer:
        """What says why, by the grounded labelling."""
        return self.facts.verdicts.explainer

    @property
    def grounded(self) -> Mapping[str, Verdict]:
        """The grounded verdict on each claim."""
        return self.facts.verdicts.claims

    @cached_property
    def trials(self) -> Trials:
        """What tries small changes."""
        return Trials(self.reasoner)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Where the map can be read in more than one way."""
        return ties(self.reasoner, limit=MOST_READINGS)

    @cached_property
    def evaluation(self) -> Evaluation:
        """The labels by the semantics of the report, and what could not be worked out."""
        return self.reasoner.evaluate(self.options.semantics)

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict on each claim by the semantics of the report."""
        if self.options.semantics == "grounded":
            return self.grounded
        return self.evaluation.claims

    def word(self, claim: str) -> str:
        """What people read for the verdict on a claim: under another semantics than the grounded one its label."""
        if self.options.semantics != "grounded":
            return self.verdicts[claim].value
        return self.reasoner.standing(claim).word.value

    def because(self, claim: str) -> Words:
        """Why a claim has its verdict, as part of a sentence."""
        label = self.verdicts[claim]
        grounded = self.grounded[claim]
        if self.options.semantics == "grounded" or label is grounded is not Verdict.UNDECIDED:
            return sentence(self.explainer.ground(claim).sentence)
        semantics = self.options.semantics
        if not self.evaluation.exists:
            return say("there is no {} labelling", semantics)
        if claim in self.evaluation.not_worked_out:
            return say("the limit of the search left open whether every {} labelling agrees", semantics)
        if label is not Verdict.UNDECIDED:
            return say("every {} labelling agrees on that, though the grounded one leaves it open", semantics)
        try:
            accepted = self.reasoner.credulous(claim, semantics)
        except OutOfTimeError:
            return say("the {} labellings do not agree on it", semantics)
        if accepted:
            return say("some {} labelling accepts it, and not every one does", semantics)
        return say("no {} labelling accepts it, and not every one rejects it", semantics)

    def text(self, claim: str) -> str:
        """The words of a claim, on one line."""
        return " ".join(self.map.claims[claim].text.split())

    def claim(self, claim: str) -> Words:
        """`“Shops would lose their deliveries.” (`deliveries`)`."""
        return say("“{}” ({})", self.text(claim), ref(claim))

    def name(self, speaker: str) -> str:
        """The full name of a speaker, or the title of a source that speaks."""
        return self.map.name_of_voice(speaker)

    def principal(self, speaker: str) -> str:
        """Whom a speaker speaks for in the end: himself, if for nobody."""
        return self.map.principal(speaker)

    def date(self, quotation: Quotation) -> str:
        """When something was said, as it is written in the map."""
        return date_of(quotation, self.map)

    def place(self, checked: CheckedQuotation) -> str:
        """Where a quotation stands: the path that the map gives of the text, with line and column, page or time."""
        return checked.place_in(self.map.sources[checked.quotation.source].text)

    def file(self, name: str) -> str:
        """The name of a file, seen from the folder of the map: the same wherever the report is made."""
        top = posixpath.dirname(self.files[0].name) if self.files else ""
        return posixpath.relpath(name, top) if top and name.startswith(top) else name

    def voice(self, checked: CheckedQuotation) -> Voice:
        """Whose words a quotation holds."""
        each = checked.quotation
        speaker = each.citing[-1] if each.citing else each.speaker
        return Voice(
            speaker=speaker,
            name=self.name(speaker or each.source),
            source=each.source,
            date=self.date(each),
            words=each.text,
            locator=each.locator,
            status=checked.status.value,
            place=self.place(checked),
        )

    def voices(self, claim: str, *, denied: bool = False) -> tuple[Voice, ...]:
        """Who asserts a claim, or denies it, in the order of the map; not in words that do not stand in their text."""
        kind = QuotationKind.DENIAL if denied else QuotationKind.QUOTE
        found = self.facts.quotations.get(claim, ())
        return tuple(self.voice(each) for each in found if each.quotation.kind is kind and not each.fails)

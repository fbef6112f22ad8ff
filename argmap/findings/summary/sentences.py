"""The sentences of the five-minute report: phrases with what fills them, and how claims and people are named in them.

R1 A claim is always a quoted thing and never a part of a clause. R2 Inside a sentence its full stop goes. R3 Long ones
are cut at a word. R4 Names go up to the first comma. R5, R6 Lists and numbers have their own forms. R7 One finding is
one sentence. R8 No word of the theory, no name of the map. The words are in `page/phrases/`, so that a translation is
a file.
"""

from collections.abc import Iterable, Sequence

import attrs

from argmap.findings.subject import Subject
from argmap.model.dates import iso_parts
from argmap.model.elements import Quotation, QuotationKind
from argmap.model.voicing import mouths
from argmap.page.phrasing import Phrases
from argmap.reasoning.sentences import called, cut, quoted

HEADED = 24
"""Words of a claim in a heading."""


@attrs.frozen
class ReportSentence:
    """A sentence of the report: where it stands, its template and what fills it, how it reads, and of which claims.

    `pattern` is the template's words; filled with `data`, without needless spaces and with a capital it is `text`.
    `because` names the labels that show the verdicts on its claims, as `argmap verdicts --certificate` has them.
    """

    block: str
    template: str
    pattern: str
    data: tuple[tuple[str, str], ...]
    text: str
    claims: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


class Speech:
    """Names claims, people and texts of a map inside the sentences of its report."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.map = subject.map
        self.origins = subject.reasoner.voice_count.origins
        self.say = Phrases.of(subject.options.language)

    def told(self, block: str, template: str, *claims: str, **data: str) -> ReportSentence:
        """Fill a template."""
        return self.told_of(None, block, template, *claims, **data)

    def told_of(self, n: int | None, block: str, template: str, *claims: str, **data: str) -> ReportSentence:
        """Fill a template that has a form for each number."""
        pattern = self.say.pattern(f"sentence.{template}", n)
        return ReportSentence(
            block=block,
            template=template,
            pattern=pattern,
            data=tuple(data.items()),
            text=capital(" ".join(pattern.format(**data).split())),
            claims=tuple(dict.fromkeys(claims)),
            because=self.subject.atoms(claims),
        )

    def claim(self, claim: str) -> str:
        """A claim inside a sentence."""
        return self.say("mark.claim", claim=quoted(self.subject.text(claim))[1:-1])

    def heading(self, claim: str) -> str:
        """A claim that stands alone, with its own stop."""
        return self.say("mark.claim", claim=cut(self.subject.text(claim), HEADED))

    def people_do(self, clause: str, people: Sequence[str], **data: str) -> str:
        """A clause of some people: `the United States and Beijing say so`."""
        many = len(people) > 1 or any(
            part.lower() in self.say.table["mark"]["many"] for name in people for part in name.split()
        )
        return self.say(f"clause.{clause}", 2 if many else 1, who=self.say.listed(people), **data)

    def word(self, word: str) -> str:
        """A verdict in words."""
        return self.say(f"word.{word}")

    def date(self, written: str) -> str:
        """A date inside a sentence; in words already, it stays."""
        parts = iso_parts(written)
        return self.say.date(*parts) if parts else " ".join(written.split())

    def principal(self, quotation: Quotation) -> str:
        """Whose word a quotation is in the end."""
        return self.origins.chief(mouths(quotation)[-1])

    def who(self, quotation: Quotation) -> str:
        """What he is called."""
        return called(self.origins.name(self.principal(quotation)))

    def speaker(self, quotation: Quotation) -> str:
        """Whoever says the words himself."""
        return called(self.origins.name(mouths(quotation)[-1]))

    def text(self, source: str) -> str:
        """What a text is called."""
        return called(self.origins.name_of_text(source))

    def words(self, claim: str, *kinds: QuotationKind) -> list[tuple[int, Quotation]]:
        """The quotations of a claim, of these kinds, whose words stand in their text, with their places in it."""
        kept = {id(each) for each in self.subject.reasoner.kinds.kept(claim)}
        every = enumerate(self.map.claims[claim].quotations)
        return [(at, each) for at, each in every if each.kind in kinds and id(each) in kept]

    def quotes(self, claim: str) -> list[Quotation]:
        """The words that assert a claim."""
        return [each for _, each in self.words(claim, QuotationKind.QUOTE)]

    def people(self, quotations: Iterable[Quotation]) -> list[str]:
        """Who says some words, each once."""
        return list(dict.fromkeys(map(self.who, quotations)))

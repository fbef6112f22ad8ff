"""The sentences of the five-minute report: templates with what fills them, and how claims and people are named in them.

R1 A claim is always a quoted thing and never a part of a clause. R2 Inside a sentence its full stop goes. R3 Long ones
are cut at a word. R4 Names go up to the first comma. R5, R6 Lists and numbers have their own forms. R7 One finding is
one sentence. R8 No word of the theory, no name of the map.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from argmap.model.elements import Quotation, QuotationKind
from argmap.model.voicing import mouths
from argmap.reasoning.sentences import called, cut, number, quoted, several
from argmap.reports.subject import Subject

HEADED = 24
"""Words of a claim in a heading."""
TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        # the line under the title, and the bold one
        "scope": "{texts}{names}{period}: {claims}, {quotations}.",
        "scope-alone": "{claims}, nothing quoted.",
        "checked-all": "All quotations stand in their texts.",
        "checked-some": "{number} of {total} quotations {were} found in {texts}.",
        "checked-the-one": "The quotation stands in its text.",
        "checked-not-the-one": "The quotation does not stand in its text.",
        "checked-none": "No quotation was checked: the texts are not at hand.",
        "errors": "The map has {number}: part of it may be missing here, and verdicts may change once that is mended.",
        "what": "What they say, not what is true.",
        "empty": "The map is empty.",
        "disputed": "{number} of {total} main claims {be} disputed.",
        "disputed-all": "Every main claim is disputed.",
        "disputed-none": "No main claim is disputed.",
        "one-main": "{claim}: {word}. {who}{balance}",
        # clashes
        "said": "{claim} {who}. {balance}",
        "contradiction": "{first} ({who}), but {second} ({others}).",
        "question": "{question} {first} ({who}) or {second} ({others}).",
        "said-below": "{who}. {balance}",
        "sides-below": "{first}: {who}. {second}: {others}.",
        "set-aside": "Set aside: {premise}, because of {reason}.",
        "reach": "It bears on {what}.",
        "would-settle": "It would be {word} without {other}.",
        "would-settle-of": "{claim} would be {word} without {other}.",
        "another-source": "To settle it: a source other than {who}.",
        "nothing-decides": "Nothing else on the map decides it.",
        "no-single": "No single claim or text settles it.",
        # what nothing disputes, what hangs on a thread
        "voices": "{claim} {number} voices{names}.",
        "one-voice": "{claim} One voice: {who}.",
        "voices-besides": "{claim} {who}; {number} for it.",
        "voices-beneath": "{claim} Its reasons rest on {number}.",
        "no-voice": "{claim} Nobody is quoted for it.",
        "thread": "{claim} would be {word} without {other}{who}.",
        "knot": "{claim} would no longer be disputed without {other}.",
        # checks
        "left-out": "{number} in the map.",
        "failed": "{number} {stand} not stand in {texts}.",
        "unchecked": "{number} of {total} quotations {were} not checked.",
        "less": "{number} may say less than {claims}.",
        "both-sides": "{who} is quoted for {first}{then} and for {second}{later}.",
        "older": "{number} {be} older than what {answer}.",
        "alike": "{number} {pairs} of claims may say the same.",
        "circle": "{first} and {second} support each other in a circle.",
        "one-voice-each": "{number} main {claims} on one voice{each}.",
        "one-text": "Only {number} of {total} quoted claims {be} asserted in more than one text.",
        "no-two-texts": "No claim is asserted in more than one text.",
        "untouched": "{number} of {total} sentences in the texts {be} not quoted anywhere.",
        "readers": "{number} {claims} on readers’ comments only.",
        "reported": "{number} of {total} quotations {be} words that a text reports{unnamed}.",
        "as-of": "With the texts up to {date} alone, {claim} would be {word}.",
    }
)
_MANY = ("several", "some", "many", "people", "observers", "analysts", "officials", "experts", "sources")


@attrs.frozen
class ReportSentence:
    """A sentence of the report: where it stands, its template and what fills it, how it reads, and of which claims.

    `data` holds the values by the names of the template, so that the sentence can be made again.
    """

    block: str
    template: str
    data: tuple[tuple[str, str], ...]
    text: str
    claims: tuple[str, ...] = ()


def told(block: str, template: str, *claims: str, **data: str) -> ReportSentence:
    """Fill a template."""
    filled = capital(" ".join(TEMPLATES[template].format(**data).split()))
    return ReportSentence(
        block=block, template=template, data=tuple(data.items()), text=filled, claims=tuple(dict.fromkeys(claims))
    )


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def count_of(value: int, one: str, many: str = "") -> str:
    """`no reasons`, `one reason`, `two reasons` (R6)."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def counts(value: int, total: int) -> tuple[str, str]:
    """Two numbers in one sentence, `none of five`: both in words or both in figures (R6)."""
    if not value:
        return "none", f"{total:,}" if total > 12 else number(total)
    return (f"{value:,}", f"{total:,}") if max(value, total) > 12 else (number(value), number(total))


def verb(names: Sequence[str], one: str, many: str) -> str:
    """A verb that fits those who do it."""
    plural = len(names) > 1 or any(part.lower() in _MANY for name in names for part in name.split())
    return many if plural else one


class Speech:
    """Names claims, people and texts of a map inside the sentences of its report."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.map = subject.map
        self.origins = subject.reasoner.voice_count.origins

    def claim(self, claim: str) -> str:
        """A claim inside a sentence."""
        return quoted(self.subject.text(claim))

    def heading(self, claim: str) -> str:
        """A claim that stands alone, with its own stop."""
        return f"“{cut(self.subject.text(claim), HEADED)}”"

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


def names(parts: Sequence[str], *, most: int = 3) -> str:
    """`a, b and c`, `a, b and two others`."""
    return several(parts, most=most - 1 if len(parts) > most else most)

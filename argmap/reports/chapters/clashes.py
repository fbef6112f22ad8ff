"""Where the texts clash: the first clashes as cards with their quotations, a few more in a line each."""

from collections.abc import Iterator, Sequence

from argmap.findings.findings import Findings
from argmap.findings.summary.clashes import ClashSide, TextClash, quotations_of
from argmap.findings.summary.sentences import capital
from argmap.model.elements import Quotation, QuotationKind
from argmap.page.blocks import Writer
from argmap.page.words import Words, as_words, say, unmarked
from argmap.reasoning.sentences import cut
from argmap.reports.chapters.chapter import Limits, ShortChapter
from argmap.reports.chapters.shown import Shown

A_SIDE = 2
"""Quotations on each side of a card."""
_WORDS = 20
"""Words of a quotation on a card."""


def write(found: Findings, page: Writer, limits: Limits) -> None:
    """Write the first clashes with their quotations, a few more in a line each."""
    shown, clashes = Shown(found), found.summary.clashes
    phrase = shown.say
    for clash, sentences in list(zip(clashes, found.summary.cards, strict=True))[: limits.cards]:
        page.heading(3, phrase("heading.card", number=str(clash.number), title=_title(clash, shown)))
        if found.subject.options.quotations and any(side.quotations for side in clash.sides):
            page.table([_head(side, clash, shown) for side in clash.sides], _rows(clash, shown), lead=0)
        page.text(shown.sentences((clash.beneath, *sentences)))
    for clash in clashes[limits.cards : limits.cards + limits.further]:
        page.text(say("{}. {}", clash.number, shown.sentence(clash.headline)))
    more = len(clashes) - limits.cards - limits.further
    if more > 0:
        page.text(capital(phrase("cell.clashes-behind", more, number=phrase.number(more))))


def _title(clash: TextClash, shown: Shown) -> str:
    """The claim, the question, or the title of the section that holds both claims."""
    amap = shown.subject.map
    if clash.kind == "question":
        return " ".join(amap.questions[clash.question].text.split())
    if clash.kind == "said":
        return shown.speech.heading(clash.claims[0])
    section = amap.claims[clash.sides[0].claim].section
    title = amap.sections[section].title if section in amap.sections else ""
    return title or shown.say("heading.contradiction")


def _head(side: ClashSide, clash: TextClash, shown: Shown) -> Words:
    phrase = shown.say
    if clash.kind == "said":
        if side.denied:
            return as_words(phrase("heading.denies"))
        kinds = {each.kind for each in quotations_of(side, shown.subject)}
        who = phrase("heading.says" if QuotationKind.QUOTE in kinds else "heading.suspects")
        return say("{}{}", who, shown.numbers([side.claim]))
    told = shown.speech.claim(side.claim)
    return say("{}{}", phrase("heading.not", claim=told) if side.denied else told, shown.numbers([side.claim]))


def _rows(clash: TextClash, shown: Shown) -> Sequence[Sequence[str]]:
    """The words of both sides beside each other."""
    sides = [list(_quotations(quotations_of(side, shown.subject), shown)) for side in clash.sides]
    sides = [side or [shown.say("cell.nobody")] for side in sides]
    return [[side[at] if at < len(side) else "" for side in sides] for at in range(max(map(len, sides)))]


def _quotations(every: Sequence[Quotation], shown: Shown) -> Iterator[str]:
    """The words, who says them, in which text, and when."""
    speech, phrase = shown.speech, shown.say
    for each in every[:A_SIDE]:
        who, text = _speaker(each, shown), speech.text(each.source)
        date = shown.subject.date(each)
        name, data = "cell.words", {}
        if capital(text) != who:
            name, data = f"{name}-in", {"text": text}
        if date:
            name, data = f"{name}-on", data | {"date": speech.date(date)}
        words = phrase("mark.quotation", words=cut(unmarked(each.text), _WORDS))
        yield phrase.pattern(name).format(quotation=words, who=who, **data)
    more = len(every) - A_SIDE
    if more > 0:
        yield phrase("clause.more", number=phrase.number(more))


def _speaker(quotation: Quotation, shown: Shown) -> str:
    """Who says some words, and for whom he speaks where his name does not say so."""
    speaker, chief = shown.speech.speaker(quotation), shown.speech.who(quotation)
    if chief == speaker or chief.casefold() in speaker.casefold():
        return capital(speaker)
    return shown.say("cell.for", speaker=capital(speaker), principal=chief)


CLASHES = ShortChapter("clashes", lambda found: found.summary.clashes, write, lambda found: bool(found.summary.clashes))

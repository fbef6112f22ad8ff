"""Page 1 and its chapters, written."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

import attrs

from argmap.model.dates import spoken
from argmap.model.elements import Quotation, QuotationKind
from argmap.model.verdict_kinds import LEGENDS, VerdictWord
from argmap.reasoning.sentences import cut, number
from argmap.reports.page import Block, Bullets, Heading, Paragraph, Table, Writer, item
from argmap.reports.subject import Subject
from argmap.reports.summary.clashing import TextClash, quotations_of
from argmap.reports.summary.main_claims import changes
from argmap.reports.summary.sentences import ReportSentence, Speech, capital, names
from argmap.reports.summary.summary import FEWEST, Summary
from argmap.reports.summary.who_says import others
from argmap.reports.words import Part, Piece, Words, as_words, joined, say, strong, unmarked, verdict

ON_PAGE_1 = {"clashes": 3, "undisputed": 3, "threads": 2, "checks": 4}
A_SIDE = 2
MOST_WORDS = 300
"""Words of page 1."""
MOST_BEHIND = 1500
"""Words of the chapters behind it together."""
_WORD = re.compile(r"[\w’'/-]*\w[\w’'/-]*")
_NUMBERS = re.compile(r"\[\d+\]")
MOST_WORDS = 300
"""Words of page 1."""
_HEADS = 35
"""Words of its headings and title."""
_WORDS = 20
"""Words of a quotation on a card."""


class _Show:
    def __init__(self, found: Summary, subject: Subject, page: Writer) -> None:
        self.found, self.subject, self.page = found, subject, page
        self.speech = Speech(subject)

    def sentence(self, told: ReportSentence) -> Words:
        """A sentence and the numbers of its claims."""
        return say("{}{}", told.text, self.numbers(told.claims))

    def numbers(self, claims: Iterable[str]) -> Words:
        """` [8] [12]`: the numbers by which the annex lists claims."""
        found = [(Piece("text", " "), Piece("number", str(self.subject.number[claim]))) for claim in claims]
        return Words(tuple(piece for pair in found for piece in pair))


def page_1(found: Summary, subject: Subject, page: Writer) -> None:
    """Write page 1: at most 300 words."""
    show = _Show(found, subject, page)
    page.text(" ".join(each.text for each in found.scope))
    if found.bold is not None:
        page.text(Words((*strong(found.bold.text).pieces, *show.numbers(found.bold.claims).pieces)))
    blocks: tuple[tuple[str, str, Sequence[ReportSentence]], ...] = (
        ("clashes", "Where they clash", [each.headline for each in found.clashes]),
        ("undisputed", "What nothing here disputes", found.undisputed),
        ("threads", "What hangs on a thread", found.threads),
        ("checks", "Check before you print", _beside(found)),
    )
    shown = {name: [*every[: ON_PAGE_1[name]]] for name, _, every in blocks}

    def heads() -> list[str]:
        return [_of_all(title, len(shown[name]), len(every)) for name, title, every in blocks]

    fixed = [subject.map.heading, *(each.text for each in found.scope), found.bold.text if found.bold else ""]
    shorter = ("checks", "undisputed", "threads") * max(ON_PAGE_1.values())
    for name in (*shorter, *("clashes",) * ON_PAGE_1["clashes"]):
        sentences = [each.text for every in shown.values() for each in every]
        if _length((*fixed, *heads(), *sentences, str(_legend(_used(sentences, found))))) <= MOST_WORDS:
            break
        if len(shown[name]) > 1:
            shown[name].pop()
    for head, (name, _, _) in zip(heads(), blocks, strict=True):
        if shown[name]:
            page.heading(3, head)
            page.bullets(item(show.sentence(each)) for each in shown[name])
    page.text(_legend(_used([each.text for every in shown.values() for each in every], found)))


def _beside(found: Summary) -> list[ReportSentence]:
    """What is to be checked, but for what the line under the title says already."""
    known = {each.text for each in found.scope}
    return [each.finding for each in found.checks if each.finding.text not in known]


def _used(sentences: Iterable[str], found: Summary) -> list[VerdictWord]:
    """The words for verdicts that stand on page 1."""
    text = " ".join((*sentences, found.bold.text if found.bold else ""))
    return [word for word in VerdictWord if re.search(rf"\b{word.value}\b", re.sub("“[^”]*”", "", text))]


def _length(texts: Iterable[str]) -> int:
    """How many words some texts have, without the numbers of claims."""
    return sum(len(_WORD.findall(_NUMBERS.sub("", text))) for text in texts)


def _of_all(title: str, shown: int, every: int) -> str:
    return title if shown == every else f"{title}: {number(shown)} of {number(every)}"


def _legend(words: Iterable[VerdictWord]) -> Words:
    return joined([say("{}: {}", verdict(word.value), LEGENDS[word]) for word in words], " · ")


def has_chapters(found: Summary, subject: Subject) -> bool:
    """Whether there is more than page 1; a small map has no chapters."""
    return len(subject.map.claims) >= FEWEST and bool(found.main)


@attrs.frozen
class Limits:
    """How many of each the chapters show: cards and further clashes, rows of the tables."""

    cards: int = attrs.field(default=4, kw_only=True)
    further: int = attrs.field(default=4, kw_only=True)
    claims: int = attrs.field(default=12, kw_only=True)
    rows: int = attrs.field(default=12, kw_only=True)
    months: int = attrs.field(default=12, kw_only=True)

    def less(self) -> "Limits":
        """The next shorter ones."""
        return Limits(
            cards=max(1, self.cards - (self.rows <= 4)),
            further=max(0, self.further - 1),
            claims=max(4, self.claims - 2),
            rows=max(3, self.rows - 2),
            months=max(3, self.months - 2),
        )


def chapters(
    found: Summary, subject: Subject, wanted: Collection[str]
) -> Iterator[tuple[str, Callable[[Writer], None]]]:
    """The chapters that say something, by name, cut so that they are read in five minutes with page 1."""
    writers = {
        "clashes": (clash_cards, bool(found.clashes)),
        "main": (main_claims, bool(found.main)),
        "checks": (check_table, bool(found.checks)),
        "who": (who_table, len(found.who.rows) > 1 and len(found.who.voices) > 1),
        "when": (when_table, bool(found.when.months)),
    }
    every = {name: write for name, (write, anything) in writers.items() if anything}
    limits = Limits()
    for _ in range(12):
        draft = Writer()
        for write in every.values():
            write(found, subject, draft, limits)
        if _length(map(_text, draft.blocks)) + 40 <= MOST_BEHIND:
            break
        limits = limits.less()
    for name, write in every.items():
        if name in wanted:
            yield name, partial(_write, write, found, subject, limits)


def _write(write: "_Chapter", found: Summary, subject: Subject, limits: Limits, page: Writer) -> None:
    write(found, subject, page, limits)


def _text(block: Block) -> str:
    """The words of a block."""
    match block:
        case Heading(words=words) | Paragraph(words=words):
            return str(words)
        case Bullets(items=items):
            return " ".join(str(each.words) for each in items)
        case Table(head=head, rows=rows):
            return " ".join(str(cell) for row in (head, *rows) for cell in row)
        case _:
            return ""


def clash_cards(found: Summary, subject: Subject, page: Writer, limits: Limits) -> None:
    """Write the first clashes with their quotations, a few more in a line each."""
    show = _Show(found, subject, page)
    for clash, sentences in list(zip(found.clashes, found.cards, strict=True))[: limits.cards]:
        page.heading(3, f"{clash.number}. {_title(clash, subject, show.speech)}")
        sides = [[*_quotations(quotations_of(side, subject), show.speech)] for side in clash.sides]
        deep = max(map(len, sides))
        sides = [side or [as_words("Nobody is quoted for it.")] for side in sides]
        rows = [[side[at] if at < len(side) else "" for side in sides] for at in range(deep)]
        if subject.options.quotations and any(side.quotations for side in clash.sides):
            page.table([_head(clash, at, subject, show) for at in (0, 1)], rows, lead=0)
        page.text(joined([show.sentence(clash.beneath), *map(show.sentence, sentences)], " "))
    for clash in found.clashes[limits.cards : limits.cards + limits.further]:
        page.bullets([item(say("{}. {}", clash.number, show.sentence(clash.headline)))])
    more = len(found.clashes) - limits.cards - limits.further
    if more > 0:
        page.text(f"{capital(number(more))} more stand in the annex.")


def _title(clash: TextClash, subject: Subject, speech: Speech) -> str:
    if clash.kind == "question":
        return " ".join(subject.map.questions[clash.question].text.split())
    if clash.kind == "said":
        return speech.heading(clash.claims[0])
    section = subject.map.claims[clash.sides[0].claim].section
    title = subject.map.sections[section].title if section in subject.map.sections else ""
    return title or "One of the two is wrong"


def _head(clash: TextClash, at: int, subject: Subject, show: _Show) -> Words:
    side = clash.sides[at]
    if clash.kind == "said":
        kinds = {each.kind for each in quotations_of(side, subject)}
        who = "Who denies it" if side.denied else "Who says so" if QuotationKind.QUOTE in kinds else "Who suspects it"
        return say("{}{}", who, show.numbers([] if side.denied else [side.claim]))
    told = show.speech.claim(side.claim)
    return say("{}{}", f"Not {told}" if side.denied else told, show.numbers([side.claim]))


def _quotations(every: Sequence[Quotation], speech: Speech) -> Iterator[Words]:
    """The words, who says them, in which text, and when."""
    for each in every[:A_SIDE]:
        who = capital(speech.speaker(each))
        text = speech.text(each.source)
        via = "" if capital(text) == who else f", in {text}"
        date = speech.subject.date(each)
        yield say("“{}” – {}{}{}", cut(unmarked(each.text), _WORDS), who, via, f", {spoken(date)}" if date else "")
    more = len(every) - A_SIDE
    if more > 0:
        yield as_words(f"and {number(more)} more")


def main_claims(found: Summary, subject: Subject, page: Writer, limits: Limits) -> None:
    """Write a row for each main claim."""
    show = _Show(found, subject, page)
    head = ("Claim", "Verdict", "Reasons standing", "Voices behind it", "Would change without")
    rows: list[Sequence[Part]] = []
    for row in found.main[: limits.claims]:
        text = subject.text(row.claim)
        rows.append(
            (
                say("{}{}", text, show.numbers([row.claim])),
                verdict(row.word),
                f"{row.reasons_for} for, {row.reasons_against} against",
                capital(names(row.who, most=2)) if row.who else "none",
                changes(row, subject, show.speech),
            )
        )
    page.table(head, rows)
    more = len(found.main) - limits.claims
    if more > 0:
        page.text(f"{capital(number(more))} more main {'claim stands' if more == 1 else 'claims stand'} in the annex.")
    used = {row.word for row in found.main[: limits.claims]}
    page.text(_legend(word for word in VerdictWord if word.value in used))
    if found.reported is not None:
        page.text(found.reported.text)


def check_table(found: Summary, subject: Subject, page: Writer, limits: Limits) -> None:  # noqa: ARG001
    """Write what to check, with the evidence, why it matters and what to do."""
    show = _Show(found, subject, page)
    page.table(
        ("Finding", "Evidence", "Why it matters", "What to do"),
        [(show.sentence(each.finding), each.evidence, each.why, each.remedy) for each in found.checks],
    )


def who_table(found: Summary, subject: Subject, page: Writer, limits: Limits) -> None:
    """Write who says what of each clash."""
    show = _Show(found, subject, page)
    voices = found.who.voices
    rows: list[Sequence[Part]] = []
    for row in found.who.rows[: limits.rows]:
        texts = [subject.text(claim) for claim in row.claims]
        label = texts[0] if len(texts) == 1 else " ".join(f"{'AB'[at]}: {text}" for at, text in enumerate(texts))
        stances = dict(row.stances)
        cells = [stances.get(voice, "") for voice in voices]
        rows.append((say("{}{}", label, show.numbers(row.claims)), *cells, others(row, voices)))
    page.table(("Claim", *map(capital, voices), "Others"), rows)
    page.text("In brackets: gives a reason for that side. Empty: silent.")


def when_table(found: Summary, subject: Subject, page: Writer, limits: Limits) -> None:
    """Write who said what when."""
    show = _Show(found, subject, page)
    rows: list[Sequence[Part]] = []
    for month in found.when.months[: limits.months]:
        cells: list[Part] = []
        for said in month.said:
            parts = [
                say("{}{}{}", f"{capital(how)}: " if how else "", subject.text(claim), show.numbers([claim]))
                for claim, how in said
            ]
            cells.append(joined(parts, " · "))
        rows.append((capital(spoken(month.date)), *cells))
    page.table(("Date", *map(capital, found.when.voices)), rows)
    if found.when.then is not None:
        page.text(show.sentence(found.when.then))


_Chapter = Callable[[Summary, Subject, Writer, Limits], None]

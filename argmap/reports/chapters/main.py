"""The main claims: a row for each."""

from collections.abc import Sequence

from argmap.findings.findings import Findings
from argmap.findings.summary.main import MainClaim
from argmap.findings.summary.sentences import capital
from argmap.model.verdict_kinds import VerdictWord
from argmap.page.blocks import Writer
from argmap.page.words import Part, as_words, say
from argmap.reasoning.sentences import called
from argmap.reports.chapters.chapter import Limits, ShortChapter
from argmap.reports.chapters.shown import Shown

_COLUMNS = ("claim", "verdict", "reasons", "voices", "without")


def write(found: Findings, page: Writer, limits: Limits) -> None:
    """Write a row for each main claim."""
    shown = Shown(found)
    phrase, every = shown.say, found.summary.main
    page.table([phrase(f"column.{each}") for each in _COLUMNS], [_row(row, shown) for row in every[: limits.claims]])
    more = len(every) - limits.claims
    if more > 0:
        page.text(capital(phrase("cell.main-behind", more, number=phrase.number(more))))
    used = {row.word for row in every[: limits.claims]}
    page.text(shown.legend(word for word in VerdictWord if word.value in used))
    page.text(" ".join(each.text for each in found.summary.reported))


def _row(row: MainClaim, shown: Shown) -> Sequence[Part]:
    phrase = shown.say
    return (
        say("{}{}", shown.subject.text(row.claim), shown.numbers([row.claim])),
        shown.verdict(row.word),
        phrase("cell.reasons", ours=phrase.figure(row.reasons_for), theirs=phrase.figure(row.reasons_against)),
        capital(phrase.listed(row.who, most=2)) if row.who else phrase("cell.no-voice"),
        as_words(_change(row, shown)),
    )


def _change(row: MainClaim, shown: Shown) -> str:
    """`“…” → disputed`, or a dash."""
    if not row.without:
        return shown.say("cell.nothing")
    speech = shown.speech
    what = speech.claim(row.without) if row.without in speech.map.claims else called(speech.text(row.without))
    return shown.say("cell.without", what=what, word=speech.word(row.would_be))


MAIN = ShortChapter("main", lambda found: found.summary.main, write, lambda found: bool(found.summary.main))

"""Who says what: a row for each clash, the voices that speak most often in columns."""

from collections.abc import Sequence

from argmap.findings.findings import Findings
from argmap.findings.summary.sentences import capital
from argmap.findings.summary.who import StanceRow, others
from argmap.page.blocks import Writer
from argmap.page.words import Part, say
from argmap.reports.chapters.chapter import Limits, ShortChapter
from argmap.reports.chapters.shown import Shown


def write(found: Findings, page: Writer, limits: Limits) -> None:
    """Write who says what of each clash."""
    shown, who = Shown(found), found.summary.who
    phrase = shown.say
    head = (phrase("column.claim"), *map(capital, who.voices), phrase("column.others"))
    page.table(head, [_row(row, who.voices, shown) for row in who.rows[: limits.rows]])
    page.text(phrase("cell.silence"))


def _row(row: StanceRow, voices: Sequence[str], shown: Shown) -> Sequence[Part]:
    texts = [shown.subject.text(claim) for claim in row.claims]
    if len(texts) > 1:
        texts = [shown.say("cell.lettered", letter="AB"[at], claim=text) for at, text in enumerate(texts)]
    stances = dict(row.stances)
    cells = [stances.get(voice, "") for voice in voices]
    return say("{}{}", " ".join(texts), shown.numbers(row.claims)), *cells, others(row, voices, shown.speech)


def _says(found: Findings) -> bool:
    return len(found.summary.who.rows) > 1 and len(found.summary.who.voices) > 1


WHO = ShortChapter("who", lambda found: found.summary.who, write, _says)

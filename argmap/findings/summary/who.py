"""Who says what of a clash: a row for each, the voices that speak most often in columns, and all others in one."""

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from argmap.findings.subject import Subject
from argmap.findings.summary.clashes import TextClash
from argmap.findings.summary.sentences import Speech, capital
from argmap.model.elements import Quotation, QuotationKind
from argmap.reasoning.kinds import ObjectionKind

MOST_VOICES = 5
MOST_ROWS = 12
_KINDS = (
    QuotationKind.QUOTE,
    QuotationKind.DENIAL,
    QuotationKind.SUSPICION,
    QuotationKind.HOPE,
    QuotationKind.MENTION,
)


@attrs.frozen
class StanceRow:
    """A row: the claims of a clash, and what each voice says of it, or gives a reason for (in brackets)."""

    clash: int
    claims: tuple[str, ...]
    stances: tuple[tuple[str, str], ...]


@attrs.frozen
class WhoSays:
    """The table: the voices with a column of their own, and the rows."""

    voices: tuple[str, ...]
    rows: tuple[StanceRow, ...]


def who_says(clashes: Sequence[TextClash], subject: Subject, speech: Speech) -> WhoSays:
    """What each voice says of each clash."""
    rows = tuple(_row(clash, subject, speech) for clash in clashes[:MOST_ROWS])
    numbers = Counter(voice for row in rows for voice, _ in row.stances)
    often = [voice for voice, number in numbers.most_common() if number > 1] or list(numbers)
    return WhoSays(tuple(often[:MOST_VOICES]), rows)


def _row(clash: TextClash, subject: Subject, speech: Speech) -> StanceRow:
    say = speech.say
    direct: dict[str, list[str]] = {}
    indirect: dict[str, list[str]] = {}
    letters = ("", "") if clash.kind == "said" else ("A", "B")
    claims = tuple(dict.fromkeys(side.claim for side in clash.sides))
    for side, letter in zip(clash.sides, letters, strict=True):
        for _, each in speech.words(side.claim, *_KINDS):
            if clash.kind == "said" and (each.kind is QuotationKind.DENIAL) is not side.denied:
                continue
            _add(direct, speech.who(each), _stance(each, letter, speech))
    for at, claim in enumerate(claims):
        for_, against = say("stance.for"), say("stance.against")
        if len(claims) > 1:
            for_, against = (say("stance.side", letter=letter) for letter in ("AB"[at], "BA"[at]))
        standing = subject.reasoner.standing(claim)
        steps = [ground.step for ground in standing.grounds if ground.step and ground.state >= 0]
        objections = [
            each.id
            for each in standing.objections
            if each.kind in (ObjectionKind.REBUTTAL, ObjectionKind.UNDERCUT) and each.state >= 0
        ]
        for told, ids in ((for_, steps), (against, objections)):
            for voice in _premises(ids, subject, speech):
                _add(indirect, voice, told)
    and_ = say("stance.and")
    found = {voice: and_.join(_committed(says, speech)) for voice, says in direct.items()}
    found |= {voice: and_.join(says) for voice, says in indirect.items() if voice not in direct}
    return StanceRow(clash.number, claims, tuple(found.items()))


def _committed(says: Sequence[str], speech: Speech) -> Sequence[str]:
    """What somebody says, without what he only mentions beside it."""
    mentions = {speech.say("stance.mention"), *(_lettered(speech.say("stance.mention"), each, speech) for each in "AB")}
    return [each for each in says if each not in mentions] or says


def _stance(quotation: Quotation, letter: str, speech: Speech) -> str:
    stance = speech.say(f"stance.{quotation.kind}")
    if not letter:
        return stance
    return letter if quotation.kind is QuotationKind.QUOTE else _lettered(stance, letter, speech)


def _lettered(stance: str, letter: str, speech: Speech) -> str:
    return speech.say("stance.lettered", stance=stance, letter=letter)


def _premises(steps: Iterable[str], subject: Subject, speech: Speech) -> list[str]:
    quotes = [
        each for step in steps for premise in subject.map.inferences[step].premises for each in speech.quotes(premise)
    ]
    return speech.people(quotes)


def _add(table: dict[str, list[str]], voice: str, told: str) -> None:
    held = table.setdefault(voice, [])
    if told not in held:
        held.append(told)


def others(row: StanceRow, voices: Sequence[str], speech: Speech) -> str:
    """What all others say, so that a blank is silence."""
    return speech.say.clauses(
        [speech.say("mark.colon", head=capital(voice), rest=told) for voice, told in row.stances if voice not in voices]
    )

"""Words right before or after a passage, in its sentence, that say how it is meant.

A passage that is true to the letter can still say what its source does not: “the mayor denied that [the street will
close]”, “[the tax will rise] only if the council agrees”. What hangs on “... that” passes only after a word of plain
saying, without a negation or a modal verb in its clause; whatever else stands there is reported.
"""

import re
from collections.abc import Iterator, Sequence

import attrs

from argmap.memory import remembered
from argmap.quotations.cut_numbers import cut_number_after, cut_number_before
from argmap.quotations.finding import Critical, CutEnd, CutKind
from argmap.quotations.kinds import is_modal
from argmap.quotations.languages.language import Language, WordList
from argmap.quotations.sentences import sentence_end, sentence_start
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.words import QuotedWord, WordRow

_MOST_WORDS = 4
_SAYING = 5
"""Words before “that” in which the word of saying stands."""
_MODAL = 3
"""Words before a word of saying in which a modal verb is its own."""
_BEHIND = 6
"""Words behind a passage in which a word of saying or denying counts."""
_DISOWNED = 14
_NEAR = 4
"""Words behind a passage in which a phrase begins that disowns it."""
_MOST_READ = 300
_QUESTION = re.compile(r"[\"'\u201d\u2019\u00bb)\]]*([?\uff1f])")
_CLAUSE = frozenset(",;:\u2013\u2014-()")
_NEAR_SIGNS = 14
"""Characters on each side that are read in a language without spaces."""


def ends_of(text: QuotedText, start: int, end: int, spoken: Language) -> tuple[CutEnd, ...]:
    """What stands next to a passage and bears on it."""
    source = text.running
    low = max(sentence_start(source, start, spoken), start - _MOST_READ)
    high = min(sentence_end(source, end, spoken), end + _MOST_READ)
    if spoken.without_spaces:
        return tuple(_unspaced(source, low, start, end, high, spoken))
    before = text.words_between(low, start, spoken.decimal) if low < start else WordRow("", ())
    after = text.words_between(end, high, spoken.decimal) if end < high else WordRow("", ())
    quoted = text.words_between(start, end, spoken.decimal)
    found = [
        cut_number_before(source, start, before, quoted, spoken) or _before(before, quoted, spoken),
        cut_number_after(source, end, quoted, after, spoken) or _asked(source, end) or _after(after, spoken),
    ]
    return tuple(each for each in found if each is not None)


def _asked(source: str, end: int) -> CutEnd | None:
    """A question mark right behind a passage that is quoted without it."""
    match = _QUESTION.match(source, end)
    return CutEnd(CutKind.QUESTION, match.start(1), match.end(), match[1], after=True) if match else None


def _cut(words: WordRow, first: int, last: int, how: CutKind, *, after: bool = False) -> CutEnd:
    return CutEnd(
        how=how,
        start=words.words[first].start,
        end=words.words[last - 1].end,
        words=words.between(first, last),
        after=after,
    )


def _before(words: WordRow, quoted: WordRow, spoken: Language) -> CutEnd | None:
    plain = [at for at, word in enumerate(words.words) if word.sort != "sign"]
    if not plain:
        return None
    last = plain[-1]
    return (
        _restricted(words, plain, spoken)
        or _beside(words, plain, quoted, spoken)
        or _parted(words, plain, spoken)
        or _hanging(words, plain, quoted, spoken)
        or _claimed(words, plain, quoted, spoken)
        or _according(words, plain, spoken)
        or _conditioned(words, plain, last, spoken)
    )


def _restricted(words: WordRow, plain: Sequence[int], spoken: Language) -> CutEnd | None:
    """A sentence that begins with “only”, up to the passage."""
    first = words.words[plain[0]]
    if len(plain) > 1 and first.initial and first.key in spoken.word_list("ends.only"):
        return _cut(words, plain[0], plain[-1] + 1, CutKind.CONDITION)
    return None


def _parted(words: WordRow, plain: Sequence[int], spoken: Language) -> CutEnd | None:
    """A hedge that an aside between commas parts from the passage: `is said, by some, to`."""
    commas = [at for at, word in enumerate(words.words) if word.text in _CLAUSE]
    if len(commas) < 2 or commas[-1] < plain[-1]:
        return None
    before = [at for at in plain if at < commas[-2]]
    if not before:
        return None
    key = words.words[before[-1]].key
    if is_modal(words.words, before[-1], spoken) or key in spoken.word_list("ends.doubts"):
        return _cut(words, before[-1], before[-1] + 1, CutKind.DOUBT)
    return None


def _beside(words: WordRow, plain: Sequence[int], quoted: WordRow, spoken: Language) -> CutEnd | None:
    """A negation, a hedge, a condition or a bound right before the passage."""
    last = plain[-1]
    if len(plain) > 2 and any(word.text in _CLAUSE for word in words.words[last + 1 :]):
        return None  # behind a comma; but `If so, ...` and `Allegedly, ...` still lead
    if (
        len(plain) > 1
        and words.words[last].key in spoken.word_list("ends.of")
        and _counted(words.words[plain[-2]], spoken)
    ):
        return _cut(words, plain[-2], last + 1, CutKind.AMOUNT)
    for count in range(min(_MOST_WORDS, len(plain)), 0, -1):
        first = plain[-count]
        phrase = " ".join(words.words[at].key for at in plain[-count:])
        how = _led_by(phrase, spoken)
        if how is CutKind.AMOUNT and phrase in spoken.word_list("ends.before_numbers") and not _amount(quoted, spoken):
            how = None
        if how is CutKind.NOT and _twice(words, plain[-count - 1 : -count], spoken):
            return None
        if how is not None:
            return _cut(words, first, last + 1, how)
    return None


def _amount(quoted: WordRow, spoken: Language) -> bool:
    """Whether a passage begins with a number or with a word for how many."""
    first = next((word for word in quoted.words if word.sort != "sign"), None)
    return first is not None and _counted(first, spoken)


def _counted(word: QuotedWord, spoken: Language) -> bool:
    return word.sort == "number" or any(
        spoken.is_kind(word.key, kind) for kind in (Critical.NUMBER, Critical.QUANTIFIER)
    )


def _led_by(phrase: str, spoken: Language) -> CutKind | None:
    if phrase in spoken.word_list("ends.that"):
        return CutKind.CONDITION if phrase in spoken.word_list("condition") else None
    if phrase in spoken.word_list("ends.about"):
        return CutKind.AMOUNT
    negates = spoken.is_kind(phrase, Critical.NEGATION)
    if phrase in spoken.word_list("ends.adverbs"):
        return CutKind.NOT if negates else CutKind.DOUBT
    if phrase in spoken.word_list("condition"):
        return CutKind.CONDITION
    if negates:
        return CutKind.DENIED if phrase in spoken.word_list("ends.denies") else CutKind.NOT
    return None


def _twice(words: WordRow, before: Sequence[int], spoken: Language) -> bool:
    """Whether another negation stands right before: `nobody denied`, `not without`."""
    return any(spoken.is_kind(words.words[at].key, Critical.NEGATION) for at in before[-2:])


def _hanging(words: WordRow, plain: Sequence[int], quoted: WordRow, spoken: Language) -> CutEnd | None:
    """A clause “... that” before the passage, unless it is one of plain saying."""
    that = plain[-1]
    if words.words[that].key not in spoken.word_list("ends.that") or len(plain) < 2:
        return None
    if words.words[-1].text == ",":  # “after that, ...”
        return None
    clause = _clause(words, plain[:-1])
    if not clause:
        return None
    if words.words[that].key in spoken.word_list("condition"):
        return _cut(words, clause[-1], that + 1, CutKind.CONDITION)
    saying = clause[-_SAYING:]
    first = saying[0]
    denies = _found_in(words, saying, spoken.word_list("ends.denies"))
    if denies is not None:
        if _twice(words, [at for at in plain if at < denies], spoken):
            return None
        return _cut(words, denies, that + 1, CutKind.DENIED)
    doubts = _found_in(words, saying, spoken.word_list("ends.doubts"))
    reports = _found_in(words, saying, spoken.word_list("ends.reports"))
    if reports is None and doubts is None:  # “one says this and the other that ...”
        reports = _found_in(words, clause, spoken.word_list("ends.reports"))
    said = max(at for at in (reports, doubts, -1) if at is not None)
    negated = [
        at for at in clause if (at < said or at in saying) and spoken.is_kind(words.words[at].key, Critical.NEGATION)
    ]
    if negated:
        return _cut(words, negated[-1], that + 1, CutKind.DOUBT)
    leading = [at for at in clause if at < said][-_MODAL:]
    modal = [at for at in leading if is_modal(words.words, at, spoken)]
    if reports is not None and (doubts is None or reports > doubts):
        return _cut(words, modal[-1], that + 1, CutKind.GOVERNED) if modal else None
    if doubts is not None:
        return _cut(words, doubts, that + 1, CutKind.DOUBT)
    if not spoken.open_set or _follows_noun(words, clause, spoken) or not _begins_clause(quoted, spoken):
        return None
    return _cut(words, first, that + 1, CutKind.GOVERNED)


def _clause(words: WordRow, plain: Sequence[int]) -> list[int]:
    """The words back to the last comma, dash or bracket."""
    found: list[int] = []
    last = plain[-1] + 1
    for at in reversed(plain):
        if any(words.words[k].text in _CLAUSE for k in range(at + 1, last)) and found:
            break
        found.append(at)
        last = at
    return found[::-1]


def _found_in(words: WordRow, places: Sequence[int], listed: WordList) -> int | None:
    """The last of some places at which a word or phrase of a list begins."""
    for index in range(len(places) - 1, -1, -1):
        phrase = ""
        for at in places[index : index + _MOST_WORDS]:
            phrase = f"{phrase} {words.words[at].key}" if phrase else words.words[at].key
            if phrase in listed:
                return places[index]
    return None


def _follows_noun(words: WordRow, clause: Sequence[int], spoken: Language) -> bool:
    """Whether an article and a noun stand before `that`, so that it is most likely a relative pronoun."""
    if len(clause) < 2:
        return False
    before = words.words[clause[-2]].key
    return before in spoken.word_list("articles") or before in spoken.word_list("pronouns")


def _begins_clause(quoted: WordRow, spoken: Language) -> bool:
    """Whether a passage begins like a clause with a subject of its own."""
    first = next((word for word in quoted.words if word.sort != "sign"), None)
    return first is not None and (
        first.sort == "number"
        or first.text[0].isupper()
        or first.key in spoken.word_list("articles")
        or first.key in spoken.word_list("pronouns")
        or spoken.is_kind(first.key, Critical.QUANTIFIER)
    )


def _asks(quoted: WordRow, spoken: Language) -> bool:
    """Whether a passage begins like an indirect question: `at which point`, `when`."""
    plain = [word for word in quoted.words if word.sort != "sign"]
    return any(word.key in spoken.word_list("ends.asked") for word in plain[:2])


def _claimed(words: WordRow, plain: Sequence[int], quoted: WordRow, spoken: Language) -> CutEnd | None:
    """A word of claiming or denying right before the passage, without “that”, or of saying that is negated."""
    last = plain[-1]
    parted = any(word.text in _CLAUSE for word in words.words[last + 1 :])
    if parted and not spoken.comma_clauses:
        return None
    phrase = " ".join(words.words[at].key for at in plain[-2:])
    if not parted and len(plain) > 1 and phrase in spoken.word_list("ends.denies").words:  # “no evidence”
        return _cut(words, plain[-2], last + 1, CutKind.DENIED)
    first = next((word.key for word in quoted.words if word.sort != "sign"), "")
    hangs = not parted or first in spoken.word_list("ends.that")
    if hangs and words.words[last].key in spoken.word_list("ends.reports"):
        if _asks(quoted, spoken):  # who does not say when it closes says nothing against its closing
            return None
        negated = [at for at in _clause(words, plain) if spoken.is_kind(words.words[at].key, Critical.NEGATION)]
        return _cut(words, negated[-1], last + 1, CutKind.DOUBT) if negated else None
    key = words.words[last].key
    if key in spoken.word_list("ends.denies"):
        return None if _twice(words, plain[:-1], spoken) else _cut(words, last, last + 1, CutKind.DENIED)
    return _cut(words, last, last + 1, CutKind.DOUBT) if key in spoken.word_list("ends.doubts") else None


def _according(words: WordRow, plain: Sequence[int], spoken: Language) -> CutEnd | None:
    """A rumour or the like that the sentence before the passage has its news from: `According to a rumour, ...`."""
    if not any(word.text in _CLAUSE for word in words.words[plain[-1] + 1 :]):
        return None
    clause = _clause(words, plain)
    if _found_in(words, clause[:2], spoken.word_list("ends.according")) is None:
        return None
    hearsay = _found_in(words, clause, spoken.word_list("ends.hearsay"))
    return None if hearsay is None else _cut(words, clause[0], plain[-1] + 1, CutKind.DOUBT)


def _conditioned(words: WordRow, plain: Sequence[int], last: int, spoken: Language) -> CutEnd | None:
    """A condition at the beginning of the sentence or of the clause right before the passage."""
    if not any(word.text in _CLAUSE for word in words.words[last + 1 :]):
        return None
    for clause in (_clause(words, plain), plain):
        led = _led_by_condition(words, clause, last, spoken)
        if led is not None:
            return led
    return None


def _led_by_condition(words: WordRow, clause: Sequence[int], last: int, spoken: Language) -> CutEnd | None:
    for count in range(min(_MOST_WORDS, len(clause)), 0, -1):
        phrase = " ".join(words.words[at].key for at in clause[:count])
        if phrase in spoken.word_list("ends.concedes"):
            return None
        leads = count == 1 and words.words[clause[0]].initial and phrase in spoken.word_list("ends.inverted")
        if leads or (phrase in spoken.word_list("condition") and phrase not in spoken.word_list("quantifier")):
            return _cut(words, clause[0], last + 1, CutKind.CONDITION)
    return None


def _after(words: WordRow, spoken: Language) -> CutEnd | None:
    plain = [at for at, word in enumerate(words.words) if word.sort != "sign"]
    if not plain:
        return None
    turned = _turned_behind(words, plain, spoken)
    if turned is not None:
        return turned
    disowned = _disowned(words, plain, spoken)
    if disowned is not None:
        return _cut(words, plain[0], disowned + 1, CutKind.DENIED, after=True)
    return _said_behind(words, plain, spoken)


def _turned_behind(words: WordRow, plain: Sequence[int], spoken: Language) -> CutEnd | None:
    """A condition or a negation right behind a passage; `but only` may stand before it."""
    idle = (spoken.word_list("ends.but"), spoken.word_list("ends.only"))
    keys = [words.words[at].key for at in plain[:_MOST_WORDS]]
    if any(" ".join(keys[:count]) in spoken.word_list("ends.concedes") for count in range(1, len(keys) + 1)):
        return None
    if keys[0] in spoken.word_list("ends.only") and plain[0] == 0 and len(keys) > 1:
        return _cut(words, 0, min(plain[-1] + 1, 8), CutKind.CONDITION, after=True)
    for first in range(min(3, len(plain))):
        for count in range(min(_MOST_WORDS, len(plain) - first), 0, -1):
            phrase = " ".join(words.words[at].key for at in plain[first : first + count])
            if phrase in spoken.word_list("ends.turns_after") or phrase in spoken.word_list("condition"):
                after = plain[first + count] if first + count < len(plain) else None
                negates = any(spoken.is_kind(word, Critical.NEGATION) for word in (phrase, *phrase.split()))
                if negates and after is not None and spoken.is_kind(words.words[after].key, Critical.NEGATION):
                    return None  # “not without”
                if negates and after is not None and words.words[after].key in spoken.word_list("ends.only"):
                    return None  # “not only”
                how = CutKind.NOT if negates else CutKind.CONDITION
                return _cut(words, plain[0], min(plain[-1] + 1, plain[first + count - 1] + 8), how, after=True)
        if not any(words.words[plain[first]].key in each for each in idle):
            break
    return None


def _disowned(words: WordRow, plain: Sequence[int], spoken: Language) -> int | None:
    """Where a phrase ends that begins near the passage and disowns it; one word may stand in it: `is simply wrong`."""
    listed = spoken.word_list("ends.disowns")
    keys = [words.words[at].key for at in plain[: _NEAR + _MOST_WORDS + 1]]
    for first in range(min(_NEAR, len(keys))):
        for last in range(first + 1, min(len(keys), first + _MOST_WORDS + 1) + 1):
            if " ".join(keys[first:last]) in listed or " ".join((keys[first], *keys[first + 2 : last])) in listed:
                return plain[last - 1]
    return None


def _said_behind(words: WordRow, plain: Sequence[int], spoken: Language) -> CutEnd | None:
    """Who says or denies the passage, behind a comma or a closing mark; in a head-final language, anywhere there."""
    parted = plain[0] > 0
    if not parted and not spoken.head_final:
        return None
    if words.words[plain[0]].key in spoken.word_list("ends.clauses"):
        return None  # “, where critics suspected ...”
    reach = plain[: _DISOWNED if spoken.head_final else _BEHIND]
    if words.words[plain[0]].key in spoken.word_list("ends.joins"):
        return None  # “, and Ray wants ...”
    if spoken.participle is not None and spoken.participle.fullmatch(words.words[plain[0]].key):
        return None  # “, doubting its use”
    # “is wrong” is looked for as a whole, and “wrong” alone is most likely of something else.
    judged = {phrase.rpartition(" ")[2] for phrase in spoken.word_list("ends.disowns").words}
    reach = [at for at in reach if words.words[at].key not in judged]
    for listed, how in (("ends.denies", CutKind.DENIED), ("ends.doubts", CutKind.DOUBT)):
        at = _first_in(words, reach, spoken.word_list(listed))
        if at is not None:
            if how is CutKind.DENIED and _twice(words, [each for each in plain if each < at], spoken):
                return None
            return _cut(words, plain[0], at + 1, how, after=True)
    if spoken.head_final:
        near = [] if parted else reach[:_NEAR]
        negated = next((at for at in near if spoken.is_kind(words.words[at].key, Critical.NEGATION)), None)
        if negated is not None:
            return _cut(words, plain[0], negated + 1, CutKind.NOT, after=True)
    return None


def _first_in(words: WordRow, places: Sequence[int], listed: WordList) -> int | None:
    for index in range(len(places)):
        phrase = ""
        for at in places[index : index + _MOST_WORDS]:
            phrase = f"{phrase} {words.words[at].key}" if phrase else words.words[at].key
            if phrase in listed:
                return at
    return None


def _unspaced(source: str, low: int, start: int, end: int, high: int, spoken: Language) -> Iterator[CutEnd]:
    """The same in a language without spaces, sign by sign."""
    before = source[max(low, start - _NEAR_SIGNS) : start]
    edge = re.compile(r"[\s\"'\u201c\u201d\u2018\u300c\u300e\uff0c,\uff1a:\u3001]*$")
    stripped = edge.sub("", before)
    offset = start - len(before)
    reports = spoken.word_list("ends.reports").within
    for name, how in (
        ("ends.denies", CutKind.DENIED),
        ("ends.about", CutKind.AMOUNT),
        ("condition", CutKind.CONDITION),
        ("ends.adverbs", CutKind.DOUBT),
        ("ends.doubts", CutKind.DOUBT),
        ("negation", CutKind.NOT),
    ):
        form = spoken.word_list(name).within
        match = None
        for found in form.finditer(stripped) if form else ():
            match = found
        said = [found for found in reports.finditer(stripped) if found.end() == len(stripped)] if reports else []
        if match is not None and said and said[-1].start() < match.start():
            break
        if match is not None and (match.end() == len(stripped) or name == "condition"):
            if name == "ends.adverbs" and spoken.kinds_within(match[0]) == [Critical.NEGATION]:
                how = CutKind.NOT
            yield CutEnd(how, offset + match.start(), offset + match.end(), match[0])
            break
    after = source[end : min(high, end + 3 * _NEAR_SIGNS)]
    for name, how, reach in (
        ("ends.disowns", CutKind.DENIED, len(after)),
        ("ends.denies", CutKind.DENIED, len(after) if spoken.head_final else 0),
        ("ends.doubts", CutKind.DOUBT, len(after) if spoken.head_final else 0),
        ("ends.turns_after", CutKind.CONDITION, _MOST_WORDS),
        ("negation", CutKind.NOT, _NEAR_SIGNS if spoken.head_final else 0),
    ):
        form = spoken.word_list(name).within
        match = form.search(after, 0, reach) if form and reach else None
        if match is not None:
            if name == "negation" and Critical.NEGATION not in spoken.kinds_within(after[: match.end() + 2]):
                continue
            if spoken.kinds_within(match[0]) == [Critical.NEGATION]:
                how = CutKind.NOT if how is CutKind.CONDITION else how
            yield CutEnd(how, end, end + match.end(), after[: match.end()].strip(), after=True)
            break


@attrs.frozen
class SaidBy:
    """The name before a word of plain saying right before a passage."""

    who: str
    start: int
    end: int


@remembered
def said_by(text: QuotedText, start: int, spoken: Language) -> SaidBy | None:
    """Who is said to say a passage, where a name and a word of saying stand right before it."""
    source = text.running
    low = max(sentence_start(source, start, spoken), start - _MOST_READ)
    if low >= start or spoken.without_spaces:
        return None
    words = text.words_between(low, start, spoken.decimal).words
    plain = [at for at, word in enumerate(words) if word.sort != "sign"]
    if plain and words[plain[-1]].key in spoken.word_list("ends.that"):
        plain.pop()
    while len(plain) > 1 and words[plain[-1]].key in spoken.word_list("pronouns"):
        plain.pop()  # “told us that”
    if not plain or not _says(words[plain[-1]], spoken):
        return None
    named = plain[:-1]
    first = len(named)
    while first > 0 and words[named[first - 1]].text[0].isupper():
        if first < len(named) and named[first] != named[first - 1] + 1:
            break
        first -= 1
    if first == len(named):
        return None
    begin, finish = words[named[first]].start, words[named[-1]].end
    return SaidBy(source[begin:finish], begin, finish)


def _says(word: QuotedWord, spoken: Language) -> bool:
    return word.key in spoken.word_list("ends.reports") or word.key in spoken.word_list("ends.doubts")

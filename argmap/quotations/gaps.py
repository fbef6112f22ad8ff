"""What a quotation leaves out where it has a gap, and what it puts in where it has a bracket."""

import re
from collections.abc import Iterator, Sequence

from argmap.quotations.compare import blocks_of
from argmap.quotations.finding import Critical, Difference, Gap
from argmap.quotations.kinds import ChangedWords, is_name, listed
from argmap.quotations.languages.language import Language
from argmap.quotations.sentences import holds_end, sentence_end, sentence_start
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.words import QuotedWord, WordRow, words_of
from argmap.quotations.text.written import Pieces

_PUT_IN = frozenset(
    {
        Critical.NEGATION,
        Critical.MODALITY,
        Critical.QUANTIFIER,
        Critical.CONDITION,
        Critical.NUMBER,
        Critical.UNIT,
        Critical.HIDDEN,
    }
)
"""What a bracket may not put in where nothing of the kind stands."""
_TURNS = frozenset({Critical.NEGATION, Critical.MODALITY, Critical.CONDITION})
_COUNTS = frozenset({Critical.NUMBER, Critical.QUANTIFIER})
"""What bears on the words behind it only."""
_FOR_PRONOUN = _PUT_IN - {Critical.NUMBER, Critical.UNIT}
"""What it may not put in for a pronoun or an article."""
_BY_PRONOUN = frozenset({Critical.NEGATION, Critical.MODALITY, Critical.QUANTIFIER, Critical.CONDITION})
"""What it may not replace by a pronoun."""
_OPENING, _CLOSING = ",;:\u2013\u2014-(", ",;:\u2013\u2014-)"
_QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
_CLAUSE_WORDS = 4
_IDIOM = 4
_HEAD = 3
_FEW = 2
_MOST_SHOWN = 300
_MOST_LETTERS = 2 / 3
"""The share of the letters of an abbreviation that are initials of the words which it stands for."""
_LEAST_SHARED, _PART_SHARED = 3, 0.6
"""Letters at the beginning that two forms of a word share, and their share of the longer one."""
_WORD = re.compile(r"\w")
_YEAR = re.compile(r"(?:1\d|20)\d\d")


def gaps_of(text: QuotedText, quote: Pieces, places: Sequence[tuple[int, int]], spoken: Language) -> tuple[Gap, ...]:
    """What lies in each gap and bracket of a quotation whose pieces stand at these places."""
    found: list[Gap] = []
    if quote.lead is not None and quote.lead.note:
        found.append(_at_start(text, quote, places[0], spoken))
    for k, gap in enumerate(quote.gaps[: len(places) - 1]):
        start, end = places[k][1], places[k + 1][0]
        # A bracket with dots beside it explains a word, and the dots stand for the rest.
        elided = gap.elides or not gap.note
        found.append(_elision(text, start, end, spoken) if elided else _bracket(text, quote, places, k, spoken))
    if quote.tail is not None and quote.tail.note:
        found.append(_at_end(text, quote, places[-1], spoken))
    return tuple(found)


def _gap(
    text: QuotedText, start: int, end: int, note: str, differences: tuple[Difference, ...], *, joins: str = ""
) -> Gap:
    words = " ".join(text.running[start : min(end, start + _MOST_SHOWN)].split())
    return Gap(start=start, end=end, words=words, note=note, differences=differences, joins=joins)


def _elision(text: QuotedText, start: int, end: int, spoken: Language) -> Gap:
    """A gap that nothing stands for: what it swallows of the sentences of the pieces beside it."""
    source = text.running
    ended = holds_end(source, max(0, start - 1), end, spoken)
    parts = [(start, end)] if ended is None else [(start, max(start, ended[0])), (max(start, ended[1]), end)]
    if ended is not None and ended[0] <= start:
        parts = parts[1:]
    if ended is not None and not source[ended[1] : end].strip():
        parts = parts[:1] if parts[0][0] == start and ended[0] > start else []
    differences = tuple(each for low, high in parts for each in _swallowed(text, low, high, spoken))
    joins = ""
    if text.places.speaker_changes(start, end):
        joins = "speakers"
    elif text.paragraph_break.search(source, start, end):
        joins = "paragraphs"
    elif ended is not None and all(_WORD.search(source, *part) for part in ((start, ended[0]), (ended[1], end))):
        joins = "sentences"
    return _gap(text, start, end, "", differences, joins=joins)


def _swallowed(text: QuotedText, low: int, high: int, spoken: Language) -> Iterator[Difference]:
    """Words of a part of one sentence that bear on the rest of it.

    A part between commas, brackets or dashes stands for itself: of it only a beginning counts that makes the rest a
    condition, a rumour or the like.
    """
    source = text.running
    while low < high and (source[low].isspace() or source[low] in _QUOTES):
        low += 1
    while high > low and (source[high - 1].isspace() or source[high - 1] in _QUOTES):
        high -= 1
    if low >= high:
        return
    words = text.words_between(low, high, spoken.decimal)
    before = source[max(0, low - 3) : low].rstrip()[-1:]
    after = source[high : high + 3].lstrip()[:1]
    opened = source[low] in _OPENING or (before and before in _OPENING)
    closed = source[high - 1] in f"{_CLOSING}.!?" or (after and after in f"{_CLOSING}.!?")
    if opened and closed and not _is_main_clause(words, spoken):
        yield from _headed(words, spoken)
    elif opened and closed:
        yield from (each for each in _bearing(words, text, spoken) if _TURNS & set(each.critical))
    elif spoken.without_spaces:
        kinds = [kind for kind in spoken.kinds_within(source[low:high]) if kind in _TURNS]
        if kinds:
            yield Difference(
                quoted="", text=words.between(0, len(words.words)), start=low, end=high, critical=tuple(kinds)
            )
    else:
        yield from _bearing(words, text, spoken)


def _is_main_clause(words: WordRow, spoken: Language) -> bool:
    """Whether what stands between commas begins like a clause of its own: with a name and a verb, or with “and”."""
    plain = [word for word in words.words if word.sort != "sign"]
    if len(plain) < _CLAUSE_WORDS:
        return False
    first = plain[0]
    if first.key in spoken.word_list("ends.joins") or first.key in spoken.word_list("ends.but"):
        return True
    subject = first.text[0].isupper() or first.key in spoken.word_list("pronouns")
    return subject and first.key not in spoken.word_list("ends.clauses")


def _headed(words: WordRow, spoken: Language) -> Iterator[Difference]:
    """The beginning of a clause of its own that bears on the sentence which it stands in."""
    plain = [at for at, word in enumerate(words.words) if word.sort != "sign"]
    if not plain:
        return
    last = plain[min(len(plain), _HEAD) - 1] + 1
    keys = [words.words[at].key for at in plain[:_IDIOM]]
    if any(" ".join(keys[:count]) in spoken.word_list("ends.concedes") for count in range(1, len(keys) + 1)):
        return
    if len(keys) > 1 and all(spoken.is_kind(key, Critical.NEGATION) for key in keys[:2]):
        return  # “not without hesitation”
    kinds: set[Critical] = {
        kind for _, kind in listed(words.words, plain[0], plain[0] + 1, spoken) if kind is Critical.CONDITION
    }
    for at in plain[: plain.index(last - 1) + 1]:
        key = words.words[at].key
        if key in spoken.word_list("ends.adverbs") and (at == plain[0] or len(plain) <= _FEW):
            kinds.add(Critical.NEGATION if spoken.is_kind(key, Critical.NEGATION) else Critical.MODALITY)
        elif key in spoken.word_list("ends.denies"):
            kinds.add(Critical.NEGATION)
        elif key in spoken.word_list("ends.doubts"):
            kinds.add(Critical.MODALITY)
    if kinds:
        yield _difference(words, plain[0], last, kinds)


def _bearing(words: WordRow, text: QuotedText, spoken: Language) -> Iterator[Difference]:
    """The critical words of a part of a clause, each as a difference of its own."""
    at = 0
    count = len(words.words)
    turned = False
    while at < count:
        word = words.words[at]
        phrases = [each for each in listed(words.words, at, at + 1, spoken) if each[0].split()[0] == word.key]
        kinds = {kind for _, kind in phrases}
        last = at + max((len(phrase.split()) for phrase, _ in phrases), default=1)
        if word.sort == "number":
            kinds.add(Critical.NUMBER)
        elif not kinds and not word.initial and is_name(words.words, at, text, spoken):
            kinds.add(Critical.NAME)
        if word.key in spoken.word_list("ends.denies"):
            kinds.add(Critical.NEGATION)
        elif not kinds and word.key in spoken.word_list("ends.adverbs"):
            kinds.add(Critical.MODALITY)
        kinds.discard(Critical.UNIT)
        if not _leads_on(words, at, last, spoken):
            kinds -= _COUNTS
        if at > 0:
            kinds.discard(Critical.NAME)
        if kinds:
            turned = turned or bool(kinds & _TURNS)
            yield _difference(words, at, last, kinds)
        at += 1
    if not turned and _regroups(words, spoken):
        yield _difference(words, 0, count, {Critical.WORD})


def _regroups(words: WordRow, spoken: Language) -> bool:
    """Whether a gap ends where another noun or clause begins, so that its words belong to others than they did."""
    idle = spoken.word_list("articles")
    keys = [word.key for word in words.words if word.sort != "sign" and word.key not in idle]
    if len(keys) < 2:
        return False
    return keys[-1] in spoken.word_list("ends.of") or keys[-1] in spoken.word_list("ends.clauses")


def _leads_on(words: WordRow, first: int, last: int, spoken: Language) -> bool:
    """Whether a number or a quantity bears on what follows the gap, and not on words that are left out with it."""
    if words.words[first].key in spoken.word_list("ends.only"):
        return True
    idle = (spoken.word_list("articles"), spoken.word_list("ends.of"))
    return all(
        any(each.key in words_ for words_ in idle)
        or each.sort == "number"
        or any(spoken.is_kind(each.key, kind) for kind in _COUNTS)
        for each in words.words[last:]
    )


def _difference(words: WordRow, first: int, last: int, kinds: set[Critical]) -> Difference:
    start, end = words.words[first].start, words.words[last - 1].end
    return Difference(
        quoted="",
        text=words.between(first, last),
        start=start,
        end=end,
        critical=tuple(kind for kind in Critical if kind in kinds),
    )


def _bracket(text: QuotedText, quote: Pieces, places: Sequence[tuple[int, int]], k: int, spoken: Language) -> Gap:
    """A bracket between two pieces."""
    source = text.running
    gap = quote.gaps[k]
    left, right = quote.texts[k], quote.texts[k + 1]
    tail, head = _last_words(left), _first_words(right)
    own = f"{tail}{'' if quote.glued[k][1] else ' '}{gap.note}{'' if quote.glued[k + 1][0] else ' '}{head}"
    start, end = places[k][1], places[k + 1][0]
    low, high = max(places[k][0], start - len(tail)), min(places[k + 1][1], end + len(head))
    differences = tuple(_compared(text, own, low, high, spoken))
    joins = "paragraphs" if text.paragraph_break.search(source, start, end) else ""
    return _gap(text, start, end, gap.note or "", differences, joins=joins)


def _at_start(text: QuotedText, quote: Pieces, place: tuple[int, int], spoken: Language) -> Gap:
    """A bracket before the first piece: it stands for the words right before it."""
    note = quote.lead.note if quote.lead is not None and quote.lead.note else ""
    head = _first_words(quote.texts[0])
    start = sentence_start(text.running, place[0], spoken)
    before = text.words_between(start, place[0], spoken.decimal)
    wanted = len(words_of(note).words)
    if quote.glued[0][0]:
        wanted = 1 if start < place[0] and not text.running[place[0] - 1].isspace() else 0
        start = before.words[-1].start if wanted and before.words else place[0]
    elif len(before.words) > max(3, 2 * wanted + 1):
        start = before.words[-wanted].start if wanted else place[0]
    own = f"{note}{'' if quote.glued[0][0] else ' '}{head}"
    differences = tuple(_compared(text, own, start, min(place[1], place[0] + len(head)), spoken, initial=True))
    return _gap(text, start, place[0], note, differences)


def _at_end(text: QuotedText, quote: Pieces, place: tuple[int, int], spoken: Language) -> Gap:
    """A bracket after the last piece: it stands for the words right behind it."""
    note = quote.tail.note if quote.tail is not None and quote.tail.note else ""
    tail = _last_words(quote.texts[-1])
    end = sentence_end(text.running, place[1], spoken)
    after = text.words_between(place[1], end, spoken.decimal)
    plain = [word for word in after.words if word.sort != "sign"]
    wanted = len(words_of(note).words)
    if quote.glued[-1][1]:
        joined = plain and plain[0].start == place[1]
        end = plain[0].end if joined else place[1]
    elif len(plain) > max(3, 2 * wanted + 1):
        articles = spoken.word_list("articles")
        skip = 1 if plain and plain[0].key in articles else 0
        end = plain[min(len(plain), wanted + skip) - 1].end
    own = f"{tail}{'' if quote.glued[-1][1] else ' '}{note}"
    differences = tuple(_compared(text, own, max(place[0], place[1] - len(tail)), end, spoken))
    return _gap(text, place[1], end, note, differences)


def _compared(
    text: QuotedText, own: str, low: int, high: int, spoken: Language, *, initial: bool = False
) -> Iterator[Difference]:
    """The critical words in which a bracket, with a few words beside it, differs from what it stands for."""
    ours = words_of(own, decimal=spoken.decimal, quoted=True, initial=initial)
    theirs = text.words_between(low, high, spoken.decimal)
    pronouns, articles = spoken.word_list("pronouns"), spoken.word_list("articles")
    for a, b, c, d in blocks_of(ours, theirs):
        block = ChangedWords(left=ours.words, right=theirs.words, a=a, b=b, c=c, d=d, text=text, spoken=spoken)
        if block.harmless:
            continue
        kinds = set(block.kinds)
        left, right = ([each for each in side if each.key not in articles] for side in (block.ours, block.theirs))
        if _stands_for(left, right) or _stands_for(right, left):
            continue
        if _other_person(left, right) and not kinds & _PUT_IN - {Critical.MODALITY}:
            continue
        if not right:
            kinds &= _PUT_IN if not block.theirs else _FOR_PRONOUN
            numbers = [each for each in left if each.sort == "number"]
            if numbers and all(_YEAR.fullmatch(each.text) for each in numbers):
                kinds.discard(Critical.NUMBER)
            kinds |= _put_in(left, spoken)
        elif all(each.key in pronouns for each in right):
            kinds = kinds & _FOR_PRONOUN | _put_in(left, spoken)
        elif not left or all(each.key in pronouns for each in left):
            kinds &= _BY_PRONOUN
        if kinds:
            start, end = (theirs.words[c].start, theirs.words[d - 1].end) if c < d else (low, low)
            named = tuple(kind for kind in Critical if kind in kinds)
            yield Difference(quoted=ours.between(a, b), text=theirs.between(c, d), start=start, end=end, critical=named)


def _put_in(words: Sequence[QuotedWord], spoken: Language) -> set[Critical]:
    """What a bracket says of its own where nothing stands: a judgement, or more than an explanation."""
    kinds: set[Critical] = set()
    if any(word.key in spoken.word_list("ends.denies") for word in words):
        kinds.add(Critical.NEGATION)
    hedges = (word.key for word in words if not spoken.is_kind(word.key, Critical.NEGATION))
    if any(key in spoken.word_list("ends.adverbs") for key in hedges):
        kinds.add(Critical.MODALITY)
    if words and (words[0].key in spoken.word_list("ends.joins") or words[-1].key in spoken.word_list("ends.joins")):
        kinds.add(Critical.WORD)
    return kinds


def _stands_for(short: Sequence[QuotedWord], long: Sequence[QuotedWord]) -> bool:
    """Whether one word in capitals are the initials of others, or nearly: `WI` for `Women's Institute`."""
    if len(short) != 1 or not short[0].text.isupper() or len(short[0].text) < 2 or len(long) < 2:
        return False
    letters = short[0].text.replace(".", "").lower()
    initials = iter(each.text[0].lower() for each in long)
    return sum(letter in initials for letter in letters) >= _MOST_LETTERS * len(letters)


def _other_person(ours: Sequence[QuotedWord], theirs: Sequence[QuotedWord]) -> bool:
    """Whether a bracket has other forms of the words that stand there, as far as they begin alike."""
    return (
        bool(ours)
        and len(ours) == len(theirs)
        and all(_begin_alike(one.key, other.key) for one, other in zip(ours, theirs, strict=True))
    )


def _begin_alike(one: str, other: str) -> bool:
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= _LEAST_SHARED and shared >= _PART_SHARED * max(len(one), len(other))


def _last_words(piece: str) -> str:
    return piece[_cut(piece, -3) :]


def _first_words(piece: str) -> str:
    return piece[: _cut(piece, 3)]


def _cut(piece: str, count: int) -> int:
    """Where the first (or last) few words of a piece end (or begin)."""
    words = words_of(piece).words
    if len(words) <= abs(count):
        return len(piece) if count > 0 else 0
    return words[count - 1].end if count > 0 else words[count].start

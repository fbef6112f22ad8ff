"""What kind of words two stretches differ in."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from argmap.quotations.finding import Critical
from argmap.quotations.languages.language import LISTED, MOST_WORDS, Language
from argmap.quotations.spelling import DIRECTION, is_slip, mixes_scripts, same_but_accents
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.words import AMOUNT_SIGNS, QuotedWord

_ACRONYM = 6
_RELATIONS = frozenset("<>=\u2264\u2265\u00b1\u2248~")
_ROMAN = re.compile(r"(?=[IVXLC]{2})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|C{1,3}")
_ENUMERATOR = re.compile(r"[a-z]|[ivx]{1,5}|\d{1,3}")
_PRIMES = frozenset("'\"\u2032\u2033")
_OF_NAMES = frozenset("+#\u207a\u207b")
"""Signs that are a part of the name which they stand behind: `C++`, `C#`, `Na⁺`, `A+`."""
_MOST_GRAMS = 30
_AROUND = 4
_GENITIVE = re.compile(r"'?s$|'$")
_FIGURE = re.compile(r"[-+]?\.?\d+(?:[.,:/]\d+)*")


@attrs.frozen(slots=False, eq=False)
class ChangedWords:
    """Words of the quotation from `a` to `b` where the text has its words from `c` to `d`."""

    left: Sequence[QuotedWord]
    right: Sequence[QuotedWord]
    a: int
    b: int
    c: int
    d: int
    text: QuotedText
    spoken: Language

    @cached_property
    def ours(self) -> list[QuotedWord]:
        """The words of the quotation that are more than punctuation."""
        return [word for at, word in enumerate(self.left[self.a : self.b], self.a) if _counts(self.left, at)]

    @cached_property
    def theirs(self) -> list[QuotedWord]:
        """Those of the text."""
        return [word for at, word in enumerate(self.right[self.c : self.d], self.c) if _counts(self.right, at)]

    @property
    def harmless(self) -> bool:
        """Whether the words on the two sides say the same."""
        ours, theirs = self.ours, self.theirs
        if any(DIRECTION.search(word.text) for word in (*self.left[self.a : self.b], *self.right[self.c : self.d])):
            return False
        if not ours and not theirs:
            return not self._other_primes()
        if self.spoken.written_alike([word.key for word in ours], [word.key for word in theirs]):
            return True
        joined = ["".join(word.key for word in side) for side in (ours, theirs)]
        if joined[0] == joined[1] and not any(each.isnumeric() for each in joined[0]):
            return True  # only spaces differ
        if any(self._phrases()):
            return False
        if any(
            _enumerates(words, at)
            for words, first, last in ((self.left, self.a, self.b), (self.right, self.c, self.d))
            for at in range(first, last)
        ):
            return False
        articles = self.spoken.word_list("articles")
        ours, theirs = ([word for word in side if word.key not in articles] for side in (ours, theirs))
        if not ours and not theirs:
            return True
        return len(ours) == len(theirs) and all(
            self._alike(one, other) for one, other in zip(ours, theirs, strict=True)
        )

    def _other_primes(self) -> bool:
        """Whether a number has another mark for feet, inches, minutes or seconds."""
        left, right = self.left[self.a : self.b], self.right[self.c : self.d]
        if len(left) != 1 or len(right) != 1 or not {left[0].text, right[0].text} <= _PRIMES:
            return False
        return self.c > 0 and self.right[self.c - 1].sort == "number"

    def _alike(self, one: QuotedWord, other: QuotedWord) -> bool:
        """Whether two words are the same but for spelling, inflection, accents or a slip."""
        if one.key == other.key:
            return True
        if one.sort != "word" or other.sort != "word" or mixes_scripts(one.text) or mixes_scripts(other.text):
            return False
        left, right = one.key, other.key
        if self.spoken.without_negation(left, right) or self.spoken.opposite(left, right):
            return False
        if any(looks_like_name(side, at) for side, at in ((self.left, self.a), (self.right, self.c)) if at < len(side)):
            names = self._names(one, other)
            if names is not None:
                return names
        if same_but_accents(left, right, self.spoken):
            return True
        kinds = [{kind for kind in LISTED if self.spoken.is_kind(word, kind)} for word in (left, right)]
        if kinds[0] != kinds[1]:
            return False
        if self.spoken.spelt_alike(left, right):
            return True
        if kinds[0] - {Critical.NEGATION, Critical.MODALITY, Critical.UNIT}:
            return False
        return self.spoken.inflected_alike(left, right) or (not kinds[0] and is_slip(left, right))

    def _names(self, one: QuotedWord, other: QuotedWord) -> bool | None:
        """Of two names, whether they are one: another name differs by little; `None` if they are no names."""
        if not (one.text[0].isupper() and other.text[0].isupper()):
            return None
        if self.spoken.inflects_names:
            return None
        return _GENITIVE.sub("", one.key) == _GENITIVE.sub("", other.key) or same_but_accents(
            one.key, other.key, self.spoken
        )

    def _phrases(self) -> Iterator[Critical]:
        """Kinds of phrases of two words and more that stand on one side only."""
        sides = [
            {each for each in listed(words, first, last, self.spoken) if " " in each[0]}
            for words, first, last in ((self.left, self.a, self.b), (self.right, self.c, self.d))
        ]
        for _, kind in sides[0] ^ sides[1]:
            if kind is not Critical.UNIT:
                yield kind

    @property
    def kinds(self) -> tuple[Critical, ...]:
        """The kinds of critical words that stand on one side only; a word that is in no list is of the kind *word*."""
        ours, theirs = self.ours, self.theirs
        found: set[Critical] = set()
        if any(hidden(word) for word in (*self.left[self.a : self.b], *self.right[self.c : self.d])):
            found.add(Critical.HIDDEN)
        if not ours and not theirs and self._other_primes():
            return (Critical.UNIT,)
        keys = [{word.key for word in side} for side in (ours, theirs)]
        shared = keys[0] & keys[1]
        lone = [
            (words, at)
            for words, first, last in ((self.left, self.a, self.b), (self.right, self.c, self.d))
            for at in range(first, last)
            if words[at].key not in shared and _counts(words, at)
        ]
        negated = {word for a in keys[0] for b in keys[1] if self.spoken.without_negation(a, b) for word in (a, b)}
        if negated:
            found.add(Critical.NEGATION)
        found |= {kind for phrase, kind in self._listed() if phrase not in negated}
        found |= {kind for words, at in lone for kind in self._own(words, at, negated)}
        if any(self.spoken.opposite(a, b) for a in _grams(ours, shared) for b in _grams(theirs, shared)):
            found.add(Critical.OPPOSITE)
        if self.spoken.without_spaces:
            alone = ("".join(word.text for word in side) for side in (ours, theirs))
            found |= set(self.spoken.kinds_between(*alone)) | set(self.spoken.kinds_between(*self._around()))
        return tuple(kind for kind in Critical if kind in found) or (Critical.WORD,)

    def _around(self) -> tuple[str, str]:
        """The two sides with a few signs beside them, in a language without spaces: words may be cut in two."""
        left = self.left[max(0, self.a - _AROUND) : self.b + _AROUND]
        right = self.right[max(0, self.c - _AROUND) : self.d + _AROUND]
        return "".join(word.text for word in left), "".join(word.text for word in right)

    def _listed(self) -> set[tuple[str, Critical]]:
        """Words and phrases of the lists that stand on one side only; a unit only beside a number."""
        left = listed(self.left, self.a, self.b, self.spoken)
        right = listed(self.right, self.c, self.d, self.spoken)
        return left ^ right

    def _numeral(self, word: QuotedWord) -> bool:
        """Whether a word is a numeral without being written in digits: `½`, `XIV`."""
        if not self.spoken.without_spaces and any(each.isnumeric() for each in word.text):
            return True
        return len(word.text) > 1 and _ROMAN.fullmatch(word.text) is not None

    def _same_figure(self, word: QuotedWord) -> bool:
        """Whether the other side has the same figure with another unit joined to it: `5 km`, `5 m`."""
        other = self.theirs if word in self.ours else self.ours
        figure = _FIGURE.match(word.text)
        return figure is not None and any(
            each.sort == "number"
            and (match := _FIGURE.match(each.text)) is not None
            and match[0] == figure[0]
            and len(match[0]) < len(each.text)
            and len(figure[0]) < len(word.text)
            for each in other
        )

    def _own(self, words: Sequence[QuotedWord], at: int, negated: set[str]) -> Iterator[Critical]:
        """What a word is by its own form."""
        word = words[at]
        if word.key in negated:
            return
        if word.text in AMOUNT_SIGNS:
            yield Critical.NUMBER if word.text in _RELATIONS else Critical.UNIT
        elif word.sort == "number" and self._same_figure(word):
            yield Critical.UNIT
        elif word.sort == "number" or self._numeral(word) or _enumerates(words, at):
            yield Critical.NUMBER
        elif at > 0 and words[at - 1].text == "\u00b0":
            yield Critical.UNIT
        elif is_name(words, at, self.text, self.spoken):
            yield Critical.NAME


def listed(words: Sequence[QuotedWord], first: int, last: int, spoken: Language) -> set[tuple[str, Critical]]:
    """The words of the lists of a language from `first` to before `last`, and the phrases that hold one of them."""
    if spoken.without_spaces or first >= last:
        return set()
    spans: list[tuple[int, int, str, Critical]] = []
    for low in range(max(0, first - MOST_WORDS + 1), last):
        phrase = ""
        for high in range(low, min(len(words), low + MOST_WORDS)):
            if words[high].sort == "sign":
                break
            phrase = f"{phrase} {words[high].key}" if phrase else words[high].key
            if high < first or (high == low and not spoken.nouns_capital and looks_like_name(words, low)):
                continue
            spans += [
                (low, high, phrase, kind)
                for kind in LISTED
                if spoken.is_kind(phrase, kind) and (kind is not Critical.UNIT or _measured(words, low, spoken))
            ]
            if high == low and "-" in words[low].text and _is_number(words[low], spoken):
                spans.append((low, high, phrase, Critical.NUMBER))
    return {
        (phrase, kind)
        for low, high, phrase, kind in spans
        if not any(a <= low and high <= b and b - a > high - low for a, b, _, _ in spans)
    }


def _enumerates(words: Sequence[QuotedWord], at: int) -> bool:
    """Whether a word is the number of an item or a subsection: `(a)`, `(ii)`."""
    if not 0 < at < len(words) - 1 or words[at - 1].text != "(" or words[at + 1].text != ")":
        return False
    return _ENUMERATOR.fullmatch(words[at].text) is not None


def _grams(words: Sequence[QuotedWord], shared: set[str]) -> set[str]:
    """The words of a side that the other has not, and its phrases."""
    keys = [word.key for word in words[:_MOST_GRAMS]]
    found = {" ".join(keys[a:b]) for a in range(len(keys)) for b in range(a + 1, min(len(keys), a + MOST_WORDS) + 1)}
    return found - shared


def _counts(words: Sequence[QuotedWord], at: int) -> bool:
    """Whether a word is more than punctuation; a sign such as `<` is where a number or a letter stands beside it."""
    word = words[at]
    if word.sort != "sign" or (set(word.text) <= _OF_NAMES and at > 0 and words[at - 1].end == word.start):
        return True
    if word.text not in AMOUNT_SIGNS:
        return False
    beside = [words[k] for k in (at - 1, at + 1) if 0 <= k < len(words)]
    return any(
        each.sort == "number" or (word.text in _RELATIONS and len(each.text) == 1 and each.text.isalpha())
        for each in beside
    )


def _measured(words: Sequence[QuotedWord], at: int, spoken: Language) -> bool:
    """Whether a number stands right before a word, another unit between them or not."""
    before = words[max(0, at - 2) : at]
    return any(_is_number(word, spoken) for word in before)


def _is_number(word: QuotedWord, spoken: Language) -> bool:
    if word.sort == "number" or spoken.is_kind(word.key, Critical.NUMBER):
        return True
    parts = word.key_parts
    return len(parts) > 1 and all(spoken.is_kind(part, Critical.NUMBER) for part in parts)


def is_heading(words: Sequence[QuotedWord]) -> bool:
    """Whether words are set in capitals, all their letters or the first of each long one."""
    cased = [word.text for word in words if word.sort == "word" and len(word.text) > 3]
    return (
        len(cased) > 1
        and all(word[0].isupper() for word in cased)
        and (len(cased) > 2 or all(word.isupper() for word in cased))
    )


def case_kinds(
    ours: Sequence[QuotedWord], i: int, theirs: Sequence[QuotedWord], j: int, *, heading: bool, spoken: Language
) -> tuple[Critical, ...] | None:
    """What kind of difference it is that two words differ in their capitals, or `None` if it is none."""
    our, their = ours[i], theirs[j]
    left, right = our.text.replace("-", "").replace(".", ""), their.text.replace("-", "").replace(".", "")
    if left == right:
        return None
    measured = any(k > 0 and _is_number(side[k - 1], spoken) for side, k in ((ours, i), (theirs, j)))
    if our.sort == "number" or (measured and (spoken.is_kind(our.key, Critical.UNIT) or len(our.key) < 4)):
        return (Critical.UNIT,)
    first = (our.initial or i == 0) or (their.initial or heading)
    acronym = {left, right} & {our.key.upper()} and 1 < len(our.key) <= _ACRONYM
    acronym = acronym and not (_shouted(ours, i) or _shouted(theirs, j))
    if heading and (left.isupper() or right.isupper() or left[1:] == right[1:]):
        return None
    if left[1:] == right[1:]:
        if first:
            return None
        return (Critical.NAME,) if our.key in spoken.word_list("case_pairs") else ()
    if acronym and (left.islower() or right.islower() or our.key in spoken.word_list("case_pairs")):
        return (Critical.NAME,)
    return None if left.isupper() or right.isupper() else (Critical.WORD,)


def looks_like_name(words: Sequence[QuotedWord], at: int) -> bool:
    """Whether a word has a capital where no sentence begins and nothing is shouted."""
    word = words[at]
    return word.text[0].isupper() and not word.initial and not _shouted(words, at)


def is_modal(words: Sequence[QuotedWord], at: int, spoken: Language) -> bool:
    """Whether a word says how certain something is; the month of May and Mrs May do not."""
    word = words[at]
    if not spoken.is_kind(word.key, Critical.MODALITY):
        return False
    return word.key not in spoken.word_list("case_pairs") or not looks_like_name(words, at) or is_heading(words)


def _shouted(words: Sequence[QuotedWord], at: int) -> bool:
    """Whether a word in capitals stands beside another one."""
    if not words[at].text.isupper() or len(words[at].text) < 2:
        return False
    beside = [words[k].text for k in (at - 1, at + 1) if 0 <= k < len(words) and words[k].sort == "word"]
    return any(text.isupper() and len(text) > 1 and max(len(text), len(words[at].text)) > 3 for text in beside) or (
        len(words[at].text) > _ACRONYM and not beside
    )


def is_name(words: Sequence[QuotedWord], at: int, text: QuotedText, spoken: Language) -> bool:
    """Whether a word is written like a name.

    At the beginning of a sentence, it is one that the text nowhere writes in lower case and no list holds. In a
    language that writes nouns with capitals, one that follows an article or an adjective is a noun.
    """
    word = words[at]
    if word.sort != "word" or not word.text[0].isupper() or word.text == "I" or _shouted(words, at):
        return False
    if spoken.is_critical(word.key) or word.key in spoken.word_list("articles"):
        return not word.initial and word.key in spoken.word_list("case_pairs")
    if word.key in spoken.word_list("pronouns"):
        return False
    if word.initial and (
        word.key in text.lower_words
        or word.key in spoken.claim_words["function"]
        or (not word.text.isupper() and word.key.endswith(spoken.endings[:-1]))
    ):
        return False
    if spoken.nouns_capital and not word.text.isupper():
        before = words[at - 1] if at else None
        if word.initial:
            return before is None or before.sort == "sign"
        if before is None or before.sort != "word" or not before.text.islower():
            return True
        adjective = before.key.endswith(("e", "en", "er", "es", "em")) and before.key not in spoken.word_list(
            "prepositions"
        )
        return not adjective and before.key not in spoken.word_list("articles")
    return True


def hidden(word: QuotedWord) -> bool:
    """Whether a word holds a mark that a reader does not see, or letters that look like those of another script."""
    return DIRECTION.search(word.text) is not None or mixes_scripts(word.text)

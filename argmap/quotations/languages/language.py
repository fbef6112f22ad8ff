"""What a language tells of words: which are critical, and which say the contrary of each other.

The words lie in one data file a language; `README.md` beside them tells what each list holds.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

import attrs

from argmap.quotations.finding import Critical

_AS_COMPARED = str.maketrans({"_": " ", "-": "", ".": "", "\u03c2": "\u03c3"})
_MOST_WRITTEN = 10
MOST_WORDS = 4
"""Words of the longest phrase in a list."""
LISTED = (
    Critical.NUMBER,
    Critical.NEGATION,
    Critical.MODALITY,
    Critical.QUANTIFIER,
    Critical.CONDITION,
    Critical.UNIT,
)
"""The kinds that have lists."""


def word_set(text: str) -> frozenset[str]:
    """The words of a list, written as one text."""
    return frozenset(text.split())


class WordList:
    """The words and phrases of a list, and the beginnings of words that it gives with a star."""

    def __init__(self, text: str) -> None:
        # As words are compared: without hyphens and dots, and with one small sigma.
        words = [word.translate(_AS_COMPARED) for word in text.split()]
        self.words = frozenset(word for word in words if not word.endswith("*"))
        self.beginnings = tuple(word[:-1] for word in words if word.endswith("*"))

    def __contains__(self, word: str) -> bool:
        return word in self.words or (bool(self.beginnings) and word.startswith(self.beginnings))

    def __bool__(self) -> bool:
        return bool(self.words or self.beginnings)

    @cached_property
    def within(self) -> re.Pattern[str] | None:
        """Finds a word of the list anywhere, the longest first: for languages that set no spaces."""
        words = sorted((*self.words, *self.beginnings), key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, words))) if words else None


@attrs.frozen(slots=False, eq=False)
class Language:
    """The words of a language; a word that is missing still shows as a difference.

    Attributes:
        code: of ISO 639-1.
        data: what its file holds; empty for a language that argmap has no words of.
    """

    code: str
    data: Mapping[str, object] = attrs.field(factory=lambda: MappingProxyType({}), repr=False)

    @property
    def known(self) -> bool:
        """Whether argmap has words of the language."""
        return bool(self.data)

    @property
    def name(self) -> str:
        """In English."""
        return self._text("name")

    def _text(self, key: str) -> str:
        found = self.data.get(key, "")
        return found if isinstance(found, str) else ""

    @cached_property
    def _lists(self) -> dict[str, WordList]:
        return {}

    def word_list(self, key: str) -> WordList:
        """One of its lists by its key, those of `[ends]` as `ends.that`; empty if there is none."""
        found = self._lists.get(key)
        if found is None:
            table, _, name = key.rpartition(".")
            source = self.data.get(table, {}) if table else self.data
            text = source.get(name, "") if isinstance(source, Mapping) else ""
            found = self._lists[key] = WordList(text if isinstance(text, str) else "")
        return found

    @cached_property
    def without_spaces(self) -> bool:
        """Whether words are not parted."""
        return self.data.get("without_spaces") is True

    @cached_property
    def nouns_capital(self) -> bool:
        """Whether nouns are written with capitals."""
        return self.data.get("nouns_capital") is True

    @cached_property
    def inflects_names(self) -> bool:
        """Whether names have cases."""
        return self.data.get("inflects_names") is True

    @cached_property
    def head_final(self) -> bool:
        """Whether a clause stands before the verb that it depends on."""
        ends = self.data.get("ends", {})
        return isinstance(ends, Mapping) and ends.get("head_final") is True

    @cached_property
    def open_set(self) -> bool:
        """Whether its words of plain saying are so many that any other word before “that” is worth a look."""
        ends = self.data.get("ends", {})
        return isinstance(ends, Mapping) and ends.get("open_set") is True

    @cached_property
    def comma_clauses(self) -> bool:
        """Whether a clause that depends on a verb of saying stands behind a comma."""
        ends = self.data.get("ends", {})
        return isinstance(ends, Mapping) and ends.get("comma_clauses") is True

    @cached_property
    def ordinals(self) -> bool:
        """Whether a full stop makes an ordinal of a number."""
        sentences = self.data.get("sentences", {})
        return isinstance(sentences, Mapping) and sentences.get("ordinals") is True

    @cached_property
    def participle(self) -> re.Pattern[str] | None:
        """The form of words that carry a sentence on behind a comma."""
        ends = self.data.get("ends", {})
        form = ends.get("participle_form", "") if isinstance(ends, Mapping) else ""
        return re.compile(form) if isinstance(form, str) and form else None

    @cached_property
    def decimal(self) -> str:
        """The decimal sign; the other one of `.` and `,` parts thousands."""
        return self._text("decimal") or "."

    @cached_property
    def _critical_lists(self) -> Mapping[Critical, WordList]:
        return {kind: self.word_list(kind.value) for kind in LISTED}

    @cached_property
    def _forms(self) -> Mapping[Critical, re.Pattern[str]]:
        forms = {kind: self._text(f"{kind.value}_form") for kind in LISTED}
        return {kind: re.compile(form) for kind, form in forms.items() if form}

    @cached_property
    def _negating_endings(self) -> tuple[str, ...]:
        return tuple(self._text("negating_endings").split())

    @cached_property
    def _modal_endings(self) -> tuple[str, ...]:
        return tuple(self._text("modal_endings").split())

    @cached_property
    def _joined_before(self) -> frozenset[str]:
        return word_set(self._text("joined_before"))

    @cached_property
    def _kinds(self) -> dict[tuple[str, Critical], bool]:
        return {}

    @cached_property
    def _critical(self) -> dict[str, bool]:
        return {}

    def is_kind(self, word: str, kind: Critical) -> bool:
        """Whether a word or phrase in lower case is of a critical kind."""
        known = self._kinds.get((word, kind))
        if known is None:
            known = self._kinds[word, kind] = self._is_kind(word, kind)
        return known

    def _is_kind(self, word: str, kind: Critical) -> bool:
        if self.without_spaces:  # what stands between two signs is no word: `kinds_between` looks at the whole
            return False
        words = self._critical_lists.get(kind)
        if words is None or not word:
            return False
        if word in words:
            return True
        form = self._forms.get(kind)
        if form is not None and form.fullmatch(word):
            return True
        negated = self._negating_endings and word.endswith(self._negating_endings)
        if kind is Critical.NEGATION and negated:
            return True
        if kind is Critical.MODALITY:
            # `couldn't` is the modal verb `could` as well.
            stems = [word.removesuffix(ending) for ending in self._negating_endings]
            if (self._modal_endings and word.endswith(self._modal_endings)) or (
                negated and any(stem in words for stem in stems)
            ):
                return True
        if word[:1] in self._joined_before and word[1:] in words:
            return True
        return self.data.get("elides") is True and "'" in word and word.partition("'")[0] in words

    def is_critical(self, word: str) -> bool:
        """Whether a word in lower case is of any critical kind but a unit."""
        known = self._critical.get(word)
        if known is None:
            known = self._critical[word] = any(self.is_kind(word, kind) for kind in LISTED if kind is not Critical.UNIT)
        return known

    @cached_property
    def _opposites(self) -> tuple[tuple[WordList, WordList], ...]:
        return self._pairs("opposites")

    @cached_property
    def _stronger(self) -> tuple[tuple[WordList, WordList], ...]:
        return self._pairs("stronger")

    def _pairs(self, key: str) -> tuple[tuple[WordList, WordList], ...]:
        pairs = self.data.get(key, ())
        return tuple((WordList(one), WordList(other)) for one, other in pairs) if isinstance(pairs, list) else ()

    def opposite(self, left: str, right: str) -> bool:
        """Whether one word says the contrary of the other, or claims more than it."""
        return any(
            (left in a and right in b) or (left in b and right in a) for a, b in (*self._opposites, *self._stronger)
        ) or any(
            (left.startswith(one) and right == other + left[len(one) :])
            or (right.startswith(one) and left == other + right[len(one) :])
            for one, other in self._opposite_prefixes
        )

    @cached_property
    def _opposite_prefixes(self) -> tuple[tuple[str, str], ...]:
        pairs = (each.partition("/") for each in self._text("opposite_prefixes").split())
        return tuple((one, other) for one, _, other in pairs)

    def without_negation(self, left: str, right: str) -> bool:
        """Whether one word is the other with a negating prefix or ending: `unreliable`, `harmless`."""
        short, long = sorted((left, right), key=len)
        if len(short) > 3 and any(
            long == prefix + short for prefix in self._text("negating_prefixes").replace("-", "").split()
        ):
            return True
        for ending in self._text("negating_suffixes").split():
            for one, other in ((left, right), (right, left)):
                stem = one.removesuffix(ending)
                if stem != one and len(stem) > 2 and other.startswith(stem) and not other.endswith(ending):
                    return True
        return False

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Endings of inflection, with the one that is none, the longest first."""
        return (*sorted(word_set(self._text("endings")), key=lambda each: (-len(each), each)), "")

    def inflected_alike(self, left: str, right: str) -> bool:
        """Whether two words are one stem of at least three letters with endings of inflection."""
        if len(self.endings) < 2:
            return False
        return not self.stems(left).isdisjoint(self.stems(right))

    def stems(self, word: str) -> frozenset[str]:
        """What is left of a word without an ending, for each ending that it may have; at least three letters."""
        return frozenset(
            word[: len(word) - len(ending)]
            for ending in self.endings
            if word.endswith(ending) and len(word) - len(ending) >= min(3, len(word))
        )

    @cached_property
    def _spellings(self) -> tuple[tuple[str, str], ...]:
        pairs = (each.partition("/") for each in self._text("spellings").split())
        return tuple((one, other) for one, _, other in pairs)

    def spelt_alike(self, left: str, right: str) -> bool:
        """Whether two words are spellings of one: `colour` and `color`."""
        return any(
            one in a and _replaced(a, one, other, b)
            for one, other in self._spellings
            for a, b in ((left, right), (right, left))
        )

    @cached_property
    def _written(self) -> Mapping[str, tuple[str, ...]]:
        pairs = (each.partition("/") for each in self._text("also_written").split())
        return {one: tuple(filter(None, other.split("_"))) for one, _, other in pairs}

    def written_alike(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether two rows of words are one in other writing: `doesn't` and `does not`, `five` and `5`."""
        if not self._written or len(left) + len(right) > _MOST_WRITTEN:
            return False
        one, other = self._in_full(left), self._in_full(right)
        return one != () and one == other

    def _in_full(self, words: Sequence[str]) -> tuple[str, ...]:
        found: list[str] = []
        for word in words:
            if word in self._written:
                found += self._written[word]
                continue
            ending = next((each for each in self._written if "'" in each and word.endswith(each)), "")
            found += [word.removesuffix(ending), *self._written[ending]] if ending else [word]
        return tuple(found)

    @cached_property
    def _within(self) -> tuple[re.Pattern[str], Mapping[str, Critical | None]]:
        kinds: dict[str, Critical | None] = dict.fromkeys(self.word_list("harmless").words)
        for kind, words in self._critical_lists.items():
            kinds.update(dict.fromkeys(words.words, kind))
        longest_first = sorted(map(re.escape, kinds), key=lambda word: (-len(word), word))
        return re.compile("|".join(longest_first) or r"(?!)"), kinds

    def kinds_within(self, words: str) -> list[Critical]:
        """The kinds of critical words in a stretch of a language without spaces; the longest count."""
        form, kinds = self._within
        found = {kinds[each] for each in form.findall(words)}
        return [kind for kind in Critical if kind in found]

    def kinds_between(self, left: str, right: str) -> list[Critical]:
        """The kinds of critical words in one of two stretches only, in a language without spaces; the longest count."""
        form, kinds = self._within
        ours, theirs = (form.findall(side) for side in (left, right))
        lone = [*(word for word in ours if word not in theirs), *(word for word in theirs if word not in ours)]
        whole = [word for word in lone if not any(word != other and word in other for other in lone)]
        found = [kind for kind in Critical if any(kinds[word] is kind for word in whole)]
        for a, b in self._opposites:
            for one, other in ((left, right), (right, left)):
                if any(word in one for word in a.words) and any(word in other for word in b.words):
                    found.append(Critical.OPPOSITE)
        return list(dict.fromkeys(found))

    @cached_property
    def claim_words(self) -> Mapping[str, frozenset[str]]:
        """The lists that claims are compared by, by their names."""
        names = ("hedges", "soft", "partial", "universal", "function", "future", "past")
        return {name: word_set(self._text(name)) for name in names}


def _replaced(word: str, one: str, other: str, wanted: str) -> bool:
    """Whether one replacement makes a word the wanted one."""
    at = word.find(one)
    while at >= 0:
        if word[:at] + other + word[at + len(one) :] == wanted:
            return True
        at = word.find(one, at + 1)
    return False

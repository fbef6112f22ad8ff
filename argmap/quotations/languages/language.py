"""What a language tells of words: which are critical, and which say the contrary of each other."""

import re
from collections.abc import Mapping
from functools import cached_property

import attrs

from argmap.quotations.finding import Critical


def word_set(text: str) -> frozenset[str]:
    """The words of a list, written as one text."""
    return frozenset(text.split())


@attrs.frozen(slots=False, eq=False, kw_only=True)
class Language:
    """The words of a language, each list written as one text; a word that is missing still shows as a difference.

    Attributes:
        code: of ISO 639-1.
        name: in English.
        recognised_by: a pattern that a text in it matches and one in the others does not.
        number, negation, modality, quantifier: critical words.
        harmless: words that only hide shorter critical ones, in a language without spaces.
        opposites: pairs of lists, one saying the contrary of the other.
        negating_prefixes: beginnings that turn a word into its contrary.
        negating_endings, modal_endings: endings that carry a negation or a modal verb.
        elides: a word may stand before an apostrophe, joined to the next (`n'est`).
        joined_before: letters that are written together with the word that follows.
        without_spaces: words are not parted.
        hedges, soft, partial, universal, function: what claims are compared by (`exceeds`); without the last,
            claims in this language are not compared.
    """

    code: str
    name: str
    recognised_by: str = ""
    number: str = ""
    negation: str = ""
    modality: str = ""
    quantifier: str = ""
    harmless: str = ""
    opposites: tuple[tuple[str, str], ...] = ()
    negating_prefixes: str = ""
    negating_endings: str = ""
    modal_endings: str = ""
    elides: bool = False
    joined_before: str = ""
    without_spaces: bool = False
    hedges: str = ""
    soft: str = ""
    partial: str = ""
    universal: str = ""
    function: str = ""

    @cached_property
    def words(self) -> Mapping[Critical, frozenset[str]]:
        """The critical words by their kind."""
        return {
            Critical.NUMBER: word_set(self.number),
            Critical.NEGATION: word_set(self.negation),
            Critical.MODALITY: word_set(self.modality),
            Critical.QUANTIFIER: word_set(self.quantifier),
        }

    @cached_property
    def _kinds(self) -> dict[tuple[str, Critical], bool]:
        return {}

    @cached_property
    def _critical(self) -> dict[str, bool]:
        return {}

    def is_kind(self, word: str, kind: Critical) -> bool:
        """Whether a word in lower case is of a critical kind."""
        known = self._kinds.get((word, kind))
        if known is None:
            known = self._kinds[word, kind] = self._is_kind(word, kind)
        return known

    def _is_kind(self, word: str, kind: Critical) -> bool:
        if self.without_spaces:  # what stands between two signs is no word: `kinds_between` looks at the whole
            return False
        words = self.words.get(kind, frozenset())
        if word in words:
            return True
        negated = any(word.endswith(ending) for ending in self.negating_endings.split())
        if kind is Critical.NEGATION and negated:
            return True
        if kind is Critical.MODALITY:
            # `couldn't` is the modal verb `could` as well.
            stems = [word.removesuffix(ending) for ending in self.negating_endings.split()]
            if word.endswith(tuple(self.modal_endings.split())) or (negated and not words.isdisjoint(stems)):
                return True
        if word[:1] in self.joined_before.split() and word[1:] in words:
            return True
        return self.elides and "'" in word and word.partition("'")[0] in words

    def is_critical(self, word: str) -> bool:
        """Whether a word in lower case is of any critical kind."""
        known = self._critical.get(word)
        if known is None:
            known = self._critical[word] = any(self.is_kind(word, kind) for kind in Critical)
        return known

    @cached_property
    def _opposites(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        return tuple((word_set(one), word_set(other)) for one, other in self.opposites)

    def opposite(self, left: str, right: str) -> bool:
        """Whether one word says the contrary of the other."""
        return any((left in a and right in b) or (left in b and right in a) for a, b in self._opposites)

    def without_negation(self, left: str, right: str) -> bool:
        """Whether one word is the other with a negating prefix: `reliable` and `unreliable`."""
        short, long = sorted((left, right), key=len)
        return len(short) > 3 and any(long == prefix + short for prefix in self.negating_prefixes.split())

    @cached_property
    def _ideographs(self) -> tuple[re.Pattern[str], Mapping[str, Critical | None]]:
        kinds: dict[str, Critical | None] = dict.fromkeys(word_set(self.harmless))
        kinds.update({word: kind for kind, words in self.words.items() for word in words})
        return re.compile("|".join(sorted(kinds, key=lambda word: (-len(word), word)))), kinds

    def kinds_between(self, left: str, right: str) -> list[Critical]:
        """The kinds of critical words in one of two texts only, in a language without spaces; the longest count."""
        form, kinds = self._ideographs
        ours, theirs = (form.findall(side) for side in (left, right))
        lone = [*(word for word in ours if word not in theirs), *(word for word in theirs if word not in ours)]
        found = [kind for kind in Critical if any(kinds[word] is kind for word in lone)]
        for a, b in self._opposites:
            for one, other in ((left, right), (right, left)):
                if any(word in one for word in a) and any(word in other for word in b):
                    found.append(Critical.OPPOSITE)
        return list(dict.fromkeys(found))

    @cached_property
    def claim_words(self) -> Mapping[str, frozenset[str]]:
        """The lists that claims are compared by, by their names."""
        names = ("hedges", "soft", "partial", "universal", "function")
        return {name: word_set(getattr(self, name)) for name in names}

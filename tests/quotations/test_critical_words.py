"""Critical words by their language: endings and beginnings, scripts, prefixes and opposites."""

import pytest

import argmap
from argmap.quotations.finding import Critical, Status
from argmap.quotations.languages.registry import language_of

NUMBER, NEGATION, MODALITY, QUANTIFIER = Critical.NUMBER, Critical.NEGATION, Critical.MODALITY, Critical.QUANTIFIER
OPPOSITE = Critical.OPPOSITE


def is_kind(word, kind, language):
    return language_of(language).is_kind(word, kind)


def opposite(left, right, language):
    return language_of(language).opposite(left, right)


def without_negation(left, right, language):
    return language_of(language).without_negation(left, right)


def script_language(text):
    return language_of("", text).code


def chinese_kinds(left, right):
    return language_of("zh").kinds_between(left, right)


@pytest.mark.parametrize(
    "word, language, kinds",
    [
        ("not", "en", [NEGATION]),
        ("isn't", "en", [NEGATION]),
        ("couldn't", "en", [NEGATION, MODALITY]),
        ("n't", "en", [NEGATION]),
        ("she'll", "en", [MODALITY]),
        ("they'd", "en", [MODALITY]),
        ("baker's", "en", []),
        ("baker", "en", []),
        ("mustard", "en", []),  # must and three letters more
        ("n'est", "en", []),
        ("ولا", "en", []),
        ("لا", "ar", [NEGATION]),
        ("ولا", "ar", [NEGATION]),
        ("فلن", "ar", [NEGATION]),
        ("وقد", "ar", [MODALITY]),
        ("وكل", "ar", [QUANTIFIER]),
        ("فثلاثة", "ar", [NUMBER]),
        ("كلن", "ar", []),  # kāf before it, which is none of the two
        ("وكتاب", "ar", []),  # and a book
        ("و", "ar", []),
        ("", "ar", []),
        ("isn't", "ar", []),
        ("n'est", "fr", [NEGATION]),
        ("n'ont", "fr", [NEGATION]),
        ("qu'il", "fr", []),
        ("l'ami", "fr", []),
        ("ami", "fr", []),
        ("isn't", "fr", []),
        ("she'll", "fr", []),
        ("n'est", "de", []),
        ("ولا", "de", []),
        ("nicht", "de", [NEGATION]),
        ("not", "la", []),
        ("isn't", "la", []),
    ],
)
def test_a_word_is_of_the_kinds_that_its_language_says(word, language, kinds):
    assert [kind for kind in (NUMBER, NEGATION, MODALITY, QUANTIFIER) if is_kind(word, kind, language)] == kinds


@pytest.mark.parametrize(
    "text, quote, kinds",
    [
        ("The council says it'll pay the baker for it.", "The council says it pay the baker for it", [MODALITY]),
        ("The council wasn't paying the baker for it.", "The council was paying the baker for it", [NEGATION]),
        ("La rue de la gare n'est plus ouverte.", "La rue de la gare est plus ouverte", [NEGATION]),
        ("قال العمدة ولن يغلق الشارع أمام السيارات", "قال العمدة ويغلق الشارع أمام السيارات", [NEGATION]),
    ],
)
def test_a_quotation_that_lost_such_a_word_is_altered(text, quote, kinds):
    found = argmap.find_quote(text, quote)
    assert (found.status, list(found.critical)) == (Status.APPROXIMATE, kinds)


@pytest.mark.parametrize(
    "left, right, kinds",
    [
        ("可以", "不可以", [NEGATION]),
        ("不可以", "可以", [NEGATION]),
        ("一样", "同", []),  # the numeral is a part of a longer word
        ("不同", "异", []),
        ("所有", "一些", [QUANTIFIER]),
        ("必须", "可能", [MODALITY]),
        ("三", "五", [NUMBER]),
        ("增加", "减少", [OPPOSITE]),
        ("减少", "增加", [OPPOSITE]),
        ("增加", "增长", []),
        ("增加", "反对", []),
        ("支持", "不反对", [NEGATION, OPPOSITE]),
        ("书", "书", []),
    ],
)
def test_chinese_words_are_compared_by_the_longest(left, right, kinds):
    assert chinese_kinds(left, right) == kinds


@pytest.mark.parametrize(
    "one, other, language, expected",
    [
        ("reliable", "unreliable", "en", True),
        ("able", "unable", "en", True),
        ("fit", "unfit", "en", False),  # three letters are too few to tell: `ion` and `union`
        ("reliable", "reliableun", "en", False),
        ("reliable", "ununreliable", "en", False),
        ("reliable", "reliable", "en", False),
        ("sicher", "unsicher", "de", True),
        ("sicher", "missicher", "es", False),
        ("reliable", "unreliable", "la", False),
    ],
)
def test_a_prefix_negates(one, other, language, expected):
    assert without_negation(one, other, language) is expected
    assert without_negation(other, one, language) is expected


@pytest.mark.parametrize(
    "one, other, language, expected",
    [
        ("rose", "fell", "en", True),
        ("rose", "grew", "en", False),
        ("fell", "sank", "en", False),
        ("rose", "baker", "en", False),
        ("fell", "baker", "en", False),
        ("rose", "worse", "en", False),
        ("antes", "después", "es", True),
        ("rose", "fell", "fr", False),
        ("rose", "fell", "la", False),
    ],
)
def test_opposites_are_those_of_the_language(one, other, language, expected):
    assert opposite(one, other, language) is expected
    assert opposite(other, one, language) is expected


@pytest.mark.parametrize(
    "text, language",
    [
        ("街道将关闭", "zh"),
        ("Улица закрыта", "ru"),
        ("الشارع مغلق", "ar"),
        ("Straße", "de"),
        ("DER WEG IST WEIT", "de"),
        ("Nichts ist wahr", "de"),
        ("Ça n'est pas vrai", "fr"),
        ("dans les rues", "fr"),
        ("¿Por qué?", "es"),
        ("El camino de la iglesia, según el alcalde", "es"),
        ("The street", "en"),
        ("Lesen", "en"),  # `les` is not a word of it
        ("", "en"),
    ],
)
def test_the_script_and_the_commonest_words_tell_the_language(text, language):
    assert script_language(text) == language

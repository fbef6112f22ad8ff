"""Words right before or after a passage that turn it round.

A passage that is true to the letter can still say the contrary of what its source says: “the mayor
denied that [the street will close]”. The lists hold English, German and Russian.
"""

import re
from functools import cache

import attrs

from argmap.quotations.text.quoted_text import QuotedText

_REACH = 160
_OPEN = r"[\s\"'\u201c\u201d\u201e\u00ab\u2018(,:]*$"
_THAT = r",?(?:\s+(?:that|whether|the\s+(?:claims?|ideas?|suggestions?|reports?)\s+that|claims?\s+that|dass|что))?,?"
_DENIAL = {
    "en": r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|refut(?:es|ed)|disput(?:es|ed)|dismiss(?:es|ed)?|"
    r"(?:not|isn't|wasn't|hardly)\s+(?:true|the\s+case|clear|certain|said|say|claim|claimed|mean|believe|think)|"
    r"untrue|false|a\s+lie|a\s+myth|no\s+evidence|(?<!no )(?<!little )(?<!without )doubt(?:s|ed|ful)?|"
    r"(?:n't|not)\s+(?:say|claim|mean|believe|think|suggest|expect))",
    "de": r"(?:bestr(?:eitet|itt|itten|eiten)|dementiert(?:e|en)?|leugne(?:t|te|ten)|zweifelt|"
    r"(?:nicht|kaum)\s+(?:wahr|richtig|sicher|klar|der\s+Fall)|keine\s+Rede\s+davon)",
    "ru": r"(?:отрица(?:ет|л|ла|ли|ют)|опроверг(?:ает|ли|ла)?|неправда|не\s+верно|неверно|сомнева\w+)",
}
_CONDITION = {
    "en": r"\b(?:if|unless|whether|suppose|supposing|provided(?:\s+that)?|in\s+case|even\s+if|as\s+if)",
    "de": r"\b(?:wenn|falls|ob|sofern|als\s+ob)",
    "ru": r"(?:если|будто|ли)",
}
_NEGATION = {
    "en": r"(?:\b(?:not|never|no\s+longer|cannot|nor|neither|hardly|without|no)|n['\u2019]t)",
    "de": r"\b(?:nicht|nie|niemals|kein(?:e|en|em|er|es)?|weder)",
    "ru": r"\b(?:не|ни|никогда\s+не)",
}
_SAYS = {
    "en": r"(?:said|says|told\s+[\w\s]{1,40}?|claimed|claims|argued|argues|insisted|insists|stated|states|added|"
    r"adds|warned|warns|believes|believed|thinks|thought|wrote|writes|explained|announced|according\s+to)",
    "de": r"(?:sagte?|sagt|erklärte?|erklärt|behauptete?|behauptet|meinte?|meint|warnte?|warnt|schrieb|schreibt)",
    "ru": r"(?:сказал\w*|заявил\w*|считает|утвержда\w+|отметил\w*|написал\w*|пишет|говорит)",
}
_DOUBLE_NEGATION = re.compile(
    r"(?:\b(?:nobody|no one|none|never|not|niemand|nie|nicht|никто|никогда)|n['\u2019]t)\s+(?:[^\W\d_]+\s+)?$",
    re.IGNORECASE,
)
_NAME = r"(?P<who>[^\W\d_a-zа-я]\w[\w.'\u2019-]*(?:\s+[^\W\d_a-zа-я][\w.'\u2019-]*){0,3})"
_AFTER_DENIAL = {
    "en": r"^,?[\"'\u201d\u2019]?,?\s+(?:\w+\s+){0,3}(?:denied|denies|rejected|refuted|disputed)|"
    r"^[\"'\u201d\u2019]?,?\s+(?:is|was|would\s+be)\s+(?:not\s+true|untrue|false|wrong|a\s+lie|a\s+myth|nonsense)",
    "de": r"^[\"'\u201c]?,?\s+(?:bestritt|dementierte|stimmt\s+nicht|ist\s+(?:falsch|nicht\s+wahr))",
    "ru": r"^[\"'\u00bb]?,?\s+(?:отрицал|опроверг|неправда)",
}


@attrs.frozen
class Turned:
    """Words next to a passage that turn it round, and how: denied, not, condition, somebody else's."""

    how: str
    start: int
    end: int
    who: str = ""


def turned_round(text: QuotedText, start: int, end: int, *, denial: bool = False) -> Turned | None:
    """The words next to a passage that turn its meaning, if there are any.

    A denial quotation (`denial=True`) is evidence that somebody denies a claim: there, words that
    deny are what is wanted and are not reported.
    """
    source = text.source.text
    low = max(_sentence_start(source, start), start - _REACH)
    before = source[low:start]
    for how, forms in _BEFORE.items():
        if denial and how in ("denied", "not"):
            continue
        for form in _compiled(forms):
            match = form.search(before)
            if match and not (how == "denied" and _DOUBLE_NEGATION.search(before, 0, match.start())):
                who = match.groupdict().get("who") or ""
                return Turned(how, low + match.start(), low + len(match[0].rstrip()) + match.start(), who)
    if not denial:
        after = source[end : end + _REACH]
        for form in _compiled("after"):
            match = form.search(after)
            if match:
                return Turned("denied", end, end + match.end())
    return None


def reporting_verb(text: QuotedText, start: int) -> Turned | None:
    """Who is said to say the words, where a name and a reporting verb stand right before them."""
    source = text.source.text
    low = max(_sentence_start(source, start), start - _REACH)
    for form in _compiled("says"):
        match = form.search(source[low:start])
        if match:
            return Turned("said by", low + match.start("who"), low + match.end("who"), match["who"])
    return None


_BEFORE = {"denied": "denial", "not": "negation", "condition": "condition"}


@cache
def _compiled(which: str) -> tuple[re.Pattern[str], ...]:
    if which == "says":
        return tuple(re.compile(rf"{_NAME}\s+{verbs}{_THAT}{_OPEN}") for verbs in _SAYS.values())
    if which == "after":
        return tuple(re.compile(form) for form in _AFTER_DENIAL.values())
    if which == "denial":
        return tuple(re.compile(rf"\b{form}{_THAT}{_OPEN}", re.IGNORECASE) for form in _DENIAL.values())
    forms = _NEGATION if which == "negation" else _CONDITION
    return tuple(re.compile(rf"{form}[\s\"'\u201c\u201e\u00ab\u2018]*$", re.IGNORECASE) for form in forms.values())


def _sentence_start(source: str, at: int) -> int:
    found = list(re.finditer(r"[.!?\u2026][\"'\u201d\u2019)]*\s|\n\s*\n", source[max(0, at - _REACH) : at]))
    return max(0, at - _REACH) + found[-1].end() if found else max(0, at - _REACH)

"""The form of each line: what words it is made of.

    claim close: Mill Street should be closed to cars.
    ^CLAIM ^ID   ^TEXT
      quote minutes by mayor at p. 3: the street will be closed
      ^QUOTE ^NAME  ^BY ^NAME ^AT ^LOCATOR ^TEXT
"""

import re
from collections.abc import Callable, Mapping

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.source import Source
from argmap.syntax import wording
from argmap.syntax.cut import Line
from argmap.syntax.free_text import join_lines
from argmap.names import NAME, bad_character, normal
from argmap.syntax.nodes import Word
from argmap.syntax.words import VERBS, words

MOST_BRACKETS = 100
"""Steps inside steps that one line may name."""

Words = list[Word] | Diagnostic
_S = r"[ \t]"

_FIRST = re.compile(r"[^\s:]+")
_TITLED = re.compile(rf"(map|section){_S}*:{_S}*")
_NAMED = re.compile(rf"(source|speaker){_S}+({NAME}){_S}*:{_S}*")
_CLAIM = re.compile(rf"(claim)(?:{_S}+({NAME}))?{_S}*:{_S}*")
_INCLUDE = re.compile(rf"(include){_S}*:{_S}*(\S.*?)(?:{_S}+as{_S}+({NAME}))?$")
_EXPECT = re.compile(rf"(expect){_S}+({NAME}){_S}+({NAME})$")
_TOLD = re.compile(rf"(because|but|unless|and)(?:{_S}+(?!as[ \t])({NAME}))?(?:{_S}+(as){_S}+({NAME}))?{_S}*:{_S}*")
_REFERRED = re.compile(rf"(because|but|unless|and)(?={_S}|$)")
_QUOTATION = re.compile(
    rf"(quote|denial){_S}+({NAME})(?:{_S}+(by){_S}+({NAME}))?(?:{_S}+(at){_S}+([^:]*?))?{_S}*:{_S}*"
)
_PLAIN_RELATION = re.compile(rf"({'|'.join(VERBS)}){_S}+({NAME})$")
_SETTING = re.compile(rf"([a-z][a-z0-9]*(?:{_S}+[a-z][a-z0-9]*)*){_S}*:{_S}*", re.IGNORECASE)


def tokens(source: Source, line: Line) -> Words:
    """The words of a line, or what is wrong with it."""
    text = source.text
    first = _FIRST.match(text, line.start, line.end)
    keyword = first[0] if first else ""
    forms = _DETAILS if line.indent else _STATEMENTS
    form = forms.get(keyword) or (_setting if line.indent else _relation)
    found = form(source, line)
    if isinstance(found, list) and not source.is_ascii:
        for word in found:
            if word.type in ("ID", "NAME") and not word.text.isascii():
                bad = bad_character(text[word.start : word.end])
                if bad is not None:
                    return wording.bad_character(source, word.start + bad)
    return found


def _titled(source: Source, line: Line) -> Words:
    match = _TITLED.match(source.text, line.start, line.end)
    if match is None:
        return wording.broken_line(source, line, "`map: TITLE`" if source.text[line.start] == "m" else "`section: TITLE`")
    return _with_text(source, line, [_word(match, 1, match[1].upper())], match.end())


def _named(source: Source, line: Line) -> Words:
    match = _NAMED.match(source.text, line.start, line.end)
    if match is None:
        keyword = "source" if source.text.startswith("so", line.start) else "speaker"
        return wording.broken_line(source, line, f"`{keyword} ID: {'TITLE' if keyword == 'source' else 'NAME'}`")
    return _with_text(source, line, [_word(match, 1, match[1].upper()), _name(match, 2, "ID")], match.end())


def _claim(source: Source, line: Line) -> Words:
    match = _CLAIM.match(source.text, line.start, line.end)
    if match is None:
        return wording.broken_line(source, line, "`claim ID: TEXT`")
    found = [_word(match, 1, "CLAIM")]
    if match[2] is not None:
        found.append(_name(match, 2, "ID"))
    return _with_text(source, line, found, match.end())


def _include(source: Source, line: Line) -> Words:
    match = _INCLUDE.match(source.text, line.start, line.end)
    if match is None or line.more:
        return wording.broken_line(source, line, "`include: PATH` or `include: PATH as ID`")
    found = [_word(match, 1, "INCLUDE"), _word(match, 2, "PATH")]
    if match[3] is not None:
        found += [Word("AS", "as", match.start(3), match.start(3)), _name(match, 3, "ID")]
    return found


def _expect(source: Source, line: Line) -> Words:
    match = _EXPECT.match(source.text, line.start, line.end)
    if match is None or line.more:
        return wording.broken_line(source, line, "`expect ID accepted`")
    return [_word(match, 1, "EXPECT"), _name(match, 2, "NAME"), _word(match, 3, "VERDICT")]


def _relation(source: Source, line: Line) -> Words:
    found = list(words(source.text, line.start, line.end))
    if line.more or all(word.text not in VERBS for word in found[1:]):
        return wording.unknown_statement(source, line)
    return _bounded(source, found)


def _bounded(source: Source, found: list[Word]) -> Words:
    opened = [word for word in found if word.type == "LPAR"]
    return wording.too_many_brackets(source, opened[MOST_BRACKETS]) if len(opened) > MOST_BRACKETS else found


def _relation_detail(source: Source, line: Line) -> Words:
    match = _PLAIN_RELATION.match(source.text, line.start, line.end)
    if match is not None and not line.more:
        return [_word(match, 1, match[1].upper()), _name(match, 2, "NAME")]
    if line.more:
        return wording.nothing_to_continue(source, line)
    return _bounded(source, list(words(source.text, line.start, line.end, named=True)))


def _step(source: Source, line: Line) -> Words:
    match = _TOLD.match(source.text, line.start, line.end)
    if match is not None:
        found = [_word(match, 1, match[1].upper())]
        if match[2] is not None:
            found.append(_name(match, 2, "ID"))
        if match[4] is not None:
            found += [_word(match, 3, "AS"), _name(match, 4, "ID")]
        return _with_text(source, line, found, match.end())
    match = _REFERRED.match(source.text, line.start, line.end)
    if match is None or match.end() == line.end or line.more or ":" in source.text[line.start : line.end]:
        keyword = _FIRST.match(source.text, line.start, line.end)
        return wording.broken_step(source, line, keyword[0] if keyword else "because")
    return [_word(match, 1, match[1].upper()), *words(source.text, match.end(), line.end)]


def _quotation(source: Source, line: Line) -> Words:
    match = _QUOTATION.match(source.text, line.start, line.end)
    if match is None:
        keyword = "quote" if source.text.startswith("q", line.start) else "denial"
        return wording.broken_quotation(source, line, keyword)
    found = [_word(match, 1, match[1].upper()), _name(match, 2, "NAME")]
    if match[4] is not None:
        found += [_word(match, 3, "BY"), _name(match, 4, "NAME")]
    if match[6]:
        found += [_word(match, 5, "AT"), _word(match, 6, "LOCATOR")]
    return _with_text(source, line, found, match.end())


def _assumed(source: Source, line: Line) -> Words:
    if line.end - line.start != len("assumed") or line.more:
        return wording.broken_line(source, line, "`assumed` alone")
    return [Word("ASSUMED", "assumed", line.start, line.end)]


def _setting(source: Source, line: Line) -> Words:
    match = _SETTING.match(source.text, line.start, line.end)
    if match is None:
        return wording.unknown_detail_line(source, line)
    key = Word("KEY", " ".join(match[1].split()), match.start(1), match.end(1))
    return _with_text(source, line, [key], match.end())


def _with_text(source: Source, line: Line, found: list[Word], start: int) -> Words:
    text = source.text
    if not line.more:
        if start >= line.end:
            return wording.missing_text(source, line, found)
        found.append(Word("TEXT", text[start : line.end], start, line.end))
        return found
    value = join_lines([text[start : line.end], *(text[a:b] for a, b in line.more)])
    if not value:
        return wording.missing_text(source, line, found)
    found.append(Word("TEXT", value, start if start < line.end else line.more[0][0], line.last))
    return found


def _word(match: re.Match[str], group: int, kind: str) -> Word:
    return Word(kind, match[group], match.start(group), match.end(group))


def _name(match: re.Match[str], group: int, kind: str) -> Word:
    return Word(kind, normal(match[group]), match.start(group), match.end(group))


_Form = Callable[[Source, Line], Words]
_STATEMENTS: Mapping[str, _Form] = {
    "map": _titled,
    "section": _titled,
    "source": _named,
    "speaker": _named,
    "claim": _claim,
    "include": _include,
    "expect": _expect,
}
_DETAILS: Mapping[str, _Form] = {
    "quote": _quotation,
    "denial": _quotation,
    "because": _step,
    "but": _step,
    "unless": _step,
    "and": _step,
    "assumed": _assumed,
    "+": _relation_detail,
    **dict.fromkeys(VERBS, _relation_detail),
}
STATEMENTS: tuple[str, ...] = tuple(_STATEMENTS)
DETAILS: tuple[str, ...] = tuple(key for key in _DETAILS if key != "+")

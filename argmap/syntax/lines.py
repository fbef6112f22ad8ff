"""The form of each line: its keyword, its names and its text.

    claim close: Mill Street should be closed to cars.
    ^1    ^2     ^3
      quote minutes by mayor at p. 3: the street will be closed
      ^1    ^2         ^3       ^4    ^5

The most frequent lines of names, `supports B` and `A supports B`, are read by a pattern as well; the
grammar reads all others, and would read these.
"""

import re
from collections.abc import Callable, Mapping

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.fields import KEYS
from argmap.names import NAME, PLACE, bad_character, normal
from argmap.source import Source
from argmap.syntax import nodes
from argmap.syntax.cut import Line
from argmap.syntax.free_text import join_lines
from argmap.syntax.grammar import LineToken, Unexpected, parse_words
from argmap.syntax.keywords import ARGUED, FLAGS, QUOTATIONS
from argmap.syntax.mistakes import forms, names, relations, spaces, statements
from argmap.syntax.mistakes.meant import Mended, mended
from argmap.syntax.nodes import Word
from argmap.syntax.spaces import ANY_SPACE, ODD_SPACE, RAW_WORD, SPACE, SPACES
from argmap.syntax.words import VERBS, words

MOST_BRACKETS = 100
"""Steps inside steps that one line may name."""

Read = LineToken | Diagnostic
_S = SPACE
# White space is never given back (`++`): no line takes more than one pass, however it was meant.

_TITLED = re.compile(
    rf"(map|section){_S}*+:{_S}*+|(section){_S}++(?!(?:{'|'.join(VERBS)}|as)(?:{_S}|$))(?=[^:+\r\n-][^:\r\n]*$)"
)
"""`section Title` is taken without its colon: only a title can be meant."""
_NAMED = re.compile(rf"(source|speaker|question){_S}++({NAME}){_S}*+:{_S}*+")
_CLAIM = re.compile(rf"(claim)(?:{_S}++({NAME}))?{_S}*+:{_S}*+")
_INCLUDE = re.compile(rf"(include){_S}*+:{_S}*+(\S.*)$")
_ODD_ALIAS = re.compile(rf"(?<!{ANY_SPACE}){ANY_SPACE}++as{ANY_SPACE}++{NAME}$")
_ALIAS = re.compile(rf"{_S}as{_S}++({NAME})$")
_EXPECT = re.compile(rf"(expect){_S}++({NAME}){_S}++({NAME})$")
_TOLD = re.compile(rf"(because|but|unless|and)(?:{_S}++(?!as{_S})({NAME}))?(?:{_S}++as{_S}++({NAME}))?{_S}*+:{_S}*+")
_REFERRED = re.compile(rf"(because|but|unless|and)(?={_S}|$)")
_QUOTATION = re.compile(
    rf"({'|'.join((*QUOTATIONS, ARGUED))}){_S}++({NAME})(?:{_S}++by{_S}++({NAME}))?((?:{_S}++citing{_S}++{NAME})*+)"
    rf"(?:{_S}++at{_S}++({PLACE}))?{_S}*+:{_S}*+"
)
_TIGHT = re.compile(_QUOTATION.pattern.replace(PLACE, r"(?:[^:\r\n]|(?<=\d):(?=\d))*+"))
"""Where no white space follows on a colon: the place ends at the first one that is not between digits."""
_CITING = re.compile(rf"{_S}++citing{_S}++({NAME})")
_RELATION = re.compile(rf"({NAME}){_S}++({'|'.join(VERBS)}){_S}++({NAME})$")
_PREMISE_OF = re.compile(rf"({'|'.join(VERBS)}){_S}++({NAME})$")
_SETTING = re.compile(rf"([a-z][a-z0-9]*(?:{_S}++[a-z][a-z0-9]*)*){_S}*+:{_S}*+", re.IGNORECASE)
ALL_KEYS = frozenset(key for keys in KEYS.values() for key in keys)
_TITLE = {"source": "TITLE", "speaker": "NAME", "question": "TEXT"}
_NAMED_NODES = {"source": nodes.SourceDecl, "speaker": nodes.SpeakerDecl, "question": nodes.QuestionDecl}
_STEPS = {"because": "REASON", "but": "REASON", "unless": "EXCEPTION", "and": "JOINED"}


def read_line(source: Source, line: Line) -> LineToken | Diagnostic | Mended:
    """The token of a line, or what is wrong with it; both where it is plain what is meant."""
    read = _read(source, line)
    if isinstance(read, LineToken):
        return read
    problem = _odd_space(source, line, read) or read
    return mended(source, line, problem, _read) or problem


def _read(source: Source, line: Line) -> Read:
    first = RAW_WORD.match(source.text, line.start, line.end)
    keyword = first[0] if first else ""
    forms = _DETAILS if line.indent else _STATEMENTS
    form = forms.get(keyword) or (_setting if line.indent else _relation)
    return form(source, line)


def _odd_space(source: Source, line: Line, problem: Diagnostic) -> Diagnostic | None:
    """What is wrong with the spaces of a line that has a problem, unless they are not to blame."""
    found = spaces.odd_space(source, line)
    if found is None or ODD_SPACE.match(source.text, line.start):
        return found  # a line cannot begin with one
    read = _read(*spaces.with_spaces(source, line))
    same = isinstance(read, Diagnostic) and (read.rule, read.message) == (problem.rule, problem.message)
    return None if same else found


def _titled(source: Source, line: Line) -> Read:
    match = _TITLED.match(source.text, line.start, line.end)
    if match is None:
        form = "`map: TITLE`" if source.text[line.start] == "m" else "`section: TITLE`"
        return forms.broken_line(source, line, form)
    title = _text(source, line, match.end())
    if title is None:
        return forms.missing_text(source, line, match[1] or match[2])
    keyword = _word(match, 1 if match[1] else 2)
    if keyword.text == "map":
        return LineToken("MAP", nodes.MapHead(keyword, title))
    return LineToken("SECTION", nodes.SectionHead(keyword, title))


def _named(source: Source, line: Line) -> Read:
    match = _NAMED.match(source.text, line.start, line.end)
    if match is None:
        first = RAW_WORD.match(source.text, line.start, line.end)
        keyword = first[0] if first else "source"
        return forms.broken_line(source, line, f"`{keyword} ID: {_TITLE[keyword]}`")
    title = _text(source, line, match.end())
    if title is None:
        return forms.missing_text(source, line, match[1])
    node = _NAMED_NODES[match[1]](_word(match, 1), _name(match, 2), title)
    return _checked(source, match, (2,), LineToken(match[1].upper(), node))


def _claim(source: Source, line: Line) -> Read:
    match = _CLAIM.match(source.text, line.start, line.end)
    if match is None:
        return forms.broken_line(source, line, "`claim ID: TEXT`")
    text = _text(source, line, match.end())
    if text is None:
        return forms.missing_text(source, line, "claim")
    token = LineToken("CLAIM", nodes.ClaimDecl(_word(match, 1), _name(match, 2) if match[2] else None, text))
    return _checked(source, match, (2,), token)


def _include(source: Source, line: Line) -> Read:
    match = _INCLUDE.match(source.text, line.start, line.end)
    if match is None or line.more:
        return forms.broken_line(source, line, "`include: PATH` or `include: PATH as ID`")
    found = _ALIAS.search(source.text, match.start(2), line.end)
    if found is None:
        odd = _ODD_ALIAS.search(source.text, match.start(2), line.end)
        problem = spaces.odd_space_between(source, *odd.span()) if odd else None
        if problem is not None:
            return problem
        return LineToken("INCLUDE", nodes.Include(_word(match, 1), _word(match, 2), None))
    path = match[2][: found.start() - match.start(2)].rstrip(SPACES)
    word = Word("WORD", path, match.start(2), match.start(2) + len(path))
    return _checked(source, found, (1,), LineToken("INCLUDE", nodes.Include(_word(match, 1), word, _name(found, 1))))


def _expect(source: Source, line: Line) -> Read:
    match = _EXPECT.match(source.text, line.start, line.end)
    if match is None or line.more:
        return forms.broken_line(source, line, "`expect ID accepted`")
    return LineToken("EXPECT", nodes.Expect(_word(match, 1), _name(match, 2), _word(match, 3)))


def _relation(source: Source, line: Line) -> Read:
    match = _RELATION.match(source.text, line.start, line.end)
    if match is not None and not line.more:
        node = nodes.Relation((_name(match, 1),), _word(match, 2), _name(match, 3), None)
        return _checked(source, match, (1, 3), LineToken("RELATION", node))
    found = list(words(source.text, line.start, line.end))
    if all(word.text not in VERBS for word in found[1:]):
        return statements.unknown_statement(source, line)
    if line.more:
        return relations.nothing_to_continue(source, line)
    return _parsed(source, line, found, "relation_line", "RELATION")


def _premise_of(source: Source, line: Line) -> Read:
    match = _PREMISE_OF.match(source.text, line.start, line.end)
    if match is not None and not line.more:
        node = nodes.Relation((), _word(match, 1), _name(match, 2), None)
        return _checked(source, match, (2,), LineToken("PREMISE_OF", node))
    if line.more:
        return relations.nothing_to_continue(source, line)
    found = list(words(source.text, line.start, line.end, named=True))
    return _parsed(source, line, found, "premise_line", "PREMISE_OF")


def _parsed(source: Source, line: Line, found: list[Word], start: str, kind: str) -> Read:
    """Parse a line of names by a rule of the grammar: the token, or the first word that is wrong."""
    for word in found:
        bad = bad_character(source.text[word.start : word.end]) if word.type in ("ID", "NAME") else None
        if bad is not None:
            return names.bad_character(source, word.start + bad)
    opened = [word for word in found if word.type == "LPAR"]
    if len(opened) > MOST_BRACKETS:
        return relations.too_many_brackets(source, opened[MOST_BRACKETS])
    try:
        return LineToken(kind, parse_words(found, start))
    except Unexpected as problem:
        return relations.unexpected_word(source, line, found, problem.at, problem.expected)


def _step(source: Source, line: Line) -> Read:
    match = _TOLD.match(source.text, line.start, line.end)
    if match is not None:
        text = _text(source, line, match.end())
        if text is None:
            return forms.missing_text(source, line, match[1])
        name = _name(match, 2) if match[2] else None
        label = _name(match, 3) if match[3] else None
        if label and match[1] == "and":
            return relations.label_of_and(source, label)
        node = nodes.Step(keyword=_word(match, 1), name=name, text=text, premises=(), label=label)
        return _checked(source, match, (2, 3), LineToken(_STEPS[match[1]], node))
    match = _REFERRED.match(source.text, line.start, line.end)
    if match is None or match.end() == line.end or line.more or ":" in source.text[line.start : line.end]:
        keyword = RAW_WORD.match(source.text, line.start, line.end)
        return forms.broken_step(source, line, keyword[0] if keyword else "because")
    found = list(words(source.text, match.end(), line.end))
    read = _parsed(source, line, found, "names_line", f"{_STEPS[match[1]]}_OF")
    if isinstance(read, LineToken):
        premises, given = read.node
        if given and match[1] == "and":
            return relations.label_of_and(source, given)
        return LineToken(
            read.type, nodes.Step(keyword=_word(match, 1), name=None, text=None, premises=premises, label=given)
        )
    return read


def _quotation(source: Source, line: Line) -> Read:
    match = _QUOTATION.match(source.text, line.start, line.end) or _TIGHT.match(source.text, line.start, line.end)
    if match is None:
        first = RAW_WORD.match(source.text, line.start, line.end)
        return forms.broken_quotation(source, line, first[0] if first else "quote")
    text = _text(source, line, match.end())
    if text is None:
        return forms.missing_text(source, line, match[1])
    node = nodes.QuotationLine(
        keyword=_word(match, 1),
        source=_name(match, 2),
        speaker=_name(match, 3) if match[3] else None,
        citing=tuple([_name(each, 1) for each in _CITING.finditer(source.text, *match.span(4))]) if match[4] else (),
        locator=_locator(match),
        text=text,
    )
    kind = "ARGUED" if node.keyword.text == ARGUED else "QUOTATION"
    return _checked(source, match, (2, 3, 4), LineToken(kind, node))


def _locator(match: re.Match[str]) -> Word | None:
    """What stands between `at` and the colon, if anything does."""
    place = (match[5] or "").rstrip(SPACES)
    return Word("WORD", place, match.start(5), match.start(5) + len(place)) if place else None


def _flag(source: Source, line: Line) -> Read:
    word = source.text[line.start : line.end]
    if word not in FLAGS or line.more:
        first = RAW_WORD.match(source.text, line.start, line.end)
        return forms.broken_line(source, line, f"`{first[0] if first else word}` alone")
    return LineToken("FLAG", nodes.Flag(Word("KEYWORD", word, line.start, line.end)))


_EVIDENCE = re.compile(
    rf"(evidence){_S}++({NAME}){_S}*+:{_S}*+(?:(fits{_S}++all)|against{_S}++({NAME}(?:{_S}*+,{_S}*+{NAME})*+)){_S}*+$"
)
_LISTED = re.compile(NAME)


def _evidence(source: Source, line: Line) -> Read:
    match = _EVIDENCE.match(source.text, line.start, line.end)
    if match is None or line.more:
        form = "`evidence CLAIM: against ANSWER, ANSWER`, or `evidence CLAIM: fits all`"
        return forms.broken_evidence(source, line, form)
    listed = _LISTED.finditer(source.text, *match.span(4)) if match[4] else ()
    against = tuple([Word("NAME", normal(each[0]), *each.span()) for each in listed])
    node = nodes.EvidenceLine(_word(match, 1), _name(match, 2), against, _word(match, 3 if match[3] else 4))
    return _checked(source, match, (2, 4) if match[4] else (2,), LineToken("EVIDENCE", node))


def _exhaustive(source: Source, line: Line) -> Read:
    word = source.text[line.start : line.end]
    if word != "exhaustive" or line.more:
        return forms.broken_line(source, line, "`exhaustive` alone")
    return LineToken("EXHAUSTIVE", nodes.Flag(Word("KEYWORD", word, line.start, line.end)))


def _setting(source: Source, line: Line) -> Read:
    match = _SETTING.match(source.text, line.start, line.end)
    if match is None:
        return statements.unknown_detail_line(source, line)
    key = Word("KEY", " ".join(match[1].split()), match.start(1), match.end(1))
    if key.text not in ALL_KEYS:
        problem = statements.unknown_key(source, line, key)
        if problem is not None:
            return problem
    value = _text(source, line, match.end())
    if value is None:
        return forms.missing_text(source, line, key.text)
    return LineToken("SETTING", nodes.Setting(key, value))


def _text(source: Source, line: Line, start: int) -> Word | None:
    """The text after the colon, over all its lines; nothing where there is none."""
    text = source.text
    if not line.more:
        return Word("TEXT", text[start : line.end], start, line.end) if start < line.end else None
    value = join_lines([text[start : line.end], *(text[a:b] for a, b in line.more)])
    return Word("TEXT", value, start if start < line.end else line.more[0][0], line.last) if value else None


def _checked(source: Source, match: re.Match[str], groups: tuple[int, ...], token: LineToken) -> Read:
    """The token, unless a name in one of these groups holds what a name cannot hold."""
    if not source.is_ascii:
        for group in groups:
            bad = bad_character(match[group] or "")
            if bad is not None:
                return names.bad_character(source, match.start(group) + bad)
    return token


def _word(match: re.Match[str], group: int) -> Word:
    return Word("WORD", match[group], *match.span(group))


def _name(match: re.Match[str], group: int) -> Word:
    name = match[group]
    return Word("NAME", name if name.isascii() else normal(name), *match.span(group))


_Form = Callable[[Source, Line], Read]
_STATEMENTS: Mapping[str, _Form] = {
    "map": _titled,
    "section": _titled,
    "source": _named,
    "speaker": _named,
    "question": _named,
    "claim": _claim,
    "include": _include,
    "expect": _expect,
}
_DETAILS: Mapping[str, _Form] = {
    **dict.fromkeys((*QUOTATIONS, ARGUED), _quotation),
    "because": _step,
    "but": _step,
    "unless": _step,
    "and": _step,
    **dict.fromkeys(FLAGS, _flag),
    "evidence": _evidence,
    "exhaustive": _exhaustive,
    "+": _premise_of,
    **dict.fromkeys(VERBS, _premise_of),
}

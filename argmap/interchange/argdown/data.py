"""Reading what Argdown exports as JSON."""

from argmap.interchange.argdown.model import ArgdownDocument, ArgdownHeading, ArgdownText, End, PcsLine
from argmap.interchange.placed_json import PlacedDict, dicts, span_of, text_of
from argmap.source import Source

_ENDS = {"equivalence-class": "statement", "argument": "argument", "inference": "inference"}
_KINDS = ("support", "attack", "undercut", "entails", "contrary", "contradictory")


def read_data(source: Source, data: PlacedDict) -> ArgdownDocument:
    """What a document says, by its exported data."""
    document = ArgdownDocument()
    sections: dict[str, int] = {}
    _sections(document, data.get("sections"), sections)
    statements, arguments = data.get("statements"), data.get("arguments")
    for title, each in (statements if isinstance(statements, dict) else {}).items():
        if isinstance(each, PlacedDict):
            made = document.statement(title, named=not title.startswith("Untitled "))
            made.section = sections.get(text_of(each.get("section")), -1)
            made.members.extend(_wording(source, member, sections) for member in dicts(each.get("members")))
    for title, each in (arguments if isinstance(arguments, dict) else {}).items():
        if not isinstance(each, PlacedDict):
            continue
        argument = document.argument(title, named=not title.startswith("Untitled "))
        argument.section = sections.get(text_of(each.get("section")), -1)
        argument.members.extend(_wording(source, member, sections) for member in dicts(each.get("members")))
        for line in dicts(each.get("pcs")):
            statement = text_of(line.get("title"))
            if statement not in document.statements:
                document.statement(statement, named=False).members.append(_wording(source, line, sections))
            inference = line.get("inference")
            conclusion = "conclusion" in text_of(line.get("role"))
            made_line = PcsLine(statement, conclusion, span_of(source, line), len(argument.pcs) + 1)
            if isinstance(inference, PlacedDict):
                rules = inference.get("inferenceRules")
                made_line.rules = tuple(filter(None, map(text_of, rules if isinstance(rules, list) else ())))
                found = inference.get("data")
                made_line.data = dict(found) if isinstance(found, dict) else {}
            argument.pcs.append(made_line)
    for each in dicts(data.get("relations")):
        _relation(document, source, each)
    return document


def _sections(document: ArgdownDocument, value: object, found: dict[str, int]) -> None:
    stack = list(reversed(dicts(value)))
    while stack:
        each = stack.pop()
        level = each.get("level")
        title = text_of(each.get("title")) or "Untitled"
        document.headings.append(ArgdownHeading(title, level if isinstance(level, int) else 1))
        found[text_of(each.get("id"))] = len(document.headings) - 1
        stack.extend(reversed(dicts(each.get("children"))))


def _wording(source: Source, member: PlacedDict, sections: dict[str, int]) -> ArgdownText:
    tags = member.get("tags")
    data = member.get("data")
    ranges = dicts(member.get("ranges"))
    text = text_of(member.get("text"))
    links = tuple(
        (text[_int(each.get("start")) : _int(each.get("stop")) + 1], text_of(each.get("url")))
        for each in ranges
        if each.get("type") == "link"
    )
    return ArgdownText(
        text=_without_marks(text, ranges),
        span=span_of(source, member),
        tags=tuple(filter(None, map(text_of, tags))) if isinstance(tags, list) else (),
        data=dict(data) if isinstance(data, dict) else {},
        links=links,
        styled=any(each.get("type") in ("bold", "italic") for each in ranges),
        reference=bool(member.get("isReference")),
        section=sections.get(text_of(member.get("section")), -1),
    )


def _without_marks(text: str, ranges: list[PlacedDict]) -> str:
    """The text without its tags, and with the titles of what it mentions."""
    for each in sorted(ranges, key=lambda each: _int(each.get("start")), reverse=True):
        start, stop = _int(each.get("start")), _int(each.get("stop")) + 1
        kind = text_of(each.get("type"))
        if kind == "tag":
            text = text[:start] + text[stop:]
        elif kind.endswith("-mention") and text[start : start + 1] == "@":
            blank = " " if text[stop - 1 : stop].isspace() else ""
            text = text[:start] + text_of(each.get("title")) + blank + text[stop:]
    return " ".join(text.split())


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _relation(document: ArgdownDocument, source: Source, each: PlacedDict) -> None:
    kind = text_of(each.get("relationType"))
    ends = []
    for side in ("from", "to"):
        sort = _ENDS.get(text_of(each.get(f"{side}Type")), "")
        title = text_of(each.get(side))
        if sort == "inference":
            title, line = _inference(document, each, title)
        else:
            line = -1
        table = document.statements if sort == "statement" else document.arguments
        if not sort or title not in table:
            message = f"a relation leads {side} what is not there"
            document.skipped.append(("nothing-there", span_of(source, each), message))
            return
        ends.append(End(sort, title, line))
    if kind not in _KINDS:
        document.skipped.append(("relation", span_of(source, each), f"there is no relation `{kind[:40]}`"))
        return
    document.relate(kind, ends[0], ends[1], span_of(source, each))


def _inference(document: ArgdownDocument, each: PlacedDict, title: str) -> tuple[str, int]:
    """The argument of an inference, and the line of its conclusion; by default the last one."""
    name = text_of(each.get("toArgument")) or title
    argument = document.arguments.get(name)
    if argument is None:
        return name, -1
    at = each.get("conclusionIndex")
    return name, at if isinstance(at, int) and 0 <= at < len(argument.pcs) else len(argument.pcs) - 1

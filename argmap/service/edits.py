"""Changes of the text that say what somebody does to the map: quote, relate, rename, take apart and put together.

Each is a list of changes of one file, by the offsets that they have before any is made. What would not say what is
meant is refused.
"""

import re
from collections.abc import Sequence

from argmap.columns import columns
from argmap.english import count
from argmap.names import NAME, NAME_RE
from argmap.service.naming import RefusedError, occurrences
from argmap.service.repairs import line_end_at
from argmap.service.shift import TextChange
from argmap.service.view import FileView
from argmap.syntax.keywords import QUOTATIONS
from argmap.syntax.words import VERBS

_S = r"[ \t]"
_CLAIM = re.compile(rf"claim(?:{_S}+(?P<name>{NAME}))?{_S}*:{_S}*(?P<text>.*)$")
_REASON = re.compile(
    rf"(?P<word>because|but|unless|and)(?:{_S}+(?P<name>{NAME}))?(?P<label>{_S}+as{_S}+{NAME})?{_S}*:{_S}*(?P<text>.*)$"
)
_REFERS = re.compile(rf"(?P<word>because|but|unless|and){_S}+(?P<name>{NAME})(?P<label>{_S}+as{_S}+{NAME})?{_S}*$")
_STEP_DETAILS = ("warrant", "scheme", "strength", "argued", "unless")
_OF_BOTH = ("note", "tags")
"""Details that a step has as well as a claim."""
LEVEL = "  "


def add_below(view: FileView, start: int, line: str) -> TextChange:
    """Write a line as the first one below the line that begins at an offset."""
    at, head = view.line_at(start)
    indent = head[: len(head) - len(head.lstrip())]
    end = _after_text(view, at + len(head))
    return TextChange(end, end, f"{_line_end(view, at)}{indent}{LEVEL}{line}")


def _after_text(view: FileView, end: int) -> int:
    """Where the text of a line ends, its continuation lines included."""
    while True:
        after = end + (2 if view.text.startswith("\r\n", end) else 1)
        if after > len(view.text):
            return end
        _, line = view.line_at(after)
        if not line.lstrip().startswith("|"):
            return end
        end = after + len(line)


def _line_end(view: FileView, at: int) -> str:
    return line_end_at(view.text, at)


def declared_line(view: FileView, kind: str, name: str, near: int) -> TextChange:
    """Declare a name: a source or a speaker before the first of its kind or of the claims, a claim behind all."""
    end = _line_end(view, near)
    line = f"{kind} {name}: {name.replace('_', ' ')}"
    if kind == "claim":
        at = _statement_end(view, near)
        gap = "" if view.text[:at].endswith(("\n", "\r")) or not at else end
        return TextChange(at, at, f"{gap}{end}{line}{end}")
    first = re.search(rf"^(?={kind}\b|claim\b|section\b)", view.text, re.MULTILINE)
    at = first.start() if first else _statement_start(view, near)
    for above, words in view.lines_above(at):  # comments belong to what stands below them
        if not words.startswith("#"):
            break
        at = above
    return TextChange(at, at, f"{line}{end}")


def _statement_start(view: FileView, near: int) -> int:
    start, line = view.line_at(near)
    while start > 0 and (not line or line[0] in " \t#|"):
        start, line = view.line_at(start - 1 - (view.text[start - 2 : start] == "\r\n"))
    return start


def _statement_end(view: FileView, near: int) -> int:
    """Where the statement around an offset ends, before blank lines and comments that belong to the next one."""
    start, line = view.line_at(near)
    end = min(len(view.text), start + len(line))
    at = end
    while at < len(view.text):
        at += 2 if view.text.startswith("\r\n", at) else 1
        start, line = view.line_at(at)
        if line and line[0] not in " \t#":
            break
        if line.strip() and line[0] != "#":
            end = start + len(line)
        at = start + len(line)
        if at >= len(view.text):
            break
    if view.text.startswith("\r\n", end):
        return end + 2
    return end + 1 if end < len(view.text) else end


def place_number(view: FileView, offset: int, number: int) -> TextChange | None:
    """Say which of several passages the quotation in a line means."""
    start, line = view.line_at(offset)
    while line.lstrip().startswith("|") and start > 0:
        start, line = view.line_at(start - 1 - (view.text[start - 2 : start] == "\r\n"))
    head = re.match(
        rf"{_S}*(?:{'|'.join((*QUOTATIONS, 'argued'))}){_S}+{NAME}(?:{_S}+by{_S}+{NAME})?(?:{_S}+citing{_S}+{NAME})*"
        rf"(?P<at>{_S}+at{_S}+(?P<place>(?:[^:\r\n]|:(?=\S))*?))?{_S}*:(?:{_S}|$)",
        line,
    )
    if head is None:
        return None
    if head["at"]:
        place = re.sub(r"\s*#\d+$", "", head["place"])
        return TextChange(start + head.start("place"), start + head.end("place"), f"{place} #{number}".strip())
    colon = start + line.index(":", head.end() - 2 if head[0][-1] != ":" else head.end() - 1)
    return TextChange(colon, colon, f" at #{number}")


def relate(view: FileView, premise: str, verb: str, target: str) -> list[TextChange]:
    """Say that one claim bears on another, in a line below the first where it is a claim of this file.

    Raises:
        RefusedError: for a verb that there is not, or a claim that the file does not know.
    """
    if verb not in VERBS:
        raise RefusedError(f"`{verb}` is no relation")
    for name in (premise, target):
        if name not in view.claims:
            raise RefusedError(f"no claim is called `{name}`")
    if premise == target:
        raise RefusedError("a claim cannot bear on itself")
    head = _head_of(view, premise)
    if head is not None:
        return [add_below(view, head, f"{verb} {target}")]
    end = _line_end(view, len(view.text))
    gap = "" if view.text.endswith(("\n", "\r")) or not view.text else end
    at = len(view.text)
    return [TextChange(at, at, f"{gap}{premise} {verb} {target}{end}")]


def _head_of(view: FileView, claim: str) -> int | None:
    """Where the line begins in which a claim of this file is declared."""
    for each in view.names:
        if each.occurrence.declares and each.entity.id == claim:
            return view.line_at(each.start)[0]
    return None


def quote(view: FileView, claim: str, line: str) -> list[TextChange]:
    """Write a quotation, as a whole line, below a claim of this file.

    Raises:
        RefusedError: if the claim is not declared in this file.
    """
    head = _head_of(view, claim)
    if head is None:
        raise RefusedError(f"the claim `{claim}` is not declared in this file")
    return [add_below(view, head, line)]


def set_text(view: FileView, claim: str, text: str) -> list[TextChange]:
    """Let a claim of this file say something else.

    Raises:
        RefusedError: if it is not declared in this file, or the text is empty or not on one line.
    """
    words = " ".join(text.split())
    head = _head_of(view, claim)
    if head is None or not words or "\0" in words:
        raise RefusedError(
            f"the claim `{claim}` is not declared in this file" if head is None else "a claim says something"
        )
    _, line = view.line_at(head)
    body = line.lstrip()
    match = _CLAIM.match(body) or _REASON.match(body)
    if match is None:
        raise RefusedError(f"the line of `{claim}` cannot be read")
    start = head + len(line) - len(body) + match.start("text")
    return [TextChange(start, _after_text(view, head + len(line)), words)]


def deleted(view: FileView, claim: str) -> list[TextChange]:
    """Take a claim of this file out with all that stands below it, if nothing of that is named elsewhere.

    Raises:
        RefusedError: if it is not declared in this file, something in it is named elsewhere, or it is a premise beside
            others, so that their step would say more than it did.
    """
    head = _head_of(view, claim)
    if head is None:
        raise RefusedError(f"the claim `{claim}` is not declared in this file")
    start, end = _block(view, head)
    _, line = view.line_at(head)
    _, behind = view.line_at(end)
    indent = len(line) - len(line.lstrip())
    joined = re.match(r"[ \t]*and\b", behind) is not None and len(behind) - len(behind.lstrip()) == indent
    if re.match(r"[ \t]+and\b", line) or (joined and indent):
        raise RefusedError(f"`{claim}` is one of several premises: their step would be another one without it")
    for named in view.names:
        if not named.occurrence.declares or not start <= named.start < end:
            continue
        outside = [
            each
            for each in occurrences(view, named.start)
            if not each.declares and not (each.place.path == view.path and start <= each.place.start < end)
        ]
        if outside:
            where = count(len(outside), "other place")
            raise RefusedError(f"`{named.entity.id}` is named in {where}")
    return [TextChange(start, end, "")]


def _block(view: FileView, head: int) -> tuple[int, int]:
    """A line with all that stands below it, to the start of the line behind."""
    start, line = view.line_at(head)
    indent = len(line) - len(line.lstrip())
    at = end = _next_line(view, start + len(line))
    while at < len(view.text):
        _, line = view.line_at(at)
        body = line.lstrip()
        if body and len(line) - len(body) <= indent:
            break
        after = _next_line(view, at + len(line))
        if body:
            end = after
        at = after
    return start, end


def _next_line(view: FileView, end: int) -> int:
    if view.text.startswith("\r\n", end):
        return end + 2
    return min(len(view.text), end + 1)


def extracted(view: FileView, offset: int) -> list[TextChange]:
    """Make a reason that is told in its place a claim of its own, and refer to it there by its name.

    Details of the step stay with the step, all else goes with the claim.

    Raises:
        RefusedError: if no reason with a name and a text begins in this line.
    """
    start, line = view.line_at(offset)
    body = line.lstrip()
    match = _REASON.match(body)
    if match is None or not line[:1].isspace():
        raise RefusedError("no reason begins in this line")
    if match["name"] is None:
        raise RefusedError("give the reason a name first, so that it can be referred to")
    indent = line[: len(line) - len(body)]
    _, end = _block(view, start)
    text_end = _next_line(view, _after_text(view, start + len(line)))
    kept, moved = _parted(view, text_end, end)
    newline = _line_end(view, start)
    refers = f"{indent}{match['word']} {match['name']}{match['label'] or ''}{newline}"
    head = f"claim {match['name']}: {view.text[start + len(indent) + match.start('text') : text_end]}"
    if not head.endswith(("\n", "\r")):
        head += newline
    told = "".join((head, *(_moved_left(each, len(indent)) for each in moved)))
    at = _statement_end(view, start)
    gap = "" if not at or view.text[:at].endswith(("\n", "\r")) else newline
    return [TextChange(start, end, refers + "".join(kept)), TextChange(at, at, f"{gap}{newline}{_continued(told)}")]


def _parted(view: FileView, start: int, end: int) -> tuple[list[str], list[str]]:
    """The lines below a reason: those of the step from it, and those of the claim that it is."""
    kept: list[str] = []
    moved: list[str] = []
    waiting: list[str] = []
    goes = moved
    level = None
    at = start
    while at < end:
        _, line = view.line_at(at)
        body = line.lstrip()
        depth = len(line) - len(body)
        level = depth if level is None and body and body[0] not in "#|" else level
        if body and body[0] == "#":
            after = _next_line(view, at + len(line))
            waiting.append(view.text[at:after])
            at = after
            continue
        if body and depth == level and body[0] != "|":
            first = re.split(r"[\s:]", body, maxsplit=1)[0]
            goes = kept if first in _STEP_DETAILS else moved
        after = _next_line(view, at + len(line))
        goes += [*waiting, view.text[at:after]]
        waiting.clear()
        at = after
    goes += waiting
    return kept, moved


def _moved_left(line: str, by: int) -> str:
    return line[by:] if not line[:by].strip() else line


def _continued(told: str) -> str:
    """The first lines of a claim whose text goes on: these are indented below it."""
    head, *rest = told.splitlines(keepends=True)
    return "".join((head, *(f"{LEVEL}{each.lstrip()}" if each.lstrip().startswith("|") else each for each in rest)))


def inlined(view: FileView, offset: int) -> list[TextChange]:
    """Write a claim of its own where it is used, if that is in one place.

    Raises:
        RefusedError: if no claim of its own begins in this line, or it is not used once as a reason.
    """
    start, line = view.line_at(offset)
    match = _CLAIM.match(line)
    if match is None or match["name"] is None:
        raise RefusedError("no claim with a name begins in this line")
    named = view.name_at(start + match.start("name"))
    if named is None:
        raise RefusedError("what was written last has not been checked yet")
    used = [each for each in occurrences(view, named.start) if not each.declares]
    if len(used) != 1 or used[0].place.path != view.path:
        raise RefusedError("the claim is not used in one place of this file")
    at, reference = view.line_at(used[0].place.start)
    body = reference.lstrip()
    refers = _REFERS.match(body)
    if refers is None or not reference[:1].isspace() or refers["name"] != match["name"]:
        raise RefusedError("the claim is not used as a reason of its own")
    first, end = _block(view, start)
    if first <= at < end:
        raise RefusedError("the claim is used below itself")
    _, last = _block(view, at)
    own = view.text[_next_line(view, at + len(reference)) : last].splitlines(keepends=True)
    details = [each for each in own if each.strip() and each.lstrip()[0] not in "#|"]
    if any(re.split(r"[\s:]", each.lstrip(), maxsplit=1)[0] in _OF_BOTH for each in details):
        raise RefusedError("what is said of the step here would be said of the claim")
    indent = reference[: len(reference) - len(body)]
    inner = details[0][: len(details[0]) - len(details[0].lstrip())] if details else indent + LEVEL
    text_end = _next_line(view, _after_text(view, start + len(line)))
    newline = _line_end(view, at)
    head = f"{indent}{refers['word']} {match['name']}{refers['label'] or ''}: {_from(view, start, match, text_end)}"
    below = [each for each in view.text[text_end:end].splitlines(keepends=True) if each.strip()]
    least = min((len(each) - len(each.lstrip()) for each in below), default=0)
    told = [head, *own, *(f"{inner}{each[least:]}" for each in below)]
    made = "".join(each if each.endswith(("\n", "\r")) else each + newline for each in told)
    return [TextChange(at, last, made), TextChange(first, end, "")]


def _from(view: FileView, start: int, match: re.Match[str], end: int) -> str:
    """The text of a claim as it is written, to the line behind it; its further lines are indented anew."""
    first, *more = view.text[start + match.start("text") : end].splitlines(keepends=True)
    return "".join((first, *(f"{LEVEL}{each}" for each in more)))


def as_name(words: Sequence[str], taken: Sequence[str], width: int = 24) -> str:
    """A name for a claim, of its first words that say something."""
    found = ""
    for word in words:
        plain = re.sub(r"\W+", "", word).casefold()
        if plain and columns(f"{found}_{plain}") <= width:
            found = f"{found}_{plain}".strip("_")
    base = found if NAME_RE.fullmatch(found or "-") else f"claim_{found}".rstrip("_")
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return name


def quoted_below(view: FileView, caret: int, line: str) -> list[TextChange]:
    """Write a quotation below the claim that a place belongs to, behind those that it has.

    Raises:
        RefusedError: if there is no claim there.
    """
    head = head_of_claim(view, caret)
    start, words = view.line_at(head)
    indent = words[: len(words) - len(words.lstrip())]
    at = end = _after_text(view, start + len(words))
    level = None
    while (after := _next_line(view, at)) > at and after < len(view.text):
        _, below = view.line_at(after)
        body = below.lstrip()
        depth = len(below) - len(body)
        if body and body[0] not in "|#" and depth <= len(indent):
            break
        level = depth if level is None and body and body[0] not in "|#" else level
        at = after + len(below)
        first = re.split(r"[\s:]", body, maxsplit=1)[0]
        if body and depth == level and first in QUOTATIONS:
            at = end = _after_text(view, at)
    return [TextChange(end, end, f"{_line_end(view, start)}{indent}{LEVEL}{line}")]


def told_below(view: FileView, caret: int, head: str, line: str) -> list[TextChange]:
    """Write a reason with a quotation as the last one below the claim that a place belongs to.

    Raises:
        RefusedError: if there is no claim there.
    """
    start, end = _block(view, head_of_claim(view, caret))
    _, words = view.line_at(start)
    indent = words[: len(words) - len(words.lstrip())]
    newline = _line_end(view, start)
    gap = "" if view.text[:end].endswith(("\n", "\r")) else newline
    made = f"{gap}{indent}{LEVEL}{head}{newline}{indent}{LEVEL}{LEVEL}{line}{newline}"
    return [TextChange(end, end, made)]


def told_behind(view: FileView, caret: int, head: str, line: str) -> list[TextChange]:
    """Write a claim with a quotation behind the statement that a place belongs to."""
    at = _statement_end(view, min(caret, len(view.text)))
    newline = _line_end(view, max(0, at - 1))
    gap = "" if not view.text[:at] or view.text[:at].endswith(("\n", "\r")) else newline
    before = "" if not view.text[:at].strip() else newline
    return [TextChange(at, at, f"{gap}{before}{head}{newline}{LEVEL}{line}{newline}")]


def head_of_claim(view: FileView, offset: int) -> int:
    """Where the line begins that is the head of the claim to which a place belongs.

    Raises:
        RefusedError: if it belongs to none.
    """
    start, line = view.line_at(min(offset, len(view.text)))
    indent = len(line) - len(line.lstrip())
    for at, words in [(start, line), *view.lines_above(start)]:
        body = words.lstrip()
        depth = len(words) - len(body)
        if not body or body[0] in "#|" or (at != start and line.strip() and depth >= indent):
            continue
        if _CLAIM.match(body) and not depth:
            return at
        if _REASON.match(body) and depth:
            return at
        indent = depth
        if not depth:
            break
    raise RefusedError("there is no claim here: put the caret into one")

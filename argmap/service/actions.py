"""What can be done to a place at the press of a key: repairs, and small turns of the argument."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import attrs

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.names import normal
from argmap.resolve.scopes import NameKind
from argmap.service.edits import add_below, declared_line, extracted, inlined, place_number
from argmap.service.naming import RefusedError
from argmap.service.quick import WHILE_TYPING
from argmap.service.repairs import FIXED_RULES, UNSAFE_RULES, line_end_at
from argmap.service.shift import TextChange
from argmap.service.view import FileView
from argmap.service.workspace import ShownDiagnostic

_UNKNOWN = "AM102"
_AMBIGUOUS = ("AM304",)
_KIND_IN_MESSAGE = re.compile(r"no (?P<kinds>[a-z ]+?) is called `(?P<name>[^`]+)`")


class ActionKind(StrEnum):
    """Whether something mends what is wrong, or turns the text into another one."""

    FIX = "quickfix"
    REWRITE = "refactor.rewrite"
    EXTRACT = "refactor.extract"
    INLINE = "refactor.inline"
    FIX_ALL = "source.fixAll"


@attrs.frozen
class Action:
    """Something that can be done: its title, its changes by file, and the diagnostics that it answers.

    A `preferred` one changes nothing of what is said.
    """

    title: str
    kind: ActionKind
    changes: Mapping[Path, Sequence[TextChange]]
    answers: tuple[ShownDiagnostic, ...] = ()
    preferred: bool = False


def actions(view: FileView, start: int, end: int) -> list[Action]:
    """What can be done to what stands between two offsets."""
    shown = [each for each in view.file.diagnostics() if each.start <= end and each.end >= start]
    found = [action for each in shown for action in _for_diagnostic(view, each)]
    found += _turns(view, start)
    every = fix_all(view)
    return [*found, every] if every is not None else found


def fix_all(view: FileView) -> Action | None:
    """All repairs that change nothing of what a quotation says, as `argmap check --fix` makes them."""
    safe = [code for code in FIXED_RULES if code not in UNSAFE_RULES]
    changes: list[TextChange] = []
    for shown in view.file.diagnostics():
        if shown.diagnostic.rule.code in safe:
            made = _edits(view, shown)
            if made and not any(_overlap(one, other) for one in made for other in changes):
                changes += made
    if not changes:
        return None
    return Action(
        "make all repairs that change nothing that is said", ActionKind.FIX_ALL, {view.path: changes}, preferred=True
    )


def _overlap(one: TextChange, other: TextChange) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def _edits(view: FileView, shown: ShownDiagnostic) -> list[TextChange]:
    """The repairs of a diagnostic in this file, where they are now."""
    found = []
    for edit in shown.diagnostic.edits:
        if edit.span.source.name not in (view.path.as_posix(), WHILE_TYPING):
            continue
        new = edit.new.replace("\n", line_end_at(view.text, edit.span.start + shown.by))
        found.append(TextChange(edit.span.start + shown.by, edit.span.end + shown.by, new))
    return found


def _for_diagnostic(view: FileView, shown: ShownDiagnostic) -> Iterator[Action]:
    diagnostic = shown.diagnostic
    code = diagnostic.rule.code
    made = _edits(view, shown)
    if made:
        unsafe = code in UNSAFE_RULES
        title = _title(diagnostic, made, view)
        yield Action(
            f"{title} – this changes what is said" if unsafe else title,
            ActionKind.FIX,
            {view.path: made},
            (shown,),
            preferred=not unsafe and code in FIXED_RULES,
        )
    unknown = _KIND_IN_MESSAGE.search(diagnostic.message) if code == _UNKNOWN else None
    if unknown is not None:
        name = normal(unknown["name"])
        if "." not in name:
            for kind in unknown["kinds"].split(" or "):
                if kind in (NameKind.CLAIM, NameKind.SOURCE, NameKind.SPEAKER):
                    change = declared_line(view, kind, name, shown.start)
                    yield Action(f"declare the {kind} `{name}`", ActionKind.FIX, {view.path: [change]}, (shown,))
    if code in _AMBIGUOUS:
        quoted = view.quotation_at(shown.start)
        for number in range(1, len(quoted.checked.in_source.occurrences) + 1) if quoted else ():
            change_ = place_number(view, shown.start, number)
            if change_ is not None:
                where = quoted.checked.in_source.occurrences[number - 1][0] if quoted else 0
                text = quoted.checked.text if quoted else None
                line = text.source.position(where)[0] if text else 0
                title = f"mean passage {number}, in line {line} of the text"
                yield Action(title, ActionKind.FIX, {view.path: [change_]}, (shown,))
    line, text_ = view.line_at(shown.start)
    if diagnostic.severity != "error" and not text_.lstrip().startswith("#"):
        indent = text_[: len(text_) - len(text_.lstrip())]
        end = line_end_at(view.text, shown.start)
        comment = TextChange(line, line, f"{indent}# argmap: ignore[{code}] {end}")
        title = f"accept {code} here, with a reason to be written"
        yield Action(title, ActionKind.FIX, {view.path: [comment]}, (shown,))


def _title(diagnostic: Diagnostic, made: Sequence[TextChange], view: FileView) -> str:
    first = made[0]
    old, new = view.text[first.start : first.end], first.new
    if len(made) == 1 and old and new and "\n" not in new and len(old) + len(new) < 60:
        return f"write `{new.strip()}` for `{old.strip()}`"
    if len(made) == 1 and not old and "\n" not in new.strip() and len(new) < 60:
        return f"add `{new.strip()}`"
    if len(made) == 1 and not new and len(old) < 60:
        return f"remove `{old.strip()}`"
    help_ = " ".join(diagnostic.help.split())
    return help_ if help_ and len(help_) < 80 else "make the repair that is proposed"


def _turns(view: FileView, offset: int) -> Iterator[Action]:
    """What can be made of the claim at an offset."""
    start, line = view.line_at(offset)
    claim = re.match(r"(?P<indent>[ \t]*)(?:claim|because|but|unless|and)\b[^:]*:", line)
    if claim is not None:
        details = _details(view, start, len(claim["indent"]))
        assumed = next((each for each in details if each[1].strip() == "assumed"), None)
        opened = next((each for each in details if each[1].strip() == "open"), None)
        if assumed is not None:
            yield _rewrite(view, "do not take it as given", [_without(view, assumed[0])])
        elif opened is not None:
            at = opened[0] + len(opened[1]) - len(opened[1].lstrip())
            yield _rewrite(
                view, "take it as given (`assumed` for `open`)", [TextChange(at, at + len("open"), "assumed")]
            )
        else:
            yield _rewrite(view, "take it as given (`assumed`)", [add_below(view, start, "assumed")])
            yield _rewrite(view, "let it wait for somebody to back it (`open`)", [add_below(view, start, "open")])
        source = next(iter(view.sources), "")
        if source:
            words = f"denial {source}: "
            yield _rewrite(view, "say who denies it", [add_below(view, start, words)])
    for title, kind, made in (
        ("make this reason a claim of its own", ActionKind.EXTRACT, extracted),
        ("write this claim where it is used", ActionKind.INLINE, inlined),
    ):
        with suppress(RefusedError):
            yield Action(title, kind, {view.path: made(view, offset)})


def _rewrite(view: FileView, title: str, changes: Sequence[TextChange]) -> Action:
    return Action(title, ActionKind.REWRITE, {view.path: changes})


def _details(view: FileView, start: int, indent: int) -> list[tuple[int, str]]:
    """The lines right below a claim, each with where it begins: not what is below these."""
    found: list[tuple[int, str]] = []
    least = None
    _, line = view.line_at(start)
    at = start + len(line)
    while at < len(view.text):
        at += 2 if view.text.startswith("\r\n", at) else 1
        _, line = view.line_at(at)
        body = line.lstrip()
        level = len(line) - len(body)
        if body and body[0] not in "#|":
            if level <= indent:
                break
            least = level if least is None else least
            if level == least:
                found.append((at, line))
        at += len(line)
    return found


def _without(view: FileView, start: int) -> TextChange:
    """Take a whole line away."""
    _, line = view.line_at(start)
    end = start + len(line)
    if view.text.startswith("\r\n", end):
        end += 2
    elif end < len(view.text):
        end += 1
    return TextChange(start, end, "")

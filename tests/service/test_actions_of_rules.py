"""Every repair of every rule page's example removes what it answers, and adds nothing."""

import re
from collections import Counter

import pytest

from argmap.catalogue.pages import page
from argmap.catalogue.rules import RULES
from argmap.service.actions import ActionKind, actions
from argmap.service.shift import applied
from argmap.service.view import FileView
from argmap.service.workspace import Workspace

BLOCK = re.compile(r"## Example that shows it\n(.*?)(?=\n## )", re.DOTALL)
FILE = re.compile(r"(?:`(?P<name>[\w./-]+)`[^\n]*:?\n\n)?```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL)


def examples(rule):
    """The files of a rule's bad example: the map first."""
    found = BLOCK.search(page(rule))
    return [(each["name"], each["kind"], each["text"]) for each in FILE.finditer(found[1])] if found else []


def checked(path, text):
    space = Workspace()
    file = space.open(path, text)
    space.check_now()
    return FileView(space, file)


def codes(view):
    return Counter(each.diagnostic.rule.code for each in view.file.diagnostics())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_action_mends_what_it_answers(rule, tmp_path):
    files = examples(rule)
    maps = [text for _, kind, text in files if kind == "argmap"]
    if not maps:
        pytest.skip("its example is no map")
    for name, kind, text in files:
        if kind != "argmap" and name:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        elif name:
            (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "example.argmap"
    view = checked(path, maps[0])
    for shown in view.file.diagnostics():
        if shown.diagnostic.rule is not rule:
            continue
        for action in actions(view, shown.start, shown.end):
            if action.kind is ActionKind.FIX and shown in action.answers:
                after = checked(path, applied(view.text, action.changes[view.path]))
                before, now = codes(view), codes(after)
                assert now[rule.code] < before[rule.code], (action.title, after.text)
                if not action.title.startswith(("accept ", "declare ")):
                    assert not now - before, (action.title, after.text)

"""What must hold for every file, tried on random ones."""

import json
import random
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import argmap
from argmap.cli.commands.debug import outline
from argmap.diagnostics.as_github import as_github
from argmap.diagnostics.as_json import as_json
from argmap.diagnostics.as_sarif import as_sarif
from argmap.diagnostics.as_text import as_concise, as_text
from argmap.diagrams.drawing import draw
from argmap.diagrams.graphviz.as_dot import as_dot
from argmap.formatter import format_document
from argmap.interchange.outline import Outline
from argmap.reports.formats import FORMATS, render_report
from argmap.reports.report import report
from argmap.source import Source
from argmap.syntax.parse import parse
from maps import broken_files, files

pytestmark = pytest.mark.slow
MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def text_of(lines):
    return "\n".join(lines) + "\n"


def letters(text):
    """Everything but white space and the bars of continuation lines, which a formatter may move."""
    return "".join(text.replace("|", "").split())


@MANY
@given(files())
def test_generated_files_have_no_errors_of_syntax_or_names(lines):
    errors = [each for each in argmap.loads(text_of(lines)).diagnostics if each.severity == "error"]
    assert {each.rule.name for each in errors} <= {"self-relation", "duplicate-name"}, as_text(errors)


@MANY
@given(st.one_of(st.text(), st.text(alphabet="ab :+->()|#\n\t \r“”é中"), broken_files().map(text_of)))
def test_no_text_raises(text):
    compilation = argmap.loads(text)
    as_text(compilation.diagnostics, colour=True)
    as_concise(compilation.diagnostics)
    as_github(compilation.diagnostics)
    json.loads(as_json(compilation.diagnostics))
    json.loads(as_sarif(compilation.diagnostics, version="0"))
    as_dot(draw(compilation.map, compilation.facts))
    for each in FORMATS:
        render_report(report(compilation.map, compilation.facts, compilation.diagnostics), each)


@MANY
@given(st.one_of(files(), broken_files()))
@example(["section ->", "claim a: A"])
@example(["section word :", "claim a: A"])
@example(["section word", "claim a: A"])
def test_formatting_is_idempotent_and_loses_no_character(lines):
    text = text_of(lines)
    once = format_document(parse(Source("x", text)))
    assert format_document(parse(Source("x", once))) == once
    # A section whose title was written without its colon gets one; without a title, or with a colon elsewhere, it is
    # a mistake, and left as it is.
    bare = [line for line in lines if re.fullmatch(r"section[ \t]+[^:\s-][^:]*", line)]
    assert Counter(letters(once)) == Counter(letters(text)) + Counter(":" * len(bare))


@MANY
@given(files())
def test_formatting_keeps_the_map_and_every_comment(lines):
    text = text_of(lines)
    formatted = format_document(parse(Source("x", text)))
    assert argmap.loads(formatted).map == argmap.loads(text).map
    comments = [each.text for each in parse(Source("x", text)).comments]
    assert [each.text for each in parse(Source("x", formatted)).comments] == comments


@MANY
@given(files())
def test_a_map_reads_back_from_every_form(lines):
    amap = argmap.loads(text_of(lines)).map
    # The order of the claims may be one that no outline has; `dumps` then gives a claim without a name
    # one, as its docstring says.
    if not Outline(amap).nameless:
        assert argmap.loads(argmap.dumps(amap)).map == amap
    assert argmap.from_dict(json.loads(json.dumps(argmap.to_dict(amap)))) == amap


@MANY
@given(files(), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_no_finding(lines, chance: random.Random):
    blocks: list[list[str]] = []
    for line in lines:
        if line.startswith(("#", "section")):
            continue
        if line.startswith(" "):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    named = [
        block for block in blocks if not any(": " in line and ("claim:" in line or "s:" in line) for line in block)
    ]
    shuffled = list(named)
    chance.shuffle(shuffled)

    def findings(parts):
        compilation = argmap.loads("\n".join(line for part in parts for line in part))
        return sorted(each.rule.code for each in compilation.diagnostics if each.rule.code not in ORDER_MATTERS)

    assume("AM102" not in findings(named))
    assert findings(shuffled) == findings(named)


ORDER_MATTERS = {"AM101", "AM202", "AM203", "AM210", "AM016"}
"""Of two declarations, relations or texts that are the same the later one is reported, on what is its own."""


@MANY
@given(files())
def test_equal_input_gives_equal_bytes(lines):
    first, second = (argmap.loads(text_of(lines)) for _ in range(2))
    assert as_dot(draw(first.map, first.facts)) == as_dot(draw(second.map, second.facts))
    assert argmap.report(first) == argmap.report(second)


@MANY
@given(st.one_of(files(), broken_files()))
def test_parsing_together_and_by_known_shapes_gives_what_parsing_alone_gives(lines):
    text = text_of([*lines, *lines])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argmap.syntax.parse.TOGETHER", 1)
        alone = parse(Source("x", text))
    together = parse(Source("x", text))
    assert list(outline(alone.blocks)) == list(outline(together.blocks))
    assert [each.message for each in alone.diagnostics] == [each.message for each in together.diagnostics]

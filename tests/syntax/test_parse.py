"""Hard input: everything is answered, and nothing raises."""

import time

import pytest

import argmap
from argmap.source import Source
from argmap.syntax.parse import DEEPEST, MOST_MISTAKES, parse


def nested(levels, last="assumed"):
    lines = ["claim top: The top.", *("  " * n + f"because r{n}: Reason {n}." for n in range(1, levels + 1))]
    return "\n".join([*lines, "  " * (levels + 1) + last, ""])


def test_an_empty_file_is_an_empty_map():
    compilation = argmap.loads("")
    assert compilation.ok
    assert not compilation.map.claims


def test_a_file_needs_no_line_end_at_its_end():
    assert argmap.loads("claim a: x\n  assumed").map == argmap.loads("claim a: x\n  assumed\n").map


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end):
    text = "claim a: x\n  because b: y\n    assumed\n# comment\n  note: long\n    | text\n"
    assert argmap.loads(text.replace("\n", end)).map == argmap.loads(text).map


def test_names_are_compared_after_nfc(codes):
    composed, decomposed = "r\u00e9sum\u00e9", "re\u0301sume\u0301"
    assert codes(f"claim {composed}: x\n  assumed\nclaim b: y\n  assumed\n{decomposed} supports b\n") == []
    assert "AM101" in codes(f"claim {composed}: x\n  assumed\nclaim {decomposed}: y\n  assumed\n")


@pytest.mark.parametrize("name", ["إغلاق", "סגירה", "禁止", "नाम", "имя", "名前-1", "a_b-c"])
def test_names_are_made_of_letters_of_any_script(name, codes):
    assert codes(f"claim {name}: x\n  assumed\nclaim b: y\n  assumed\n{name} rebuts b\n") == []


def test_reasons_nest_a_thousand_levels_deep(codes):
    assert codes(nested(DEEPEST - 1)) == []


@pytest.mark.slow
def test_deeper_reasons_are_left_out_with_one_message(codes):
    assert codes(nested(DEEPEST + 500)) == ["AM014"]


def test_undercuts_of_undercuts_nest_a_thousand_levels_deep(codes):
    lines = [
        "claim a: x",
        "  because b0: y",
        *("  " * n + f"unless b{n}: y{n}" for n in range(2, 1000)),
        "  " * 1000 + "assumed",
    ]
    found = argmap.loads("\n".join(lines))
    assert len(found.map.inferences) == 999
    assert {each.rule.code for each in found.diagnostics} == {"AM207"}


def test_a_statement_with_very_many_mistakes_is_given_up_with_a_message(codes):
    found = codes("claim a: x\n  assumed\n" + "  assumed\n    note: y\n" * (MOST_MISTAKES + 10))
    assert found.count("AM006") == MOST_MISTAKES
    assert found.count("AM017") == 1


def test_many_brackets_are_refused_and_not_followed(codes):
    assert codes("claim a: x\n  assumed\na undercuts " + "(" * 5000 + "a -> a" + ")" * 5000 + "\n") == ["AM011"]


@pytest.mark.slow
def test_ten_megabytes_are_read():
    text = "".join(f"claim c{n}: {'word ' * 190}\n  assumed\n" for n in range(10_500))
    assert len(text) > 10_000_000
    document = parse(Source("big", text))
    assert len(document.statements) == 10_500
    assert not document.diagnostics


def test_every_mistake_of_a_file_is_told_in_one_run(codes):
    text = "claim a x\n" + "clam b: x\n" + "claim c: x\n  qoute s: y\n  assumed\n  and d: z\n" + "c suports c\n"
    assert codes(text) == ["AM013", "AM005", "AM007", "AM006", "AM005"]


def test_tabs_are_reported_once_a_file_and_hide_nothing(codes):
    found = argmap.loads("claim a: x\n\tbecause b: y\n\t\tassumed\n\tbut c: z\n\t\tassumed\n")
    assert [each.rule.code for each in found.diagnostics] == ["AM003"]
    assert len(found.diagnostics[0].edits) == 4
    assert list(found.map.inferences) == ["b supports a", "c rebuts a"]


def test_spans_cover_the_words_that_they_are_about():
    text = "claim é1: Text.\n  quote s by p at p. 3: Words.\n"
    claim = parse(Source("x", text)).statements[0]
    quotation = claim.details[0]
    words = [claim.name, claim.text, quotation.source, quotation.speaker, quotation.locator, quotation.text]
    assert [text[w.start : w.end] for w in words] == ["é1", "Text.", "s", "p", "p. 3", "Words."]


def test_keywords_are_reserved_only_where_a_statement_or_detail_begins(codes):
    text = "claim claim: x\n  assumed\nclaim supports: y\n  assumed\n  rebuts claim\n"
    text += "claim x: z\n  assumed\nx supports claim\n"
    assert codes(text) == []


LONG = 200_000
MOST_SECONDS = 60
"""Of the processor, for two lines; it takes less than a tenth of it."""
HOSTILE = {
    "a name of letters beyond ASCII": "é" * LONG + "(",
    "a quotation with a far place": "quote s at " + " " * LONG + "x",
    "an include with a gap": "include: a" + " " * LONG + "b",
    "a claim without end": "claim " + "x " * LONG,
    "a detail of many words": "word " * LONG,
    "a relation of many premises": " + ".join(["a"] * LONG) + " supports",
    "many colons": ":" * LONG,
    "many dots": "claim a" + "." * LONG,
    "many dashes": "claim a" + "-" * LONG + ">",
    "many verbs": "supports " * LONG,
    "many words like as": "a supports b " + "as " * LONG,
}


@pytest.mark.slow
@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("indent", ["", "claim x: y\n  "])
def test_hostile_lines_take_one_pass(line, indent):
    """A line on which a pattern goes back and forth takes minutes, or never ends."""
    start = time.process_time()
    for text in (indent + line, indent + line + ":"):
        found = argmap.loads(text)
        assert found.diagnostics or found.map.claims
    assert time.process_time() - start < MOST_SECONDS

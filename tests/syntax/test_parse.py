"""Hard input: everything is answered, and nothing raises."""

import attrs
import pytest

import argmap
from argmap.formatter import format_document
from argmap.source import Source
from argmap.syntax.nodes import Word
from argmap.syntax.parse import DEEPEST, MOST_MISTAKES, parse
from hangs import no_hang


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
    text = (
        "source s: S\n"
        + "claim a x\n"
        + "clam b: y\n"
        + "claim c: z\n  qoute s: y\n  assumed\n  and d: z\n"
        + "c suports a\n"
    )
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
    for text in (indent + line, indent + line + ":"):
        with no_hang():
            found = argmap.loads(text)
        assert found.diagnostics or found.map.claims


MEANT = [
    ("title: A map", "map: A map"),
    ("section The need", "section: The need"),
    ("Claim x: X.", "claim x: X."),
    ("thesis x: X.", "claim x: X."),
    ("claim x X.", "claim x: X."),
    ("claim my claim: X.", "claim my_claim: X."),
    ("claim 1: X.", "claim c1: X."),
    ("a attacks b", "a rebuts b"),
    ("a, b supports c", "a + b supports c"),
    ("a and b supports c", "a + b supports c"),
    ("1 supports b", "c1 supports b"),
    ("1 + 2 supports b", "c1 + c2 supports b"),
    ("claim a: A.\n  pro x: X.", "claim a: A.\n  because x: X."),
    ("claim a: A.\n  against x: X.", "claim a: A.\n  but x: X."),
    ("claim a: A.\n  con: X.", "claim a: A.\n  but: X."),
    ("claim a: A.\n  deny s by p at p. 3: X.", "claim a: A.\n  denial s by p at p. 3: X."),
    ("claim a: A.\n  qoute s: X.\n    | More.", "claim a: A.\n  quote s: X.\n    | More."),
    ("source s: S\n  file: a.txt", "source s: S\n  text: a.txt"),
    ("claim\u00a0a: A.", "claim a: A."),
]


@pytest.mark.parametrize("written, meant", MEANT)
def test_a_line_with_one_plain_mistake_is_read_as_it_is_meant(written, meant):
    read, right = parse(Source("x", written + "\n")), parse(Source("x", meant + "\n"))
    assert read.diagnostics or written.startswith("section")
    assert [words_of(each) for each in read.statements] == [words_of(each) for each in right.statements]
    for word in words_in(read.statements):
        assert written[word.start : word.end] or not word.text


def words_in(node):
    """Every word of some nodes."""
    if isinstance(node, Word):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from words_in(each)
    elif attrs.has(type(node)):
        for field in attrs.fields(type(node)):
            yield from words_in(getattr(node, field.name))


def words_of(node):
    """What a node says, wherever it stands."""
    return [(word.type, word.text) for word in words_in(node)]


def test_the_repairs_of_a_line_make_the_line_that_was_read():
    for written, meant in MEANT:
        edits = [edit for each in parse(Source("x", written)).diagnostics for edit in each.edits]
        text = written
        for edit in sorted(edits, key=lambda edit: -edit.span.start):
            text = text[: edit.span.start] + edit.new + text[edit.span.end :]
        assert parse(Source("x", text)).diagnostics == ()
        assert text == meant or written.startswith("section")


def test_what_is_below_a_mended_line_is_read_and_the_formatter_leaves_all_as_it_is():
    text = "claim a: A.\n  pro   x: X.\n    quote   s: words\n"
    document = parse(Source("x", text))
    assert [each.rule.code for each in document.diagnostics] == ["AM007"]
    assert document.statements[0].details[0].details[0].text.text == "words"
    assert format_document(document) == text


@pytest.mark.parametrize("line", ["section + a supports b", "section supports b", "section: x: y", "map A map"])
def test_a_section_without_a_colon_has_a_title_that_can_be_nothing_else(line):
    found = parse(Source("x", f"{line}\n"))
    assert found.diagnostics or found.statements[0].title.text == "x: y"


def test_names_that_begin_with_a_digit_are_told_once():
    (told,) = parse(Source("x", "".join(f"claim {at}: C.\n{at} supports {at % 3}\n" for at in range(1, 9)))).diagnostics
    assert (told.rule.code, told.span.text, len(told.edits)) == ("AM010", "1", 24)
    assert told.message == "a name cannot begin with `1` (and 8 more names of this file begin with a digit)"


@pytest.mark.parametrize(
    "text, what",
    [
        ("===\ntitle: T\n===\n[A]: Text.\n  + <B>: More.\n", "an Argdown file"),
        ('{"nodes": [], "edges": []}\n', "an AIF map"),
        ("# Title\n\n- one\n- two\n", "a Markdown file"),
        ("Discussion Title: T\n\n1. Thesis\n1.1. Pro: Yes.\n", "a Kialo export"),
        ("p af 2\n1 2\n", "an abstract framework"),
        ("<html><body>\n<p>T</p>\n", "an HTML page"),
    ],
)
def test_a_file_of_another_language_gets_one_message(text, what):
    (told,) = parse(Source("x", text)).diagnostics
    assert told.rule.code == "AM020"
    assert told.message == f"this looks like {what}, not like a map in argmap's language"


def test_a_text_that_is_no_map_gets_one_message():
    lines = ["The council met.", "The street will close.", "Nobody objected.", "It rained.", "The end came late."]
    (told,) = parse(Source("x", "\n".join(lines))).diagnostics
    assert told.message == "no line of this file is a statement of argmap's language"


@pytest.mark.parametrize(
    "line, message, help_",
    [
        ("  quote s p. 3: words", "`at` is missing before the place `p. 3`", ""),
        ("  quote s 12: words", "`at` is missing before the place `12`", ""),
        (
            "author: A. Writer",
            "`author` stands in column 1, where no detail can stand",
            "below the `map` or `source` line",
        ),
        ("url: x", "`url` stands in column 1, where no detail can stand", "`source`, `speaker` or `claim` line"),
        ("a because b", "`because` stands below a claim, and not between two", "write `b supports a`"),
        ("a but b", "`but` stands below a claim, and not between two", "write `b rebuts a`"),
        ("a <- b", "`<-` says nothing of how two claims bear on each other", "write `b supports a` or `b rebuts a`"),
    ],
)
def test_what_is_meant_is_said(line, message, help_):
    (told,) = parse(Source("x", f"claim c: C.\n{line}\n")).diagnostics
    assert told.message == message
    assert help_ in told.help


def test_one_long_line_is_a_text_and_no_map():
    (told,) = parse(Source("x", "The council met and talked about many things. " * 9)).diagnostics
    assert told.rule.code == "AM020"


@pytest.mark.parametrize(
    "line",
    [
        "evidence a fits all",
        "evidence a: fit all",
        "evidance a: against a",
        "evidence a: against a, b c",
        "evidence a:",
    ],
)
@pytest.mark.parametrize("above", ["", "claim a: A.\n  ", "claim a: A.\nquestion q: Which?\n  answer: a\n  "])
def test_a_broken_line_of_evidence_is_answered(above, line):
    assert argmap.loads(f"{above}{line}\n").diagnostics

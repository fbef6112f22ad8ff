"""The quote checker: what it says besides the outcome, its readers, and its limits."""

import sys

import pytest

import argmap
from argmap.quotations.context import turned_round
from argmap.quotations.exceeds import excess
from argmap.quotations.find import MOST_PIECES, MOST_QUOTE
from argmap.quotations.text.fold import Folded
from argmap.quotations.text.quoted_text import MOST_TEXT, QuotedText
from argmap.quotations.text.readers import ReadError, read_plain_text
from argmap.quotations.unique import unique_passage

TEXT = "The mayor denied that the street will close.\n\nIn May the council “met” twice; the street will close in June."


def test_a_result_carries_place_context_and_score():
    found = argmap.find_quote(TEXT, "the council met twice".replace("met", '"met"'))
    assert (found.status, found.folds, found.score) == ("normalised", ("quotes",), 1.0)
    assert TEXT[found.start : found.end] == "the council “met” twice"
    assert found.before.endswith("In May")
    assert found.after.startswith("; the street")


def test_differences_have_their_places_and_kinds():
    found = argmap.find_quote(
        "Footfall rose by 12 per cent in Mill Street.", "Footfall fell by 12 per cent in Hill Street"
    )
    assert [(each.quoted, each.text) for each in found.differences] == [("fell", "rose"), ("Hill", "Mill")]
    assert [kind.value for kind in found.critical] == ["opposite", "name"]
    assert found.wording == "Footfall rose by 12 per cent in Mill Street"


def test_prefix_suffix_and_number_choose_among_places():
    assert argmap.find_quote(TEXT, "the street will close").status == "ambiguous"
    second = TEXT.rindex("the street")
    assert argmap.find_quote(TEXT, "the street will close", occurrence=2).start == second
    assert argmap.find_quote(TEXT, "the street will close", prefix="twice;").start == second
    assert argmap.find_quote(TEXT, "the street will close", suffix="in June").start == second
    assert argmap.find_quote(TEXT, "the street will close", occurrence=3).status == "ambiguous"


def test_of_equal_places_the_ones_at_word_edges_count():
    text = "At sunrise the rise was seen."
    assert argmap.find_quote(text, "rise").start == text.index("the rise") + 4


def test_the_largest_gap_and_the_end_of_a_paragraph_are_said():
    found = argmap.find_quote(TEXT, "The mayor denied [...] the council")
    assert found.status == "elided"
    assert found.crosses_paragraph
    assert found.gap == TEXT.index("the council") - len("The mayor denied")


@pytest.mark.parametrize(
    "before, quote, how",
    [
        ("The clerk denied that ", "the road will close", "denied"),
        ("It is not true that ", "the road will close", "denied"),
        ("There is no evidence that ", "the road will close", "denied"),
        ("If ", "the road closes, shops suffer", "condition"),
        ("The council does not ", "close the road", "not"),
        ("Der Rat bestreitet, dass ", "die Straße gesperrt wird", "denied"),
        ("Если ", "дорогу закроют", "condition"),
        ("There is no doubt that ", "the road will close", None),
        ("The clerk knew that ", "the road will close", None),
        ("He denied it. ", "The road will close", None),
    ],
)
def test_words_before_a_passage_can_turn_it_round(before, quote, how):
    text = QuotedText.of(f"{before}{quote} soon.")
    turned = turned_round(text, len(before), len(before) + len(quote))
    assert (turned.how if turned else None) == how


@pytest.mark.parametrize(
    "claim, quote, kind",
    [
        ("Footfall rose by 21 per cent.", "footfall rose by 12 per cent", "number"),
        ("The street will be closed.", "the street may be closed", "modality"),
        ("All shops lose deliveries.", "some shops lose deliveries", "quantifier"),
        ("The shops lose their deliveries.", "the shops do not lose their deliveries", "negation"),
        ("The street may be closed.", "the street may be closed", None),
        ("Traders are split.", "some would rather have the cars, some would not", None),
        ("Deliveries are safe.", "not one shop will lose a delivery", None),
    ],
)
def test_a_claim_that_says_more_than_its_quotation_is_noticed(claim, quote, kind):
    found = excess(claim, quote)
    assert (found.kind.value if found else None) == kind


def test_folding_keeps_the_way_back():
    text = "A\u00a0\u00a0b \ufb01ne\u00ad day… e\u0301t\u00e9"
    folded = Folded(text)
    assert folded.text == "A b fine day... \u00e9t\u00e9"
    for words, piece in (("fine", "\ufb01ne"), ("...", "…"), ("\u00e9t\u00e9", "e\u0301t\u00e9"), ("day", "day")):
        at = folded.text.index(words)
        assert text[folded.start(at) : folded.end(at + len(words))] == piece


def test_a_passage_grows_until_it_is_unique():
    text = QuotedText.of("one two three four. one two three five. one two three six.")
    at = text.source.text.index("one two three five")
    start, end = unique_passage(text, at, at + 7)
    assert text.source.text[start:end] == "one two three five"


def test_limits_are_answered_with_a_reason():
    assert "longer than" in argmap.find_quote("x" * (MOST_TEXT + 1), "x y z").reason
    assert "longer than" in argmap.find_quote("a text", "x " * MOST_QUOTE).reason
    assert "pieces" in argmap.find_quote("a text", " [...] ".join(["a"] * (MOST_PIECES + 1))).reason
    assert argmap.find_quote("a text", "—").status == "unchecked"
    assert argmap.find_quote("a text", "[whose words]").status == "unchecked"


@pytest.mark.parametrize(
    "text, quote",
    [
        ("ab " * 100_000, " [...] ".join(["ab"] * 150)),
        ("a" * 1_000_000, "a" * 15_000),
        ("a b " * 100_000, "a b " * 3000 + "c"),
        (". . . " * 50_000, "… … … a … … …"),
        ("\u0301" * 50_000, "e\u0301 word"),
        ("x-\n" * 100_000, "xx xx xx"),
        ("[" * 10_000 + "]" * 10_000, "[" * 5000 + "word" + "]" * 5000),
    ],
)
def test_hostile_input_is_answered(text, quote):
    assert argmap.find_quote(text, quote).status


def test_html_is_read_without_its_markup():
    page = "<html><script>var x = 'the road';</script><body><p>The <b>road</b> will&nbsp;close</p>"
    text, reader = read_plain_text(".html", page.encode())
    assert "The road will\u00a0close" in text or "The road will close" in text
    assert "var x" not in text
    assert reader.startswith("html-text ")


def test_a_pdf_is_read_and_a_broken_one_refused():
    text, reader = read_plain_text(".pdf", pdf_of("The road will close"))
    assert "The road will close" in text
    assert reader.startswith("pypdf ")
    for data in (b"", b"%PDF-1.4 broken", pdf_of("")):
        with pytest.raises(ReadError):
            read_plain_text(".pdf", data)


@pytest.mark.parametrize("ending, module, extra", [(".html", "html_text", "html"), (".pdf", "pypdf", "pdf-text")])
def test_a_missing_reader_is_named(ending, module, extra, monkeypatch):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError) as caught:
        read_plain_text(ending, b"x")
    assert caught.value.help == f"pip install 'argmap[{extra}]'"


@pytest.mark.parametrize("data, reason", [(b"\xff\xfea", "UTF-16"), (b"a\n\xe9", "line 2"), (b"a\0b", "null")])
def test_other_encodings_are_refused_with_the_reason(data, reason):
    with pytest.raises(ReadError, match=reason):
        read_plain_text(".txt", data)


def pdf_of(words):
    """A PDF of one page, written by hand."""
    stream = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode() if words else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data = b"%PDF-1.4\n"
    starts = []
    for number, each in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(data)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)

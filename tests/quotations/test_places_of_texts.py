"""Where a person finds a passage: page, paragraph, time, chapter."""

import pytest

import argmap
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.readers import Mark
from argmap.source import Source
from made_files import pdf_of, run, word_of


@pytest.mark.parametrize(
    "marks, places",
    [
        ((), ["", "", ""]),
        ((Mark(0, "page", "iv"), Mark(5, "page", "5")), ["p. iv", "p. iv", "p. 5"]),
        ((Mark(4, "cue", "0:01:12"),), ["", "0:01:12", "0:01:12"]),
        ((Mark(0, "paragraph", "1"), Mark(4, "note", "2")), ["¶ 1", "note 2", "note 2"]),
        (
            (Mark(0, "chapter", "The calm"), Mark(4, "chapter", "The storm")),
            ["“The calm”", "“The storm”", "“The storm”"],
        ),
        (
            (Mark(0, "chapter", "I"), Mark(0, "paragraph", "1"), Mark(4, "paragraph", "2"), Mark(5, "chapter", "II")),
            ["“I”, ¶ 1", "“I”, ¶ 2", "“II”"],
        ),
    ],
)
def test_a_place_is_that_of_the_last_mark(marks, places):
    text = QuotedText(Source("x", "abc def"), marks=marks)
    assert [text.place(offset) for offset in (0, 4, 6)] == places


def test_the_text_of_a_source_keeps_its_places_and_what_is_no_running_text(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_of(["The road will", "1"], ["close in March.", "2"]))
    (tmp_path / "b.docx").write_bytes(word_of(f"<w:p>{run('It will close.')}<w:del>{run('No.')}</w:del></w:p>"))
    text = "source a: A\n  text: a.pdf\nsource b: B\n  text: b.docx\nclaim c: C.\n  quote a: close in March\n"
    (tmp_path / "m.argmap").write_text(text + "  quote b: it will close\n", encoding="utf-8")
    compilation = argmap.load(tmp_path / "m.argmap")
    assert compilation.diagnostics == ()
    first, second = (each.text for each in argmap.quotes(compilation))
    assert first.place(first.source.text.index("close")) == "p. 2"
    assert [what for _, _, what in first.skipped] == ["page number", "page break", "page number"]
    assert second.place(0) == "¶ 1"
    assert second.left_out == (("deleted", "No."),)

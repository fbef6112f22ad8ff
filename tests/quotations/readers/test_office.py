"""Word and OpenDocument: inserted text, no deleted text, no note marks; notes at the end."""

import pytest

from argmap.quotations.text.readers import Mark, ReadError, read_plain_text
from argmap.quotations.text.readers import packed as packed_files
from made_files import open_document_of, packed, run, word_of


def word(body, **parts):
    return read_plain_text(".docx", word_of(body, **parts))


def odt(body, styles=""):
    return read_plain_text(".odt", open_document_of(body, styles))


def refused(ending, data):
    with pytest.raises(ReadError) as caught:
        read_plain_text(ending, data)
    return caught.value


def test_the_paragraphs_of_a_word_file_are_counted():
    plain = word(f"<w:p>{run('One ')}{run('road.')}</w:p><w:p/><w:p>{run('Two.')}</w:p>")
    assert plain.text == "One road.\n\nTwo.\n"
    assert plain.marks == (Mark(0, "paragraph", "1"), Mark(11, "paragraph", "2"))
    assert plain.reader.startswith("lxml ")


@pytest.mark.parametrize(
    "body, expected",
    [
        (f"<w:p>{run('will ')}<w:ins>{run('not ')}</w:ins>{run('close')}</w:p>", "will not close"),
        (f"<w:p><w:hyperlink>{run('lin')}</w:hyperlink>{run('ked')}</w:p>", "linked"),
        (f"<w:p><w:sdt><w:sdtContent>{run('in a field')}</w:sdtContent></w:sdt></w:p>", "in a field"),
        (f"<w:p>{run('10')}{run('6', '<w:vertAlign w:val=`superscript`/>')}</w:p>".replace("`", '"'), "10⁶"),
        (f"<w:p>{run('CO')}{run('2', '<w:vertAlign w:val=`subscript`/>')}</w:p>".replace("`", '"'), "CO₂"),
        ("<w:p><w:r><w:t>1.5</w:t><w:noBreakHyphen/><w:t>degree</w:t></w:r></w:p>", "1.5\u2011degree"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc"),
        (f"<w:p>{run('said')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' so')}</w:p>", "said so"),
        ('<w:p><w:r><w:sym w:char="2192"/><w:sym w:char="F0E0"/></w:r></w:p>', "→\ufffd"),
        (f"<w:p>{run('seen', '<w:vanish w:val=`0`/>')}</w:p>".replace("`", '"'), "seen"),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:tc><w:p>{run('c')}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p>{run('d')}</w:p>",
            "a\tb\nc\n\nd",
        ),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('one ')}</w:p><w:p>{run('sentence')}</w:p>",
            "one sentence",
        ),
        (
            f"<w:p>{run('The text ')}<w:r><w:txbxContent><w:p>{run('A box')}</w:p></w:txbxContent></w:r>"
            f"{run('goes on')}</w:p><w:p>{run('end')}</w:p>",
            "The text goes on\n\nA box\n\nend",
        ),
    ],
)
def test_what_a_word_file_says(body, expected):
    assert word(body).text == f"{expected}\n"


@pytest.mark.parametrize(
    "body, what, words",
    [
        ("<w:del><w:r><w:delText>not </w:delText></w:r></w:del>", "deleted", "not"),
        (f"<w:moveFrom>{run('moved')}</w:moveFrom>", "deleted", "moved"),
        (run("unseen", "<w:vanish/>"), "hidden", "unseen"),
        (run("unseen", '<w:rStyle w:val="H"/>'), "hidden", "unseen"),
    ],
)
def test_what_a_word_file_does_not_say_any_more(body, what, words):
    styles = '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="S"/>'
    plain = word(f"<w:p>{run('The tax will ')}{body}{run('rise')}</w:p>", styles=styles)
    assert plain.text == "The tax will rise\n"
    assert plain.left_out == ((what, words),)


def test_notes_of_a_word_file_stand_at_its_end_in_the_order_of_their_marks():
    marks = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (7, 2))
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(words)}</w:p></w:footnote>'
        for number, words in ((0, "___"), (2, "second"), (7, "first"))
    )
    plain = word(f"<w:p>{run('Text')}{marks}</w:p>", footnotes=notes)
    assert plain.text == "Text\n\nfirst\n\nsecond\n"
    assert plain.marks == (Mark(0, "paragraph", "1"), Mark(6, "note", "1"), Mark(13, "note", "2"))


def test_heads_feet_comments_fields_and_contents_are_no_text():
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent><w:p>{run('Introduction 1')}</w:p></w:sdtContent></w:sdt>"
    )
    field = "<w:p><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>May</w:t></w:r></w:p>"
    plain = word(
        contents + field,
        header1=f"<w:p>{run('Secret')}</w:p>",
        footer1=f"<w:p>{run('p. 1')}</w:p>",
        comments=f"<w:comment><w:p>{run('Really?')}</w:p></w:comment>",
    )
    assert plain.text == "May\n"
    assert plain.left_out == (
        ("table of contents", "Introduction 1"),
        ("comment", "Really?"),
        ("footer", "p. 1"),
        ("header", "Secret"),
    )


STYLES = (
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="U"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="L"><style:text-properties style:text-position="sub 58%"/></style:style>'
)


@pytest.mark.parametrize(
    "body, expected",
    [
        ("<text:h>Head</text:h><text:p>The <text:span>ro</text:span>ad</text:p>", "Head\n\nThe road"),
        ("<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>", "a b\tc\nd"),
        ("<text:p>10<text:span text:style-name='U'>6</text:span></text:p>", "10⁶"),
        ("<text:p>CO<text:span text:style-name='L'>2</text:span></text:p>", "CO₂"),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
            "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table><text:p>c</text:p>",
            "a\tb\n\nc",
        ),
        (
            "<text:p>The text <draw:frame><draw:text-box><text:p>A box</text:p></draw:text-box></draw:frame>"
            "goes on</text:p>",
            "The text goes on\n\nA box",
        ),
        ("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a"),
        ("<text:p>now <text:change-start/>inserted<text:change-end/></text:p>", "now inserted"),
    ],
)
def test_what_an_open_document_says(body, expected):
    assert odt(body, STYLES).text == f"{expected}\n"


@pytest.mark.parametrize(
    "before, inside, what, words",
    [
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>not</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>",
            "<text:change/>",
            "deleted",
            "not",
        ),
        ("", "<text:span text:style-name='H'>unseen </text:span>", "hidden", "unseen"),
        ("", "<office:annotation><text:p>Really?</text:p></office:annotation>", "comment", "Really?"),
        ("", "<text:ruby><text:ruby-text>x</text:ruby-text></text:ruby>", "ruby", "x"),
        ("<text:table-of-content><text:p>Head 1</text:p></text:table-of-content>", "", "table of contents", "Head 1"),
    ],
)
def test_what_an_open_document_does_not_say_any_more(before, inside, what, words):
    plain = odt(f"{before}<text:p>The tax will {inside}rise</text:p>", STYLES)
    assert plain.text == "The tax will rise\n"
    assert plain.left_out == ((what, words),)


def test_notes_of_an_open_document_stand_at_its_end():
    note = (
        "<text:note><text:note-citation>3</text:note-citation><text:note-body><text:p>See there</text:p>"
        "</text:note-body></text:note>"
    )
    plain = odt(f"<text:p>said{note} so</text:p><text:p>end</text:p>")
    assert plain.text == "said so\n\nend\n\nSee there\n"
    assert plain.marks == (Mark(0, "paragraph", "1"), Mark(9, "paragraph", "2"), Mark(14, "note", "3"))
    assert plain.left_out == (("note mark", "3"),)


WORD = word_of(f"<w:p>{run('x')}</w:p>")
ENCRYPTED = WORD.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
    b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
)


@pytest.mark.parametrize(
    "ending, data, reason",
    [
        (".docx", b"", "the file is empty"),
        (".docx", b"words", "its name ends in `.docx`, but it is no such file"),
        (".docx", b"\xd0\xcf\x11\xe0", "its name ends in `.docx`, but it is a file of an older Word"),
        (".odt", b"%PDF-1.7", "its name ends in `.odt`, but it is a PDF"),
        (".docx", b"PK\x03\x04\x14\0...word/document.xml\0", "the Word file is broken"),
        (".docx", WORD[:-30], "the Word file is broken"),
        (".docx", ENCRYPTED, "the Word file is locked: it needs a password"),
        (".docx", packed({"word/document.xml": "<w:document"}), "the Word file is broken"),
        (".docx", open_document_of(""), "its name ends in `.docx`, but it is an OpenDocument file"),
        (".docx", packed({"a.txt": "a"}), "its name ends in `.docx`, but it is a packed file (ZIP)"),
        (".odt", packed({"content.xml": "<a/>"}), "the OpenDocument file holds no text document"),
        (
            ".odt",
            packed({"content.xml": "<a/>", "META-INF/manifest.xml": "<encryption-data/>"}),
            "the OpenDocument file is locked: it needs a password",
        ),
    ],
)
def test_each_thing_that_is_wrong_has_its_message(ending, data, reason):
    error = refused(ending, data)
    assert str(error) == reason
    assert error.help


def test_what_a_document_unpacks_to_is_bounded(monkeypatch):
    monkeypatch.setattr(packed_files, "MOST_UNPACKED", 1_000_000)
    bomb = packed({"word/document.xml": b" " * 2_000_000})
    assert len(bomb) < 10_000
    assert str(refused(".docx", bomb)) == "the Word file unpacks to more than 1 MB"


def test_entities_of_a_document_are_not_unpacked():
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    bomb = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]><d a="&l9;">&l9;</d>'
    assert str(refused(".docx", packed({"word/document.xml": bomb}))) == "the Word file is broken"

"""HTML: what a browser shows, and no space inside a word."""

import pytest

import argmap
from argmap.quotations.text.readers import ReadError, read_plain_text


def read(page):
    return read_plain_text(".html", page if isinstance(page, bytes) else page.encode())


def text(page):
    return read(page).text.removesuffix("\n")


def dropped(page):
    return [tuple(each) for each in read(page).left_out]


@pytest.mark.parametrize(
    "page, expected",
    [
        ("<p>The new br<b>idg</b>e", "The new bridge"),
        ("the <a href=x>coun</a>cil", "the council"),
        ("an es<wbr>ti<wbr/>mate", "an estimate"),
        ('<span class="cap">N</span>o one, and <em>not</em>able', "No one, and notable"),
        ("<b>un</b>likely<i>!</i>", "unlikely!"),
        ("a <b> b</b> <i>c </i>d", "a b c d"),
        ("a\n  b\t c", "a b c"),
        ("no&nbsp;break soft&shy;hyphen &lt;b&gt; &#8364; caf&eacute;", "no\u00a0break soft\u00adhyphen <b> € café"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
        ("<h1>Head</h1>tail <ul><li>one<li>two</ul>end", "Head\n\ntail\n\none\n\ntwo\n\nend"),
        ("a<br>b <br/> c", "a\nb\nc"),
        ("a<br><br>b", "a\n\nb"),
        ("<pre>\n  a  b\n c</pre>d", "  a  b\n c\n\nd"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>e", "a\tb\nc\td\n\ne"),
        ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td></td><td>c</td></tr></table>", "a\tb\nc"),
        ("<table><tr><td>a<br>b<td>c</table>", "a\nb\n\nc"),
        ('<span style="display:block">a</span><span>b</span>', "a\n\nb"),
        ('<li style="display: inline">a</li> <li style="display:inline">b</li>', "a b"),
        ("<p>他<b>否</b>认\n<p>ไม่<i>มี</i>", "他否认\n\nไม่มี"),
        ("He said <q>no <q>way</q></q>, and left", "He said “no “way””, and left"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_only_blocks_breaks_and_cells_part_words(page, expected):
    assert text(page) == expected


@pytest.mark.parametrize(
    "page, expected",
    [
        ("10<sup>6</sup>", "10⁶"),
        ("CO<sub>2</sub>", "CO₂"),
        ("5<sup>th</sup>", "5th"),
        ("10<sup>-3</sup> s<sup>−1</sup>", "10⁻³ s⁻¹"),
        ("<a href=x>an area of 5 m<sup>2</sup></a>", "an area of 5 m²"),
        ("10<sup><a href='/wiki/Power'>6</a></sup>", "10⁶"),
        ("e<sup>2x+1</sup>", "e²x+¹"),
    ],
)
def test_powers_and_indices_stay_what_they_are(page, expected):
    assert text(page) == expected
    assert dropped(page) == []


@pytest.mark.parametrize(
    "mark, words",
    [
        ("<sup>[1]</sup>", "[1]"),
        ("<sup>[citation needed]</sup>", "[citation needed]"),
        ("<sup><a href='#n2'>2</a></sup>", "2"),
        ("<a href='#n2'><sup>2</sup></a>", "2"),
        ('<sup class="reference" id="c"><a href="#cite_note-3"><span>[</span>3<span>]</span></a></sup>', "[3]"),
        ('<sup class="footnote-ref">4</sup>', "4"),
        ("<sup><a href='#a'>1</a>, <a href='#b'>2</a></sup>", "1, 2"),
        ("<sup><a href='#s'>*</a></sup>", "*"),
        ('<a class="footnote-ref" href="#fn1" role="doc-noteref">1</a>', "1"),
    ],
)
def test_note_marks_are_left_out(mark, words):
    page = f"<p>The cup is won.{mark} It was lost."
    assert text(page) == "The cup is won. It was lost."
    assert dropped(page) == [("note mark", words)]


def test_a_note_mark_behind_a_number_leads_into_the_page():
    assert text("in 1987<sup><a href='#n1'>1</a></sup> and") == "in 1987 and"
    assert text("said<sup>1</sup> so") == "said¹ so"  # raised, and nothing says that it is a note


@pytest.mark.parametrize(
    "page, what, words",
    [
        ("a<title>Head</title>", "title", "Head"),
        ('<span style="color: red; display:none">unseen</span>', "hidden", "unseen"),
        ('<span style="visibility : Hidden">unseen</span>', "hidden", "unseen"),
        ("<p hidden>unseen <b>words</b></p>", "hidden", "unseen words"),
        ("<del>most</del> <ins>a</ins>", "deleted", "most"),
        ("<s>most</s>", "deleted", "most"),
        ("<script>var a</script>", "script", "var a"),
        ("<style>p {}</style>", "style", "p {}"),
        ("<noscript>Turn it on</noscript>", "stand-in", "Turn it on"),
        ("<template><p>later</p></template>", "stand-in", "later"),
        ("<svg><text>axis</text></svg>", "picture", "axis"),
        ("<select><option>one</select>", "form", "one"),
        ("<math><mi>x</mi><annotation>\\x</annotation></math>", "formula", "\\x"),
    ],
)
def test_what_nobody_sees_is_left_out_and_listed(page, what, words):
    assert (what, words) in dropped(page + "<p>seen")
    assert words not in text(page + "<p>seen")


def test_furigana_are_a_reading_aid():
    assert text("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>の本") == "漢字の本"


def test_only_what_is_hidden_from_everybody_is_hidden():
    assert text("<p aria-hidden=true>seen</p><!-- not seen --><img alt='a picture'>") == "seen"


@pytest.mark.parametrize(
    "page, expected",
    [
        ('<meta charset="windows-1252"><p>café'.encode("cp1252"), "café"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">日本語'.encode("cp932"), "日本語"),
        ('<?xml version="1.0" encoding="koi8-r"?><html><p>нет'.encode("koi8-r"), "нет"),
        ("\ufeff<p>né".encode(), "né"),
        ("\ufeff<p>né".encode("utf-16-le"), "né"),
        ('<meta charset="iso-8859-1"><p>“a”'.encode("cp1252"), "“a”"),
        ('<!-- <meta charset="big5"> --><p>né'.encode(), "né"),
        ('<meta charset="utf-16"><p>né'.encode(), "né"),
    ],
)
def test_the_declared_encoding_is_that_of_the_page(page, expected):
    assert text(page) == expected


@pytest.mark.parametrize(
    "page, reason",
    [
        (b"<p>a\n\xe9 b", "line 2 is not encoded as UTF-8"),
        (b'<meta charset="shift_jis">\n\x81 x', "it declares shift_jis, but line 2 is not encoded so"),
        ('<meta charset="windows-1252"><p>café'.encode(), "it declares windows-1252, but is encoded as UTF-8"),
        (b'<meta charset="rot13"><p>a', "it declares the encoding `rot13`, which is not known"),
        (b"<p>a\0b", "it holds null bytes, so it is no text"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"{\\rtf1 words}", "it is an RTF file"),
        (b"\x89PNG\r\n", "it is a picture (PNG)"),
        (b"<?xml version='1.0'?><TEI>", "it is XML (TEI)"),
    ],
)
def test_a_wrong_declaration_is_named(page, reason):
    with pytest.raises(ReadError) as caught:
        read(page)
    assert str(caught.value) == reason
    assert caught.value.help


def test_the_reader_is_named_and_html_has_no_places():
    page = read("<p>x")
    assert page.reader.startswith("lxml ")
    assert (page.marks, page.skipped) == ((), ())


def deep(levels):
    return "<html><body>" + "<div>" * levels + "footfall rose by 12" + "</div>" * levels + "<p>end</p>"


@pytest.mark.parametrize("levels", [1, 254, 255, 256, 260, 1000])
def test_html_is_read_to_its_end_however_deep_it_nests(levels):
    assert text(deep(levels)) == "footfall rose by 12\n\nend"


def test_html_that_nests_deeper_than_its_parser_goes_is_refused_and_not_cut():
    try:
        assert text(deep(100_000)) == "footfall rose by 12\n\nend"  # older parsers go all the way
    except ReadError as error:
        assert "nests deeper" in str(error)  # noqa: PT017


def test_the_words_of_a_deep_page_are_not_said_to_be_missing(tmp_path):
    (tmp_path / "s.html").write_text(deep(100_000), encoding="utf-8")
    map_ = "source s: S\n  text: s.html\nclaim a: A.\n  quote s: footfall rose by 12\n"
    assert {each.rule.name for each in argmap.loads(map_, folder=tmp_path).diagnostics} <= {"text-unreadable"}


def test_a_page_with_many_breaks_of_words_is_not_deep():
    assert text("<p>" + "a<wbr>" * 5000) == "a" * 5000


@pytest.mark.parametrize("page", [b"", b"   ", b"<!-- c -->", b"<?x y?>", b"plain", b"<", b"<a", b"</p>", b"<depth>"])
def test_a_page_without_elements_is_read(page):
    read(page)

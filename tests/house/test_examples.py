"""Every example compiles, is laid out in the common way, is drawn and is reported."""

import hashlib
import re
import unicodedata

import pytest

import argmap
from argmap.formatter import format_document
from argmap.source import Source
from argmap.syntax.parse import parse
from conftest import EXAMPLES, ROOT, each_example

NEWS = ROOT / "examples" / "china"
TEXTS = ROOT.parent / "shared" / "texts"
"""The news texts are not ours to publish: who has them keeps them there."""


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_nothing_is_to_be_said_of_an_example(path):
    found = argmap.load(path).diagnostics
    allowed = {"AM305"} if path.parent == NEWS else set()  # the news texts are not ours to publish
    assert [each for each in found if each.rule.code not in allowed] == []


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the news texts are not at hand")
@pytest.mark.parametrize("path", sorted(NEWS.glob("*.argmap")), ids=name_of)
def test_nothing_is_to_be_said_of_an_example_with_its_texts(path):
    assert argmap.load(path, texts=[TEXTS]).diagnostics == ()


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the news texts are not at hand")
@pytest.mark.parametrize("path", sorted(NEWS.glob("*.argmap")), ids=name_of)
def test_every_quotation_of_the_news_maps_stands_in_its_text(path):
    found = argmap.quotes(argmap.load(path, texts=[TEXTS]))
    assert [each for each in found if not each.status.good] == []
    assert path.stem == "sources" or len(found) > 10


def test_every_quotation_of_mill_street_stands_in_its_text():
    found = argmap.quotes(argmap.load(ROOT / "examples/mill-street/mill-street.argmap"))
    assert len(found) == 13
    assert all(each.status.good for each in found)


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_an_example_is_laid_out_in_the_common_way(path):
    text = path.read_text(encoding="utf-8")
    assert format_document(parse(Source(path.name, text))) == text


@pytest.mark.parametrize("path", each_example())
def test_an_example_is_drawn_and_reported_with_every_claim(path):
    compilation = argmap.load(path)
    svg = argmap.draw(compilation).decode()
    report = argmap.report(compilation)
    assert compilation.map.claims or path.stem == "sources"
    for claim in compilation.facts.map.claims.values():  # wordings of one stand in one box
        assert f'id="claim-{claim.id}"'.replace("-", "&#45;") in svg.replace("-", "&#45;")
        assert f"`{claim.id}`" in report


@pytest.mark.parametrize("name", ["panina", "visit", "hedge", "call", "cnn"])
def test_the_map_of_a_text_has_12_to_70_claims(name):
    assert 12 <= len(argmap.load(NEWS / f"{name}.argmap").map.claims) <= 70


def test_the_joined_map_ties_the_five_texts_together():
    amap = argmap.load(NEWS / "joined.argmap").map
    origins = {claim.partition(".")[0] for claim in amap.claims if "." in claim}
    assert origins == {"panina", "visit", "hedge", "call", "cnn"}
    across = [
        step
        for step in amap.inferences.values()
        if step.target in amap.claims
        and any(p.partition(".")[0] != step.target.partition(".")[0] for p in step.premises)
    ]
    assert len(across) >= 12
    assert len(amap.sources) == len({source.title for source in amap.sources.values()})


def plain(text):
    """Text with marks, dashes and white space made alike, as a reader would compare it."""
    for marks, mark in (('“”„«»"', '"'), ("‘’‚'", "'"), ("–—−‐‑", "-")):
        for each in marks:
            text = text.replace(each, mark)
    return " ".join(unicodedata.normalize("NFC", text).split())


def assert_quoted(quotation, text):
    at = 0
    for piece in re.split(r"\[(?:\.\.\.|…)\]|\[[^\]]*\]", plain(quotation.text)):
        found = text.find(piece.strip(), at)
        assert found >= 0, (quotation.source, quotation.text, piece)
        at = found + len(piece.strip())


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the news texts are not at hand")
@pytest.mark.parametrize("name", ["panina", "visit", "hedge", "call", "cnn", "joined"])
def test_every_quotation_stands_in_the_news_text_that_it_names(name):
    amap = argmap.load(NEWS / f"{name}.argmap").map
    for claim in amap.claims.values():
        for quotation in claim.quotations:
            text = (TEXTS / amap.sources[quotation.source].text).read_text(encoding="utf-8")
            assert_quoted(quotation, plain(text))


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the news texts are not at hand")
def test_the_digests_of_the_news_texts_are_theirs():
    sources = argmap.load(NEWS / "sources.argmap").map.sources.values()
    pinned = {source.text: source.sha256 for source in sources if source.text}
    assert len(pinned) == 5
    assert pinned == {name: hashlib.sha256((TEXTS / name).read_bytes()).hexdigest() for name in pinned}


def test_the_words_that_a_paper_gives_to_a_study_are_found_out():
    """Our own dispute holds one quotation that does not stand in its text, as its report shows."""
    compilation = argmap.load(ROOT / "examples/charger/charger.argmap")
    wrong = [each for each in argmap.quotes(compilation) if not each.status.good]
    assert [(each.claim, each.quotation.source, each.status) for each in wrong] == [("fires", "study", "not-found")]
    text = (ROOT / "examples/charger/texts/study.txt").read_text(encoding="utf-8")
    assert "cannot conclude that it causes fires" in plain(text)
    assert compilation.verdicts["fires"] == "unsupported"
    assert compilation.map.verdict("fires") == "undecided", "a map without its texts takes the words for unchecked"
    report = argmap.report(compilation)
    assert "the words quoted from the study" in report
    data = argmap.report_data(compilation)
    assert all("fires" not in {side.claim for side in each.sides} for each in data.together.findings)
    assert [each.stand for each in data.voices.sources if (each.voice, each.claim) == ("study", "fires")] == [
        "mentions"
    ]


def test_every_quotation_of_our_own_example_stands_in_its_text():
    folder = ROOT / "examples" / "mill-street"
    amap = argmap.load(folder / "mill-street.argmap").map
    for source in amap.sources.values():
        assert source.sha256 == hashlib.sha256((folder / source.text).read_bytes()).hexdigest()
    for claim in amap.claims.values():
        for quotation in claim.quotations:
            text = (folder / amap.sources[quotation.source].text).read_text(encoding="utf-8")
            assert_quoted(quotation, plain(text))


def test_a_changed_word_is_noticed_by_the_test_above():
    text = plain((ROOT / "examples/mill-street/texts/minutes.txt").read_text(encoding="utf-8"))
    changed = argmap.Quotation(argmap.QuotationKind.QUOTE, "minutes", "footfall rose by 21 per cent")
    with pytest.raises(AssertionError):
        assert_quoted(changed, text)

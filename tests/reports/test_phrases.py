"""The words of the short report are a file: translated into signs, no English is left on a page."""

import copy
import re
import tomllib

import pytest

import argmap
from argmap.findings.subject import Options
from argmap.page import phrasing
from argmap.page.blocks import length, text_of
from argmap.page.phrasing import FOLDER, Phrases, languages
from argmap.reports.contents import SUMMARY
from argmap.reports.pages import AnnexPlace, as_pages
from argmap.reports.report import report

GREEK = """map: Χάρτης
source s: Άλφα
  short: Άλφα
  date: 2022-03-04
  text: s.txt
source t: Βήτα
  short: Βήτα
  date: 2023
  text: t.txt
source u: Γάμα
  date: 2023-05
speaker v: Φι
speaker w: Ψι
  tags: reader
speaker x: Χι
  tags: unnamed
section: Ενότητα
claim a: Ένα.
  quote s by v: ένα ένα
  denial t by w: όχι ένα
  because b: Δύο.
    quote t by v: δύο δύο
  but c: Τρία.
    quote u by x: τρία τρία
claim d: Τέσσερα.
  quote s by w: τέσσερα τέσσερα
claim e: Πέντε;
  suspicion s by v: πέντε ίσως
  denial t by w: πέντε όχι
claim f: Έξι.
  quote s by v: έξι έξι
claim g: Επτά.
  quote t by w: επτά επτά
claim h: Οκτώ.
  because i: Εννέα.
    assumed
claim j: Δέκα.
  assumed
  because k: Έντεκα.
    because j
question q: Ποιο;
  answer: f
  answer: g
claim l: Δώδεκα.
  hope s by v: δώδεκα ίσως
  mention t by w: δώδεκα λέει
d contradicts c
"""
LETTERS = {ord(each): "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈ"[at] for at, each in enumerate("abcdefghijklmnopqrstuvwxyz")}


def translated(thing):
    """Every letter in signs, but for the names in braces."""
    if isinstance(thing, dict):
        return {key: translated(value) if key not in ("plural", "forms") else value for key, value in thing.items()}
    if isinstance(thing, list):
        return [translated(each) for each in thing]
    return "".join(
        each if each.startswith("{") else each.lower().translate(LETTERS) for each in re.split(r"(\{\w*\})", thing)
    )


@pytest.fixture
def signs(monkeypatch):
    table = translated(tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8")))
    monkeypatch.setattr(phrasing, "languages", lambda: ("en", "signs"))
    english = phrasing._of("en")
    monkeypatch.setattr(phrasing, "_of", lambda language: Phrases(table) if language == "signs" else english)
    return table


@pytest.mark.usefixtures("signs")
def test_a_translation_leaves_no_english(tmp_path):
    (tmp_path / "map.argmap").write_text(GREEK, encoding="utf-8")
    (tmp_path / "s.txt").write_text(
        "ένα ένα. τέσσερα τέσσερα. πέντε ίσως. έξι έξι. δώδεκα ίσως. άλλο.", encoding="utf-8"
    )
    (tmp_path / "t.txt").write_text("όχι ένα. δύο δύο. πέντε όχι. επτά επτά. δώδεκα λέει.", encoding="utf-8")
    made = argmap.load(tmp_path / "map.argmap")
    assert made.ok
    options = Options(only=SUMMARY, language="signs")
    found = report(made.map, made.facts, made.diagnostics, options=options, files=made.sources)
    ((_, page),) = as_pages(found, name="x", annex=AnnexPlace.NONE)
    text = "\n".join(map(text_of, page.blocks))
    said = {f"{each.message[:1].upper()}{each.message[1:]}." for each in made.diagnostics}
    for each in said:  # what `argmap check` says is not the report's
        text = text.replace(each, "")
    assert length(map(text_of, page.blocks)) > 300
    assert re.findall(r".*[A-Za-z]{2,}.*", text) == []


def test_a_language_without_a_file_is_told_in_english():
    assert languages() == ("en",)
    assert Phrases.of("tlh") is Phrases.of("en")


def test_every_form_of_a_phrase_is_there_and_takes_the_same_parts():
    table = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))

    def forms(thing):
        for value in thing.values():
            if isinstance(value, dict) and set(value) == set(table["forms"]):
                yield value
            elif isinstance(value, dict):
                yield from forms(value)

    every = list(forms(table))
    assert len(every) > 40
    for each in every:
        parts = {name: set(re.findall(r"\{\w*\}", form)) for name, form in each.items()}
        assert parts["one"] - {"{shown}"} == parts["other"] - {"{shown}"}, each  # “the first” needs no number


def test_plurals_are_chosen_by_the_rule_of_the_language():
    polish = copy.deepcopy(Phrases.of("en").table)
    polish |= {
        "plural": "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
        "forms": ["one", "few", "many"],
        "count": {"text": {"one": "{number} tekst", "few": "{number} teksty", "many": "{number} tekstów"}},
        "number": {**polish["number"], "words": [], "thousands": "\u202f"},
    }
    say = Phrases(polish)
    found = [say.count("text", n) for n in (1, 2, 5, 12, 22, 1000)]
    assert found == ["1 tekst", "2 teksty", "5 tekstów", "12 tekstów", "22 teksty", "1\u202f000 tekstów"]


def test_a_phrase_that_needs_a_number_says_so():
    with pytest.raises(KeyError, match="has a form for each number"):
        Phrases.of("en")("count.text", number="one")

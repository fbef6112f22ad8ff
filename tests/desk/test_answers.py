"""What the page of the desk asks, and what it is answered."""

import pytest

from argmap.desk.answers import Answers
from argmap.desk.session import Session
from argmap.service.shift import TextChange, applied
from argmap.service.workspace import Settings

TOWN = """\
map: A town
source gazette: The Gazette
  text: gazette.txt
source letter: A letter
speaker hale: Tom Hale, baker
claim close: The street should be closed.
  quote gazette by hale: The air would be better
  because air: The air gets better.
    assumed
section: Noise
claim noise: It gets quiet.
  supports close
"""
GAZETTE = "The air would be better, 😀 said Hale.\r\n\r\nHale said: It was loud here. Nobody quotes this sentence.\r\n"


@pytest.fixture
def desk(tmp_path):
    """Answers on a file that is checked, and what a text would be after the changes of an answer."""
    (tmp_path / "gazette.txt").write_bytes(GAZETTE.encode())
    path = tmp_path / "town.argmap"
    path.write_text(TOWN, encoding="utf-8")
    session = Session([path], lambda _: Settings())
    session._check()
    return Answers(session)


def after(desk, answer):
    return applied(desk.session.files[0].shared.text, [TextChange(*each) for each in answer["changes"]])


def test_files_and_what_is_new(desk):
    assert desk.ask("files", {})["files"] == ["town.argmap"]
    first = desk.ask("poll", {"file": 0, "version": -1, "checked": -1})
    assert first["text"] == TOWN
    assert first["saved"]
    same = desk.ask("poll", {"file": 0, "version": first["version"], "checked": first["checked"]})
    assert "text" not in same
    assert "diagnostics" not in same
    made = desk.ask("edit", {"file": 0, "version": 0, "changes": [[0, 0, "clam x: X\n"]]})
    assert made["diagnostics"][0]["code"] == "AM005"
    assert made["diagnostics"][0]["line"] == 1
    late = desk.ask("edit", {"file": 0, "version": 0, "changes": [[len(TOWN), len(TOWN), "# end\n"]]})
    assert late["text"] == "clam x: X\n" + TOWN + "# end\n"
    assert desk.ask("edit", {"file": 0, "version": 99, "changes": []})["stale"]


def test_texts_with_what_is_quoted_and_what_is_not(desk):
    found = desk.ask("texts", {"file": 0})
    (text,) = found["texts"]
    assert text["source"] == "gazette"
    assert 0 < text["quoted"] < 1
    assert [each["source"] for each in found["without"]] == ["letter"]
    shown = desk.ask("text", {"file": 0, "source": "gazette"})
    words = shown["text"]
    assert "\r" not in words
    (mark,) = shown["marks"]
    assert words[mark["start"] : mark["end"]] == "The air would be better"
    assert (mark["claim"], mark["kind"], mark["good"]) == ("close", "quote", True)
    gaps = [words[start:end] for start, end in shown["gaps"]]
    assert any("Nobody quotes this sentence." in each for each in gaps)
    assert "text" not in desk.ask("text", {"file": 0, "source": "gazette", "words": False})


def taken(desk, words, into, kind="quote", at="noise"):
    shown = desk.ask("text", {"file": 0, "source": "gazette"})["text"]
    start = shown.index(words)
    params = {"source": "gazette", "start": start, "end": start + len(words), "kind": kind, "into": into}
    return desk.ask("quote", {"file": 0, "caret": TOWN.index(f"claim {at}") + 8, **params})


def test_a_passage_is_taken_as_what_is_wanted(desk):
    made = taken(desk, "It was loud", "quotation")
    assert made["line"] == "quote gazette by hale: It was loud", "the text says who speaks"
    assert "claim noise: It gets quiet.\n  quote gazette by hale: It was loud\n" in after(desk, made)
    behind = taken(desk, "loud here", "quotation", "denial", at="close")
    assert "by hale: The air would be better\n  denial gazette: loud here\n" in after(desk, behind)
    claim = taken(desk, "Nobody quotes", "claim", at="close")
    assert "\n\nclaim nobody_quotes: Nobody quotes.\n  quote gazette: Nobody quotes\nsection: Noise" in after(
        desk, claim
    )
    reason = taken(desk, "loud here", "because", at="noise")
    assert after(desk, reason).endswith(
        "  supports close\n  because loud_here: Loud here.\n    quote gazette: loud here\n"
    )
    against = taken(desk, "loud here", "but", at="close")
    assert "    assumed\n  but loud_here: Loud here.\n    quote gazette" in after(desk, against)


def test_what_cannot_be_taken_is_refused(desk):
    assert "nothing is called" in taken(desk, "loud", "nowhere")["refused"]
    assert "no kind" in taken(desk, "loud", "quotation", "shout")["refused"]
    assert "no word" in taken(desk, "😀", "quotation")["refused"]
    assert "no text" in desk.ask("text", {"file": 0, "source": "letter"})["refused"]
    params = {"source": "gazette", "start": 0, "end": 9, "kind": "quote", "into": "quotation", "caret": 3}
    assert "no claim here" in desk.ask("quote", {"file": 0, **params})["refused"]


def test_the_file_is_completed_explained_and_laid_out(desk):
    offset = TOWN.index("supports close") + len("supports cl")
    labels = [each["label"] for each in desk.ask("complete", {"file": 0, "offset": offset})["items"]]
    assert "close" in labels
    assert desk.ask("hover", {"file": 0, "offset": TOWN.index("hale:")})["lines"] == ["Tom Hale, baker"]
    assert desk.ask("hover", {"file": 0, "offset": 1})["lines"] == []
    passage = desk.ask("define", {"file": 0, "offset": TOWN.index("The air would")})
    assert (passage["source"], passage["start"], passage["end"]) == ("gazette", 0, 23)
    place = desk.ask("define", {"file": 0, "offset": TOWN.rindex("close")})
    assert TOWN[place["start"] : place["end"]] == "close"
    assert desk.ask("define", {"file": 0, "offset": 0}) == {}
    symbols = desk.ask("outline", {"file": 0})["symbols"]
    assert ("close", 0) in {(each["name"], each["depth"]) for each in symbols}
    assert {each["verdict"] for each in symbols if each["name"] == "air"} == {"assumed"}
    assert desk.ask("layout", {"file": 0}) == {"changes": []}
    place = TOWN.index("claim noise")
    titles = [each["title"] for each in desk.ask("actions", {"file": 0, "start": place, "end": place})["actions"]]
    assert "take it as given (`assumed`)" in titles


def test_why_and_the_claim_at_a_place(desk):
    why = desk.ask("why", {"file": 0, "claim": "close"})
    assert why["text"] == "The street should be closed."
    assert TOWN[why["start"] :].startswith("close")
    for words, claim in (("by hale", "close"), ("assumed", "air"), ("supports close", "noise"), ("map:", "")):
        assert desk.ask("claim", {"file": 0, "offset": TOWN.index(words)})["claim"] == claim


def test_the_map_is_changed_by_lines(desk):
    related = after(desk, desk.ask("relate", {"file": 0, "premise": "air", "verb": "rebuts", "target": "noise"}))
    assert "  because air: The air gets better.\n    rebuts noise\n" in related
    said = after(desk, desk.ask("say", {"file": 0, "claim": "air", "text": "It smells."}))
    assert "  because air: It smells.\n" in said
    assert "claim noise" not in after(desk, desk.ask("delete", {"file": 0, "claim": "noise"}))
    assert "is named in" in desk.ask("delete", {"file": 0, "claim": "close"})["refused"]
    renamed = after(desk, desk.ask("rename", {"file": 0, "offset": TOWN.index("close:"), "new": "shut"}))
    assert "claim shut:" in renamed
    assert "  supports shut\n" in renamed
    assert "is no name" in desk.ask("rename", {"file": 0, "offset": TOWN.index("close:"), "new": "1"})["refused"]


def test_texts_are_there_before_anything_is_quoted(tmp_path):
    (tmp_path / "gazette.txt").write_bytes(GAZETTE.encode())
    path = tmp_path / "town.argmap"
    path.write_text("source gazette: The Gazette\n  text: gazette.txt\nclaim main: All.\n  open\n", encoding="utf-8")
    session = Session([path], lambda _: Settings())
    session._check()
    desk = Answers(session)
    (text,) = desk.ask("texts", {"file": 0})["texts"]
    assert text["quoted"] == 0.0
    shown = desk.ask("text", {"file": 0, "source": "gazette"})
    assert len(shown["gaps"]) >= 3
    made = desk.ask(
        "quote",
        {"file": 0, "source": "gazette", "start": 0, "end": 7, "kind": "quote", "into": "quotation", "caret": 60},
    )
    assert made["line"] == "quote gazette: The air"

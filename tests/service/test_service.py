"""What editors ask of a file while it is written."""

import random
import re
from pathlib import Path

import pytest

import argmap
from argmap.diagnostics.diagnostic import in_order
from argmap.interchange.as_dict import to_dict
from argmap.model.renaming import renamed as renamed_map
from argmap.resolve.scopes import NameKind
from argmap.service.actions import ActionKind, actions, fix_all
from argmap.service.completion import completion
from argmap.service.edits import deleted, quote, relate, set_text
from argmap.service.hover import hover
from argmap.service.layout import changes_between, layout
from argmap.service.lenses import hints, lenses
from argmap.service.naming import RefusedError, definition, occurrences, renamed
from argmap.service.outline import folds, links, outline, selections
from argmap.service.quick import QuickReader
from argmap.service.quoting import quoting_line, snapped
from argmap.service.shift import Shift, TextChange, applied
from argmap.service.tokens import tokens
from argmap.service.view import FileView
from argmap.service.workspace import Settings, Workspace
from argmap.source import Source
from argmap.syntax.parse import parse
from conftest import EXAMPLES, ROOT, each_example, slow_after

BITS = [
    *("x", " ", "\n", "  ", "\n\n", "claim q: Q.\n", "  quote hedge: words\n", "|", "  | more\n", "#", "because", "\t"),
    *(":", "é", "😀", "\nclaim", "  and\n", "assumed", "-> ", '"', "\r\n", "\r", "claim 1a: X\n", 'claim q"x: Q\n'),
    *("\n\tassumed", "# a\n", "\n| x", "map: M\n", "{\n", "# Title\n- [a]: b\n"),
]


def told(diagnostics):
    return [
        (
            each.rule.code,
            each.span.start,
            each.span.end,
            each.message,
            each.help,
            each.notes,
            tuple((edit.span.start, edit.span.end, edit.new) for edit in each.edits),
            tuple((label.span.start, label.text) for label in each.others),
        )
        for each in diagnostics
    ]


@pytest.mark.parametrize("seed", slow_after(10, range(250)))
def test_the_mistakes_of_lines_are_those_of_the_whole_file_after_every_key(seed):
    """10,000 edits: letters, line ends, tabs, comments, deletions, other formats."""
    chance = random.Random(seed)
    text = "".join((ROOT / "examples" / "china" / f"{name}.argmap").read_text("utf-8") for name in ("hedge", "cnn"))
    start = text.rfind("\n", 0, chance.randrange(len(text) - 1500)) + 1
    quick = QuickReader(text[start : start + chance.choice([0, 80, 400, 1500])])
    for _ in range(40):
        low = chance.randrange(len(quick.text) + 1)
        high = min(len(quick.text), low + (chance.randrange(12) if chance.random() < 0.5 else 0))
        quick.change(TextChange(low, high, chance.choice(BITS) if chance.random() < 0.8 else ""))
        assert told(quick.diagnostics()) == told(in_order(parse(Source("f", quick.text)).diagnostics))


def test_places_move_with_the_text():
    shift = Shift([TextChange(2, 2, "ab "), TextChange(10, 12, "")])
    assert shift.span(0, 1) == (0, 1)
    assert shift.span(2, 5) == (5, 8), "a word of its own before it does not touch it"
    assert shift.span(1, 2) is None, "it goes on now"
    assert shift.span(6, 8) is None, "it was touched"
    assert shift.span(12, 14) == (13, 15)
    assert shift.span(1, 4, whole=False) == (1, 7)
    assert applied("0123456789", [TextChange(8, 9, "x"), TextChange(1, 3, "")]) == "034567x9"
    with pytest.raises(ValueError, match="overlap"):
        applied("0123", [TextChange(0, 2, ""), TextChange(1, 3, "")])


TOWN = """\
map: A town
source gazette: The Gazette
  text: gazette.txt
speaker hale: Tom Hale
claim close: The street should be closed.
  because air as by_air: The air gets better.
    quote gazette by hale: The air would be better
    warrant: air matters
  but shops: Shops would close.
    open
claim noise: It gets quiet.
  supports close
"""
GAZETTE = "The air would be better, said Hale. The air would be better at night, too. It was loud, very loud, here.\n"


@pytest.fixture
def town(tmp_path):
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    return tmp_path / "town.argmap"


def viewed(path, text):
    space = Workspace()
    file = space.open(path, text)
    space.check_now()
    return FileView(space, file)


def offered(path, text, after):
    """What is offered behind the last words of a text."""
    view = viewed(path, text)
    return {each.label: each for each in completion(view, text.rindex(after) + len(after))}


@pytest.mark.parametrize(
    "added, some, none",
    [
        ("cl", {"claim", "section", "close"}, {"quote", "because"}),
        (
            "claim x: X.\n  ",
            {"quote", "denial", "because", "assumed", "supports", "note", "credence"},
            {"and", "claim"},
        ),
        ("claim x: X.\n  because y: Y.\n    ", {"warrant", "scheme", "unless", "argued", "quote"}, {"source", "and"}),
        ("claim x: X.\n  quote ", {"gazette"}, {"hale", "close"}),
        ("claim x: X.\n  quote gazette by ", {"hale", "gazette"}, {"close"}),
        ("claim x: X.\n  quote gazette ", {"by", "at", "citing"}, {"hale"}),
        ("claim x: X.\n  quote gazette at ", {"#1"}, set()),
        ("claim x: X.\n  because ", {"close", "air"}, {"gazette"}),
        ("claim x: X.\n  supports ", {"close", "air"}, {"gazette", "by_air"}),
        ("noise undercuts ", {"by_air", "close"}, {"gazette"}),
        ("noise ", {"supports", "undercuts", "restates"}, {"claim"}),
        ("expect ", {"close", "noise"}, {"gazette"}),
        ("expect close ", {"disputed", "accepted", "impugned"}, {"noise"}),
        ("claim x: X.\n  credence: ", {"likely", "very low"}, {"A"}),
        ("source s: S\n  reliability: ", {"A", "F"}, {"likely"}),
        ("source s: S\n  text: ", {"gazette.txt"}, {"town.argmap"}),
        ("speaker q: Q\n  speaks for: ", {"hale", "gazette"}, {"close"}),
        ("question q: Q?\n  ", {"answer", "evidence", "exhaustive"}, {"quote"}),
        ("claim x: Free text ", set(), {"claim", "close"}),
        ("claim x: X.\n  because y: Y.\n  ", {"and", "quote"}, set()),
        ("claim x: X.\n  | ", set(), {"quote", "because"}),
        ("claim clo", set(), {"supports"}),
        ("close undercuts noise by ", {"hale", "gazette"}, {"close"}),
        ("claim x: X.\n  quote gazette by hale at 12:30: it was lou", {"It was loud, very loud, here."}, set()),
    ],
)
def test_what_can_stand_at_a_place_is_offered(town, added, some, none):
    found = offered(town, TOWN + added, added)
    assert some <= found.keys()
    assert not none & found.keys()


def test_words_of_the_text_are_offered_to_the_end_of_their_sentence(town):
    added = "claim x: X.\n  quote gazette:  it WAS   lo"
    found = offered(town, TOWN + added, added)
    (item,) = found.values()
    assert item.new == "It was loud, very loud, here."
    assert item.detail == "gazette.txt:1:76"
    text = TOWN + added
    assert f"{text[: item.start]}{item.new}".endswith("quote gazette:  It was loud, very loud, here.")


def test_names_lead_to_their_declaration_and_quotations_to_their_passage(town):
    view = viewed(town, TOWN)
    place = definition(view, TOWN.rindex("close"))
    assert TOWN[place.start : place.end] == "close"
    assert place.start == TOWN.index("close:")
    passage = definition(view, TOWN.index("The air would be better"))
    assert passage.path.name == "gazette.txt"
    assert GAZETTE[passage.start : passage.end] == "The air would be better"
    assert definition(view, 0) is None


def test_hovering_says_what_is_known(town):
    view = viewed(town, TOWN)
    claim = hover(view, TOWN.index("close:"))
    assert claim.lines[0] == "The street should be closed."
    assert claim.lines[1].startswith(f"**{view.compilation.standing('close').word}** – ")
    words = hover(view, TOWN.index("The air would be better"))
    assert words.lines[0].startswith("**")
    assert "gazette.txt:1:1" in words.lines[0]
    assert "said Hale" in words.lines[-1]
    assert hover(viewed(town, "# argmap: ignore[AM207] so\n" + TOWN), 20).lines[0].startswith("# AM207 ")
    assert hover(view, 0) is None
    assert hover(view, TOWN.index("hale:")).lines == ("Tom Hale",)


def test_a_taken_name_and_no_name_are_refused(town):
    view = viewed(town, TOWN)
    at = TOWN.index("close:")
    with pytest.raises(RefusedError, match=r"`noise` is the name of a claim in line 11 of town\.argmap"):
        renamed(view, at, "noise")
    for word in ("claim", "as", "supports", "quote"):
        with pytest.raises(RefusedError, match="word of the language"):
            renamed(view, at, word)
    for bad in ("two words", "1st", "a.b", "", "x!"):
        with pytest.raises(RefusedError, match="is no name"):
            renamed(view, at, bad)
    with pytest.raises(RefusedError, match="no name here"):
        renamed(view, 0, "x")
    assert renamed(view, at, "close") == {}


CHINA = [
    ROOT / "examples" / "china" / f"{name}.argmap" for name in ("joined", "hedge", "cnn", "call", "visit", "panina")
]


NAMES = ("id", "source", "speaker", "citing", "repeats", "speaks_for", "target", "quotation")


def in_data(data, old, new, key=""):
    """The data of a map in which a source, a speaker, a step or a question has another name."""
    if isinstance(data, dict):
        return {name: in_data(value, old, new, name) for name, value in data.items()}
    if isinstance(data, list):
        return [in_data(value, old, new, key) for value in data]
    if key in NAMES and isinstance(data, str):
        data = new if data == old else data
        data = re.sub(rf" by {re.escape(old)}(?=[ )]|$)", f" by {new}", data)
        return re.sub(rf"(?<=undercuts ){re.escape(old)}(?=[ )]|$)", new, data)
    return data


@pytest.mark.slow
def test_every_name_of_a_joined_map_can_be_changed_and_changed_back():
    """Claims, sources, speakers, steps and questions over seven files: the map is the renamed one, all else stays."""
    space = Workspace()
    for path in CHINA:
        space.open(path, path.read_text("utf-8"))
    space.check_now()
    top = next(file for path, file in space.files.items() if path.name == "joined.argmap")
    names = {
        each.entity.id: each
        for each in top.settled.compilation.names
        if each.declares and each.entity.kind is not NameKind.CONTRADICTION
    }
    whole = top.settled.compilation.map
    before = {Path(source.name): source.text for source in top.settled.compilation.sources}
    assert len(names) > 200
    chance = random.Random(5)
    tried = chance.sample(sorted(names), 40)
    for id_ in tried:
        occurrence = names[id_]
        path = Path(occurrence.span.source.name)
        file = space.get(path) or space.open(path, before[path])
        if file.settled is None:
            space.check_now()
        old = id_.rpartition(".")[2]
        changes = renamed(FileView(space, file), occurrence.span.start, f"{old}_x")
        after = {each: applied(text, changes.get(each, [])) for each, text in before.items()}
        again = Workspace()
        for each, text in after.items():
            again.open(each, text)
        again.check_now()
        made = again.get(top.path).settled.compilation
        if occurrence.entity.kind is NameKind.CLAIM:
            assert to_dict(made.map) == to_dict(renamed_map(whole, {id_: f"{id_}_x"})), id_
        else:
            assert to_dict(made.map) == in_data(to_dict(whole), id_, f"{id_}_x"), id_
        there = next(each for each in made.names if each.declares and each.entity.id == f"{id_}_x")
        back = renamed(FileView(again, again.get(Path(there.span.source.name))), there.span.start, old)
        assert {each: applied(text, back.get(each, [])) for each, text in after.items()} == before


@pytest.mark.parametrize("path", each_example(EXAMPLES))
def test_the_editor_shows_what_check_prints(path):
    space = Workspace()
    file = space.open(path, path.read_text("utf-8"))
    space.check_now()
    own = [each.diagnostic for each in file.diagnostics() if not each.root]
    whole = argmap.load(path)
    wanted = [each for each in whole.diagnostics if Path(each.span.source.name).resolve() == path.resolve()]
    assert [(each.rule.code, each.span.start, each.message) for each in own] == [
        (each.rule.code, each.span.start, each.message) for each in wanted
    ]


def test_a_text_that_is_saved_again_is_read_again(town):
    space = Workspace()
    file = space.open(town, TOWN.replace("The air would", "The wind would"))
    space.check_now()
    assert "AM302" in {each.diagnostic.rule.code for each in file.diagnostics()}
    (town.parent / "gazette.txt").write_text(GAZETTE.replace("air", "wind"), encoding="utf-8")
    space.check_now()
    assert "AM302" not in {each.diagnostic.rule.code for each in file.diagnostics()}


def test_a_file_knows_what_a_map_that_includes_it_says(tmp_path):
    part, whole = tmp_path / "part.argmap", tmp_path / "whole.argmap"
    part.write_text("claim a: A.\n  assumed\n", encoding="utf-8")
    whole.write_text("include: part.argmap as p\nclaim b: B.\n  assumed\nb rebuts p.a\n", encoding="utf-8")
    view = viewed(part, part.read_text("utf-8"))
    found = occurrences(view, 6)
    assert [(each.place.path.name, each.declares) for each in found] == [("part.argmap", True), ("whole.argmap", False)]
    changes = renamed(view, 6, "z")
    assert applied(whole.read_text("utf-8"), changes[whole]).endswith("b rebuts p.z\n")


def test_the_outline_folds_links_and_selections(town):
    view = viewed(town, TOWN)
    tops = outline(view)
    assert [(each.kind.value, each.name) for each in tops] == [
        ("map", ""),
        ("source", "gazette"),
        ("speaker", "hale"),
        ("claim", "close"),
        ("claim", "noise"),
    ]
    assert [(each.kind.value, each.name) for each in tops[3].children] == [("reason", "air"), ("objection", "shops")]
    assert TOWN[tops[3].start : tops[3].end].endswith("    open")
    assert (4, 9) in {(each.first, each.last) for each in folds(view)}
    (link,) = links(view)
    assert TOWN[link.start : link.end] == "gazette.txt"
    grown = [TOWN[a:b] for a, b in selections(view, TOWN.index("matters"))]
    assert grown[0] == "matters"
    assert grown[1] == "air matters"
    assert grown[-1] == TOWN


def test_colours_lenses_and_hints(town):
    view = viewed(town, TOWN)
    kinds = {(TOWN[each.start : each.end], each.kind.value): each.modifiers for each in tokens(view)}
    assert kinds["gazette", "source"] == ()
    assert "declaration" in kinds["noise", "claim"]
    assert view.compilation.standing("noise").word in kinds["noise", "claim"]
    told = [each.text.partition(" · ")[0] for each in lenses(view)]
    bare = "0 reasons for, 0 against"
    assert told == ["quoted 1 time", "2 reasons for, 1 against", f"{bare}, asserted 1 time", bare, bare]
    word = view.compilation.standing("close").word
    assert (TOWN.index("close:") + len("close"), word) in {(each.offset, each.text) for each in hints(view)}


def test_layout_changes_only_the_lines_that_differ(town):
    view = viewed(town, TOWN.replace("  but shops", "  but   shops"))
    changes = layout(view)
    assert applied(view.text, changes) == TOWN
    assert sum(change.end - change.start for change in changes) < len(TOWN) / 2
    for old, new in (("a\nb\nc\n", "a\nc\n"), ("", "x\n"), ("x\r\ny", "x\r\nz\r\n")):
        assert applied(old, changes_between(old, new)) == new


# ---- actions ----


def made_by(view, title, offset):
    (found,) = [each for each in actions(view, offset, offset) if title in each.title]
    return applied(view.text, found.changes[view.path])


def test_a_reason_becomes_a_claim_of_its_own_and_back(town):
    view = viewed(town, TOWN)
    apart = made_by(view, "a claim of its own", TOWN.index("because air"))
    assert "  because air as by_air\n    warrant: air matters\n" in apart
    assert "\nclaim air: The air gets better.\n  quote gazette by hale: The air would be better\n" in apart
    again = viewed(town, apart)
    assert to_dict(again.compilation.map)["inferences"] == to_dict(view.compilation.map)["inferences"]
    together = made_by(again, "where it is used", apart.index("claim air"))
    assert to_dict(viewed(town, together).compilation.map)["claims"] == to_dict(view.compilation.map)["claims"]


def test_flags_are_turned(town):
    view = viewed(town, TOWN)
    assert "  but shops: Shops would close.\n    assumed\n" in made_by(
        view, "`assumed` for `open`", TOWN.index("but shops")
    )
    taken = made_by(view, "take it as given (`assumed`)", TOWN.index("claim noise"))
    assert "claim noise: It gets quiet.\n  assumed\n" in taken
    assert made_by(viewed(town, taken), "do not take it as given", taken.index("claim noise")) == TOWN
    assert "  denial gazette: \n" in made_by(view, "who denies it", TOWN.index("claim noise"))


def test_what_is_unknown_can_be_declared(town):
    text = f"{TOWN}claim late: Late.\n  quote herald by smith: words\n  supports sense\n"
    view = viewed(town, text)
    assert "\nsource herald: herald\n" in made_by(view, "declare the source `herald`", text.index("herald"))
    assert "\nspeaker smith: smith\n" in made_by(view, "declare the speaker `smith`", text.index("smith"))
    done = made_by(view, "declare the claim `sense`", text.index("sense"))
    assert done.endswith("\nclaim sense: sense\n")


def test_one_of_several_passages_is_meant(town):
    view = viewed(town, TOWN)
    at = TOWN.index("The air would be better")
    second = made_by(view, "mean passage 2", at)
    assert "quote gazette by hale at #2: The air would be better" in second
    assert "AM304" not in {each.diagnostic.rule.code for each in viewed(town, second).file.diagnostics()}


def test_all_safe_repairs_at_once(town):
    text = "clam a: A.\n\tassumed\n"
    view = viewed(town, text)
    every = fix_all(view)
    assert every.kind is ActionKind.FIX_ALL
    assert applied(text, every.changes[view.path]) == "claim a: A.\n  assumed\n"
    assert fix_all(viewed(town, "claim a: A.\n  assumed\n")) is None


# ---- operations ----


def test_operations_write_lines(town):
    view = viewed(town, TOWN)
    related = applied(TOWN, relate(view, "noise", "rebuts", "shops"))
    assert "claim noise: It gets quiet.\n  rebuts shops\n" in related
    assert viewed(town, related).compilation.map.inferences.keys() > view.compilation.map.inferences.keys()
    assert (
        "The street stays."
        in viewed(town, applied(TOWN, set_text(view, "close", "The street  stays."))).claims["close"].text
    )
    assert "  denial gazette: loud\n" in applied(TOWN, quote(view, "noise", "denial gazette: loud"))
    gone = viewed(town, applied(TOWN, deleted(view, "noise")))
    assert gone.claims.keys() == view.claims.keys() - {"noise"}
    with pytest.raises(RefusedError, match="named in 1 other place"):
        deleted(view, "close")
    for wrong in (("noise", "likes", "close"), ("nobody", "supports", "close"), ("close", "supports", "close")):
        with pytest.raises(RefusedError):
            relate(view, *wrong)


# ---- quoting ----

HOSTILE = (
    "He said 😀 “direct.” and went home-\nward. 中文字符在这里。 # not a comment | nor this: at p. 3. The same line.\n"
    "The same line.\nThe same line.\n[sic] He said (twice) – no.\n"
) * 3


@pytest.mark.parametrize("seed", slow_after(20, range(400)))
def test_a_selection_becomes_a_quotation_of_exactly_that_passage(seed, tmp_path):
    chance = random.Random(seed)
    (tmp_path / "t.txt").write_text(HOSTILE, encoding="utf-8")
    base = "source t: T\n  text: t.txt\nclaim c: C.\n"
    view = viewed(tmp_path / "m.argmap", f"{base}  quote t: He said\n")
    text = view.text_of("t")
    start = chance.randrange(len(HOSTILE))
    end = min(len(HOSTILE), start + chance.randrange(1, 120))
    try:
        first, last = snapped(HOSTILE, start, end)
    except RefusedError:
        assert not any(char.isalnum() for char in HOSTILE[start:end])
        return
    made = quoting_line(text, start, end, source="t", kind=chance.choice(["quote", "denial", "mention"]))
    assert made.start <= first < last <= made.end
    again = viewed(tmp_path / "m.argmap", f"{base}  {made.line}\n")
    (checks,) = again.compilation.facts.quotations.values()
    assert checks[0].status.good
    assert (checks[0].in_source.start, checks[0].in_source.end) == (made.start, made.end)


def test_settings_keep_and_look_elsewhere(town, tmp_path_factory):
    other = tmp_path_factory.mktemp("texts")
    (town.parent / "gazette.txt").rename(other / "gazette.txt")
    space = Workspace(settings=lambda _: Settings(keeps=lambda each: each.rule.code != "AM304", texts=(other,)))
    file = space.open(town, TOWN)
    space.check_now()
    codes = {each.diagnostic.rule.code for each in file.diagnostics()}
    assert not codes & {"AM304", "AM305", "AM308"}


@pytest.mark.parametrize(
    "reference, claim, refused",
    [
        ("  because b\n    note: on the step\n    strength: 0.5\n", "  note: on the claim\n  assumed\n", True),
        ("    because b\n        warrant: W\n", "  assumed\n  because c: C\n    assumed\n", False),
        ("    because b\n        warrant: W\n", "     assumed\n", False),
        ("  because b as step\n    unless e: E\n      assumed\n", "  quote s: x\n  but d: D\n    open\n", False),
    ],
)
def test_a_claim_that_is_written_where_it_is_used_says_the_same(tmp_path, reference, claim, refused):
    text = f"source s: S\nclaim a: A\n{reference}claim b: B\n{claim}"
    view = viewed(tmp_path / "m.argmap", text)
    found = [
        each for each in actions(view, text.index("claim b"), text.index("claim b")) if "where it is used" in each.title
    ]
    assert bool(found) is not refused
    for each in found:
        again = viewed(tmp_path / "m.argmap", applied(text, each.changes[view.path]))
        before, after = (to_dict(one.compilation.map) for one in (view, again))
        assert after["inferences"] == before["inferences"]
        assert sorted(map(str, after["claims"])) == sorted(map(str, before["claims"]))


def test_comments_stay_with_what_is_below_them(tmp_path):
    text = "# argmap: ignore[AM206] meant\nclaim a: A\n  quote nos: hello\n"
    view = viewed(tmp_path / "m.argmap", text)
    assert made_by(view, "declare the source", text.index("nos")).startswith("source nos: nos\n# argmap: ignore")
    text = "claim a: A\n  because b: B\n    assumed\n    # why\n    warrant: W\n"
    view = viewed(tmp_path / "m.argmap", text)
    apart = made_by(view, "a claim of its own", text.index("because"))
    assert "  because b\n    # why\n    warrant: W\n" in apart

"""What there is one of: fields, names of classes, ways to build data; and the types of the public interface."""

import ast
import collections
import subprocess
import sys
import tomllib
import typing

import attrs
import pytest

import argmap
import schemas
import tables
from argmap import builder
from argmap.fields import BY_THING, Form, details_of
from argmap.interchange.as_dict import _CLASSES
from argmap.model.content import MapContent
from argmap.model.kinds import KINDS
from conftest import ROOT

PACKAGE = sorted((ROOT / "argmap").rglob("*.py"))
NOT_DATA = {"origin", "kind_origin", "source_origin", "locator_origin", "places", "question"}
DETAILS = {
    "map": builder.MapDetails,
    "source": builder.SourceDetails,
    "speaker": builder.SpeakerDetails,
    "section": builder.SectionDetails,
    "claim": builder.ClaimDetails,
    "quotation": builder.QuotationDetails,
    "inference": builder.StepDetails,
    "contradiction": builder.RelationDetails,
    "question": builder.QuestionDetails,
}
ONLY_IN_THE_BUILDER = {"name", "by", "at", "citing", "stance", "assumed", "open"}


@pytest.mark.parametrize("thing", [thing for thing in BY_THING if thing != "map"])
def test_a_class_has_the_fields_of_its_rows_in_their_order(thing):
    fields = [field.name for field in attrs.fields(_CLASSES[thing]) if field.name not in NOT_DATA]
    assert sorted(fields) == sorted(row.name for row in BY_THING[thing])


def test_a_map_has_the_fields_of_its_rows():
    assert {row.name for row in BY_THING["map"]} <= {field.name for field in attrs.fields(MapContent)}


@pytest.mark.parametrize("thing", DETAILS)
def test_the_builder_takes_the_details_of_the_table(thing):
    answers = {"answers", "exhaustive"} if thing == "question" else set()
    assert (
        set(typing.get_type_hints(DETAILS[thing])) - ONLY_IN_THE_BUILDER - answers
        == {row.name for row in details_of(thing)} - answers
    )


def test_every_form_but_that_of_quotations_has_a_meaning():
    assert set(KINDS) == set(Form) - {Form.QUOTATIONS, Form.EVIDENCE}


def test_no_two_classes_have_one_name():
    places = collections.defaultdict(list)
    for path in PACKAGE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path.relative_to(ROOT).as_posix())
    twins = {name: found for name, found in places.items() if len(found) > 1}
    assert set(twins) <= {"Arguments"}, twins  # what each command is given


def test_data_of_more_than_four_fields_is_made_by_keywords():
    classes = set()
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any("attrs" in ast.unparse(each) for each in node.decorator_list):
                classes.add(node.name)
    assert len(classes) > 100
    found = []
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and len(node.args) > 4:
                name = ast.unparse(node.func).rpartition(".")[2]
                if name in classes:
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno} {name}")
    assert found == []


def test_each_contract_on_a_library_names_every_place_but_its_own():
    places = {path.stem if path.is_file() else path.name for path in (ROOT / "argmap").iterdir()}
    places -= {"__init__", "__main__", "__pycache__", "py", "grammars"}
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    forbidden = [contract for contract in settings["contracts"] if contract["type"] == "forbidden"]
    assert len(forbidden) == 3
    for contract in settings["contracts"]:
        assert "ignore_imports" not in contract
    for contract in forbidden:
        named = {module.removeprefix("argmap.") for module in contract["source_modules"]}
        assert len(places - named) == 1, contract["name"]


def test_the_published_schemas_are_those_of_the_code():
    import json

    for path, make in schemas.FILES.items():
        assert json.loads(path.read_text(encoding="utf-8")) == make(), path


@pytest.mark.parametrize("page", tables.PAGES, ids=lambda page: page.name)
def test_the_tables_of_the_documentation_are_those_of_the_code(page):
    text = page.read_text(encoding="utf-8")
    assert "<!-- table: " in text
    assert tables.filled(text) == text


def test_no_public_method_takes_just_anything():
    for name in argmap.__all__:
        thing = getattr(argmap, name)
        for member in [thing, *(vars(thing).values() if isinstance(thing, type) else ())]:
            hints = getattr(member, "__annotations__", {})
            for argument in ("options", "details", "kwargs"):
                assert hints.get(argument) not in (typing.Any, "Any"), (name, member)


@pytest.mark.slow
def test_a_strict_checker_lets_the_good_calls_pass_and_refuses_each_bad_one(tmp_path):
    folder = ROOT / "tests" / "house" / "typing"

    def checked(name):
        command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(tmp_path)]
        return subprocess.run(
            [*command, str(folder / name)], capture_output=True, text=True, cwd=ROOT, check=False
        ).stdout

    good = checked("good_calls.py")
    assert "Success" in good, good
    lines = (folder / "bad_calls.py").read_text(encoding="utf-8").splitlines()
    wanted = {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}
    said = checked("bad_calls.py")
    assert {int(line.split(":")[1]) for line in said.splitlines() if ": error:" in line} == wanted, said

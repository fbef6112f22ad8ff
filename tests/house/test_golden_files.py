"""The golden files of all packages: none is forgotten, and none stands on the wrong side."""

from conftest import ROOT

TESTS = ROOT / "tests"
FILES = sorted(TESTS.glob("*/golden/*/*.argmap"))


def test_every_golden_file_is_run_by_a_test_of_its_package():
    assert len(FILES) >= 27
    for folder in {path.parents[2] for path in FILES}:
        tests = "".join(path.read_text(encoding="utf-8") for path in folder.glob("test_*_golden.py"))
        assert "(GoldenFiles)" in tests, folder
    assert [path for path in TESTS.rglob("*.argmap") if "golden" in path.parts and path not in FILES] == []


def test_no_golden_file_is_an_orphan():
    found = list(TESTS.rglob("*.diag"))
    assert found
    assert [path for path in found if path.with_suffix("") not in FILES] == []


def test_good_files_have_no_diagnostics_and_bad_ones_have_some():
    assert {path.parent.name for path in FILES} == {"good", "bad"}
    for path in FILES:
        assert path.with_name(path.name + ".diag").exists() == (path.parent.name == "bad"), path


def test_every_text_of_the_golden_files_is_named_by_one():
    """Some are named in a way that is not allowed; that counts too."""
    texts = list(TESTS.glob("*/golden/*/texts/*"))
    assert len(texts) >= 16
    for path in texts:
        maps = "".join(each.read_text(encoding="utf-8") for each in path.parents[1].glob("*.argmap"))
        assert f"texts/{path.name}\n" in maps, path

from pathlib import Path

import argmap
from argmap.catalogue.rule import Severity
from golden_files import GoldenFiles


class TestGoldenFiles(GoldenFiles):
    pass


def test_a_first_map_gets_no_more_messages_than_it_has_mistakes():
    """A map as somebody writes it who never saw the language; each mistake has a comment before it."""
    path = Path(__file__).parent / "golden/bad/first-map.argmap"
    found = [each for each in argmap.load(path).diagnostics if each.severity is not Severity.HINT]
    lines = path.read_text(encoding="utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 2) if line.startswith("# Mistake")]
    assert [each.span.source.position(each.span.start)[0] for each in found] == marked
    assert len(marked) == 11

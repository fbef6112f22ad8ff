"""What tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").rglob("*.argmap"))


@pytest.fixture
def root():
    return ROOT


@pytest.fixture
def codes():
    """The codes of a text's diagnostics, in their order."""
    import argmap

    def find(text, **options):
        return [each.rule.code for each in argmap.loads(text, **options).diagnostics]

    return find

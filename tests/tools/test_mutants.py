"""What small changes are made of a program."""

import ast

import pytest

from mutants import mutants, plain


def what(code, lines=None):
    return [each.what for each in mutants(code, lines)]


@pytest.mark.parametrize(
    "code, expected",
    [
        ("x = a < b == c", ["a < b == c → a <= b == c", "a < b == c → a < b != c"]),
        ("x = a is not b", ["a is not b → a is b"]),
        ("x = a not in b", ["a not in b → a in b"]),
        ("x = a and b and c", ["a and b and c → a or b or c"]),
        ("x = not a", ["not a → a"]),
        ("x = a + b", ["a + b → a - b"]),
        ("x = a * b", []),
        ("x = 7", ["7 → 8", "7 → 6"]),
        ("x = True", ["True → False"]),
        ("x = None", []),
        ("x = 'a', ''", ["'a' → ''", "'' → '?'"]),
        ("x = f'a{b}'", ["'a' → ''"]),
        ("x += y", ["deleted: x += y", "x += y → x -= y"]),
        ("x.y = z", ["deleted: x.y = z"]),
        ("x = z", []),
        ("f(x)", ["deleted: f(x)"]),
        ("if a: b = c", ["a → True", "a → False"]),
        ("x = b if a else c", ["a → True", "a → False"]),
        ("while a: b = c", ["a → False"]),
        ("while True: b = c", ["True → False"]),
        ("x = [a for a in b if c if d]", ["filter dropped: if c", "filter dropped: if d"]),
        ("assert a < 1", []),
        ("def f(a: 'int' = b) -> 'str':\n    'Says.'\n    return a", ["deleted: return a"]),
        ("def f():\n    return", []),
        ("match a:\n    case b if c:\n        d = e", ["c → True", "c → False"]),
    ],
)
def test_a_program_is_changed_in_one_place_at_a_time(code, expected):
    assert what(code) == expected


def test_each_mutant_is_a_whole_program_that_differs_from_the_first():
    code = "import os\n\n\ndef f(x):\n    # Why.\n    return [y + 1 for y in x if y > 2 and not y == 3]\n"
    found = [each.code for each in mutants(code)]
    assert len(found) == len({plain(code), *found}) - 1 == 13
    assert all(ast.parse(each).body for each in found)
    assert all(each.startswith("import os\n\ndef f(x):\n") for each in found)


def test_only_lines_that_are_asked_for_are_changed():
    code = "a = 1\nb = 2\nc = f(\n    3,\n    4,\n)\n"
    assert what(code, {2}) == ["2 → 3", "2 → 1"]
    assert what(code, {5}) == ["4 → 5", "4 → 3"]
    assert [(each.line, each.last) for each in mutants("f(\n  x\n)\n", {2})] == [(1, 3)]


def test_what_is_long_is_cut():
    (found,) = what(f"f({'x' * 100})")
    assert found == f"deleted: f({'x' * 57}…"

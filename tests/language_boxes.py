"""The boxes of argmap in pages of Markdown, each with what the box of text below it says."""

import re

import argmap
from argmap.diagnostics.as_text import as_concise
from argmap.formatter import format_document
from argmap.source import Source
from argmap.syntax.parse import parse

BOX = re.compile(r"```argmap\n(.*?)```\n(?:```text\n(.*?)```)?", re.DOTALL)


def boxes(page):
    """The boxes of a page: the map, and the findings that are written below it."""
    return [(match[1], match[2] or "") for match in BOX.finditer(page.read_text(encoding="utf-8"))]


def findings(text, name, folder):
    """What is said of a box.

    Boxes of the reference show one thing each and bring no texts along: that hint is left out.
    """
    found = argmap.loads(text, name=name, folder=folder).diagnostics
    return as_concise(each for each in found if each.rule.code != "AM308")


def laid_out(text, name):
    """A box in the common layout."""
    return format_document(parse(Source(name, text)))


def has_a_layout(text, expected):
    """Whether a box shall be in the common layout: not with an error, nor with bars that no wrapping would need."""
    return "error" not in expected and "  |" not in text

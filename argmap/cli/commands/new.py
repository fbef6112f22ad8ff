"""Write a starter file that compiles: a claim with a reason, an exception, an objection, and quotations to replace.

Never writes over a file that is there.
"""

import argparse
import sys
from pathlib import Path

import attrs

from argmap.cli.problem import Problem
from argmap.cli.streams import write_utf8
from argmap.diagnostics.as_text import visible
from argmap.files.write import write_whole

STARTER = """\
map: {title}

# A text that you quote. Put the plain text beside this file, and name it here.
source article: Title of the article
  author: Who wrote it
  date: 2026-01-31
  text: article.txt

speaker minister: Who is quoted in it

section: The main question

claim main: The claim that it is all about, in one short sentence.
  because reason: What speaks for it.
    quote article by minister: the very words of the text
    unless exception: What takes the force out of that step, if it holds.
      assumed
  but objection: What speaks against it.
    quote article: more words of the text
  denial article by minister: the words in which somebody says that the claim is false

# Other relations are statements of their own:
#   a supports b      a + b supports c      a rebuts b
#   a undercuts b -> c      a contradicts b      a implies b
"""


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    file: str
    title: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="the file to write, or - for standard output")
    parser.add_argument("--title", default="What is the question?", help="the title of the map")


def run(arguments: Arguments) -> int:
    """Write the starter file."""
    title = " ".join(arguments.title.split())
    if not title:
        raise Problem("the title is empty")
    text = STARTER.format(title=title)
    if arguments.file == "-":
        write_utf8(text)
        return 0
    path = Path(arguments.file)
    if path.exists() or path.is_symlink():
        raise Problem(f"`{arguments.file}` is there already; nothing was written")
    try:
        write_whole(path, text.encode(errors="replace"))
    except OSError as error:
        raise Problem(f"`{arguments.file}` cannot be written: {error.strerror or error}") from error
    name = visible(arguments.file)
    sys.stderr.write(f"wrote {name}; next: argmap check {name}\n")
    return 0

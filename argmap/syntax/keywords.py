"""The keywords of the language."""

from argmap.syntax.words import VERBS

STATEMENTS = ("map", "source", "speaker", "section", "question", "claim", "include", "expect")
STEPS = ("because", "but", "unless", "and")
DETAILS = ("quote", "denial", *STEPS, *VERBS, "assumed")

"""The keywords of the language, and what a word is before anything is known of it."""

import re

from argmap.syntax.words import VERBS

STATEMENTS = ("map", "source", "speaker", "section", "question", "claim", "include", "expect")
STEPS = ("because", "but", "unless", "and")
DETAILS = ("quote", "denial", *STEPS, *VERBS, "assumed")
RAW_WORD = re.compile(r"[^\s:]+")

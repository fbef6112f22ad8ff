"""The keywords of the language."""

from argmap.syntax.words import VERBS

STATEMENTS = ("map", "source", "speaker", "section", "question", "claim", "include", "expect")
STEPS = ("because", "but", "unless", "and")
QUOTATIONS = ("quote", "denial", "suspicion", "hope", "mention")
FLAGS = ("assumed", "open")
OF_QUESTIONS = ("evidence", "exhaustive")
DETAILS = (*QUOTATIONS, *STEPS, *VERBS, *FLAGS, *OF_QUESTIONS)

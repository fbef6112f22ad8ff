"""The keywords of the language."""

from argmap.syntax.words import VERBS

STATEMENTS = ("map", "source", "speaker", "section", "question", "claim", "include", "expect")
STEPS = ("because", "but", "unless", "and")
QUOTATIONS = ("quote", "denial", "suspicion", "hope", "mention")
ARGUED = "argued"
FLAGS = ("assumed", "open")
OF_QUESTIONS = ("evidence", "exhaustive")
DETAILS = (*QUOTATIONS, ARGUED, *STEPS, *VERBS, *FLAGS, *OF_QUESTIONS)

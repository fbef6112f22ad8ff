"""What parts words: a space or a tab, and nothing else.

Unicode has two dozen more (a no-break space comes with text that is copied from a web page). In free text they are
characters like any other; between words they are a mistake, which `mistakes/spaces.py` words.
"""

import re

SPACES = " \t"
SPACE = r"[ \t]"
ODD_SPACE = re.compile(r"[^\S \t\r\n]")
ANY_SPACE = r"[^\S\r\n]"
RAW_WORD = re.compile(r"[^ \t:]+")
"""A word before anything is known of it."""

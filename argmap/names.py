"""What a name may look like, and a place in a source."""

import re
import unicodedata

NAME = r"[^\W\d_](?:\w|-(?!>)|\.(?=[^\W\d_])|[^\w\x00-\x7f\s])*+"
"""A letter of any script, then letters, digits, `_` and `-`; a dot joins the parts of a name.

What lies beyond ASCII is let through here (combining marks are no word characters to `re`) and
looked at one by one in `bad_character`. The alternatives exclude each other and nothing is given
back (`*+`), so that no text takes more than one pass.
"""

PLACE = r"(?:[^:\r\n]|:(?=[^\s:]))*+"
"""A place in a source, such as `p. 3` or `12:30`: one line, in which something follows on every colon at once."""

NAME_RE = re.compile(NAME)
NAME_HELP = "a name begins with a letter; letters, digits, `_` and `-` follow"
JOINERS = "\u200c\u200d"


def normal(name: str) -> str:
    """The form in which names are compared: NFC."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def bad_character(name: str) -> int | None:
    """The offset of the first character that a name cannot hold; `None` where all is well."""
    if name.isascii():
        return None
    for i, char in enumerate(name):
        # U+FFFD stands for a wrong byte, which was reported when the file was read.
        if char > "\x7f" and char != "\ufffd" and unicodedata.category(char)[0] not in "LMN" and char not in JOINERS:
            return i
    return None


def show(char: str) -> str:
    """A character for a message: itself, or its code point and name where it cannot be seen."""
    if char.isprintable() and not char.isspace():
        return f"`{char}`"
    return f"U+{ord(char):04X} {unicodedata.name(char, 'control character').lower()}"

"""The policy fingerprint: by which rules quotations were read and compared, in one digest.

It covers all that decides whether words stand in a text: the readers of formats, the folds, the words of each language,
the judgement of gaps and ends, and the version of argmap. Two reports with one fingerprint were made by the same rules.
"""

import hashlib
from functools import cache
from pathlib import Path

from argmap.version import __version__

DIGITS = 12
"""Hexadecimal digits of it that are shown."""


@cache
def fingerprint() -> str:
    """The fingerprint of the rules that this argmap goes by: twelve hexadecimal digits."""
    folder = Path(__file__).parent
    digest = hashlib.sha256(f"argmap {__version__}\n".encode())
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".toml"):
            content = path.read_bytes().replace(b"\r\n", b"\n")  # as a checkout on another system may have it
            digest.update(f"{path.relative_to(folder).as_posix()} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()[:DIGITS]

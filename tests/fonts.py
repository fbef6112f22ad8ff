"""The fonts that are installed, as far as programs of the system need them."""

import shutil
import subprocess

FACE = "Liberation Sans"
"""The face that has the widths of the letters that are measured."""


def listed(pattern):
    """What fontconfig lists for a pattern."""
    return subprocess.run(["fc-list", pattern, "family"], capture_output=True, text=True, check=False).stdout


def missing_font(text=""):
    """Why a program of the system cannot write a text as it was measured; nothing where it can."""
    if not shutil.which("fc-list"):
        return "there is no `fc-list` to say which fonts are installed"
    if FACE not in listed(":"):
        return f"the fonts `{FACE}` are not installed"
    letters = sorted({f"{ord(each):x}" for each in text if each.isalpha()})
    if letters and not listed(f":charset={' '.join(letters)}").strip():
        return "no font that is installed has all letters of the text"
    return ""

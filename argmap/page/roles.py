"""The colours of pages by the roles that they play: one table, which page, report, desk, site and print share.

The colours of a diagram are those of its theme (`argmap.diagrams.themes`).
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple


class Role(NamedTuple):
    """A role: its colour on light and on dark ground, on paper, and what has it."""

    light: str
    dark: str
    what: str
    printed: str = ""


ROLES: Mapping[str, Role] = {
    "ink": Role("#1c2430", "#e7eaee", "text, and borders of what stands", "#000"),
    "soft": Role("#55606e", "#b3bcc7", "smaller text beside it", "#333"),
    "paper": Role("#ffffff", "#14181d", "the ground", "#fff"),
    "card": Role("#f5f6f8", "#1d232a", "a ground that stands out", "#f3f3f3"),
    "line": Role("#c9cfd7", "#3f4853", "lines that part", "#999"),
    "edge": Role("#838d99", "#75808d", "borders of what can be pressed or written in"),
    "link": Role("#0b5a8a", "#7cc4f0", "links and the focus", "#000"),
    "yes": Role("#005f46", "#5fd3ad", "for a claim", "#003d2d"),
    "no": Role("#9a3c00", "#ff9f66", "against a claim, disputed", "#6b2a00"),
    "both": Role("#6a3d8f", "#cda6ee", "for and against", "#432060"),
    "good": Role("#cfe9d9", "#1f4d38", "behind words that stand in their text"),
    "bad": Role("#f7cfc4", "#6b2f22", "behind words that do not"),
    "said": Role("#efe6b8", "#55491a", "behind words that somebody looks at"),
    "error": Role("#b3261e", "#ff9d94", "errors", "#000"),
    "warning": Role("#8a4b00", "#f0b46a", "warnings"),
    "hint": Role("#0b5a8a", "#7cc4f0", "hints"),
    "found": Role("#d40078", "#ff6fb5", "what was searched for, chosen or changed"),
}


def roles_css(dark: Literal["media", "class"] = "media") -> str:
    """The roles as properties of CSS; dark as the reader's system says, or where the page has the class `dark`."""
    light = _properties({name: role.light for name, role in ROLES.items()})
    night = _properties({name: role.dark for name, role in ROLES.items()})
    printed = _properties({name: role.printed for name, role in ROLES.items() if role.printed})
    if dark == "class":
        return f":root {{ {light} }}\n:root.dark {{ {night} color-scheme: dark; }}\n"
    return (
        f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {night} }} }}\n"
        f"@media print {{ :root {{ {printed} }} }}\n"
    )


def _properties(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def roles_typst() -> str:
    """The roles as definitions of Typst, as they are on paper in colour."""
    return "".join(f'#let {called} = rgb("{ROLES[name].light}")\n' for name, called in _TYPST.items())


_TYPST = {"ink": "ink", "soft": "soft", "card": "card", "line": "line-colour", "no": "against"}
"""What roles are called in Typst, where `line` draws one."""

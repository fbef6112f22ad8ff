"""What stands inside an Argdown text: tags, links, mentions, emphasis, escapes, and data at its end."""

import re

import attrs

_DATA = re.compile(r"\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\}\s*+\Z")
_LINK = re.compile(r"\[([^\]\[]++)\]\(([^()]{1,2000}+)\)")
_TAG = re.compile(r"#(?:\(([^()]{1,300}+)\)|([A-Za-z0-9\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF^_`\[\]\\-]+))[ \t]?")
_MENTION = re.compile(r"@(?:\[([^\]\[]{1,300}+)\]|<([^<>]{1,300}+)>)")
_SIGN = re.compile(r"([.:])([^\s.:]{1,8})\1(?=\s|[.,;:)]|\Z)")
_SIGNS = {
    "A": "∀", "E": "∃", "O": "O", "P": "P", "->": "→", "<->": "↔", "~": "¬", "^": "∧", "v": "∨", "v_": "⊻",
    "<>": "◇", "[]": "◻", "?": "❓", "heart": "❤",
}  # fmt: skip
"""The short codes of logic; those of faces stay as they are written."""
_AFTER = r"(?=[ \t\n)}_.,!?;:*-]|\Z)"
_EMPHASIS = (
    re.compile(rf"\*\*(?!\s)((?:(?!\*\*).)+?)(?<!\s)\*\*{_AFTER}", re.DOTALL),
    re.compile(rf"__(?!\s)((?:(?!__).)+?)(?<!\s)__{_AFTER}", re.DOTALL),
    re.compile(rf"\*(?!\s)([^*]+?)(?<!\s)\*{_AFTER}", re.DOTALL),
    re.compile(rf"(?<!\w)_(?!\s)([^_]+?)(?<!\s)_{_AFTER}", re.DOTALL),
)
_ESCAPED = re.compile(r"\\(.)")


@attrs.frozen
class Plain:
    """A text without its marks, and what the marks said."""

    text: str
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    styled: bool = False


def split_data(text: str) -> tuple[str, str]:
    """A text, and the data in braces at its end."""
    found = _DATA.search(text) if text.rstrip().endswith("}") else None
    return (text[: found.start()], found[0].strip()) if found else (text, "")


def plain(text: str) -> Plain:
    """A text without its marks."""
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"\x02{len(kept) - 1}\x03"

    links: list[tuple[str, str]] = []

    def link(found: re.Match[str]) -> str:
        links.append((found[1], found[2].strip()))
        return found[1]

    tags: list[str] = []

    def tag(found: re.Match[str]) -> str:
        tags.append((found[1] or found[2]).strip())
        return ""

    text = _ESCAPED.sub(lambda found: keep(found[1]), text)
    text = _SIGN.sub(lambda found: keep(_SIGNS[found[2]]) if found[2] in _SIGNS else found[0], text)
    text = _MENTION.sub(lambda found: keep(found[1] or found[2]), text)
    text = _LINK.sub(link, text)
    text = _TAG.sub(tag, text)
    styled = False
    for pattern in _EMPHASIS:
        text, times = pattern.subn(r"\1", text)
        styled = styled or times > 0
    text = re.sub(r"\x02(\d+)\x03", lambda found: kept[int(found[1])] if int(found[1]) < len(kept) else "", text)
    return Plain(" ".join(text.split()), tuple(dict.fromkeys(tags)), tuple(links), styled)

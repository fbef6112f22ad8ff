"""Whether a theme can be read: contrast by WCAG 2.2 (success criteria 1.4.3 and 1.4.11)."""

from collections.abc import Iterator

from argmap.diagrams.themes.theme import Theme

TEXT, LINES = 4.5, 3.0
"""The least contrast of text, and of lines that carry meaning."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#RRGGBB`), from 1 to 21: (L1 + 0.05) / (L2 + 0.05) of their relative luminances."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def faint(theme: Theme) -> Iterator[str]:
    """What of a theme is too faint: a sentence for each pair of colours."""
    fills = {theme.paper, theme.plain.fill, *(tint.fill for tint in theme.tints), theme.frame_fill}
    fills |= {border.fill for border in theme.verdicts.values() if border.fill}
    pairs = [("text", theme.text), ("muted text", theme.muted), ("small text", theme.small_text)]
    wanted = [(what, colour, fill, TEXT) for fill in sorted(fills) for what, colour in pairs]
    for tint in (theme.plain, *theme.tints):
        wanted += [("an id", tint.line, fill, TEXT) for fill in (tint.fill, theme.paper)]
    for ground in (theme.paper, theme.frame_fill):
        wanted += [(f"`{kind}`", look.colour, ground, LINES) for kind, look in theme.looks.items()]
        borders = [(verdict, border.ink) for verdict, border in theme.verdicts.items() if border.ink]
        wanted += [(f"the border of `{verdict}`", ink, ground, LINES) for verdict, ink in borders]
    for what, colour, ground, least in dict.fromkeys(wanted):
        ratio = contrast(colour, ground)
        if ratio < least:
            yield f"{what} in {colour} on {ground} has a contrast of {ratio:.1f}; it needs {least}"

"""The HTML around the body of a page of ours, which lets nothing in but its own style and script."""

import base64
import hashlib

from markupsafe import Markup, escape

from argmap.columns import printable


def envelope(title: str, *body: Markup, style: str, script: str = "", language: str = "en", live: bool = False) -> str:
    """A whole page around the parts of a body; a title is text.

    The Content-Security-Policy names the style and the script by their digests, so that nothing that a
    map holds can run, and forbids every request; a `live` page may ask its own server.
    """
    policy = ["default-src 'none'", f"style-src '{_digest(style)}'"]
    policy += [f"script-src '{_digest(script)}'"] if script else []
    policy += ["connect-src 'self'"] if live else []
    policy += ["base-uri 'none'", "form-action 'none'"]
    head = _HEAD.format(
        language=language,
        policy=Markup("; ".join(policy)),  # noqa: S704 - our own
        title=html_text(title),
        style=Markup(style),  # noqa: S704 - our own
    )
    own = f"<script>{script}</script>\n" if script else ""
    return "".join((head, *body, "\n", own, "</body>\n</html>\n"))


_HEAD = Markup("""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
""")


def html_text(words: str) -> Markup:
    """Words as text of a page; signs that no page may hold become the replacement character."""
    return escape(printable(words, kept="\n"))


def _digest(text: str) -> str:
    """The digest by which a policy names a style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

"""The HTML around the body of a page of ours, which lets nothing in but its own style and script."""

import base64
import hashlib
from html import escape

from argmap.columns import printable


def envelope(title: str, body: str, style: str, *, script: str = "", language: str = "en", live: bool = False) -> str:
    """A whole page around a body that is HTML already; a title is text.

    The Content-Security-Policy names the style and the script by their digests, so that nothing that a
    map holds can run, and forbids every request; a `live` page may ask its own server.
    """
    policy = ["default-src 'none'", f"style-src '{_digest(style)}'"]
    policy += [f"script-src '{_digest(script)}'"] if script else []
    policy += ["connect-src 'self'"] if live else []
    policy += ["base-uri 'none'", "form-action 'none'"]
    return f"""<!DOCTYPE html>
<html lang="{escape(language, quote=True)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{"; ".join(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{html_text(title)}</title>
<style>{style}</style>
</head>
<body>
{body}
{f"<script>{script}</script>{chr(10)}" if script else ""}</body>
</html>
"""


def html_text(words: str) -> str:
    """Words as text of a page; signs that no page may hold become the replacement character."""
    return escape(printable(words, kept="\n"), quote=False)


def _digest(text: str) -> str:
    """The digest by which a policy names a style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

"""The site, as Sphinx reads it; `build.py` lays out what it reads."""

from typing import Any

from pygments.lexers.special import TextLexer

from argmap.version import __version__

project = "argmap"
author = "the argmap team"
copyright = "the argmap team, MIT licence"  # noqa: A001 - Sphinx calls it so
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "argmap.integrations.sphinx"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["files/**", "examples/**"]
html_theme = "furo"
html_title = f"argmap {release}"
html_static_path = ["_static"]
html_css_files = ["roles.css", "site.css"]
html_show_sphinx = False
html_copy_source = False
html_show_copyright = False
myst_heading_anchors = 4
default_role = "code"
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": False}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
linkcheck_timeout = 20
linkcheck_retries = 2


def whole_sentences(app: Any, what: str, name: str, thing: Any, options: Any, lines: list[str]) -> None:  # noqa: ARG001
    """Put together what napoleon took apart: it reads `X: Y` below an attribute as a type and a text."""
    kinds = [line for line in lines if line.startswith(":type: ")]
    if what in ("attribute", "property") and len(kinds) == 1:
        rest = [line for line in lines if line not in kinds]
        lines[:] = [f"{kinds[0].removeprefix(':type: ')}: {rest[0] if rest else ''}", *rest[1:]]


def setup(app: Any) -> None:
    """Show the files of other tools as plain text, and sentences as they are written."""
    app.connect("autodoc-process-docstring", whole_sentences, priority=600)
    for name in ("argdown", "aif", "bytes", "kialo"):
        app.add_lexer(name, TextLexer)

"""A fence for Markdown: MkDocs, Zensical and whatever else has `pymdownx.superfences` draws maps on its pages.

In the settings of the site `argmap.integrations.markdown.fence` is the format of a custom fence, and
`argmap.integrations.markdown.validator` its validator. Nothing is imported but argmap.
"""

import logging
from collections.abc import Mapping, MutableMapping
from html import escape
from pathlib import Path
from typing import Any

from argmap.diagrams.graphviz.engines import EngineError
from argmap.integrations.embedded import OPTIONS, MapFigure, OptionError, figure_of_file, figure_of_text

ATTRIBUTES = (*OPTIONS, "file", "caption", "alt")
"""What may stand in the braces of a fence, besides a class and an id."""
_log = logging.getLogger("mkdocs.argmap")
"""Where `mkdocs build --strict` counts warnings."""


def validator(
    language: str,  # noqa: ARG001 - the interface of superfences
    inputs: Mapping[str, str],
    options: MutableMapping[str, Any],
    attrs: MutableMapping[str, Any],
    md: Any,  # noqa: ARG001
) -> bool:
    """Take what the braces of a fence say; what argmap does not know is left to the page."""
    for name, value in inputs.items():
        (options if name in ATTRIBUTES else attrs)[name] = value
    return True


def fence(source: str, language: str, css_class: str, options: Mapping[str, Any], md: Any, **more: Any) -> str:  # noqa: ARG001 - the interface
    """The figure of a fence, as HTML; what is wrong with its map stands below it, and in the log of the build.

    Texts and includes are looked for in the folder that the build runs in.
    """
    given = {**(more.get("attrs") or {}), **options}
    words = {name: "" if value is None else str(value) for name, value in given.items() if name in OPTIONS}
    file = str(given.get("file", ""))
    try:
        figure = figure_of_file(Path(file), words) if file else figure_of_text(f"{source}\n", Path(), words)
        return html_figure(
            figure,
            css_class=" ".join([css_class, *more.get("classes", ())]),
            id_=str(more.get("id_value") or given.get("id", "")),
            caption=str(given.get("caption", "")),
            alt=str(given.get("alt", "")),
        )
    except (OptionError, EngineError) as error:
        return _failed(str(error))
    except ValueError:  # a null character in a path
        return _failed("`file` is no path")
    except OSError as error:
        return _failed(f"`{file}` cannot be read: {error.strerror or error}")


def _failed(message: str) -> str:
    _log.warning("argmap: %s", message)
    return f'<pre class="argmap-messages">argmap: {escape(message)}</pre>'


def html_figure(
    figure: MapFigure, *, css_class: str = "argmap", id_: str = "", caption: str = "", alt: str = ""
) -> str:
    """A figure with its caption, as HTML."""
    svg = figure.inline_svg()
    if alt:
        start, _, rest = svg.partition(' aria-labelledby="')
        svg = f'{start} aria-label="{escape(alt)}"{rest.partition(chr(34))[2]}'
    said = figure.messages
    name = f' id="{escape(id_)}"' if id_ else ""
    if said:
        _log.warning("argmap: a map has mistakes\n%s", said)
    return "".join(
        [
            f'<figure class="{escape(css_class)}"{name}>',
            svg,
            f"<figcaption>{escape(caption)}</figcaption>" if caption else "",
            "</figure>",
            f'<pre class="argmap-messages">{escape(said)}</pre>' if said else "",
        ]
    )

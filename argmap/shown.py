"""What verbs give back: the bytes or the text itself, which show themselves in a notebook as what they are."""

from typing import Any


class Picture(bytes):
    """A diagram as the bytes of a file; a notebook shows the picture, a prompt one line."""

    output_format: str

    def __new__(cls, data: bytes, output_format: str = "svg") -> "Picture":
        """The bytes of a picture and their format."""
        made = super().__new__(cls, data)
        made.output_format = output_format
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Picture, (bytes(self), self.output_format)

    def __repr__(self) -> str:
        return f"<picture, {self.output_format}, {len(self):,} bytes>"

    def __str__(self) -> str:
        return repr(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ARG002 - IPython's interface
        """The picture where a notebook can show it, and one line of text."""
        shown: dict[str, Any] = {"text/plain": repr(self)}
        if self.output_format == "svg":
            shown["image/svg+xml"] = in_a_cell(self.decode())
        elif self.output_format == "png":
            shown["image/png"] = bytes(self)
        return shown


class ReportText(str):
    """A report as text; a notebook shows it set, a prompt one line."""

    __slots__ = ("output_format",)
    output_format: str

    def __new__(cls, text: str, output_format: str = "md") -> "ReportText":
        """The text of a report and its format."""
        made = super().__new__(cls, text)
        made.output_format = output_format
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return ReportText, (str(self), self.output_format)

    def __str__(self) -> str:
        return "".join(self)

    def __repr__(self) -> str:
        return f"<report, {self.output_format}, {len(self):,} characters>"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002 - IPython's interface
        """The report as Markdown, and else as plain text."""
        return {"text/markdown" if self.output_format == "md" else "text/plain": str(self)}


def in_a_cell(svg: str) -> str:
    """The picture no wider than the cell of a notebook that it stands in."""
    return svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)

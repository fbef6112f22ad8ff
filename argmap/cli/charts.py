"""A chart in the place of a map."""

from argmap.cli.problem import Problem
from argmap.cli.views import ViewArguments
from argmap.findings.subject import Subject
from argmap.pipeline import Compilation
from argmap.reports.charts import chart as made


def chart(arguments: ViewArguments, compilation: Compilation, output_format: str) -> bytes:
    """The chart that the arguments name, as SVG.

    Raises:
        Problem: for another format, or where the map has nothing for it.
    """
    if output_format != "svg":
        raise Problem(f"--chart draws SVG, not {output_format}")
    svg = made(arguments.chart, Subject(compilation.map, compilation.facts))
    if not svg:
        raise Problem(f"--chart {arguments.chart}: the map holds nothing to show in it")
    return svg.encode()

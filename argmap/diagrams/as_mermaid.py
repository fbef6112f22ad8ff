"""A drawing as Mermaid, which GitHub and many editors draw in a page.

flowchart RL
c1["Mill Street should be closed to cars.<br/>close · undecided"]
c2 -- "supports" --> c1
"""

import json
from collections.abc import Iterator

from argmap.diagrams.diagram import Box, Diagram, Link
from argmap.model.credence import told_strength
from argmap.model.verdict_kinds import LIKE

MOST_LINKS = 500
"""Mermaid draws no more (`maxEdges`), and GitHub does not let a page change that."""
MOST_CHARACTERS = 50_000
"""Nor a longer text (`maxTextSize`)."""
_ARROWS = {
    "supports": "-->",
    "implies": "==>",
    "rebuts": "-.-x",
    "undercuts": "-.-o",
    "contradicts": "---",
}
_LINES = {"supports": "---", "implies": "===", "rebuts": "-.-", "undercuts": "-.-", "contradicts": "---"}
_COLOURS = {
    "supports": "#007A59",
    "implies": "#0068A5",
    "rebuts": "#C24E00",
    "undercuts": "#8A3B74",
    "contradicts": "#333333",
}


def as_mermaid(diagram: Diagram, *, messages: list[str] | None = None) -> str:
    """The drawing as a Mermaid flowchart; where it is over the limits of GitHub, `messages` says so."""
    text = "\n".join(_lines(diagram)) + "\n"
    if messages is not None:
        if len(diagram.links) > MOST_LINKS:
            number = f"{len(diagram.links):,} lines"
            messages.append(f"{number} are more than the {MOST_LINKS} that Mermaid draws; choose a view")
        if len(text) > MOST_CHARACTERS:
            messages.append(f"{len(text):,} characters are more than the {MOST_CHARACTERS:,} that Mermaid reads")
    return text


def _lines(diagram: Diagram) -> Iterator[str]:
    names = {box.claim: f"c{at}" for at, box in enumerate(diagram.boxes, 1)}
    joints = {joint.step: f"j{at}" for at, joint in enumerate(diagram.joints, 1)}
    yield "---"
    yield f"title: {_yaml(diagram.title)}"
    yield "---"
    yield "flowchart RL"
    yield f"  accTitle: {_plain(diagram.title)}"
    yield f"  accDescr: {_plain(diagram.description)}"
    for box in diagram.boxes:
        yield f'  {names[box.claim]}["{_label(box)}"]'
    for step in diagram.joints:
        yield f'  {joints[step.step]}((" "))'
    for link in diagram.links:
        yield f"  {_end(link.start, names, joints)} {_arrow(link)} {_end(link.end, names, joints)}"
    yield "  classDef accepted stroke-width:3px"
    yield "  classDef rejected stroke-dasharray:6 3"
    yield "  classDef unsupported stroke-dasharray:2 3"
    yield "  classDef stub stroke-dasharray:2 3,fill:#ffffff"
    for look in ("accepted", "rejected", "unsupported", "stub"):
        found = [names[box.claim] for box in diagram.boxes if look in (LIKE.get(box.verdict, box.verdict), box.role)]
        if found:
            yield f"  class {','.join(found)} {look}"
    for kind in diagram.kinds:
        numbers = [str(at) for at, link in enumerate(diagram.links) if link.kind == kind]
        yield f"  linkStyle {','.join(numbers)} stroke:{_COLOURS[kind]}"


def _end(id_: str, names: dict[str, str], joints: dict[str, str]) -> str:
    return joints.get(id_) or names[id_]


def _arrow(link: Link) -> str:
    """The arrow with its kind in words: heads are few in Mermaid, and colours are not for everybody."""
    if not link.head:
        return _LINES[link.kind]
    strength = f": {link.whose}" if link.whose else "" if link.strength is None else f" {told_strength(link.strength)}"
    return f'{_ARROWS[link.kind]}|"{link.kind}{strength}"|'


def _label(box: Box) -> str:
    parts = [box.label or box.claim, box.verdict, box.weight, *([f"+{box.hidden}"] if box.hidden else [])]
    below = " · ".join(part for part in parts if part)
    also = "".join(f"<br/>{text(f'= {each}')}" for each in box.also)
    return f"{text(box.text)}{also}<br/>{text(below)}"


def text(words: str) -> str:
    """Words as text of a label in quotation marks: every sign that Mermaid or HTML could read becomes a number."""
    flat = (char for char in " ".join(words.split()) if char.isprintable())
    return "".join(char if char.isalnum() or char in " .,()·-–—" else f"#{ord(char)};" for char in flat)


def _plain(words: str) -> str:
    """Words for a line of their own, in which some signs would end it."""
    return "".join(char if char not in ";#{}<>%" else " " for char in " ".join(words.split()))


def _yaml(words: str) -> str:
    """Words as a string of YAML."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False)

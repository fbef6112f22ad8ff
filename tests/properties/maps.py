"""Random argument files, as text: valid ones, and valid ones with something broken in them."""

from hypothesis import strategies as st

NAMES = ["a", "b", "c", "d", "été", "禁止", "supports", "as"]
SIGNS = [
    "word",
    "two  words",
    "#",
    "|",
    ":",
    "“quoted”",
    "->",
    "(x)",
    "中文字符",
    "العربية",
    "émigré",
    "[...]",
    "1.",
    "-",
    "+",
    "\\N",
    "<b>",
]
TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=30).map(" ".join).filter(lambda text: text.strip())
VERBS = st.sampled_from(["supports", "rebuts", "implies", "undercuts", "contradicts"])


@st.composite
def files(draw):
    """A file in which every name that is used is declared."""
    names = draw(st.permutations(NAMES))[: draw(st.integers(1, len(NAMES)))]
    lines = []
    if draw(st.booleans()):
        lines += [f"map: {draw(TEXTS)}", f"  note: {draw(TEXTS)}"]
    lines += ["source text-1: A text", "speaker voice: A voice"]
    left = list(names)
    while left:
        if draw(st.booleans()):
            lines.append(f"# {draw(TEXTS)}")
        if draw(st.integers(0, 4)) == 0:
            lines.append(f"section: {draw(TEXTS)}")
        head = "claim: " if draw(st.integers(0, 4)) == 0 else f"claim {left.pop()}: "
        lines.append(head + draw(TEXTS))
        lines += draw(below(left, names, 1))
    names_in_relations = st.sampled_from(list(names))
    for _ in range(draw(st.integers(0, 4))):
        premises = draw(st.lists(names_in_relations, min_size=1, max_size=3, unique=True))
        verb = draw(VERBS)
        if verb == "contradicts":
            premises = premises[:1]
        lines.append(f"{' + '.join(premises)} {verb} {draw(names_in_relations)}")
    if len(names) > 1 and draw(st.booleans()):
        answers = draw(st.lists(names_in_relations, min_size=2, max_size=4, unique=True))
        lines += [f"question rivals: {draw(TEXTS)}", *(f"  answer: {each}" for each in answers)]
    return lines


@st.composite
def below(draw, left, names, level):
    """What stands below a claim: details, reasons with new claims or known ones, relations."""
    indent = "  " * level
    lines = []
    for _ in range(draw(st.integers(0, 3 if level < 4 else 0))):
        kind = draw(st.integers(0, 6))
        if kind == 0:
            lines.append(f"{indent}assumed" if f"{indent}assumed" not in lines else f"{indent}# assumed")
        elif kind == 1:
            lines.append(f"{indent}quote text-1 by voice at p. 3: {draw(TEXTS)}")
        elif kind == 2:
            verb = draw(VERBS.filter(lambda verb: verb != "undercuts"))
            lines.append(f"{indent}{verb} {draw(st.sampled_from(names))}")
        elif kind == 3:
            lines.append(f"{indent}{draw(st.sampled_from(['because', 'but']))} {draw(st.sampled_from(names))}")
            if draw(st.booleans()):
                lines.append(f"{indent}  unless: {draw(TEXTS)}")
        else:
            words = ["because", "but", "unless"] if level > 1 else ["because", "but"]
            name = f" {left.pop()}" if left and draw(st.booleans()) else ""
            lines.append(f"{indent}{draw(st.sampled_from(words))}{name}: {draw(TEXTS)}")
            if draw(st.booleans()):
                lines.append(f"{indent}  | {draw(TEXTS)}")
            lines += draw(below(left, names, level + 1))
            if draw(st.booleans()):
                lines.append(f"{indent}and: {draw(TEXTS)}")
    return lines


@st.composite
def broken_files(draw):
    """A file with some lines cut, doubled, moved, indented anew or replaced by rubbish."""
    lines = list(draw(files()))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines) - 1))
        how = draw(st.integers(0, 5))
        line = lines[at]
        if how == 0:
            lines[at] = line[: draw(st.integers(0, len(line)))]
        elif how == 1:
            lines[at] = " " * draw(st.integers(0, 7)) + line.strip()
        elif how == 2:
            lines[at] = draw(st.text(max_size=30))
        elif how == 3:
            lines[at] = "\t" + line
        elif how == 4:
            lines[at] = line.replace(":", "", 1)
        else:
            lines.insert(draw(st.integers(0, len(lines))), line)
    return lines

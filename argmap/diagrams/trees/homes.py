"""The home of each claim, where it stands in full, and the slips that stand for it wherever else it is used.

Source: multitrees (Furnas and Zacks, CHI 1994) joined with hi-trees (Marriott, Sbarski, van Gelder, Prager and Bulka,
TVCG 17(3), 2011).
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import count

import attrs

from argmap.diagrams.diagram import Box, Diagram, Joint, Link, Rivals
from argmap.graphs import Groups

SLIP, QUESTION, RIVALS = "slip", "question", "rivals"
"""The roles of a box for a claim at home elsewhere and for a question; and the kind of the lines from its answers."""
_FOR_FIRST = {"supports": 0, "implies": 0, "rebuts": 1, "undercuts": 2, RIVALS: 3}
CONTINUED = "continued"
"""The kind of further use of a claim whose reasons go on in another tree."""
MOST_OVER = 20
"""Steps over steps that are followed to the claim that they bear on."""


@attrs.frozen
class Also:
    """A further use of a claim: the kind of relation, and the claim that it bears on there.

    `again` says that it bears on the same claim where it is at home, in another step.
    """

    kind: str
    claim: str
    again: bool = False


@attrs.frozen
class Tree:
    """Claims that stand together, each under the one that it bears on first; among them slips for claims elsewhere.

    The `label` of a slip is the claim that it stands for.
    """

    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]
    links: tuple[Link, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that stand here in full."""
        return tuple(box.claim for box in self.boxes if box.role not in (SLIP, QUESTION))


@attrs.frozen
class Forest:
    """The trees of a drawing in the order of the map, and the further uses of each claim."""

    trees: tuple[Tree, ...]
    also: Mapping[str, tuple[Also, ...]]


class Homes:
    """Finds the homes of a drawing; `cut` are relations that never are one."""

    def __init__(self, diagram: Diagram, group_of: Mapping[str, str]) -> None:
        """Take a drawing, and the section of each claim (a home in it comes first)."""
        self.diagram = diagram
        self.section = group_of
        self.boxes = {box.claim: box for box in diagram.boxes}
        rivals = [each for each in diagram.rivals if self.boxes.keys() >= set(each.answers)]
        self.boxes |= {box.claim: box for box in map(_asked, rivals)}
        steps = {step for each in rivals for step in each.steps}
        self.links = [link for link in diagram.links if link.kind != "contradicts" or link.step not in steps]
        self.links += [
            Link(each.steps[0], RIVALS, answer, _asked(each).claim, head=False)
            for each in rivals
            for answer in each.answers
        ]
        self.ends = {link.step: link.end for link in diagram.links if link.head and link.kind != "contradicts"}

    def target(self, link: Link) -> str:
        """The claim that a line bears on in the end, through joints."""
        end = link.end
        for _ in range(MOST_OVER):
            if end in self.boxes or end not in self.ends:
                break
            end = self.ends[end]
        return end

    def parents(self, cut: Collection[tuple[str, str]] = ()) -> dict[str, Link]:
        """The line over which each claim is at home; `cut` names claims and targets that are parted."""
        uses: dict[str, list[tuple[tuple[bool, bool, bool, int, int], Link]]] = {}
        for at, link in enumerate(self.links):
            if link.kind == "contradicts" or link.start not in self.boxes:
                continue
            target = self.target(link)
            if target not in self.boxes or (link.start, target) in cut:
                continue
            rank = (
                link.kind == RIVALS,
                self.section.get(link.start) != self.section.get(target),
                self.boxes[link.start].side != self.boxes[target].side,
                _FOR_FIRST[link.kind],
                at,
            )
            uses.setdefault(link.start, []).append((rank, link))
        found: dict[str, Link] = {}
        for claim, links in uses.items():
            for _, link in sorted(links, key=lambda use: use[0]):
                if not self._is_above(claim, self.target(link), found):
                    found[claim] = link
                    break
        return found

    def _is_above(self, claim: str, target: str, homes: Mapping[str, Link]) -> bool:
        """Whether a target is the claim itself or stands under it, so that it would stand under itself."""
        while target != claim:
            if target not in homes:
                return False
            target = self.target(homes[target])
        return True

    def forest(
        self,
        cut: Collection[tuple[str, str]] = (),
        apart: Collection[str] = (),
        later: Mapping[str, int] | None = None,
    ) -> Forest:
        """The trees, with slips for all that is not at home.

        `apart` are contradictions that join no two trees, `later` the steps that do not stand at the claim that they
        bear on but at a slip of it, one for each number.
        """
        return _Slips(self, self.parents(cut), apart, later or {}).forest()


def _asked(rivals: Rivals) -> Box:
    """The box of a question that joins its answers."""
    text = f"{rivals.text} Only one of these can stand:"
    return Box(claim=f"question {rivals.question}", text=text, side=-1, sources=(), role=QUESTION)


class _Slips:
    """Puts slips in the places of claims that are at home elsewhere."""

    def __init__(
        self, homes: Homes, at_home: Mapping[str, Link], apart: Collection[str], later: Mapping[str, int]
    ) -> None:
        self.homes, self.at_home, self.apart, self.later = homes, at_home, apart, later
        self.diagram = homes.diagram
        self.boxes: list[Box] = list(homes.boxes.values())
        self.links: list[Link] = []
        self.also: dict[str, list[Also]] = {}
        self.number = count(1)
        self.made: dict[tuple[str, str], str] = {}

    def forest(self) -> Forest:
        for link in self.homes.links:
            if link.kind == "contradicts":
                continue
            if link.start in self.homes.boxes and self.at_home.get(link.start) is not link:
                slip = self._slip(link.start, link.kind, self.homes.target(link), link.end)
                link = attrs.evolve(link, start=slip)
            if link.step in self.later and link.end in self.homes.boxes:
                link = attrs.evolve(link, end=self._continued(link.end, self.later[link.step], link))
            self.links.append(link)
        self._contradictions()
        return Forest(tuple(self._trees()), {claim: tuple(uses) for claim, uses in self.also.items()})

    def _slip(self, claim: str, kind: str, target: str, place: str) -> str:
        """The id of a slip for a claim in a place; one for all relations of it there."""
        known = self.made.get((claim, place))
        if known is None:
            known = self.made[claim, place] = f"{claim}@{next(self.number)}"
            self.boxes.append(attrs.evolve(self.homes.boxes[claim], claim=known, role=SLIP, label=claim))
            home = self.at_home.get(claim)
            again = home is not None and home.kind == kind and self.homes.target(home) == target
            self.also.setdefault(claim, []).append(Also(kind, target, again=again))
        return known

    def _continued(self, claim: str, number: int, link: Link) -> str:
        """The id of the slip at which the reasons of a claim go on."""
        place = f"{CONTINUED} {number}"
        known = self.made.get((claim, place))
        if known is None:
            known = self.made[claim, place] = f"{claim}@{next(self.number)}"
            self.boxes.append(attrs.evolve(self.homes.boxes[claim], claim=known, role=SLIP, label=claim))
            # What stands there in full says on which page that is.
            first = next((each for each, home in self.at_home.items() if home.step == link.step), "")
            self.also.setdefault(claim, []).append(Also(CONTINUED, first))
        return known

    def _contradictions(self) -> None:
        """Draw a contradiction inside a tree where that crosses nothing: to a root or a claim alone; else by a slip."""
        used = {link.start for link in self.links} | {self.homes.target(link) for link in self.links}
        root = self._roots()
        joined: dict[str, str] = {}

        def tree_of(claim: str) -> str:
            found = root[claim]
            while found in joined:
                found = joined[found]
            return found

        for link in self.homes.links:
            if link.kind != "contradicts":
                continue
            first, second = tree_of(link.start), tree_of(link.end)
            alone = [claim for claim in (link.start, link.end) if claim not in used]
            tops = root[link.start] == link.start and root[link.end] == link.end
            if link.step in self.apart:
                alone, tops = [], False
            if first != second and (alone or tops):
                joined[first] = second
                self.links.append(link)
            elif first == second and alone:
                self.links.append(link)
            else:
                slip = self._slip(link.end, link.kind, link.start, link.start)
                self.links.append(attrs.evolve(link, end=slip))

    def _roots(self) -> dict[str, str]:
        """The root of the tree in which each claim stands."""
        found: dict[str, str] = {}
        for claim in self.homes.boxes:
            way = [claim]
            while way[-1] not in found and way[-1] in self.at_home:
                way.append(self._above(self.at_home[way[-1]]))
            root = found.get(way[-1], way[-1])
            found.update(dict.fromkeys(way, root))
        return found

    def _above(self, link: Link) -> str:
        """What a claim stands under: the claim that it bears on, or the place where the reasons of that go on."""
        step, end = link.step, link.end
        for _ in range(MOST_OVER):
            if end in self.homes.boxes or end not in self.homes.ends:
                break
            step, end = end, self.homes.ends[end]
        return f"{CONTINUED} {self.later[step]}" if step in self.later else end

    def _trees(self) -> Iterator[Tree]:
        joined: Groups[str] = Groups()
        for link in self.links:
            joined.join((link.start, link.end))
        found: dict[str, tuple[list[Box], list[Joint], list[Link]]] = {}
        for box in self.boxes:
            found.setdefault(joined.find(box.claim), ([], [], []))[0].append(box)
        for joint in self.diagram.joints:
            found[joined.find(joint.step)][1].append(joint)
        for link in self.links:
            found[joined.find(link.start)][2].append(link)
        for boxes, joints, links in found.values():
            yield Tree(tuple(boxes), tuple(joints), tuple(links))


def halves(tree: Tree, homes: Homes) -> tuple[str, str] | None:
    """The claim and its target to part, so that a tree falls into two that are as alike in size as can be.

    Nothing where no claim of the tree has others under it.
    """
    claims = [box.claim for box in tree.boxes if box.role != SLIP]
    inside = set(claims)
    under: dict[str, list[str]] = {claim: [] for claim in claims}
    target: dict[str, str] = {}
    for link in tree.links:
        if link.start in inside and link.kind != "contradicts" and (end := homes.target(link)) in inside:
            target[link.start] = end
            under[end].append(link.start)
    size: dict[str, int] = {}
    for claim in sorted(claims, key=lambda each: -_depth(each, target)):
        size[claim] = 1 + sum(size[each] for each in under[claim])
    movable = [claim for claim in claims if claim in target and under[claim]]
    if not movable:
        return None
    best = min(movable, key=lambda claim: abs(size[claim] - len(claims) / 2))
    return best, target[best]


def later_half(tree: Tree) -> tuple[str, ...]:
    """The later half of the steps that bear on the claim of a tree that most bear on; nothing where one does."""
    boxes = {box.claim for box in tree.boxes if box.role != QUESTION}
    arriving: dict[str, list[str]] = {}
    for link in tree.links:
        if link.end in boxes and link.kind != "contradicts":
            arriving.setdefault(link.end, []).append(link.step)
    most: list[str] = max(arriving.values(), key=lambda each: len(each), default=[])
    steps = list(dict.fromkeys(most))
    return tuple(steps[(len(steps) + 1) // 2 :])


def _depth(claim: str, target: Mapping[str, str]) -> int:
    depth = 0
    while claim in target:
        claim, depth = target[claim], depth + 1
    return depth

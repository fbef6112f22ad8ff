"""How many independent voices a claim rests on: origins, not outlets.

The voices of a quotation are all through whose mouth the words came, each up `speaks for`, a source up `repeats` to
where its news ends, the texts of one author being one voice. It falls when any of them is wrong. The number of a claim
is the least number of voices whose being wrong leaves it without a ground: a minimum hitting set, which for steps with
one premise each is the number of disjoint ways (Menger). Words of the law are no witness, and what is assumed none.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from argmap.brief_repr import brief_repr
from argmap.graphs import components
from argmap.model.content import MapContent
from argmap.model.elements import Quotation, Verdict
from argmap.model.voicing import mouths
from argmap.reasoning.closure import HornRules
from argmap.reasoning.kinds import Footing, GroundKind, Kinds, Standing
from argmap.reasoning.wellfounded import FALSE, TRUE

MOST_COUNTED = 3
"""Above this the number is not worked out: it is `3 or more`."""
MOST_STEPS = 200
"""Claims that are looked at for a way that shares no voice with others."""
MOST_WORK = 500_000
"""Claims that are looked at for the numbers of one map; what is left then is at least what is known of it."""
MOST_OF_TITLE = 6
"""Words of a title by which a text is called that has neither a short form, nor an author, nor a publisher."""
LAW = "law"
READER, UNNAMED = "reader", "unnamed"
"""The tag of a source that holds enacted words."""


@attrs.frozen
class IndependentVoices:
    """How many independent voices a claim rests on; `exact` is false where there may be more.

    Attributes:
        number: the least number of voices whose being wrong leaves it without a ground.
        exact: whether it is that; else it is at least so many.
        who: those quoted for it, as they are called.
        laws: enacted texts that say it, which are no voices.
        only: of one voice, whose it is, where that is not several in a chain.
        texts: the sources in which the words stand, of all that it rests on.
        beside: what would carry it without any voice: `given` (what is taken as given), `law`, or nothing.
    """

    number: int
    exact: bool
    who: tuple[str, ...]
    laws: tuple[str, ...] = ()
    only: str = ""
    texts: tuple[str, ...] = ()
    beside: str = ""

    __repr__ = brief_repr


class Origins:
    """Who stands behind the words of a map."""

    def __init__(self, amap: MapContent) -> None:
        self.map = amap
        self._authors = {
            _person(source.author): source.id for source in reversed(list(amap.sources.values())) if source.author
        }
        self._ends = _ends(amap)
        self._chiefs: dict[str, str] = {}
        self._of: dict[str, frozenset[str]] = {}

    def chief(self, voice: str) -> str:
        """Whom a voice speaks for in the end."""
        if voice not in self._chiefs:
            self._chiefs[voice] = self.map.principal(voice)
        return self._chiefs[voice]

    def of(self, voice: str) -> frozenset[str]:
        """Whose word a speaker's or a source's word is in the end; enacted words are nobody's."""
        if voice not in self._of:
            law = voice in self.map.sources and LAW in self.map.sources[voice].tags
            self._of[voice] = frozenset() if law else self._found(voice)
        return self._of[voice]

    def _found(self, voice: str) -> frozenset[str]:
        chief = self.chief(voice)
        if chief in self.map.sources:
            return self._ends[chief]
        author = self._authors.get(_person(self.map.speakers[chief].name))
        return frozenset((chief,)) if author is None else self._ends[author]

    def of_quotation(self, quotation: Quotation) -> frozenset[str]:
        """All whose being wrong takes a quotation away."""
        return frozenset().union(*(self.of(voice) for voice in mouths(quotation)))

    def is_law(self, quotation: Quotation) -> bool:
        """Whether the words are enacted ones, of a source in its own voice that nobody relays."""
        return not self.of_quotation(quotation)

    def name(self, voice: str) -> str:
        """What a voice is called: a speaker by his name, a text by its author, its publisher or its title."""
        if voice in self.map.speakers:
            speaker = self.map.speakers[voice]
            return speaker.short or speaker.name
        source = self.map.sources[voice]
        return source.short or source.author or source.publisher or f"“{_beginning(source.title)}”"

    def name_of_text(self, source: str) -> str:
        """What a text is called: by its publisher sooner than by its author."""
        found = self.map.sources[source]
        written = f"the text of {found.author.partition(',')[0]}" if found.author else ""
        return found.short or found.publisher or written or f"“{_beginning(found.title)}”"

    def known(self, voice: str) -> str:
        """What the tags of a speaker say of how far he is known: a reader's comment, or somebody unnamed."""
        tags = self.map.speakers[voice].tags if voice in self.map.speakers else ()
        said = self.name(voice).casefold().partition(",")[0]  # what is told of the name
        if UNNAMED in tags and UNNAMED not in said:
            return "unnamed"
        return "a reader" if READER in tags and READER not in said else ""

    def interest(self, voice: str) -> str:
        """What somebody has at stake, or whom he speaks for."""
        seen: set[str] = set()
        while voice not in seen:
            seen.add(voice)
            speaker, source = self.map.speakers.get(voice), self.map.sources.get(voice)
            own = (speaker.interest if speaker else "") or (source.interest if source else "")
            if own:
                return own
            voice = speaker.speaks_for if speaker and speaker.speaks_for else voice
        return ""


def _person(name: str) -> str:
    """The name of a person without what stands behind it: `Ann Bell` for `Ann Bell, economist`."""
    return " ".join(name.partition(",")[0].casefold().split())


def _beginning(title: str) -> str:
    """The first words of a title, without marks of quotation."""
    words = title.translate({ord(mark): None for mark in '"“”„«»'}).split()
    return " ".join(words) if len(words) <= MOST_OF_TITLE else " ".join(words[:MOST_OF_TITLE]) + " …"


def _ends(amap: MapContent) -> dict[str, frozenset[str]]:
    """For each source where its news ends, by the first source of each author; a circle is called by its least name."""
    author: dict[str, str] = {}
    one = {}
    for source in amap.sources.values():
        one[source.id] = author.setdefault(_person(source.author), source.id) if source.author else source.id
    found: dict[str, frozenset[str]] = {}
    for group in components({source.id: source.repeats for source in amap.sources.values()}):
        inside = set(group)
        beyond = [found[each] for id_ in group for each in amap.sources[id_].repeats if each not in inside]
        ends = frozenset().union(*beyond) if beyond else frozenset((one[min(group)],))
        found.update(dict.fromkeys(group, ends))
    return found


class VoiceCount:
    """Counts the independent voices behind claims, by the standings of one labelling."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds, self.map = kinds, kinds.map
        self.origins = Origins(kinds.map)
        self._grounds: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._bit: dict[str, int] = {}
        self._voice: list[str] = []
        self._left = MOST_WORK
        self._numbers: dict[str, tuple[int, bool]] = {}
        self._known: dict[str, IndependentVoices] = {}

    def of(self, claim: str) -> IndependentVoices:
        """The number for a claim, and who is quoted for it."""
        standing = self.kinds.of(claim)
        claim = standing.claim  # each wording of a claim has the same voices
        if claim not in self._known:
            self._known[claim] = self._count(standing)
        return self._known[claim]

    def _count(self, standing: Standing) -> IndependentVoices:
        claim = standing.claim
        quotations = self.map.claims[claim].quotations
        said = [quotations[each.place] for each in standing.grounds if self._counts(claim, each) and each.place >= 0]
        laws = tuple(dict.fromkeys(each.source for each in said if self.origins.is_law(each)))
        words = [each for each in said if not self.origins.is_law(each)]
        who = dict.fromkeys(self.origins.name(self.last(each)) for each in words)
        number, exact = self._number(claim)
        alone = self._alone[claim] if number == 1 else 0
        return IndependentVoices(
            number=number,
            exact=exact,
            who=tuple(who),
            laws=laws,
            only=self._voice_of(alone),
            texts=self._texts(claim),
            beside=self._beside(claim),
        )

    def _voice_of(self, mask: int) -> str:
        """The voice of a mask that holds one."""
        return self._voice[mask.bit_length() - 1] if mask > 0 and not mask & (mask - 1) else ""

    def _texts(self, claim: str) -> tuple[str, ...]:
        mask = self._text_bits[claim]
        return tuple(source for at, source in enumerate(self.map.sources) if mask >> at & 1) if mask else ()

    @cached_property
    def _text_bits(self) -> Mapping[str, int]:
        """For each claim the texts of the words that it may rest on, as bits in the order of the sources."""
        bit = {source: 1 << at for at, source in enumerate(self.map.sources)}
        found: dict[str, int] = {}
        users: dict[str, list[str]] = {}
        for claim in self.map.claims.values():
            found[claim.id] = 0
            for each in self.kinds.of(claim.id).grounds:
                if self._counts(claim.id, each) and each.kind is GroundKind.QUOTATION:
                    found[claim.id] |= bit[claim.quotations[each.place].source]
            for _, premises in self._of_claim(claim.id):
                for premise in premises:
                    users.setdefault(premise, []).append(claim.id)
        queue = [id_ for id_, mask in found.items() if mask]
        for id_ in queue:
            for user in users.get(id_, ()):
                if found[id_] & ~found[user]:
                    found[user] |= found[id_]
                    queue.append(user)
        return found

    def _beside(self, claim: str) -> str:
        """What carries a claim without any voice."""
        if claim not in self._unspoken:
            return ""
        return "law" if claim in self._by_law else "given"

    @cached_property
    def _by_law(self) -> Mapping[str, object]:
        return self._without_voices(granted=False)

    @cached_property
    def _unspoken(self) -> Mapping[str, object]:
        return self._without_voices(granted=True)

    def _without_voices(self, *, granted: bool) -> Mapping[str, object]:
        """The claims that stand by enacted words, and with `granted` by what is taken as given as well."""
        rules: list[tuple[tuple[str, int], str, tuple[str, ...]]] = []
        for claim in self.map.claims.values():
            for at, each in enumerate(self.kinds.of(claim.id).grounds):
                if not self._counts(claim.id, each):
                    continue
                if each.kind is GroundKind.STEP:
                    rules.append(((claim.id, at), claim.id, self.map.inferences[each.step].premises))
                elif each.kind is GroundKind.GRANTED:
                    rules += [((claim.id, at), claim.id, ())] if granted else []
                elif self.origins.is_law(claim.quotations[each.place]):
                    rules.append(((claim.id, at), claim.id, ()))
        return HornRules(rules).closure()

    def last(self, quotation: Quotation) -> str:
        """Who asserts, in the end: whom the last speaker speaks for, or the text that is quoted."""
        return self.origins.chief(mouths(quotation)[-1])

    def _counts(self, claim: str, ground: Footing) -> bool:
        """Whether a ground counts: a live one of an accepted claim, of another one any that is not dead."""
        accepted = self.kinds.labels[claim] is Verdict.ACCEPTED
        return ground.state == TRUE if accepted else ground.state != FALSE

    def _of_claim(self, claim: str) -> list[tuple[int, tuple[str, ...]]]:
        """What a claim rests on: for each ground its voices, as bits, and its premises. What is assumed is none."""
        known = self._grounds.get(claim)
        if known is None:
            known = self._grounds[claim] = []
            for each in self.kinds.of(claim).grounds:
                if not self._counts(claim, each) or each.kind is GroundKind.GRANTED:
                    continue
                if each.kind is GroundKind.STEP:
                    known.append((0, self.map.inferences[each.step].premises))
                    continue
                quotation = self.map.claims[claim].quotations[each.place]
                if not self.origins.is_law(quotation):
                    known.append((self._bits(self.origins.of_quotation(quotation)), ()))
        return known

    def _bits(self, voices: Iterable[str]) -> int:
        found = 0
        for voice in sorted(voices):
            if voice not in self._bit:
                self._bit[voice] = len(self._bit)
                self._voice.append(voice)
            found |= 1 << self._bit[voice]
        return found

    def _number(self, claim: str) -> tuple[int, bool]:
        if claim not in self._numbers:
            self._numbers[claim] = self._counted(claim)
        return self._numbers[claim]

    @cached_property
    def _alone(self) -> Mapping[str, int]:
        """For each claim the voices that it falls with, each alone; -1 where it stands on none."""
        return self._falls_with(list(self.map.claims), 0)

    def _counted(self, claim: str) -> tuple[int, bool]:
        if self._alone[claim] < 0:
            return 0, True
        if self._alone[claim]:
            return 1, True
        if self._disjoint(claim) or self._left < 0:
            return (MOST_COUNTED, False) if self._left >= 0 else (2, False)
        cone = self._cone(claim)
        self._left -= len(cone)
        voices = {bit for each in cone for mask, _ in self._of_claim(each) for bit in _each_bit(mask)}
        for bit in sorted(voices):
            self._left -= len(cone)
            if self._left < 0:
                return 2, False
            if self._falls_with(cone, bit)[claim]:
                return 2, True
        return MOST_COUNTED, False

    def _disjoint(self, claim: str) -> bool:
        """Whether three ways to a claim that share no voice are found at once: whoever is wrong has to be in each."""
        used = 0
        for _ in range(MOST_COUNTED):
            found = self._way(claim, used)
            if found is None:
                return False
            used |= found
        return True

    def _way(self, claim: str, without: int) -> int | None:
        """The voices of a way to a claim that needs none of some voices, looked for near the claim; `None` without one.

        Quotations are tried before reasons, and no claim twice on the way.
        """
        found: dict[str, int | None] = {}
        stack = [claim]
        steps = 0
        while stack:
            each = stack[-1]
            if found.get(each, -1) is not None and each in found:
                stack.pop()
                continue
            steps += 1
            if steps > MOST_STEPS:
                return None
            found[each] = None
            waiting: list[str] = []
            for mask, premises in sorted(self._of_claim(each), key=lambda ground: len(ground[1])):
                if mask & without:
                    continue
                if all(found.get(one) is not None for one in premises):
                    for one in premises:
                        mask |= found[one] or 0
                    found[each] = mask
                    break
                waiting += [one for one in premises if one not in found]
            if found[each] is None:
                fresh = [one for one in dict.fromkeys(waiting) if one not in stack]
                if not fresh:
                    return None
                stack += fresh[:1]
        return found.get(claim)

    def _cone(self, claim: str) -> list[str]:
        """A claim with all that it may rest on."""
        found = {claim: None}
        for each in (queue := [claim]):
            for _, premises in self._of_claim(each):
                for premise in premises:
                    if premise not in found:
                        found[premise] = None
                        queue.append(premise)
        return queue

    def _falls_with(self, cone: Collection[str], wrong: int) -> Mapping[str, int]:
        """For each claim the voices that it falls with, each alone, if some are wrong already; -1 if it falls so.

        Falling is the greatest fixpoint: a claim falls with a voice when each of its grounds does. -1 has all bits.
        """
        falls = dict.fromkeys(cone, -1)
        users: dict[str, list[str]] = {}
        for claim in cone:
            for _, premises in self._of_claim(claim):
                for premise in premises:
                    users.setdefault(premise, []).append(claim)
        waiting = dict.fromkeys(reversed([*cone]))
        while waiting:
            claim = next(iter(waiting))
            del waiting[claim]
            now = -1
            for mask, premises in self._of_claim(claim):
                ground = -1 if mask & wrong else mask
                for premise in premises:
                    ground |= falls[premise]
                now &= ground
            if now != falls[claim]:
                falls[claim] = now
                waiting.update(dict.fromkeys(users.get(claim, ())))
        return falls


def _each_bit(mask: int) -> Iterator[int]:
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit

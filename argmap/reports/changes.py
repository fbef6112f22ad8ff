"""The difference between two versions of a map as a page, in the words of the report."""

from collections.abc import Iterator, Sequence

from argmap.comparison.causes import Cause
from argmap.comparison.difference import MapChange, MapDifference, QuotationChange, Things, VerdictChange
from argmap.findings.summary.sentences import capital
from argmap.model.elements import QuotationKind
from argmap.page.blocks import Item, Page, Writer, item
from argmap.page.phrasing import Phrases
from argmap.page.words import Words, flat, ref, say, unmarked, verdict

MOST_CAUSES = 4
MOST_OF_DIGEST = 12
"""Signs of a digest that tell it apart for a reader, as in the report."""
PHRASES = Phrases.of("en")


def changes_page(
    found: MapDifference, *, old: str, new: str, errors: tuple[int, int] = (0, 0), policies: tuple[str, str] = ("", "")
) -> Page:
    """What changed, the verdicts first.

    `old` and `new` say what the versions are called, and `errors` in how many places each could not be read; `policies`
    are the fingerprints of two packs.
    """
    page = Writer()
    title = found.new_title or "Argument map"
    page.heading(1, title)
    page.text(PHRASES("change.head", old=old, new=new))
    for name, number in zip((old, new), errors, strict=True):
        if number:
            page.text(PHRASES("change.errors", number, which=name, number=PHRASES.number(number)))
    if policies[0] != policies[1] and all(policies):
        page.text(PHRASES("change.policy", old=policies[0], new=policies[1]))
    if not found:
        page.text(PHRASES("change.nothing-readable" if any(errors) else "change.nothing"))
    if found.old_title != found.new_title:
        page.text(PHRASES("change.title", title=found.old_title))
    if found.old_weighing != found.new_weighing:
        page.text(PHRASES("change.weighs" if found.new_weighing else "change.unweighed"))
    shown = _Changes(found)
    if found:
        shown.verdicts(page)
    if found.claims or found.renamed:
        page.heading(2, PHRASES("change.claims"))
        page.bullets(shown.claims())
    shown.things("relations", found.relations, page)
    shown.things("contradictions", found.contradictions, page)
    shown.things("restatements", found.restatements, page)
    shown.things("questions", found.questions, page)
    if found.quotations:
        page.heading(2, PHRASES("change.quotations"))
        page.bullets(map(shown.quotation, found.quotations))
    shown.things("sources", found.sources, page)
    shown.things("speakers", found.speakers, page)
    return Page(title, tuple(page.blocks))


class _Changes:
    """Says what changed: claims by their words, with their names behind the sentence."""

    def __init__(self, found: MapDifference) -> None:
        self.found = found

    def name(self, id_: str) -> str:
        """What a thing is called."""
        return self.found.said.get(id_, id_)

    def verdicts(self, page: Writer) -> None:
        """Write the verdicts that changed, and what did it."""
        page.heading(2, PHRASES("change.verdicts-head"))
        number = len(self.found.verdicts)
        if not number:
            page.text(PHRASES("change.no-verdict"))
            return
        page.text(capital(PHRASES("change.verdicts", number, number=PHRASES.number(number))))
        page.bullets(map(self.verdict, self.found.verdicts))

    def verdict(self, each: VerdictChange) -> Item:
        """A verdict that changed."""
        start, _, end = PHRASES.pattern("change.was-is").partition("{after}")
        was = start.format(claim=self.name(each.claim), before=PHRASES(f"word.{each.before_word}"))
        now = verdict(PHRASES(f"word.{each.after_word}"), each.after_word)
        head = say("{}{}{} ({})", was, now, end, ref(each.claim))
        if not each.tried:
            return item(head, item(PHRASES("change.not-tried")))
        alone = [cause for cause in each.causes if cause.alone]
        rest = [cause for cause in each.causes if not cause.alone]
        below = [item(self.caused("since", alone, "and"))] if alone else []
        below += [item(self.caused("unless", rest, "or"))] if rest else []
        return item(head, *(below or [item(PHRASES("change.together"))]))

    def caused(self, phrase: str, causes: Sequence[Cause], last: str) -> str:
        """Since what, or unless what, a verdict is another one."""
        done = [self.done(cause) for cause in causes[:MOST_CAUSES]]
        if len(causes) > MOST_CAUSES:
            done.append(PHRASES("clause.more", number=PHRASES.number(len(causes) - MOST_CAUSES)))
        return PHRASES(f"change.{phrase}", causes=PHRASES(f"change.{last}").join(done))

    def done(self, cause: Cause) -> str:
        """What was done: to a thing of the map, or to the text that words of a claim stand in."""
        if cause.done in ("weighs", "unweighed"):
            return PHRASES("change.now-weighed" if cause.done == "weighs" else "change.not-weighed")
        if cause.wordings and cause.done in ("added", "removed"):
            first, second = map(self.name, cause.wordings)
            return PHRASES("change.now-one" if cause.done == "added" else "change.not-one", first=first, second=second)
        return PHRASES(f"change.{cause.done}", thing=self.name(cause.id))

    def claims(self) -> Iterator[Item]:
        """The claims that came, went, or are worded otherwise."""
        for one in self.found.renamed:
            called = PHRASES("change.called", claim=self.name(one.after))
            yield item(say("{} ({} → {})", called, ref(one.before), ref(one.after)))
        claims = self.found.claims
        yield from self.came_and_went(claims)
        for each in claims.changed:
            if each.field == "text":
                yield item(
                    say("{} ({})", PHRASES("change.reworded"), ref(each.id)),
                    item(PHRASES("change.was", words=f"“{flat(each.before)}”")),
                    item(PHRASES("change.is", words=f"“{flat(each.after)}”")),
                )
            else:
                yield self.change(each)

    def came_and_went(self, things: Things) -> Iterator[Item]:
        """What was added and what was removed."""
        for ids, phrase in ((things.added, "new"), (things.removed, "gone")):
            for id_ in ids:
                yield item(say("{} ({})", PHRASES(f"change.{phrase}", thing=self.name(id_)), ref(id_)))

    def things(self, title: str, things: Things, page: Writer) -> None:
        """Write what happened to the things of a kind."""
        if things:
            page.heading(2, PHRASES(f"change.{title}"))
            page.bullets([*self.came_and_went(things), *map(self.change, things.changed)])

    def change(self, each: MapChange) -> Item:
        """A detail of a thing that is another one."""
        short = MOST_OF_DIGEST if each.field == "sha256" else None
        field, before, after = each.field.replace("_", " "), flat(each.before[:short]), flat(each.after[:short])
        how = "changed" if before and after else "new" if after else "gone"
        what = PHRASES.pattern(f"change.field-{how}").format(field=field, before=before, after=after)
        return item(say("{} ({})", PHRASES("change.of", thing=capital(self.name(each.id)), what=what), ref(each.id)))

    def quotation(self, each: QuotationChange) -> Item:
        """A quotation that came, went, has other words, or was checked otherwise."""
        about = self.about(each)
        old, new = (
            PHRASES("change.words-checked", words=f"“{unmarked(words)}”", status=status)
            for words, status in ((each.before, each.status_before), (each.after, each.status_after))
        )
        if each.before == each.after:
            told = PHRASES("change.quotation-checked", what=about, before=each.status_before, after=each.status_after)
            return item(self.behind(capital(told), each), item(f"“{unmarked(each.after)}”"))
        if not each.before:
            return item(self.behind(PHRASES("change.quotation-new", what=about), each), item(new))
        if not each.after:
            return item(self.behind(PHRASES("change.quotation-gone", what=about), each), item(old))
        return item(
            self.behind(PHRASES("change.quotation-reworded", what=about), each),
            item(PHRASES("change.was", words=old)),
            item(PHRASES("change.is", words=new)),
        )

    def about(self, each: QuotationChange) -> str:
        """`denial of “…”, by the chief engineer in the minutes`."""
        kind = each.kind if each.kind in list(QuotationKind) else QuotationKind.QUOTE
        what = PHRASES(f"change.quotation-{kind}", claim=self.name(each.claim))
        data = {"what": what, "text": self.name(each.source)}
        if each.speaker:
            data["who"] = self.name(each.speaker)
        if each.citing:
            data["cited"] = PHRASES.listed([self.name(voice) for voice in each.citing])
        phrase = f"{'by' if each.speaker else 'in'}{'-citing' if each.citing else ''}"
        return PHRASES.pattern(f"change.{phrase}").format(**data)

    def behind(self, told: str, each: QuotationChange) -> Words:
        """A sentence with the name of its claim behind it."""
        return say("{} ({})", told, ref(each.claim))

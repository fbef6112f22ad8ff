"""The difference between two versions of a map as a page."""

from collections.abc import Iterator, Sequence

from argmap.comparison.causes import Cause
from argmap.comparison.difference import MapChange, MapDifference, QuotationChange, Things, VerdictChange
from argmap.english import count
from argmap.page.blocks import Item, Page, Writer, item
from argmap.page.words import Words, as_words, flat, joined, listed, ref, say, strong, unmarked


def changes_page(found: MapDifference, *, old: str, new: str, errors: tuple[int, int] = (0, 0)) -> Page:
    """What changed, the verdicts first.

    `old` and `new` say what the versions are called, and `errors` in how many places each could not be read.
    """
    page = Writer()
    title = found.new_title or "Argument map"
    page.heading(1, title)
    page.text(say("What changed from {} to {}.", old, new))
    for name, number in zip((old, new), errors, strict=True):
        if number:
            page.text(say("{} has {}: part of it may be missing from what is compared.", name, count(number, "error")))
    if not found and any(errors):
        page.text("In what could be read nothing changed, and the verdicts are the same.")
    elif not found:
        page.text("Nothing: both versions hold the same claims, relations and quotations, and give the same verdicts.")
    if found.old_title != found.new_title:
        page.text(say("The title was “{}”.", found.old_title))
    if found.old_weighing != found.new_weighing:
        page.text(f"Strengths, credences and grades are weighed {'now' if found.new_weighing else 'no longer'}.")
    _verdicts(found, page)
    _claims(found, page)
    _things("Relations", found.relations, page)
    _things("Contradictions", found.contradictions, page)
    _things("Restatements", found.restatements, page)
    _things("Questions", found.questions, page)
    if found.quotations:
        page.heading(2, "Quotations")
        page.bullets(map(_quotation, found.quotations))
    _things("Sources", found.sources, page)
    _things("Speakers", found.speakers, page)
    return Page(title, tuple(page.blocks))


def _verdicts(found: MapDifference, page: Writer) -> None:
    if not found:
        return
    page.heading(2, "Verdicts")
    if not found.verdicts:
        page.text("No verdict changed on a claim that both versions have.")
        return
    number = count(len(found.verdicts), "verdict")
    page.text(f"{number} changed." if len(found.verdicts) > 1 else "One verdict changed.")
    page.bullets(_verdict(verdict, found) for verdict in found.verdicts)


def _verdict(each: VerdictChange, found: MapDifference) -> Item:
    head = say(
        "“{}” ({}) was {} and is {}",
        flat(found.texts[each.claim]),
        ref(each.claim),
        each.before_word,
        strong(each.after_word),
    )
    if not each.tried:
        why = as_words("the changes are too many to try each")
    elif not each.causes:
        why = as_words("no single change does that: several did it together")
    else:
        alone = [cause for cause in each.causes if cause.alone]
        rest = [cause for cause in each.causes if not cause.alone]
        parts = [say("since {}", _caused(alone))] if alone else []
        if rest:
            parts.append(say("it would be as before if it were not that {}", _caused(rest, last="or")))
        why = listed(parts)
    return item(head, item(why))


def _caused(causes: Sequence[Cause], *, last: str = "and") -> Words:
    return listed([_done(cause) for cause in causes], most=4, last=last)


def _done(cause: Cause) -> Words:
    """What was done: to a thing of the map, or to the text that words of a claim stand in."""
    if cause.done == "failed":
        return say("words quoted for {} do not stand in their text any more", ref(cause.id))
    if cause.done == "mended":
        return say("words quoted for {} stand in their text now", ref(cause.id))
    if cause.done in ("weighs", "unweighed"):
        return as_words("strengths are weighed" if cause.done == "weighs" else "strengths are not weighed any more")
    if cause.wordings and cause.done in ("added", "removed"):
        how = "are now the same" if cause.done == "added" else "are no longer the same"
        return say("{} and {} {}", *map(ref, cause.wordings), how)
    return say("{} was {}", ref(cause.id), cause.done)


def _claims(found: MapDifference, page: Writer) -> None:
    if not (found.claims or found.renamed):
        return
    page.heading(2, "Claims")
    page.bullets(_claim_items(found))


def _claim_items(found: MapDifference) -> Iterator[Item]:
    for one in found.renamed:
        yield item(say("{} is called {} now", ref(one.before), ref(one.after)))
    for id_ in found.claims.added:
        yield item(say("added: “{}” ({})", flat(found.texts[id_]), ref(id_)))
    for id_ in found.claims.removed:
        yield item(say("removed: “{}” ({})", flat(found.texts[id_]), ref(id_)))
    for each in found.claims.changed:
        if each.field == "text":
            yield item(
                say("reworded: {}", ref(each.id)),
                item(say("was: “{}”", flat(each.before))),
                item(say("is: “{}”", flat(each.after))),
            )
        else:
            yield _changed(each)


def _changed(each: MapChange) -> Item:
    field = each.field.replace("_", " ")
    short = MOST_OF_DIGEST if each.field == "sha256" else None
    before, after = flat(each.before[:short]), flat(each.after[:short])
    if not each.before:
        return item(say("{}: {} is now “{}”", ref(each.id), field, after))
    if not each.after:
        return item(say("{}: {} “{}” is gone", ref(each.id), field, before))
    return item(say("{}: {} was “{}” and is “{}”", ref(each.id), field, before, after))


MOST_OF_DIGEST = 12
"""Signs of a digest that tell it apart for a reader, as in the report."""


def _things(title: str, things: Things, page: Writer) -> None:
    if not things:
        return
    page.heading(2, title)
    items = [item(say("added: {}", ref(id_))) for id_ in things.added]
    items += [item(say("removed: {}", ref(id_))) for id_ in things.removed]
    items += map(_changed, things.changed)
    page.bullets(items)


def _quotation(each: QuotationChange) -> Item:
    what = "quotation" if each.kind == "quote" else each.kind
    about = say(
        "{} of {} in {}{}{}",
        what,
        ref(each.claim),
        ref(each.source),
        say(" by {}", ref(each.speaker)) if each.speaker else "",
        joined([say(" citing {}", ref(voice)) for voice in each.citing], ""),
    )
    if each.before == each.after:
        return item(
            say("{}: was {} and is {}", about, each.status_before, each.status_after),
            item(say("“{}”", unmarked(each.after))),
        )
    if not each.before:
        return item(say("added: {}", about), item(say("“{}” – {}", unmarked(each.after), each.status_after)))
    if not each.after:
        return item(say("removed: {}", about), item(say("“{}” – {}", unmarked(each.before), each.status_before)))
    return item(
        say("reworded: {}", about),
        item(say("was: “{}” – {}", unmarked(each.before), each.status_before)),
        item(say("is: “{}” – {}", unmarked(each.after), each.status_after)),
    )

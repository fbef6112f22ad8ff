"""What is contested and what was answered, written."""

from collections.abc import Iterator, Sequence

from argmap.english import count, fits
from argmap.findings.contested import MOST_TRIED, Answer, Asked, Attack, Contested, Held, Round
from argmap.findings.in_words import aim_in_words
from argmap.findings.subject import Subject
from argmap.page.blocks import Item, Writer, item
from argmap.page.words import joined, listed, ref, refs, say
from argmap.reports.chapters.chapter import Chapter

MOST_SHOWN = 7
MOST_GUESSED = 3


def show(chapter: Contested, subject: Subject, page: Writer) -> None:
    """Write the chapter."""
    if not (chapter.unanswered or chapter.answered or chapter.deadlocks or chapter.circles):
        page.text("Nothing on the map is attacked, and nothing supports itself.")
    if chapter.unanswered:
        page.heading(3, say("Attacks without an answer ({})", len(chapter.unanswered)))
        page.text(
            "A rebuttal is a reason to hold the opposite; an undercut sets a step aside. Nothing on the map takes "
            "these up."
        )
        page.bullets(
            (_show_attack(each, subject) for each in chapter.unanswered),
            most=MOST_SHOWN,
            title="Attacks without an answer",
        )
    if chapter.answered:
        decisive = [each for each in chapter.answered if each.decisive]
        others = [each for each in chapter.answered if not each.decisive]
        page.heading(3, say("Attacks that were answered ({})", len(chapter.answered)))
        if decisive:
            page.text("These claims stand only because an attack on them was answered:")
            page.bullets(
                map(_show_answer, decisive), most=MOST_SHOWN, title="Claims that stand only because of an answer"
            )
        if others:
            page.text(
                "These stand with the answer and without it:"
                if decisive
                else "These claims would stand without the answer as well:"
            )
            page.bullets(map(_show_answer, others), most=MOST_SHOWN, title="Further answered attacks")
        if not all(each.tried for each in chapter.answered):
            page.text(f"Only of the first {MOST_TRIED} it was tried what would be without the answer.")
    if chapter.deadlocks:
        page.heading(3, say("Deadlocks ({})", len(chapter.deadlocks)))
        page.text("Reasons stand on both sides, and nothing on the map decides between them.")
        page.bullets((_show_deadlock(deadlock) for deadlock in chapter.deadlocks), most=MOST_SHOWN, title="Deadlocks")
    if chapter.circles:
        page.heading(3, say("Support in a circle ({})", len(chapter.circles)))
        page.bullets(
            (_show_circle(each, subject) for each in chapter.circles), most=MOST_SHOWN, title="Support in a circle"
        )
    if chapter.schemes:
        page.heading(3, "Questions to ask")
        page.text(
            "These steps name an argumentation scheme, and nothing on the map undercuts them. The scheme invites "
            "these questions."
        )
        page.bullets(map(_show_scheme, chapter.schemes), most=MOST_SHOWN, title="Questions to ask")
    if chapter.guessed:
        page.heading(3, say("Questions that may be asked ({})", len(chapter.guessed)))
        page.text(
            "These steps name no scheme and no warrant. By their words they may follow one, which would invite these "
            "questions; whether they do is for a reader to say."
        )
        page.bullets(_by_scheme(chapter.guessed))


def _show_attack(each: Attack, subject: Subject) -> Item:
    step = subject.map.inferences[each.step]
    texts = listed([subject.claim(premise) for premise in each.premises])
    how = say("{} {}", "rebuts" if each.kind == "rebuts" else "undercuts", aim_in_words(step, subject))
    if len(each.premises) > 1:
        how = say("together {} {}", each.kind[:-1], aim_in_words(step, subject))
    if step.target == each.claim:
        end = say("; {} is {}", ref(each.claim), subject.word(each.claim))
    else:
        words = step.target not in subject.map.inferences
        aside = "these words are" if words else "the step is"
        end = say("; {} set aside, and {} is {}", aside, ref(each.claim), subject.word(each.claim))
    weak = "" if each.works else " – undecided itself"
    return item(say("{}{} {}{}", texts, weak, how, end))


def _show_answer(each: Answer) -> Item:
    return item(say("{}: {}", ref(each.claim), each.chain))


def _show_deadlock(each: Held) -> Item:
    named = refs(each.claims) if len(each.claims) > 1 else ref(each.claims[0])
    kind = " – no position decides it" if each.open else ""
    kind += ", for it holds an odd loop of denials" if each.open and each.odd else ""
    hang = ""
    if each.hanging:
        further = count(len(each.hanging), "further claim")
        hang = f"; {further} {fits(len(each.hanging), 'hangs', 'hang')} on it alone: "
    if len(each.because) == 1 and len(each.claims) == 1:
        end = say("{}{}", hang, refs(each.hanging) if each.hanging else "")
        return item(say("{}{}: {}{}", named, kind, each.because[0][1], end))
    words = say("{}{}{}{}", named, kind, hang, refs(each.hanging) if each.hanging else "")
    return item(words, *(item(say("{}: {}", ref(claim), because)) for claim, because in each.because))


def _show_circle(each: Round, subject: Subject) -> Item:
    around = joined([ref(claim) for claim in (*each.claims, each.claims[0])], " supports ")
    footing = "it has a footing outside of the circle" if each.anchored else "nothing outside of the circle carries it"
    return item(say("{}: {}; {} is {}", around, footing, ref(each.claims[0]), subject.word(each.claims[0])))


def _by_scheme(guessed: Sequence[Asked]) -> Iterator[Item]:
    """Each scheme once, with the first steps that may follow it and its questions."""
    steps: dict[str, list[str]] = {}
    questions = {}
    for each in guessed:
        steps.setdefault(each.scheme, []).append(each.step)
        questions[each.scheme] = each.questions
    for scheme, ids in steps.items():
        yield item(say("{}: {}", scheme, refs(ids, most=MOST_GUESSED)), *map(item, questions[scheme]))


def _show_scheme(each: Asked) -> Item:
    return item(say("{} ({})", ref(each.step), each.scheme), *map(item, each.questions))


CONTESTED = Chapter(
    "contested",
    "Contested and answered",
    lambda found: found.contested,
    lambda found, page: show(found.contested, found.subject, page),
)

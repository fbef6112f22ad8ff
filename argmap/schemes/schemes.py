"""Argumentation schemes and the critical questions that each invites, in words of our own.

Source of the schemes: Walton, Reed, Macagno, Argumentation Schemes (2008), chapter 9.
"""

import re
from collections.abc import Mapping
from functools import cache

import attrs


@attrs.frozen
class Scheme:
    """A form of argument that is common and can fail: its name, other names, and what to ask of it."""

    name: str
    questions: tuple[str, ...]
    others: tuple[str, ...] = ()


SCHEMES: tuple[Scheme, ...] = (
    Scheme(
        "argument from expert opinion",
        (
            "Is the person an expert, and in this very field?",
            "Did the expert say this, and in these words?",
            "Is the expert free of an interest in the matter?",
            "Do other experts agree?",
            "What evidence does the expert go by?",
        ),
        ("expert opinion", "appeal to expert opinion", "argument from authority"),
    ),
    Scheme(
        "argument from position to know",
        (
            "Was the person in a position to know?",
            "Is the person honest and reliable?",
            "Did the person say so?",
        ),
        ("position to know", "argument from witness testimony", "witness testimony", "argument from testimony"),
    ),
    Scheme(
        "argument from popular opinion",
        (
            "Do so many people really hold it, and how is that known?",
            "Could so many be wrong here?",
        ),
        ("popular opinion", "appeal to popular opinion", "argument from popularity", "argument from popular practice"),
    ),
    Scheme(
        "argument from example",
        (
            "Is what the example tells true?",
            "Is the example typical of what is claimed?",
            "Are there examples to the contrary?",
        ),
        ("example", "argument from generalisation", "argument from generalization"),
    ),
    Scheme(
        "argument from analogy",
        (
            "Are the two cases alike in what matters here?",
            "In what do they differ, and does that weaken the step?",
            "Is there another case, just as similar, that came out differently?",
        ),
        ("analogy", "argument from comparison"),
    ),
    Scheme(
        "argument from precedent",
        (
            "Does the precedent really cover this case?",
            "Was the precedent itself right?",
            "Is this case an exception to it?",
        ),
        ("precedent",),
    ),
    Scheme(
        "practical reasoning",
        (
            "Are there other goals that this one conflicts with?",
            "Are there other ways to the goal, and is one of them better?",
            "Can it be done at all?",
            "What side effects has it?",
        ),
        ("argument from goal to action", "means-end reasoning"),
    ),
    Scheme(
        "argument from values",
        (
            "Does everybody concerned hold the value?",
            "Does it conflict with another value that weighs more?",
        ),
        ("values", "argument from positive value", "argument from negative value"),
    ),
    Scheme(
        "argument from consequences",
        (
            "How likely are these consequences?",
            "What evidence is there that they would follow?",
            "Are there consequences of the opposite kind that count as well?",
        ),
        (
            "consequences",
            "argument from positive consequences",
            "argument from negative consequences",
            "appeal to consequences",
        ),
    ),
    Scheme(
        "argument from threat",
        (
            "Can whoever threatens carry it out?",
            "Would it be carried out?",
            "Is giving way the only way to avoid it?",
        ),
        ("threat", "argument from fear appeal", "danger appeal"),
    ),
    Scheme(
        "argument from sign",
        (
            "How closely is the sign tied to what it is a sign of?",
            "Could something else have left the same sign?",
        ),
        ("sign", "argument from symptoms"),
    ),
    Scheme(
        "argument from correlation to cause",
        (
            "Is there a correlation at all, and how strong is it?",
            "Could it be chance?",
            "Could a third thing cause both?",
            "Could cause and effect be the other way round?",
        ),
        ("correlation to cause", "argument from correlation"),
    ),
    Scheme(
        "argument from cause to effect",
        (
            "How strong is the causal rule?",
            "Is the cause really there?",
            "Could something stop the effect?",
        ),
        ("cause to effect", "causal argument"),
    ),
    Scheme(
        "argument from evidence to a hypothesis",
        (
            "If the hypothesis holds, does the evidence follow?",
            "Was the evidence really observed?",
            "Is there another explanation of the evidence?",
        ),
        ("evidence to a hypothesis", "evidence to hypothesis", "argument from falsification"),
    ),
    Scheme(
        "inference to the best explanation",
        (
            "Is it a satisfactory explanation in itself?",
            "Is it better than the others that are at hand?",
            "Was it looked for others thoroughly enough?",
            "Would it be wiser to wait for more evidence?",
        ),
        ("best explanation", "abductive argument", "abduction", "argument from best explanation"),
    ),
    Scheme(
        "argument from commitment",
        (
            "Did the person really commit to that?",
            "Is there room for an exception to the commitment?",
        ),
        ("commitment", "argument from inconsistent commitment"),
    ),
    Scheme(
        "argument from bias",
        (
            "What shows the bias?",
            "Does the bias touch this very statement?",
            "Is there support that does not depend on the person?",
        ),
        ("bias", "ad hominem", "circumstantial ad hominem", "argument from interest"),
    ),
    Scheme(
        "argument from verbal classification",
        (
            "Does the thing really have the property that puts it into the class?",
            "Is the classification disputed or vague?",
        ),
        ("verbal classification", "argument from definition", "argument from classification"),
    ),
    Scheme(
        "argument from an established rule",
        (
            "Does the rule demand that here?",
            "Is there another rule that conflicts with it?",
            "Is this case an exception?",
        ),
        ("established rule", "argument from rule", "argument from rules"),
    ),
    Scheme(
        "slippery slope argument",
        (
            "Which steps lead from the first to the last?",
            "Which of them is the weakest?",
            "Could one stop on the way?",
        ),
        ("slippery slope",),
    ),
    Scheme(
        "argument from lack of evidence",
        (
            "How thoroughly was it looked for evidence?",
            "Would the evidence have been found if it existed?",
            "Who has to prove what here?",
        ),
        ("lack of evidence", "argument from ignorance", "argument from silence"),
    ),
)
"""Schemes that authors name most."""


def find_scheme(name: str) -> Scheme | None:
    """The scheme of a name, however it is written; `None` for one that is not listed."""
    return _by_name().get(_plain(name))


def _plain(name: str) -> str:
    words = re.sub(r"[\s_-]+", " ", name.casefold()).strip()
    return re.sub(r"\b(an?|the) ", "", words)


@cache
def _by_name() -> Mapping[str, Scheme]:
    return {_plain(name): scheme for scheme in SCHEMES for name in (scheme.name, *scheme.others)}

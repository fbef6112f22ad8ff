"""Which argumentation scheme a step may follow, guessed from its words: English only, and a question, no finding.

The words are those by which Walton, Reed and Macagno (2008, chapter 9) word the premises and conclusions of the
schemes; where none of them stands there nothing is guessed.
"""

import re

from argmap.model.content import MapContent
from argmap.model.elements import Claim, Inference, InferenceKind
from argmap.schemes.schemes import Scheme, find_scheme

_OUGHT = re.compile(r"\b(?:should|must|ought|has to|have to|needs? to)\b", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|will|could)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:everybody|everyone|majority|polls?|survey(?:ed)?|most (?:people|voters|readers))\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|in other (?:places|cases)|other (?:towns|cities|countries|streets))\b",
    re.IGNORECASE,
)
_CAUSED = re.compile(r"\b(?:caused|causes|led to|leads to|due to|because of|brought about)\b", re.IGNORECASE)
_RISES = re.compile(r"\b(?:rose|rises|fell|falls|grew|grows|after|since|when)\b", re.IGNORECASE)
_EXPERT = re.compile(
    r"\b(?:professor|prof|dr|expert|analyst|scientist|economist|researcher|university|institut\w*|institution)\b",
    re.IGNORECASE,
)


def guess_scheme(step: Inference, amap: MapContent) -> Scheme | None:
    """The scheme that the words of a reason of one premise suggest, if they do."""
    if step.scheme or step.kind is not InferenceKind.SUPPORTS or len(step.premises) > 1:
        return None
    if step.target not in amap.claims or (amap.language or "en")[:2] != "en":
        return None
    premise, conclusion = amap.claims[step.premises[0]], amap.claims[step.target]
    if _OUGHT.search(conclusion.text) and _WOULD.search(premise.text):
        return find_scheme("argument from consequences")
    if _ELSEWHERE.search(premise.text) and not _ELSEWHERE.search(conclusion.text):
        return find_scheme("argument from analogy")
    if _MANY.search(premise.text) and not _MANY.search(conclusion.text):
        return find_scheme("argument from popular opinion")
    if _CAUSED.search(conclusion.text) and _RISES.search(premise.text) and not _CAUSED.search(premise.text):
        return find_scheme("argument from correlation to cause")
    return find_scheme("argument from expert opinion") if _on_experts(premise, amap) else None


def _on_experts(claim: Claim, amap: MapContent) -> bool:
    """Whether a claim rests on nothing but the words of people whose names say that they are experts."""
    who = [amap.speakers.get(each.citing[-1] if each.citing else each.speaker) for each in claim.quotes]
    return bool(who) and all(each is not None and _EXPERT.search(each.name) for each in who)

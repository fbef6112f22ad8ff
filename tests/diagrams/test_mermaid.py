"""Maps as Mermaid draws them."""

import re

import pytest

from argmap.diagrams.as_mermaid import as_mermaid
from argmap.diagrams.drawing import draw
from town import TOWN, parts


def test_mermaid_holds_every_claim_and_relation():
    text = as_mermaid(draw(*parts(TOWN)))
    assert text.startswith('---\ntitle: "Town"\n---\nflowchart RL\n')
    for words in ("Alpha.", "Beta.", "Gamma.", "Delta.", "Epsilon.", "Zeta.", "Eta."):
        assert words in text
    assert 'c1["Alpha.<br/>a · disputed"]' in text
    assert text.count('|"supports"|') == 2
    assert text.count('|"rebuts"|') == 1
    assert text.count('|"undercuts"|') == 1
    assert text.count('|"contradicts"|') == 1


@pytest.mark.parametrize(
    "words", ["</script><img onerror=x>", '"];', "end", "click a b", "a --> b", "%%{init}%%", "\\N <B> &"]
)
def test_text_stays_text_in_mermaid(words):
    text = as_mermaid(draw(*parts(f"map: {words}\nclaim a: {words}\n  because b: B.\n    assumed\n")))
    (label,) = re.findall(r'^  c1\["(.*)"\]$', text, re.MULTILINE)
    body = label.partition("<br/>")[0]
    assert re.sub(r"#(\d+);", lambda match: chr(int(match[1])), body) == words
    assert not set(re.sub(r"#\d+;", "", body)) & set('"<>[]{}#;&\\')


def test_the_limits_of_mermaid_are_said():
    lines = [f"claim c{at}: C{at}.\n  supports c{(at * 7) % 600}\n" for at in range(1, 600)]
    said = []
    as_mermaid(draw(*parts("claim c0: C.\n" + "".join(lines))), messages=said)
    assert any("more than the 500 that Mermaid draws" in each for each in said)

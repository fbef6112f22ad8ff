"""English: words that turn a sentence into another one; short lists of the commonest, written for this purpose."""

from argmap.quotations.languages.language import Language

ENGLISH = Language(
    code="en",
    name="English",
    number=(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds "
        "thousand thousands million millions billion billions trillion dozen dozens first second third fourth "
        "fifth sixth seventh eighth ninth tenth once twice double triple quarter quarters thirds"
    ),
    negation="not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely",
    modality=(
        "may might can could will would shall should must ought need possibly perhaps probably likely unlikely "
        "maybe certainly surely definitely allegedly reportedly apparently presumably supposedly potentially "
        "possible probable certain seems seem seemed appears appear appeared suggests suggest suggested"
    ),
    quantifier=(
        "all some most many much few every each any only half several both either almost nearly always often "
        "sometimes seldom rarely usually everyone everybody someone somebody anyone everything something entire "
        "whole majority minority part partly completely entirely largely mostly exactly roughly about around "
        "approximately at-least"
    ),
    hedges=(
        "may might could possibly perhaps probably likely maybe allegedly reportedly apparently presumably "
        "supposedly potentially"
    ),
    soft=(
        "can should would expected expects believe believes possible chance risk potential if try tries say says said"
    ),
    partial="some several many few most part partly sometimes often half",
    universal="all every always everyone everybody everything entirely completely never nobody none whole",
    function=(
        "the a an of to in on at by for with when then than so also and or that this it its is are was were be "
        "been has have had as from not no"
    ),
    opposites=(
        (
            "rise rises rose risen rising grow grows grew grown climb climbed",
            ("fall falls fell fallen falling drop drops dropped decline declines declined shrink shrank sink sank"),
        ),
        (
            "increase increases increased increasing raise raised raises",
            "decrease decreases decreased decreasing reduce reduces reduced cut cuts lower lowered",
        ),
        ("more greater higher larger longer above over upper", "less fewer lower smaller shorter below under"),
        ("better best stronger faster", "worse worst weaker slower"),
        ("before earlier until", "after later since"),
        (
            "accept accepts accepted approve approves approved agree agrees agreed",
            "reject rejects rejected refuse refused disagree disagrees disagreed decline declined",
        ),
        (
            "support supports supported supporting back backed favour favoured favor favored",
            "oppose opposes opposed opposing resist resisted",
        ),
        ("win wins won gain gains gained", "lose loses lost losing"),
        ("open opens opened opening", "close closes closed closing shut shuts"),
        ("buy buys bought import imports imported", "sell sells sold export exports exported"),
        ("begin begins began start starts started", "end ends ended stop stops stopped finish finished"),
        ("true right correct", "false wrong incorrect"),
        ("with", "against"),
        ("for", "against"),
        (
            "allow allows allowed permit permits permitted",
            ("forbid forbids forbade forbidden ban bans banned prohibit prohibited prevent prevents prevented"),
        ),
        ("inside within", "outside beyond"),
        ("cause causes caused", "prevent prevents prevented"),
        ("maximum most", "minimum least"),
        ("hot warm", "cold cool"),
        ("early", "late"),
        ("success succeeded succeed", "failure failed fail"),
        ("confirm confirms confirmed admit admits admitted", "deny denies denied"),
        ("friend friends ally allies", "enemy enemies rival rivals"),
    ),
    negating_prefixes="un in im il ir dis non mis",
    negating_endings="n't",
    modal_endings="'ll 'd",
)

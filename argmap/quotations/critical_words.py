"""Words that turn a sentence into another one, by language.

Short lists of the commonest words, written for this purpose. They say which differences an analyst
must look at first; a word that is missing here still shows in the comparison.
"""

import re
from collections.abc import Mapping
from functools import cache

from argmap.quotations.finding import Critical

_NUMBER, _NEGATION, _MODALITY, _QUANTIFIER = (
    Critical.NUMBER,
    Critical.NEGATION,
    Critical.MODALITY,
    Critical.QUANTIFIER,
)


def word_set(text: str) -> frozenset[str]:
    """The words of a list, written as one text."""
    return frozenset(text.split())


WORDS: Mapping[str, Mapping[Critical, frozenset[str]]] = {
    "en": {
        _NUMBER: word_set(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds "
            "thousand thousands million millions billion billions trillion dozen dozens first second third fourth "
            "fifth sixth seventh eighth ninth tenth once twice double triple quarter quarters thirds"
        ),
        _NEGATION: word_set(
            "not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely"
        ),
        _MODALITY: word_set(
            "may might can could will would shall should must ought need possibly perhaps probably likely unlikely "
            "maybe certainly surely definitely allegedly reportedly apparently presumably supposedly potentially "
            "possible probable certain seems seem seemed appears appear appeared suggests suggest suggested"
        ),
        _QUANTIFIER: word_set(
            "all some most many much few every each any only half several both either almost nearly always often "
            "sometimes seldom rarely usually everyone everybody someone somebody anyone everything something entire "
            "whole majority minority part partly completely entirely largely mostly exactly roughly about around "
            "approximately at-least"
        ),
    },
    "de": {
        _NUMBER: word_set(
            "null eins ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig "
            "fünfzig sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden dutzend "
            "erste zweite dritte vierte doppelt einmal zweimal dreimal drittel viertel"
        )
        - {"ein", "eine"},
        _NEGATION: word_set(
            "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden nichts nirgends weder noch "
            "ohne kaum"
        ),
        _MODALITY: word_set(
            "kann können konnte könnte könnten darf dürfen dürfte dürften mag mögen möchte muss müssen musste müsste "
            "soll sollen sollte sollten will wollen wird werden würde würden vielleicht möglicherweise wahrscheinlich "
            "wohl sicher bestimmt angeblich offenbar anscheinend vermutlich eventuell"
        ),
        _QUANTIFIER: word_set(
            "alle allen aller alles einige einigen manche manchen viele vielen wenige wenigen jede jeder jedes jeden "
            "nur halb hälfte mehrere beide fast immer oft manchmal selten meist meistens die-meisten meisten ganz "
            "ganze gesamte etwa rund sämtliche etliche"
        ),
    },
    "fr": {
        _NUMBER: word_set(
            "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
            "quarante cinquante soixante cent cents mille million millions milliard milliards premier première "
            "deuxième second troisième fois moitié tiers quart"
        ),
        _NEGATION: word_set("ne n pas jamais aucun aucune rien personne sans ni non guère nul nulle"),
        _MODALITY: word_set(
            "peut peuvent pourrait pourraient pouvait doit doivent devrait devraient devra devront peut-être "
            "probablement sûrement certainement possible probable sans-doute apparemment éventuellement pourra "
            "pourront sera seront serait seraient"
        ),
        _QUANTIFIER: word_set(
            "tout tous toute toutes certains certaines quelques plusieurs chaque seul seule seulement moitié plupart "
            "beaucoup peu toujours souvent parfois rarement presque environ"
        ),
    },
    "es": {
        _NUMBER: word_set(
            "cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta "
            "cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millón millones primero primera "
            "segundo segunda tercero tercera doble mitad tercio cuarto"
        ),
        _NEGATION: word_set("no nunca jamás ningún ninguno ninguna nada nadie sin ni tampoco"),
        _MODALITY: word_set(
            "puede pueden podría podrían podía debe deben debería deberían deberá quizás quizá probablemente "
            "seguramente ciertamente posible probable tal-vez supuestamente aparentemente podrá podrán será serán "
            "sería serían"
        ),
        _QUANTIFIER: word_set(
            "todo todos toda todas algunos algunas algún alguno alguna varios varias cada sólo solo solamente muchos "
            "muchas pocos pocas mayoría siempre a-menudo veces raramente casi mitad"
        ),
    },
    "ru": {
        _NUMBER: word_set(
            "ноль один одна два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать двадцать "
            "тридцать сорок пятьдесят шестьдесят сто двести триста тысяча тысячи тысяч миллион миллиона миллионов "
            "миллиард миллиарда миллиардов первый первая второй вторая третий третья дважды трижды половина треть "
            "четверть вдвое втрое"
        ),
        _NEGATION: word_set("не нет ни никогда никто никого ничего ничто нигде без нельзя никакой никаких вряд"),
        _MODALITY: word_set(
            "может могут мог могла могли можно должен должна должно должны следует возможно вероятно наверное "
            "наверняка пожалуй якобы видимо похоже будет будут бы обязан обязаны необходимо вправе точно"
        ),
        _QUANTIFIER: word_set(
            "все всех всем всё каждый каждая каждое каждого некоторые некоторых многие многих немногие мало много "
            "большинство часть только лишь всегда часто иногда редко почти несколько любой оба обе весь вся около "
            "примерно целиком"
        ),
    },
    "ar": {
        _NUMBER: word_set(
            "صفر واحد واحدة اثنان اثنين اثنتان ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع "
            "عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين مئة مائة مئتان ألف آلاف مليون ملايين مليار "
            "الأول الأولى الثاني الثانية الثالث نصف ثلث ربع"
        ),
        _NEGATION: word_set("لا لم لن ليس ليست ليسوا غير ما بدون دون بلا"),
        _MODALITY: word_set("قد ربما يمكن يجب ينبغي سوف لعل يحتمل محتمل المحتمل المرجح سيكون يجوز"),
        _QUANTIFIER: word_set("كل جميع بعض معظم كثير قليل أكثر كافة فقط دائما دائماً أحيانا أحياناً نادرا غالبا عدة"),
    },
}
"""Critical words by language and kind."""

OPPOSITES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "rise rises rose risen rising grow grows grew grown climb climbed",
            "fall falls fell fallen falling drop drops dropped decline declines declined shrink shrank sink sank",
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
            "forbid forbids forbade forbidden ban bans banned prohibit prohibited prevent prevents prevented",
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
    "de": (
        (
            "stieg steigt stiegen gestiegen wuchs wächst zunahm zugenommen",
            "sank sinkt sanken gesunken fiel fällt fielen gefallen schrumpfte abnahm abgenommen",
        ),
        ("mehr größer höher über", "weniger kleiner niedriger unter"),
        ("besser stärker", "schlechter schwächer"),
        ("vor bevor", "nach nachdem"),
        ("angenommen annehmen stimmte stimmten zustimmen billigte", "abgelehnt ablehnen lehnte lehnten verwarf"),
        ("für", "gegen"),
        ("mit", "gegen"),
        ("öffnen geöffnet öffnete", "schließen geschlossen schloss"),
        ("unterstützt unterstützen unterstützte", "bekämpft ablehnt bekämpfen"),
        ("gewann gewonnen gewinnt", "verlor verloren verliert"),
    ),
    "fr": (
        ("augmenté augmente augmentation hausse monté monte", "diminué diminue diminution baisse baissé chute chuté"),
        ("plus", "moins"),
        ("avant", "après"),
        ("accepté accepte approuvé", "refusé refuse rejeté rejette"),
        ("pour", "contre"),
        ("ouvert ouvre", "fermé ferme"),
    ),
    "es": (
        ("aumentó aumentado aumenta subió sube subida", "disminuyó disminuye bajó baja cayó caída redujo"),
        ("más", "menos"),
        ("antes", "después"),
        ("aceptó acepta aprobó", "rechazó rechaza"),
        ("abrió abierto", "cerró cerrado"),
    ),
    "ru": (
        (
            "вырос выросла выросли выросло рост увеличил увеличился увеличилась увеличилось повысил",
            "упал упала упали упало снизился снизилась снизилось снизились сократился сократилась уменьшился "
            "уменьшилась падение",
        ),
        ("больше более выше", "меньше менее ниже"),
        ("до прежде", "после"),
        (
            "принял приняла приняли поддержал поддержала поддержали одобрил одобрила одобрили",
            "отверг отвергла отвергли отклонил отклонила отклонили отказался",
        ),
        ("за", "против"),
        ("открыть открыли открыл", "закрыть закрыли закрыл"),
    ),
    "ar": (
        ("ارتفع ارتفعت زاد زادت", "انخفض انخفضت تراجع تراجعت هبط"),
        ("قبل", "بعد رفض"),
        ("أكثر", "أقل"),
        ("مع", "ضد"),
    ),
}
"""Words of which one says the contrary of the other."""

_CHINESE: Mapping[Critical | None, str] = {
    None: "一样 一直 一起 一般 第一次 不同 非常 将军 能源 机会 会议 社会 委员会 议会 大会 全国 全球 "
    "首都 多年 减少 增多 要求 重要 "
    "主要 国会",
    _NUMBER: "零 一 二 两 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 倍",
    _NEGATION: "不 没 沒 无 無 非 未 勿 莫 否 并非 从未 没有 不会 不能 不可能",
    _MODALITY: "可能 可以 能够 能 会 會 将 將 应该 应 應 必须 须 須 必 也许 或许 大概 一定 据说 可 该",
    _QUANTIFIER: "一些 有些 所有 全部 全体 每 各 多数 大多数 少数 许多 多 少 一半 半数 几乎 只有 仅 只 都 全 部分 "
    "总是 经常 有时",
}
"""Critical words of a language without spaces; those under `None` only hide shorter ones."""
_CHINESE_OPPOSITES = (
    ("增加 增长 上升 提高 上涨", "减少 下降 降低 下跌 缩减"),
    ("支持 赞成 同意 接受", "反对 拒绝"),
    ("之前 以前 前", "之后 以后 后"),
    ("开放 开启 打开", "关闭"),
    ("高于 多于", "低于 少于"),
    ("最大 最高", "最小 最低"),
)
_PREFIXES = {
    "en": ("un", "in", "im", "il", "ir", "dis", "non", "mis"),
    "de": ("un", "nicht", "miss"),
    "fr": ("in", "im", "ir", "il", "dés", "non"),
    "es": ("in", "im", "ir", "des", "no"),
    "ru": ("не", "без", "бес"),
}
_SCRIPTS = (
    ("zh", "[\u4e00-\u9fff]"),
    ("ru", "[\u0400-\u04ff]"),
    ("ar", "[\u0600-\u06ff]"),
    ("de", "[äöüß]|\\b(?:und|der|das|nicht|ist)\\b"),
    ("fr", "[çèêœ]|\\b(?:le|les|des|est|une)\\b"),
    ("es", "[ñ¿¡]|\\b(?:el|los|las|una|del)\\b"),
)


def script_language(text: str) -> str:
    """A guess at the language, from the script and the commonest words; English where nothing speaks against it."""
    return next((language for language, form in _SCRIPTS if re.search(form, text, re.IGNORECASE)), "en")


def is_kind(word: str, kind: Critical, language: str) -> bool:
    """Whether a word in lower case is of a critical kind; of an unknown language none is."""
    words = WORDS.get(language, {}).get(kind, frozenset())
    if word in words:
        return True
    if language == "en" and kind is Critical.NEGATION:
        return word.endswith("n't")
    if language == "en" and kind is Critical.MODALITY:
        return word.endswith(("'ll", "'d")) or (word.endswith("n't") and word[:-3] in words)
    if language == "ar":
        return word[:1] in "وف" and word[1:] in words
    return language == "fr" and "'" in word and word.partition("'")[0] in words


@cache
def _chinese() -> tuple[re.Pattern[str], Mapping[str, Critical | None]]:
    kinds = {word: kind for kind, words in _CHINESE.items() for word in words.split()}
    return re.compile("|".join(sorted(kinds, key=len, reverse=True))), kinds


def chinese_kinds(left: str, right: str) -> list[Critical]:
    """The kinds of critical words that stand in one of two Chinese texts only; the longest words count."""
    form, kinds = _chinese()
    ours, theirs = (form.findall(side) for side in (left, right))
    lone = [*(word for word in ours if word not in theirs), *(word for word in theirs if word not in ours)]
    found = [kind for kind in Critical if any(kinds[word] is kind for word in lone)]
    for a, b in _CHINESE_OPPOSITES:
        for one, other in ((left, right), (right, left)):
            if any(word in one for word in a.split()) and any(word in other for word in b.split()):
                found.append(Critical.OPPOSITE)
    return list(dict.fromkeys(found))


def without_negation(left: str, right: str, language: str) -> bool:
    """Whether one word is the other with a negating prefix: `reliable` and `unreliable`."""
    short, long = sorted((left, right), key=len)
    return len(short) > 3 and any(long == prefix + short for prefix in _PREFIXES.get(language, ()))


def opposite(left: str, right: str, language: str) -> bool:
    """Whether one word says the contrary of the other."""
    return any(
        (left in a.split() and right in b.split()) or (left in b.split() and right in a.split())
        for a, b in OPPOSITES.get(language, ())
    )

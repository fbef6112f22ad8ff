"""Every rule, in the order of its code.

AM0xx syntax, AM1xx names, AM2xx structure, AM3xx quotations and sources, AM4xx verdicts,
AM5xx wording, AM6xx import and export.
"""

from argmap.catalogue.rule import Rule, Severity

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT

NOT_UTF8 = Rule("AM001", "not-utf8", ERROR, "A file is not UTF-8 text.")
NOT_TEXT = Rule("AM002", "not-text", ERROR, "A file is not a text at all.")
TAB_INDENT = Rule("AM003", "tab-indent", ERROR, "A line is indented with a tab.")
BAD_INDENT = Rule("AM004", "bad-indent", ERROR, "The indentation of a line fits no line above it.")
UNKNOWN_STATEMENT = Rule("AM005", "unknown-statement", ERROR, "A line is no statement of the language.")
MISPLACED_DETAIL = Rule("AM006", "misplaced-detail", ERROR, "A detail stands where it has no meaning.")
UNKNOWN_DETAIL = Rule("AM007", "unknown-detail", ERROR, "A detail has a name that its statement does not know.")
REPEATED_DETAIL = Rule("AM008", "repeated-detail", ERROR, "A detail is given twice.")
MISSING_TEXT = Rule("AM009", "missing-text", ERROR, "Nothing stands after the colon.")
BAD_NAME = Rule("AM010", "bad-name", ERROR, "A name is not of the form that names have.")
INCOMPLETE_LINE = Rule("AM011", "incomplete-line", ERROR, "A line lacks a part or has one too many.")
BAD_VALUE = Rule("AM012", "bad-value", ERROR, "A detail has a value of the wrong form.")
MISSING_COLON = Rule("AM013", "missing-colon", ERROR, "A colon is missing before the text.")
NESTED_TOO_DEEP = Rule("AM014", "nested-too-deep", ERROR, "Reasons nest deeper than any reader follows.")
STRAY_CONTINUATION = Rule("AM015", "stray-continuation", ERROR, "A continuation line has no text to continue.")
SECOND_MAP = Rule("AM016", "second-map", ERROR, "A file has two `map` statements.")
TOO_MANY_MISTAKES = Rule("AM017", "too-many-mistakes", ERROR, "A statement with very many mistakes was left out.")
BAD_IGNORE = Rule("AM018", "bad-ignore", WARNING, "An ignore comment names no rule or hides nothing.")
ODD_SPACE = Rule("AM019", "odd-space", ERROR, "A space that parts no words stands where a space belongs.")
OTHER_FORMAT = Rule("AM020", "other-format", ERROR, "A file is written in another language.")

DUPLICATE_NAME = Rule("AM101", "duplicate-name", ERROR, "Two statements declare the same name.")
UNKNOWN_NAME = Rule("AM102", "unknown-name", ERROR, "A name is used that nothing declares.")
WRONG_KIND = Rule("AM103", "wrong-kind", ERROR, "A name stands for another kind of thing than is needed.")
UNKNOWN_STEP = Rule("AM104", "unknown-step", ERROR, "A step `A -> B` is named that the map does not have.")
AMBIGUOUS_STEP = Rule("AM105", "ambiguous-step", ERROR, "A step `A -> B` could be more than one.")
MISSING_FILE = Rule("AM106", "missing-file", ERROR, "An included file cannot be read.")
INCLUDE_CIRCLE = Rule("AM107", "include-circle", ERROR, "Files include each other in a circle.")
DUPLICATE_ALIAS = Rule("AM108", "duplicate-alias", ERROR, "Two includes have the same alias.")
FILE_OUTSIDE = Rule("AM109", "file-outside", ERROR, "An included file lies outside the allowed folder.")
REPEATED_INCLUDE = Rule("AM110", "repeated-include", WARNING, "A file is included twice in the same way.")

SELF_RELATION = Rule("AM201", "self-relation", ERROR, "A claim bears on itself.")
SUPPORT_CIRCLE = Rule("AM202", "support-circle", WARNING, "Claims support each other in a circle.")
REPEATED_RELATION = Rule("AM203", "repeated-relation", WARNING, "The same relation is stated twice.")
FOR_AND_AGAINST = Rule("AM204", "for-and-against", WARNING, "The same premises speak for and against one claim.")
UNDERCUT_OF_NOTHING = Rule("AM205", "undercut-of-nothing", ERROR, "An undercut has no step to set aside.")
ISOLATED_CLAIM = Rule("AM206", "isolated-claim", WARNING, "A claim bears on nothing and nothing bears on it.")
UNBACKED_LEAF = Rule("AM207", "unbacked-leaf", WARNING, "A claim has no reason, no quotation and no `assumed`.")
UNUSED_SOURCE = Rule("AM208", "unused-source", WARNING, "A source is declared and never quoted.")
UNUSED_SPEAKER = Rule("AM209", "unused-speaker", WARNING, "A speaker is declared and never quoted.")
REPEATED_TEXT = Rule("AM210", "repeated-text", WARNING, "Two claims say the same thing.")
UNMEETABLE_EXPECTATION = Rule("AM211", "unmeetable-expectation", ERROR, "No verdict can meet an `expect`.")
UNDERCUT_OF_CLAIM = Rule("AM212", "undercut-of-claim", HINT, "An undercut aims at a claim and not at a step.")
PREMISE_DENIES_CONCLUSION = Rule(
    "AM213", "premise-denies-conclusion", WARNING, "A premise contradicts the claim that it supports."
)
RESTATED_AND_ATTACKED = Rule(
    "AM215", "restated-and-attacked", ERROR, "Two claims say the same and speak against each other.", since="0.2.0"
)
RESTATED_AND_SUPPORTED = Rule(
    "AM216", "restated-and-supported", WARNING, "A claim is a reason for itself in other words.", since="0.2.0"
)
LOST_ON_A_STEP = Rule("AM217", "lost-on-a-step", HINT, "A hedge or a quantifier is lost on a step.", since="0.2.0")
OTHER_FIGURES = Rule("AM218", "other-figures", HINT, "Two wordings of one claim have other figures.", since="0.2.0")
LONE_ANSWER = Rule("AM214", "lone-answer", WARNING, "A question has fewer than two answers.")

QUOTATION_NOT_FOUND = Rule("AM301", "quotation-not-found", ERROR, "The words of a quotation do not stand in its text.")
QUOTATION_ALTERED = Rule("AM302", "quotation-altered", ERROR, "A quotation changes a number, a name or the like.")
QUOTATION_INEXACT = Rule("AM303", "quotation-inexact", WARNING, "A quotation differs from its text in a few words.")
QUOTATION_AMBIGUOUS = Rule("AM304", "quotation-ambiguous", WARNING, "A quotation occurs more than once in its text.")
TEXT_MISSING = Rule("AM305", "text-missing", WARNING, "The text of a quoted source is not at hand.")
TEXT_CHANGED = Rule("AM306", "text-changed", ERROR, "A text is not the one whose digest the map holds.")
SHORT_QUOTATION = Rule("AM307", "short-quotation", WARNING, "A quotation has fewer than three words.")
NO_TEXT = Rule("AM308", "no-text", HINT, "A quoted source names no text to check its quotations against.")
CUT_WORD = Rule("AM309", "cut-word", WARNING, "A quotation begins or ends inside a word.")
CONTEXT_TURNED = Rule("AM310", "context-turned", WARNING, "Words beside a quotation, left out, bear on its meaning.")
WIDE_GAP = Rule("AM311", "wide-gap", WARNING, "A quotation joins pieces of different sentences or paragraphs.")
CLAIM_EXCEEDS_QUOTATION = Rule("AM312", "claim-exceeds-quotation", WARNING, "A claim says more than its quotation.")
UNNAMED_SPEAKER = Rule("AM313", "unnamed-speaker", HINT, "The passage does not name the quoted speaker.")
CIRCULAR_REPORTING = Rule("AM314", "circular-reporting", WARNING, "Two quotations of a claim go back to the same text.")
SOURCE_CONTRADICTS_ITSELF = Rule("AM315", "source-contradicts-itself", WARNING, "One voice is quoted for both sides.")
WORDS_AT_ORIGIN = Rule("AM316", "words-at-origin", HINT, "Second-hand words also stand at their origin.")
REPEATS_CIRCLE = Rule("AM317", "repeats-circle", WARNING, "Sources repeat each other in a circle.")
UNCORROBORATED = Rule("AM318", "uncorroborated", WARNING, "Confirmed information has no second independent source.")
QUOTATION_UNCHECKED = Rule("AM319", "quotation-unchecked", WARNING, "A quotation was not looked for in its text.")
TEXT_UNREADABLE = Rule("AM320", "text-unreadable", WARNING, "No text can be read from the file of a source.")
GAP_LEAVES_OUT = Rule(
    "AM321", "gap-leaves-out", HINT, "A gap leaves out a name, a number, or whom words are about.", since="0.2.0"
)
BRACKET_REPLACES = Rule(
    "AM322", "bracket-replaces", WARNING, "A bracket stands for words that say something else.", since="0.2.0"
)
OTHER_PLACE = Rule("AM323", "other-place", WARNING, "A quotation stands at another place than it says.", since="0.2.0")
OTHER_SPEAKER = Rule(
    "AM324", "other-speaker", WARNING, "A quotation stands where somebody else speaks than it says.", since="0.2.0"
)

STANCE = Rule("AM325", "stance", HINT, "A quotation's words say less than its claim.", since="0.2.0")
FIGURE_NOT_QUOTED = Rule(
    "AM326", "figure-not-quoted", HINT, "A figure of a claim stands in none of its quotations.", since="0.2.0"
)
NOT_AT_ORIGIN = Rule(
    "AM327", "not-at-origin", HINT, "Words do not stand in the text that they are said to come from.", since="0.2.0"
)
NAMESAKES = Rule("AM328", "namesakes", HINT, "Two voices may be one.", since="0.2.0")
COMMON_ROOT = Rule("AM329", "common-root", HINT, "Two reasons of a claim go back to one text.", since="0.2.0")

FAILED_EXPECTATION = Rule("AM401", "failed-expectation", ERROR, "A verdict is not the one that is expected.")
UNDERCUT_OF_STRICT = Rule("AM402", "undercut-of-strict", WARNING, "An undercut aims at a strict step.")
CONTRADICTORY_ASSUMPTIONS = Rule(
    "AM403", "contradictory-assumptions", WARNING, "Both of two contradictory claims are assumed."
)
IDLE_CONTRADICTION = Rule("AM404", "idle-contradiction", HINT, "A contradiction changes no verdict.")
SELF_DEFEAT = Rule("AM405", "self-defeat", WARNING, "A claim leads to its own denial.")
WORD_OF_THE_DENIER = Rule(
    "AM406", "word-of-the-denier", HINT, "An attack rests on the word of those who deny the claim.", since="0.2.0"
)
IMPROBABLE_AND_ACCEPTED = Rule(
    "AM407", "improbable-and-accepted", WARNING, "A claim stands, and its credence is below even odds.", since="0.2.0"
)
NO_GRADE = Rule("AM408", "no-grade", HINT, "A voice has no grade in a map that weighs them.", since="0.2.0")
OLDER_ATTACK = Rule("AM409", "older-attack", HINT, "An attack is older than all that it attacks.", since="0.2.0")
FORECAST_OVERTAKEN = Rule(
    "AM410", "forecast-overtaken", HINT, "A forecast is contradicted by what was said after its time.", since="0.2.0"
)
REBUTTAL_OF_EQUALS = Rule(
    "AM412",
    "rebuttal-of-equals",
    HINT,
    "A quoted claim rebuts another one, and not the reverse.",
    default=False,
    since="0.2.0",
)
TWINS = Rule("AM411", "twins", HINT, "Two claims may say the same, or the contrary.", since="0.2.0")
ASSUMED_ANSWER = Rule("AM413", "assumed-answer", HINT, "An assumed answer counters its rivals.", since="0.2.0")
UNASKED_CLASH = Rule(
    "AM414", "unasked-clash", HINT, "Two claims exclude each other, and no question asks.", default=False, since="0.2.0"
)
STALE_REVIEW = Rule("AM415", "stale-review", WARNING, "A map was changed after it had been reviewed.", since="0.2.0")

CREDENCE_DISAGREES = Rule("AM501", "credence-disagrees", WARNING, "A claim's words disagree with its credence.")
LIKELIHOOD_WITH_CONFIDENCE = Rule(
    "AM502", "likelihood-with-confidence", WARNING, "A likelihood and a confidence in one sentence."
)
MIXED_LIKELIHOOD_WORDS = Rule("AM503", "mixed-likelihood-words", HINT, "A map mixes the two rows of ICD 203.")
CREDENCES_OF_WORDINGS = Rule(
    "AM506", "credences-of-wordings", WARNING, "Two wordings of one claim have different credences.", since="0.2.0"
)
RABBIT_RULE = Rule("AM504", "rabbit-rule", HINT, "A conclusion has a term that no premise has.", default=False)
HOLDING_HANDS = Rule("AM505", "holding-hands", HINT, "A premise has a term of its own.", default=False)

UNREADABLE = Rule("AM601", "unreadable", ERROR, "A file cannot be read as its format.", since="0.2.0")
LEFT_OUT = Rule("AM602", "left-out", WARNING, "Something of a file has no place of its own in a map.", since="0.2.0")
READ_AS = Rule("AM603", "read-as", WARNING, "Something is read as what the file does not say.", since="0.2.0")
MENDED = Rule("AM604", "mended", WARNING, "Something of a file cannot be so and was mended.", since="0.2.0")
NOT_WRITTEN = Rule("AM605", "not-written", WARNING, "Something of a map has no place in the format.", since="0.2.0")

RULES: tuple[Rule, ...] = (
    NOT_UTF8,
    NOT_TEXT,
    TAB_INDENT,
    BAD_INDENT,
    UNKNOWN_STATEMENT,
    MISPLACED_DETAIL,
    UNKNOWN_DETAIL,
    REPEATED_DETAIL,
    MISSING_TEXT,
    BAD_NAME,
    INCOMPLETE_LINE,
    BAD_VALUE,
    MISSING_COLON,
    NESTED_TOO_DEEP,
    STRAY_CONTINUATION,
    SECOND_MAP,
    TOO_MANY_MISTAKES,
    BAD_IGNORE,
    ODD_SPACE,
    OTHER_FORMAT,
    DUPLICATE_NAME,
    UNKNOWN_NAME,
    WRONG_KIND,
    UNKNOWN_STEP,
    AMBIGUOUS_STEP,
    MISSING_FILE,
    INCLUDE_CIRCLE,
    DUPLICATE_ALIAS,
    FILE_OUTSIDE,
    REPEATED_INCLUDE,
    SELF_RELATION,
    SUPPORT_CIRCLE,
    REPEATED_RELATION,
    FOR_AND_AGAINST,
    UNDERCUT_OF_NOTHING,
    ISOLATED_CLAIM,
    UNBACKED_LEAF,
    UNUSED_SOURCE,
    UNUSED_SPEAKER,
    REPEATED_TEXT,
    UNMEETABLE_EXPECTATION,
    UNDERCUT_OF_CLAIM,
    PREMISE_DENIES_CONCLUSION,
    LONE_ANSWER,
    RESTATED_AND_ATTACKED,
    RESTATED_AND_SUPPORTED,
    LOST_ON_A_STEP,
    OTHER_FIGURES,
    QUOTATION_NOT_FOUND,
    QUOTATION_ALTERED,
    QUOTATION_INEXACT,
    QUOTATION_AMBIGUOUS,
    TEXT_MISSING,
    TEXT_CHANGED,
    SHORT_QUOTATION,
    NO_TEXT,
    CUT_WORD,
    CONTEXT_TURNED,
    WIDE_GAP,
    CLAIM_EXCEEDS_QUOTATION,
    UNNAMED_SPEAKER,
    CIRCULAR_REPORTING,
    SOURCE_CONTRADICTS_ITSELF,
    WORDS_AT_ORIGIN,
    REPEATS_CIRCLE,
    UNCORROBORATED,
    QUOTATION_UNCHECKED,
    TEXT_UNREADABLE,
    GAP_LEAVES_OUT,
    BRACKET_REPLACES,
    OTHER_PLACE,
    OTHER_SPEAKER,
    STANCE,
    FIGURE_NOT_QUOTED,
    NOT_AT_ORIGIN,
    NAMESAKES,
    COMMON_ROOT,
    FAILED_EXPECTATION,
    UNDERCUT_OF_STRICT,
    CONTRADICTORY_ASSUMPTIONS,
    IDLE_CONTRADICTION,
    SELF_DEFEAT,
    WORD_OF_THE_DENIER,
    IMPROBABLE_AND_ACCEPTED,
    NO_GRADE,
    OLDER_ATTACK,
    FORECAST_OVERTAKEN,
    TWINS,
    REBUTTAL_OF_EQUALS,
    ASSUMED_ANSWER,
    UNASKED_CLASH,
    STALE_REVIEW,
    CREDENCE_DISAGREES,
    LIKELIHOOD_WITH_CONFIDENCE,
    MIXED_LIKELIHOOD_WORDS,
    RABBIT_RULE,
    HOLDING_HANDS,
    CREDENCES_OF_WORDINGS,
    UNREADABLE,
    LEFT_OUT,
    READ_AS,
    MENDED,
    NOT_WRITTEN,
)

"""German: words that turn a sentence into another one; short lists of the commonest, written for this purpose."""

from argmap.quotations.languages.language import Language

GERMAN = Language(
    code="de",
    name="German",
    recognised_by="[äöüß]|\\b(?:und|der|das|nicht|ist)\\b",
    number=(
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig "
        "sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden dutzend erste "
        "zweite dritte vierte doppelt einmal zweimal dreimal drittel viertel"
    ),
    negation=(
        "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden nichts nirgends weder noch "
        "ohne kaum"
    ),
    modality=(
        "kann können konnte könnte könnten darf dürfen dürfte dürften mag mögen möchte muss müssen musste müsste "
        "soll sollen sollte sollten will wollen wird werden würde würden vielleicht möglicherweise wahrscheinlich "
        "wohl sicher bestimmt angeblich offenbar anscheinend vermutlich eventuell"
    ),
    quantifier=(
        "alle allen aller alles einige einigen manche manchen viele vielen wenige wenigen jede jeder jedes jeden "
        "nur halb hälfte mehrere beide fast immer oft manchmal selten meist meistens die-meisten meisten ganz "
        "ganze gesamte etwa rund sämtliche etliche"
    ),
    hedges=("könnte könnten dürfte dürften vielleicht möglicherweise wahrscheinlich wohl angeblich vermutlich"),
    soft="kann können soll sollte sollen würde würden möglich wenn sagt",
    partial="einige manche viele wenige manchmal oft teilweise teil hälfte",
    universal="alle allen jeder jede jedes immer sämtliche niemand keiner nie",
    function=(
        "der die das den dem des ein eine einer einem einen und oder in im an am auf zu zum zur von vom mit ist "
        "sind war waren hat haben nicht kein keine"
    ),
    opposites=(
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
    negating_prefixes="un nicht miss",
)

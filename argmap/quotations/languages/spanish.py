"""Spanish: words that turn a sentence into another one; short lists of the commonest, written for this purpose."""

from argmap.quotations.languages.language import Language

SPANISH = Language(
    code="es",
    name="Spanish",
    recognised_by="[ñ¿¡]|\\b(?:el|los|las|una|del)\\b",
    number=(
        "cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta "
        "cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millón millones primero primera "
        "segundo segunda tercero tercera doble mitad tercio cuarto"
    ),
    negation="no nunca jamás ningún ninguno ninguna nada nadie sin ni tampoco",
    modality=(
        "puede pueden podría podrían podía debe deben debería deberían deberá quizás quizá probablemente "
        "seguramente ciertamente posible probable tal-vez supuestamente aparentemente podrá podrán será serán "
        "sería serían"
    ),
    quantifier=(
        "todo todos toda todas algunos algunas algún alguno alguna varios varias cada sólo solo solamente muchos "
        "muchas pocos pocas mayoría siempre a-menudo veces raramente casi mitad"
    ),
    opposites=(
        ("aumentó aumentado aumenta subió sube subida", "disminuyó disminuye bajó baja cayó caída redujo"),
        ("más", "menos"),
        ("antes", "después"),
        ("aceptó acepta aprobó", "rechazó rechaza"),
        ("abrió abierto", "cerró cerrado"),
    ),
    negating_prefixes="in im ir des no",
)

"""French: words that turn a sentence into another one; short lists of the commonest, written for this purpose."""

from argmap.quotations.languages.language import Language

FRENCH = Language(
    code="fr",
    name="French",
    recognised_by="[çèêœ]|\\b(?:le|les|des|est|une)\\b",
    number=(
        "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
        "quarante cinquante soixante cent cents mille million millions milliard milliards premier première "
        "deuxième second troisième fois moitié tiers quart"
    ),
    negation="ne n pas jamais aucun aucune rien personne sans ni non guère nul nulle",
    modality=(
        "peut peuvent pourrait pourraient pouvait doit doivent devrait devraient devra devront peut-être "
        "probablement sûrement certainement possible probable sans-doute apparemment éventuellement pourra "
        "pourront sera seront serait seraient"
    ),
    quantifier=(
        "tout tous toute toutes certains certaines quelques plusieurs chaque seul seule seulement moitié plupart "
        "beaucoup peu toujours souvent parfois rarement presque environ"
    ),
    opposites=(
        ("augmenté augmente augmentation hausse monté monte", "diminué diminue diminution baisse baissé chute chuté"),
        ("plus", "moins"),
        ("avant", "après"),
        ("accepté accepte approuvé", "refusé refuse rejeté rejette"),
        ("pour", "contre"),
        ("ouvert ouvre", "fermé ferme"),
    ),
    negating_prefixes="in im ir il dés non",
    elides=True,
)

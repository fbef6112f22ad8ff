"""Where sentences end, by language; the pieces were cut by hand."""

import pytest

from argmap.quotations.languages.registry import codes, language_by_code
from argmap.quotations.sentences import sentence_end, sentence_start, sentences_in

PIECES = {
    "en": [
        "Mr. Hall paid 3.5 per cent of no. 4 to St. Ann's.",
        "Was it enough?",
        "“Who says so?” he asked the U.S. Treasury.",
        "It was, e.g. Friday, at 5 p.m.",
        "It was 21 °C.",
        "The J. F. Hall company left (see p. 12).",
        "“We stay.”",
        "They did not …",
        "He said no.",
        "Then they left!",
    ],
    "de": [
        "Am 3. Oktober zahlte Dr. Hall z. B. Strom, Gas usw.",
        "„War es genug?“, fragte er.",
        "Es war genug, d.h. Nr. 4 blieb.",
        "„Wir bleiben.“",
        "Sie gingen bzw. Frau Hall ging.",
    ],
    "fr": ["M. Hall a payé, cf. Mme Roux, art. 5.", "« Est-ce assez ? »", "Il est parti.", "Non !"],
    "es": ["El Sr. Hall pagó el art. 5 a la Dra. Ruiz.", "¿Fue bastante?", "Sí, según Ud.", "¡No!"],
    "it": ["Il sig. Hall pagò l'art. 5, cfr. Rossi.", "Bastava?", "«No», disse il dott. Rossi.", "Se ne andò."],
    "pt": ["O Sr. Hall pagou o art. 5 à Dra. Lima.", "Bastava?", "Não, disse a Profa. Lima.", "Saiu."],
    "nl": ["Dhr. Hall betaalde art. 5, bijv. Maandag.", "Was het genoeg?", "Nee, zei mevr. Bos.", "Hij ging."],
    "sv": ["Prof. Hall betalade kl. 5, t.ex. Måndag.", "Räckte det?", "Nej, sade dr. Berg.", "Han gick."],
    "pl": ["Prof. Hall zapłacił 3. armii, np. Ewie, wg. Anny.", "Czy to dość?", "Nie, rzekł dr. Nowak.", "Wyszedł."],
    "ru": [
        "Проф. Холл заплатил, см. Рис. 5, и г. Иванову.",
        "Было ли этого мало?",
        "Совет ушёл в 2020 г.",
        "Да и г. Иванов.",
        "Нет!",
    ],
    "uk": ["Проф. Холл заплатив, див. Статтю 5.", "Чи досить?", "Ні, сказав акад. Коваль.", "Він пішов."],
    "el": ["Ο κ. Χολ πλήρωσε το αρ. 5, βλ. Σελίδα 3.", "Ήταν αρκετό;", "Όχι, είπε ο δρ. Νίκου.", "Έφυγε."],
    "tr": ["Dr. Hall 19. yüzyıl için ödedi, bkz. Sayfa 5.", "Yetti mi?", "Hayır, dedi Prof. Ak.", "Gitti."],
    "id": ["Dr. Hall membayar hlm. 5 kepada Ny. Sari.", "Apakah cukup?", "Tidak.", "Ia pergi."],
    "vi": ["TS. Hall trả tiền ở TP. Huế.", "Có đủ không?", "Không.", "Ông đi rồi."],
    "ar": ["دفع د. هول المال.", "هل كان كافيا؟", "لا.", "ثم ذهب!"],
    "fa": ["د. هال پول داد.", "آیا کافی بود؟", "نه.", "او رفت."],
    "he": ["הול שילם 3.5 אחוזים.", "האם זה הספיק?", "לא.", "הוא הלך!"],
    "hi": ["डॉ. हॉल ने पैसे दिए।", "क्या यह काफी था?", "नहीं।", "वह चला गया।"],
    "ja": ["ホール氏は3.5%払った。", "足りたか？", "「足りない。」", "彼は去った。"],
    "ko": ["홀 씨는 3.5%를 냈다.", "충분했나?", "아니다.", "그는 떠났다."],
    "zh": ["霍尔付了3.5%。", "够吗？", "“不够。”", "他走了！"],
    "th": ["ฮอลล์จ่ายเงินแล้ว", "พอหรือไม่", "ไม่พอ", "เขาไปแล้ว"],
}


def test_each_language_with_words_is_here():
    assert set(PIECES) == set(codes())


@pytest.mark.parametrize("code", PIECES)
def test_a_text_is_cut_at_the_ends_of_its_sentences(code):
    pieces, spoken = PIECES[code], language_by_code(code)
    text = " ".join(pieces)
    found = [text[start:end] for start, end in sentences_in(text, 0, len(text), spoken)]
    assert found == pieces
    if code == "th":
        return
    at = 0
    for piece in pieces:  # the same ends, looked for from inside
        at = text.index(piece, at)
        middle = at + len(piece) // 2
        assert (sentence_start(text, middle, spoken), sentence_end(text, middle, spoken)) == (at, at + len(piece))
        at += len(piece)


@pytest.mark.parametrize(
    "text, pieces",
    [
        ("1. First item.\n2. Second item.", ["1. First item.", "2. Second item."]),
        ("A heading\n\nA sentence without an end", ["A heading", "A sentence without an end"]),
        ("He left in 1999. Then he came.", ["He left in 1999.", "Then he came."]),
        ("He came [...] and left. * * * Then.", ["He came [...] and left.", "* * * Then."]),
        ("It ended.[3] Then 3.5 m", ["It ended.[3]", "Then 3.5 m"]),
        (" \n … \n ", []),
        ("", []),
    ],
)
def test_numbers_headings_and_signs(text, pieces):
    spoken = language_by_code("en")
    assert [text[start:end] for start, end in sentences_in(text, 0, len(text), spoken)] == pieces


def test_a_language_without_words_knows_the_abbreviations_of_all():
    text = "Dr. Hall z.B. Anna. Bon."
    spoken = language_by_code("xx")
    assert [text[start:end] for start, end in sentences_in(text, 0, len(text), spoken)] == [
        "Dr. Hall z.B. Anna.",
        "Bon.",
    ]

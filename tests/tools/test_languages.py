"""Each file of a language is whole and laid out; the one file that texts are recognised by says what they say."""

import re
import tomllib

import languages
import pytest

from argmap.quotations.languages.registry import codes, guess, language_by_code

FILES = sorted(languages.FOLDER.glob("??.toml"))
TEXTS = {
    "en": "The council said on Monday that the street would be closed for the summer.",
    "de": "Der Rat hat am Montag beschlossen, dass die Straße nicht gesperrt wird.",
    "fr": "Le conseil a décidé lundi que la rue ne sera pas fermée, selon les habitants.",
    "es": "El ayuntamiento anunció el lunes que la calle no se cerrará, según los vecinos.",
    "it": "Il consiglio ha deciso lunedì che la strada non sarà chiusa, anche perché gli abitanti protestano.",
    "pt": "A câmara decidiu na segunda-feira que a rua não será fechada, mas os moradores têm dúvidas.",
    "nl": "De raad heeft maandag besloten dat de straat niet wordt afgesloten, volgens de bewoners.",
    "pl": "Rada zdecydowała w poniedziałek, że ulica nie zostanie zamknięta.",
    "sv": "Rådet beslutade på måndagen att gatan inte ska stängas, och det är bra.",
    "tr": "Belediye meclisi pazartesi günü caddenin kapatılmayacağını açıkladı.",
    "vi": "Hội đồng quyết định hôm thứ Hai rằng con đường sẽ không bị đóng.",
    "id": "Dewan memutuskan pada hari Senin bahwa jalan itu tidak akan ditutup.",
    "ru": "Совет решил в понедельник, что улица не будет закрыта.",
    "uk": "Рада вирішила в понеділок, що вулицю не буде закрито.",
    "el": "Το συμβούλιο αποφάσισε τη Δευτέρα ότι ο δρόμος δεν θα κλείσει.",
    "ar": "قرر المجلس يوم الاثنين أن الشارع لن يغلق.",
    "fa": "شورا روز دوشنبه تصمیم گرفت که خیابان بسته نمی‌شود.",
    "he": "המועצה החליטה ביום שני שהרחוב לא ייסגר.",
    "hi": "परिषद ने सोमवार को तय किया कि सड़क बंद नहीं होगी।",
    "th": "สภาตัดสินใจเมื่อวันจันทร์ว่าจะไม่ปิดถนน",
    "zh": "市议会周一决定不关闭这条街道。",
    "ja": "市議会は月曜日に通りを閉鎖しないと決めた。",
    "ko": "시의회는 월요일에 거리를 폐쇄하지 않기로 결정했다.",
}


def test_what_texts_are_recognised_by_is_what_the_files_say():
    assert (languages.FOLDER / "recognised.toml").read_text(encoding="utf-8") == languages.recognised()
    assert set(codes()) == {path.stem for path in FILES} == set(TEXTS)


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_sentence_tells_its_language(code):
    assert guess(TEXTS[code]) == code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_whole_and_laid_out(path):
    text = path.read_text(encoding="utf-8")
    assert languages.laid_out(text) == text
    data = tomllib.loads(text)
    known = set(re.findall(r"`([a-z_]+)`", (languages.FOLDER / "README.md").read_text(encoding="utf-8")))
    ends, stance, sentences = data.pop("ends"), data.pop("stance", {}), data.pop("sentences")
    assert set(data) | set(ends) | set(stance) | set(sentences) <= known
    assert {"name", "number", "negation", "modality", "quantifier", "condition", "unit", "opposites"} <= set(data)
    assert {"that", "reports", "doubts", "denies", "adverbs", "about", "turns_after", "disowns"} <= set(ends)
    for form in ("negation_form", "modality_form", "number_form"):
        re.compile(data.get(form, ""))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_of_plain_saying_leave_nothing_open(path):
    spoken = language_by_code(path.stem)
    doubts, reports = spoken.word_list("ends.doubts"), spoken.word_list("ends.reports")
    assert not [word for word in reports.words if word in doubts.words]
    assert not [word for word in spoken.word_list("negation").words if not word]

"""Numbers, signs and abbreviations are said as people say them, word by written word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_cluster.speech.pronounce import pronounced
from render_cluster.speech.tokens import sentences_of, tokens_of

LANGUAGES = ["en", "de", "es", "fr", "pt", "ar", "xx"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In 2026, e.g. $12.", "In twenty twenty-six, for example twelve dollars."),
        ("en", "$90 million and $1.2 billion!", "ninety million dollars and one point two billion dollars!"),
        (
            "en",
            "140,803 (90%) or 3.3M",
            "one hundred and forty thousand eight hundred and three ninety percent or three point three million",
        ),
        ("en", "the 1990s, the 21st, pages 1–4", "the nineteen nineties, the twenty-first, pages one to four"),
        ("en", "see 18f.gsa.gov/docs or app.yml", "see eighteen f dot gsa dot gov docs or app dot yml"),
        ("en", "R&D — C++ & 2x 🙂", "R and D C plus plus and two times"),
        ("en", "$1 and 007", "one dollar and zero zero seven"),
        (
            "de",
            "1998 kosteten 3,5 Mio. 1.200 €",
            "neunzehnhundertachtundneunzig kosteten drei Komma fünf Millionen eintausendzweihundert Euro",
        ),
        ("de", "Die 3. Auflage z.B. ist 90% besser", "Die dritte Auflage zum Beispiel ist neunzig Prozent besser"),
        ("en", "on May 3, 2024 at 9:30 a.m.", "on May third twenty twenty-four at nine thirty a.m."),
        ("en", "Dr. Lee paid $5–10 million", "Doctor Lee paid five to ten million dollars"),
        (
            "en",
            "20 km/h at -5 °C for 1 kg",
            "twenty kilometers per hour at minus five degrees Celsius for one kilogram",
        ),
        ("en", "the API, not NASA", "the A.P.I., not NASA"),
        ("de", "Am 1. Mai um 9:30 Uhr", "Am ersten Mai um neun Uhr dreißig"),
        ("de", "der 3. Teil, im 21. Jahrhundert", "der dritte Teil, im einundzwanzigsten Jahrhundert"),
        ("de", "2,5 Mrd. € statt 12,50 €", "zwei Komma fünf Milliarden Euro statt zwölf Euro fünfzig"),
        ("de", "z. B. 1 kg für die EU", "zum Beispiel ein Kilogramm für die E U"),
        ("es", "El 1º de mayo, 16 %", "El primero de mayo, dieciséis por ciento"),
        ("es", "3 millones de euros a las 8:00", "tres millones de euros a las ocho"),
        ("es", "El Sr. Gil, p. ej., en EE. UU.", "El señor Gil, por ejemplo, en Estados Unidos."),
        ("es", "1.234,5 kg", "mil doscientos treinta y cuatro coma cinco kilos"),
        ("fr", "Le 1er mai à 9 h 30", "Le premier mai à neuf heures trente"),
        (
            "fr",
            "1 234,5 € et 2 millions €",
            "mille deux cent trente-quatre virgule cinq euros et deux millions d’euros",
        ),
        ("fr", "la 2e fois", "la deuxième fois"),
        ("pt", "R$ 12,50 às 9h30", "doze reais e cinquenta às nove e trinta"),
        ("pt", "a 2ª vez, 16 %", "a segunda vez, dezasseis por cento"),
        ("ar", "16% و٢٥٪، 1,234.5", "16 بالمئة و٢٥ بالمئة, 1234 فاصلة 5"),
        ("fr", "25 % de plus", "vingt-cinq pour cent de plus"),
        ("ar", "نعتمد 25", "نعتمد 25"),
    ],
)
def test_a_text_is_said(language: str, text: str, expected: str) -> None:
    said = pronounced(tokens_of(text), language)

    assert len(said) == len(tokens_of(text))
    assert " ".join(filter(None, said)) == expected


@pytest.mark.parametrize(
    "word", ["", "9" * 40, "1.2.3.4.5", "$", "%", "$,", "1,2,3", "0.", "...", "\u0663\u066b\u0665", "½", "²", "\u200b"]
)
def test_no_word_is_too_strange_to_be_said(word: str) -> None:
    for language in ("en", "de", "fr", "xx", ""):
        assert len(pronounced(tokens_of(word), language)) == len(tokens_of(word))


def test_a_lexicon_goes_before_every_rule() -> None:
    lexicon = {"tgcf": "tee gee see eff", "18F": "eighteen eff", "9:30": "half past nine"}

    said = pronounced(tokens_of("TGCF and 18F, at 9:30!"), "en", lexicon)

    assert " ".join(said) == "tee gee see eff and eighteen eff, at half past nine!"


def test_a_lexicon_gives_words_and_no_orders_to_the_engine() -> None:
    assert pronounced(tokens_of("Hello"), "en", {"hello": "<break/> [[h@l]]"}) == ("break h l",)


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
    st.sampled_from(["en", "de", "es", "fr", "pt", "ar", "xx"]),
)
def test_any_text_is_said_word_for_word(text: str, language: str) -> None:
    tokens = tokens_of(text)

    assert len(pronounced(tokens, language)) == len(tokens)


@given(st.text(alphabet="0123456789.,:/-–%€$ hkgm°", max_size=40), st.sampled_from(LANGUAGES))
def test_any_number_is_said_in_time(text: str, language: str) -> None:
    tokens = tokens_of(text)

    assert len(pronounced(tokens, language)) == len(tokens)


def test_abbreviations_of_the_language_end_no_sentence() -> None:
    text = "La ley de EE. UU. ayuda al Sr. Gil. Fin."

    assert len(list(sentences_of(tokens_of(text), "es"))) == 2


def test_sentences_do_not_end_at_abbreviations_or_ordinals() -> None:
    text = "Dr. Who came, e.g. on the 3. of May. He left! Done"

    assert [" ".join(token.text for token in sentence) for sentence in sentences_of(tokens_of(text))] == [
        "Dr. Who came, e.g. on the 3. of May.",
        "He left!",
        "Done",
    ]


def test_text_without_spaces_is_cut_at_clauses_and_loses_nothing() -> None:
    text = "人工智能时代，回归基本功。技术不是中立的而且永远不会是中立的。"
    tokens = tokens_of(text)

    assert "".join(token.text for token in tokens) == text
    assert len(tokens) >= 4
    assert all(text[token.start :].startswith(token.text) for token in tokens)

"""Numbers, signs and abbreviations are said as people say them, word by written word."""

import pytest

from render_cluster.speech.pronounce import pronounced
from render_cluster.speech.tokens import sentences_of, tokens_of


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
            "neunzehnhundertachtundneunzig kosteten drei Komma fünf Mio. eintausendzweihundert Euro",
        ),
        ("de", "Die 3. Auflage z.B. ist 90% besser", "Die 3. Auflage zum Beispiel ist neunzig Prozent besser"),
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

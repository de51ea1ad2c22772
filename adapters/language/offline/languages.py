"""Which rules a language has: its own, or plain ones that take sentences whole."""

from adapters.language.offline.arabic import ARABIC
from adapters.language.offline.english import ENGLISH
from adapters.language.offline.german import GERMAN
from adapters.language.offline.language import NEVER, Language
from adapters.language.offline.romance import FRENCH, PORTUGUESE, SPANISH

__all__ = ["NEVER", "WRITTEN", "Language", "language_for"]

_CLOSES = {
    "it": ("L’articolo completo è linkato nella descrizione.", "Leggi l’articolo"),
    "nl": ("Het hele artikel staat in de beschrijving.", "Lees het artikel"),
    "ru": ("Ссылка на полный текст — в описании.", "Читать полностью"),
    "uk": ("Посилання на повний текст — в описі.", "Читати повністю"),
    "ja": ("全文へのリンクは説明欄にあります。", "全文を読む"),
    "zh": ("全文链接在简介中。", "阅读全文"),
    "ko": ("전체 글 링크는 설명란에 있습니다.", "전체 글 읽기"),
}
WRITTEN = {each.code: each for each in (ENGLISH, GERMAN, SPANISH, FRENCH, PORTUGUESE, ARABIC)}


def language_for(code: str) -> Language:
    """A language without rules of its own gets a plain one: sentences are taken whole."""
    if code in WRITTEN:
        return WRITTEN[code]
    close, more = _CLOSES.get(code, ("", ""))
    return Language(code=code, abbreviations=frozenset(), close=close, more=more)

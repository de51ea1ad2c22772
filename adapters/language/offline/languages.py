"""What differs from language to language: words that dangle, lead in, or speak of the page itself."""

import re
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")


def _any(words: str, *, whole: bool = True) -> re.Pattern[str]:
    pattern = "|".join(words.split("|"))
    return re.compile(rf"(?i)({pattern})\b" if whole else rf"(?i)({pattern})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """`factive` frames may go as they claim what follows; `tail` are clauses that may; `hedge` words may never.

    `barred` is what a brand does not say, `longest` how many words a sentence may have.
    """

    code: str
    abbreviations: frozenset[str]
    dangling: re.Pattern[str] = NEVER
    dangling_but_fine: re.Pattern[str] = NEVER
    meta: re.Pattern[str] = NEVER
    first_person: re.Pattern[str] = NEVER
    lead: re.Pattern[str] = NEVER
    factive: re.Pattern[str] = NEVER
    tail: re.Pattern[str] = NEVER
    hedge: re.Pattern[str] = NEVER
    barred: re.Pattern[str] = NEVER
    longest: int = 28
    ordinals: tuple[str, ...] = ()
    close: str = ""
    more: str = ""


ENGLISH = Language(
    code="en",
    abbreviations=frozenset(
        """mr mrs ms dr prof sr jr st vs etc inc ltd co corp dept no fig e.g i.e approx u.s u.k jan feb mar apr jun jul
        aug sept sep oct nov dec gov""".split()
    ),
    dangling=_any(
        r"this|these|those|that|it|its|they|their|them|he|she|his|her|such|both|another|others?|"
        r"the (other|same|former|latter)|one of (these|them|the)|in (this|that|these|each|either|any) \w+|"
        r"to do (this|that|so)|with this|because of (this|that)|as such|also|here|there,|then|once|if (so|not)\b|"
        r"not only|so\b|yet\b|or\b|and\b|but\b|plus\b|instead|otherwise|similarly|likewise|that way|in contrast|"
        r"on the other hand|for (example|instance)|even (if it|so|though)|as above|just as|like us|first|second|third|"
        r"last|lastly|finally|next|after that|too\b|either\b|neither\b|until then|by then|since then|the result\b|"
        r"the next\b"
    ),
    dangling_but_fine=_any(
        r"this (year|month|week|summer|spring|autumn|winter|morning)|the result (is|was) (a|an)|"
        r"it(’s|'s| is| was| can be| may be)( \w+)? (not )?(common|important|possible|impossible|hard|easy|impractical|"
        r"tempting|helpful|worth|time|better|best|clear|true)|that said,? |first impressions|second-hand|next year"
    ),
    meta=_any(
        r"\b(this|the) ([\w-]+ )?(post|article|tutorial|guide|section|example|table|formula|newsletter)\b|"
        r"\b(below|above|following|previous(ly)?|earlier|aforementioned)\b|read on|let(’|')s |fun fact|learn more|"
        r"check out|reach out|click|we hope|thanks? (to|you)|you can find|see the|pictured|\bhere (is|are)\b|"
        r"here(’|')s|welcome to|congratulations|on your way to|good luck|stay tuned|subscribe|well done|"
        r"what(’|')s going on",
        whole=False,
    ),
    first_person=re.compile(r"(?i)\b(we|we’\w+|we'\w+|us|our|ours|i|i’m|i'm|i’ve|i'd|my|me)\b"),
    lead=re.compile(
        r"(?i)(however|in the meantime|meanwhile|fortunately|luckily|unfortunately|in conclusion|in short|in summary|"
        r"to sum up|overall|in addition|additionally|moreover|furthermore|plus|so|frankly|okay|ok|in reality|of course|"
        r"indeed|in fact|as a result|therefore|thus|then|next|lastly|finally|first of all|that said|in general|"
        r"generally|note that|remember that|keep in mind that|while there are many \w+ of \w+)"
    ),
    factive=re.compile(
        r"(?i)(?:fortunately, )?(?:(?:we|i)(?:’ve|'ve| have)? (?:discovered|found|learned|learnt|realized|realised|"
        r"noticed|know|understood|decided) that |the (?:good|bad) news is,? (?:that )?)"
    ),
    tail=re.compile(
        r", (which|who|whose|where|including|such as|like|especially|particularly|for example|e\.g\.) [^.;:]*"
        r"(?=[.!?]?$)"
    ),
    hedge=re.compile(r"(?i)\b(not|never|no|unless|only|except|however|although|but)\b|\d"),
    ordinals=("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"),
    close="Read the full {kind}: the link is in the description.",
    more="Read the whole story",
)
GERMAN = Language(
    code="de",
    abbreviations=frozenset(
        """dr prof hr fr str bzw usw z.b d.h u.a ca nr abs vgl evtl ggf inkl mio mrd tel jan feb apr aug sept okt nov
        dez s""".split()
    ),
    dangling=_any(
        r"dies\w*|das|diese[rmns]?|er|sie|es|ihre?\w*|dabei|dadurch|damit|daher|deshalb|darum|dazu|außerdem|zudem|hier|so|"
        r"aber|und|oder|doch|jedoch|auch|trotzdem|zum beispiel|solche\w*|beide"
    ),
    dangling_but_fine=re.compile(
        r"([Dd](as|ie|er) [A-ZÄÖÜ])|(?i:das jahr|es (gibt|ist (wichtig|möglich|schwer|leicht)))"
    ),
    meta=_any(r"\b(unten|oben|im folgenden|dieser (artikel|beitrag)|lesen sie|hier klicken|mehr dazu)\b", whole=False),
    first_person=re.compile(r"(?i)\b(wir|uns|unser\w*|ich|mein\w*|mich|mir)\b"),
    lead=re.compile(r"(?i)(allerdings|jedoch|außerdem|zudem|leider|zum glück|übrigens|natürlich)"),
    factive=re.compile(r"(?i)wir (?:haben )?(?:wissen|merkten), dass "),
    hedge=re.compile(r"(?i)\b(nicht|kein\w*|nie|nur|außer|ohne|aber)\b|\d"),
    ordinals=("Erstens", "Zweitens", "Drittens", "Viertens", "Fünftens", "Sechstens", "Siebtens"),
    close="Der ganze Artikel ist in der Beschreibung verlinkt.",
    more="Zum ganzen Artikel",
)
_CLOSES = {
    "fr": ("L’article complet est en lien dans la description.", "Lire l’article"),
    "es": ("El artículo completo está enlazado en la descripción.", "Leer el artículo"),
    "pt": ("O artigo completo está na descrição.", "Ler o artigo"),
    "it": ("L’articolo completo è linkato nella descrizione.", "Leggi l’articolo"),
    "nl": ("Het hele artikel staat in de beschrijving.", "Lees het artikel"),
    "ru": ("Ссылка на полный текст — в описании.", "Читать полностью"),
    "uk": ("Посилання на повний текст — в описі.", "Читати повністю"),
    "ja": ("全文へのリンクは説明欄にあります。", "全文を読む"),
    "zh": ("全文链接在简介中。", "阅读全文"),
    "ko": ("전체 글 링크는 설명란에 있습니다.", "전체 글 읽기"),
    "ar": ("رابط المقال الكامل في الوصف.", "اقرأ المقال"),
}
WRITTEN = {"en": ENGLISH, "de": GERMAN}


def language_for(code: str) -> Language:
    """A language without rules of its own gets a plain one: sentences are taken whole."""
    if code in WRITTEN:
        return WRITTEN[code]
    close, more = _CLOSES.get(code, ("", ""))
    return Language(code=code, abbreviations=frozenset(), close=close, more=more)

"""The words that carry a text, in any language: what likeness, trends and fit are judged by."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

MOST_KEYWORDS = 64
TITLE_WEIGHT, DESCRIPTION_WEIGHT = 4, 2
JUDGED_LETTERS = 40_000
_SHORTEST, _SHORTEST_PLURAL = 3, 5
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
_STOP_WORDS = """
the and for but with from are was were been being its this that these those you your our they their she her not can
could will would may might should must does did have has had when while than then what which who how why where more most
some any all each every other into out about over just only also very much many own same too here there them between
without after before during again one two new use using used get make like way well still even because through such don
der die das und oder ein eine einer eines einem einen ist sind mit von für auf den dem des nicht sie wir ich auch als
wie aus bei nach wird werden hat haben kann dass sich noch nur zum zur über mehr
les une est dans pour que qui sur pas par plus avec aux cette ces mais nous vous ils elle leur être fait
los las una del con por para como más pero sus este esta estos son hay muy sin sobre entre también ser
uma dos das com não são seu sua pelo pela mais mas foi nos nas isso
في من على إلى عن مع هذا هذه التي الذي أن كان ما لا
"""
_STOP = frozenset(_STOP_WORDS.split())


def terms_of(text: str) -> list[str]:
    """In the order of the text. Scripts without blanks give pairs of signs, as they have no words to cut."""
    plain = unicodedata.normalize("NFKC", text[:JUDGED_LETTERS]).casefold().replace("’", "'")
    pairs = [run[at : at + 2] for run in _WITHOUT_BLANKS.findall(plain) for at in range(max(1, len(run) - 1))]
    words = [_stem(word) for word in _WORD.findall(_WITHOUT_BLANKS.sub(" ", plain)) if word not in _STOP]
    return [word for word in words if len(word) >= _SHORTEST or word.isdigit()] + pairs


def keywords_of(title: str, description: str, text: str) -> Mapping[str, int]:
    """Count the heaviest words; those of the title and the summary say more than those of the text."""
    counted = Counter(terms_of(text))
    for word in terms_of(description):
        counted[word] += DESCRIPTION_WEIGHT
    for word in terms_of(title):
        counted[word] += TITLE_WEIGHT
    return dict(counted.most_common(MOST_KEYWORDS))


def _stem(word: str) -> str:
    """A plural and its singular count as one; nothing finer, as every language has its own rules."""
    bare = word.partition("'")[0]
    return bare[:-1] if len(bare) >= _SHORTEST_PLURAL and bare.endswith("s") and not bare.endswith("ss") else bare

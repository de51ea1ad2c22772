"""How well a text fits the people a channel or a campaign speaks to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.ideas.scoring import Share
from domain.ideas.terms import terms_of

LANGUAGE, INTEREST, REGION, READING = 0.35, 0.45, 0.1, 0.1
"""What each side of the fit can give; together 1."""
NO_WISH, FIRST_HITS = 0.5, 2
YOUNG_UNTIL, LONG_SENTENCE, TOO_LONG_COSTS = 17, 18, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Whom a channel speaks to, in which language and on what; empty fields are open."""

    language: str
    wishes: tuple[str, ...] = ()
    region: str = ""
    age_band: str = ""
    oldest: int | None = None


def audience_fit(to: Listeners, *, language: str, text: str, keywords: Mapping[str, int]) -> Share:
    told, spoken = language.partition("-")[0], to.language.partition("-")[0]
    hits = wishes_met(to.wishes, keywords)
    interest = min(1.0, len(hits) / min(FIRST_HITS, len(to.wishes))) if to.wishes else NO_WISH
    near = not to.region or to.region.casefold() in text.casefold()
    easy, how = _reading(to, text)
    value = LANGUAGE * (told == spoken) + INTEREST * interest + REGION * near + READING * easy
    reasons = [
        f"in the channel’s language ({spoken})" if told == spoken else f"in “{told}”, not the channel’s “{spoken}”",
        _about(hits, asked=bool(to.wishes)),
        f"{'speaks' if near else 'does not speak'} of {to.region}" if to.region else "",
        how,
    ]
    return Share(value, _sentence("; ".join(part for part in reasons if part)))


def wishes_met(wishes: Sequence[str], keywords: Mapping[str, int]) -> list[str]:
    """A wish is met if each of its words carries the text."""
    return [wish for wish in dict.fromkeys(wishes) if (words := terms_of(wish)) and all(w in keywords for w in words)]


def _about(hits: Sequence[str], *, asked: bool) -> str:
    if not asked:
        return "no topics or interests are set"
    return f"about {', '.join(f'“{hit}”' for hit in hits[:3])}" if hits else "about none of the topics and interests"


def _reading(to: Listeners, text: str) -> tuple[float, str]:
    if to.oldest is None or to.oldest > YOUNG_UNTIL:
        return 1.0, ""
    sentences = [part for part in re.split(r"[.!?。！？]+\s", text) if part.strip()]
    size = sum(len(part.split()) for part in sentences) / max(1, len(sentences))
    if size <= LONG_SENTENCE:
        return 1.0, f"short sentences suit ages {to.age_band}"
    return LONG_SENTENCE / size - TOO_LONG_COSTS, f"sentences of {size:.0f} words are long for ages {to.age_band}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."

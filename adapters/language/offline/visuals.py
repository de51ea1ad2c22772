"""What a scene shows: the picture with the best evidence for its words, and never the last layout again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from adapters.language.offline.cards import Cards, usable
from adapters.language.offline.footage import query_for
from adapters.language.offline.lists import recap
from adapters.language.offline.option import Option
from adapters.language.offline.slots import Slot
from adapters.language.offline.study import Study
from domain.scripts.scene import Beat, Layout, Visual

__all__ = ["Showing", "usable"]
AGAIN = 100.0
OFTEN, SAME_CARD = 0.8, 1.6
_SERIES = frozenset({Layout.LIST, Layout.TABLE, Layout.QUOTE, Layout.NUMBER, Layout.BARS, Layout.LINE})


@dataclass(slots=True)
class Showing:
    """Knows what was shown already: no picture twice, no layout twice in a row, and one list not all the time."""

    study: Study
    slots: Sequence[Slot]
    shown: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    last: Layout | None = None
    layouts: Counter[Layout] = field(default_factory=Counter)
    cards: Counter[str] = field(default_factory=Counter)

    def visual(self, slot: Slot, on_screen: str) -> Visual:
        options = list(Cards(self.study, self.slots, self.shown).options(slot, on_screen))
        listed = any(option.visual.layout is Layout.LIST for option in options)
        if (
            slot.beat is Beat.BEAT
            and not listed
            and (so_far := recap(self.study, self.words[1:-1], on_screen)) is not None
        ):
            options.append(so_far)
        chosen = max(options, key=self._worth).visual
        self.last = chosen.layout
        self.layouts[chosen.layout] += 1
        self.cards[_card(chosen)] += 1
        self.shown |= {chosen.picture_key, _card(chosen)} - {""}
        return replace(chosen, query=query_for(self.study, slot, on_screen))

    def _worth(self, option: Option) -> float:
        layout = option.visual.layout
        return (
            option.strength
            - AGAIN * (layout is self.last)
            - OFTEN * self.layouts[layout]
            - SAME_CARD * self.cards[_card(option.visual)]
        )


def _card(visual: Visual) -> str:
    """The same rows, words or figures once more are the same card, whichever of them is marked."""
    if visual.items:
        return "|".join(visual.items)
    return f"{visual.headline}|{visual.figure}|{visual.points}" if visual.layout in _SERIES else ""

"""Choosing what is said so that the whole lasts as long as the channel wants: never padded, never cut in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from adapters.language.offline.repeats import same
from adapters.language.offline.sentences import Sentence, successor
from adapters.language.offline.slots import Role, Slot
from adapters.language.offline.timing import Pace
from adapters.language.offline.words import CONTRAST
from domain.scripts.scene import Beat

MOST_BEATS, FEWEST_BEATS = 7, 3
SHORT_SEC = 30.0
"""Below it, one beat less will do."""
LONGEST_SCENE = 26
TOO_LONG, TOO_SHORT, FULL = 1.05, 0.95, 1.05
PROMISED = 1.08
HALF = 0.6
"""A part that is only named teaches nobody: rather than that, a scene beside the parts is left out."""
WEAK, DULL, ENOUGH_BEATS = -0.5, 2.0, 4
QUICKER_SEC = 1.0


@dataclass(slots=True)
class Fitting:
    """`spare` seconds are kept for scenes that are added later: the close."""

    slots: list[Slot]
    pace: Pace
    target: float
    spare: float = 0.0
    said: list[str] = field(default_factory=list)

    def fit(self) -> list[Slot]:
        self.said = [line.text for slot in self.slots for line in slot.head]
        for slot in self.slots:
            self._begin(slot)
        self.slots = [slot for slot in self.slots if slot.lines]
        for slot in self.slots:
            self._support_bare_head(slot)
            self._complete_contrast(slot)
        self._leave_weak()
        self._shrink()
        self._fill()
        return self.slots

    def _leave_weak(self) -> None:
        """Better to say more of what is strong than to say something of everything."""
        for slot in [slot for slot in self.slots if slot.optional and slot.value < DULL]:
            if len(self.beats) > ENOUGH_BEATS:
                self.slots.remove(slot)

    @property
    def seconds(self) -> float:
        return self.spare + sum(self.pace.scene(slot.text).total_seconds() for slot in self.slots)

    @property
    def beats(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.beat is Beat.BEAT]

    def best(self, pool: Sequence[Sentence], size: int, floor: float = -9) -> Sentence | None:
        """The best sentence that stands alone and says something new."""
        for sentence in sorted(pool, key=lambda sentence: -sentence.score):
            if sentence.score <= floor:
                return None
            if sentence.size - sentence.spare <= size and sentence.speakable() and not same(sentence.text, self.said):
                return sentence
        return None

    def _choose(self, slot: Slot, sentence: Sentence) -> None:
        slot.chosen.append(sentence)
        slot.chosen.sort(key=lambda chosen: chosen.order)
        self.said.append(sentence.text)

    def _begin(self, slot: Slot) -> None:
        if slot.beat is not Beat.BEAT:
            return
        slot.value = 3 + 0.3 * bool(slot.items)
        if slot.head:
            return
        found = self.best(slot.pool, 24, floor=WEAK if slot.optional else -9)
        if found is not None:
            self._choose(slot, found)
            deep = slot.section is not None and 2 <= slot.section.level < 4
            slot.value = found.score + slot.keep + 0.8 * deep + 0.7 * (slot.role is Role.CONTEXT)

    def _support_bare_head(self, slot: Slot) -> None:
        units = sum(bool(other.unit) for other in self.slots)
        if slot.unit and slot.head and slot.size <= (9 if units < 5 else 5) and units < 6:
            found = self.best(slot.pool, 20 if units < 5 else 12, floor=-1)
            if found is not None:
                self._choose(slot, found)

    def _complete_contrast(self, slot: Slot) -> None:
        """A sentence and the “but” behind it are one thought."""
        if slot.head or len(slot.chosen) != 1:
            return
        after = successor(slot.chosen[0], slot.pool)
        excused = {"dangling", "first_person"}
        if after and CONTRAST.match(after.full) and not after.faults - excused and after.size <= 22:
            self._choose(slot, after)
            slot.value += 0.5

    @property
    def fewest(self) -> int:
        return FEWEST_BEATS - (self.target < SHORT_SEC)

    @property
    def limit(self) -> float:
        """A list that was promised is told to its end, and may take a little longer for it."""
        promised = sum(bool(slot.unit) for slot in self.slots) > 3
        return self.target * (PROMISED if promised else TOO_LONG)

    def _shrink(self) -> None:
        while len(self.beats) > MOST_BEATS or self.seconds > self.limit:
            spoken = self._leave_out(self.target * TOO_SHORT) or self._open_shorter() or self._say_shorter()
            if not spoken and not self._leave_out(0) and not self._drop():
                break

    def _leave_out(self, least: float) -> bool:
        """The weakest of the scenes without which the rest still takes that many seconds."""
        most = self.seconds - least
        many = len(self.beats) > MOST_BEATS
        fits = [many or self.pace.scene(slot.text).total_seconds() <= most for slot in self.slots]
        optional = [slot for slot, may_go in zip(self.slots, fits, strict=True) if slot.optional and may_go]
        if not optional or len(self.beats) <= self.fewest:
            return False
        self.slots.remove(min(optional, key=lambda slot: slot.value))
        return True

    def _open_shorter(self) -> bool:
        """Of a claim and the count behind it, the count alone can open."""
        hook = self.slots[0]
        if hook.beat is Beat.HOOK and len(hook.head) > 1:
            del hook.head[0]
            return True
        return False

    def _say_shorter(self) -> bool:
        """The scene that takes longest loses its last sentence, its support last; else the cheapest says less."""
        for slot in sorted(self.beats, key=lambda slot: (len(slot.chosen) == 1, -self.pace.seconds(slot.text))):
            if len(slot.lines) > 1 and slot.chosen:
                last = len(slot.chosen) == 1 and slot.unit
                if not (last and self._leave_out(self.target * HALF)):
                    slot.chosen.pop()
                return True
        quicker = [(slot, found) for slot in self.beats if not slot.head and (found := self._quicker(slot))]
        if not quicker:
            return False
        slot, found = min(quicker, key=lambda pair: self._loss(*pair))
        slot.chosen = []
        self._choose(slot, found)
        return True

    def _quicker(self, slot: Slot) -> Sentence | None:
        """Spelt out, a long number takes the time of ten words: time counts, not words."""
        most = self.pace.seconds(slot.text) - QUICKER_SEC
        pool = [s for s in slot.pool if self.pace.seconds(s.text) <= most] if slot.chosen else []
        return self.best(pool, slot.size)

    def _loss(self, slot: Slot, found: Sentence) -> float:
        """What a saved second costs."""
        lost = max(sentence.score for sentence in slot.chosen) - found.score
        return lost / (self.pace.seconds(slot.text) - self.pace.seconds(found.text))

    def _drop(self) -> bool:
        if len(self.beats) <= self.fewest:
            return False
        longest = max(self.beats, key=lambda slot: (not slot.unit, slot.size))
        self.slots.remove(self.beats[-1] if longest.unit else longest)
        return True

    def _fill(self) -> None:
        full: set[int] = set()
        while self.seconds < self.target * TOO_SHORT:
            room = [slot for slot in self.beats if id(slot) not in full and len(slot.lines) < 3 and slot.size < 22]
            if not room:
                return
            slot = min(room, key=lambda slot: (len(slot.lines), slot.size))
            added = self._another(slot, sum(len(other.lines) == len(slot.lines) for other in room))
            if added is None:
                full.add(id(slot))
            else:
                self._choose(slot, added)

    def _another(self, slot: Slot, peers: int) -> Sentence | None:
        left = int((self.target * FULL - self.seconds) * self.pace.words_per_minute / 60)
        left = min(max(12, left * 2 // peers), left, LONGEST_SCENE)
        after = successor(slot.chosen[-1], slot.pool) if slot.chosen else None
        most = self.target * FULL - self.seconds
        fits = after is not None and after.size <= min(left, 22) and self.pace.seconds(after.text) <= most
        if after and fits and after.speakable(alone=False) and after.score > 0.6:
            return None if same(after.text, self.said) else after
        pool = [
            s for s in slot.pool if slot.role is Role.PLAIN or not slot.chosen or s.section is slot.chosen[0].section
        ]
        pool = [s for s in pool if not slot.would_dangle(s) and self.pace.seconds(s.text) <= most]
        bare = slot.unit and not slot.chosen
        return self.best(pool, min(left, 24), floor=-1.0 if bare else 0.3)

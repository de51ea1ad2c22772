"""A script under review: what to look at before it is approved, and what changed between two versions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from application.contracts.payloads import ScenePayload, ScriptPayload
from domain.tenancy.channel import Channel
from entrypoints.portal.views.card_lines import numbers_text

HOOK_SEC = 5.0
FASTEST_WORDS_PER_SEC = 3.4
LENGTH_LEEWAY = 1.5


@dataclass(frozen=True, slots=True)
class Finding:
    scene_id: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Checks:
    findings: tuple[Finding, ...]
    passed: tuple[tuple[str, str], ...]

    def of_scene(self, scene_id: str) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.scene_id == scene_id)


@dataclass(frozen=True, slots=True)
class Box:
    """A scene's place in the time of the whole, as shares of it."""

    scene_id: str
    start: float
    share: float
    seconds: int


def check(script: ScriptPayload, channel: Channel) -> Checks:
    findings: list[Finding] = []
    for number, scene in enumerate(script.scenes, 1):
        findings += _banned(number, scene, channel.brand.banned_words) + _too_fast(number, scene)
    target, passed = channel.target.total_seconds(), []
    if script.duration_sec > target * LENGTH_LEEWAY:
        told = f"{script.duration_sec:.0f} s; the channel wants about {target:.0f} s."
        findings.append(Finding("", "Too long", told))
    else:
        passed.append(("Length", f"{script.duration_sec:.0f} of about {target:.0f} s"))
    hook = script.scenes[0]
    if hook.duration_sec > HOOK_SEC * LENGTH_LEEWAY:
        findings.append(Finding(hook.scene_id, "A slow start", f"The first scene takes {hook.duration_sec:.1f} s."))
    else:
        passed.append(("First scene", f"{hook.duration_sec:.1f} s"))
    backed = sum(bool(scene.sources) for scene in script.scenes)
    passed.append(("Scenes with a source", f"{backed} of {len(script.scenes)}"))
    if channel.brand.banned_words and not any(found.title == "Brand word" for found in findings):
        passed.append(("Brand words", "none used"))
    return Checks(tuple(findings), tuple(passed))


def _banned(number: int, scene: ScenePayload, banned: Sequence[str]) -> list[Finding]:
    said = " ".join((scene.narration, scene.on_screen_text, *scene.items)).casefold()
    found = [word for word in banned if re.search(rf"\b{re.escape(word.casefold())}\b", said)]
    told = "Scene {}: “{}” is on the list of words never to say."
    return [Finding(scene.scene_id, "Brand word", told.format(number, word)) for word in found]


def _too_fast(number: int, scene: ScenePayload) -> list[Finding]:
    rate = len(scene.narration.split()) / scene.duration_sec if scene.duration_sec else 0.0
    told = f"Scene {number}: {rate:.1f} words per second; {FASTEST_WORDS_PER_SEC} is the limit."
    return [Finding(scene.scene_id, "Reading speed", told)] if rate > FASTEST_WORDS_PER_SEC else []


def budget(script: ScriptPayload) -> list[Box]:
    whole, at, boxes = script.duration_sec or 1.0, 0.0, []
    for scene in script.scenes:
        boxes.append(Box(scene.scene_id, at / whole, scene.duration_sec / whole, round(scene.duration_sec)))
        at += scene.duration_sec
    return boxes


@dataclass(frozen=True, slots=True)
class SceneChange:
    """Words on both sides, each run of them the `same`, `cut` from the old or `new`."""

    number: int
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]

    @property
    def changed(self) -> bool:
        return any(kind != "same" for kind, _ in (*self.before, *self.after))


def compare(old: ScriptPayload, new: ScriptPayload) -> list[SceneChange]:
    pairs = zip_longest(old.scenes, new.scenes)
    return [_changed(number, before, after) for number, (before, after) in enumerate(pairs, 1)]


def _changed(number: int, old: ScenePayload | None, new: ScenePayload | None) -> SceneChange:
    before, after = _words(old), _words(new)
    sides: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for side, run, changed in ((sides[0], before[i:j], "cut"), (sides[1], after[k:m], "new")):
            if run:
                side.append(("same" if kind == "equal" else changed, " ".join(run)))
    return SceneChange(number, tuple(sides[0]), tuple(sides[1]))


def _words(scene: ScenePayload | None) -> list[str]:
    if scene is None:
        return []
    shown = (scene.on_screen_text, *scene.items, *numbers_text(scene).splitlines())
    return " ".join([scene.narration, *(f"[{line}]" for line in shown if line)]).split()

"""A script under review: what to look at before it is approved, and where its time goes."""

from dataclasses import dataclass

from application.contracts.payloads import FindingPayload, ScriptPayload
from domain.scripts.quality.finding import Check, Severity

TITLES = {
    Check.LENGTH: "Length",
    Check.SHAPE: "Hook, beats and close",
    Check.HOOK: "The opening",
    Check.BANNED_WORD: "Brand word",
    Check.REQUIRED_WORD: "A word is missing",
    Check.PROFANITY: "A coarse word",
    Check.CLAIM: "A promise",
    Check.EVIDENCE: "Not in the article",
    Check.NUMBER: "A figure without a source",
    Check.NAME: "A name without a source",
    Check.QUOTATION: "A quotation without a source",
    Check.PERSON: "Who speaks",
    Check.READING_LEVEL: "Reading level",
    Check.SENTENCE_LENGTH: "A long sentence",
    Check.READING_SPEED: "Reading speed",
    Check.REPETITION: "Said twice",
    Check.DANGLING: "Points at nothing",
    Check.HALF_SENTENCE: "Half a sentence",
    Check.PAGE_TALK: "Speaks of a page",
    Check.DEBRIS: "Markup",
    Check.ON_SCREEN: "Words on the picture",
    Check.ALT_TEXT: "A picture without words",
    Check.VARIETY: "Variety of pictures",
    Check.PLATFORM: "The platform",
    Check.MACHINE_ORDER: "An order to a machine",
}
PASSED = (
    ("Figures, names and quotations stand in the article", (Check.NUMBER, Check.NAME, Check.QUOTATION)),
    ("Whole sentences, without markup", (Check.HALF_SENTENCE, Check.DEBRIS, Check.DANGLING)),
    ("Nothing said twice", (Check.REPETITION,)),
    ("Words of the brand", (Check.BANNED_WORD, Check.REQUIRED_WORD, Check.PERSON, Check.PROFANITY, Check.CLAIM)),
    ("The opening", (Check.HOOK,)),
    ("Length, and what the platform takes", (Check.LENGTH, Check.PLATFORM)),
    ("Easy to read and to hear", (Check.READING_LEVEL, Check.SENTENCE_LENGTH, Check.READING_SPEED)),
)


@dataclass(frozen=True, slots=True)
class Found:
    """`place` names the scene, empty for the whole script."""

    scene_id: str
    place: str
    title: str
    sentence: str
    excerpt: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class Checks:
    """Errors first. `passed` are the checks without a finding."""

    findings: tuple[Found, ...]
    passed: tuple[str, ...]

    @property
    def errors(self) -> int:
        return sum(found.is_error for found in self.findings)

    def of_scene(self, scene_id: str) -> tuple[Found, ...]:
        return tuple(found for found in self.findings if found.scene_id == scene_id)


@dataclass(frozen=True, slots=True)
class Box:
    """A scene's place in the time of the whole, as shares of it."""

    scene_id: str
    start: float
    share: float
    seconds: int


def check(script: ScriptPayload) -> Checks:
    numbers = {scene.scene_id: number for number, scene in enumerate(script.scenes, start=1)}
    found = {one.check for one in script.findings}
    passed = tuple(title for title, checks in PASSED if not found & set(checks))
    return Checks(tuple(_found(one, numbers.get(one.scene_id, 0)) for one in script.findings), passed)


def _found(one: FindingPayload, number: int) -> Found:
    place = f"Scene {number}" if number else ""
    return Found(one.scene_id, place, TITLES[one.check], one.message, one.excerpt, one.severity is Severity.ERROR)


def budget(script: ScriptPayload) -> list[Box]:
    whole, at, boxes = script.duration_sec or 1.0, 0.0, []
    for scene in script.scenes:
        boxes.append(Box(scene.scene_id, at / whole, scene.duration_sec / whole, round(scene.duration_sec)))
        at += scene.duration_sec
    return boxes

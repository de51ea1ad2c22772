"""Each field of a plan either changes the keys of the segments where it is seen, or is known not to be seen."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_cluster.keys import audio_key, segment_key
from render_cluster.plan import (
    CaptionState,
    CardPlan,
    ClipPlan,
    LowerThirdPlan,
    Media,
    Move,
    MusicPlan,
    ScenePlan,
    StillPlan,
    Subtitle,
    Transition,
    VideoPlan,
    VisualPlan,
)
from render_cluster.scenes import segments, spans
from render_cluster.spec import Brand, Canvas, Captions, Card, Series

WINDOW = (0.0, 0.0, 1080.0, 1920.0)
STILL = StillPlan(picture=Media(key="p", digest="p"), move=Move(start=WINDOW, end=WINDOW))
CLIP = ClipPlan(clip=Media(key="c", digest="c"), first=0, frames=200, fill="loop")
CARD = CardPlan(card=Card(layout="number", headline="h"), index=1, total=3)
LIST = CardPlan(card=Card(layout="list", items=("a", "b")), index=1, total=3)
SAID = CaptionState(first=3, end=20, words=("one", "two"), active=0)
OTHER = {
    "canvas": Canvas(fps=25),
    "captions": Captions(style="pop"),
    "language": "de",
    "encoder": "small",
    "logo": Media(key="l", digest="l"),
    "visual": CLIP,
    "frames": 100,
    "transition": Transition(kind="dip", frames=16),
    "tail": 12,
    "ground": "wine",
    "states": (SAID,),
    "lower_third": LowerThirdPlan(name="n", role="r", first=3, end=60),
}
UNSEEN = {
    "video_id": "other",
    "title": "other",
    "subtitles": (Subtitle(start_sec=0, end_sec=1, text="x"),),
    "music": MusicPlan(track=Media(key="m", digest="m"), gain_db=0),
    "thumbnail": Media(key="t", digest="t"),
    "claim": "other",
    "scene_id": "other",
    "label": "other",
    "voice": Media(key="v", digest="v"),
    "first": 900,
    "voice_first": 9,
    "voice_frames": 9,
    "estimated": True,
}
ELSEWHERE = {"tenant", "brand", "scenes", "segments"}
"""Fields with tests of their own."""


@pytest.mark.parametrize("name", sorted({field.name for each in (VideoPlan, ScenePlan) for field in fields(each)}))
def test_a_field_is_in_the_key_if_it_is_seen(name: str) -> None:
    if name in ELSEWHERE:
        return
    plan = _a_plan([STILL] * 3)
    value = OTHER.get(name, UNSEEN.get(name))
    whole = name in {field.name for field in fields(VideoPlan)} - {"frames"}
    changes: dict[str, Any] = {name: value}
    changed = replace(plan, **changes) if whole else _with(plan, 1, **changes)

    assert (name in OTHER) != (name in UNSEEN)
    assert (_key(plan, 1) != _key(changed, 1)) is (name in OTHER)


@pytest.mark.parametrize(
    ("brand", "seen_over", "seen_on_cards"),
    [
        (Brand(template="schema"), True, True),
        (Brand(accent="#aa0000"), True, True),
        (Brand(wordmark="w"), False, True),
        (Brand(section="s"), False, True),
        (Brand(logo="l"), False, False),
    ],
)
def test_a_brand_changes_what_it_is_seen_on(brand: Brand, *, seen_over: bool, seen_on_cards: bool) -> None:
    """The logo's bytes count, not its name."""
    for visual, seen in ((STILL, seen_over), (CARD, seen_on_cards)):
        plan = _a_plan([visual] * 3)

        assert (_key(plan, 1) != _key(replace(plan, brand=brand), 1)) is seen


@pytest.mark.parametrize(
    ("visual", "name", "value"),
    [
        (STILL, "picture", Media(key="p", digest="other")),
        (STILL, "move", Move(start=WINDOW, end=(0.0, 0.0, 540.0, 960.0))),
        (STILL, "fit", "contain"),
        (STILL, "photo", False),
        (CLIP, "clip", Media(key="c", digest="other")),
        (CLIP, "first", 3),
        (CLIP, "frames", 199),
        (CLIP, "fill", "slow"),
        (CLIP, "fit", "contain"),
        (CLIP, "focus", (0.1, 0.2)),
        (CARD, "picture", Media(key="q", digest="q")),
        (CARD, "index", 2),
        (CARD, "total", 4),
        (CARD, "ground", "wine"),
        (CARD, "safe_area", "youtube_ads"),
        (CARD, "caption", 210),
    ],
)
def test_whatever_is_seen_of_a_picture_changes_its_segment_and_the_next(
    visual: VisualPlan, name: str, value: object
) -> None:
    plan = _a_plan([STILL, visual, STILL, STILL])
    changes: dict[str, Any] = {name: value}
    changed = _with(plan, 1, visual=replace(visual, **changes))

    assert _changed(plan, changed) == [1, 2]


def test_these_are_all_the_fields_of_pictures() -> None:
    assert {field.name for field in fields(StillPlan)} == {"picture", "move", "fit", "photo"}
    assert {field.name for field in fields(ClipPlan)} == {"clip", "first", "frames", "fill", "fit", "focus"}
    shown = {"card", "picture", "index", "total", "ground", "safe_area", "caption"}
    assert {field.name for field in fields(CardPlan)} == shown


@pytest.mark.parametrize("name", sorted(set(Card.model_fields) - {"kind", "picture"}))
def test_every_word_and_number_of_a_card_is_in_its_key(name: str) -> None:
    new = {
        "layout": "quote",
        "items": ("x",),
        "active": 2,
        "points": (("a", 1.0),),
        "series": (Series(label="s", values=(1.0,)),),
    }
    plan = _a_plan([CARD] * 3)
    card = CARD.card.model_copy(update={name: new.get(name, "other")})

    assert 1 in _changed(plan, _with(plan, 1, visual=replace(CARD, card=card)))


def test_the_key_of_a_medium_in_the_store_is_nothing_that_is_seen() -> None:
    plan = _a_plan([STILL, CLIP, replace(CARD, picture=Media(key="q", digest="q"))])
    renamed = [
        replace(STILL, picture=Media(key="x", digest="p")),
        replace(CLIP, clip=Media(key="x", digest="c")),
        replace(CARD, picture=Media(key="x", digest="q")),
    ]

    for number, visual in enumerate(renamed):
        assert _changed(plan, _with(plan, number, visual=visual)) == []


def test_what_is_said_over_a_list_moves_its_items_and_so_belongs_to_its_picture() -> None:
    plan = _a_plan([STILL, LIST, STILL, STILL])

    assert _changed(plan, _with(plan, 1, states=(SAID,))) == [1, 2]
    assert _changed(plan, _with(plan, 1, voice_frames=33)) == [1, 2]


def test_the_first_card_of_a_video_is_another_picture_than_the_same_card_later() -> None:
    later = _a_plan([STILL, CARD, CARD])
    first = replace(later, scenes=later.scenes[1:], segments=later.segments[:2])

    assert _key(first, 0) != _key(later, 1)


def test_a_chunk_knows_only_the_captions_that_it_shows() -> None:
    plan = _a_plan([STILL, STILL], frames=[90, 720])
    said = replace(SAID, first=600, end=640)

    changed = _with(plan, 1, states=(said,))
    keys = [(segment_key(plan, s), segment_key(changed, s)) for s in plan.segments]

    assert [one != other for one, other in keys] == [False, False, True]


@given(
    st.lists(st.tuples(st.integers(24, 700), st.sampled_from(["p", "q", "r"])), min_size=2, max_size=8),
    st.integers(0, 8),
    st.integers(24, 700),
)
def test_an_inserted_scene_changes_its_own_segments_and_those_that_lead_out_of_it(
    scenes: list[tuple[int, str]], at: int, frames: int
) -> None:
    at = min(at, len(scenes))
    before = _keys_by_scene(scenes)
    after = _keys_by_scene([*scenes[:at], (frames, "new"), *scenes[at:]])

    assert after[:at] == before[:at]
    assert after[at + 2 :] == before[at + 1 :]
    if at < len(before):
        assert after[at + 1][1:] == before[at][1:]


@given(st.lists(st.integers(24, 700), min_size=2, max_size=6), st.integers(0, 5))
def test_the_sound_depends_on_voices_and_their_places_only(lengths: list[int], at: int) -> None:
    plan = _a_plan([STILL] * len(lengths), frames=lengths)
    at = min(at, len(lengths) - 1)

    assert audio_key(plan) == audio_key(_with(plan, at, visual=CLIP, states=(SAID,), ground="wine"))
    assert audio_key(plan) != audio_key(_with(plan, at, voice=Media(key="v", digest="new")))


def _keys_by_scene(scenes: Sequence[tuple[int, str]]) -> list[list[str]]:
    visuals = [replace(STILL, picture=Media(key=name, digest=name)) for _, name in scenes]
    plan = _a_plan(visuals, frames=[frames for frames, _ in scenes])
    return [[segment_key(plan, s) for s in plan.segments if s.scene == number] for number in range(len(scenes))]


def _a_plan(visuals: Sequence[VisualPlan], frames: Sequence[int] = ()) -> VideoPlan:
    lengths = list(frames) or [90] * len(visuals)
    places = spans([(0, 0, length / 30) for length in lengths], 30)
    found = [
        ScenePlan(
            scene_id=str(number),
            label="",
            visual=visual,
            voice=None,
            first=place.first,
            frames=place.frames,
            voice_first=3,
            voice_frames=60,
            transition=Transition(kind="crossfade", frames=12) if number else Transition(),
            tail=0,
        )
        for number, (visual, place) in enumerate(zip(visuals, places, strict=True))
    ]
    return VideoPlan(
        tenant="t",
        video_id="v",
        title="",
        canvas=Canvas(),
        brand=Brand(),
        captions=Captions(),
        language="en",
        encoder="standard",
        scenes=tuple(found),
        segments=segments(lengths, 30),
        subtitles=(),
    )


def _with(plan: VideoPlan, index: int, **changes: Any) -> VideoPlan:
    scenes = list(plan.scenes)
    scenes[index] = replace(scenes[index], **changes)
    return replace(plan, scenes=tuple(scenes))


def _key(plan: VideoPlan, number: int) -> str:
    return segment_key(plan, plan.segments[number])


def _changed(one: VideoPlan, other: VideoPlan) -> list[int]:
    return [s.scene for s in one.segments if segment_key(one, s) != segment_key(other, s)]

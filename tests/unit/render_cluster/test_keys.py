"""What a segment depends on, and what not."""

from dataclasses import replace

from render_cluster.keys import audio_key, segment_key, video_key
from render_cluster.plan import CaptionState, Media, Move, ScenePlan, StillPlan, Transition, VideoPlan
from render_cluster.scenes import segments
from render_cluster.spec import Brand, Canvas, Captions, SceneSpec, Still, VideoSpec

WINDOW = (0.0, 0.0, 1080.0, 1920.0)


def test_a_picture_changes_its_segment_and_the_next_and_no_sound() -> None:
    plan = _a_plan()
    changed = _with_scene(plan, 1, visual=_still(1, "other"))

    assert _changed(plan, changed) == [1, 2]
    assert audio_key(plan) == audio_key(changed)


def test_a_caption_changes_its_own_segment_only() -> None:
    plan = _a_plan()
    changed = _with_scene(plan, 1, states=(CaptionState(first=3, end=9, words=("new",), active=0),))

    assert _changed(plan, changed) == [1]


def test_a_voice_changes_the_sound_only() -> None:
    plan = _a_plan()
    changed = _with_scene(plan, 2, voice=Media(key="v", digest="louder"))

    assert _changed(plan, changed) == []
    assert audio_key(plan) != audio_key(changed)


def test_ids_titles_and_positions_change_nothing() -> None:
    plan = _a_plan()
    moved = [replace(scene, scene_id="x", label="y", first=scene.first + 300) for scene in plan.scenes]

    assert _changed(plan, replace(plan, title="other", video_id="other", scenes=tuple(moved))) == []


def test_keys_lie_in_the_tenant_s_part_of_the_store() -> None:
    plan = _a_plan()

    assert segment_key(plan, plan.segments[0]).startswith("t/tenant/segments/")
    assert audio_key(plan).startswith("t/tenant/segments/")


def test_another_order_is_another_video() -> None:
    spec = VideoSpec(
        tenant="t",
        video_id="v",
        title="a",
        scenes=(SceneSpec(scene_id="s", label="l", visual=Still(picture="p"), voice="v"),),
    )

    assert video_key(spec, "mp4") == video_key(spec.model_copy(), "mp4")
    assert video_key(spec, "mp4") != video_key(spec.model_copy(update={"brand": Brand(accent="#FF0000")}), "mp4")


def _a_plan() -> VideoPlan:
    scenes = [
        ScenePlan(
            scene_id=f"s{i}",
            label=f"l{i}",
            visual=_still(i, f"d{i}"),
            voice=Media(key=f"v{i}", digest=f"w{i}"),
            first=i * 90,
            frames=90,
            voice_first=3,
            voice_frames=70,
            transition=Transition(kind="crossfade", frames=12) if i else Transition(),
        )
        for i in range(4)
    ]
    return VideoPlan(
        tenant="tenant",
        video_id="v",
        title="t",
        canvas=Canvas(),
        brand=Brand(),
        captions=Captions(),
        language="en",
        encoder="standard",
        scenes=tuple(scenes),
        segments=segments([scene.frames for scene in scenes], 30),
        subtitles=(),
    )


def _with_scene(plan: VideoPlan, index: int, **changes: object) -> VideoPlan:
    scenes = list(plan.scenes)
    scenes[index] = replace(scenes[index], **changes)  # type: ignore[arg-type]  # any field
    return replace(plan, scenes=tuple(scenes))


def _changed(one: VideoPlan, other: VideoPlan) -> list[int]:
    return [s.scene for s in one.segments if segment_key(one, s) != segment_key(other, s)]


def _still(number: int, digest: str) -> StillPlan:
    return StillPlan(picture=Media(key=f"p{number}", digest=digest), move=Move(start=WINDOW, end=WINDOW))

"""The order and the names of segments, and the little of a plan that each is sent with."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from render_cluster.compositor import Compositor
from render_cluster.excerpt import excerpt
from render_cluster.keys import segment_key
from render_cluster.media import StoreSpec
from render_cluster.plan import SegmentPlan, VideoPlan
from render_cluster.planes import empty
from render_cluster.planning import plan_video
from render_cluster.spec import Card
from render_cluster.workload import longest_first, name_of, shared_out, title_of
from tests.support.render_material import SMALL, a_video_spec


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "objects").as_uri())


@pytest.fixture
def plan(store: StoreSpec) -> VideoPlan:
    """Three scenes, of which the second one is rendered in three parts."""
    whole = plan_video(a_video_spec(store), store)
    first, second, third = whole.segments
    parts = [replace(second, first=at, end=end) for at, end in ((0, 20), (20, 39), (39, second.end))]
    return replace(whole, segments=(first, *parts, third))


def test_long_segments_come_first_and_equal_ones_in_their_order(plan: VideoPlan) -> None:
    lengths = [plan.segments[number].frames for number in longest_first(plan, range(5))]

    assert lengths == sorted(lengths, reverse=True)
    assert longest_first(plan, range(5))[:2] == [0, 4]


def test_scenes_are_shared_out_each_once_and_few_of_them_not_at_all(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=9)
    shares = shared_out(spec, 16)

    assert sorted(scene.scene_id for share in shares for scene in share.scenes) == [f"s{n}" for n in range(9)]
    assert len(shares) == 3
    assert shared_out(spec, 1) == []
    assert shared_out(spec.model_copy(update={"scenes": spec.scenes[:4]}), 16) == []


def test_names_say_scene_and_chunk(plan: VideoPlan) -> None:
    assert [name_of(plan, number) for number in (0, 2, 4)] == ["scene 1/3", "scene 2/3 (chunk 2/3)", "scene 3/3"]
    assert title_of(" A \n title " + "x" * 99, "v") == "A title " + "x" * 32
    assert title_of(" ", "v") == "v"


def test_an_excerpt_has_the_key_and_the_frames_of_the_whole(plan: VideoPlan, store: StoreSpec) -> None:
    for number, segment in enumerate(plan.segments):
        part = excerpt(plan, number)

        assert segment_key(part, part.segments[0]) == segment_key(plan, segment)
        for k in {segment.first, segment.first + 1, segment.end - 1}:
            assert _drawn(part, part.segments[0], k, store) == _drawn(plan, segment, k, store)


def test_an_excerpt_of_cards_that_follow_their_words_has_the_key_of_the_whole(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=4)
    card = Card(layout="list", headline="Three of them", items=("database", "nobody", "point"))
    scenes = tuple(scene.model_copy(update={"visual": card}) for scene in spec.scenes)
    plan = plan_video(spec.model_copy(update={"scenes": scenes}), store)

    for number, segment in enumerate(plan.segments):
        part = excerpt(plan, number)

        assert segment_key(part, part.segments[0]) == segment_key(plan, segment)
        assert _drawn(part, part.segments[0], 2, store) == _drawn(plan, segment, 2, store)


def test_an_excerpt_is_small_however_long_the_video(plan: VideoPlan) -> None:
    long = replace(plan, scenes=plan.scenes * 40, subtitles=plan.subtitles * 40)
    size = len(pickle.dumps(excerpt(long, 1)))

    assert size == pytest.approx(len(pickle.dumps(excerpt(plan, 1))), abs=200)
    assert size < 20_000


def _drawn(plan: VideoPlan, segment: SegmentPlan, k: int, store: StoreSpec) -> bytes:
    out = empty(SMALL.width, SMALL.height)
    Compositor(plan, segment.scene, store).draw(k, out)
    return np.concatenate([plane.ravel() for plane in out]).tobytes()

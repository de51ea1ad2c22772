"""Segments joined by copying their streams, chunks of a long scene too, looked at by other means than the gate's."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest

from render_cluster import run, soundtrack
from render_cluster.compositor import Compositor
from render_cluster.encode import join
from render_cluster.keys import audio_key, segment_key
from render_cluster.media import StoreSpec, fetch_file
from render_cluster.plan import VideoPlan
from render_cluster.planes import empty
from render_cluster.planning import plan_video
from render_cluster.spec import Canvas
from tests.support.render_material import SMALL, a_video_spec

AAC_FRAME_SEC = 1024 / 48_000


@dataclass(frozen=True)
class Joined:
    plan: VideoPlan
    segments: Sequence[Path]
    video: Path
    store: StoreSpec


@pytest.fixture(scope="module", params=[24, 30, 50])
def joined(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Joined:
    """Four scenes, the second of them 26 s long."""
    folder: Path = tmp_path_factory.mktemp("join")
    store = StoreSpec((folder / "objects").as_uri())
    canvas = Canvas.model_validate({**SMALL.model_dump(), "fps": request.param})
    spec = a_video_spec(store, canvas=canvas, scenes=4, seconds=1.0)
    long = spec.scenes[1].model_copy(update={"duration_sec": 26.0})
    plan = plan_video(spec.model_copy(update={"scenes": (spec.scenes[0], long, *spec.scenes[2:])}), store)
    soundtrack.render_audio(plan, store)
    fetch_file(store, audio_key(plan), folder / "sound.m4a")
    paths = []
    for number, segment in enumerate(plan.segments):
        run.render_segment(plan, number, store)
        paths.append(folder / f"{number}.mp4")
        fetch_file(store, segment_key(plan, segment), paths[-1])
    join(paths, folder / "sound.m4a", folder / "video.mp4", fps=canvas.fps, title="A video")
    return Joined(plan, paths, folder / "video.mp4", store)


def test_a_long_scene_is_cut_into_chunks_and_no_frame_is_lost(joined: Joined) -> None:
    shown, plan = _packets(joined.video, "video"), joined.plan
    step = Fraction(1, plan.canvas.fps)

    assert sum(segment.scene == 1 for segment in plan.segments) == 3
    assert len(shown) == plan.frames
    assert sorted(at for at, *_ in shown) == [number * step for number in range(plan.frames)]


def test_packets_are_decoded_in_order_and_never_after_they_are_shown(joined: Joined) -> None:
    shown = _packets(joined.video, "video")

    assert all(one[1] < two[1] for one, two in pairwise(shown))
    assert all(decoded <= at for at, decoded, *_ in shown)


def test_sound_lies_beside_the_picture_that_it_belongs_to(joined: Joined) -> None:
    """Else a player that is still loading has the one and waits for the other."""
    with av.open(str(joined.video)) as file:
        found = [
            (p.pos or 0, p.stream.type, float((p.dts or 0) * p.time_base)) for p in file.demux() if p.dts is not None
        ]
    reached = {"video": 0.0, "audio": 0.0}
    for _, kind, second in sorted(found):
        reached[kind] = second
        assert abs(reached["video"] - reached["audio"]) < 0.5


def test_each_segment_begins_with_a_key_frame(joined: Joined) -> None:
    plan = joined.plan
    keys = {at * plan.canvas.fps for at, _, _, key in _packets(joined.video, "video") if key}
    begins = {plan.scenes[segment.scene].first + segment.first for segment in plan.segments}

    assert begins <= keys


def test_the_pictures_are_those_of_the_segments_one_after_the_other(joined: Joined) -> None:
    apart = [picture for path in joined.segments for picture in _pictures(path)]

    assert list(_pictures(joined.video)) == apart


def test_the_sound_has_no_gap_and_ends_with_the_picture(joined: Joined) -> None:
    heard = _packets(joined.video, "audio")
    gaps = [two[0] - one[0] - one[2] for one, two in pairwise(heard)]

    assert set(gaps) == {0}
    assert abs(heard[-1][0] + heard[-1][2] - joined.plan.frames / joined.plan.canvas.fps) <= AAC_FRAME_SEC


def test_where_a_scene_is_cut_it_goes_on_moving_as_if_it_were_not(joined: Joined) -> None:
    """What a chunk's first frame shows is what the scene's own compositor shows there."""
    plan, chunk = joined.plan, next(s for s in joined.plan.segments if s.scene == 1 and s.first)
    whole, part = Compositor(plan, 1, joined.store), Compositor(plan, 1, joined.store)
    one, other = (empty(plan.canvas.width, plan.canvas.height) for _ in range(2))
    for k in range(chunk.first - 3, chunk.first + 1):
        whole.draw(k, one)
    part.draw(chunk.first, other)

    assert all((a == b).all() for a, b in zip(one, other, strict=True))


def _packets(path: Path, kind: str) -> list[tuple[Fraction, Fraction, Fraction, bool]]:
    """Shown at, decoded at, length in seconds, and whether it is a key frame."""
    with av.open(str(path), "r") as file:
        streams = file.streams.video if kind == "video" else file.streams.audio
        found = [packet for packet in file.demux(streams[0]) if packet.dts is not None]
        base = streams[0].time_base or Fraction(1)
        return [((p.pts or 0) * base, (p.dts or 0) * base, (p.duration or 0) * base, p.is_keyframe) for p in found]


def _pictures(path: Path) -> Iterator[str]:
    with av.open(str(path), "r") as file:
        for frame in file.decode(video=0):
            yield hashlib.sha256(frame.to_ndarray().tobytes()).hexdigest()

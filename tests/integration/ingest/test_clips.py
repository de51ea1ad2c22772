"""Any clip becomes frames of the canvas: upright, at its rate, as long as it was, whatever it was made with."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from render_cluster.clips import ClipPainter
from render_cluster.errors import MediaRefusedError, RenderError
from render_cluster.media import fetch, save
from render_cluster.plan import ClipPlan, VideoPlan
from render_cluster.planes import Planes, empty
from render_cluster.planning import plan_video
from render_cluster.reel import Reel
from render_cluster.spec import Canvas, Clip, SceneSpec, VideoSpec
from tests.support.clips import H264, PICTURE, TONE, a_clip, encoded, remuxed, turned, varying
from tests.support.ingested import CANVAS, KEY, Ingest, left_behind

LEFT_RED = "color=red:s=96x108:r=30:d=1[a];color=blue:s=96x108:r=30:d=1[b];[a][b]hstack"
RED_V, BLUE_U = 200, 200


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("mp4", (*H264, "-pix_fmt", "yuv420p")),
        ("mov", (*H264, "-pix_fmt", "yuv444p")),
        ("mkv", (*H264, "-pix_fmt", "yuv420p10le")),
        ("mp4", ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-pix_fmt", "yuv420p")),
        ("webm", ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-pix_fmt", "yuva420p")),
        ("webm", ("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-pix_fmt", "yuv420p")),
        ("mov", ("-c:v", "prores_ks", "-profile:v", "4", "-pix_fmt", "yuva444p10le")),
        ("mp4", ("-c:v", "libaom-av1", "-cpu-used", "8", "-usage", "realtime", "-pix_fmt", "yuv420p")),
    ],
)
@pytest.mark.parametrize("fit", ["cover", "contain"])
def test_the_usual_codecs_become_one(ingest: Ingest, suffix: str, options: tuple[str, ...], fit: str) -> None:
    made = ingest.clip(encoded(suffix, *options), fit=fit)
    frames = ingest.frames(made)

    assert (made.frames, made.first) == (30, 0) == (len(frames), 0)
    assert (frames[0].width, frames[0].height) == ((180, 320) if fit == "cover" else (180, 102))
    assert frames[0].format.name == "yuv420p"
    assert {frame.colorspace for frame in frames} == {1}
    assert frames[0].to_ndarray()[:100].std() > 20


@pytest.mark.parametrize(("degrees", "first"), [(0, "left"), (90, "below"), (180, "right"), (-90, "above")])
def test_a_phone_on_its_side_is_turned_upright(ingest: Ingest, degrees: int, first: str) -> None:
    frame = ingest.frames(ingest.clip(turned(a_clip(picture=LEFT_RED), degrees), fit="contain"))[0]
    red = np.asarray(frame.to_ndarray()[frame.height + frame.height // 4 :], np.int16)  # the plane of V
    red = red.reshape(-1)[-(frame.width // 2) * (frame.height // 2) :].reshape(frame.height // 2, frame.width // 2)
    halves = {"left": red[:, :20], "right": red[:, -20:], "above": red[:10], "below": red[-10:]}

    assert (frame.width > frame.height) == (degrees % 180 == 0)
    assert halves[first].mean() > RED_V
    assert max(half.mean() for name, half in halves.items() if _opposite(name) == first) < 128


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_any_rate_becomes_the_canvas_rate_and_the_length_stays(ingest: Ingest, fps: int) -> None:
    canvas = Canvas(width=180, height=320, fps=fps)
    for rate in ("24000/1001", "30", "60000/1001"):
        made = ingest.clip(a_clip(picture=f"testsrc2=s=192x108:r={rate}:d=2"), canvas=canvas)

        assert abs(made.frames - 2 * fps) <= 3


def test_a_varying_rate_becomes_constant(ingest: Ingest) -> None:
    """Thirty frames in 2.25 s, most of them in the first half second."""
    made = ingest.clip(varying("'if(lt(N,20),N*0.025,0.5+(N-20)*0.175)/TB'"))
    frames = ingest.frames(made)
    steps = {after.pts - before.pts for before, after in pairwise(frames)}  # type: ignore[operator]  # they have times

    assert len(steps) == 1
    assert 60 <= made.frames <= 70


def test_the_window_begins_on_whole_pieces_and_goes_on_over_their_borders(ingest: Ingest) -> None:
    content = a_clip(picture="testsrc2=s=192x108:r=30:d=25")
    late = ingest.clip(content, 9, start_sec=12.5)
    whole = ingest.clip(content, 60)

    assert (late.first, late.frames) == (75, 450)
    assert (whole.first, whole.frames) == (0, 750)
    one, other = (
        [Reel(fetch(ingest.store, made.media.key), 30).frame(k)[0] for k in numbers]
        for made, numbers in ((late, (75, 299, 300, 449)), (whole, (375, 599, 600, 749)))
    )
    for a, b in zip(one, other, strict=True):
        assert np.abs(a.astype(int) - b.astype(int)).mean() < 4


def test_a_clip_that_ends_before_the_scene_begins_is_refused(ingest: Ingest) -> None:
    for start in (1.0, 5.0, 30.0, 500.0):
        with pytest.raises(RenderError, match=r"begin earlier|after second"):
            ingest.clip(a_clip(), start_sec=start)


@pytest.mark.parametrize("curve", ["arib-std-b67", "smpte2084"])
def test_high_dynamic_range_keeps_its_colours(ingest: Ingest, curve: str) -> None:
    there = f"zscale=pin=709:tin=709:min=709:p=2020:t={curve}:m=2020_ncl:npl=203,format=yuv420p10le"
    tags = ("-color_primaries", "bt2020", "-color_trc", curve, "-colorspace", "bt2020nc")
    coded = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none")
    frame = ingest.frames(ingest.clip(encoded("mp4", "-vf", there, *coded, *tags, picture=LEFT_RED), focus=(0.0, 0.5)))[
        0
    ]
    colours = frame.to_ndarray()

    assert abs(int(colours[160, 90]) - 63) < 20  # the luma of pure red
    assert colours[-1].max() > RED_V


def test_the_focus_decides_what_is_cut(ingest: Ingest) -> None:
    content = a_clip(picture=LEFT_RED)
    left, right = (ingest.frames(ingest.clip(content, focus=(x, 0.5)))[0].to_ndarray() for x in (0.0, 1.0))

    assert left[-40:].mean() > right[-40:].mean() + 50


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: encoded("wav", picture="", sound=TONE), "a wav file"),
        (lambda: encoded("m4a", picture="", sound=TONE), "no moving picture"),
        (lambda: encoded("avi", *H264), "no format that we open"),
        (lambda: encoded("mp4", "-c:v", "mpeg4"), "no moving picture"),
        (lambda: a_clip(picture="color=red:s=4098x64:r=30:d=0.1"), "4098 x 64 pixels"),
        (lambda: a_clip(picture="testsrc2=s=64x64:r=120:d=0.5"), "120 frames a second"),
        (lambda: a_clip("-f", "mp4", picture="color=red:s=64x64:r=1:d=700"), "12 minutes long"),
        (lambda: a_clip("-map", "0", "-map", "0", "-map", "0"), "export it with one of each"),
    ],
)
def test_what_is_too_large_too_long_or_no_clip_is_refused_with_what_to_do(
    ingest: Ingest, content: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(MediaRefusedError, match=f"^{KEY}: .*{said}"):
        ingest.clip(content())
    assert ingest.kept() == []
    assert left_behind() == []


def test_the_same_clip_is_made_once(ingest: Ingest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also that a program called ffmpeg in the path is nobody we ask."""
    fake = tmp_path / "bin"
    fake.mkdir()
    for name in ("ffmpeg", "ffprobe"):
        (fake / name).write_text("#!/bin/sh\nexit 1\n")
        (fake / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(fake), prepend=":")
    first = ingest.clip(a_clip())

    assert ingest.clip(a_clip()) == first
    assert ingest.kept() == [Path(first.media.key).name]
    assert ingest.clip(a_clip(), fit="contain") != first


def test_a_clip_with_sound_and_notes_gives_frames_only(ingest: Ingest) -> None:
    content = encoded(
        "mp4", *H264, "-c:a", "aac", "-metadata", "title=secret", "-metadata", "comment=51.5N", sound=TONE
    )
    made = ingest.clip(remuxed(content, "mov", (), "-movflags", "use_metadata_tags"))

    assert b"secret" not in fetch(ingest.store, made.media.key)
    assert b"51.5N" not in fetch(ingest.store, made.media.key)
    assert made.frames == 30


@pytest.mark.parametrize("fill", ["loop", "slow", "hold"])
@pytest.mark.parametrize("fit", ["cover", "contain"])
def test_frames_are_the_same_in_any_order(ingest: Ingest, fill: str, fit: str) -> None:
    made = ingest.clip(a_clip(picture=f"{PICTURE}.4"), fit=fit)
    visual = ClipPlan(clip=made.media, first=2, frames=made.frames - 2, fill=fill, fit=fit)  # type: ignore[arg-type]  # names of the spec
    straight, jumping = (ClipPainter(_plan(ingest), visual, 100, ingest.store) for _ in range(2))
    expected = {k: _drawn(straight, k) for k in range(100)}

    for k in (99, 0, 57, 58, 40, 39, 3, 98, 41):
        assert all(np.array_equal(a, b) for a, b in zip(_drawn(jumping, k), expected[k], strict=True))


def test_a_scene_of_a_clip_is_planned(ingest: Ingest) -> None:
    save(ingest.store, KEY, a_clip(picture="testsrc2=s=192x108:r=30:d=3"))
    plan = _plan(ingest, start_sec=1.0)
    visual = plan.scenes[0].visual

    assert isinstance(visual, ClipPlan)
    assert (visual.first, visual.frames) == (30, 60)


def _plan(ingest: Ingest, **asked: Any) -> VideoPlan:
    if not (Path(ingest.store.url.removeprefix("file://")) / KEY).exists():
        save(ingest.store, KEY, a_clip())
    clip = Clip(clip=KEY, **asked)
    scene = SceneSpec(scene_id="one", visual=clip, duration_sec=2.0)
    return plan_video(VideoSpec(tenant="a", canvas=CANVAS, scenes=(scene,)), ingest.store)


def _drawn(painter: ClipPainter, k: int) -> Planes:
    out = empty(CANVAS.width, CANVAS.height)
    painter.draw(k, out)
    return out


def _opposite(name: str) -> str:
    return {"left": "right", "right": "left", "above": "below", "below": "above"}[name]

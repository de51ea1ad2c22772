"""Small copies of a finished video."""

import io
from fractions import Fraction
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from render_cluster.errors import RenderError
from render_cluster.proxies import run
from render_cluster.renditions import proxy_command, webp_command
from tests.support.sounds import tone

TOO_LONG_SEC = 60.0


@pytest.fixture(autouse=True)
def _a_failing_ffmpeg_in_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("ffmpeg", "ffprobe"):
        (folder / name).write_text("#!/bin/sh\nexit 1\n")
        (folder / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize(
    ("size", "small"), [((720, 1280), (540, 960)), ((1280, 720), (960, 540)), ((180, 320), (180, 320))]
)
def test_a_proxy_has_the_short_side_of_540_and_the_very_same_sound(
    tmp_path: Path, size: tuple[int, int], small: tuple[int, int]
) -> None:
    video, proxy = _a_video(tmp_path, size, seconds=1), tmp_path / "proxy.mp4"
    run(proxy_command(video, proxy), TOO_LONG_SEC)

    with av.open(str(proxy)) as file:
        assert (file.streams.video[0].width, file.streams.video[0].height) == small
        assert file.streams.video[0].frames == 30
        assert file.streams.video[0].average_rate == 30
    assert _packets(proxy) == _packets(video)
    assert proxy.read_bytes().index(b"moov") < proxy.read_bytes().index(b"mdat")


def test_a_preview_moves_for_three_seconds_and_again(tmp_path: Path) -> None:
    out = tmp_path / "preview"
    run(webp_command(_a_video(tmp_path, (540, 960), seconds=5), out), TOO_LONG_SEC)

    with Image.open(io.BytesIO(out.read_bytes())) as image:
        assert image.format == "WEBP"
        assert image.size == (270, 480)
        assert getattr(image, "n_frames", 1) in range(28, 32)
        assert image.info["loop"] == 0
        first = np.asarray(image.convert("RGB")).astype(int)
        image.seek(15)
        assert np.abs(np.asarray(image.convert("RGB")).astype(int) - first).max() > 40


def test_the_same_video_gives_the_same_bytes(tmp_path: Path) -> None:
    video = _a_video(tmp_path, (180, 320), seconds=1)
    for number in (1, 2):
        run(proxy_command(video, tmp_path / f"{number}.mp4"), TOO_LONG_SEC)
        run(webp_command(video, tmp_path / f"{number}.webp"), TOO_LONG_SEC)

    assert (tmp_path / "1.mp4").read_bytes() == (tmp_path / "2.mp4").read_bytes()
    assert (tmp_path / "1.webp").read_bytes() == (tmp_path / "2.webp").read_bytes()


def test_what_cannot_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="small copy"):
        run(proxy_command(tmp_path / "missing.mp4", tmp_path / "out.mp4"), TOO_LONG_SEC)
    with pytest.raises(RenderError, match="timed out"):
        run(
            [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-f", "lavfi", "-re", "-i", "anullsrc", "-f", "null", "-"],
            0.3,
        )


def _a_video(folder: Path, size: tuple[int, int], seconds: int) -> Path:
    """A bright bar that wanders over a ramp, with a tone."""
    path, (width, height) = folder / "video.mp4", size
    ramp = np.linspace(20, 120, height)[:, None, None].repeat(width, axis=1).repeat(3, axis=2).astype(np.uint8)
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as file:
        video = file.add_stream("libx264", rate=30)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.codec_context.options = {"preset": "ultrafast"}
        sound = file.add_stream("aac", rate=48_000, layout="stereo")
        for k in range(30 * seconds):
            picture = ramp.copy()
            picture[:, (k * 7) % width : (k * 7) % width + width // 6] = 250
            file.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        frame = av.AudioFrame.from_ndarray(tone(seconds), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, 0, Fraction(1, 48_000)
        file.mux(sound.encode(frame))
        file.mux(sound.encode(None))
        file.mux(video.encode(None))
    return path


def _packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as file:
        return [bytes(packet) for packet in file.demux(audio=0)]

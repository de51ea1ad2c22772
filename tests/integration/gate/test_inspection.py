"""Any MP4 file by itself: what needs no plan is measured in the jail, and what is no video is refused in words."""

from pathlib import Path

import ffmpeg
import pytest

from render_cluster import gate
from render_cluster.errors import RenderError
from tests.support.spoilt_video import Filters, encode, spoil

SECONDS = 4


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A moving test picture and noise like speech's, loud as it should be."""
    path = tmp_path_factory.mktemp("inspection") / "good.mp4"
    picture = ffmpeg.input(f"testsrc2=size=180x320:rate=30:duration={SECONDS}", f="lavfi")
    picture = picture.filter("format", "yuv420p").filter(
        "setparams", **dict.fromkeys(("colorspace", "color_primaries", "color_trc"), "bt709"), range="tv"
    )
    sound = ffmpeg.input(f"anoisesrc=color=pink:sample_rate=48000:duration={SECONDS}:amplitude=0.5:seed=7", f="lavfi")
    sound = sound.filter("loudnorm", I=-14, TP=-2).filter("aresample", 48_000)
    encode([picture, sound], path, profile="high", ac=2)
    return path


def test_a_good_file_passes_every_row(good: Path) -> None:
    rows = gate.inspect(good)

    assert [row.name for row in rows if not row.passed] == []
    assert {"video_format", "loudness", "black_spans", "frozen_spans", "decoder_warnings", "join"} <= {
        r.name for r in rows
    }


@pytest.mark.parametrize(
    ("fault", "picture", "sound", "options"),
    [
        ("loudness", [], [("volume", {"volume": "-3dB"})], {}),
        ("true_peak", [], [("volume", {"volume": "6dB"})], {}),
        ("silent_spans", [], [("volume", {"volume": 0, "enable": "between(t,1,3)"})], {}),
        ("picture_and_sound_end", [], [("atrim", {"end": 3.8})], {}),
        ("black_spans", [("drawbox", {"t": "fill", "color": "black", "enable": "gte(t,3.2)"})], [], {}),
        ("frozen_spans", [("loop", {"loop": 60, "size": 1, "start": 20}), ("trim", {"duration": 4})], [], {}),
        ("flat_pictures", [("drawbox", {"t": "fill", "color": "gray", "enable": "between(t,1,3)"})], [], {}),
        ("colour_tags", [("setparams", {"colorspace": "smpte170m"})], [], {}),
        ("video_format", [], [], {"vcodec": "libx265", "x265-params": "log-level=none"}),
        ("video_format", [("format", {"pix_fmts": "yuv422p"})], [], {}),
        ("sound_format", [], [], {"ar": 44_100}),
        ("sound_format", [], [], {"an": None}),
        ("container", [], [], {"movflags": "0"}),
        ("join", [("setpts", {"expr": "PTS+if(gt(N,50),0.02/TB,0)"})], [], {"fps_mode": "passthrough"}),
    ],
)
def test_a_fault_is_named(  # noqa: PLR0913, PLR0917 - one row of the table above
    good: Path, tmp_path: Path, fault: str, picture: Filters, sound: Filters, options: dict[str, object]
) -> None:
    rows = gate.inspect(spoil(good, tmp_path / "bad.mp4", picture, sound, **options))

    assert fault in {row.name for row in rows if not row.passed}


def test_the_table_of_a_faulty_file_reads_in_columns(good: Path, tmp_path: Path) -> None:
    grey: Filters = [("drawbox", {"t": "fill", "color": "gray", "enable": "between(t,1,3)"})]

    lines = gate.as_text(gate.inspect(spoil(good, tmp_path / "bad.mp4", grey))).splitlines()

    assert any(line.startswith("FAULT  Empty picture") and line.endswith("s") for line in lines)
    assert any(line.startswith("ok     Format of the picture") for line in lines)
    assert any(line.endswith(" s") and "none of one colour for 1 s" in line for line in lines)


def test_a_truncated_file_is_refused(good: Path, tmp_path: Path) -> None:
    (tmp_path / "half.mp4").write_bytes(good.read_bytes()[:2_000])

    with pytest.raises(RenderError, match=r"half\.mp4 cannot be measured: it cannot be decoded"):
        gate.inspect(tmp_path / "half.mp4")


def test_a_file_cut_off_in_its_media_shows_what_is_missing(good: Path, tmp_path: Path) -> None:
    content = good.read_bytes()
    (tmp_path / "cut.mp4").write_bytes(content[: len(content) * 2 // 3])

    assert "picture_and_sound_end" in {row.name for row in gate.inspect(tmp_path / "cut.mp4")}
    assert any(not row.passed for row in gate.inspect(tmp_path / "cut.mp4"))


def test_a_playlist_by_the_name_of_a_video_is_no_video(tmp_path: Path) -> None:
    (tmp_path / "list.mp4").write_text("#EXTM3U\n#EXTINF:4,\nfile:///etc/hostname\n")

    with pytest.raises(RenderError, match=r"list\.mp4 is no MP4 video$"):
        gate.inspect(tmp_path / "list.mp4")


def test_sound_alone_is_no_video(good: Path, tmp_path: Path) -> None:
    encode([ffmpeg.input(str(good)).audio], tmp_path / "sound.mp4")

    with pytest.raises(RenderError, match=r"sound\.mp4 cannot be measured: it has no picture"):
        gate.inspect(tmp_path / "sound.mp4")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r"none\.mp4 cannot be read: No such file or directory"):
        gate.inspect(tmp_path / "none.mp4")

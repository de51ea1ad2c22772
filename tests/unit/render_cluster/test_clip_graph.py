"""FFmpeg is called by the path of our own binary, with the same words whatever the user's file is called."""

from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest

from render_cluster.ingest import sounds
from render_cluster.ingest.clip_graph import Frame, Piece, Source, command, framed
from render_cluster.ingest.probe import Picture
from render_cluster.ingest.sniff import Format
from render_cluster.spec import Canvas, Fit

EXE = imageio_ffmpeg.get_ffmpeg_exe()
WHITELIST = "h264,hevc,vp8,vp9,libdav1d,prores,aac,mp3,mp3float,opus,vorbis,flac,alac,pcm_s16le,pcm_s24le,pcm_f32le"


def a_picture(width: int = 1920, height: int = 1080, **changes: object) -> Picture:
    values: dict[str, Any] = {"stream": 0, "width": width, "height": height, "stored": (width, height), "fps": 30.0}
    return Picture(**(values | {"matrix_known": True, "high_range": ""} | changes))


def the_command(picture: Picture, frame: Frame) -> list[str]:
    return command(Source(Path("/w/source"), Format.MOV, picture), frame, Piece(20, 10, 30), Path("/w/piece.mp4"))


def test_the_command_for_a_clip_is_exactly_this() -> None:
    said = the_command(a_picture(), Frame((608, 1080, 656, 0), (1080, 1920)))

    graph = (
        "[0:0]fps=30:start_time=0[s0];[s0]crop=608:1080:656:0[s1];"
        "[s1]scale=1080:1920:out_color_matrix=bt709:out_range=tv[s2];[s2]setsar=1[s3];"
        "[s3]setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv[s4]"
    )
    assert said[:6] == [EXE, "-nostdin", "-hide_banner", "-v", "error", "-f"]
    at = said.index("-i")
    assert sorted(zip(said[5:at:2], said[6:at:2], strict=True)) == [
        ("-codec_whitelist", WHITELIST),
        ("-f", "mov"),
        ("-format_whitelist", "mov"),
        ("-protocol_whitelist", "file"),
        ("-ss", "20"),
        ("-t", "10"),
        ("-threads", "1"),
    ]
    assert said[at + 1] == "/w/source"
    assert said[said.index("-filter_complex") + 1] == graph
    assert said[said.index("-frames:v") + 1] == "300"
    assert said[said.index("-x264-params") + 1] == "cabac=0"
    assert said[said.index("-map_metadata") + 1] == "-1"
    assert {"-an", "-sn", "-dn", "-y"} <= set(said)


def test_a_clip_that_is_shown_whole_is_not_cut() -> None:
    said = the_command(a_picture(), framed(a_picture(), Canvas(), "contain", None))

    assert "crop" not in said[said.index("-filter_complex") + 1]


def test_a_large_picture_without_tags_is_taken_for_bt709() -> None:
    said = the_command(a_picture(matrix_known=False), Frame(None, (100, 100)))

    assert "in_color_matrix=bt709" in said[said.index("-filter_complex") + 1]


def test_high_dynamic_range_is_brought_to_that_of_a_screen() -> None:
    said = the_command(a_picture(high_range="smpte2084"), Frame(None, (100, 100)))

    assert "zscale=min=bt2020nc:npl=203:pin=bt2020:t=linear:tin=smpte2084" in said[said.index("-filter_complex") + 1]


def test_the_command_for_a_sound_is_exactly_this() -> None:
    said = sounds.command(Path("/w/source"), Format.OGG, 1, Path("/w/sound.wav"))

    graph = "[0:1]aresample=48000[s0];[s0]aformat=channel_layouts=stereo:sample_fmts=s16[s1]"
    assert said[0] == EXE
    assert said[said.index("-filter_complex") + 1] == graph
    assert said[said.index("-format_whitelist") + 1] == "ogg"
    assert {"-vn", "-sn", "-dn"} <= set(said)


@pytest.mark.parametrize(
    ("picture", "fit", "focus", "expected"),
    [
        ((1920, 1080), "cover", None, Frame((608, 1080, 656, 0), (1080, 1920))),
        ((1920, 1080), "cover", (0.0, 0.5), Frame((608, 1080, 0, 0), (1080, 1920))),
        ((1920, 1080), "cover", (1.0, 0.5), Frame((608, 1080, 1312, 0), (1080, 1920))),
        ((1080, 1920), "cover", (1.0, 1.0), Frame((1080, 1920, 0, 0), (1080, 1920))),
        ((1080, 2400), "cover", None, Frame((1080, 1920, 0, 240), (1080, 1920))),
        ((1920, 1080), "contain", None, Frame(None, (1080, 608))),
        ((2, 4096), "cover", None, Frame((2, 4, 0, 2046), (1080, 1920))),
        ((4096, 2), "contain", None, Frame(None, (1080, 2))),
        ((3, 5), "cover", None, Frame((2, 4, 0, 0), (1080, 1920))),
    ],
)
def test_a_clip_fits_its_canvas(
    picture: tuple[int, int], fit: Fit, focus: tuple[float, float], expected: Frame
) -> None:
    assert framed(a_picture(*picture), Canvas(), fit, focus) == expected


def test_pixels_that_are_no_squares_are_cut_as_they_are_stored() -> None:
    wide = a_picture(1024, 576, stored=(720, 576))

    assert framed(wide, Canvas(), "cover", None) == Frame((228, 576, 246, 0), (1080, 1920))
    assert framed(wide, Canvas(), "contain", None) == Frame(None, (1080, 608))

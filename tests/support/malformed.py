"""Media that nobody should have to open: broken, lying, disguised or huge, all made from generated ones."""

import random
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from tests.support.clips import H264, TONE, a_clip, encoded
from tests.support.pictures import a_chart, a_photograph, png
from tests.support.pictures import encoded as saved

FLIPPED = (0.001, 0.005, 0.02, 0.05)
_PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n"
_SCRIPT = b"<!DOCTYPE html><html><script>alert(1)</script><video src='/etc/passwd'></video></html>"
_SMALL = "testsrc2=s=64x48:r=15:d=1"


@cache
def bases() -> Mapping[str, bytes]:
    """Whole files of all that is allowed."""
    quick = ("-deadline", "realtime", "-cpu-used", "8")
    photo = a_photograph(48, 40)
    return {
        "mp4": encoded("mp4", *H264, "-pix_fmt", "yuv420p", "-c:a", "aac", picture=_SMALL, sound=TONE),
        "mov": encoded("mov", *H264, "-pix_fmt", "yuv444p", picture=_SMALL),
        "fragmented": encoded("mp4", *H264, "-movflags", "frag_keyframe+empty_moov", picture=_SMALL),
        "mkv": encoded("mkv", *H264, "-pix_fmt", "yuv420p10le", picture=_SMALL),
        "webm": encoded("webm", "-c:v", "libvpx-vp9", *quick, "-c:a", "libopus", picture=_SMALL, sound=TONE),
        "hevc": encoded(
            "mp4", "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=0", picture=_SMALL
        ),
        "wav": encoded("wav", "-c:a", "pcm_s24le", picture="", sound=TONE),
        "mp3": encoded("mp3", picture="", sound=TONE),
        "ogg": encoded("ogg", "-c:a", "libvorbis", picture="", sound=TONE),
        "flac": encoded("flac", picture="", sound=TONE),
        "png": png(photo),
        "jpeg": saved(photo, "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"),
        "gif": saved(a_chart(48, 40), "GIF", save_all=True, append_images=[photo.convert("P")]),
        "webp": saved(photo, "WEBP"),
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="red"/></svg>',
    }


def crafted() -> Iterator[tuple[str, bytes]]:
    """Each with its name."""
    mp4, whole = bases()["mp4"], bases()
    yield "nothing", b""
    yield "a playlist called a clip", _PLAYLIST
    yield "a list to join, called a clip", b"ffconcat version 1.0\nfile /etc/hostname\n"
    yield "a page", _SCRIPT
    yield "a clip and a page", mp4 + _SCRIPT
    yield "a page in a clip's first box", struct.pack(">I", 8 + len(_SCRIPT)) + b"ftyp" + _SCRIPT + mp4
    yield "a playlist behind a clip's first bytes", mp4[:32] + _PLAYLIST
    yield "a picture that is a script", b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"
    yield "a drawing in a picture", whole["png"][:33] + whole["svg"]
    yield (
        "a drawing that names files",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/passwd"/></svg>',
    )
    yield "a drawing of a billion laughs", b'<!DOCTYPE svg [<!ENTITY a "ha">]><svg viewBox="0 0 9 9">&a;</svg>'
    yield "a drawing without an end", b'<svg viewBox="0 0 9 9">' + b"<g>" * 60_000
    yield "a matroska head alone", b"\x1aE\xdf\xa3"
    yield "a picture of many pixels", _png_head(60_000, 60_000)
    yield "a picture of many pixels that are there", _png_head(12_000, 12_000, zlib.compress(b"\0" * 18_012_000, 9))
    yield "an animation of many pixels", b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0xF7, 0, 0) + b"\0" * 800
    yield "a webp of many pixels", b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0" + b"\xff\x3f\0" * 2
    yield (
        "a picture full of notes",
        whole["png"][:33] + _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * (1 << 26))) + whole["png"][33:],
    )
    yield (
        "a camera's giant note",
        whole["jpeg"][:2] + b"\xff\xe1\xff\xff" + b"Exif\0\0MM\0*" + b"\xff" * 65_523 + whole["jpeg"][2:],
    )
    yield "a tag of lies", b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + whole["mp3"]
    yield "hours of silence", _silence(3 * 3600)
    for name, at in (("duration", "mvhd"), ("duration of its track", "tkhd"), ("duration of its media", "mdhd")):
        yield f"a lie about the {name}", _patched(mp4, at.encode(), 24 if at == "tkhd" else 20, b"\x7f\xff\xff\xff")
    yield "a lie about its rate", _patched(mp4, b"mdhd", 16, b"\x7f\xff\xff\xff")
    yield "a lie about its size", _patched(mp4, b"avc1", 28, b"\x7f\xff\x7f\xff")
    yield "a count of samples that are not there", _patched(mp4, b"stsz", 12, b"\x7f\xff\xff\xff")
    yield "chunks that lie elsewhere", _patched(mp4, b"stco", 12, b"\xff\xff\xff\xff")
    yield "a box that holds itself", _patched(mp4, b"moov", 0, b"moov") + mp4[:40] * 500
    yield "boxes in boxes", mp4[:32] + b"".join(struct.pack(">I4s", 80_000 - 8 * n, b"moov") for n in range(10_000))
    yield "a thousand tracks", a_clip(*["-map", "0"] * 60, picture="color=red:s=16x16:r=5:d=0.2")
    yield "a hidden codec", encoded("mov", "-c:v", "magicyuv", picture=_SMALL)
    yield "a picture as a clip's only frame", encoded("mov", "-c:v", "png", picture=_SMALL)


def cut_off() -> Iterator[tuple[str, bytes]]:
    """At and inside each box of a clip, and by thirds of the rest."""
    for name in ("mp4", "fragmented"):
        content = bases()[name]
        for at, kind in _boxes(content):
            for place in (at, at + 4, at + 8, at + 20):
                yield f"{name} cut at {kind} {place}", content[:place]
    for name, content in bases().items():
        for third in (1, 2):
            yield f"{name} cut after {third} thirds", content[: len(content) * third // 3]


def flipped(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Bits turned over here and there; the first bytes stay in most, so that a decoder gets to see them."""
    dice, names = random.Random(seed), sorted(bases())  # noqa: S311 - the same again for the same seed
    for number in range(count):
        name, rate, kept = dice.choice(names), dice.choice(FLIPPED), dice.choice((0, 16, 64))
        content = bytearray(bases()[name])
        for _ in range(max(1, round(len(content) * rate))):
            content[dice.randrange(min(kept, len(content) - 1), len(content))] ^= 1 << dice.randrange(8)
        if dice.random() < 0.2:
            content = content[: dice.randrange(len(content))]
        yield f"{name} flipped {number} of seed {seed} at {rate}", bytes(content)


def every(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """`count` flipped ones besides all that is crafted or cut off."""
    makers: tuple[Callable[[], Iterator[tuple[str, bytes]]], ...] = (crafted, cut_off)
    for maker in makers:
        yield from maker()
    yield from flipped(seed, count)


def _png_head(width: int, height: int, pixels: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _silence(seconds: int) -> bytes:
    """A WAV's header that promises it, and one second of it."""
    size = seconds * 16_000
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", size + 36, b"WAVE", b"fmt ", 16, 1, 1, 8_000, 16_000, 2, 16, b"data", size
    )
    return head + b"\0" * 16_000


def _patched(content: bytes, kind: bytes, offset: int, value: bytes) -> bytes:
    """`offset` counts from the box's name."""
    at = content.index(kind) + offset
    return content[:at] + value + content[at + len(value) :]


def _boxes(content: bytes) -> Iterator[tuple[int, str]]:
    at = 0
    while at + 8 <= len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        yield at, kind.decode(errors="replace")
        at += max(size, 8)

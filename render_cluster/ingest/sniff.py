"""What a file is, by its first bytes and never by its name: a playlist called `video.mp4` opens other files."""

from enum import StrEnum

HEAD = 20_000
"""Bytes that a caller reads. Only drawings need more than the first 16: text before their first element."""


class Format(StrEnum):
    """The values are FFmpeg's and Pillow's names; whatever else there is, is refused before a decoder starts."""

    MOV = "mov"
    MATROSKA = "matroska"
    WAV = "wav"
    FLAC = "flac"
    OGG = "ogg"
    MP3 = "mp3"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    GIF = "gif"
    SVG = "svg"


CLIPS = frozenset({Format.MOV, Format.MATROSKA})
SOUNDS = CLIPS | {Format.WAV, Format.FLAC, Format.OGG, Format.MP3}
PICTURES = frozenset({Format.PNG, Format.JPEG, Format.WEBP, Format.GIF, Format.SVG})
_PICTURES_IN_BOXES = (b"avif", b"avis", b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_SIGNATURES = (
    (Format.MATROSKA, 0, b"\x1aE\xdf\xa3"),
    (Format.WAV, 8, b"WAVE"),
    (Format.FLAC, 0, b"fLaC"),
    (Format.OGG, 0, b"OggS\x00"),
    (Format.MP3, 0, b"ID3"),
    (Format.PNG, 0, b"\x89PNG\r\n\x1a\n"),
    (Format.JPEG, 0, b"\xff\xd8\xff"),
    (Format.WEBP, 8, b"WEBP"),
    (Format.GIF, 0, b"GIF87a"),
    (Format.GIF, 0, b"GIF89a"),
)
_IN_RIFF = frozenset({Format.WAV, Format.WEBP})


def sniff(head: bytes) -> Format | None:
    """Return the format of the file that begins so, None for any that is not in the list."""
    if head[4:8] == b"ftyp":
        return None if head[8:12] in _PICTURES_IN_BOXES else Format.MOV
    for found, at, signature in _SIGNATURES:
        if head[at : at + len(signature)] == signature and (found not in _IN_RIFF or head[:4] == b"RIFF"):
            return found
    if _is_mp3_frame(head[:4]):
        return Format.MP3
    return Format.SVG if _is_drawing(head[:HEAD]) else None


def _is_mp3_frame(head: bytes) -> bool:
    """Eleven set bits, layer III, and a bit rate and sample rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # noqa: PLR2004 - a frame's header
        return False
    rates = head[2] & 0xF0, head[2] & 0x0C
    return head[1] & 0x18 != 0x08 and rates[0] not in {0x00, 0xF0} and rates[1] != 0x0C  # noqa: PLR2004 - reserved


def _is_drawing(head: bytes) -> bool:
    """Only comments, instructions and a document type may come before the `svg` element: a web page is no drawing."""
    rest = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    while rest.startswith((b"<?", b"<!")):
        end = b"-->" if rest.startswith(b"<!--") else b">"
        _, closed, rest = rest.partition(end)
        if not closed:
            return False
        rest = rest.lstrip()
    return rest[:4] == b"<svg" or (rest[:1] == b"<" and rest[1:20].partition(b":")[2].startswith(b"svg"))

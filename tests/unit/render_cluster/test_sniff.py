"""A file is what its first bytes say, and nothing but the listed formats is anything."""

import pytest

from render_cluster.ingest.sniff import Format, sniff

KNOWN = [
    (b"\0\0\0\x18ftypmp42\0\0\0\0", Format.MOV),
    (b"\0\0\0\x14ftypqt  \0\0\0\0", Format.MOV),
    (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01", Format.MATROSKA),
    (b"RIFF\x24\0\0\0WAVEfmt ", Format.WAV),
    (b"fLaC\0\0\0\x22", Format.FLAC),
    (b"OggS\0\x02\0\0\0\0\0\0", Format.OGG),
    (b"ID3\x04\0\0\0\0\0\0", Format.MP3),
    (b"\xff\xfb\x90\x64\0\0\0\0", Format.MP3),
    (b"\xff\xf3\x44\xc4\0\0\0\0", Format.MP3),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Format.PNG),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", Format.JPEG),
    (b"RIFF\x24\0\0\0WEBPVP8 ", Format.WEBP),
    (b"GIF89a\x01\0\x01\0", Format.GIF),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Format.SVG),
    (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- drawn -->\n<!DOCTYPE svg>\n<svg:svg/>", Format.SVG),
]
UNKNOWN = [
    b"",
    b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n/etc/passwd\n",
    b"ffconcat version 1.0\nfile /etc/passwd\n",
    b"<!DOCTYPE html><html><svg xmlns='http://www.w3.org/2000/svg'/></html>",
    b"<!-- <svg> --><html></html>",
    b"<!-- no end <svg",
    b"\0\0\0\x1cftypavif\0\0\0\0",
    b"\0\0\0\x18ftypheic\0\0\0\0",
    b"RIFF\x24\0\0\0AVI LIST",
    b"XXXX\x24\0\0\0WAVEfmt ",
    b"\xff\xf1\x50\x80\0\0\0\0",
    b"\xff\xff\xff\xff\xff\xff",
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"BM\x36\0\0\0",
    b"II*\0\x08\0\0\0",
    b"FLV\x01\x05\0\0\0\x09",
    b"G@\0\x10\0\0\xb0\x0d",
    b"\0\0\x01\xba\x44\0\x04\0",
    b"<smil><body/></smil>",
    b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n",
    b"  \0\0\0\x18ftypmp42",
]


@pytest.mark.parametrize(("head", "expected"), KNOWN)
def test_the_listed_formats_are_known_by_their_first_bytes(head: bytes, expected: Format) -> None:
    assert sniff(head) is expected


@pytest.mark.parametrize("head", UNKNOWN)
def test_everything_else_is_nothing(head: bytes) -> None:
    assert sniff(head) is None


def test_sixteen_bytes_are_enough_for_all_but_drawings() -> None:
    for head, expected in KNOWN:
        if expected is not Format.SVG:
            assert sniff(head[:16]) is expected


def test_looking_for_the_first_element_of_a_drawing_takes_no_time() -> None:
    assert sniff(b"<!-- -->" * 100_000 + b"<svg>") is None
    assert sniff(b"<!--" * 100_000) is None

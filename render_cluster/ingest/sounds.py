"""Sounds: voices and music from whatever was brought to 48 kHz WAV that the worker may open."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ffmpeg
import imageio_ffmpeg

from render_cluster.errors import MediaRefusedError
from render_cluster.ingest import jail
from render_cluster.ingest.allowed import LONGEST_SEC, input_options
from render_cluster.ingest.clip_graph import QUIET
from render_cluster.ingest.plain_wav import HEADER, PlainWav, plain_wav
from render_cluster.ingest.probe import probe
from render_cluster.ingest.sniff import HEAD, SOUNDS, Format, sniff
from render_cluster.ingest.stock import Facts, Recipe, normalised
from render_cluster.ingest.workspace import workspace
from render_cluster.media import StoreSpec, fetch, size_of
from render_cluster.plan import Media

RATE = 48_000
LARGEST_AS_IT_IS = 150_000_000
"""Bytes: a plain WAV of ten minutes in stereo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A sound in the store, and how many samples it has at 48 kHz."""

    media: Media
    samples: int


def sound(store: StoreSpec, tenant: str, key: str) -> Track:
    """A plain WAV, as our own voices are, stays as it is; anything else becomes 48 kHz, stereo, 16 bit.

    Raise `RenderError` for what has no sound that we can decode, or more than ten minutes of it.
    """
    if plain := _as_it_is(store, key):
        return plain
    media, facts = normalised(store, tenant, key, Recipe("ingest/sounds", SOUNDS, _make))
    return Track(media=media, samples=facts["samples"])


def plain_bytes(content: bytes, name: str) -> bytes:
    """The same for a file that is not in the store, as what a speech service answers; `name` is for errors."""
    if plain_wav(content[:HEADER], len(content)):
        return content
    form = sniff(content[:HEAD])
    if form is None or form not in SOUNDS:
        message = f"{name} is {len(content)} bytes that are no sound"
        raise MediaRefusedError(message)
    with workspace() as folder:
        source = folder / "source"
        source.write_bytes(content)
        try:
            return _make(source, form, folder)[0].read_bytes()
        except MediaRefusedError as error:
            message = f"{name}: {error}"
            raise MediaRefusedError(message) from error


def command(source: Path, form: Format, stream: int, out: Path) -> list[str]:
    options = dict(input_options(form), f=form.value, threads=1, t=LONGEST_SEC)
    heard = ffmpeg.input(str(source), **options)[str(stream)]
    heard = heard.filter("aresample", RATE).filter("aformat", sample_fmts="s16", channel_layouts="stereo")
    plain = {"acodec": "pcm_s16le", "f": "wav", "fflags": "+bitexact", "flags": "+bitexact", "threads": 1}
    made = ffmpeg.output(heard, str(out), vn=None, sn=None, dn=None, map_metadata=-1, map_chapters=-1, **plain)
    made = made.global_args("-filter_complex_threads", "1")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), *QUIET]
    arguments: Sequence[str] = ffmpeg.compile(made, cmd=command, overwrite_output=True)
    return list(arguments)


def _as_it_is(store: StoreSpec, key: str) -> Track | None:
    if (size_of(store, key) or 0) > LARGEST_AS_IT_IS:
        return None
    content = fetch(store, key)
    found = plain_wav(content[:HEADER], len(content))
    if found is None or found.frames > LONGEST_SEC * found.rate:
        return None
    return Track(media=Media(key=key, digest=hashlib.sha256(content).hexdigest()), samples=_at_48k(found))


def _make(source: Path, form: Format, folder: Path) -> tuple[Path, Facts]:
    found = probe(source, form, folder)
    if found.sound is None:
        message = "there is no sound in it that we can decode"
        raise MediaRefusedError(message)
    made = folder / "sound.wav"
    jail.run(command(source, form, found.sound, made), folder)
    with made.open("rb") as file:
        plain = plain_wav(file.read(HEADER), made.stat().st_size)
    if plain is None:
        message = "there is not one sample of sound in it"
        raise MediaRefusedError(message)
    return made, {"samples": plain.frames}


def _at_48k(found: PlainWav) -> int:
    return round(found.frames * RATE / found.rate)

"""libespeak-ng of the `espeakng-loader` wheel, by ctypes: text to samples and the places where words begin."""

import _ctypes
import ctypes as c
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import espeakng_loader
import numpy as np
import numpy.typing as npt

from render_cluster.errors import RenderError

_SYNCHRONOUS, _UTF8, _END_PAUSE = 2, 1, 0x1000
_END_OF_LIST, _WORD = 0, 1
_RATE, _PITCH, _RANGE = 1, 3, 4
SLOWEST, FASTEST = 80, 450
DEFAULT_VOICE = "gmw/en-US"
_OTHER_NAMES = {"zh": "cmn", "no": "nb", "iw": "he", "in": "id", "en": "en-us", "fr": "fr-fr"}


_VARIANT = re.compile(r"[A-Za-z0-9_-]*")
"""The engine opens a file of this name: it must not lead elsewhere."""


class VoiceUnknownError(RenderError):
    """The speech engine has no such voice."""


class _Id(c.Union):
    _fields_ = (("number", c.c_int), ("name", c.c_char_p), ("string", c.c_char * 8))


class _Event(c.Structure):
    _fields_ = (
        ("type", c.c_int),
        ("unique_identifier", c.c_uint),
        ("text_position", c.c_int),
        ("length", c.c_int),
        ("audio_position", c.c_int),
        ("sample", c.c_int),
        ("user_data", c.c_void_p),
        ("id", _Id),
    )


class _Voice(c.Structure):
    _fields_ = (
        ("name", c.c_char_p),
        ("languages", c.c_char_p),
        ("identifier", c.c_char_p),
        ("gender", c.c_ubyte),
        ("age", c.c_ubyte),
        ("variant", c.c_ubyte),
        ("xx1", c.c_ubyte),
        ("score", c.c_int),
        ("spare", c.c_void_p),
    )


_one_at_a_time = threading.Lock()
_CALLBACK = c.CFUNCTYPE(c.c_int, c.POINTER(c.c_short), c.c_int, c.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class Tone:
    """How a voice speaks: espeak's words a minute, pitch and its range from 0 to 99."""

    words_per_minute: int = 165
    pitch: int = 44
    range: int = 58


@dataclass(frozen=True, slots=True)
class Sound:
    """16 bit mono samples; `words` are (character of the text, second) where the engine said that a word begins."""

    samples: npt.NDArray[np.int16]
    rate: int
    words: tuple[tuple[int, float], ...]


class Espeak:
    """The library is global state: one object of this class at a time in a process, see `fresh_engine`."""

    def __init__(self) -> None:
        self._lib: Any = c.CDLL(str(espeakng_loader.get_library_path()))
        folder = Path(espeakng_loader.get_data_path()).parent  # the one that contains espeak-ng-data
        self.rate = int(self._lib.espeak_Initialize(_SYNCHRONOUS, 0, str(folder).encode(), 0))
        if self.rate <= 0:
            message = "The speech engine espeak-ng did not start: reinstall the package espeakng-loader"
            raise RenderError(message)
        synth = self._lib.espeak_Synth
        synth.argtypes = (c.c_char_p, c.c_size_t, c.c_uint, c.c_int, c.c_uint, c.c_uint, c.c_void_p, c.c_void_p)
        self._lib.espeak_ListVoices.restype = c.POINTER(c.POINTER(_Voice))
        self._parts: list[npt.NDArray[np.int16]] = []
        self._words: list[tuple[int, float]] = []
        self._callback = _CALLBACK(self._heard)  # kept, or it would be collected while C calls it
        self._lib.espeak_SetSynthCallback(self._callback)
        self._voices = dict(self._listed())

    def voice_for(self, language: str, voice: str = "") -> str:
        """Return the identifier of the asked voice, or else of the language's; English speaks unknown languages."""
        name, plus, variant = voice.partition("+")
        known = set(self._voices.values())
        unknown = name and name not in known and name.lower() not in self._voices
        if unknown or not _VARIANT.fullmatch(variant):
            message = f"There is no voice {voice!r}: name one like gmw/en-US, or leave it empty"
            raise VoiceUnknownError(message)
        if name:
            return (name if name in known else self._voices[name.lower()]) + plus + variant
        tag = language.lower().replace("_", "-")
        base = tag.partition("-")[0]
        wanted = (tag, _OTHER_NAMES.get(base, base), base)
        of_country = sorted(each for each in self._voices if each.startswith(base + "-"))
        return next((self._voices[each] for each in (*wanted, *of_country) if each in self._voices), DEFAULT_VOICE)

    def say(self, text: str, voice: str, tone: Tone) -> Sound:
        """`voice` is an identifier, with an optional variant: `gmw/en-US+f3`."""
        raw = text.replace("\0", " ").encode()
        rate = min(max(tone.words_per_minute, SLOWEST), FASTEST)
        if self._lib.espeak_SetVoiceByName(voice.encode()) != 0:
            message = f"The speech engine refused the voice {voice!r}"
            raise VoiceUnknownError(message)
        for parameter, value in ((_RATE, rate), (_PITCH, tone.pitch), (_RANGE, tone.range)):
            self._lib.espeak_SetParameter(parameter, value, 0)
        self._parts, self._words = [], []
        if self._lib.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, _UTF8 | _END_PAUSE, None, None) != 0:
            message = "The speech engine gave up on a text"
            raise RenderError(message)
        self._lib.espeak_Synchronize()
        samples = np.concatenate(self._parts) if self._parts else np.zeros(0, np.int16)
        return Sound(samples, self.rate, tuple(self._words))

    def close(self) -> None:
        self._lib.espeak_Terminate()
        _ctypes.dlclose(self._lib._handle)  # noqa: SLF001 - ctypes has no public way to let go of a library

    def _heard(self, wave: Any, count: int, events: Any) -> int:  # noqa: ANN401 - pointers of C
        if count > 0:
            self._parts.append(np.ctypeslib.as_array(wave, (count,)).astype(np.int16, copy=True))
        index = 0
        while events[index].type != _END_OF_LIST:
            if events[index].type == _WORD:
                self._words.append((events[index].text_position - 1, events[index].audio_position / 1000))
            index += 1
        return 0

    def _listed(self) -> Iterator[tuple[str, str]]:
        """Language tags and voices; the first byte of the tag is a priority. The first voice of a tag is its voice."""
        listed, index, seen = self._lib.espeak_ListVoices(None), 0, set()
        while listed[index]:
            found = listed[index].contents
            tag = found.languages[1:].decode(errors="replace").lower()
            if tag not in seen:
                seen.add(tag)
                yield tag, found.identifier.decode()
            index += 1


@contextmanager
def fresh_engine() -> Iterator[Espeak]:
    """Load the library anew, alone in this process: it goes on from where it was, and never sounds the same twice."""
    with _one_at_a_time:
        c.CDLL(None).srand(1)  # its noise comes from the C library's
        espeak = Espeak()
        try:
            yield espeak
        finally:
            espeak.close()

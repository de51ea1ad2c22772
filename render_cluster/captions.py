"""Captions: spoken words to states, states to pictures, pictures into frames."""

from collections.abc import Sequence

from render_cluster import cues
from render_cluster.caption.look import LARGEST_POP, Look
from render_cluster.caption.pictures import Picture
from render_cluster.caption.room import room
from render_cluster.caption.setting import fits
from render_cluster.caption.text import cleaned
from render_cluster.caption.track import Track, state_picture
from render_cluster.plan import CaptionState, VideoPlan
from render_cluster.spec import SpokenWord, VideoSpec
from render_cluster.typeface import missing_glyphs, split_runs

__all__ = ["LARGEST_POP", "Look", "Picture", "Track", "draw", "fits", "look_for", "room_for", "states", "unknown_signs"]


RUNNING_OVER = 1.6, 2.8
"""What a comma and a full stop inside a page of two lines cost: little."""


def look_for(asked: VideoSpec | VideoPlan, ground: str) -> Look:
    """Return the look of a scene whose captions stand on the flat colour of that name, empty: on a picture."""
    return Look(
        template=asked.brand.template,
        accent=asked.brand.accent,
        language=asked.language,
        ground=ground,
        canvas=asked.canvas,
        style=asked.captions.style,
        safe_area=asked.captions.safe_area,
    )


def room_for(spec: VideoSpec) -> int:
    """How much cards leave to the captions of this video, in pixels of a frame 1080 wide."""
    return room(look_for(spec, ""), (cleaned(word.text) for scene in spec.scenes for word in scene.words))


def states(
    look: Look, words: Sequence[SpokenWord], voice_first: int, frames: int, fps: int
) -> tuple[CaptionState, ...]:
    """Words that no typeface can draw are left out: `unknown_signs` tells of them before."""
    if look.style == "none":
        return ()
    manner = look.manner
    paging = cues.Paging(manner.words) if manner.lines == 1 else cues.Paging(manner.words, *RUNNING_OVER)
    shown = [word for word in map(_cleaned, words) if _drawable(look, word.text)]
    found = cues.pages(shown, lambda texts: fits(look, texts), paging)
    return cues.states(found, voice_first, frames, fps, whole=manner.mark == "none")


def unknown_signs(words: Sequence[str], look: Look) -> str:
    """Return the signs that no typeface here can draw, each once; empty if captions are off."""
    if look.style == "none":
        return ""
    return missing_glyphs(" ".join(map(cleaned, words)), look.manner.face)


def draw(look: Look, state: CaptionState) -> Picture:
    """Return the whole of a state on one picture, a word that pops at its largest."""
    return state_picture(look, state)


def _cleaned(word: SpokenWord) -> SpokenWord:
    return SpokenWord(text=cleaned(word.text), start_sec=word.start_sec, end_sec=word.end_sec)


def _drawable(look: Look, text: str) -> bool:
    return bool(split_runs(text, look.manner.face, 10))

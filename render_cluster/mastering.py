"""One loudness pass for the whole soundtrack: a gain and a limiter, set by what they give, in the file at last."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from render_cluster.errors import RenderError
from render_cluster.loudness import TARGET_LUFS, Measured, integrated
from render_cluster.sound import Sound, filtered, ratio
from render_cluster.tape import Tape

LIMIT_DB = -2.0
"""Of samples, before AAC: the wave between them and AAC add 0.4 to 0.7 dB, in loud bright music up to 3 dB."""
PEAK_DBTP = -1.05
NEAR_ENOUGH, ONE_STEP, IN_THE_FILE = 0.15, 0.8, 0.6
"""LU: what is left as it is, what one more step puts right, what may be off after AAC, which takes some from noise."""
PASSES = 3
DEEPER, MARGIN_DB = 1.5, 0.8
"""Lower by more than what was over: AAC rounds other waves another way, and each attempt encodes all anew."""


@dataclass(frozen=True, slots=True)
class Setting:
    """`aim_lufs` is meant before AAC."""

    gain_db: float
    limit_db: float = LIMIT_DB
    aim_lufs: float = TARGET_LUFS


def settle(track: Tape, lufs: float | None) -> Setting:
    """The gain that brings a track of so many LUFS to the target; raise `RenderError` if there is nothing to hear."""
    if lufs is None:
        message = "The sound of the video is silent"
        raise RenderError(message)
    return _settled(track, Setting(TARGET_LUFS - lufs))


def mastered(track: Tape, setting: Setting) -> Iterator[Sound]:
    limiter = f"limit={ratio(setting.limit_db):.6f}:level=0:attack=2:release=50:latency=1"
    return filtered(track.blocks(), 2, ("volume", f"{setting.gain_db:.4f}dB"), ("alimiter", limiter))


def corrected(track: Tape, setting: Setting, found: Measured) -> Setting | None:
    """What to try next for a file in which this was measured; None if it is right."""
    off = TARGET_LUFS - (found.lufs if found.lufs is not None else TARGET_LUFS)
    over = max(0.0, found.dbtp - PEAK_DBTP)
    if not over and abs(off) <= IN_THE_FILE:
        return None
    limit = setting.limit_db - (DEEPER * over + MARGIN_DB if over else 0)
    aim = setting.aim_lufs + off
    return _settled(track, Setting(setting.gain_db + off, limit, aim))


def _settled(track: Tape, setting: Setting) -> Setting:
    """The limiter takes some loudness away: measure again, correct, until it is right."""
    for _ in range(PASSES):
        heard = integrated(mastered(track, setting))
        off = setting.aim_lufs - heard if heard is not None else 0.0
        if abs(off) <= NEAR_ENOUGH:
            break
        setting = replace(setting, gain_db=setting.gain_db + off)
        if abs(off) <= ONE_STEP:
            break
    return setting

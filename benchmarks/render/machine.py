"""The machine and the programs that figures belong to; nothing that tells whose machine it is."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import imageio_ffmpeg
import psutil

LIBRARIES = ("av", "opencv-python-headless", "numpy", "pillow", "imageio-ffmpeg")


def described(load: tuple[float, float], measured: str) -> str:
    """`load` is the machine's own (of a minute) at the beginning and at the end; `measured` names the sources."""
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, revision {measured}",
        f"{_processor()}, {os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GB of memory",
        f"load {load[0]:.1f} at the beginning, {load[1]:.1f} at the end (the measuring itself makes 1 to 2)",
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {versions}",
        f"FFmpeg {imageio_ffmpeg.get_ffmpeg_version()} for the bare encode, MoviePy {_peer_version()}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def peer_python() -> Path:
    return Path(__file__).parents[2] / ".venv" / ".peer" / "bin" / "python"


def revision() -> str:
    """Of the sources, with a plus if they have been changed since."""
    here = Path(__file__).parent
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],  # noqa: S607 - whichever git there is
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or "unknown"


def load() -> float:
    return os.getloadavg()[0]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "an unknown processor"
    found = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    family, model = found.get("cpu family", "?"), found.get("model", "?")
    return f"{found.get('model name', 'an unknown processor')} (family {family}, model {model})"


def _peer_version() -> str:
    program = "from importlib.metadata import version as v; print(v('moviepy'), 'with Pillow', v('pillow'))"
    if not peer_python().exists():
        return "not installed"
    words = [str(peer_python()), "-c", program]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - ours

"""Ten minutes in 16:9: what each worker holds in memory over time, and how long one and two of them take."""

import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.render.footage import save_clip
from benchmarks.render.photographs import save_photograph
from benchmarks.render.preparation import made_ready
from benchmarks.render.sounds import save_voice, words_of
from benchmarks.render.workload import Workload
from render_cluster.spec import Canvas, Card, Clip, SceneSpec, Still, VideoSpec, Visual

MINUTES = 10
PHOTOGRAPHS = 4
SCENE_SEC = (8.0, 15.0, 5.0, 40.0, 7.0, 15.0)
"""Some are longer than a segment may be."""
TEXT = "one thing at a time and each of them in its own place so that nobody has to wait for the rest of it"
WIDE = Canvas(width=1920, height=1080)
SAMPLE_SEC, FEW = 0.5, 30
"""Fewer samples say nothing about growth: it is a tracker of resources, or has begun at the end."""
CARDS = (
    Card(layout="headline", headline="What makes a retry safe"),
    Card(layout="bars", headline="Errors by kind", points=(("Timeout", 41.0), ("Refused", 23.0), ("Lost", 9.0))),
)


@dataclass(slots=True)
class Workers:
    """What each of them held (bytes, shared ones in parts), in the order it was seen, and its CPU seconds so far."""

    held: dict[int, list[int]] = field(default_factory=dict)
    spent: dict[int, float] = field(default_factory=dict)

    def note(self, process: psutil.Process) -> None:
        with suppress(psutil.Error):
            self.held.setdefault(process.pid, []).append(int(process.memory_full_info().pss))
            times = process.cpu_times()
            self.spent[process.pid] = times.user + times.system

    @property
    def peak_mb(self) -> float:
        return max(max(values) for values in self.held.values()) / 2**20

    @property
    def growth(self) -> float:
        """The peak of a worker's last third against that of its middle third, at the worst worker."""
        thirds = [values for values in self.held.values() if len(values) >= FEW]
        return max(max(values[-len(values) // 3 :]) / max(_middle(values)) for values in thirds)

    @property
    def busiest_sec(self) -> float:
        return max(self.spent.values())


@dataclass(frozen=True, slots=True)
class Run:
    wall_sec: float
    workers: Workers


def prepared(folder: Path, minutes: float = MINUTES) -> Workload:
    names = [save_photograph(folder / f"photo-{n}.jpg", 2880, 1920, n).name for n in range(PHOTOGRAPHS)]
    save_clip(folder / "street.mp4", 6)
    shown: list[Visual] = [*(Still(picture=name) for name in names), *CARDS, Clip(clip="street.mp4")]
    scenes: list[SceneSpec] = []
    seconds = 0.0
    while seconds < minutes * 60:
        number = len(scenes)
        length = min(SCENE_SEC[number % len(SCENE_SEC)], minutes * 60 - seconds)
        scenes.append(_scene(folder, number, shown[number % len(shown)], length))
        seconds += length
    spec = VideoSpec(title="Ten minutes", canvas=WIDE, scenes=tuple(scenes))
    return made_ready("long", folder, spec)


def run(work: Workload, workers: int) -> Run:
    """From nothing, in a fresh process."""
    work.forget()
    words = [sys.executable, "-m", "benchmarks.render.ours", str(work.folder), "--workers", str(workers)]
    begun, over, seen = time.monotonic(), threading.Event(), Workers()
    with subprocess.Popen(words) as process:  # noqa: S603 - our own words
        watching = threading.Thread(target=_watch, args=(process.pid, seen, over))
        watching.start()
        process.wait()
        over.set()
        watching.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return Run(time.monotonic() - begun, seen)


def _scene(folder: Path, number: int, visual: Visual, seconds: float) -> SceneSpec:
    voice_sec = seconds - 0.5
    words = words_of(" ".join([TEXT] * (1 + int(voice_sec) // 10)), voice_sec)
    voice = save_voice(folder / f"voice-{number}.wav", words, voice_sec, number)
    return SceneSpec(
        scene_id=f"s{number}", visual=visual, voice=voice.name, words=words, pause_sec=0.3, duration_sec=seconds
    )


def _watch(pid: int, seen: Workers, over: threading.Event) -> None:
    while not over.wait(SAMPLE_SEC):
        with suppress(psutil.Error):
            for worker in psutil.Process(pid).children():
                seen.note(worker)


def _middle(values: list[int]) -> list[int]:
    third = len(values) // 3
    return values[third : 2 * third]

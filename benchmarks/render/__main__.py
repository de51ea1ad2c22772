"""CPU seconds of our whole render against bare x264 of the same ready frames: `python -m benchmarks.render`."""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import av
import imageio_ffmpeg

from benchmarks.render import frames

SIZE = "1080x1920"
LIMIT = ["-preset", "veryfast", "-crf", "21", "-threads", "2", "-g", "90"]
TAGS = "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.render")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--scenes", type=int, default=4, help="of three seconds; a second of raw frames takes 93 MB")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="tgcf-bench-render-") as name:
        folder = Path(name)
        raw = folder / "frames.yuv"
        frames.dump(folder, raw, given.scenes)
        measure(folder, raw, given.rounds)


def measure(folder: Path, raw: Path, rounds: int) -> None:
    """Interleaved, as the machine's speed drifts: ratios are taken round by round."""
    ours = [sys.executable, "-m", "benchmarks.render.ours", str(folder)]
    read = ["-y", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", SIZE, "-r", "30", "-i", str(raw)]
    bare = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-nostdin",
        "-v",
        "error",
        *read,
        "-an",
        "-vf",
        TAGS,
        "-c:v",
        "libx264",
        *LIMIT,
        str(folder / "limit.mp4"),
    ]
    pairs = [(cpu_seconds(bare), cpu_seconds(ours)) for _ in range(rounds)]
    ratios = [render / limit for limit, render in pairs]
    print(f"bare x264 veryfast crf 21: {statistics.median(limit for limit, _ in pairs):.2f} CPU s")
    print(f"our whole render:          {statistics.median(render for _, render in pairs):.2f} CPU s")
    print(f"ratio: {statistics.median(ratios):.2f} (of {rounds}: {min(ratios):.2f} to {max(ratios):.2f})")
    print(f"video bytes, ours / bare: {bits(folder / 'ours.mp4') / bits(folder / 'limit.mp4'):.2f}")


def cpu_seconds(words: list[str]) -> float:
    """Of the process and all its children, start-up included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True)  # noqa: S603 - our own words
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bits(path: Path) -> int:
    with av.open(str(path), "r") as file:
        return sum(packet.size for packet in file.demux(file.streams.video[0]))


if __name__ == "__main__":
    main()

"""How near a file is to the raw frames it was made of, and how many bytes its picture takes."""

import json
import os
from pathlib import Path

import av
import imageio_ffmpeg

from benchmarks.render.limit import RAW, raw_input
from benchmarks.render.process_tree import used_by
from render_cluster.spec import Canvas

TAGGED = "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709,settb=AVTB,setpts=PTS-STARTPTS"


def vmaf(folder: Path, name: str, canvas: Canvas) -> float:
    """The mean of all frames by libvmaf's built-in model (0 to 100); both sides carry the same colour tags."""
    report = folder / "vmaf.json"
    measured = f"libvmaf=n_threads={os.cpu_count() or 1}:log_fmt=json:log_path={report.name}"
    graph = f"[0:v]{TAGGED}[file];[1:v]{TAGGED}[frames];[file][frames]{measured}"
    words = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-i", name, *raw_input(Path(RAW), canvas)]
    used_by([*words, "-lavfi", graph, "-f", "null", "-"], folder / "vmaf.log", folder)
    found: float = json.loads(report.read_text())["pooled_metrics"]["vmaf"]["mean"]
    return found


def picture_bytes(path: Path) -> int:
    with av.open(str(path)) as file:
        return sum(packet.size for packet in file.demux(file.streams.video[0]))

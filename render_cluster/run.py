"""The effects of a render: each step fetches by key, works in a folder of its own, and saves whole or not at all."""

from pathlib import Path
from tempfile import TemporaryDirectory

import cv2

from render_cluster import gate, meters
from render_cluster.compositor import Compositor
from render_cluster.encode import JPEG_QUALITY, encode_segment, frame_to_jpeg, join
from render_cluster.keys import audio_key, segment_key, thumbnail_key, video_key
from render_cluster.media import StoreSpec, fetch, fetch_files, save
from render_cluster.outcome import Finished
from render_cluster.plan import VideoPlan
from render_cluster.profiles import profile_named
from render_cluster.spec import VideoSpec
from render_cluster.stills import open_rgb
from render_cluster.subtitles import srt, vtt

THUMBNAIL_AT = 0.4


def render_segment(plan: VideoPlan, number: int, store: StoreSpec) -> str:
    segment = plan.segments[number]
    with TemporaryDirectory() as folder:
        path = Path(folder, "segment.mp4")
        frames = range(segment.first, segment.end)
        compositor = Compositor(plan, segment.scene, store)
        encode_segment(compositor, frames, plan.canvas, profile_named(plan.encoder), path)
        return save(store, segment_key(plan, segment), path)


def assemble(spec: VideoSpec, plan: VideoPlan, store: StoreSpec) -> Finished:
    """Join, check, and save; raise `RenderError` naming the checks that failed."""
    with TemporaryDirectory() as folder:
        video, thumbnail = Path(folder, "video.mp4"), Path(folder, "thumbnail.jpg")
        join_parts(plan, store, Path(folder), video)
        _draw_thumbnail(plan, store, thumbnail)
        texts = {"srt": srt(plan.subtitles), "vtt": vtt(plan.subtitles, plan.language)}
        lengths = gate.Lengths(asked=spec.asked_sec, longest=spec.longest_sec)
        with meters.gate_timed():
            rows = gate.check(video, thumbnail, plan, store, gate.Delivery(subtitles=texts, lengths=lengths))
        gate.refuse_faults(rows)
        finished = Finished(
            video_key=save(store, video_key(spec, "mp4"), video),
            thumbnail_key=save(store, thumbnail_key(plan), thumbnail),
            srt_key=save(store, video_key(spec, "srt"), texts["srt"].encode()),
            vtt_key=save(store, video_key(spec, "vtt"), texts["vtt"].encode()),
            duration_sec=round(plan.duration_sec, 3),
            width=plan.canvas.width,
            height=plan.canvas.height,
            size_bytes=video.stat().st_size,
            checks=gate.as_table(rows),
        )
    save(store, video_key(spec, "json"), finished.to_json())
    return finished


def join_parts(plan: VideoPlan, store: StoreSpec, folder: Path, target: Path) -> None:
    """Raise `MediaMissingError` if a part has left the store."""
    paths = [folder / f"{index}.mp4" for index in range(len(plan.segments))]
    sound = folder / "audio.m4a"
    keys = [segment_key(plan, segment) for segment in plan.segments]
    fetch_files(store, [*zip(keys, paths, strict=True), (audio_key(plan), sound)])
    join(paths, sound, target, fps=plan.canvas.fps, title=plan.title)


def _draw_thumbnail(plan: VideoPlan, store: StoreSpec, path: Path) -> None:
    if plan.thumbnail is None:
        compositor = Compositor(plan, 0, store, captioned=False)
        frame_to_jpeg(compositor, round(plan.scenes[0].frames * THUMBNAIL_AT), plan.canvas, path)
        return
    image = open_rgb(fetch(store, plan.thumbnail.key), plan.thumbnail.key)
    size = plan.canvas.width, plan.canvas.height
    fitted = image if image.shape[1::-1] == size else cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    bgr = cv2.cvtColor(fitted, cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(path), bgr, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])

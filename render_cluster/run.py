"""The effects of a render: each step fetches by key, works in a folder of its own, and saves whole or not at all."""

from pathlib import Path
from tempfile import TemporaryDirectory

from render_cluster import gate, meters
from render_cluster.compositor import Compositor
from render_cluster.covers import draw_covers
from render_cluster.encode import encode_segment, join
from render_cluster.keys import audio_key, segment_key, thumbnail_key, video_key
from render_cluster.media import StoreSpec, fetch_files, save
from render_cluster.outcome import Finished
from render_cluster.plan import VideoPlan
from render_cluster.profiles import profile_named
from render_cluster.spec import VideoSpec
from render_cluster.subtitles import srt, vtt


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
        video = Path(folder, "video.mp4")
        join_parts(plan, store, Path(folder), video)
        thumbnail, *others = draw_covers(plan, store, Path(folder))
        texts = {"srt": srt(plan.subtitles), "vtt": vtt(plan.subtitles, plan.language)}
        lengths = gate.Lengths(asked=spec.asked_sec, longest=spec.longest_sec)
        with meters.gate_timed():
            beside = gate.Delivery(candidates=others, subtitles=texts, lengths=lengths)
            rows = gate.check(video, thumbnail, plan, store, beside)
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
            thumbnail_candidates=tuple(save(store, video_key(spec, path.name), path) for path in others),
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

"""Between the port's contracts and the render cluster's own words."""

import structlog
from pydantic import ValidationError

from application.contracts.render import RenderedVideo, RenderOrder, RenderState, RenderStatus, SceneOrder
from domain.shared.errors import ContentFactoryError, ProviderUnavailableError, RenderFailedError
from render_cluster.errors import GateRefusedError, WorkerLostError
from render_cluster.keys import video_digest
from render_cluster.outcome import Finished, Progress, State
from render_cluster.production import explained
from render_cluster.spec import (
    Brand,
    Canvas,
    Captions,
    Card,
    Clip,
    Fit,
    SceneSpec,
    SpokenWord,
    Still,
    Thumbnail,
    VideoSpec,
)

_log = structlog.get_logger(__name__)


def to_spec(order: RenderOrder) -> VideoSpec:
    return VideoSpec(
        tenant=str(order.tenant_id),
        video_id=str(order.video_id),
        title=order.title,
        scenes=tuple(_to_scene(scene) for scene in order.scenes),
        canvas=Canvas.model_validate({"width": order.width, "height": order.height, "fps": order.fps}),
        brand=Brand(template=order.template, accent=order.accent, wordmark=order.wordmark, section=order.section),
        captions=Captions.model_validate({"style": order.captions}),
        language=order.language,
        asked_sec=order.asked_sec,
        longest_sec=order.longest_sec,
        thumbnail=Thumbnail(picture=order.thumbnail_picture_key),
    )


def key_of(spec: VideoSpec) -> str:
    return f"render:{spec.tenant}:{spec.video_id}:{video_digest(spec)}"


def to_status(progress: Progress) -> RenderStatus:
    """Raise `ProviderUnavailableError` if the render was lost: it may be started again."""
    if progress.state is State.LOST:
        raise ProviderUnavailableError(progress.failure)
    return RenderStatus(
        state=RenderState(progress.state.value),
        done=progress.done,
        total=progress.total,
        detail=progress.detail,
        eta_sec=progress.eta_sec,
        failure=progress.failure,
    )


def to_video(finished: Finished) -> RenderedVideo:
    return RenderedVideo(
        video_key=finished.video_key,
        thumbnail_key=finished.thumbnail_key,
        srt_key=finished.srt_key,
        vtt_key=finished.vtt_key,
        duration_sec=finished.duration_sec,
        width=finished.width,
        height=finished.height,
        size_bytes=finished.size_bytes,
        checks={name: dict(row) for name, row in finished.checks.items()},
        proxy_key=finished.proxy_key,
        preview_key=finished.preview_key,
        thumbnail_candidates=tuple(finished.thumbnail_candidates),
    )


def to_error(error: Exception) -> ContentFactoryError:
    if isinstance(error, GateRefusedError):
        return RenderFailedError(str(error), error.rows)
    kind = ProviderUnavailableError if isinstance(error, WorkerLostError) else RenderFailedError
    return kind(explained(error))


def _to_scene(scene: SceneOrder) -> SceneSpec:
    words = (SpokenWord(text=word.text, start_sec=word.start_sec, end_sec=word.end_sec) for word in scene.words)
    return SceneSpec(
        scene_id=scene.scene_id,
        label=scene.label,
        visual=_visual(scene),
        estimated=scene.estimated,
        voice=scene.voice_key,
        pause_sec=scene.pause_sec,
        words=tuple(words),
    )


def _visual(scene: SceneOrder) -> Card | Clip | Still:
    """A card that this renderer does not know (any more) is shown as the picture that was drawn of it."""
    if scene.clip_key:
        return Clip(clip=scene.clip_key, fit=_fit(scene))
    if scene.card:
        try:
            return Card.model_validate(scene.card)
        except ValidationError as error:
            _log.warning("card_not_understood", scene=scene.label, problems=error.error_count())
    return Still(picture=scene.picture_key, photo=scene.photo, fit=_fit(scene))


def _fit(scene: SceneOrder) -> Fit:
    return "contain" if scene.whole else "cover"

"""Videos over JSON, and their files."""

from enum import StrEnum
from uuid import UUID

from fastapi import APIRouter, Request, Response

from application.contracts.commands import DecisionOutcome, RetryStage
from application.contracts.payloads import VideoPayload
from application.contracts.views import Page
from domain.shared.errors import NotFoundError
from domain.videos.video import VideoStatus
from entrypoints.api.answers import DECISION, DETAIL, problems
from entrypoints.api.bodies import Reason
from entrypoints.api.decisions import DecisionDep
from entrypoints.api.idempotency import IdempotentRoute
from entrypoints.api.listing import ListingDep
from entrypoints.api.preconditions import etag
from entrypoints.web.dependencies import ApiCallerDep, ObjectStoreDep, VideosDep
from entrypoints.web.stored_files import StoredFile, stored_file

router = APIRouter(prefix="/videos", tags=["videos"], route_class=IdempotentRoute)
NO_REASON = Reason()


class VideoFile(StrEnum):
    VIDEO = "video.mp4"
    THUMBNAIL = "thumbnail.jpg"
    CAPTIONS = "captions.vtt"
    SUBTITLES = "captions.srt"


MEDIA_TYPES = {
    VideoFile.VIDEO: "video/mp4",
    VideoFile.THUMBNAIL: "image/jpeg",
    VideoFile.CAPTIONS: "text/vtt; charset=utf-8",
    VideoFile.SUBTITLES: "application/x-subrip; charset=utf-8",
}


@router.get("", name="api:videos:list")
async def list_videos(
    caller: ApiCallerDep, videos: VideosDep, listing: ListingDep, status: VideoStatus | None = None
) -> Page[VideoPayload]:
    return listing.page(await videos.page(caller.tenant_id, status, listing.cursor, listing.limit))


@router.get("/{video_id}", name="api:videos:show", responses=problems(*DETAIL))
async def show_video(video_id: UUID, caller: ApiCallerDep, videos: VideosDep, response: Response) -> VideoPayload:
    video = await videos.detail(caller.tenant_id, video_id)
    response.headers["ETag"] = etag(video.version)
    return video


@router.get(
    "/{video_id}/files/{name}",
    name="api:videos:file",
    response_class=Response,
    responses={**problems(404, 416), 206: {"description": "The range that was asked for."}},
)
async def video_file(  # noqa: PLR0913, PLR0917  (two names, four things to ask)
    video_id: UUID,
    name: VideoFile,
    request: Request,
    caller: ApiCallerDep,
    videos: VideosDep,
    store: ObjectStoreDep,
) -> Response:
    """The file itself, whole or in ranges."""
    video = await videos.detail(caller.tenant_id, video_id)
    keys = {
        VideoFile.VIDEO: video.render_url,
        VideoFile.THUMBNAIL: video.thumbnail_url,
        VideoFile.CAPTIONS: video.captions_url,
        VideoFile.SUBTITLES: video.subtitles_url,
    }
    if not keys[name]:
        msg = "The video is not ready yet."
        raise NotFoundError(msg)
    file = StoredFile(key=keys[name], media_type=MEDIA_TYPES[name], etag=f'"{video_id.hex}-{video.version}"')
    return await stored_file(request, store, file)


@router.post("/{video_id}/retry", name="api:videos:retry", responses=problems(*DECISION))
async def retry_video(
    video_id: UUID, decision: DecisionDep, videos: VideosDep, body: Reason = NO_REASON
) -> DecisionOutcome:
    """Render a failed video again."""
    video = await videos.detail(decision.operator.tenant_id, video_id)
    command = decision.command(RetryStage, version=video.version, reason=body.reason, idea_id=video.idea_id)
    return await decision.decide(command.model_copy(update={"expected_version": None}))

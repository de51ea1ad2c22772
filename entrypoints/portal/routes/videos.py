"""Videos: the shelf, and one of them with its player, checks and files."""

from uuid import UUID

from fastapi import APIRouter, Response

from domain.videos.video import VideoStatus
from entrypoints.portal.desk import DeskDep
from entrypoints.portal.views import videos as views
from entrypoints.portal.views.pipelines import chain
from entrypoints.web.dependencies import ObjectStoreDep, PipelinesDep, VideosDep

router = APIRouter()


@router.get("/videos", name="portal:videos:list")
async def list_videos(desk: DeskDep, videos: VideosDep, pipelines: PipelinesDep, cursor: str = "") -> Response:
    page = await videos.page(desk.tenant_id, None, cursor)
    progress = {
        video.idea_id: going
        for video in page.items
        if video.status is VideoStatus.RENDERING
        and (going := views.going(await pipelines.pipeline(desk.tenant_id, video.idea_id)))
    }
    return desk.page("videos/list.html", "videos", {"videos": page, "progress": progress, "cursor": cursor})


@router.get("/videos/{video_id}", name="portal:videos:detail")
async def show_video(
    desk: DeskDep, videos: VideosDep, pipelines: PipelinesDep, store: ObjectStoreDep, video_id: UUID
) -> Response:
    video = await videos.detail(desk.tenant_id, video_id)
    view = await pipelines.pipeline(desk.tenant_id, video.idea_id)
    checks = views.checks(video)
    return desk.page(
        "videos/detail.html",
        "videos",
        {
            "video": video,
            "checks": checks,
            "checks_failed": sum(not row.passed for row in checks),
            "scenes": views.scene_marks(view.script, video),
            "language": view.idea.language,
            "going": views.going(view),
            "post": view.post,
            "location": store.location(video.render_url) if video.render_url else "",
            "made": chain(view, desk.home, "video"),
        },
    )

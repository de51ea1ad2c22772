"""Videos: the shelf, and one of them with its player, checks and files."""

from uuid import UUID

from fastapi import APIRouter, Response

from application.queries.costs import costs_of
from domain.shared.ids import ChannelId, IdeaId
from domain.videos.video import VideoStatus
from entrypoints.portal.desk import DeskDep
from entrypoints.portal.views import videos as views
from entrypoints.portal.views.checks import check_rows, counted
from entrypoints.portal.views.pipelines import chain
from entrypoints.web.dependencies import (
    ChannelsDep,
    LedgerDep,
    ObjectStoreDep,
    PipelinesDep,
    SettingsDep,
    VideosDep,
)

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
async def show_video(  # noqa: PLR0913, PLR0917  (what the page shows comes from three readers, the ledger and the store)
    desk: DeskDep,
    videos: VideosDep,
    pipelines: PipelinesDep,
    channels: ChannelsDep,
    store: ObjectStoreDep,
    ledger: LedgerDep,
    settings: SettingsDep,
    video_id: UUID,
) -> Response:
    """Before there is a file, its place has the shape that the channel's brand asks for."""
    video = await videos.detail(desk.tenant_id, video_id)
    view = await pipelines.pipeline(desk.tenant_id, video.idea_id)
    channel = await channels.get(desk.tenant_id, ChannelId(view.idea.channel_id))
    width, height = (video.width, video.height) if video.width else channel.brand.aspect.size
    checks = check_rows(video.checks)
    expenses = await ledger.expenses(desk.tenant_id, ideas=[IdeaId(video.idea_id)])
    costs = costs_of(expenses, settings.budget.currency)
    return desk.page(
        "videos/detail.html",
        "videos",
        {
            "video": video,
            "checks": checks,
            "checks_counted": counted(checks),
            "aspect": channel.brand.aspect,
            "width": width,
            "height": height,
            "scenes": views.scene_marks(view.script, video),
            "language": view.idea.language,
            "going": views.going(view),
            "post": view.post,
            "location": store.location(video.render_url) if video.render_url else "",
            "made": chain(view, desk.home, "video"),
            "costs": views.cost_rows(costs),
        },
    )

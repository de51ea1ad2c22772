"""What scripts need to know of the last run: every id, status, reason, file and address, as one document."""

from datetime import datetime
from urllib.parse import urljoin
from uuid import UUID

from pydantic import BaseModel

from application.contracts.pipeline import SourceProblem
from application.contracts.views import PipelineView, RunView
from application.ports.object_store import ObjectStore
from entrypoints.cli.outcome import outcome_of
from entrypoints.embedded.instance import Instance


class IdeaReport(BaseModel):
    id: UUID
    status: str
    title: str
    score: float
    source: str
    url: str


class ScriptReport(BaseModel):
    id: UUID
    status: str
    version: int
    scenes: int
    url: str


class VideoReport(BaseModel):
    """Paths are empty until the video is ready; they are URLs if the objects lie in a bucket."""

    id: UUID
    status: str
    failure: str
    duration_sec: float
    mp4: str
    thumbnail: str
    captions: str
    subtitles: str
    url: str


class PostReport(BaseModel):
    id: UUID
    status: str
    delivery: str
    failure: str
    platform: str
    scheduled_at: datetime
    published_at: datetime | None
    watch_url: str


class ItemReport(BaseModel):
    """`outcome` is the item's fate in one word, `failure` why it stopped."""

    outcome: str
    stage: str
    failure: str
    idea: IdeaReport
    script: ScriptReport | None
    video: VideoReport | None
    post: PostReport | None


class RunReport(BaseModel):
    id: UUID
    status: str
    failure: str
    workflow_id: str
    sources: tuple[str, ...]
    problems: tuple[SourceProblem, ...]
    started_at: datetime
    items: tuple[ItemReport, ...]


class StatusReport(BaseModel):
    running: bool
    home: str
    pid: int = 0
    processes: dict[str, int] = {}
    urls: dict[str, str] = {}
    run: RunReport | None = None


class Reporter:
    def __init__(self, store: ObjectStore, site: str, tenant: str) -> None:
        self._store = store
        self._site = f"{site.rstrip('/')}/"
        self._portal = f"{self._site}t/{tenant}"

    def run(self, run: RunView) -> RunReport:
        return RunReport(
            id=run.run_id,
            status=run.status,
            failure=run.failure,
            workflow_id=run.workflow_id,
            sources=run.sources,
            problems=run.problems,
            started_at=run.created_at,
            items=tuple(self.item(view) for view in run.pipelines),
        )

    def item(self, view: PipelineView) -> ItemReport:
        idea = view.idea
        return ItemReport(
            outcome=outcome_of(view).value,
            stage=view.stage,
            failure=view.failure,
            idea=IdeaReport(
                id=idea.idea_id,
                status=idea.status,
                title=idea.title,
                score=idea.score,
                source=idea.source,
                url=f"{self._portal}/ideas/{idea.idea_id}",
            ),
            script=self._script(view),
            video=self._video(view),
            post=self._post(view),
        )

    def decision_page(self, view: PipelineView) -> str:
        """Where the operator decides on what waits now."""
        if view.post is not None:
            return f"{self._portal}/schedule"
        if view.script is not None:
            return f"{self._portal}/scripts/{view.script.script_id}"
        return f"{self._portal}/ideas/{view.idea.idea_id}"

    def _script(self, view: PipelineView) -> ScriptReport | None:
        script = view.script
        if script is None:
            return None
        url = f"{self._portal}/scripts/{script.script_id}"
        return ScriptReport(
            id=script.script_id, status=script.status, version=script.version, scenes=len(script.scenes), url=url
        )

    def _video(self, view: PipelineView) -> VideoReport | None:
        video = view.video
        if video is None:
            return None
        return VideoReport(
            id=video.video_id,
            status=video.status,
            failure=video.failure,
            duration_sec=video.duration_sec,
            mp4=self._file(video.render_url),
            thumbnail=self._file(video.thumbnail_url),
            captions=self._file(video.captions_url),
            subtitles=self._file(video.subtitles_url),
            url=f"{self._portal}/videos/{video.video_id}",
        )

    def _post(self, view: PipelineView) -> PostReport | None:
        post = view.post
        if post is None:
            return None
        return PostReport(
            id=post.post_id,
            status=post.status,
            delivery=post.delivery or "",
            failure=post.failure,
            platform=post.platform,
            scheduled_at=post.scheduled_at,
            published_at=post.published_at,
            watch_url=urljoin(self._site, post.external_url) if post.published_at else "",
        )

    def _file(self, key: str) -> str:
        return self._store.location(key) if key else ""


def status_of(home: str, instance: Instance | None, run: RunReport | None) -> StatusReport:
    if instance is None:
        return StatusReport(running=False, home=home, run=run)
    return StatusReport(
        running=instance.ready,
        home=home,
        pid=instance.pid,
        processes=instance.processes,
        urls=instance.urls,
        run=run,
    )

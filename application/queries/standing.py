"""Where a piece of content stands, told from what was made of it and from what its stages report."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.contracts.payloads import AssetManifestPayload, IdeaPayload, PostPayload, ScriptPayload, VideoPayload
from application.contracts.pipeline import Stage, StageState
from application.contracts.views import StageProgress
from domain.assets.asset import AssetStatus
from domain.assets.manifest import ManifestStatus
from domain.ideas.idea import IdeaStatus
from domain.posts.post import Delivery, PostStatus
from domain.scripts.script import ScriptStatus
from domain.videos.video import VideoStatus


@dataclass(frozen=True, slots=True)
class Standing:
    stage: Stage
    state: StageState
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The newest of each kind that was made from an idea."""

    idea: IdeaPayload
    script: ScriptPayload | None = None
    manifest: AssetManifestPayload | None = None
    video: VideoPayload | None = None
    post: PostPayload | None = None


def standing(made: Made, reports: Mapping[Stage, StageProgress]) -> Standing:
    """What was made says which stage it is; the stage's own report says how that one goes on."""
    told = _of_idea(made)
    report = reports.get(told.stage)
    if report is None or StageState.DONE in {told.state, report.state}:
        return told
    if report.state is StageState.FAILED:
        return Standing(told.stage, StageState.FAILED, report.failure or told.failure)
    if told.stage is Stage.PUBLISH or (told.state is StageState.FAILED and told.stage is not Stage.ASSETS):
        return told
    return Standing(told.stage, report.state)


def _of_idea(made: Made) -> Standing:
    if made.idea.status is IdeaStatus.NEW:
        return Standing(Stage.IDEA, StageState.WAITING)
    if made.idea.status is IdeaStatus.REJECTED and (made.post is None or made.post.status is not PostStatus.PUBLISHED):
        return Standing(Stage.IDEA, StageState.DONE)
    return _of_script(made)


def _of_script(made: Made) -> Standing:
    if made.post and made.post.status is PostStatus.PUBLISHED:
        return Standing(Stage.DONE, StageState.DONE)
    if made.script is None:
        return Standing(Stage.SCRIPT, StageState.RUNNING)
    if made.script.status is ScriptStatus.DRAFT:
        return Standing(Stage.SCRIPT, StageState.WAITING)
    return _of_assets(made, made.script)


def _of_assets(made: Made, script: ScriptPayload) -> Standing:
    manifest = made.manifest
    if manifest is None or manifest.script_version != script.version:
        return Standing(Stage.ASSETS, StageState.RUNNING)
    if manifest.status is ManifestStatus.GENERATED:
        return _of_video(made, manifest)
    failed = next((asset for asset in manifest.assets if asset.status is AssetStatus.FAILED), None)
    if failed:
        return Standing(Stage.ASSETS, StageState.FAILED, failed.failure)
    return Standing(Stage.ASSETS, StageState.RUNNING)


def _of_video(made: Made, manifest: AssetManifestPayload) -> Standing:
    video = made.video
    if video is None or video.manifest_id != manifest.manifest_id or video.status is VideoStatus.RENDERING:
        return Standing(Stage.VIDEO, StageState.RUNNING)
    if video.status is VideoStatus.FAILED:
        return Standing(Stage.VIDEO, StageState.FAILED, video.failure)
    if made.post is None or made.post.video_id != video.video_id:
        return Standing(Stage.SCHEDULE, StageState.RUNNING)
    return _of_post(made.post)


def _of_post(post: PostPayload) -> Standing:
    if post.cancelled_at is not None:
        return Standing(Stage.SCHEDULE, StageState.DONE)
    if post.status is PostStatus.FAILED:
        return Standing(Stage.PUBLISH, StageState.FAILED, post.failure)
    if post.delivery in {Delivery.UNCONFIRMED, Delivery.NEEDS_REAUTH}:
        return Standing(Stage.PUBLISH, StageState.WAITING, post.failure)
    if post.confirmed_at is None:
        return Standing(Stage.SCHEDULE, StageState.WAITING)
    return Standing(Stage.PUBLISH, StageState.RUNNING)

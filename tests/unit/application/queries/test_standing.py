"""Where a piece of content stands follows from what was made of it and from what its stages report."""

from typing import Any
from uuid import UUID

import pytest

from application.contracts.payloads import AssetManifestPayload, IdeaPayload, PostPayload, ScriptPayload, VideoPayload
from application.contracts.pipeline import Stage, StageState
from application.contracts.views import StageProgress
from application.queries.standing import Made, Standing, standing
from domain.assets.asset import AssetStatus
from domain.assets.manifest import ManifestStatus
from domain.ideas.idea import IdeaStatus
from domain.posts.post import Delivery, PostStatus
from domain.scripts.script import ScriptStatus
from domain.shared.ids import ManifestId, VideoId
from domain.videos.video import VideoStatus
from tests.support.builders import NOON, a_manifest, a_post, a_script, a_video, an_asset, an_idea

MANIFEST, VIDEO = ManifestId(UUID(int=1)), VideoId(UUID(int=2))
IDEA = IdeaPayload.of(an_idea(status=IdeaStatus.APPROVED))
DRAFT = ScriptPayload.of(a_script())
SCRIPT = ScriptPayload.of(a_script(status=ScriptStatus.APPROVED))


def assets(status: ManifestStatus, *kinds: AssetStatus, revision: int = 1) -> AssetManifestPayload:
    made = [an_asset(manifest_id=MANIFEST, status=kind, failure="No voice.") for kind in kinds]
    return AssetManifestPayload.of(a_manifest(id=MANIFEST, status=status, script_revision=revision), made)


ALL_THERE = assets(ManifestStatus.GENERATED, AssetStatus.GENERATED)


def video(status: VideoStatus) -> VideoPayload:
    return VideoPayload.of(a_video(id=VIDEO, manifest_id=MANIFEST, status=status, failure="No sound."))


READY = video(VideoStatus.READY)


def post(**changes: Any) -> PostPayload:
    return PostPayload.of(a_post(video_id=VIDEO, **changes))


def report(stage: Stage, state: StageState, failure: str = "") -> dict[Stage, StageProgress]:
    return {stage: StageProgress(idea_id=IDEA.idea_id, stage=stage, state=state, failure=failure, updated_at=NOON)}


def idea(status: IdeaStatus) -> IdeaPayload:
    return IdeaPayload.of(an_idea(status=status))


RUNNING, WAITING, FAILED, DONE = StageState.RUNNING, StageState.WAITING, StageState.FAILED, StageState.DONE
UP_TO_VIDEO: dict[str, Any] = {"idea": IDEA, "script": SCRIPT, "manifest": ALL_THERE, "video": READY}


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        ({"idea": idea(IdeaStatus.NEW)}, Standing(Stage.IDEA, WAITING)),
        ({"idea": idea(IdeaStatus.REJECTED)}, Standing(Stage.IDEA, DONE)),
        ({"idea": IDEA}, Standing(Stage.SCRIPT, RUNNING)),
        ({"idea": IDEA, "script": DRAFT}, Standing(Stage.SCRIPT, WAITING)),
        ({"idea": IDEA, "script": SCRIPT}, Standing(Stage.ASSETS, RUNNING)),
        (
            {"idea": IDEA, "script": SCRIPT, "manifest": assets(ManifestStatus.REQUESTED, AssetStatus.REQUESTED)},
            Standing(Stage.ASSETS, RUNNING),
        ),
        (
            {"idea": IDEA, "script": SCRIPT, "manifest": assets(ManifestStatus.REQUESTED, AssetStatus.FAILED)},
            Standing(Stage.ASSETS, FAILED, "No voice."),
        ),
        (UP_TO_VIDEO | {"manifest": assets(ManifestStatus.GENERATED, revision=7)}, Standing(Stage.ASSETS, RUNNING)),
        (UP_TO_VIDEO | {"video": None}, Standing(Stage.VIDEO, RUNNING)),
        (UP_TO_VIDEO | {"video": video(VideoStatus.RENDERING)}, Standing(Stage.VIDEO, RUNNING)),
        (UP_TO_VIDEO | {"video": video(VideoStatus.FAILED)}, Standing(Stage.VIDEO, FAILED, "No sound.")),
        (UP_TO_VIDEO | {"video": VideoPayload.of(a_video())}, Standing(Stage.VIDEO, RUNNING)),
        (UP_TO_VIDEO, Standing(Stage.SCHEDULE, RUNNING)),
        (UP_TO_VIDEO | {"post": PostPayload.of(a_post())}, Standing(Stage.SCHEDULE, RUNNING)),
        (UP_TO_VIDEO | {"post": post()}, Standing(Stage.SCHEDULE, WAITING)),
        (UP_TO_VIDEO | {"post": post(cancelled_at=NOON)}, Standing(Stage.SCHEDULE, DONE)),
        (UP_TO_VIDEO | {"post": post(confirmed_at=NOON)}, Standing(Stage.PUBLISH, RUNNING)),
        (UP_TO_VIDEO | {"post": post(delivery=Delivery.UNCONFIRMED)}, Standing(Stage.PUBLISH, WAITING)),
        (
            UP_TO_VIDEO | {"post": post(status=PostStatus.FAILED, failure="Refused.")},
            Standing(Stage.PUBLISH, FAILED, "Refused."),
        ),
        (UP_TO_VIDEO | {"post": post(status=PostStatus.PUBLISHED)}, Standing(Stage.DONE, DONE)),
    ],
)
def test_what_was_made_tells_the_stage(made: dict[str, Any], wanted: Standing) -> None:
    assert standing(Made(**made), {}) == wanted


def test_a_stage_that_reports_failure_is_parked_with_its_reason() -> None:
    parked = standing(Made(idea=IDEA), report(Stage.SCRIPT, FAILED, "The model is away."))

    assert parked == Standing(Stage.SCRIPT, FAILED, "The model is away.")


def test_the_report_of_another_stage_says_nothing_about_this_one() -> None:
    assert standing(Made(idea=IDEA), report(Stage.VIDEO, FAILED, "Old.")) == Standing(Stage.SCRIPT, RUNNING)


def test_a_policy_that_decides_by_itself_lets_nobody_wait() -> None:
    made = Made(idea=idea(IdeaStatus.NEW))

    assert standing(made, report(Stage.IDEA, RUNNING)) == Standing(Stage.IDEA, RUNNING)


def test_one_failed_asset_does_not_stop_the_others() -> None:
    manifest = assets(ManifestStatus.REQUESTED, AssetStatus.FAILED, AssetStatus.REQUESTED)
    made = Made(idea=IDEA, script=SCRIPT, manifest=manifest)

    assert standing(made, report(Stage.ASSETS, RUNNING)) == Standing(Stage.ASSETS, RUNNING)


def test_a_failed_video_is_not_hidden_by_an_old_report() -> None:
    made = Made(**UP_TO_VIDEO | {"video": video(VideoStatus.FAILED)})

    assert standing(made, report(Stage.VIDEO, RUNNING)).state is FAILED


def test_what_is_published_is_done_whatever_was_reported() -> None:
    made = Made(**UP_TO_VIDEO | {"post": post(status=PostStatus.PUBLISHED)})

    assert standing(made, report(Stage.DONE, FAILED)) == Standing(Stage.DONE, DONE)

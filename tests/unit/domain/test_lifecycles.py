"""Every pair of status and verb, against a second table written by hand from the product's document."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.assets.asset import AssetStatus, Take
from domain.assets.manifest import ManifestStatus
from domain.ideas.idea import IdeaStatus
from domain.posts.post import Delivery, PostStatus
from domain.runs.run import RunStatus
from domain.scripts.script import ScriptStatus
from domain.shared.errors import ContentChangedError, InvalidTransitionError
from domain.videos.video import VideoStatus
from tests.support.builders import (
    ANN,
    NOON,
    a_manifest,
    a_post,
    a_rendition,
    a_run,
    a_scene,
    a_script,
    a_video,
    an_asset,
    an_idea,
)

LATER = NOON + timedelta(hours=1)
STEP: dict[str, Any] = {"by": ANN, "at": LATER}
TAKE = Take(key="k", source="pillow", licence="own")

VERBS: dict[str, tuple[Callable[..., Any], dict[str, Callable[[Any], None]]]] = {
    "idea": (
        an_idea,
        {
            "approve": lambda idea: idea.approve(**STEP),
            "reject": lambda idea: idea.reject(**STEP),
            "reopen": lambda idea: idea.reopen(**STEP, has_script=False),
        },
    ),
    "script": (
        a_script,
        {
            "approve": lambda script: script.approve(content_hash=None, **STEP),
            "revise": lambda script: script.revise(**STEP),
        },
    ),
    "asset": (
        an_asset,
        {
            "finish": lambda asset: asset.finish(TAKE, **STEP),
            "fail": lambda asset: asset.fail("quota", **STEP),
            "retry": lambda asset: asset.retry(**STEP),
            "regenerate": lambda asset: asset.regenerate(**STEP),
        },
    ),
    "manifest": (a_manifest, {"complete": lambda manifest: manifest.complete(**STEP)}),
    "video": (
        a_video,
        {
            "finish": lambda video: video.finish(a_rendition(), **STEP),
            "fail": lambda video: video.fail("codec", **STEP),
            "retry": lambda video: video.retry(**STEP),
        },
    ),
    "post": (
        a_post,
        {
            "publish": lambda post: post.publish(external_id="1", url="/watch/x", **STEP),
            "fail": lambda post: post.fail("refused", **STEP),
            "retry": lambda post: post.retry(**STEP),
        },
    ),
    "run": (
        a_run,
        {
            "hand_over": lambda run: run.hand_over((), (), **STEP),
            "fail": lambda run: run.fail("no source", (), **STEP),
        },
    ),
}

# entity, status, verb -> status after it; `-` is refused, `=` is no change and no event
TABLE = """
idea new approve approved       | idea approved approve =         | idea rejected approve -
idea new reject rejected        | idea approved reject rejected   | idea rejected reject =
idea new reopen =               | idea approved reopen new        | idea rejected reopen new
script draft approve approved   | script approved approve =
script draft revise =           | script approved revise draft
asset requested finish generated| asset generated finish =        | asset failed finish -
asset requested fail failed     | asset generated fail -          | asset failed fail =
asset requested retry =         | asset generated retry -         | asset failed retry requested
asset requested regenerate =    | asset generated regenerate requested | asset failed regenerate -
manifest requested complete generated | manifest generated complete =
video rendering finish ready    | video ready finish =            | video failed finish -
video rendering fail failed     | video ready fail -              | video failed fail =
video rendering retry =         | video ready retry -             | video failed retry rendering
post scheduled publish published| post published publish =        | post failed publish -
post scheduled fail failed      | post published fail -           | post failed fail =
post scheduled retry =          | post published retry -          | post failed retry scheduled
run running hand_over started   | run started hand_over =         | run failed hand_over -
run running fail failed         | run started fail -              | run failed fail =
"""
CASES = [tuple(case.split()) for line in TABLE.strip().splitlines() for case in line.split("|")]
STATUSES: dict[str, Any] = {
    "idea": IdeaStatus,
    "script": ScriptStatus,
    "asset": AssetStatus,
    "manifest": ManifestStatus,
    "video": VideoStatus,
    "post": PostStatus,
    "run": RunStatus,
}


@pytest.mark.parametrize(("entity", "status", "verb", "after"), CASES)
def test_each_verb_leads_where_the_product_says(entity: str, status: str, verb: str, after: str) -> None:
    build, verbs = VERBS[entity]
    subject = build(status=STATUSES[entity](status))

    if after == "-":
        with pytest.raises(InvalidTransitionError):
            verbs[verb](subject)
        assert subject.status == status
        assert subject.take_events() == []
        return
    verbs[verb](subject)

    changed = after != "="
    assert subject.status == (after if changed else status)
    assert subject.updated_at == (LATER if changed else NOON)
    assert len(subject.take_events()) == (1 if changed else 0)


def test_the_table_names_every_pair_of_status_and_verb() -> None:
    pairs = {
        (entity, status.value, verb) for entity in VERBS for status in STATUSES[entity] for verb in VERBS[entity][1]
    }

    assert pairs == {case[:3] for case in CASES}


def test_an_idea_with_a_script_is_not_reopened() -> None:
    idea = an_idea(status=IdeaStatus.APPROVED)

    with pytest.raises(InvalidTransitionError, match="script was written"):
        idea.reopen(**STEP, has_script=True)


def test_an_approval_does_not_count_for_another_text() -> None:
    script = a_script()
    shown = script.content_hash
    script.edit([a_scene(narration="Two things decide it.")], **STEP)

    with pytest.raises(ContentChangedError):
        script.approve(content_hash=shown, **STEP)
    assert script.status is ScriptStatus.DRAFT


def test_an_edit_is_a_new_version_and_the_same_text_is_none() -> None:
    script = a_script()
    script.edit(script.scenes, **STEP)
    assert script.revision == 1

    script.edit([a_scene(narration="Two things decide it.")], **STEP)
    assert script.revision == 2


def test_an_approved_script_is_revised_not_edited() -> None:
    script = a_script(status=ScriptStatus.APPROVED)

    with pytest.raises(InvalidTransitionError, match="revise"):
        script.edit([replace(a_scene(), narration="Other words.")], **STEP)


def test_a_regenerated_asset_keeps_its_take_until_the_next_is_there() -> None:
    asset = an_asset()
    asset.finish(TAKE, **STEP)
    asset.regenerate(**STEP)

    assert asset.take_number == 2
    assert asset.current is not None
    assert (asset.current.key, asset.current.number) == (TAKE.key, 1)


@pytest.mark.parametrize("delivery", [Delivery.ARMED, Delivery.ACCEPTED, Delivery.UNCONFIRMED])
def test_a_post_on_its_way_is_neither_moved_nor_cancelled(delivery: Delivery) -> None:
    post = a_post(delivery=delivery)

    with pytest.raises(InvalidTransitionError):
        post.cancel(**STEP)
    with pytest.raises(InvalidTransitionError):
        post.reschedule(LATER, **STEP)


def test_a_cancelled_post_never_goes_out() -> None:
    post = a_post()
    post.cancel(**STEP)

    assert post.status is PostStatus.SCHEDULED
    assert post.allowed_actions == ()
    with pytest.raises(InvalidTransitionError):
        post.publish(external_id="1", url="/watch/x", **STEP)


def test_an_unconfirmed_post_is_not_retried() -> None:
    post = a_post(status=PostStatus.FAILED, delivery=Delivery.UNCONFIRMED)

    with pytest.raises(InvalidTransitionError, match="Nobody knows"):
        post.retry(**STEP)

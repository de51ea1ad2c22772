"""What an operator or a policy may ask for. Every command names who decides and is safe to send again."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from application.contracts.base import Payload
from application.contracts.uploads import Upload


class Command(Payload):
    """`decision_id` is the form's token and the Update's id: one id, one effect."""

    decision_id: UUID
    tenant_id: UUID
    actor: str
    reason: str = Field(default="", max_length=500)


class IdeaCommand(Command):
    """Sent to the pipeline of the idea, which owns everything made from it. `expected_version` of the row shown."""

    idea_id: UUID
    expected_version: int | None = None


class ApproveIdea(IdeaCommand):
    kind: Literal["approve_idea"] = "approve_idea"


class RejectIdea(IdeaCommand):
    kind: Literal["reject_idea"] = "reject_idea"


class ReopenIdea(IdeaCommand):
    kind: Literal["reopen_idea"] = "reopen_idea"


MOST_PROMPT = 2000
LineText = Annotated[str, Field(max_length=400)]
Label = Annotated[str, Field(min_length=1, max_length=80)]
Value = Annotated[float, Field(allow_inf_nan=False)]


class SceneEdit(Payload):
    """The words of one scene; what is not given stays as it is, and so does the rest of the scene.

    `items` are the lines of a list, code, comparison or table, as a `Visual` has them; `points` and `series` the
    numbers of a chart, whose lines all have as many.
    """

    scene_id: str
    narration: str = Field(min_length=1, max_length=1000)
    on_screen_text: str | None = Field(default=None, max_length=200)
    items: tuple[LineText, ...] | None = Field(default=None, min_length=1, max_length=60)
    points: tuple[tuple[Label, Value], ...] | None = Field(default=None, min_length=1, max_length=200)
    series: tuple[tuple[Label, tuple[Value, ...]], ...] | None = Field(default=None, max_length=6)


class EditScript(IdeaCommand):
    kind: Literal["edit_script"] = "edit_script"
    script_id: UUID
    scenes: tuple[SceneEdit, ...] = Field(min_length=1, max_length=60)


class RewriteScene(IdeaCommand):
    """Have one scene of a draft written anew: a new version, in which the rest is as it was."""

    kind: Literal["rewrite_scene"] = "rewrite_scene"
    script_id: UUID
    scene_id: str = Field(min_length=1, max_length=40)


class RevertScript(IdeaCommand):
    """Make a new version of a draft with the text of an earlier one."""

    kind: Literal["revert_script"] = "revert_script"
    script_id: UUID
    revision: int = Field(ge=1)


class ApproveScript(IdeaCommand):
    """`content_hash` is the text that was shown: another text is not approved by it.

    What the checks hold is approved with a `reason` only.
    """

    kind: Literal["approve_script"] = "approve_script"
    script_id: UUID
    content_hash: str | None = None


class ReviseScript(IdeaCommand):
    kind: Literal["revise_script"] = "revise_script"
    script_id: UUID


class AssetCommand(IdeaCommand):
    """`expected_version` is that of the asset."""

    asset_id: UUID


class RegenerateAsset(AssetCommand):
    """A new take of a generated asset, or another try of a failed one; an empty `prompt` asks in the same words."""

    kind: Literal["regenerate_asset"] = "regenerate_asset"
    prompt: str = Field(default="", max_length=MOST_PROMPT)


class PickTake(AssetCommand):
    """Use one of the takes that are there."""

    kind: Literal["pick_take"] = "pick_take"
    take: int = Field(ge=1)


class ReplaceAsset(AssetCommand):
    """Use a picture or a clip that was uploaded; one that cannot be used is refused, and nothing changes."""

    kind: Literal["replace_asset"] = "replace_asset"
    upload: Upload


class RetryStage(IdeaCommand):
    """Run the stage in which the pipeline of this idea is parked again."""

    kind: Literal["retry_stage"] = "retry_stage"


class ConfirmSchedule(IdeaCommand):
    kind: Literal["confirm_schedule"] = "confirm_schedule"
    post_id: UUID
    scheduled_at: datetime | None = None


class Undo(IdeaCommand):
    """Take back the decision `undoes`, if its grace period has not ended."""

    kind: Literal["undo"] = "undo"
    undoes: UUID


class PostCommand(Command):
    """Sent to the workflow of the post, once it is confirmed."""

    post_id: UUID
    expected_version: int | None = None


class ReschedulePost(PostCommand):
    kind: Literal["reschedule_post"] = "reschedule_post"
    scheduled_at: datetime


class CancelPost(PostCommand):
    kind: Literal["cancel_post"] = "cancel_post"


class RetryPost(PostCommand):
    kind: Literal["retry_post"] = "retry_post"


PipelineCommand = Annotated[
    ApproveIdea
    | RejectIdea
    | ReopenIdea
    | EditScript
    | RewriteScene
    | RevertScript
    | ApproveScript
    | ReviseScript
    | RegenerateAsset
    | PickTake
    | ReplaceAsset
    | RetryStage
    | ConfirmSchedule
    | Undo,
    Field(discriminator="kind"),
]
DeliveryCommand = Annotated[ReschedulePost | CancelPost | RetryPost, Field(discriminator="kind")]


class DecisionOutcome(Payload):
    """The state after a decision: what the page shows, without waiting for the mirror.

    `undoable` lasts until `grace_ends_at`; `outcome` is accepted, reverted (undone in time) or compensated (too late
    to undo, so something was taken back instead).
    """

    decision_id: UUID
    entity: Literal["idea", "script", "asset", "video", "post"]
    entity_id: UUID
    status: str
    version: int
    outcome: Literal["accepted", "reverted", "compensated"] = "accepted"
    grace_ends_at: datetime | None = None
    message: str = ""

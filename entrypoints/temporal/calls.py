"""Every activity that workflows call: its name, its messages, its policy and its queue, in one table."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from application.contracts.base import Payload
from application.contracts.payloads import (
    AssetManifestPayload,
    AssetPayload,
    IdeaPayload,
    PostPayload,
    ScriptPayload,
    VideoPayload,
)
from application.contracts.pipeline import IdeasProposed
from application.contracts.render import RenderedVideo
from application.contracts.steps import (
    ApproveScriptStep,
    AssetStep,
    CollectStep,
    DeliveryStep,
    EditStep,
    FailRunStep,
    FinishVideoStep,
    GenerateStep,
    HandOverStep,
    IdeaStep,
    ManifestStep,
    Nothing,
    PickStep,
    PlanPostStep,
    PostStep,
    PreparedPost,
    PublishOutcome,
    PublishStep,
    RecordStep,
    ReplaceStep,
    RevertStep,
    RewriteStep,
    RunStep,
    ScriptStep,
    StageReport,
    TimedPostStep,
    VideoStep,
    WriteStep,
)
from application.contracts.workflows import Queue
from entrypoints.temporal.policies import (
    COLLECT,
    COMMIT,
    CREATE,
    PREPARE,
    PROBE,
    READ_SOURCES,
    RECORD,
    RENDER,
    REWRITE,
    ActivityPolicy,
)

Asked = TypeVar("Asked", bound=Payload)
Answered = TypeVar("Answered", bound=Payload)


@dataclass(frozen=True, slots=True)
class Call(Generic[Asked, Answered]):
    name: str
    asked: type[Asked]
    answered: type[Answered]
    policy: ActivityPolicy
    queue: Queue = Queue.WORKFLOWS


REPORT_STAGE = Call("report_stage", StageReport, Nothing, RECORD)
REWIND_STAGES = Call("rewind_stages", StageReport, Nothing, RECORD)

BEGIN_RUN = Call("begin_run", RunStep, Nothing, RECORD)
HAND_OVER_RUN = Call("hand_over_run", HandOverStep, Nothing, RECORD)
FAIL_RUN = Call("fail_run", FailRunStep, Nothing, RECORD)

PROPOSE_IDEAS = Call("propose_ideas", RunStep, IdeasProposed, READ_SOURCES, Queue.IO)
LOOK_UP_IDEA = Call("look_up_idea", IdeaStep, IdeaPayload, RECORD)
APPROVE_IDEA = Call("approve_idea", IdeaStep, IdeaPayload, RECORD)
REJECT_IDEA = Call("reject_idea", IdeaStep, IdeaPayload, RECORD)
REOPEN_IDEA = Call("reopen_idea", IdeaStep, IdeaPayload, RECORD)

WRITE_SCRIPT = Call("write_script", WriteStep, ScriptPayload, CREATE, Queue.IO)
EDIT_SCRIPT = Call("edit_script", EditStep, ScriptPayload, RECORD)
REWRITE_SCENE = Call("rewrite_scene", RewriteStep, ScriptPayload, REWRITE, Queue.IO)
REVERT_SCRIPT = Call("revert_script", RevertStep, ScriptPayload, RECORD)
APPROVE_SCRIPT = Call("approve_script", ApproveScriptStep, ScriptPayload, RECORD)
REVISE_SCRIPT = Call("revise_script", ScriptStep, ScriptPayload, RECORD)
WITHDRAW_SCRIPT = Call("withdraw_script", ScriptStep, ScriptPayload, RECORD)

REQUEST_ASSETS = Call("request_assets", ScriptStep, AssetManifestPayload, RECORD)
GENERATE_ASSET = Call("generate_asset", GenerateStep, AssetPayload, CREATE, Queue.IO)
REGENERATE_ASSET = Call("regenerate_asset", AssetStep, AssetPayload, RECORD)
PICK_TAKE = Call("pick_take", PickStep, AssetPayload, RECORD)
REPLACE_ASSET = Call("replace_asset", ReplaceStep, AssetPayload, CREATE, Queue.IO)
STAND_IN_ASSET = Call("stand_in_asset", AssetStep, AssetPayload, CREATE, Queue.IO)
FAIL_ASSET = Call("fail_asset", AssetStep, AssetPayload, RECORD)
COMPLETE_ASSETS = Call("complete_assets", ManifestStep, AssetManifestPayload, RECORD)

RENDER_VIDEO = Call("render_video", VideoStep, RenderedVideo, RENDER, Queue.RENDER)
FINISH_VIDEO = Call("finish_video", FinishVideoStep, VideoPayload, RECORD)
FAIL_VIDEO = Call("fail_video", VideoStep, VideoPayload, RECORD)
RETRY_VIDEO = Call("retry_video", VideoStep, VideoPayload, RECORD)

SCHEDULE_POST = Call("schedule_post", PlanPostStep, PostPayload, RECORD)
LOOK_UP_POST = Call("look_up_post", PostStep, PostPayload, RECORD)
CONFIRM_POST = Call("confirm_post", TimedPostStep, PostPayload, RECORD)
WITHDRAW_POST = Call("withdraw_post", PostStep, PostPayload, RECORD)
RESCHEDULE_POST = Call("reschedule_post", TimedPostStep, PostPayload, RECORD)
CANCEL_POST = Call("cancel_post", PostStep, PostPayload, RECORD)
RETRY_POST = Call("retry_post", PostStep, PostPayload, RECORD)
FAIL_POST = Call("fail_post", PostStep, PostPayload, RECORD)
NOTE_DELIVERY = Call("note_delivery", DeliveryStep, PostPayload, RECORD)
RECORD_PUBLISHED = Call("record_published", RecordStep, PostPayload, RECORD)
PREPARE_POST = Call("prepare_post", PostStep, PreparedPost, PREPARE, Queue.PUBLISH)
COMMIT_POST = Call("commit_post", PublishStep, PublishOutcome, COMMIT, Queue.PUBLISH)
PROBE_POST = Call("probe_post", PublishStep, PublishOutcome, PROBE, Queue.PUBLISH)

COLLECT_METRICS = Call("collect_metrics", CollectStep, Nothing, COLLECT, Queue.IO)

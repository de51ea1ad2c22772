"""What the parts of the workflow of a post share."""

from datetime import datetime

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from application.contracts.payloads import PostPayload
    from application.contracts.pipeline import PublishRequest, Stage, StageState
    from application.contracts.steps import PostStep, PreparedPost, StageReport
    from domain.posts.post import PostStatus
    from entrypoints.temporal.calls import LOOK_UP_POST, REPORT_STAGE
    from entrypoints.temporal.workflows.attributes import DUE_AT
    from entrypoints.temporal.workflows.decisions import Decisions, not_ready
    from entrypoints.temporal.workflows.performer import Performer


class PostCore:
    def __init__(self, request: PublishRequest) -> None:
        self.request = request
        self.steps = Performer(request.tenant_id, request.seq)
        self.decisions = Decisions()
        self.post: PostPayload | None = None
        self.prepared: PreparedPost | None = None
        self.is_armed = False
        self.is_given_up = False
        self.not_before: datetime | None = None
        self.delays = 0

    @property
    def is_cancelled(self) -> bool:
        return self.known_post().cancelled_at is not None

    @property
    def is_published(self) -> bool:
        return self.known_post().status is PostStatus.PUBLISHED

    @property
    def due_at(self) -> datetime:
        planned = self.known_post().scheduled_at
        return planned if self.not_before is None else max(planned, self.not_before)

    def known_post(self) -> PostPayload:
        if self.post is None:
            raise not_ready()
        return self.post

    def step(self, actor: str = "workflow", reason: str = "", detail: str = "") -> PostStep:
        """`reason` is why somebody decided, `detail` why something failed."""
        return PostStep(context=self.steps.context(actor, reason), post_id=self.request.post_id, reason=detail)

    async def look_up(self) -> None:
        self.post = await self.steps.record(LOOK_UP_POST, self.step())

    async def report(self, state: StageState, *, detail: str = "", failure: str = "") -> None:
        await self.report_stage(Stage.PUBLISH, state, detail, failure)

    async def report_stage(self, stage: Stage, state: StageState, detail: str = "", failure: str = "") -> None:
        workflow.set_current_details(f"{stage} is {state}: {detail or failure}")
        step = StageReport(
            context=self.steps.context(),
            idea_id=self.known_post().idea_id,
            stage=stage,
            state=state,
            detail=detail,
            failure=failure,
        )
        await self.steps.record(REPORT_STAGE, step)

    def show_due(self) -> None:
        workflow.upsert_search_attributes([DUE_AT.value_set(self.due_at)])

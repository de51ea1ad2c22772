"""What became of each idea of a run, as the one who waits for it sees it."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from application.contracts.payloads import PostPayload
from application.contracts.pipeline import SourceProblem, StageState
from application.contracts.views import PipelineView, RunView
from domain.ideas.idea import IdeaStatus
from domain.posts.post import PostStatus
from domain.runs.run import RunStatus

SOON = timedelta(minutes=2)


class Outcome(StrEnum):
    """The first three are still under way; `later` waits for its time, which is not waited for."""

    WORKING = "working"
    WAITING = "waiting for a decision"
    SHORT = "waiting for a budget"
    PUBLISHED = "published"
    LATER = "scheduled"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    FAILED = "failed"


UNDER_WAY = {Outcome.WORKING, Outcome.WAITING, Outcome.SHORT}


def outcome_of(view: PipelineView) -> Outcome:
    if view.idea.status is IdeaStatus.REJECTED:
        return Outcome.REJECTED
    if view.state is StageState.FAILED:
        return Outcome.FAILED
    return (_fate(view.post) if view.post else None) or _under_way(view)


def _under_way(view: PipelineView) -> Outcome:
    if view.state is not StageState.WAITING:
        return Outcome.WORKING
    return Outcome.SHORT if view.waits_for_a_budget else Outcome.WAITING


def _fate(post: PostPayload) -> Outcome | None:
    if post.cancelled_at:
        return Outcome.CANCELLED
    if post.confirmed_at and post.status is PostStatus.SCHEDULED and post.scheduled_at - datetime.now(UTC) > SOON:
        return Outcome.LATER
    return {PostStatus.PUBLISHED: Outcome.PUBLISHED, PostStatus.FAILED: Outcome.FAILED}.get(post.status)


def settled(run: RunView) -> bool:
    if run.status is RunStatus.RUNNING:
        return False
    return not any(outcome_of(view) in UNDER_WAY for view in run.pipelines)


def told(problem: SourceProblem) -> str:
    """Most reasons name their source themselves."""
    named = problem.source in problem.reason
    return problem.reason if named else f"{problem.source}: {problem.reason}"


def failures(run: RunView) -> list[str]:
    """Return a sentence for each thing that went wrong, naming it."""
    found = [f"The run failed: {run.failure}"] if run.failure else []
    found += [told(problem) for problem in run.problems]
    for view in run.pipelines:
        if outcome_of(view) is Outcome.FAILED:
            reason = view.failure or (view.post.failure if view.post else "") or "no reason was given"
            found.append(f"{view.idea.title} ({view.idea.source}), {view.stage}: {reason}")
    return found

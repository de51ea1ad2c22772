"""Publish: the one irreversible call, and nothing after it."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.contracts.steps import PublishOutcome, PublishStep
from application.ports.publisher import Accepted, Publisher, PublishErrorKind, Refused
from application.ports.unit_of_work import UnitOfWorkFactory
from application.use_cases.posts.attempt import publisher_of, read_attempt
from domain.posts.post import Delivery
from domain.shared.errors import InvalidTransitionError


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitPost:
    """Answer with the outcome; an error means that nothing was sent, a loss of the caller that nobody knows."""

    publishers: Mapping[str, Publisher]
    unit_of_work: UnitOfWorkFactory

    async def __call__(self, command: PublishStep) -> PublishOutcome:
        attempt = await read_attempt(self.unit_of_work, command, command.handle)
        if attempt.post.delivery is not Delivery.ARMED or attempt.post.cancelled_at is not None:
            msg = "This post is not armed: it does not go out."
            raise InvalidTransitionError(msg)
        answer = await publisher_of(self.publishers, attempt.post.platform).commit(attempt)
        return outcome_of(answer)


def outcome_of(answer: Accepted | Refused) -> PublishOutcome:
    if isinstance(answer, Accepted):
        return PublishOutcome(verdict="live", external_id=answer.external_id, url=answer.url)
    reason = answer.detail or answer.code
    match answer.kind:
        case PublishErrorKind.RETRY_LATER | PublishErrorKind.RATE_LIMITED:
            return PublishOutcome(verdict="later", reason=reason, after_sec=answer.after_sec)
        case PublishErrorKind.NEEDS_REAUTH:
            return PublishOutcome(verdict="reauth", reason=reason)
        case PublishErrorKind.UNKNOWN_OUTCOME:
            return PublishOutcome(verdict="unknown", reason=reason)
        case PublishErrorKind.TERMINAL | PublishErrorKind.ACCOUNT_BLOCKED:
            return PublishOutcome(verdict="refused", reason=reason)

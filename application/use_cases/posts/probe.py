"""Ask the platform whether a post is live, without changing anything."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.contracts.steps import PublishOutcome, PublishStep
from application.ports.publisher import Accepted, Publisher
from application.ports.unit_of_work import UnitOfWorkFactory
from application.use_cases.posts.attempt import publisher_of, read_attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbePost:
    publishers: Mapping[str, Publisher]
    unit_of_work: UnitOfWorkFactory

    async def __call__(self, command: PublishStep) -> PublishOutcome:
        attempt = await read_attempt(self.unit_of_work, command, command.handle)
        answer = await publisher_of(self.publishers, attempt.post.platform).probe(attempt)
        if isinstance(answer, Accepted):
            return PublishOutcome(verdict="live", external_id=answer.external_id, url=answer.url)
        return PublishOutcome(verdict="absent")

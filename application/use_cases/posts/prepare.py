"""Stage a post on its platform; all of it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.contracts.payloads import PostPayload
from application.contracts.steps import PostStep, PreparedPost
from application.ports.clock import Clock
from application.ports.publisher import Publisher
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.posts.attempt import publisher_of, read_attempt
from domain.posts.post import Delivery
from domain.shared.errors import ProviderRefusedError
from domain.shared.ids import Actor, PostId


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparePost:
    """Raise `ProviderRefusedError` with every reason if the platform's own rules stand against it."""

    publishers: Mapping[str, Publisher]
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: PostStep) -> PreparedPost:
        attempt = await read_attempt(self.unit_of_work, command)
        publisher = publisher_of(self.publishers, attempt.post.platform)
        if problems := publisher.validate(attempt.post, attempt.rendition):
            raise ProviderRefusedError(" ".join(problems))
        handle = await publisher.prepare(attempt)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            post = await work.posts.get(PostId(command.post_id))
            post.deliver(Delivery.PREPARED, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return PreparedPost(
            handle=dict(handle),
            idempotency_class=publisher.capabilities.idempotency_class,
            post=PostPayload.of(post),
        )

"""One frozen try at publishing, put together from what is stored."""

from collections.abc import Mapping

from application.contracts.steps import PostStep
from application.ports.publisher import Attempt, Publisher
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.errors import InvalidTransitionError, ProviderRefusedError
from domain.shared.ids import PostId, TenantId


async def read_attempt(
    unit_of_work: UnitOfWorkFactory, command: PostStep, handle: Mapping[str, str] | None = None
) -> Attempt:
    async with unit_of_work(WorkContext.of(command.context)) as work:
        post = await work.posts.get(PostId(command.post_id))
        video = await work.videos.get(post.video_id)
        script = await work.scripts.of_idea(post.idea_id)
    if video.rendition is None:
        msg = "The video of this post has no file: render it first."
        raise InvalidTransitionError(msg)
    spoken = "\n".join(scene.narration for scene in script.scenes) if script else ""
    return Attempt(
        tenant_id=TenantId(command.context.tenant_id),
        post=post,
        rendition=video.rendition,
        script_text=spoken,
        handle=handle or {},
    )


def publisher_of(publishers: Mapping[str, Publisher], platform: str) -> Publisher:
    if platform not in publishers:
        msg = f"Nobody publishes to {platform} here: choose another platform in the channel's settings."
        raise ProviderRefusedError(msg)
    return publishers[platform]

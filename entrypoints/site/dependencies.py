"""What the public routes ask for."""

from typing import Annotated

from fastapi import Depends

from domain.tenancy.channel import Channel
from entrypoints.site.feeds import Site
from entrypoints.site.published import Published
from entrypoints.web.dependencies import ChannelsDep, ObjectStoreDep, PostsDep, PublicTenantDep, SiteUrlDep


def published(tenant: PublicTenantDep, posts: PostsDep, store: ObjectStoreDep) -> Published:
    return Published(tenant.id, posts, store)


async def site(tenant: PublicTenantDep, channels: ChannelsDep, url: SiteUrlDep) -> Site:
    every = await channels.every(tenant.id)
    language = every[0].language if every else "en"
    return Site(url=url, title=tenant.name, description=_about(every[0] if every else None), language=language)


def _about(channel: Channel | None) -> str:
    topics = ", ".join(channel.topics[:3]) if channel else ""
    return f"Short videos on {topics}." if topics else "Articles, told as short videos."


PublishedDep = Annotated[Published, Depends(published)]
SiteDep = Annotated[Site, Depends(site)]

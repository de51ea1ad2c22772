"""One part of a channel's settings: the form as it is, as it was sent with what is wrong in it, or saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import Response

from domain.tenancy.channel import Channel
from entrypoints.portal.desk import Desk
from entrypoints.portal.toasts import Toast
from entrypoints.portal.views.settings import chosen
from entrypoints.web.dependencies import ChannelsDep


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPage:
    """`part` names the template and the address; `beside` is what its fields choose from."""

    desk: Desk
    part: str
    channels: Sequence[Channel]
    channel: Channel
    beside: Mapping[str, Any]

    def shown(self, given: Mapping[str, Any], problems: Mapping[str, str] | None = None) -> Response:
        """With problems it is the answer to a form that was not taken."""
        view = {"part": self.part, "channels": self.channels, "channel": self.channel, "given": given}
        told = {**self.beside, **view, "problems": problems or {}}
        return self.desk.page(f"settings/{self.part}.html", "settings", told, status=422 if problems else 200)

    def saved(self, words: str) -> Response:
        return self.desk.sent_to(f"{self.desk.home}/settings/{self.part}?channel={self.channel.id}", Toast(text=words))


async def channel_page(
    desk: Desk, channels: ChannelsDep, part: str, channel_id: UUID | None, beside: Mapping[str, Any]
) -> ChannelPage:
    """Of the channel asked for, else of the first. Raise `NotFoundError` for one that is not there."""
    every = await channels.every(desk.tenant_id)
    return ChannelPage(desk=desk, part=part, channels=every, channel=chosen(every, channel_id), beside=beside)

"""Changing a channel's settings, against the version that was shown."""

from dataclasses import dataclass, replace

from application.contracts.accounts import ChannelEdit
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from domain.shared.errors import InvalidInputError, StaleAggregateError
from domain.shared.ids import Actor, ChannelId, TenantId
from domain.tenancy.channel import Channel, Gates

APART = {"channel_id", "expected_version", "gates", "brand", "times", "providers", "curation"}
"""What an edit says that is no plain field of a channel."""


@dataclass(frozen=True)
class EditChannel:
    """What the edit leaves out stays. Running pipelines keep the settings they started with."""

    channels: ChannelStore
    clock: Clock

    async def __call__(self, tenant_id: TenantId, edit: ChannelEdit, actor: Actor) -> Channel:
        channel = await self.channels.get(tenant_id, ChannelId(edit.channel_id))
        if edit.expected_version is not None and edit.expected_version != channel.version:
            msg = "The channel was changed by somebody else since it was shown. Read it again, then change it."
            raise StaleAggregateError(msg)
        return await self.channels.save(tenant_id, self._changed(channel, edit), actor)

    def _changed(self, channel: Channel, edit: ChannelEdit) -> Channel:
        given = edit.model_dump(exclude_none=True, exclude=APART)
        if not given and all(each is None for each in _apart(edit)):
            msg = "Say what is to be changed."
            raise InvalidInputError(msg)
        now = self.clock.now()
        gates = Gates(**edit.gates.model_dump()) if edit.gates else channel.gates
        brand = channel.brand
        if edit.brand is not None:
            style = edit.brand.style.applied_to(brand.style) if edit.brand.style else brand.style
            plain = edit.brand.model_dump(exclude_none=True, exclude={"style"})
            brand = replace(brand, **plain, style=style, updated_at=now)
        rule = channel.rule if edit.times is None else replace(channel.rule, times=edit.times, updated_at=now)
        providers = channel.providers
        if edit.providers is not None:
            providers = replace(providers, **edit.providers.model_dump(exclude_none=True))
        curation = edit.curation.curation() if edit.curation else channel.curation
        return replace(
            channel,
            **given,
            gates=gates,
            brand=brand,
            rule=rule,
            providers=providers,
            curation=curation,
            updated_at=now,
        )


def _apart(edit: ChannelEdit) -> tuple[object, ...]:
    return (edit.gates, edit.brand, edit.times, edit.providers, edit.curation)

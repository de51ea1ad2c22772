"""Setting up a tenant: its channel, its brand, its first user. No password: the user comes in by a sign-in link."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from application.contracts.accounts import TenantReady, TenantSetup
from application.ports.accounts import UserStore
from application.ports.channels import ChannelStore, TenantDirectory
from application.ports.clock import Clock
from domain.shared.errors import NotFoundError
from domain.shared.ids import BrandStyleId, ChannelId, ScheduleRuleId, TenantId, UserId
from domain.tenancy.channel import BrandStyle, Channel, Gates, ScheduleRule
from domain.tenancy.tenant import Tenant
from domain.tenancy.user import User

NAMESPACE = UUID("5b1f6c9e-6c0d-4d5e-9d3b-0a7f6f0c2e11")
ACTOR = "policy:set-up"


@dataclass(frozen=True)
class SetUpTenant:
    """Twice does what once does; only the gates of a channel that is there follow a set-up that names them."""

    tenants: TenantDirectory
    channels: ChannelStore
    users: UserStore
    clock: Clock

    async def __call__(self, setup: TenantSetup) -> TenantReady:
        tenant = await self._tenant(setup)
        channel = await self._channel(tenant.id, setup)
        user = await self._user(tenant.id, setup)
        return TenantReady(tenant_id=tenant.id, slug=tenant.slug, channel_id=channel.id, user_id=user.id)

    async def _tenant(self, setup: TenantSetup) -> Tenant:
        try:
            return await self.tenants.by_slug(setup.slug)
        except NotFoundError:
            tenant = Tenant(
                id=TenantId(uuid5(NAMESPACE, setup.slug)),
                slug=setup.slug,
                name=setup.name or setup.slug,
                time_zone=setup.time_zone,
                updated_at=self.clock.now(),
            )
            await self.tenants.save(tenant)
            return tenant

    async def _channel(self, tenant_id: TenantId, setup: TenantSetup) -> Channel:
        every = await self.channels.every(tenant_id)
        channel = next((found for found in every if found.slug == setup.channel), None)
        if channel is None:
            return await self.channels.save(tenant_id, self._new_channel(tenant_id, setup), ACTOR)
        wanted = gates_of(setup)
        if wanted is None or wanted == channel.gates:
            return channel
        changed = replace(channel, gates=wanted, updated_at=self.clock.now())
        return await self.channels.save(tenant_id, changed, ACTOR)

    def _new_channel(self, tenant_id: TenantId, setup: TenantSetup) -> Channel:
        now, name = self.clock.now(), setup.channel_name or setup.channel
        return Channel(
            id=ChannelId(uuid5(tenant_id, f"channel:{setup.channel}")),
            slug=setup.channel,
            name=name,
            language=setup.language,
            time_zone=setup.time_zone,
            topics=setup.topics,
            sources=setup.sources,
            gates=gates_of(setup) or Gates(),
            run_at=setup.run_at,
            brand=BrandStyle(
                id=BrandStyleId(uuid5(tenant_id, f"brand:{setup.channel}")),
                name=name,
                template=setup.template,
                wordmark=setup.wordmark or setup.slug,
                updated_at=now,
            ),
            rule=ScheduleRule(
                id=ScheduleRuleId(uuid5(tenant_id, f"rule:{setup.channel}")), times=setup.times, updated_at=now
            ),
            updated_at=now,
        )

    async def _user(self, tenant_id: TenantId, setup: TenantSetup) -> User:
        every = await self.users.every(tenant_id)
        user = next((found for found in every if found.name == setup.user), None)
        if user is None:
            user = User(id=UserId(uuid5(tenant_id, f"user:{setup.user}")), name=setup.user, updated_at=self.clock.now())
            await self.users.save(tenant_id, user)
        return user


def gates_of(setup: TenantSetup) -> Gates | None:
    wanted = setup.gates
    return Gates(idea=wanted.idea, script=wanted.script, schedule=wanted.schedule) if wanted else None

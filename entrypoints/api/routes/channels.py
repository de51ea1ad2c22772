"""Channels over JSON."""

from uuid import UUID

from fastapi import APIRouter, Response

from application.contracts.accounts import ChannelEdit
from application.contracts.channels import ChannelPayload
from domain.shared.ids import ChannelId
from entrypoints.api.answers import EDIT, problems
from entrypoints.api.bodies import ChannelChange
from entrypoints.api.idempotency import IdempotentRoute, KeyHeader
from entrypoints.api.preconditions import RequiredVersion, check_version, etag, stale_is_a_failed_precondition
from entrypoints.web.dependencies import AccountsDep, ApiCallerDep, ChannelsDep

router = APIRouter(prefix="/channels", tags=["channels"], route_class=IdempotentRoute)


@router.get("", name="api:channels:list")
async def list_channels(caller: ApiCallerDep, channels: ChannelsDep) -> tuple[ChannelPayload, ...]:
    return tuple(ChannelPayload.of(channel) for channel in await channels.every(caller.tenant_id))


@router.get("/{channel_id}", name="api:channels:show", responses=problems(404))
async def show_channel(
    channel_id: UUID, caller: ApiCallerDep, channels: ChannelsDep, response: Response
) -> ChannelPayload:
    channel = await channels.get(caller.tenant_id, ChannelId(channel_id))
    response.headers["ETag"] = etag(channel.version)
    return ChannelPayload.of(channel)


@router.patch("/{channel_id}", name="api:channels:edit", responses=problems(*EDIT))
async def edit_channel(  # noqa: PLR0913, PLR0917  (who, what, on which version, and the key)
    channel_id: UUID,
    body: ChannelChange,
    expected: RequiredVersion,
    caller: ApiCallerDep,
    channels: ChannelsDep,
    accounts: AccountsDep,
    response: Response,
    _key: KeyHeader = None,
) -> ChannelPayload:
    """Change its settings. Needs If-Match; pipelines that run keep the settings they started with."""
    channel = await channels.get(caller.tenant_id, ChannelId(channel_id))
    check_version(expected, channel.version)
    given = body.model_dump(exclude_unset=True, exclude={"grace_sec", "target_sec"})
    edit = ChannelEdit.model_validate(
        {**given, **body.durations(), "channel_id": channel_id, "expected_version": expected}
    )
    with stale_is_a_failed_precondition(expected):
        changed = await accounts.edit_channel(caller.tenant_id, edit, caller.actor)
    response.headers["ETag"] = etag(changed.version)
    return ChannelPayload.of(changed)

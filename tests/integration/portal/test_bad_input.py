"""What browsers send that the portal must not take: files of the server, and times that no clock shows."""

import pytest
from httpx2 import AsyncClient

from application.contracts.accounts import TenantSetup
from domain.shared.ids import ChannelId, TenantId
from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres

FILE = "/srv/articles"


async def form_of(client: AsyncClient, page: str) -> dict[str, str]:
    """The token without which no form is taken."""
    token = (await client.get(page)).text.partition('name="csrf" value="')[2].partition('"')[0]
    return {"csrf": token}


async def test_a_run_is_not_started_on_a_file_of_the_server(web: WebWorld) -> None:
    async with await web.portal() as client:
        form = await form_of(client, "/t/ours/runs")
        given = {**form, "channel_id": str(web.ours.channel_id), "sources": "https://example.org/a\n/etc/passwd"}
        answer = await client.post("/t/ours/runs", data=given)

    assert answer.status_code == 422
    assert "http or https address" in answer.text
    assert web.pipeline.asked == []


@pytest.mark.parametrize(("sources", "status"), [(FILE, 303), (f"{FILE}\n/etc", 422), ("https://example.org/a", 303)])
async def test_a_channel_keeps_a_file_that_the_command_line_named_and_gets_no_other(
    web: WebWorld, sources: str, status: int
) -> None:
    tenant = TenantId(web.ours.tenant_id)
    ready = await web.container.accounts().set_up_tenant(TenantSetup(slug="ours", channel="files", sources=(FILE,)))
    channel = await web.container.channels().get(tenant, ChannelId(ready.channel_id))
    async with await web.portal() as client:
        form = await form_of(client, "/t/ours/settings/channel")
        given = {
            **form,
            "channel_id": str(channel.id),
            "version": str(channel.version),
            "name": "Files",
            "time_zone": "Europe/Berlin",
            "language": "en",
            "grace": "10",
            "target": "40",
            "sources": sources,
        }
        answer = await client.post("/t/ours/settings/channel", data=given)
    after = await web.container.channels().get(tenant, channel.id)

    assert answer.status_code == status
    assert after.sources == ((FILE,) if status == 422 else tuple(sources.splitlines()))


@pytest.mark.parametrize(
    "page", ["schedule?start=9999-12-31", "schedule?start=0001-01-01", "ideas?since=2026-01-01T10:00:00"]
)
async def test_a_time_that_cannot_be_reckoned_with_is_refused(web: WebWorld, page: str) -> None:
    async with await web.portal() as client:
        answer = await client.get(f"/t/ours/{page}")

    assert answer.status_code == 422

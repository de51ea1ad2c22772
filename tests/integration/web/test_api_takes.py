"""Takes over the API: provenance, picking, other words, and files of one's own."""

import hashlib

import pytest

from application.contracts.commands import PickTake, RegenerateAsset, ReplaceAsset
from application.ports.unit_of_work import WorkContext
from domain.assets.asset import Take
from domain.assets.provenance import Passed, Provenance
from domain.shared.errors import InvalidInputError
from domain.shared.ids import AssetId, TenantId
from tests.support.builders import ANN, NOON
from tests.support.web import Content, WebWorld

pytestmark = pytest.mark.postgres
PICTURE = b"\x89PNG\r\n\x1a\nwhatever"
ORIGIN = Provenance(
    provider="pexels",
    prompt="A harbour",
    seed=3,
    source_url="https://example.org/1",
    passed=(Passed(provider="openai", reason="429"),),
)


async def with_a_take(web: WebWorld) -> Content:
    content = await web.content()
    async with web.container.unit_of_work(WorkContext(tenant_id=TenantId(web.ours.tenant_id), actor=ANN)) as work:
        asset = await work.assets.get(AssetId(content.asset_id))
        take = Take(key="t/a/x.png", source="pexels", licence="Pexels", cost_usd=0.01, provenance=ORIGIN)
        asset.finish(take, by=ANN, at=NOON)
        await work.commit()
    return content


def address(content: Content, verb: str) -> str:
    return f"/api/v1/assets/{content.manifest_id}/assets/{content.asset_id}/{verb}"


def form_of(line: str) -> dict[str, str]:
    return {"Content-Type": f"multipart/form-data; boundary={line}"}


async def test_each_take_tells_where_it_comes_from(web: WebWorld) -> None:
    content = await with_a_take(web)
    async with await web.api() as client:
        (asset,) = (await client.get(f"/api/v1/assets/{content.manifest_id}")).json()["assets"]

    (take,) = asset["takes"]
    told = {name: take[name] for name in ("take", "provider", "prompt", "seed", "source_url", "licence", "cost_usd")}
    assert told == {
        "take": 1,
        "provider": "pexels",
        "prompt": "A harbour",
        "seed": 3,
        "source_url": "https://example.org/1",
        "licence": "Pexels",
        "cost_usd": 0.01,
    }
    assert take["passed"] == [{"provider": "openai", "reason": "429"}]
    assert take["made_by"] == ANN
    assert asset["instead"] == take["instead"] == "Pexels instead of openai: openai: 429"
    assert asset["allowed_actions"] == ["regenerate", "pick", "replace"]


async def test_takes_are_decided_on_with_the_version_of_the_asset(web: WebWorld) -> None:
    content = await with_a_take(web)
    async with await web.api() as client:
        asset = (await client.get(f"/api/v1/assets/{content.manifest_id}")).json()["assets"][0]
        tag = {"If-Match": f'"{asset["version"]}"'}
        picked = await client.post(address(content, "pick"), json={"take": 1}, headers=tag)
        stale = await client.post(address(content, "pick"), json={"take": 1}, headers={"If-Match": '"99"'})
        other = await client.post(address(content, "regenerate"), json={"prompt": "A lighthouse"})
        same = await client.post(address(content, "regenerate"))

    assert [answer.status_code for answer in (picked, stale, other, same)] == [200, 412, 200, 200]
    pick, regenerate, _ = web.pipeline.asked
    assert isinstance(pick, PickTake)
    assert (pick.take, pick.expected_version) == (1, asset["version"])
    assert isinstance(regenerate, RegenerateAsset)
    assert regenerate.prompt == "A lighthouse"


async def test_a_file_is_stored_before_anybody_decides_on_it(web: WebWorld) -> None:
    content = await with_a_take(web)
    told = {"licence": "CC0", "source_url": "https://example.org/boat"}
    async with await web.api() as client:
        file = {"file": ("../../etc/boat.png", PICTURE, "image/png")}
        answer = await client.post(address(content, "replace"), data=told, files=file)

    assert answer.status_code == 200, answer.text
    (command,) = web.pipeline.asked
    assert isinstance(command, ReplaceAsset)
    key = f"t/{web.ours.tenant_id}/uploads/{hashlib.sha256(PICTURE).hexdigest()}"
    assert command.upload.model_dump() == {**told, "key": key, "name": "boat.png"}
    assert await web.container.object_store().get(key) == PICTURE


async def test_an_upload_that_is_sent_again_has_no_second_effect_whatever_line_its_client_draws(web: WebWorld) -> None:
    content = await with_a_take(web)
    key = {"Idempotency-Key": "upload-1"}
    async with await web.api() as client:
        first, again, other = [
            await client.post(
                address(content, "replace"), files={"file": ("a.png", picture)}, headers=key | form_of(line)
            )
            for line, picture in (("drawn-1", PICTURE), ("drawn-2", PICTURE), ("drawn-3", PICTURE + b"more"))
        ]

    assert [answer.status_code for answer in (first, again, other)] == [200, 200, 422]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(web.pipeline.asked) == 1


async def test_a_refused_file_is_a_problem_that_says_why(web: WebWorld) -> None:
    content = await with_a_take(web)
    web.pipeline.refusal = InvalidInputError("The file cannot be used: it is a wav file.")
    async with await web.api() as client:
        answer = await client.post(address(content, "replace"), files={"file": ("a", PICTURE)})

    assert answer.status_code == 422
    assert answer.json()["detail"] == "The file cannot be used: it is a wav file."


@pytest.mark.parametrize(
    ("told", "file"),
    [({}, {}), ({}, {"file": ("a.png", b"")}), ({"source_url": "javascript:alert(1)"}, {"file": ("a.png", PICTURE)})],
)
async def test_a_form_that_brings_nothing_of_use_is_refused(
    web: WebWorld, told: dict[str, str], file: dict[str, tuple[str, bytes]]
) -> None:
    content = await with_a_take(web)
    async with await web.api() as client:
        answer = await client.post(address(content, "replace"), data=told, files=file)

    assert answer.status_code == 422
    assert web.pipeline.asked == []


async def test_only_uploads_may_be_large_and_only_so_large(web: WebWorld) -> None:
    content = await with_a_take(web)
    large = b"\x89PNG\r\n\x1a\n" + bytes(2_000_000)
    async with await web.api() as client:
        taken = await client.post(address(content, "replace"), files={"file": ("a.png", large)})
        other = await client.post(address(content, "pick"), content=large, headers={"Content-Type": "application/json"})
        too_large = await client.post(
            address(content, "replace"), headers={"Content-Length": "100000001"}, content=b"x"
        )

    assert [answer.status_code for answer in (taken, other, too_large)] == [200, 413, 413]


async def test_nobody_uploads_to_an_asset_of_others_or_without_a_name(web: WebWorld) -> None:
    theirs = await web.content(web.theirs)
    async with await web.api() as client:
        foreign = await client.post(address(theirs, "replace"), files={"file": ("a.png", PICTURE)})
    async with web.client() as client:
        nameless = await client.post(address(theirs, "replace"), files={"file": ("a.png", PICTURE)})

    assert (foreign.status_code, nameless.status_code) == (404, 401)


async def test_the_prompts_are_given_as_text(web: WebWorld) -> None:
    content = await web.content()
    async with await web.api() as client:
        answer = await client.get(f"/api/v1/assets/{content.manifest_id}/prompts")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")

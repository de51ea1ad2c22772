"""Record the stored histories anew: `PYTHONPATH=. python tests/replay/record_histories.py [NAME…]`.

Only for a new state path, or after old histories can no longer be open anywhere: they guard what runs for customers.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from temporalio.client import Client, WorkflowHandle
from temporalio.contrib.pydantic import pydantic_data_converter

from application.contracts.commands import (
    ApproveIdea,
    ApproveScript,
    ConfirmSchedule,
    PickTake,
    RegenerateAsset,
    RejectIdea,
    ReopenIdea,
    ReplaceAsset,
    RetryStage,
    Undo,
)
from application.contracts.pipeline import CollectRequest, GatePolicy, Stage, StageState
from application.contracts.uploads import Upload
from application.contracts.workflows import Queue, WorkflowName, run_id_of, task_queue
from domain.ideas.idea import Idea
from domain.shared.errors import SourceUnreadableError
from domain.tenancy.channel import GateMode
from entrypoints.bootstrap.settings import Settings
from entrypoints.embedded.temporal_cli import EmbeddedTemporal, find_cli
from tests.support.line import AUTO, Line, running_line, until
from tests.support.temporal import TemporalEnv

FOLDER = Path(__file__).with_name("histories")
MINUTES = timedelta(minutes=10)
MOMENT = timedelta(milliseconds=300)
Handle = WorkflowHandle[Any, Any]


def by_ann(line: Line, idea: Idea) -> dict[str, Any]:
    return {"decision_id": uuid4(), "tenant_id": line.tenant_id, "actor": "user:ann", "idea_id": idea.id}


async def auto_published(line: Line) -> Handle:
    handle = await line.start(await line.an_idea(), AUTO)
    await line.until_published()
    return handle


async def rejected_and_reopened(line: Line) -> Handle:
    idea = await line.an_idea()
    handle = await line.start(idea, reopen_window=MOMENT)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    await line.pipeline.decide(RejectIdea(**by_ann(line, idea)))
    await line.pipeline.decide(ReopenIdea(**by_ann(line, idea)))
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    await line.pipeline.decide(RejectIdea(**by_ann(line, idea)))
    return handle


async def parked_and_retried(line: Line) -> Handle:
    line.writer.errors.append(SourceUnreadableError("The article has two words."))
    for maker in (line.imagery, line.cards):
        maker.refusing.add("s2")
    line.renderer.failure = "Scene 2 is black."
    idea = await line.an_idea()
    handle = await line.start(idea, AUTO)
    for stage in (Stage.SCRIPT, Stage.ASSETS, Stage.VIDEO):
        await line.until(idea, stage, StageState.FAILED)
        if stage is Stage.ASSETS:
            line.imagery.refusing.clear()
        if stage is Stage.VIDEO:
            line.renderer.failure = ""
        await line.pipeline.decide(RetryStage(**by_ann(line, idea)))
    await line.until_published()
    return handle


async def undone_in_time_and_late(line: Line) -> Handle:
    idea = await line.an_idea()
    handle = await line.start(idea, grace=MOMENT)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    approved = await line.pipeline.decide(ApproveIdea(**by_ann(line, idea)))
    await line.pipeline.decide(Undo(**by_ann(line, idea), undoes=approved.decision_id))
    approved = await line.pipeline.decide(ApproveIdea(**by_ann(line, idea)))
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    line.renderer.forever = True
    script = line.the("script")
    await line.pipeline.decide(
        ApproveScript(**by_ann(line, idea), script_id=script.id, content_hash=script.content_hash)
    )
    await line.until(idea, Stage.VIDEO, StageState.RUNNING)
    await line.pipeline.decide(Undo(**by_ann(line, idea), undoes=approved.decision_id))
    return handle


async def stood_in_picked_and_replaced(line: Line) -> Handle:
    line.imagery.refusing.add("s2")
    idea = await line.an_idea()
    handle = await line.start(idea, GatePolicy(idea=GateMode.AUTO, script=GateMode.AUTO))
    await line.until(idea, Stage.SCHEDULE, StageState.WAITING)
    line.imagery.refusing.clear()
    asset = next(each for each in line.all_of("asset") if each.status == "failed")
    upload = Upload(key=f"t/{line.tenant_id}/uploads/boat.mp4", name="boat.mp4")
    await line.pipeline.decide(RegenerateAsset(**by_ann(line, idea), asset_id=asset.id, prompt="A harbour"))
    await planned_again(line, idea, 2)
    await line.pipeline.decide(PickTake(**by_ann(line, idea), asset_id=asset.id, take=1))
    await planned_again(line, idea, 3)
    await line.pipeline.decide(ReplaceAsset(**by_ann(line, idea), asset_id=asset.id, upload=upload))
    await planned_again(line, idea, 4)
    post = next(each for each in line.all_of("post") if each.cancelled_at is None)
    await line.pipeline.decide(ConfirmSchedule(**by_ann(line, idea), post_id=post.id))
    await line.until_published()
    return handle


async def planned_again(line: Line, idea: Idea, posts: int) -> None:
    await until(lambda: len(line.all_of("post")) == posts, "another post")
    await line.until(idea, Stage.SCHEDULE, StageState.WAITING)


async def daily_started(line: Line) -> Handle:
    channel = line.a_channel()
    run_id: UUID = await line.run_daily("launch.md", "bad.md", channel=channel)
    await line.until_published()
    return line.env.client.get_workflow_handle(run_id_of(line.tenant_id, channel.id, run_id))


async def post_published_after_doubt(line: Line) -> Handle:
    line.platform.faults = ["later", "executed_then_timeout"]
    await line.start(await line.an_idea(), AUTO)
    await line.until_published()
    return line.post_workflow(line.the("post").id)


async def analytics_collected(line: Line) -> Handle:
    request = CollectRequest(tenant_id=line.tenant_id, interval=MOMENT, rounds=2)
    queue = task_queue(line.env.prefix, Queue.WORKFLOWS)
    name = WorkflowName.COLLECT_ANALYTICS.value
    handle = await line.env.client.start_workflow(name, request, id=str(uuid4()), task_queue=queue)
    await asyncio.sleep(2)
    await handle.terminate()
    return line.env.client.get_workflow_handle(handle.id, run_id=handle.first_execution_run_id)


PATHS: Mapping[str, Callable[[Line], Awaitable[Handle]]] = {
    path.__name__: path
    for path in (
        auto_published,
        rejected_and_reopened,
        parked_and_retried,
        undone_in_time_and_late,
        stood_in_picked_and_replaced,
        daily_started,
        post_published_after_doubt,
        analytics_collected,
    )
}


async def record(client: Client, address: str, name: str) -> None:
    async with running_line(TemporalEnv(address, client, f"record-{uuid4().hex[:8]}")) as line:
        handle = await PATHS[name](line)
        if name != "analytics_collected":
            await handle.result()
        history = json.loads((await handle.fetch_history()).to_json())
    text = json.dumps(without_places(history), separators=(",", ":"))
    (FOLDER / f"{name}.json").write_text(f"{text}\n")
    sys.stdout.write(f"{name}: {len(history['events'])} events, {len(text)} bytes\n")


def without_places(part: Any) -> Any:
    """Stack traces name folders of the machine that recorded them."""
    if isinstance(part, dict):
        return {name: "" if name == "stackTrace" else without_places(value) for name, value in part.items()}
    return [without_places(each) for each in part] if isinstance(part, list) else part


async def record_all(address: str, names: list[str]) -> None:
    client = await Client.connect(address, data_converter=pydantic_data_converter, identity="recorder")
    for name in names or PATHS:
        await record(client, address, name)


if __name__ == "__main__":
    settings = Settings()
    with tempfile.TemporaryDirectory() as home:
        server = EmbeddedTemporal(Path(home), settings.cache, find_cli(settings.temporal.cli, settings.cache))
        try:
            asyncio.run(record_all(server.start().address, sys.argv[1:]))
        finally:
            server.stop()

"""Write the scripts of articles without a model, let the voice read them, and print a table of what came out.

python -m scripts.writing_table                                      the project's own samples
python -m scripts.writing_table my/articles --target 60 --scripts    any others, with the scripts in full
python -m scripts.writing_table --write                              the table goes into docs/writing.md
"""

import argparse
import asyncio
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from adapters.language.offline.article_types import type_of
from adapters.language.offline.counting import counting
from adapters.language.offline.scripts import OfflineScriptWriter
from adapters.language.offline.study import study
from adapters.rendering.cluster import open_compute
from adapters.rendering.store import store_spec
from adapters.sources.articles import Articles
from adapters.sources.egress import EgressClient
from adapters.speech.espeak import EspeakSpeech
from adapters.storage.objects import open_object_store
from application.contracts.article import Article
from application.ports.script_writer import ScriptDraft
from application.use_cases.scripts.checking import checked, standard_for
from application.use_cases.scripts.rehearse import RehearseScript, length
from domain.ideas.idea import Idea, Origin
from domain.scripts.quality.finding import Finding, Severity
from domain.scripts.scene import Scene
from domain.shared.ids import BrandStyleId, ChannelId, IdeaId, RunId, ScheduleRuleId, TenantId
from domain.tenancy.channel import BrandStyle, Channel, ScheduleRule

ROOT = Path(__file__).parents[1]
SAMPLES, PAGE = ROOT / "samples" / "articles", ROOT / "docs" / "writing.md"
BEGIN, END = "<!-- table: make writing-table -->", "<!-- end of the table -->"
TARGET_SEC = 45
NOBODY = UUID(int=0)
TENANT = TenantId(NOBODY)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Written:
    article: Article
    draft: ScriptDraft
    findings: tuple[Finding, ...]


async def main() -> None:
    asked = argparse.ArgumentParser(prog="writing_table")
    asked.add_argument("sources", nargs="*", default=[str(SAMPLES)])
    asked.add_argument("--target", type=int, default=TARGET_SEC, help="seconds that a video should last")
    asked.add_argument("--scripts", action="store_true", help="print the scripts and findings too")
    asked.add_argument("--write", action="store_true", help="put the table into docs/writing.md")
    given = asked.parse_args()
    channel, begun, cpu = channel_of(given.target), time.monotonic(), time.process_time()
    written = [one async for one in write_all(given.sources, channel)]
    took, used = time.monotonic() - begun, time.process_time() - cpu
    rows = list(table(written, channel))
    print("\n".join(rows))
    print(f"\n{len(written)} scripts in {took:.1f} s, spoken and checked ({used:.1f} s of this process's CPU)")
    if given.scripts:
        print("\n".join(line for one in written for line in told(one)))
    if given.write:
        put(rows)


async def write_all(sources: Sequence[str], channel: Channel) -> AsyncIterator[Written]:
    compute = open_compute(None, workers=1)
    try:
        with TemporaryDirectory() as folder:
            speech = EspeakSpeech(compute, store_spec(Path(folder).as_uri(), {}, 1))
            rehearse = RehearseScript(writer=OfflineScriptWriter(), speech=speech)
            async for article in read_all(sources):
                draft = await rehearse(TENANT, idea_of(article, channel), article, channel)
                standard = standard_for(channel, article, draft.language)
                yield Written(article, draft, checked(draft.title, draft.scenes, standard).findings)
    finally:
        await compute.aclose()


async def read_all(sources: Sequence[str]) -> AsyncIterator[Article]:
    egress = EgressClient(allow_private=False, timeout_sec=20, max_bytes=20_000_000)
    with TemporaryDirectory() as folder:
        reader = Articles(egress, open_object_store("", {}, Path(folder)))
        for source in sources:
            for article in (await reader.read(TENANT, source)).articles:
                yield article


def table(written: Sequence[Written], channel: Channel) -> Iterator[str]:
    target = channel.target.total_seconds()
    yield "| article | type | target | spoken | beats | pictures and cards | findings |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for one in written:
        read = study(one.article)
        kind = type_of(read, counting(read))
        cards = Counter(scene.visual.layout.value for scene in one.draft.scenes)
        shown = ", ".join(f"{name} {count}" if count > 1 else name for name, count in cards.items())
        seconds = length(one.draft).total_seconds()
        findings = Counter(f"{found.severity} {found.check.replace('_', ' ')}" for found in one.findings)
        said = ", ".join(f"{name} ({count})" for name, count in findings.items()) or "none"
        beats = len(one.draft.scenes) - 2
        name = one.draft.title.replace("|", "/")
        yield f"| {name} | {kind} | {target:.0f} s | {seconds:.1f} s | {beats} | {shown} | {said} |"


def told(one: Written) -> Iterator[str]:
    yield f"\n## {one.draft.title}\n"
    for scene in one.draft.scenes:
        yield f"{scene.scene_id} {scene.beat} ({scene.duration.total_seconds():.1f} s) {scene.narration}"
        yield f"    {_shown(scene)}"
    for found in one.findings:
        yield f"    {'!!' if found.severity is Severity.ERROR else '!'} {found.scene_id} {found.check}: {found.message}"


def _shown(scene: Scene) -> str:
    visual = scene.visual
    rows = " / ".join(visual.items) or (visual.figure and f"{visual.figure} {visual.unit}") or visual.alt
    return f"[{visual.layout}] {scene.on_screen_text} | {visual.headline} | {rows} | query: {visual.query}"


def put(rows: Sequence[str]) -> None:
    page = PAGE.read_text("utf-8")
    inside = re.compile(rf"(?s)({re.escape(BEGIN)}\n).*?(\n{re.escape(END)})")
    PAGE.write_text(inside.sub(lambda found: found[1] + "\n".join(rows) + found[2], page), "utf-8")


def idea_of(article: Article, channel: Channel) -> Idea:
    origin = Origin(source=article.source, article_key="", article_digest=article.digest)
    return Idea(
        id=IdeaId(NOBODY),
        channel_id=channel.id,
        run_id=RunId(NOBODY),
        title=article.title,
        description=article.description,
        tags=article.tags,
        score=0.0,
        origin=origin,
        created_at=NOW,
        updated_at=NOW,
    )


def channel_of(seconds: int) -> Channel:
    return Channel(
        id=ChannelId(NOBODY),
        slug="table",
        name="table",
        target=timedelta(seconds=seconds),
        brand=BrandStyle(id=BrandStyleId(NOBODY), name="table", updated_at=NOW),
        rule=ScheduleRule(id=ScheduleRuleId(NOBODY), updated_at=NOW),
        updated_at=NOW,
    )


if __name__ == "__main__":
    asyncio.run(main())

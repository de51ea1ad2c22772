"""Which articles become ideas: the day's best of standing sources, judged, routed, and held where a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from adapters.persistence.memory.past_ideas import MemoryPastIdeas
from adapters.persistence.memory.sources import MemorySourceStore
from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from adapters.similarity.tfidf import TfIdfDuplicateSearch
from application.contracts.article import Article
from application.contracts.pipeline import DailyRunRequest, IdeasProposed, SourceProblem, StepContext
from application.ports.article_source import ArticleSource, SourceReading
from application.ports.clock import Clock
from application.ports.sources import Look, SourcePoller
from application.use_cases.ideas.choosing import Choosing
from application.use_cases.ideas.curating import Curator
from application.use_cases.ideas.gathering import Gathering
from application.use_cases.ideas.generate import GenerateIdeas
from domain.ideas.idea import Idea
from domain.ideas.likeness import Standing
from domain.ideas.scoring import WEIGHTS
from domain.ideas.source import Source, SourceRole
from domain.ideas.trends import Signal
from domain.shared.ids import CampaignId, SourceId, TenantId
from domain.tenancy.audience import Audience, Curation
from domain.tenancy.channel import Campaign, Channel
from tests.support.builders import NOON, a_channel
from tests.support.fake_boards import MemoryChannels, MemoryNumbers
from tests.support.fake_makers import FakeIdeaWriter
from tests.support.object_store import MemoryObjectStore

TENANT = TenantId(UUID(int=1))
TREES = "Trees shade the pavement and cool the road of the city in summer. " * 3
BREAD = "Bread dough rises overnight in the kitchen and is baked in the morning. " * 3
KEYS = "A payment key makes a retry safe because the server remembers the answer. " * 3
GERMAN = "Bäume werfen Schatten auf den Gehweg und kühlen die Straße der Stadt. " * 3


@dataclass
class At(Clock):
    moment: datetime = NOON

    def now(self) -> datetime:
        return self.moment


@dataclass
class Feeds(ArticleSource, SourcePoller):
    """Source -> its articles as title, text, language; `broken` ones fail when they are looked at."""

    articles_of: Mapping[str, Sequence[tuple[str, str, str]]]
    broken: set[str] = field(default_factory=set)
    half_read: set[str] = field(default_factory=set)
    reads: list[str] = field(default_factory=list)

    async def read(self, tenant_id: TenantId, source: str) -> SourceReading:
        self.reads.append(source)
        found = tuple(
            Article(source=source, digest=f"{title}{len(text)}", title=title, text=text, blocks=(), language=language)
            for title, text, language in self.articles_of[source]
        )
        problems = (SourceProblem(source=source, reason="One page is gone."),) if source in self.half_read else ()
        return SourceReading(found, problems)

    async def look(self, tenant_id: TenantId, source: Source, now: datetime) -> Look:
        if source.locator in self.broken:
            return Look(source.state.failed("It is down.", now))
        return Look(replace(source.state.unchanged(now), digest=str(self.articles_of[source.locator])))

    async def articles(self, tenant_id: TenantId, source: Source) -> SourceReading:
        return await self.read(tenant_id, source.locator)


@dataclass
class Desk:
    feeds: Feeds
    channel: Channel
    clock: At = field(default_factory=At)
    store: MemoryStore = field(default_factory=MemoryStore)
    sources: MemorySourceStore = field(default_factory=MemorySourceStore)
    channels: MemoryChannels = field(default_factory=MemoryChannels)

    async def run(self, *named: str, channel: Channel | None = None) -> IdeasProposed:
        chosen = channel or self.channel
        self.channels.channels.setdefault(chosen.id, chosen)
        past = MemoryPastIdeas(self.store)
        generate = GenerateIdeas(
            gathering=Gathering(
                articles=self.feeds, sources=self.sources, poller=self.feeds, channels=self.channels, clock=self.clock
            ),
            choosing=Choosing(
                curator=Curator(
                    duplicates=TfIdfDuplicateSearch(past), sources=self.sources, numbers=MemoryNumbers(self.store)
                ),
                past=past,
                channels=self.channels,
                clock=self.clock,
            ),
            writer=FakeIdeaWriter(),
            store=MemoryObjectStore(),
            channels=self.channels,
            unit_of_work=lambda context: MemoryUnitOfWork(self.store, context),
            clock=self.clock,
        )
        request = DailyRunRequest(tenant_id=TENANT, channel_id=chosen.id, run_id=uuid4(), sources=named)
        return await generate(request, StepContext(tenant_id=TENANT, workflow_id=str(uuid4()), run_id="r", seq=1))

    def idea(self, title: str) -> Idea:
        found: list[Idea] = [idea for idea in self.store.rows["idea"].values() if idea.title == title]
        return found[-1]


def a_desk(*sources: str, **options: object) -> Desk:
    articles: dict[str, list[tuple[str, str, str]]] = {
        "trees": [("Trees cool the road", TREES, "en")],
        "bread": [("Overnight bread", BREAD, "en")],
        "keys": [("What makes a retry safe", KEYS, "en")],
        "again": [("Shade for the city", TREES.replace("summer", "July"), "en")],
        "baum": [("Schatten für die Straße", GERMAN, "de")],
        "twice": [("Trees cool the road", TREES, "en")] * 2,
        "all": [("Trees cool the road", TREES, "en"), ("Overnight bread", BREAD, "en")],
    }
    curation = options.pop("curation", Curation())
    channel = a_channel(sources=sources, curation=curation, **options)
    return Desk(Feeds(articles), channel)


async def test_every_part_of_the_score_is_stored_with_its_reason_and_they_sum_up() -> None:
    desk = a_desk("trees")
    await desk.run()
    idea = desk.idea("Trees cool the road")

    assert set(idea.score_parts) == set(idea.score_reasons) == set(WEIGHTS)
    assert idea.score == pytest.approx(sum(idea.score_parts.values()))
    assert all(reason.endswith(".") for reason in idea.score_reasons.values())
    assert idea.keywords["tree"]


async def test_a_list_that_names_the_same_text_twice_gives_one_idea() -> None:
    desk = a_desk("twice")
    first = await desk.run()
    second = await desk.run()

    assert len(first.idea_ids) == len(desk.store.rows["idea"]) == 1
    assert second.known == first.idea_ids


async def test_an_unchanged_source_is_not_read_again_but_its_ideas_are_known() -> None:
    desk = a_desk("trees")
    first = await desk.run()
    second = await desk.run()

    assert desk.feeds.reads == ["trees"]
    assert (second.idea_ids, second.known) == ((), first.idea_ids)


async def test_a_source_that_was_read_in_part_is_read_again() -> None:
    desk = a_desk("trees")
    desk.feeds.half_read.add("trees")
    await desk.run()
    await desk.run()

    assert desk.feeds.reads == ["trees", "trees"]


async def test_a_source_that_fails_is_a_problem_and_keeps_what_it_gave() -> None:
    desk = a_desk("trees", "bread")
    first = await desk.run()
    desk.feeds.broken.add("trees")
    second = await desk.run()

    assert [problem.reason for problem in second.problems] == ["It is down."]
    assert set(second.known) == set(first.idea_ids)
    assert {source.state.failures for source in await desk.sources.every(TENANT)} == {0, 1}


async def test_a_source_taken_out_of_the_settings_is_read_no_more() -> None:
    desk = a_desk("trees")
    await desk.run()
    desk.channels.channels[desk.channel.id] = replace(desk.channel, sources=("bread",))
    await desk.run()

    assert desk.feeds.reads == ["trees", "bread"]


async def test_the_days_best_go_first_and_the_rest_comes_tomorrow() -> None:
    desk = a_desk("trees", "bread", "keys", topics=("retry", "payment"), curation=Curation(ideas_a_day=1))
    today = await desk.run()
    later_today = await desk.run()
    desk.clock.moment = NOON + timedelta(days=1)
    tomorrow = await desk.run()

    assert (len(today.idea_ids), today.postponed) == (1, 2)
    assert desk.idea("What makes a retry safe").id == today.idea_ids[0]
    assert (later_today.idea_ids, later_today.postponed) == ((), 2)
    assert (len(tomorrow.idea_ids), tomorrow.postponed) == (1, 1)


async def test_what_a_run_names_is_bound_by_no_quota() -> None:
    desk = a_desk(curation=Curation(ideas_a_day=1))

    assert len((await desk.run("trees", "bread", "keys")).idea_ids) == 3


async def test_a_campaign_counts_its_own_ideas_while_it_runs() -> None:
    desk = a_desk("trees", "again", "bread")
    campaign = Campaign(
        id=CampaignId(uuid4()),
        channel_id=desk.channel.id,
        name="Shade",
        topics=("trees",),
        starts_at=NOON - timedelta(days=1),
        ends_at=NOON + timedelta(days=1),
        ideas_a_day=1,
        updated_at=NOON,
    )
    desk.channels.channels[desk.channel.id] = desk.channel
    await desk.channels.save_campaign(TENANT, campaign, "ann")
    proposed = await desk.run()

    assert (len(proposed.idea_ids), proposed.postponed) == (2, 1)
    assert desk.idea("Trees cool the road").campaign_id == campaign.id
    assert desk.idea("Overnight bread").campaign_id is None


async def test_a_repeat_from_a_standing_source_tells_of_the_first_and_waits_for_a_person() -> None:
    desk = a_desk("trees", "again")
    await desk.run()
    first, second = desk.idea("Trees cool the road"), desk.idea("Shade for the city")

    assert first.match is None
    assert second.match is not None
    assert (second.match.idea_id, second.match.standing) == (first.id, Standing.PROPOSED)
    assert second.match.is_duplicate
    assert second.score_parts["novelty"] == 0
    assert "Trees cool the road" in second.held_because
    assert not first.held_because


async def test_a_repeat_that_a_run_names_is_shown_and_asks_nobody() -> None:
    desk = a_desk()
    await desk.run("trees")
    await desk.run("again")
    idea = desk.idea("Shade for the city")

    assert idea.match is not None
    assert idea.held_because == ""


async def test_below_the_channels_threshold_a_person_decides() -> None:
    strict, lax = a_desk(curation=Curation(auto_approve_from=0.95)), a_desk(curation=Curation(auto_approve_from=0.1))
    await strict.run("trees")
    await lax.run("trees")

    assert "is below 0.95" in strict.idea("Trees cool the road").held_because
    assert lax.idea("Trees cool the road").held_because == ""


async def test_a_source_of_all_channels_gives_each_article_to_the_one_that_it_fits() -> None:
    desk = a_desk(name="English", topics=("trees",))
    german = a_channel(slug="de", name="Deutsch", language="de")
    desk.channels.channels |= {desk.channel.id: desk.channel, german.id: german}
    for locator in ("baum", "trees"):
        source = Source(id=SourceId(uuid4()), locator=locator, updated_at=NOON)
        await desk.sources.save(TENANT, source)
    await desk.run()
    await desk.run(channel=german)

    assert desk.idea("Schatten für die Straße").channel_id == german.id
    assert desk.idea("Trees cool the road").channel_id == desk.channel.id
    assert desk.idea("Trees cool the road").routing.startswith("English fits it best")
    assert len(desk.store.rows["idea"]) == 2


async def test_what_is_talked_about_and_whom_it_is_for_raise_the_score() -> None:
    audience = Audience(interests=("trees", "shade"), region="city")
    plain, wanted = a_desk(), a_desk(curation=Curation(audience=audience))
    source = Source(id=SourceId(uuid4()), locator="trends", role=SourceRole.TRENDS, updated_at=NOON)
    signal = Signal(id=uuid4(), source_id=source.id, title="City trees shade", at=NOON)
    await wanted.sources.save(TENANT, source, [signal])
    await plain.run("trees")
    await wanted.run("trees")
    before, after = (desk.idea("Trees cool the road") for desk in (plain, wanted))

    assert after.score_parts["trend"] > before.score_parts["trend"]
    assert after.score_parts["audience_fit"] > before.score_parts["audience_fit"]
    assert "“City trees shade”" in after.score_reasons["trend"]
    assert "about “trees”, “shade”; speaks of city" in after.score_reasons["audience_fit"]

"""Every unit of work keeps the same promises, whatever it is made of."""

import asyncio

import pytest

from application.contracts.payloads import IdeaPayload
from application.contracts.topics import Topic
from domain.ideas.idea import Idea, IdeaStatus
from domain.shared.errors import InvalidTransitionError, NotFoundError, StaleAggregateError
from tests.support.builders import (
    ANN,
    NOON,
    an_idea,
)
from tests.support.work_subjects import Subject, in_memory, in_sql


@pytest.fixture(params=["memory", pytest.param("sql", marks=pytest.mark.postgres)])
def subject(request: pytest.FixtureRequest) -> Subject:
    if request.param == "memory":
        return in_memory()
    return in_sql(request.getfixturevalue("sessions"))


async def saved(subject: Subject) -> Idea:
    idea = an_idea()
    async with subject.work() as work:
        work.ideas.add(idea)
        await work.commit()
    return idea


async def status_of(subject: Subject, idea: Idea) -> IdeaStatus:
    async with subject.work() as work:
        return (await work.ideas.get(idea.id)).status


async def test_committed_work_is_seen_by_the_next_unit(subject: Subject) -> None:
    idea = await saved(subject)

    async with subject.work() as work:
        found = await work.ideas.get(idea.id)
        assert (found.title, found.tags, found.origin, found.created_at, found.version) == (
            idea.title,
            idea.tags,
            idea.origin,
            NOON,
            1,
        )


async def test_work_left_without_commit_is_lost(subject: Subject) -> None:
    idea = an_idea()
    async with subject.work() as work:
        work.ideas.add(idea)

    with pytest.raises(NotFoundError):
        await status_of(subject, idea)


async def test_what_is_not_there_is_not_found(subject: Subject) -> None:
    async with subject.work() as work:
        assert await work.ideas.find(an_idea().id) is None
        with pytest.raises(NotFoundError, match="There is no idea"):
            await work.ideas.get(an_idea().id)


async def test_an_aggregate_is_the_same_object_throughout_a_unit(subject: Subject) -> None:
    idea = await saved(subject)

    async with subject.work() as work:
        assert await work.ideas.get(idea.id) is await work.ideas.find(idea.id)


async def test_a_change_its_event_and_its_audit_row_are_committed_together(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work(reason="fits the week") as work:
        (await work.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await work.commit()

    assert await status_of(subject, idea) is IdeaStatus.APPROVED
    assert await subject.event_names() == ["IdeaApproved"]
    assert await subject.audit() == [("user:ann", "IdeaApproved", "new", "approved", "fits the week")]


async def test_a_new_aggregate_has_no_status_before(subject: Subject) -> None:
    idea = an_idea()
    idea.propose(by=ANN)
    async with subject.work() as work:
        work.ideas.add(idea)
        await work.commit()

    assert await subject.audit() == [("user:ann", "IdeaProposed", "", "new", "")]


async def test_a_message_is_made_after_the_versions_moved(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work() as work:
        known = await work.ideas.get(idea.id)
        known.approve(by=ANN, at=NOON)
        work.announce(Topic.IDEAS_APPROVED, str(idea.id), lambda: IdeaPayload.of(known))
        await work.commit()

    assert await subject.messages() == [("ideas.approved", str(idea.id), 2)]


async def test_where_nothing_changed_nothing_is_announced(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work() as work:
        known = await work.ideas.get(idea.id)
        work.announce(Topic.IDEAS_APPROVED, str(idea.id), lambda: IdeaPayload.of(known))
        await work.commit()

    assert await subject.messages() == []


async def test_the_later_of_two_changes_to_the_same_version_is_refused(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work() as late, subject.work() as early:
        (await late.ideas.get(idea.id)).reject(by=ANN, at=NOON)
        (await early.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await early.commit()
        with pytest.raises(StaleAggregateError):
            await late.commit()

    assert await status_of(subject, idea) is IdeaStatus.APPROVED
    assert await subject.event_names() == ["IdeaApproved"]


async def test_of_two_commits_at_once_exactly_one_gets_in(subject: Subject) -> None:
    idea = await saved(subject)

    async def approve() -> bool:
        async with subject.work() as work:
            (await work.ideas.get(idea.id)).approve(by=ANN, at=NOON)
            await asyncio.sleep(0.01)
            try:
                await work.commit()
            except StaleAggregateError:
                return False
        return True

    assert sorted(await asyncio.gather(approve(), approve())) == [False, True]
    assert await subject.event_names() == ["IdeaApproved"]


async def test_an_aggregate_cannot_be_added_twice(subject: Subject) -> None:
    idea = await saved(subject)

    async with subject.work() as work:
        work.ideas.add(an_idea(id=idea.id))
        with pytest.raises(StaleAggregateError):
            await work.commit()


async def test_reading_alone_makes_nobody_stale(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work() as reading, subject.work() as writing:
        await reading.ideas.get(idea.id)
        (await writing.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await writing.commit()
        await reading.commit()

    assert await status_of(subject, idea) is IdeaStatus.APPROVED


async def test_a_repeated_step_changes_nothing_even_long_after(subject: Subject) -> None:
    idea = await saved(subject)
    for seq, decide in ((1, Idea.approve), (2, Idea.reject)):
        async with subject.step(seq) as work:
            decide(await work.ideas.get(idea.id), by=ANN, at=NOON)
            await work.commit()
    async with subject.step(3) as work:
        (await work.ideas.get(idea.id)).reopen(by=ANN, at=NOON, has_script=False)
        await work.commit()
    async with subject.step(1) as work:
        (await work.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await work.commit()

    assert await status_of(subject, idea) is IdeaStatus.NEW
    assert sorted(await subject.event_names()) == ["IdeaApproved", "IdeaRejected", "IdeaReopened"]


async def test_a_step_number_that_is_taken_by_something_else_is_refused(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.step(1) as work:
        (await work.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await work.commit()
    async with subject.step(1) as work:
        (await work.ideas.get(idea.id)).reject(by=ANN, at=NOON)
        with pytest.raises(InvalidTransitionError, match="Step 1 of content/a"):
            await work.commit()

    assert await status_of(subject, idea) is IdeaStatus.APPROVED

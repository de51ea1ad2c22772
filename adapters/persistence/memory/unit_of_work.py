"""An in-memory unit of work that keeps the promises of the real one: the contract tests hold it to them."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from adapters.persistence.memory.repositories import (
    MemoryAssets,
    MemoryIdeas,
    MemoryManifests,
    MemoryPosts,
    MemoryRepository,
    MemoryRuns,
    MemoryScripts,
    MemorySnapshots,
    MemoryVideos,
    Seen,
)
from adapters.persistence.memory.store import AuditLine, LoggedEvent, MemoryStore, Message
from application.contracts.base import Payload
from application.contracts.topics import Topic
from application.ports.unit_of_work import UnitOfWork, WorkContext
from domain.shared.errors import InvalidTransitionError
from domain.shared.events import DomainEvent

Change = tuple[MemoryRepository[Any], Seen[Any]]


class MemoryUnitOfWork(UnitOfWork):
    ideas: MemoryIdeas
    scripts: MemoryScripts
    manifests: MemoryManifests
    assets: MemoryAssets
    videos: MemoryVideos
    posts: MemoryPosts
    snapshots: MemorySnapshots
    runs: MemoryRuns

    def __init__(self, store: MemoryStore, context: WorkContext) -> None:
        self._store = store
        self._context = context
        self._workflow_id = context.workflow_id or f"direct/{uuid4()}"

    async def __aenter__(self) -> Self:
        store, tenant = self._store, self._context.tenant_id
        self._announced: list[tuple[Topic, str, Callable[[], Payload]]] = []
        self.runs, self.ideas = MemoryRuns(store, tenant), MemoryIdeas(store, tenant)
        self.scripts, self.manifests = MemoryScripts(store, tenant), MemoryManifests(store, tenant)
        self.assets, self.videos = MemoryAssets(store, tenant), MemoryVideos(store, tenant)
        self.posts, self.snapshots = MemoryPosts(store, tenant), MemorySnapshots(store, tenant)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._announced = []

    def announce(self, topic: Topic, key: str, make: Callable[[], Payload]) -> None:
        self._announced.append((topic, key, make))

    async def commit(self) -> None:
        changes = [(repository, seen) for repository in self._repositories for seen in repository.changed()]
        events = [(repository, seen, event) for repository, seen in changes for event in seen.aggregate.take_events()]
        if changes and self._is_new([(type(event).__name__, seen.key) for _, seen, event in events]):
            for repository, seen in changes:
                repository.refuse_stale(seen)
            for repository, seen in changes:
                repository.write(seen)
            for repository, seen, event in events:
                self._log(repository.kind, seen, event)
            self._send()
        self._announced = []

    @property
    def _repositories(self) -> tuple[MemoryRepository[Any], ...]:
        content = (self.runs, self.ideas, self.scripts, self.manifests, self.assets)
        return (*content, self.videos, self.posts, self.snapshots)

    def _is_new(self, events: list[tuple[str, Any]]) -> bool:
        logged = self._store.step(self._context.tenant_id, self._workflow_id, self._context.seq)
        if events and logged and logged != events:
            msg = f"Step {self._context.seq} of {self._workflow_id} is recorded with other events already."
            raise InvalidTransitionError(msg)
        return not (events and logged)

    def _log(self, kind: str, seen: Seen[Any], event: DomainEvent) -> None:
        context = self._context
        self._store.events.append(
            LoggedEvent(
                tenant_id=context.tenant_id,
                workflow_id=self._workflow_id,
                seq=context.seq,
                entity_id=seen.key,
                event=event,
            )
        )
        self._store.audit.append(
            AuditLine(
                tenant_id=context.tenant_id,
                actor=getattr(event, "by", context.actor),
                action=type(event).__name__,
                entity=kind,
                entity_id=seen.key,
                before=seen.before,
                after=str(seen.aggregate.status),
                reason=context.reason,
            )
        )

    def _send(self) -> None:
        for topic, key, make in self._announced:
            message = Message(tenant_id=self._context.tenant_id, topic=topic, key=key, payload=make())
            self._store.messages.append(message)

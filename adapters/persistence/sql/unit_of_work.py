"""The unit of work on PostgreSQL: rows, event log, outbox and audit in one transaction."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import DBAPIError

from adapters.persistence.sql.failures import UNSTORABLE_VALUE, code_of
from adapters.persistence.sql.journal import Journal, Occurrence
from adapters.persistence.sql.mapping import SCRIPTS, table_of
from adapters.persistence.sql.repositories import (
    Seen,
    SqlAssets,
    SqlIdeas,
    SqlManifests,
    SqlPosts,
    SqlRepository,
    SqlRuns,
    SqlScripts,
    SqlSnapshots,
    SqlVideos,
)
from adapters.persistence.sql.scope import Sessions, scoped
from adapters.persistence.sql.script_findings import keep_findings
from adapters.persistence.sql.tables import ScriptVersionRow
from application.contracts.base import Payload
from application.contracts.topics import Topic
from application.ports.unit_of_work import UnitOfWork, WorkContext
from domain.scripts.script import Script
from domain.shared.errors import InvalidInputError

VERSIONS = table_of(ScriptVersionRow)
Change = tuple[SqlRepository[Any], Seen[Any]]


class SqlUnitOfWork(UnitOfWork):
    """A step of a workflow that was committed before changes nothing, even if it comes late."""

    ideas: SqlIdeas
    scripts: SqlScripts
    manifests: SqlManifests
    assets: SqlAssets
    videos: SqlVideos
    posts: SqlPosts
    snapshots: SqlSnapshots
    runs: SqlRuns

    def __init__(self, sessions: Sessions, context: WorkContext) -> None:
        self._sessions = sessions
        self._context = context

    async def __aenter__(self) -> Self:
        tenant = self._context.tenant_id
        self._session = session = scoped(self._sessions(), tenant)
        self._announced: list[tuple[Topic, str, Callable[[], Payload]]] = []
        self.runs, self.ideas = SqlRuns(session, tenant), SqlIdeas(session, tenant)
        self.scripts, self.manifests = SqlScripts(session, tenant), SqlManifests(session, tenant)
        self.assets, self.videos = SqlAssets(session, tenant), SqlVideos(session, tenant)
        self.posts, self.snapshots = SqlPosts(session, tenant), SqlSnapshots(session, tenant)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    def announce(self, topic: Topic, key: str, make: Callable[[], Payload]) -> None:
        self._announced.append((topic, key, make))

    async def commit(self) -> None:
        changes = [(repository, seen) for repository in self._repositories for seen in repository.changed()]
        try:
            if changes and await self._written(changes):
                await self._session.commit()
            else:
                await self._session.rollback()
        except DBAPIError as error:
            if not code_of(error).startswith(UNSTORABLE_VALUE):
                raise
            msg = "The text has characters that cannot be stored, as NUL: remove them, then try again."
            raise InvalidInputError(msg) from error
        self._announced.clear()

    @property
    def _repositories(self) -> tuple[SqlRepository[Any], ...]:
        content = (self.runs, self.ideas, self.scripts, self.manifests, self.assets)
        return (*content, self.videos, self.posts, self.snapshots)

    async def _written(self, changes: list[Change]) -> bool:
        journal = Journal(self._session, self._context)
        occurrences = [one for repository, seen in changes for one in _occurrences(repository, seen)]
        if not await journal.log(occurrences):
            return False
        for repository, seen in changes:
            await repository.write(seen.aggregate)
        await self._keep_versions([seen.aggregate for repository, seen in changes if repository.kept is SCRIPTS])
        await journal.audit(occurrences)
        await journal.announce([(topic, key, make()) for topic, key, make in self._announced], occurrences)
        await journal.notify([(repository.kept.name, seen.aggregate.id) for repository, seen in changes])
        return True

    async def _keep_versions(self, scripts: list[Script]) -> None:
        names = ("revision", "title", "scenes", "writer", "status", "updated_at")
        for script in scripts:
            columns = SCRIPTS.columns_of(script, self._context.tenant_id)
            values = {"tenant_id": self._context.tenant_id, "script_id": script.id} | {n: columns[n] for n in names}
            statement = upsert(VERSIONS).values(values)
            await self._session.execute(statement.on_conflict_do_update(constraint=VERSIONS.primary_key, set_=values))
            await keep_findings(self._session, self._context.tenant_id, script)


def _occurrences(repository: SqlRepository[Any], seen: Seen[Any]) -> list[Occurrence]:
    aggregate = seen.aggregate
    return [
        Occurrence(event, repository.kept.name, aggregate.id, seen.before, str(aggregate.status))
        for event in aggregate.take_events()
    ]

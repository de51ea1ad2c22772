"""What the checks found in a script, kept beside each version of its text; and those texts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import own
from adapters.persistence.sql.tables import ScriptFindingRow, ScriptVersionRow
from domain.scripts.quality.finding import Check, Finding, Severity
from domain.scripts.scene import Scene
from domain.scripts.script import Script

FINDINGS, VERSIONS = table_of(ScriptFindingRow), table_of(ScriptVersionRow)
_SCENES: TypeAdapter[tuple[Scene, ...]] = TypeAdapter(tuple[Scene, ...])
Found = Mapping[tuple[UUID, int], tuple[Finding, ...]]


async def keep_findings(session: AsyncSession, tenant_id: UUID, script: Script) -> None:
    """Those of its version of now, instead of what was kept for it before."""
    of_version = (FINDINGS.c.script_id == script.id, FINDINGS.c.revision == script.revision)
    await session.execute(delete(FINDINGS).where(FINDINGS.c.tenant_id == tenant_id, *of_version))
    rows = [
        {
            "tenant_id": tenant_id,
            "script_id": script.id,
            "revision": script.revision,
            "position": position,
            "rule": found.check.value,
            "severity": found.severity.value,
            "scene_id": found.scene_id,
            "message": found.message,
            "excerpt": found.excerpt,
        }
        for position, found in enumerate(script.findings)
    ]
    if rows:
        await session.execute(insert(FINDINGS), rows)


async def findings_of(session: AsyncSession, tenant_id: UUID, script_ids: Sequence[UUID]) -> Found:
    """By script and version; a version without findings has no entry."""
    if not script_ids:
        return {}
    statement = own(FINDINGS, tenant_id, FINDINGS.c.script_id.in_(script_ids)).order_by(FINDINGS.c.position)
    found: dict[tuple[UUID, int], list[Finding]] = defaultdict(list)
    for row in await session.execute(statement):
        one = Finding(
            check=Check(row.rule),
            severity=Severity(row.severity),
            scene_id=row.scene_id,
            message=row.message,
            excerpt=row.excerpt,
        )
        found[row.script_id, row.revision].append(one)
    return {key: tuple(every) for key, every in found.items()}


async def scenes_of(session: AsyncSession, tenant_id: UUID, script_id: UUID, revision: int) -> tuple[Scene, ...] | None:
    """The text of a version as it was, None if there is no such version."""
    conditions = (VERSIONS.c.tenant_id == tenant_id, VERSIONS.c.script_id == script_id, VERSIONS.c.revision == revision)
    row = (await session.execute(select(VERSIONS.c.scenes).where(*conditions))).first()
    return None if row is None else _SCENES.validate_python(row.scenes)

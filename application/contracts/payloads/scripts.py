"""A script and its scenes, as the outside sees them."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import Field

from application.contracts.base import Payload
from domain.assets.asset import AssetRole, AssetType
from domain.scripts.needs import NeedKind, fact_of, need_kind, query_of
from domain.scripts.quality.finding import Check, Finding, Severity
from domain.scripts.scene import Beat, Layout, Scene, SourceSpan
from domain.scripts.script import LIFECYCLE, Script, ScriptStatus


class AssetNeedPayload(Payload):
    role: AssetRole
    type: AssetType
    layout: Layout | None = None
    query: str = ""
    kind: NeedKind | None = None
    fact: str = ""


class SpanPayload(Payload):
    """Characters `start` to `end` of the article: `text` stands there. `kind` is sentence, number, name or quote."""

    kind: str
    text: str
    start: int
    end: int

    @classmethod
    def of(cls, span: SourceSpan) -> Self:
        return cls(kind=span.kind, text=span.text, start=span.start, end=span.end)


class FindingPayload(Payload):
    """What a check found; an error keeps the policy from approving. `scene_id` is empty for the whole script."""

    check: Check
    severity: Severity
    message: str
    scene_id: str = ""
    excerpt: str = ""

    @classmethod
    def of(cls, found: Finding) -> Self:
        return cls(
            check=found.check,
            severity=found.severity,
            message=found.message,
            scene_id=found.scene_id,
            excerpt=found.excerpt,
        )


class ScenePayload(Payload):
    scene_id: str
    beat: Beat
    duration_sec: float = Field(ge=0)
    asset_needs: tuple[AssetNeedPayload, ...]
    # beside the product's fields
    narration: str
    on_screen_text: str
    layout: Layout
    headline: str = ""
    items: tuple[str, ...] = ()
    points: tuple[tuple[str, float], ...] = ()
    series: tuple[tuple[str, tuple[float, ...]], ...] = ()
    figure: str = ""
    unit: str = ""
    picture_key: str = ""
    alt: str = ""
    sources: tuple[str, ...] = ()
    spans: tuple[SpanPayload, ...] = ()

    @classmethod
    def of(cls, scene: Scene) -> Self:
        visual = scene.visual
        return cls(
            scene_id=scene.scene_id,
            beat=scene.beat,
            duration_sec=scene.duration.total_seconds(),
            asset_needs=needs_of(scene),
            narration=scene.narration,
            on_screen_text=scene.on_screen_text,
            layout=visual.layout,
            headline=visual.headline,
            items=visual.items,
            points=visual.points,
            series=visual.series,
            figure=visual.figure,
            unit=visual.unit,
            picture_key=visual.picture_key,
            alt=visual.alt,
            sources=tuple(span.text for span in scene.sources),
            spans=tuple(SpanPayload.of(span) for span in scene.sources),
        )


def needs_of(scene: Scene) -> tuple[AssetNeedPayload, ...]:
    """Every scene needs one picture and one voiceover."""
    picture = AssetNeedPayload(
        role=AssetRole.PICTURE,
        type=AssetType.IMAGE,
        layout=scene.visual.layout,
        query=query_of(scene),
        kind=need_kind(scene),
        fact=fact_of(scene),
    )
    return picture, AssetNeedPayload(role=AssetRole.VOICEOVER, type=AssetType.AUDIO, query=scene.narration)


class ScriptPayload(Payload):
    """`version` is the version of the text; `row_version` the one that an edit must name.

    `held` says why the policy does not approve this version, empty if it would.
    """

    script_id: UUID
    idea_id: UUID
    scenes: tuple[ScenePayload, ...]
    version: int
    created_at: datetime
    # beside the product's fields
    title: str
    language: str
    writer: str
    duration_sec: float
    content_hash: str
    status: ScriptStatus
    allowed_actions: tuple[str, ...]
    row_version: int
    updated_at: datetime
    findings: tuple[FindingPayload, ...] = ()
    held: str = ""

    @classmethod
    def of(cls, script: Script) -> Self:
        edit = ("edit",) if script.status is ScriptStatus.DRAFT else ()
        return cls(
            script_id=script.id,
            idea_id=script.idea_id,
            scenes=tuple(ScenePayload.of(scene) for scene in script.scenes),
            version=script.revision,
            created_at=script.created_at,
            title=script.title,
            language=script.language,
            writer=script.writer,
            duration_sec=script.duration.total_seconds(),
            content_hash=script.content_hash,
            status=script.status,
            allowed_actions=(*LIFECYCLE.verbs(script.status), *edit),
            row_version=script.version,
            updated_at=script.updated_at,
            findings=tuple(FindingPayload.of(found) for found in script.findings),
            held=script.held,
        )

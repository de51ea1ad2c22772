"""`tgcf draft`: an article becomes a specification that can be changed by hand and rendered."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from rich.console import Console

from adapters.imagery.cards import moving_card
from adapters.language.offline.ideas import OfflineIdeaWriter
from adapters.language.offline.scripts import OfflineScriptWriter
from adapters.rendering.cluster import open_compute
from adapters.rendering.standalone.drafting import DraftScene, DraftVideo, specification_of
from adapters.rendering.store import store_spec
from adapters.sources.articles import Articles
from adapters.sources.egress import EgressClient
from adapters.speech.espeak import EspeakSpeech
from adapters.storage.objects import open_object_store
from application.contracts.article import Article
from application.ports.script_writer import ScriptDraft
from application.use_cases.scripts.rehearse import RehearseScript, length
from domain.ideas.idea import Idea, Origin
from domain.scripts.length import is_within
from domain.scripts.scene import Scene
from domain.shared.errors import InvalidInputError, SourceUnreadableError
from domain.shared.ids import BrandStyleId, ChannelId, IdeaId, RunId, ScheduleRuleId, TenantId
from domain.tenancy.channel import BrandStyle, Channel, ScheduleRule
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.engine import size_of

NOBODY = UUID(int=0)
MEDIA = "media"
LABEL = 60
out = Console(highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class DraftOrder:
    source: str
    folder: Path
    template: str
    aspect: str
    seconds: int
    wordmark: str


async def write_draft(settings: Settings, order: DraftOrder) -> None:
    """The article's pictures lie beside it in `media/`; print the specification's name, and what it falls short of."""
    size, path = size_of(order.aspect) or (0, 0), order.folder / "spec.json"
    _spare(path)
    folder = _made(order.folder / MEDIA)
    article = await _article(settings, order.source, folder)
    channel = _channel(order)
    script = await _written(article, channel)
    fits = is_within(length(script), channel.target)
    video = DraftVideo(
        title=script.title,
        language=script.language,
        template=order.template,
        wordmark=order.wordmark,
        size=size,
        asked_sec=channel.target.total_seconds() if fits else None,
        scenes=[_scene(number, scene) for number, scene in enumerate(script.scenes, 1)],
    )
    path.write_text(specification_of(video), encoding="utf-8")
    out.print(str(path), markup=False)
    if not fits:
        out.print(
            f"It takes {length(script).total_seconds():.0f} s to speak, {order.seconds} s were wanted.", markup=False
        )


async def _written(article: Article, channel: Channel) -> ScriptDraft:
    """Rehearsed with the voice that will speak it."""
    proposed = await OfflineIdeaWriter().propose(article, channel, ())
    idea = Idea(
        id=IdeaId(NOBODY),
        channel_id=channel.id,
        run_id=RunId(NOBODY),
        title=proposed.title,
        description=proposed.description,
        tags=proposed.tags,
        score=0.0,
        origin=Origin(source=article.source, article_key="", article_digest=article.digest),
        created_at=channel.updated_at,
        updated_at=channel.updated_at,
    )
    compute = open_compute(None, workers=1)
    try:
        with TemporaryDirectory() as voices:
            speech = EspeakSpeech(compute, store_spec(Path(voices).as_uri(), {}, 1))
            return await RehearseScript(writer=OfflineScriptWriter(), speech=speech)(
                TenantId(NOBODY), idea, article, channel
            )
    finally:
        await compute.aclose()


async def _article(settings: Settings, source: str, folder: Path) -> Article:
    given = settings.egress
    egress = EgressClient(given.allow_private, given.timeout_sec, given.max_bytes)
    reading = await Articles(egress, open_object_store("", {}, folder)).read(TenantId(NOBODY), source)
    if reading.articles:
        return reading.articles[0]
    reason = reading.problems[0].reason if reading.problems else f"{source}: there is no article in it."
    raise SourceUnreadableError(reason)


def _spare(path: Path) -> None:
    """A specification is written to be changed by hand."""
    if path.exists():
        message = f"{path} is there already, and somebody may have changed it: give another folder, or remove it."
        raise InvalidInputError(message)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {folder} cannot be made: {error.strerror}."
        raise InvalidInputError(message) from error
    return folder


def _scene(number: int, scene: Scene) -> DraftScene:
    visual = scene.visual
    key = f"{MEDIA}/{visual.picture_key}" if visual.picture_key else ""
    return DraftScene(
        scene_id=scene.scene_id,
        label=f"scene {number}: {visual.headline or scene.on_screen_text or scene.beat}"[:LABEL],
        narration=scene.narration,
        pause_sec=scene.pause.total_seconds(),
        card=moving_card(replace(visual, picture_key=""), key),
    )


def _channel(order: DraftOrder) -> Channel:
    """What the writer asks of a channel: how long, in whose words."""
    now = datetime.now(UTC)
    return Channel(
        id=ChannelId(NOBODY),
        slug="draft",
        name=order.wordmark or "draft",
        target=timedelta(seconds=order.seconds),
        brand=BrandStyle(id=BrandStyleId(NOBODY), name="draft", template=order.template, updated_at=now),
        rule=ScheduleRule(id=ScheduleRuleId(NOBODY), updated_at=now),
        updated_at=now,
    )

"""`tgcf draft`: an article becomes a specification that can be changed by hand and rendered."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from rich.console import Console

from adapters.imagery.cards import moving_card
from adapters.language.offline.ideas import propose_idea
from adapters.language.offline.scripts import write_script
from adapters.rendering.standalone.drafting import DraftScene, DraftVideo, specification_of
from adapters.sources.articles import Articles
from adapters.sources.egress import EgressClient
from adapters.storage.objects import open_object_store
from application.contracts.article import Article
from domain.scripts.scene import Scene
from domain.shared.errors import InvalidInputError, SourceUnreadableError
from domain.shared.ids import BrandStyleId, ChannelId, ScheduleRuleId, TenantId
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
    """The article's pictures lie beside it in `media/`; print the specification's name."""
    size = size_of(order.aspect) or (0, 0)
    folder = _made(order.folder / MEDIA)
    article = await _article(settings, order.source, folder)
    channel = _channel(order)
    title = propose_idea(article, channel, ()).title
    script = write_script(title, article, channel)
    video = DraftVideo(
        title=script.title,
        language=script.language,
        template=order.template,
        wordmark=order.wordmark,
        size=size,
        scenes=[_scene(number, scene) for number, scene in enumerate(script.scenes, 1)],
    )
    path = order.folder / "spec.json"
    path.write_text(specification_of(video), encoding="utf-8")
    out.print(str(path), markup=False)


async def _article(settings: Settings, source: str, folder: Path) -> Article:
    given = settings.egress
    egress = EgressClient(given.allow_private, given.timeout_sec, given.max_bytes)
    reading = await Articles(egress, open_object_store("", {}, folder)).read(TenantId(NOBODY), source)
    if reading.articles:
        return reading.articles[0]
    reason = reading.problems[0].reason if reading.problems else f"{source}: there is no article in it."
    raise SourceUnreadableError(reason)


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

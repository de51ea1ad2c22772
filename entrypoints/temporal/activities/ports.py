"""Everything that the activities need from outside, by its port."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from application.ports.article_source import ArticleSource
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.duplicates import DuplicateSearch, PastIdeas
from application.ports.idea_writer import IdeaWriter
from application.ports.imagery import Imagery
from application.ports.media_intake import MediaIntake
from application.ports.metrics import MetricsSource
from application.ports.object_store import ObjectStore
from application.ports.progress import ProgressBoard
from application.ports.publisher import Publisher
from application.ports.purse import Purses
from application.ports.readers import AnalyticsReader
from application.ports.scene_writer import SceneWriter
from application.ports.script_writer import ScriptWriter
from application.ports.sources import SourcePoller, SourceStore
from application.ports.speech import Speech
from application.ports.unit_of_work import UnitOfWorkFactory
from application.ports.video_renderer import VideoRenderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """`grace` overrides the channels' own; `poll_sec` is how often a render is looked at. `cards` need no provider."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock
    channels: ChannelStore
    analytics: AnalyticsReader
    progress: ProgressBoard
    store: ObjectStore
    articles: ArticleSource
    sources: SourceStore
    poller: SourcePoller
    past_ideas: PastIdeas
    duplicates: DuplicateSearch
    idea_writer: IdeaWriter
    script_writer: ScriptWriter
    scene_writer: SceneWriter
    imagery: Imagery
    cards: Imagery
    intake: MediaIntake
    speech: Speech
    renderer: VideoRenderer
    publishers: Mapping[str, Publisher]
    metrics: Sequence[MetricsSource]
    purses: Purses
    grace: timedelta | None = None
    asset_parallelism: int = 4
    poll_sec: float = 1.0

"""The composition root: the only place that knows every adapter."""

from dependency_injector import containers, providers
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from temporalio.client import Client

from adapters.clock import SystemClock
from adapters.imagery.pillow import PillowImagery
from adapters.messaging.live_feed import PostgresLiveFeed
from adapters.messaging.outbox import OutboxRelay
from adapters.orchestration.open_work import TemporalOpenWork
from adapters.orchestration.temporal import TemporalPipeline
from adapters.persistence.sql.accounts import SqlApiTokenStore, SqlSessionStore, SqlSignInLinkStore, SqlUserStore
from adapters.persistence.sql.audience import SqlAudienceLedger
from adapters.persistence.sql.budgets import SqlBudgetBook
from adapters.persistence.sql.channels import SqlChannelStore, SqlTenantDirectory
from adapters.persistence.sql.engine import open_engine, open_sessions
from adapters.persistence.sql.idea_vectors import SqlIdeaVectors
from adapters.persistence.sql.idempotency import SqlIdempotencyStore
from adapters.persistence.sql.ledger import SqlLedger
from adapters.persistence.sql.past_ideas import SqlPastIdeas
from adapters.persistence.sql.progress import SqlProgressBoard
from adapters.persistence.sql.provider_jobs import SqlProviderJobs
from adapters.persistence.sql.readers import (
    SqlAnalyticsReader,
    SqlAssetReader,
    SqlAuditReader,
    SqlEventReader,
    SqlIdeaReader,
    SqlPipelineReader,
    SqlPostReader,
    SqlScriptReader,
    SqlUnfinishedReader,
    SqlVideoReader,
)
from adapters.persistence.sql.render_pace import SqlRenderPace
from adapters.persistence.sql.sources import SqlSourceStore
from adapters.persistence.sql.unit_of_work import SqlUnitOfWork
from adapters.persistence.sql.upkeep import SqlUpkeep
from adapters.publishing.own_site import OwnSiteMetrics, OwnSitePublisher
from adapters.rendering.intake import ClusterIntake
from adapters.rendering.store import Compute, StoreSpec
from adapters.sources.articles import Articles
from adapters.sources.egress import EgressClient
from adapters.sources.polling import PolledSources
from adapters.storage.objects import open_object_store
from application.ports import accounts as account_ports
from application.ports import readers
from application.ports.article_source import ArticleSource
from application.ports.audience import AudienceLedger
from application.ports.channels import ChannelStore, TenantDirectory
from application.ports.clock import Clock
from application.ports.duplicates import DuplicateSearch, PastIdeas
from application.ports.foresight import RenderPace
from application.ports.idea_writer import IdeaWriter
from application.ports.idempotency import IdempotencyStore
from application.ports.imagery import Imagery
from application.ports.ledger import BudgetBook, Ledger
from application.ports.live_feed import LiveFeed
from application.ports.media_intake import MediaIntake
from application.ports.metrics import MetricsSource
from application.ports.object_store import ObjectStore
from application.ports.pipeline_gateway import PipelineGateway
from application.ports.progress import ProgressBoard
from application.ports.provider_jobs import ProviderJobs
from application.ports.publisher import Publisher
from application.ports.purse import Purses
from application.ports.scene_writer import SceneWriter
from application.ports.script_writer import ScriptWriter
from application.ports.sources import SourcePoller, SourceStore
from application.ports.speech import Speech
from application.ports.unit_of_work import UnitOfWork
from application.ports.video_renderer import VideoRenderer
from application.use_cases.budgets.purses import LedgerPurses
from application.use_cases.runs.find_lost import FindLost
from application.use_cases.tenancy.sweep import Sweep
from domain.budgets.budget import Budget
from domain.budgets.prices import PriceList
from entrypoints.bootstrap import choices, pictures
from entrypoints.bootstrap import providers as chains
from entrypoints.bootstrap.accounts import Accounts, AccountStores, open_accounts
from entrypoints.bootstrap.budgets import price_list, usual_budget
from entrypoints.bootstrap.curating import Curating, open_curating
from entrypoints.bootstrap.session_key import session_key
from entrypoints.bootstrap.settings import Settings

Sessions = async_sessionmaker[AsyncSession]


class Container(containers.DeclarativeContainer):
    """Settings and the Temporal client are handed in, since reading and connecting are the start-up's business."""

    settings = providers.Dependency(instance_of=Settings)
    temporal_client = providers.Dependency(instance_of=Client)
    clock: providers.Provider[Clock] = providers.Singleton(SystemClock)

    database_url = settings.provided.database.url.get_secret_value.call()
    engine: providers.Provider[AsyncEngine] = providers.Singleton(
        open_engine, database_url, settings.provided.database.pool_size
    )
    sessions: providers.Provider[Sessions] = providers.Singleton(open_sessions, engine)
    unit_of_work: providers.Provider[UnitOfWork] = providers.Factory(SqlUnitOfWork, sessions)
    outbox_relay: providers.Provider[OutboxRelay] = providers.Singleton(OutboxRelay, sessions)
    live_feed: providers.Provider[LiveFeed] = providers.Singleton(PostgresLiveFeed, database_url)
    progress: providers.Provider[ProgressBoard] = providers.Singleton(SqlProgressBoard, sessions)
    idempotency: providers.Provider[IdempotencyStore] = providers.Singleton(SqlIdempotencyStore, sessions)
    audience: providers.Provider[AudienceLedger] = providers.Singleton(SqlAudienceLedger, sessions)
    budget_set: providers.Provider[Budget] = providers.Singleton(usual_budget, settings.provided.budget)
    ledger: providers.Provider[Ledger] = providers.Singleton(SqlLedger, sessions, clock, budget_set)
    budgets: providers.Provider[BudgetBook] = providers.Singleton(SqlBudgetBook, sessions, clock, budget_set)
    prices: providers.Provider[PriceList] = providers.Singleton(price_list, settings.provided.budget)
    purses: providers.Provider[Purses] = providers.Singleton(LedgerPurses, ledger=ledger, book=budgets, prices=prices)
    render_pace: providers.Provider[RenderPace] = providers.Singleton(SqlRenderPace, sessions)
    channels: providers.Provider[ChannelStore] = providers.Singleton(SqlChannelStore, sessions)
    tenants: providers.Provider[TenantDirectory] = providers.Singleton(SqlTenantDirectory, sessions)
    users: providers.Provider[account_ports.UserStore] = providers.Singleton(SqlUserStore, sessions)
    sessions_store: providers.Provider[account_ports.SessionStore] = providers.Singleton(SqlSessionStore, sessions)
    sign_in_links: providers.Provider[account_ports.SignInLinkStore] = providers.Singleton(SqlSignInLinkStore, sessions)
    api_tokens: providers.Provider[account_ports.ApiTokenStore] = providers.Singleton(SqlApiTokenStore, sessions)

    ideas: providers.Provider[readers.IdeaReader] = providers.Singleton(SqlIdeaReader, sessions)
    scripts: providers.Provider[readers.ScriptReader] = providers.Singleton(SqlScriptReader, sessions)
    assets: providers.Provider[readers.AssetReader] = providers.Singleton(SqlAssetReader, sessions)
    videos: providers.Provider[readers.VideoReader] = providers.Singleton(SqlVideoReader, sessions)
    posts: providers.Provider[readers.PostReader] = providers.Singleton(SqlPostReader, sessions)
    analytics: providers.Provider[readers.AnalyticsReader] = providers.Singleton(SqlAnalyticsReader, sessions)
    pipelines: providers.Provider[readers.PipelineReader] = providers.Singleton(SqlPipelineReader, sessions)
    events: providers.Provider[readers.EventReader] = providers.Singleton(SqlEventReader, sessions)
    audit: providers.Provider[readers.AuditReader] = providers.Singleton(SqlAuditReader, sessions)

    store_spec: providers.Provider[StoreSpec] = providers.Singleton(choices.chosen_store, settings)
    object_store: providers.Provider[ObjectStore] = providers.Singleton(
        open_object_store,
        settings.provided.storage.url,
        providers.Callable(choices.store_options, settings.provided.storage),
        providers.Callable(choices.objects_folder, settings),
    )
    compute: providers.Provider[Compute] = providers.Singleton(choices.chosen_compute, settings)
    renderer: providers.Provider[VideoRenderer] = providers.Singleton(
        choices.chosen_renderer, settings, compute, store_spec
    )
    provider_jobs: providers.Provider[ProviderJobs] = providers.Singleton(SqlProviderJobs, sessions)
    speech: providers.Provider[Speech] = providers.Singleton(
        chains.chosen_speech, settings, compute, store_spec, provider_jobs
    )
    cards: providers.Provider[Imagery] = providers.Singleton(PillowImagery, compute, store_spec)
    intake: providers.Provider[MediaIntake] = providers.Singleton(ClusterIntake, compute, store_spec)
    egress: providers.Provider[EgressClient] = providers.Singleton(
        EgressClient,
        settings.provided.egress.allow_private,
        settings.provided.egress.timeout_sec,
        settings.provided.egress.max_bytes,
    )
    imagery: providers.Provider[Imagery] = providers.Singleton(
        pictures.chosen_imagery, settings, compute, store_spec, egress, provider_jobs
    )
    articles: providers.Provider[ArticleSource] = providers.Singleton(Articles, egress, object_store)
    sources: providers.Provider[SourceStore] = providers.Singleton(SqlSourceStore, sessions)
    poller: providers.Provider[SourcePoller] = providers.Singleton(PolledSources, egress, object_store, articles)
    curating: providers.Provider[Curating] = providers.Singleton(open_curating, sources, poller, channels, clock)
    past_ideas: providers.Provider[PastIdeas] = providers.Singleton(SqlPastIdeas, sessions)
    duplicates: providers.Provider[DuplicateSearch] = providers.Singleton(
        choices.chosen_duplicates, settings, past_ideas, providers.Singleton(SqlIdeaVectors, sessions)
    )
    idea_writer: providers.Provider[IdeaWriter] = providers.Singleton(chains.chosen_idea_writer, settings)
    scene_writer: providers.Provider[SceneWriter] = providers.Singleton(chains.chosen_scene_writer, settings)
    script_writer: providers.Provider[ScriptWriter] = providers.Singleton(chains.chosen_script_writer, settings)
    publisher: providers.Provider[Publisher] = providers.Singleton(OwnSitePublisher, object_store)
    metrics: providers.Provider[MetricsSource] = providers.Singleton(OwnSiteMetrics, audience)
    pipeline: providers.Provider[PipelineGateway] = providers.Singleton(
        TemporalPipeline, temporal_client, settings.provided.temporal.task_queue_prefix
    )
    find_lost: providers.Provider[FindLost] = providers.Singleton(
        FindLost,
        tenants=tenants,
        unfinished=providers.Singleton(SqlUnfinishedReader, sessions),
        open_work=providers.Singleton(TemporalOpenWork, temporal_client),
        pipelines=pipelines,
        progress=progress,
        clock=clock,
    )
    sweep: providers.Provider[Sweep] = providers.Singleton(
        Sweep, tenants, providers.Singleton(SqlUpkeep, sessions), clock
    )
    accounts: providers.Provider[Accounts] = providers.Singleton(
        open_accounts,
        providers.Factory(
            AccountStores,
            tenants=tenants,
            channels=channels,
            users=users,
            sessions=sessions_store,
            links=sign_in_links,
            tokens=api_tokens,
        ),
        clock,
        providers.Callable(session_key, settings),
    )

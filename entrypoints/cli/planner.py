"""The planner, put together: it reads and reckons with what the line works with, and orders nothing."""

from collections.abc import Sequence

from adapters.language.offline.ideas import OfflineIdeaWriter
from adapters.language.offline.scripts import OfflineScriptWriter
from application.contracts.article import Article
from application.ports.script_writer import ScriptDraft
from application.ports.unit_of_work import UnitOfWork, WorkContext
from application.use_cases.ideas.choosing import Choosing
from application.use_cases.ideas.curating import Curator
from application.use_cases.ideas.foresee import ForeseeIdeas
from application.use_cases.ideas.gathering import Gathering
from application.use_cases.plans.channels import ChannelPlanner
from application.use_cases.plans.orders import Estimator
from application.use_cases.plans.plan_day import PlanDay
from application.use_cases.scripts.checking import checked, standard_for
from domain.scripts.quality.finding import Finding
from domain.tenancy.channel import Channel
from entrypoints.bootstrap.container import Container
from entrypoints.bootstrap.makers import makers_of


def planner_of(container: Container) -> PlanDay:
    return PlanDay(
        channels=container.channels(),
        plan_channel=ChannelPlanner(foresight=_foresight(container), posts=container.posts(), clock=container.clock()),
        writer=OfflineScriptWriter(),
        check=_check,
        estimator=Estimator(makers=makers_of(container.settings()), prices=container.prices()),
        ledger=container.ledger(),
        book=container.budgets(),
        pace=container.render_pace(),
        pipelines=container.pipelines(),
    )


def _check(draft: ScriptDraft, article: Article, channel: Channel) -> Sequence[Finding]:
    return checked(draft.title, draft.scenes, standard_for(channel, article, draft.language)).findings


def _foresight(container: Container) -> ForeseeIdeas:
    def unit_of_work(context: WorkContext) -> UnitOfWork:
        return container.unit_of_work(context)

    return ForeseeIdeas(
        gathering=Gathering(
            articles=container.articles(),
            sources=container.sources(),
            poller=container.poller(),
            channels=container.channels(),
            clock=container.clock(),
        ),
        choosing=Choosing(
            curator=Curator(
                duplicates=container.duplicates(), sources=container.sources(), numbers=container.analytics()
            ),
            past=container.past_ideas(),
            channels=container.channels(),
            clock=container.clock(),
        ),
        writer=OfflineIdeaWriter(),
        unit_of_work=unit_of_work,
    )

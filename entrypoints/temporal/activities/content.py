"""The activities of runs, ideas and scripts, with their use-cases."""

from application.use_cases.ideas.approve import ApproveIdea
from application.use_cases.ideas.choosing import Choosing
from application.use_cases.ideas.curating import Curator
from application.use_cases.ideas.gathering import Gathering
from application.use_cases.ideas.generate import GenerateIdeas
from application.use_cases.ideas.look_up import LookUpIdea
from application.use_cases.ideas.reject import RejectIdea
from application.use_cases.ideas.reopen import ReopenIdea
from application.use_cases.runs.begin import BeginRun
from application.use_cases.runs.fail import FailRun
from application.use_cases.runs.hand_over import HandOverRun
from application.use_cases.scripts.approve import ApproveScript
from application.use_cases.scripts.edit import EditScript
from application.use_cases.scripts.revert import RevertScript
from application.use_cases.scripts.revise import ReviseScript
from application.use_cases.scripts.rewrite import RewriteScene
from application.use_cases.scripts.withdraw import WithdrawScript
from application.use_cases.scripts.write import WriteScript
from entrypoints.temporal.activities.ideas import IdeaActivities
from entrypoints.temporal.activities.ports import Ports
from entrypoints.temporal.activities.runs import RunActivities
from entrypoints.temporal.activities.scripts import ScriptActivities


def run_activities(ports: Ports) -> RunActivities:
    work, clock = ports.unit_of_work, ports.clock
    return RunActivities(
        begin_run=BeginRun(channels=ports.channels, unit_of_work=work, clock=clock),
        generate_ideas=GenerateIdeas(
            gathering=_gathering(ports),
            choosing=_choosing(ports),
            writer=ports.idea_writer,
            store=ports.store,
            channels=ports.channels,
            unit_of_work=work,
            clock=clock,
            purses=ports.purses,
            grace=ports.grace,
            asset_parallelism=ports.asset_parallelism,
        ),
        hand_over_run=HandOverRun(unit_of_work=work, clock=clock),
        fail_run=FailRun(unit_of_work=work, clock=clock),
    )


def _gathering(ports: Ports) -> Gathering:
    return Gathering(
        articles=ports.articles,
        sources=ports.sources,
        poller=ports.poller,
        channels=ports.channels,
        clock=ports.clock,
    )


def _choosing(ports: Ports) -> Choosing:
    return Choosing(
        curator=Curator(duplicates=ports.duplicates, sources=ports.sources, numbers=ports.analytics),
        past=ports.past_ideas,
        channels=ports.channels,
        clock=ports.clock,
    )


def idea_activities(ports: Ports) -> IdeaActivities:
    work, clock = ports.unit_of_work, ports.clock
    return IdeaActivities(
        look_up_idea=LookUpIdea(unit_of_work=work),
        approve_idea=ApproveIdea(unit_of_work=work, clock=clock),
        reject_idea=RejectIdea(unit_of_work=work, clock=clock),
        reopen_idea=ReopenIdea(unit_of_work=work, clock=clock),
    )


def script_activities(ports: Ports) -> ScriptActivities:
    work, clock = ports.unit_of_work, ports.clock
    return ScriptActivities(
        write_script=WriteScript(
            writer=ports.script_writer,
            speech=ports.speech,
            store=ports.store,
            channels=ports.channels,
            unit_of_work=work,
            clock=clock,
            purses=ports.purses,
        ),
        edit_script=EditScript(store=ports.store, channels=ports.channels, unit_of_work=work, clock=clock),
        rewrite_scene=RewriteScene(
            writer=ports.scene_writer,
            store=ports.store,
            channels=ports.channels,
            unit_of_work=work,
            clock=clock,
            purses=ports.purses,
        ),
        revert_script=RevertScript(store=ports.store, channels=ports.channels, unit_of_work=work, clock=clock),
        approve_script=ApproveScript(unit_of_work=work, clock=clock),
        revise_script=ReviseScript(unit_of_work=work, clock=clock),
        withdraw_script=WithdrawScript(unit_of_work=work, clock=clock),
    )

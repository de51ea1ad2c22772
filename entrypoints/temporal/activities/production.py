"""The activities of assets, videos and posts, with their use-cases."""

from application.use_cases.assets.complete import CompleteAssets
from application.use_cases.assets.count import CountAssets
from application.use_cases.assets.fail import FailAsset
from application.use_cases.assets.generate import GenerateAsset
from application.use_cases.assets.pick import PickTake
from application.use_cases.assets.regenerate import RegenerateAsset
from application.use_cases.assets.replace import ReplaceAsset
from application.use_cases.assets.request import RequestAssets
from application.use_cases.assets.stand_in import StandIn
from application.use_cases.posts.cancel import CancelPost
from application.use_cases.posts.commit import CommitPost
from application.use_cases.posts.confirm import ConfirmPost
from application.use_cases.posts.deliver import NoteDelivery
from application.use_cases.posts.fail import FailPost
from application.use_cases.posts.look_up import LookUpPost
from application.use_cases.posts.prepare import PreparePost
from application.use_cases.posts.probe import ProbePost
from application.use_cases.posts.record import RecordPublished
from application.use_cases.posts.reschedule import ReschedulePost
from application.use_cases.posts.retry import RetryPost
from application.use_cases.posts.schedule import SchedulePost
from application.use_cases.posts.withdraw import WithdrawPost
from application.use_cases.videos.assemble import AssembleVideo
from application.use_cases.videos.fail import FailVideo
from application.use_cases.videos.finish import FinishVideo
from application.use_cases.videos.retry import RetryVideo
from entrypoints.temporal.activities.assets import AssetActivities
from entrypoints.temporal.activities.ports import Ports
from entrypoints.temporal.activities.posts import PostActivities
from entrypoints.temporal.activities.publishing import PublishActivities
from entrypoints.temporal.activities.videos import VideoActivities


def asset_activities(ports: Ports) -> AssetActivities:
    work, clock = ports.unit_of_work, ports.clock
    return AssetActivities(
        request_assets=RequestAssets(channels=ports.channels, unit_of_work=work, clock=clock),
        generate_asset=GenerateAsset(
            imagery=ports.imagery,
            speech=ports.speech,
            channels=ports.channels,
            unit_of_work=work,
            clock=clock,
            purses=ports.purses,
        ),
        regenerate_asset=RegenerateAsset(unit_of_work=work, clock=clock),
        pick_take=PickTake(unit_of_work=work, clock=clock),
        replace_asset=ReplaceAsset(intake=ports.intake, unit_of_work=work, clock=clock),
        stand_in=StandIn(cards=ports.cards, channels=ports.channels, unit_of_work=work, clock=clock),
        fail_asset=FailAsset(unit_of_work=work, clock=clock),
        complete_assets=CompleteAssets(unit_of_work=work, clock=clock),
        count_assets=CountAssets(unit_of_work=work),
        progress=ports.progress,
        clock=clock,
    )


def video_activities(ports: Ports) -> VideoActivities:
    work, clock = ports.unit_of_work, ports.clock
    return VideoActivities(
        assemble_video=AssembleVideo(channels=ports.channels, unit_of_work=work, clock=clock),
        finish_video=FinishVideo(unit_of_work=work, clock=clock),
        fail_video=FailVideo(unit_of_work=work, clock=clock),
        retry_video=RetryVideo(unit_of_work=work, clock=clock),
        renderer=ports.renderer,
        progress=ports.progress,
        clock=clock,
        poll_sec=ports.poll_sec,
    )


def post_activities(ports: Ports) -> PostActivities:
    work, clock = ports.unit_of_work, ports.clock
    return PostActivities(
        schedule_post=SchedulePost(channels=ports.channels, unit_of_work=work, clock=clock),
        look_up_post=LookUpPost(unit_of_work=work),
        confirm_post=ConfirmPost(unit_of_work=work, clock=clock),
        withdraw_post=WithdrawPost(unit_of_work=work, clock=clock),
        reschedule_post=ReschedulePost(unit_of_work=work, clock=clock),
        cancel_post=CancelPost(unit_of_work=work, clock=clock),
        retry_post=RetryPost(unit_of_work=work, clock=clock),
        fail_post=FailPost(unit_of_work=work, clock=clock),
        note_delivery=NoteDelivery(unit_of_work=work, clock=clock),
        record_published=RecordPublished(unit_of_work=work, clock=clock),
    )


def publish_activities(ports: Ports) -> PublishActivities:
    work, publishers = ports.unit_of_work, ports.publishers
    return PublishActivities(
        prepare_post=PreparePost(publishers=publishers, unit_of_work=work, clock=ports.clock),
        commit_post=CommitPost(publishers=publishers, unit_of_work=work),
        probe_post=ProbePost(publishers=publishers, unit_of_work=work),
    )

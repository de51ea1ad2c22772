"""The activities, built from the ports that their use-cases need, by the queue that serves them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from application.contracts.workflows import Queue
from application.use_cases.analytics.collect import CollectMetrics
from entrypoints.temporal.activities.analytics import AnalyticsActivities
from entrypoints.temporal.activities.content import idea_activities, run_activities, script_activities
from entrypoints.temporal.activities.ports import Ports
from entrypoints.temporal.activities.production import (
    asset_activities,
    post_activities,
    publish_activities,
    video_activities,
)
from entrypoints.temporal.activities.progress import ProgressActivities

Activity = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Activities:
    """By the queue that serves them."""

    by_queue: Mapping[Queue, Sequence[Activity]]


def build_activities(ports: Ports) -> Activities:
    runs, assets, videos = run_activities(ports), asset_activities(ports), video_activities(ports)
    ideas, scripts, posts = idea_activities(ports), script_activities(ports), post_activities(ports)
    publishing = publish_activities(ports)
    progress = ProgressActivities(progress=ports.progress, clock=ports.clock)
    collect = CollectMetrics(analytics=ports.analytics, sources=ports.metrics, unit_of_work=ports.unit_of_work)
    records: list[Activity] = [
        *(progress.report, progress.rewind, runs.begin, runs.hand_over, runs.fail),
        *(ideas.look_up, ideas.approve, ideas.reject, ideas.reopen),
        *(scripts.edit, scripts.revert, scripts.approve, scripts.revise, scripts.withdraw),
        *(assets.request, assets.regenerate, assets.pick, assets.fail, assets.complete),
        *(videos.finish, videos.fail, videos.retry),
        *(posts.schedule, posts.look_up, posts.confirm, posts.withdraw, posts.reschedule),
        *(posts.cancel, posts.retry, posts.fail, posts.note, posts.record),
    ]
    return Activities(
        {
            Queue.WORKFLOWS: records,
            Queue.IO: [
                runs.propose,
                scripts.write,
                scripts.rewrite,
                assets.generate,
                assets.replace,
                assets.show_instead,
                AnalyticsActivities(collect_metrics=collect).collect,
            ],
            Queue.RENDER: [videos.render],
            Queue.PUBLISH: [publishing.prepare, publishing.commit, publishing.probe],
        }
    )

"""The step that collects numbers."""

from dataclasses import dataclass

from temporalio import activity

from application.contracts.steps import CollectStep, Nothing
from application.use_cases.analytics.collect import CollectMetrics


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyticsActivities:
    collect_metrics: CollectMetrics

    @activity.defn(name="collect_metrics")
    async def collect(self, step: CollectStep) -> Nothing:
        await self.collect_metrics(step)
        return Nothing()

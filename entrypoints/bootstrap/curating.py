"""The use-cases and questions around sources and campaigns, put together over the stores."""

from dataclasses import dataclass

from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.sources import SourcePoller, SourceStore
from application.queries.sources import Campaigns, StandingSources
from application.use_cases.ideas.campaigns import AddCampaign, EndCampaign
from application.use_cases.ideas.keeping_sources import AddSource, ChangeSource
from application.use_cases.ideas.polling import PollSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Curating:
    standing: StandingSources
    campaigns: Campaigns
    add_source: AddSource
    change_source: ChangeSource
    poll_source: PollSource
    add_campaign: AddCampaign
    end_campaign: EndCampaign
    kept: SourceStore


def open_curating(sources: SourceStore, poller: SourcePoller, channels: ChannelStore, clock: Clock) -> Curating:
    return Curating(
        standing=StandingSources(sources=sources, channels=channels, clock=clock),
        campaigns=Campaigns(channels=channels),
        add_source=AddSource(sources=sources, channels=channels, clock=clock),
        change_source=ChangeSource(sources=sources, channels=channels, clock=clock),
        poll_source=PollSource(sources=sources, poller=poller, channels=channels, clock=clock),
        add_campaign=AddCampaign(channels=channels, clock=clock),
        end_campaign=EndCampaign(channels=channels, clock=clock),
        kept=sources,
    )

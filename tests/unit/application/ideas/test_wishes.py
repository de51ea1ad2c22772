"""What an audience and a campaign wish for, as it is typed."""

from uuid import UUID

import pytest

from application.contracts.curation import AudiencePayload, NewCampaign


def test_an_empty_wish_is_none() -> None:
    campaign = NewCampaign(channel_id=UUID(int=1), name="Chains", topics=("", "  ", " chain "))

    assert campaign.topics == ("chain",)
    assert AudiencePayload(interests=("", "bread")).interests == ("bread",)


@pytest.mark.parametrize(("typed", "kept"), [("17-13", "13-17"), ("13 – 17", "13-17"), ("25+", "25+"), ("", "")])
def test_ages_run_from_the_younger_to_the_older(typed: str, kept: str) -> None:
    assert AudiencePayload(age_band=typed).age_band == kept

"""The commands for what ideas are made of: sources that are read again and again, and campaigns."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.options import Json

source = typer.Typer(help="Sources that are read again and again.", no_args_is_help=True)
campaign = typer.Typer(help="Campaigns of a channel.", no_args_is_help=True)


class Role(StrEnum):
    ARTICLES = "articles"
    TRENDS = "trends"


ChannelName = Annotated[str, typer.Option("--channel", help="The channel's short name.")]
Topics = Annotated[list[str] | None, typer.Option("--topic", help="Raises ideas that fit; may be repeated.")]
Interests = Annotated[list[str] | None, typer.Option("--interest", help="Of the audience; may be repeated.")]
Day = Annotated[str, typer.Option(help="A day, as 2026-12-01, in the channel's time zone.")]


@source.command("add")
def source_add(
    locator: Annotated[str, typer.Argument(help="A feed, sitemap, CSV list, page, file or folder.")],
    channel: Annotated[str, typer.Option("--channel", help="The channel that it serves; without it, all.")] = "",
    role: Annotated[Role, typer.Option("--role", help="Articles become ideas; trends raise scores.")] = Role.ARTICLES,
    every: Annotated[int, typer.Option("--every", min=1, max=43200, help="Minutes between looks.")] = 30,
) -> None:
    """Add a source, look at it once and say what it holds."""
    from entrypoints.cli import curating

    wish = curating.SourceWish(locator, channel, role.value, every)
    raise typer.Exit(asyncio.run(curating.add_source(Settings(), wish)))


@source.command("list")
def source_list(json: Json = False) -> None:
    """Every source in use, with its state: when it was looked at, what it holds, why it failed."""
    from entrypoints.cli import curating

    asyncio.run(curating.list_sources(Settings(), as_json=json))


@source.command("poll")
def source_poll(
    locator: Annotated[str, typer.Argument(help="One source; without it, each that is due.")] = "",
) -> None:
    """Look at sources now. What is new becomes ideas in the next run."""
    from entrypoints.cli import curating

    raise typer.Exit(asyncio.run(curating.poll(Settings(), locator)))


@source.command("remove")
def source_remove(locator: Annotated[str, typer.Argument(help="As `tgcf source list` names it.")]) -> None:
    """Remove a source that was added; ideas that were made of it stay."""
    from entrypoints.cli import curating

    asyncio.run(curating.remove_source(Settings(), locator))


@campaign.command("add")
def campaign_add(  # noqa: PLR0913, PLR0917 - options of one command
    name: Annotated[str, typer.Argument(help="Its name; the same again changes it.")],
    channel: ChannelName = "demo",
    goal: Annotated[str, typer.Option("--goal", help="What it is for.")] = "",
    topic: Topics = None,
    interest: Interests = None,
    region: Annotated[str, typer.Option("--region", help="Where its audience is, as texts name it.")] = "",
    age: Annotated[str, typer.Option("--age", help="Its age band, as 13-17 or 25+.")] = "",
    starts: Day = "",
    ends: Day = "",
    a_day: Annotated[int, typer.Option("--a-day", min=0, max=1000, help="Ideas a day at most; 0: no bound.")] = 0,
) -> None:
    """Begin a campaign: its topics and audience count into the score of every idea while it runs."""
    from entrypoints.cli import curating

    wish = curating.CampaignWish(
        name, channel, goal, tuple(topic or ()), tuple(interest or ()), region, age, starts, ends, a_day
    )
    asyncio.run(curating.add_campaign(Settings(), wish))


@campaign.command("list")
def campaign_list(json: Json = False) -> None:
    """Every campaign, with its period, topics and quota."""
    from entrypoints.cli import curating

    asyncio.run(curating.list_campaigns(Settings(), as_json=json))

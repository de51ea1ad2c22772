"""Every command with its options. What a command does is imported when it is called: help and errors are quick."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from entrypoints.bootstrap.settings import Settings
from entrypoints.cli import curating_commands, engine_commands
from entrypoints.cli.options import Json

app = typer.Typer(
    help="TG Content Factory: from an article to a published, measured video.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
run = typer.Typer(help="Start runs by hand.", no_args_is_help=True)
schedules = typer.Typer(help="The daily runs that start by themselves.", no_args_is_help=True)
events = typer.Typer(help="What happened, as messages.", no_args_is_help=True)
token = typer.Typer(help="Tokens for programs that use the API.", no_args_is_help=True)
channel = typer.Typer(help="Channels of the tenant.", no_args_is_help=True)
GROUPS = {
    "run": run,
    "schedules": schedules,
    "events": events,
    "token": token,
    "channel": channel,
    "source": curating_commands.source,
    "campaign": curating_commands.campaign,
}
app.add_typer(engine_commands.app)
for name, group in GROUPS.items():
    app.add_typer(group, name=name)


class GateChoice(StrEnum):
    AUTO = "auto"
    MANUAL = "manual"


Sources = Annotated[list[str] | None, typer.Option("--source", help="A file, a folder or a URL; may be repeated.")]
Gates = Annotated[GateChoice | None, typer.Option("--gates", help="Who decides: the policy or an operator.")]
ChannelName = Annotated[str, typer.Option("--channel", help="The channel's short name.")]


@app.command()
def up(detach: Annotated[bool, typer.Option("--detach", help="Go on in the background.")] = False) -> None:
    """Start the embedded stack and stay until Ctrl-C."""
    from entrypoints.cli import stack

    stack.up_detached(Settings()) if detach else asyncio.run(stack.up(Settings()))


@app.command()
def down() -> None:
    """Stop the instance of this folder."""
    from entrypoints.cli import stack

    stack.down(Settings())


@app.command()
def status(json: Json = False) -> None:
    """Show what runs, and each idea, script, video and post of the last run."""
    from entrypoints.cli import status

    asyncio.run(status.show(Settings(), as_json=json))


@app.command()
def doctor() -> None:
    """Say what is missing on this machine, and how to get it."""
    from entrypoints.cli import doctor

    raise typer.Exit(doctor.examine(Settings()))


@app.command()
def prepare() -> None:
    """Get what the embedded stack needs beside Python packages: the Temporal server."""
    from entrypoints.cli import preparation

    preparation.prepare(Settings())


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema; the embedded stack does it by itself."""
    from entrypoints.cli import preparation

    asyncio.run(preparation.migrate_database(Settings()))


@app.command()
def demo(
    source: Sources = None,
    gates: Gates = None,
    once: Annotated[bool, typer.Option("--once", help="Exit when done.")] = False,
) -> None:
    """Start the stack, make a video of a sample article (or of your sources) and publish it."""
    from entrypoints.cli import demo

    raise typer.Exit(asyncio.run(demo.demonstrate(Settings(), source or [], gates or "auto", once=once)))


@app.command("sign-in-link")
def sign_in_link(user: Annotated[str, typer.Option("--user")] = "admin") -> None:
    """Print a link that signs in once."""
    from entrypoints.cli import access

    asyncio.run(access.print_link(Settings(), user))


@app.command()
def serve(
    socket: Annotated[int | None, typer.Option(hidden=True, help="The descriptor of a socket that listens.")] = None,
) -> None:
    """Run the web process: API, portal and public site."""
    from entrypoints.cli import processes

    asyncio.run(processes.serve(Settings(), socket))


@app.command()
def work() -> None:
    """Run the worker process: workflows, activities and the outbox."""
    from entrypoints.cli import processes

    asyncio.run(processes.work(Settings()))


@run.command("daily")
def run_daily(
    channel: ChannelName = "demo",
    source: Sources = None,
    topic: Annotated[list[str] | None, typer.Option("--topic", help="Raises ideas that fit; may be repeated.")] = None,
    gates: Gates = None,
    json: Json = False,
) -> None:
    """Run a channel's daily run now, and wait until every item is through, or failed."""
    from entrypoints.cli import daily

    order = daily.Order(channel=channel, sources=tuple(source or ()), topics=tuple(topic or ()), gates=gates)
    raise typer.Exit(asyncio.run(daily.run_and_report(Settings(), order, as_json=json)))


@app.command()
def plan(
    day: Annotated[str, typer.Option("--day", help="YYYY-MM-DD; today without it.")] = "",
    channel: Annotated[str, typer.Option("--channel", help="One channel only, by its short name.")] = "",
    source: Sources = None,
    json: Json = False,
) -> None:
    """Say what a day would make, cost and need, before anything is spent."""
    from entrypoints.cli import planning

    asyncio.run(planning.show(Settings(), planning.Question(day, channel, tuple(source or ())), as_json=json))


@schedules.command("sync")
def schedules_sync() -> None:
    """Make the schedules equal to the channels' settings."""
    from entrypoints.cli import upkeep

    asyncio.run(upkeep.sync(Settings()))


@events.command("tail")
def events_tail(
    topic: Annotated[str, typer.Argument(help="One of the eight topics; all of them without it.")] = "",
    lines: Annotated[int, typer.Option("--lines", min=0, max=500)] = 20,
    follow: Annotated[bool, typer.Option(help="Go on until Ctrl-C.")] = True,
) -> None:
    """Print messages as they are written, one JSON object a line."""
    from entrypoints.cli import upkeep

    asyncio.run(upkeep.tail(Settings(), topic, lines, follow=follow))


@token.command("create")
def token_create(name: str, user: Annotated[str, typer.Option("--user")] = "admin") -> None:
    """Make an API token and print it: it is not to be had again."""
    from entrypoints.cli import access

    asyncio.run(access.print_token(Settings(), name, user))


@channel.command("add")
def channel_add(
    name: Annotated[str, typer.Argument(help="Its short name: small letters, digits and -.")],
    source: Sources = None,
    gates: Gates = None,
    run_at: Annotated[str, typer.Option("--run-at", help="Time of day of its daily run, as 06:00.")] = "",
) -> None:
    """Add a channel, or leave it as it is if it is there."""
    from entrypoints.cli import access

    asyncio.run(access.add_channel(Settings(), name, source or [], gates, run_at))

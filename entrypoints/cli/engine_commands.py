"""The commands of the engine by itself: no database, no workflow server, no stack."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.options import Cache, Json, Ray, Specification, Template, Templates, Workers

app = typer.Typer()
template = typer.Typer(help="The designs of videos.", no_args_is_help=True)
app.add_typer(template, name="template")


@app.command()
def render(  # noqa: PLR0913, PLR0917 - options of one command
    specification: Specification,
    out: Annotated[Path, typer.Option("-o", "--out", help="The video; captions and pictures are put beside it.")],
    workers: Workers = None,
    ray: Ray = "",
    template: Template = "",
    templates: Templates = None,
    aspect: Annotated[str, typer.Option("--aspect", help="Another shape: 9:16, 4:5, 1:1 or 16:9.")] = "",
    cache: Cache = None,
) -> None:
    """Render a video from a specification: no database, no workflow server, no stack."""
    from entrypoints.cli import engine

    asked = engine.Asked(
        specification=specification,
        out=out,
        workers=workers,
        ray=ray,
        template=template,
        templates=templates,
        aspect=aspect,
        cache=cache,
    )
    asyncio.run(engine.render_file(engine.job(Settings(), asked)))


@app.command()
def carousel(  # noqa: PLR0913, PLR0917 - as above
    specification: Specification,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for the slides, their PDF and their video.")],
    format_: Annotated[str, typer.Option("--format", help="png or jpg.")] = "png",
    video: Annotated[bool, typer.Option(help="Make a video that turns the slides.")] = True,
    workers: Workers = None,
    ray: Ray = "",
    template: Template = "",
    templates: Templates = None,
    cache: Cache = None,
) -> None:
    """Make slides of 1080 x 1350 of a specification's scenes: pictures, a PDF, and a video without a voice."""
    from adapters.rendering.standalone.carousel import CarouselOrder, form_of
    from entrypoints.cli import engine

    form = form_of(format_)
    asked = engine.Asked(
        specification=specification,
        out=out,
        workers=workers,
        ray=ray,
        template=template,
        templates=templates,
        cache=cache,
    )
    asyncio.run(engine.write_carousel(CarouselOrder(engine.job(Settings(), asked), form, video)))


@app.command()
def qc(file: Annotated[Path, typer.Argument(help="A video, MP4.")], json: Json = False) -> None:
    """Measure any video by the gate's rules that need no plan; exit with 1 if one is broken."""
    from entrypoints.cli import engine

    raise typer.Exit(engine.examine_file(file, as_json=json))


@app.command()
def draft(  # noqa: PLR0913, PLR0917 - as above
    source: Annotated[str, typer.Argument(help="An article: a file or a URL.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for spec.json and its media.")],
    template: Annotated[str, typer.Option("--template")] = "gazette",
    aspect: Annotated[str, typer.Option("--aspect", help="9:16, 4:5, 1:1 or 16:9.")] = "9:16",
    seconds: Annotated[int, typer.Option("--seconds", min=10, max=600, help="How long the video shall be.")] = 38,
    wordmark: Annotated[str, typer.Option("--wordmark", help="Stands small on each card.")] = "",
) -> None:
    """Write the specification of an article's video, by the offline writer, to be changed and rendered."""
    from entrypoints.cli import drafting

    order = drafting.DraftOrder(source, out, template, aspect, seconds, wordmark)
    asyncio.run(drafting.write_draft(Settings(), order))


@template.command("list")
def template_list(templates: Templates = None) -> None:
    """Name the designs."""
    from entrypoints.cli import designing

    designing.list_designs(templates)


@template.command("check")
def template_check(file: Annotated[Path, typer.Argument(help="A template of your own (JSON).")]) -> None:
    """Say what is wrong with a template of your own, key by key."""
    from entrypoints.cli import designing

    designing.check_design(file)


@template.command("preview")
def template_preview(  # noqa: PLR0913, PLR0917 - as above
    name: Annotated[str, typer.Argument(help="A design: its name, or a file of your own.")],
    words: Annotated[
        list[str] | None, typer.Argument(help="Your own words; quoted sentences: the first is the title.")
    ] = None,
    text: Annotated[str, typer.Option("--text", help="A file with the words instead; - is standard input.")] = "",
    picture: Annotated[Path | None, typer.Option("--picture", help="A photograph of yours.")] = None,
    accent: Annotated[str, typer.Option("--accent", help="Your colour, like #1b36d8.")] = "",
    templates: Templates = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="PNG or JPEG.")] = Path("sheet.png"),
) -> None:
    """Show a design on one sheet: every layout, format, caption style and thumbnail, with your own words."""
    from adapters.rendering.standalone.templates import SheetOrder
    from entrypoints.cli import designing

    order = SheetOrder(name, designing.text_of(words or [], text), picture, accent, out)
    designing.preview_design(order, templates)

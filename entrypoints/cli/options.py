"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Answer with JSON on standard output.")]
Specification = Annotated[Path, typer.Argument(help="A specification (JSON); files are named relative to it.")]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes; as many as cores.")]
Ray = Annotated[str, typer.Option("--ray", help="The head of a Ray cluster, as host:port, instead.")]
Template = Annotated[str, typer.Option("--template", help="Another design: its name, or a file of your own.")]
Templates = Annotated[Path | None, typer.Option("--templates", help="A folder with templates of your own.")]
Cache = Annotated[Path | None, typer.Option("--cache", help="Where segments are kept for the next time.")]

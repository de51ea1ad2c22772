"""`tgcf doctor`: what this machine has, what it lacks, and how to get it."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from domain.shared.errors import ContentFactoryError
from entrypoints.bootstrap.settings import Settings
from entrypoints.embedded.instance import running
from entrypoints.embedded.postgres_programs import binary
from entrypoints.embedded.temporal_cli import present_cli

ROOT = Path(__file__).parents[2]
ROOM_BYTES = 3_000_000_000
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
out = Console(highlight=False, soft_wrap=True)


@dataclass(frozen=True)
class Finding:
    """`cure` is empty if all is well; what is not `needed` is wanted by tests or by a setting only."""

    what: str
    state: str
    cure: str = ""
    needed: bool = True


def examine(settings: Settings) -> int:
    """Return 1 if something is missing that the product needs."""
    found = list(_findings(settings))
    for finding in found:
        mark = "[green]✓[/]" if not finding.cure else "[red]✗[/]" if finding.needed else "[yellow]–[/]"
        out.print(f"{mark} {finding.what}: {finding.state.replace('[', chr(92) + '[')}")
        if finding.cure:
            out.print(f"    {finding.cure}", markup=False)
    return 1 if any(finding.cure and finding.needed for finding in found) else 0


def _findings(settings: Settings) -> Iterator[Finding]:
    yield Finding("Python", sys.version.partition(" ")[0])
    yield _writable("Home", settings.home, "TGCF_HOME")
    yield _writable("Cache", settings.cache, "TGCF_CACHE")
    yield _room(settings.home)
    yield _postgres(settings)
    yield _temporal(settings)
    yield _fetched("Front-end files", ROOT / "entrypoints/portal/static/vendor")
    yield _fetched("Typefaces", ROOT / "render_cluster/fonts")
    yield _model(settings)
    yield _chromium()
    there = running(settings.home)
    yield Finding("Instance", there.urls.get("portal", "starting") if there else "nothing runs in this home")


def _writable(what: str, folder: Path, variable: str) -> Finding:
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    cure = "" if os.access(nearest, os.W_OK) else f"Make it writable, or name another folder with {variable}."
    return Finding(what, str(folder), cure)


def _room(folder: Path) -> Finding:
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(nearest).free
    cure = "" if free > ROOM_BYTES else "Free at least 3 GB, or name another disk with TGCF_HOME."
    return Finding("Disk", f"{free / 1e9:.0f} GB free", cure)


def _postgres(settings: Settings) -> Finding:
    if settings.database.url.get_secret_value():
        return Finding("PostgreSQL", "the one of TGCF_DATABASE__URL")
    try:
        return Finding("PostgreSQL", binary("postgres"))
    except ContentFactoryError as error:
        return Finding("PostgreSQL", str(error), "Run `make setup`, or name a server with TGCF_DATABASE__URL.")


def _temporal(settings: Settings) -> Finding:
    if settings.temporal.address:
        return Finding("Temporal", f"the one at {settings.temporal.address}")
    try:
        found = present_cli(settings.temporal.cli, settings.cache, lambda _: None)
    except ContentFactoryError as error:
        return Finding("Temporal", str(error), "Correct TGCF_TEMPORAL__CLI, or unset it.")
    cure = "Run `tgcf prepare` (it downloads or builds it), or name a server with TGCF_TEMPORAL__ADDRESS."
    return Finding("Temporal", str(found or "not there"), "" if found else cure)


def _fetched(what: str, folder: Path) -> Finding:
    there = folder.is_dir() and any(folder.iterdir())
    cure = "Run `make setup`; it needs npm, or gets it."
    return Finding(what, str(folder) if there else "not there", "" if there else cure)


def _model(settings: Settings) -> Finding:
    asked = [name for name in ("language", "speech", "imagery") if "openai" in getattr(settings, name)]
    if not asked:
        return Finding("Language model", "not asked for: everything works offline")
    named = settings.model.base_url or settings.model.api_key.get_secret_value()
    cure = "" if named else "Set TGCF_MODEL__API_KEY, or TGCF_MODEL__BASE_URL for a server that asks for none."
    return Finding("Language model", f"for {', '.join(asked)}", cure)


def _chromium() -> Finding:
    found = next(filter(None, map(shutil.which, CHROMIUM)), "")
    cure = "" if found else "Only the browser tests want it: `make test` gets it."
    return Finding("Chromium", found or "not on the PATH", cure, needed=False)

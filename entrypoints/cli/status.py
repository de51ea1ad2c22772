"""`tgcf status`: what runs, and what became of the last run."""

import sys

from rich.console import Console

from domain.shared.errors import NotFoundError
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.joining import joined, opened, tenant_of
from entrypoints.cli.outcome import told
from entrypoints.cli.report import ItemReport, Reporter, RunReport, StatusReport, status_of
from entrypoints.embedded.instance import NotRunningError, running

out = Console(highlight=False, soft_wrap=True)


async def show(settings: Settings, *, as_json: bool) -> None:
    report = await report_on(settings)
    if as_json:
        sys.stdout.write(report.model_dump_json(indent=1) + "\n")
    else:
        _print(report)


async def report_on(settings: Settings) -> StatusReport:
    home = str(settings.home)
    try:
        own = joined(settings)
    except NotRunningError:
        return status_of(home, running(settings.home), None)
    async with opened(own) as container:
        try:
            tenant = await tenant_of(container)
        except NotFoundError:
            return status_of(home, running(settings.home), None)
        run = await container.pipelines().latest_run(tenant.id)
        reporter = Reporter(container.object_store(), own.web.public_url, own.tenant)
        return status_of(home, running(settings.home), reporter.run(run) if run else None)


def _print(report: StatusReport) -> None:
    out.print(f"Home       {report.home}")
    if not report.running:
        out.print("Nothing runs: start it with `tgcf up`." if not report.pid else "It is starting.")
        return
    out.print("Processes  " + ", ".join(f"{name} {pid}" for name, pid in report.processes.items()))
    for name, url in report.urls.items():
        out.print(f"{name.replace('_', ' '):<10} {url}")
    if report.run is None:
        out.print("No run yet: start one with `tgcf run daily --channel demo --source <file, folder or URL>`.")
    else:
        _print_run(report.run)


def _print_run(run: RunReport) -> None:
    out.print(f"\nLast run   {run.id} ({run.status}), {run.started_at:%Y-%m-%d %H:%M} UTC")
    if run.failure:
        out.print(f"  ✗ {run.failure}", style="red", markup=False)
    for problem in run.problems:
        out.print(f"  ✗ {told(problem)}", style="red", markup=False)
    for item in run.items:
        _print_item(item)


def _print_item(item: ItemReport) -> None:
    out.print(f"  {item.idea.title} · {item.outcome}" + (f" · {item.failure}" if item.failure else ""), markup=False)
    if item.video and item.video.mp4:
        out.print(f"    video  {item.video.mp4}", markup=False)
    if item.post and item.post.watch_url:
        out.print(f"    watch  {item.post.watch_url}", markup=False)

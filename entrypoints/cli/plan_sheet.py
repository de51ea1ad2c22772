"""A day's plan on the terminal."""

from decimal import Decimal

from rich.console import Console

from application.contracts.plan import DayPlan, PlannedCap, PlannedChannel, PlannedOrder, PlannedVideo
from domain.budgets.money import Money

CLOCK = "%H:%M"
UNCOUNTED = frozenset({"b-roll", "code"})


def print_plan(out: Console, plan: DayPlan) -> None:
    out.print(f"Plan for {plan.day:%A, %Y-%m-%d}. Nothing is ordered, nothing is spent.\n", markup=False)
    if not plan.channels:
        out.print("There is no channel yet: make one with `tgcf channel add <name> --source <folder or URL>`.")
    for channel in plan.channels:
        _print_channel(out, channel, plan.currency)
    _print_caps(out, plan)
    _print_totals(out, plan)


def _print_channel(out: Console, channel: PlannedChannel, currency: str) -> None:
    at = f"daily run at {channel.run_at}" if channel.run_at else "runs by hand"
    out.print(f"{channel.name} ({channel.slug}) · {channel.platform} · {at}", style="bold", markup=False)
    slots = ", ".join(f"{slot:{CLOCK}}" for slot in channel.slots) or "none named: posts go out at once"
    bound = f" of {channel.posts_a_day} that the platform takes" if channel.posts_a_day else ""
    out.print(f"  slots (UTC) {slots}; posts planned already: {channel.posts}{bound}", markup=False)
    for video in channel.videos:
        _print_video(out, video, channel, currency)
    for line in _standing(channel):
        out.print(f"  {line}", markup=False)
    for problem in channel.problems:
        out.print(f"  ✗ {problem.source}: {problem.reason}", style="red", markup=False)
    for finding in channel.findings:
        out.print(f"  ! {finding}", style="yellow", markup=False)
    out.print("")


def _standing(channel: PlannedChannel) -> list[str]:
    told = [] if channel.videos else ["No new idea: its sources give nothing that was not proposed before."]
    if channel.known:
        told.append(f"{channel.known} known ideas make nothing new.")
    if channel.postponed:
        told.append(f"{channel.postponed} articles wait for another day: the quota of ideas is full.")
    return told


def _print_video(out: Console, video: PlannedVideo, channel: PlannedChannel, currency: str) -> None:
    out.print(f"  • {video.title}", markup=False)
    length = f"{video.length_sec:.0f} s in {video.scenes} scenes, {video.words} words"
    slot = f"post at {video.slot:{CLOCK}} UTC" if video.slot else "no slot that day"
    slot = slot if channel.slots else "post when it is done"
    costs = f"{_money(video.price, currency)}, {_time(video.render_sec)} of rendering"
    out.print(f"    {video.target_format}, {length} · {costs} · {slot}", markup=False)
    for provider in dict.fromkeys(order.provider for order in video.orders):
        theirs = [_order(order, currency) for order in video.orders if order.provider == provider]
        out.print(f"    by {provider}: {', '.join(theirs)}", markup=False)
    for finding in video.findings:
        out.print(f"    ! {finding}", style="yellow", markup=False)
    if video.person:
        out.print(f"    a person decides on {', '.join(video.person)}", style="cyan", markup=False)


def _order(order: PlannedOrder, currency: str) -> str:
    what = f"{order.count} {order.kind}{'s' * (order.count > 1 and order.kind not in UNCOUNTED)}"
    if order.price is None:
        return f"{what} at an unknown price"
    return f"{what} for {_money(order.price, currency)}" if order.price else what


def _print_caps(out: Console, plan: DayPlan) -> None:
    if not plan.caps:
        out.print("Caps       none is set (TGCF_BUDGET__TENANT_DAY and its like, or the budget of a channel)")
    for number, cap in enumerate(plan.caps):
        out.print(("Caps       " if not number else "           ") + _told(cap, plan), markup=False)


def _told(cap: PlannedCap, plan: DayPlan) -> str:
    spent, limit = cap.spent + cap.planned, _money(cap.limit, plan.currency)
    words = f"{cap.name}: {_money(spent, plan.currency)} of {limit}"
    if not cap.is_exceeded:
        return words
    then = "waits" if plan.when_reached == "wait" else "is made offline"
    return f"{words} — exceeded, what is beyond it {then}"


def _print_totals(out: Console, plan: DayPlan) -> None:
    videos = sum(len(channel.videos) for channel in plan.channels)
    pace = f"{plan.render_pace:g} s a second of video, {'measured here' if plan.is_measured else 'assumed'}"
    unknown = any(order.price is None for c in plan.channels for v in c.videos for order in v.orders)
    more = ", and what has no price (set TGCF_BUDGET__PRICES)" if unknown else ""
    out.print(f"Price      {_money(plan.price, plan.currency)}{more}", markup=False)
    out.print(f"Rendering  {_time(plan.render_sec)} for {videos} video{'s' * (videos != 1)} ({pace})")
    if plan.waiting:
        out.print(f"Waiting    {', '.join(plan.waiting)}", style="cyan")


def _money(amount: Decimal, currency: str) -> str:
    return str(Money(amount, currency))


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"

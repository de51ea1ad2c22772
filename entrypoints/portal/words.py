"""The words and shapes of every state. The shape tells the family also without colour."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.contracts.payloads import PostPayload
from domain.posts.post import Delivery, PostStatus

NOT_GIVEN = "not given"


@dataclass(frozen=True, slots=True)
class StateWord:
    """`tone` is ok, info, warn, bad, you (somebody has to act) or empty."""

    word: str
    shape: str
    tone: str = ""


STATES = {
    "idea.new": StateWord("new", "st-new"),
    "idea.approved": StateWord("approved", "st-done", "ok"),
    "idea.rejected": StateWord("rejected", "st-stopped"),
    "script.draft": StateWord("draft", "st-none"),
    "script.approved": StateWord("approved", "st-done", "ok"),
    "asset.requested": StateWord("requested", "st-none"),
    "asset.generated": StateWord("generated", "st-done", "ok"),
    "asset.failed": StateWord("failed", "st-broken", "bad"),
    "video.rendering": StateWord("rendering", "st-moving", "info"),
    "video.ready": StateWord("ready", "st-done", "ok"),
    "video.failed": StateWord("failed", "st-broken", "bad"),
    "post.needs": StateWord("needs confirm", "st-you", "you"),
    "post.confirmed": StateWord("confirmed", "check", "ok"),
    "post.cancelled": StateWord("cancelled", "st-stopped"),
    "post.published": StateWord("published", "st-live", "ok"),
    "post.failed": StateWord("failed", "st-broken", "bad"),
    "post.prepared": StateWord("preparing", "st-moving", "info"),
    "post.armed": StateWord("publishing", "st-moving", "info"),
    "post.accepted": StateWord("platform is processing", "st-moving", "info"),
    "post.unconfirmed": StateWord("unconfirmed: check by hand", "st-careful", "warn"),
    "post.needs_reauth": StateWord("reconnect the account", "st-plug", "warn"),
    "stage.queued": StateWord("queued", "st-queued"),
    "stage.running": StateWord("running", "st-moving", "info"),
    "stage.retrying": StateWord("retrying", "st-retry", "warn"),
    "stage.waiting": StateWord("waiting for you", "st-you", "you"),
    "stage.budget": StateWord("waiting for a budget", "st-careful", "warn"),
    "stage.failed": StateWord("failed", "st-broken", "bad"),
    "stage.done": StateWord("done", "st-done", "ok"),
    "stage.stopped": StateWord("rejected", "st-stopped"),
    "run.running": StateWord("reading sources", "st-moving", "info"),
    "run.started": StateWord("in work", "st-moving", "info"),
    "run.waiting": StateWord("waiting for you", "st-you", "you"),
    "run.troubled": StateWord("needs a look", "st-broken", "bad"),
    "run.done": StateWord("done", "st-done", "ok"),
    "run.failed": StateWord("failed", "st-broken", "bad"),
    "token.active": StateWord("active", "st-done", "ok"),
    "token.expired": StateWord("expired", "st-stopped"),
}
PLATFORMS = {"own_site": ("WB", "Own site")}
STAGES = {
    "idea": "Idea",
    "script": "Script",
    "assets": "Assets",
    "video": "Video",
    "schedule": "Schedule",
    "publish": "Publish",
    "done": "Done",
}


def post_state(post: PostPayload) -> str:
    """Return the key of what a post's status, delivery, confirmation and cancelling together mean."""
    if post.cancelled_at is not None:
        return "post.cancelled"
    if post.status is not PostStatus.SCHEDULED:
        return f"post.{post.status}"
    if post.delivery in {None, Delivery.PREPARED}:
        return "post.confirmed" if post.confirmed_at else "post.needs"
    return f"post.{post.delivery}"


def number(value: float | None) -> str:
    """A true minus, groups of three; what the platform does not give is no zero."""
    if value is None:
        return NOT_GIVEN
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text.replace("-", "−")


def size(count: float) -> str:
    for unit in ("B", "KB", "MB"):
        if count < 1000:  # noqa: PLR2004  (decimal units)
            return f"{count:.0f} {unit}" if unit != "MB" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"


def money(usd: float) -> str:
    return f"{usd:,.2f} $" if usd else "no cost"


def actor(name: str, me: str, users: Mapping[str, str]) -> str:
    """`user:<id>` by its name, or You; a policy or the workflow in words."""
    kind, _, rest = name.partition(":")
    if kind == "user":
        return "You" if rest == me else users.get(rest, "A user who is gone")
    if kind == "policy":
        return {"auto": "The channel's rule", "schedule": "The schedule", "set-up": "The set-up"}.get(rest, rest)
    return "The pipeline" if kind == "workflow" else name

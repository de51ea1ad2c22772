"""What templates may call: addresses, icons, states, times and numbers in words."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode
from uuid import uuid4

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from entrypoints.portal import moments, words
from entrypoints.portal.sketches import chart_path, percent
from entrypoints.portal.static_files import static_url


def icon(name: str, cls: str = "") -> Markup:
    """A shape of ours (`st-…`) or one of lucide's, decorative: the word beside it speaks."""
    sprite = "marks.svg" if name.startswith("st-") else "icons.svg"
    return Markup('<svg class="i{}" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        f" {cls}" if cls else "", static_url(sprite), name
    )


def state(key: str, word: str = "", cls: str = "st") -> Markup:
    known = words.STATES[key]
    return Markup('<span class="{}" data-t="{}">{}{}</span>').format(
        cls, known.tone, icon(known.shape), word or known.word
    )


def badge(key: str, word: str = "") -> Markup:
    return state(key, word, "badge")


@pass_context
def at(context: Context, *parts: object, **query: object) -> str:
    """Address below the tenant's; a query value that is empty is left out."""
    path = "/".join(quote(str(part), safe="") for part in ("t", context["frame"].tenant.slug, *parts))
    asked = urlencode({name: value for name, value in query.items() if value not in {None, ""}})
    return f"/{path}" + (f"?{asked}" if asked else "")


@pass_context
def hx(context: Context, verb: str, url: str, **more: str) -> Markup:
    """The one place that writes htmx attributes: each with the nonce without which hx-csp takes them away."""
    given = {f"hx-{verb}": url, "hx-target": "#main", "hx-swap": "innerMorph"}
    given |= {f"hx-{name.replace('_', '-')}": value for name, value in more.items()}
    attributes = Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in given.items())
    return Markup('{} hx-nonce="{}"').format(attributes, context["nonce"])


def live(*subjects: str) -> str:
    """When a part of a page is asked for again: as one of these changes, but not more often than each second."""
    return ", ".join(f"changed-{subject} from:body throttle:1s" for subject in subjects)


@pass_context
def tokens(context: Context, version: int | None = None, back: str = "") -> Markup:
    """The hidden fields of a decision: whose form, which decision, on what version, and where to go afterwards."""
    fields = {"csrf": context["frame"].csrf, "decision_id": uuid4(), "version": version, "back": back}
    return Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, value in fields.items()
        if value not in {None, ""}
    )


def _told(write: Callable[..., str]) -> Callable[..., str]:
    """Give a time word the zone and the now of the page."""

    @pass_context
    def with_zone(context: Context, at_time: datetime) -> str:
        frame = context["frame"]
        return write(at_time, frame.zone, frame.now)

    return with_zone


def _clock_with_zone(at_time: datetime, zone: str, _now: datetime) -> str:
    return f"{moments.clock_to_second(at_time, zone)} {moments.zone_word(at_time, zone)}"


def _moment_with_zone(at_time: datetime, zone: str, now: datetime) -> str:
    return f"{moments.moment(at_time, zone, now)} {moments.zone_word(at_time, zone)}"


def plural(count: int, one: str, many: str = "") -> str:
    return f"{words.number(count)} {one if count == 1 else many or one + 's'}"


def bar(share: float, tone: str = "acc", label: str = "") -> Markup:
    named = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="bar" {}><rect class="f-{}" width="{}" height="100%"/></svg>').format(
        named, tone, percent(share)
    )


def attributes(given: Mapping[str, object]) -> Markup:
    """Write a mapping as attributes; what is empty is left out."""
    return Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in given.items() if value not in {None, ""}
    )


GLOBALS: dict[str, Any] = {
    "at": at,
    "attributes": attributes,
    "badge": badge,
    "bar": bar,
    "chart_path": chart_path,
    "hx": hx,
    "icon": icon,
    "live": live,
    "offset_word": moments.offset_word,
    "platforms": words.PLATFORMS,
    "percent": percent,
    "plural": plural,
    "post_state": words.post_state,
    "stage_names": words.STAGES,
    "state": state,
    "static_url": static_url,
    "tokens": tokens,
}
FILTERS: dict[str, Any] = {
    "age": _told(lambda at_time, _zone, now: moments.age(at_time, now)),
    "clock": _told(lambda at_time, zone, _now: moments.clock(at_time, zone)),
    "day": _told(moments.day),
    "money": words.money,
    "local": _told(moments.local),
    "moment": _told(_moment_with_zone),
    "number": words.number,
    "second": _told(_clock_with_zone),
    "size": words.size,
    "span": moments.span,
    "timecode": moments.timecode,
    "when": _told(moments.moment),
    "zone": _told(lambda at_time, zone, _now: moments.zone_word(at_time, zone)),
}

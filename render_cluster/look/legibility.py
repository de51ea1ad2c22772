"""Whether every ink of a template can be read on what it stands on (WCAG 2: at least 4.5 to 1)."""

from collections.abc import Iterator

from render_cluster.look.colour import READABLE, contrast
from render_cluster.look.template_file import GroundPart, TemplateFile


def unreadable(template: TemplateFile) -> Iterator[str]:
    """Say of each pair that fails where it stands in the file, what it measures and what it needs."""
    for name, ground in template.grounds.items():
        for ink, paper in pairs(ground):
            measured = contrast(_tone(ground, ink), _tone(ground, paper))
            if measured < READABLE:
                yield (
                    f"grounds.{name}.{ink}: {_tone(ground, ink)} on {paper} {_tone(ground, paper)} has a contrast of "
                    f"{measured:.2f}, at least {READABLE} is needed to read it"
                )


def pairs(ground: GroundPart) -> Iterator[tuple[str, str]]:
    """Every ink that carries text, with what it stands on; bars, rules and dots carry none."""
    yield from (("fg", "bg"), ("mute", "bg"), ("accent", "bg"), ("on", "accent"))
    yield "panel_fg" if ground.panel_fg else "fg", "panel"
    yield "panel_em" if ground.panel_em else "accent", "panel"
    for ink in ("string", "key"):
        if getattr(ground, ink):
            yield from ((ink, "bg"), (ink, "track"))
    if ground.string:
        yield from (("fg", "track"), ("mute", "track"))


def _tone(ground: GroundPart, part: str) -> str:
    return str(getattr(ground, part))

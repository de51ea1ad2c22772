"""The tokens of a template: faces, type scale, grounds and which ground each layout stands on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from render_cluster.errors import RenderError
from render_cluster.look.colour import best_ink, is_colour, legible
from render_cluster.typeface import Face

FOLDER = Path(__file__).resolve().parent / "templates"


class TemplateUnknownError(RenderError):
    """There is no template of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One role of the type scale, in pixels; `leading` counts sizes, `tracking` ems."""

    face: Face
    largest: int
    smallest: int
    leading: float = 1.1
    tracking: float = 0.0
    lines: int = 4
    upper: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The inks of a coloured ground; `on` is the ink upon its accent, `shade` a tone next to it for decoration."""

    bg: str
    fg: str
    mute: str
    accent: str
    on: str
    panel: str
    line: str
    shade: str
    bar: str
    track: str
    panel_fg: str = ""
    panel_em: str = ""
    string: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`hairline` is how high rules are; where they bleed, they run out of tall cards to the right."""

    name: str
    roles: Mapping[str, Role]
    grounds: Mapping[str, Ground]
    rotation: Mapping[str, Sequence[str]]
    panels: Sequence[str]
    hairline: int
    bleeds: bool

    def ground_of(self, layout: str, index: int) -> Ground:
        """Scenes that follow each other in one layout alternate, where there is more than one ground for it."""
        names = self.rotation[layout]
        return self.grounds[names[max(0, index - 1) % len(names)]]


def template_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@lru_cache(maxsize=32)
def load_template(name: str, accent: str = "") -> Template:
    """`accent` is a brand's colour: it is taken as it is where it can be read, and moved in lightness where not."""
    if name not in template_names():
        message = f"There is no card template {name[:40]!r}: use one of {', '.join(template_names())}"
        raise TemplateUnknownError(message)
    raw: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    faces = {key: Face(**face) for key, face in raw["faces"].items()}
    grounds = {key: Ground(**ground) for key, ground in raw["grounds"].items()}
    if is_colour(accent):
        kept = set(raw["keeps_accent"])
        grounds = {key: ground if key in kept else _branded(ground, accent) for key, ground in grounds.items()}
    return Template(
        name=name,
        roles={key: Role(**{**role, "face": faces[role["face"]], "name": key}) for key, role in raw["type"].items()},
        grounds=grounds,
        rotation=raw["rotation"],
        panels=raw["panels"],
        hairline=raw["hairline"],
        bleeds=raw["bleeds"],
    )


def _branded(ground: Ground, accent: str) -> Ground:
    tone = legible(accent, ground.bg)
    changed = replace(ground, accent=tone, on=best_ink(tone, (ground.bg, ground.fg)))
    return changed if not ground.panel_em else replace(changed, panel_em=legible(accent, ground.panel))

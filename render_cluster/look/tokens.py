"""The tokens of a template: faces, type scale, grounds and which ground each layout stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from render_cluster.look.colour import best_ink, is_colour, legible
from render_cluster.look.motion_part import Motion
from render_cluster.look.template_file import CaptionsPart, LogoPart, LowerThirdPart, SkinName, TemplateFile
from render_cluster.look.template_files import FOLDER, TemplateUnknownError, template_file, template_names
from render_cluster.typeface import Face

__all__ = ["FOLDER", "Ground", "Role", "Template", "TemplateUnknownError", "load_template", "template_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One role of the type scale, in pixels; `leading` counts sizes, `tracking` ems.

    `shrinks` is what type of no size would cost, `grows` what each line does, both as unequal lines are counted.
    """

    face: Face
    largest: int
    smallest: int
    leading: float = 1.1
    tracking: float = 0.0
    lines: int = 4
    upper: bool = False
    shrinks: float = 110
    grows: float = 4
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
    """`hairline` is how high rules are; where they bleed, they run out of tall cards to the right.

    `skin` names what draws it, and how it moves.
    """

    name: str
    skin: SkinName
    roles: Mapping[str, Role]
    faces: Mapping[str, Face]
    grounds: Mapping[str, Ground]
    rotation: Mapping[str, Sequence[str]]
    loud: Sequence[str]
    panels: Sequence[str]
    hairline: int
    bleeds: bool
    captions: CaptionsPart
    logo: LogoPart
    lower_third: LowerThirdPart
    outro_sec: float
    motion: Motion

    def grounds_for(self, layout: str, index: int) -> Sequence[str]:
        """Names of what a card may stand on; the headline that opens a video has grounds of its own."""
        return self.rotation["hook" if layout == "headline" and index == 1 else layout]

    def ground_of(self, layout: str, index: int) -> Ground:
        """For a card alone: those that follow each other in one layout alternate, where there is a choice."""
        names = self.grounds_for(layout, index)
        return self.grounds[names[max(0, index - 1) % len(names)]]


@lru_cache(maxsize=32)
def load_template(name: str, accent: str = "") -> Template:
    """`name` is that of a template that comes along, or the text that `own_template` returned for one's own.

    `accent` is a brand's colour: it is taken as it is where it can be read, and moved in lightness where not.
    """
    file = template_file(name)
    faces = {key: Face(**face.model_dump()) for key, face in file.faces.items()}
    return Template(
        name=file.name,
        skin=file.skin,
        roles=_roles(file, faces),
        faces=faces,
        grounds=_grounds(file, accent),
        rotation=file.rotation,
        loud=file.loud,
        panels=file.panels,
        hairline=file.hairline,
        bleeds=file.bleeds,
        captions=file.captions,
        logo=file.logo,
        lower_third=file.lower_third,
        outro_sec=file.outro.seconds,
        motion=file.motion,
    )


def _grounds(file: TemplateFile, accent: str) -> dict[str, Ground]:
    grounds = {key: Ground(**ground.model_dump()) for key, ground in file.grounds.items()}
    branded = (key for key in grounds if is_colour(accent) and key not in file.keeps_accent)
    return grounds | {key: _branded(grounds[key], accent) for key in branded}


def _roles(file: TemplateFile, faces: Mapping[str, Face]) -> dict[str, Role]:
    named = ((key, role.model_dump() | {"face": faces[role.face], "name": key}) for key, role in file.type.items())
    return {key: Role(**fields) for key, fields in named}


def _branded(ground: Ground, accent: str) -> Ground:
    tone = legible(accent, ground.bg)
    tone = tone if ground.panel_em else legible(tone, ground.panel)
    changed = replace(ground, accent=tone, on=best_ink(tone, (ground.bg, ground.fg)))
    return changed if not ground.panel_em else replace(changed, panel_em=legible(accent, ground.panel))

"""What a template's file holds: colours, faces, type scale and rules, each checked alone and against the others."""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from render_cluster.font_files import files_of
from render_cluster.look.motion_part import Motion

SMALLEST_TYPE = 26
"""Pixels of a frame 1080 wide; less cannot be read on a phone."""
Colour: TypeAlias = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
NoColour: TypeAlias = Annotated[str, Field(pattern=r"^(#[0-9A-Fa-f]{6})?$")]
Size: TypeAlias = Annotated[int, Field(ge=SMALLEST_TYPE, le=1600)]
SkinName: TypeAlias = Literal["gazette", "schema", "placard"]
CaptionStyles: TypeAlias = Literal["template", "karaoke", "pop", "clean"]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class FacePart(Part):
    """`elsewhere` is the weight that other families take where this one lacks a script, 0: the same."""

    family: str
    weight: int = Field(ge=100, le=900)
    italic: bool = False
    elsewhere: int = Field(default=0, ge=0, le=900)

    @field_validator("family")
    @classmethod
    def _there(cls, family: str) -> str:
        if not files_of(family, 400):
            message = f"there are no font files of the family {family!r} in render_cluster/fonts"
            raise ValueError(message)
        return family


class RolePart(Part):
    face: str
    largest: Size
    smallest: Size
    leading: float = Field(default=1.1, ge=0.7, le=2)
    tracking: float = Field(default=0.0, ge=-0.1, le=0.3)
    lines: int = Field(default=4, ge=1, le=40)
    upper: bool = False
    grows: float = Field(default=4, ge=0, le=100)

    @model_validator(mode="after")
    def _shrinks(self) -> "RolePart":
        if self.smallest > self.largest:
            message = f"smallest ({self.smallest}) is more than largest ({self.largest})"
            raise ValueError(message)
        return self


class GroundPart(Part):
    """Inks and decoration of one flat colour; what each is for says `tokens.Ground`."""

    bg: Colour
    fg: Colour
    mute: Colour
    accent: Colour
    on: Colour
    panel: Colour
    line: Colour
    shade: Colour
    bar: Colour
    track: Colour
    panel_fg: NoColour = ""
    panel_em: NoColour = ""
    string: NoColour = ""
    key: NoColour = ""


class CaptionPart(Part):
    face: str
    size: Size
    floor: Size
    mark: Literal["none", "bar", "block", "ink", "sweep", "pop"]
    words: int = Field(ge=1, le=40)
    lines: int = Field(default=1, ge=1, le=3)
    leading: float = Field(default=1.3, ge=1, le=2)
    gap: int = Field(default=0, ge=0, le=200)
    pad: int = Field(default=30, ge=0, le=200)
    stroke: int = Field(default=0, ge=0, le=40)
    upper: bool = False


class CaptionsPart(Part):
    """`over` names the ground whose inks stand above pictures; `plate` is how opaque its plate is, 0: none."""

    over: str
    plate: int = Field(ge=0, le=255)
    centred: bool
    styles: dict[CaptionStyles, CaptionPart]


class LogoPart(Part):
    """Where a logo stands over pictures, and how large it is at most, in pixels of a frame 1080 wide."""

    corner: Literal["left", "right"] = "left"
    width: int = Field(default=260, ge=40, le=600)
    height: int = Field(default=84, ge=40, le=300)


class LowerThirdPart(Part):
    """`plate` is how opaque its ground is."""

    ground: str
    plate: int = Field(default=255, ge=160, le=255)


class OutroPart(Part):
    """How long the last card stands where nothing is spoken over it."""

    seconds: float = Field(default=2.8, ge=1, le=10)


class TemplateFile(Part):
    """A template of one's own names the `skin` that it is built on, and gives only what differs from it.

    `rotation` names the grounds that a layout may stand on, the `hook` being a headline that opens a video; `loud` ones
    are seen seldom. Of `panels`, a comparison takes the first two that differ from its ground.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")
    skin: SkinName
    mood: str = ""
    hairline: int = Field(ge=1, le=12)
    bleeds: bool
    faces: dict[str, FacePart]
    type: dict[str, RolePart]
    grounds: dict[str, GroundPart]
    keeps_accent: tuple[str, ...]
    rotation: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]
    loud: tuple[str, ...] = ()
    panels: Annotated[tuple[str, ...], Field(min_length=2, max_length=3)]
    captions: CaptionsPart
    logo: LogoPart
    lower_third: LowerThirdPart
    outro: OutroPart
    motion: Motion

    @model_validator(mode="after")
    def _hangs_together(self) -> "TemplateFile":
        grounds, faces = ", ".join(sorted(self.grounds)), ", ".join(sorted(self.faces))
        for place, name in self._named_grounds():
            if name not in self.grounds:
                message = f"{place}: there is no ground {name!r}, use one of {grounds}"
                raise ValueError(message)
        for place, name in self._named_faces():
            if name not in self.faces:
                message = f"{place}: there is no face {name!r}, use one of {faces}"
                raise ValueError(message)
        return self

    def _named_grounds(self) -> Iterator[tuple[str, str]]:
        yield from ((f"rotation.{layout}", name) for layout, names in self.rotation.items() for name in names)
        yield from (("panels", name) for name in self.panels)
        yield from (("loud", name) for name in self.loud)
        yield from (("keeps_accent", name) for name in self.keeps_accent)
        yield "captions.over", self.captions.over
        yield "lower_third.ground", self.lower_third.ground

    def _named_faces(self) -> Iterator[tuple[str, str]]:
        yield from ((f"type.{name}.face", role.face) for name, role in self.type.items())
        yield from ((f"captions.styles.{name}.face", style.face) for name, style in self.captions.styles.items())

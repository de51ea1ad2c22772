"""Designs by name or from a file of one's own, and a sheet that shows one of them with one's own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from adapters.rendering.standalone.writing import replacing, sparing, writable
from domain.shared.errors import InvalidInputError
from render_cluster.errors import RenderError
from render_cluster.ingest.pictures import picture
from render_cluster.look.colour import is_colour
from render_cluster.look.pictures import open_picture
from render_cluster.look.preview import sheet
from render_cluster.look.template_file import TemplateFile
from render_cluster.look.template_files import own_template, own_templates, template_file, template_names
from render_cluster.media import StoreSpec, fetch, save

TENANT, SOURCE = "local", "t/local/sources/picture"
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
OWN = ".json"
"""How the name of a template's file ends."""


@dataclass(frozen=True, slots=True)
class Design:
    name: str
    mood: str
    skin: str


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """`template` is a name or a file; a foreign picture is opened in the jail."""

    template: str
    words: str
    picture: Path | None
    accent: str
    out: Path


def designs(folder: Path | None = None) -> Sequence[Design]:
    """Those that come along, then those of a folder; raise `InvalidInputError` for a file that holds none."""
    own = _own(folder)
    return [_design(template_file(text)) for text in (*template_names(), *own.values())]


def checked(file: Path) -> Design:
    """Raise `InvalidInputError` naming the file and each wrong key."""
    try:
        return _design(template_file(own_template(file)))
    except RenderError as error:
        raise _invalid(error) from error


def template_of(name: str, beside: Path, folder: Path | None = None) -> str:
    """Return what the engine takes for it: a name of those that come along, else the text of one's own template.

    A name that ends with `.json` is a file, relative to `beside`; others are looked for in the folder.
    """
    try:
        return own_template(beside / name) if name.lower().endswith(OWN) else _own(folder).get(name, name)
    except RenderError as error:
        raise _invalid(error) from error


def draw_sheet(order: SheetOrder, folder: Path | None = None) -> Path:
    """Write the contact sheet as PNG or JPEG, whole or not at all."""
    writable(order.out, FORMATS)
    sparing([order.out], [order.picture] if order.picture else [])
    if order.accent and not is_colour(order.accent):
        message = f"The accent {order.accent[:20]!r} is no colour; write it like #1b36d8."
        raise InvalidInputError(message)
    template = template_of(order.template, Path(), folder)
    photo = _opened(order.picture) if order.picture else None
    try:
        shown = sheet(template, order.words, photo, order.accent)
    except RenderError as error:
        raise _invalid(error) from error
    with replacing([order.out]) as places:
        shown.save(places[order.out], FORMATS[order.out.suffix.lower()])
    return order.out


def _opened(path: Path) -> Image.Image:
    """Raise `InvalidInputError` for what is no picture that can be shown."""
    try:
        with TemporaryDirectory() as folder:
            store = StoreSpec(Path(folder).resolve().as_uri())
            return open_picture(fetch(store, picture(store, TENANT, save(store, SOURCE, path)).key))
    except RenderError as error:
        message = f"{path} cannot be used: {str(error).removeprefix(f'{SOURCE}: ')}."
        raise InvalidInputError(message) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise InvalidInputError(message) from error


def _own(folder: Path | None) -> Mapping[str, str]:
    if folder is None:
        return {}
    if not folder.is_dir():
        message = f"There is no folder {folder} with templates."
        raise InvalidInputError(message)
    try:
        return own_templates(folder)
    except RenderError as error:
        raise _invalid(error) from error


def _design(found: TemplateFile) -> Design:
    return Design(found.name, found.mood, found.skin)


def _invalid(error: RenderError) -> InvalidInputError:
    return InvalidInputError(f"{str(error).rstrip('.')}.")

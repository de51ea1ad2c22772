"""Reading a specification, and taking the files that it names into a store: names become keys of their content."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from adapters.rendering.standalone.templates import template_of
from domain.shared.errors import InvalidInputError
from render_cluster.media import StoreSpec, digest_of, exists, remove, save
from render_cluster.spec import Card, Clip, Music, SceneSpec, Still, Thumbnail, VideoSpec

LARGEST_SPECIFICATION = 20_000_000
LARGEST_FILE = 4_000_000_000
DIGITS = 32
SHOWN_PROBLEMS, LONGEST_SHOWN = 8, 120
SAID = {
    "extra_forbidden": "there is no such field",
    "missing": "it is missing",
    "too_short": "there must be at least {min_length}",
    "too_long": "there may be {max_length} at most",
}
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What the command line says otherwise than the specification; empty: as it says."""

    template: str = ""
    templates: Path | None = None
    size: tuple[int, int] | None = None


def read_specification(path: Path) -> VideoSpec:
    """Raise `InvalidInputError` naming each wrong field by its place, as `scenes.2.visual.fit`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_SPECIFICATION + 1)
    except OSError as error:
        message = f"The specification {path} cannot be read: {error.strerror or error}."
        raise InvalidInputError(message) from error
    if len(content) > LARGEST_SPECIFICATION:
        message = f"{path} is too large for a specification: at most {LARGEST_SPECIFICATION // 1_000_000} MB."
        raise InvalidInputError(message)
    try:
        return VideoSpec.model_validate_json(content)
    except ValidationError as error:
        raise InvalidInputError(_sentence(path, error)) from error


def changed(spec: VideoSpec, folder: Path, changes: Changes) -> VideoSpec:
    """Take another template and size, and for a template of one's own its text: a file lies relative to the folder."""
    beside = Path() if changes.template else folder
    template = template_of(changes.template or spec.brand.template, beside, changes.templates)
    spec = _with(spec, brand=_with(spec.brand, template=template))
    if changes.size:
        width, height = changes.size
        spec = _with(spec, canvas=_with(spec.canvas, width=width, height=height))
    return spec


def taken_in(spec: VideoSpec, folder: Path, store: StoreSpec) -> VideoSpec:
    """Copy every file that is named into the store; raise `InvalidInputError` for all that cannot be had.

    A name is a path of whoever runs the command, relative to the folder or not: it is followed wherever it leads, and
    to no device. What the file is, decides its content, in the jail.
    """
    problems: list[str] = []

    def key_of(name: str) -> str:
        if not name:
            return ""
        try:
            return _kept(folder / name, spec.tenant, store)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            problems.append(f"{_printable(name)} ({str(reason).lower()})")
            return name

    taken = _renamed(spec, key_of)
    if problems:
        message = (
            f"The specification names files that cannot be had from {folder}: {_few(list(dict.fromkeys(problems)))}."
        )
        raise InvalidInputError(message)
    return taken


def files_of(spec: VideoSpec, folder: Path) -> list[Path]:
    """Where the files lie that are named."""
    return [folder / name for name in _files(spec) if name and "\0" not in name]


def named(text: str, asked: VideoSpec, taken: VideoSpec) -> str:
    """Call files in a text as the specification does: nobody knows their keys."""
    for name, key in zip(_files(asked), _files(taken), strict=True):
        text = text.replace(key, _printable(name)) if key else text
    return text


def _files(spec: VideoSpec) -> list[str]:
    found: list[str] = []

    def note(name: str) -> str:
        found.append(name)
        return name

    _renamed(spec, note)
    return found


def _renamed(spec: VideoSpec, key_of: Callable[[str], str]) -> VideoSpec:
    music, thumbnail = spec.music, spec.thumbnail
    return _with(
        spec,
        brand=_with(spec.brand, logo=key_of(spec.brand.logo)),
        scenes=tuple(_scene(scene, key_of) for scene in spec.scenes),
        music=Music(track=key_of(music.track), gain_db=music.gain_db) if music else None,
        thumbnail=Thumbnail(picture=key_of(thumbnail.picture), claim=thumbnail.claim),
    )


def _scene(scene: SceneSpec, key_of: Callable[[str], str]) -> SceneSpec:
    shown: Still | Clip | Card = scene.visual
    if isinstance(shown, Clip):
        shown = _with(shown, clip=key_of(shown.clip))
    else:
        shown = _with(shown, picture=key_of(shown.picture))
    return _with(scene, visual=shown, voice=key_of(scene.voice))


def _kept(path: Path, tenant: str, store: StoreSpec) -> str:
    if not path.is_file():
        message = "it is no file" if path.exists() else "there is no such file"
        raise ValueError(message)
    if not 0 < (size := path.stat().st_size) <= LARGEST_FILE:
        message = f"it has {size / 1e9:.1f} GB" if size else "it is empty"
        raise ValueError(message)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:DIGITS]
    key = f"t/{tenant}/sources/{digest}"
    return key if exists(store, key) else _copied(path, key, store)


def _copied(path: Path, key: str, store: StoreSpec) -> str:
    """A file that is written meanwhile must not be kept under the name of other content: it would be found again."""
    save(store, key, path)
    if digest_of(store, key)[:DIGITS] != key.rpartition("/")[2]:
        remove(store, [key])
        message = "it changes while it is read"
        raise ValueError(message)
    return key


def _with(model: Model, **changes: object) -> Model:
    """A changed copy that is checked again."""
    return type(model).model_validate({name: getattr(model, name) for name in type(model).model_fields} | changes)


def _sentence(path: Path, error: ValidationError) -> str:
    """That there are too few items, as none of them is right, needs not be said."""
    problems = error.errors()
    deep = {problem["loc"][0] for problem in problems if len(problem["loc"]) > 1}
    told = [problem for problem in problems if problem["type"] != "too_short" or problem["loc"][0] not in deep]
    return f"The specification {path} cannot be used: {_few([_said(problem) for problem in told])}."


def _said(problem: ErrorDetails) -> str:
    place = ".".join(map(str, problem["loc"])) or "the whole"
    said = SAID[kind].format(**problem.get("ctx", {})) if (kind := problem["type"]) in SAID else problem["msg"]
    return f"{_printable(place)}: {_printable(said)}"


def _few(problems: Sequence[str]) -> str:
    more = f"; and {len(problems) - SHOWN_PROBLEMS} more" if len(problems) > SHOWN_PROBLEMS else ""
    return "; ".join(problems[:SHOWN_PROBLEMS]) + more


def _printable(text: str) -> str:
    """Names and keys are somebody's text: one line of it, and not too long."""
    line = "".join(char if char.isprintable() else "?" for char in text[: LONGEST_SHOWN + 1])
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"

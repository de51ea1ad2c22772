"""Reading a specification, and taking the files that it names into a store: names become keys of their content."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from domain.shared.errors import InvalidInputError
from render_cluster.media import StoreSpec, exists, save
from render_cluster.spec import Card, Clip, Music, SceneSpec, Still, Thumbnail, VideoSpec

LARGEST_SPECIFICATION = 20_000_000
LARGEST_FILE = 4_000_000_000
SHOWN_PROBLEMS = 8
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What the command line says otherwise than the specification; empty: as it says."""

    template: str = ""
    size: tuple[int, int] | None = None


def read_specification(path: Path) -> VideoSpec:
    """Raise `InvalidInputError` naming each wrong field by its place, as `scenes.2.visual.fit`."""
    try:
        if path.stat().st_size > LARGEST_SPECIFICATION:
            message = f"{path} is too large for a specification ({path.stat().st_size / 1e6:.0f} MB)."
            raise InvalidInputError(message)
        return VideoSpec.model_validate_json(path.read_bytes())
    except OSError as error:
        message = f"The specification {path} cannot be read: {error.strerror}."
        raise InvalidInputError(message) from error
    except ValidationError as error:
        raise InvalidInputError(_sentence(path, error)) from error


def changed(spec: VideoSpec, changes: Changes) -> VideoSpec:
    if changes.template:
        spec = _with(spec, brand=_with(spec.brand, template=changes.template))
    if changes.size:
        width, height = changes.size
        spec = _with(spec, canvas=_with(spec.canvas, width=width, height=height))
    return spec


def taken_in(spec: VideoSpec, folder: Path, store: StoreSpec) -> VideoSpec:
    """Copy every file that is named, relative to the folder, into the store; raise `InvalidInputError` for all missing.

    Names are not followed anywhere else: a file is opened later by its content, in the jail.
    """
    missing: list[str] = []

    def key_of(name: str) -> str:
        if not name:
            return ""
        path = folder / name
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            missing.append(name)
            return name
        return _kept(path, spec.tenant, store)

    taken = _renamed(spec, key_of)
    if missing:
        names = ", ".join(dict.fromkeys(missing))
        message = f"The specification names files that are not in {folder}, or are too large: {names}."
        raise InvalidInputError(message)
    return taken


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
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:32]
    key = f"t/{tenant}/sources/{digest}"
    return key if exists(store, key) else save(store, key, path)


def _with(model: Model, **changes: object) -> Model:
    """A changed copy that is checked again."""
    return type(model).model_validate({name: getattr(model, name) for name in type(model).model_fields} | changes)


def _sentence(path: Path, error: ValidationError) -> str:
    problems = [f"{'.'.join(map(str, each['loc'])) or 'the whole'}: {each['msg']}" for each in error.errors()]
    more = f"; and {len(problems) - SHOWN_PROBLEMS} more" if len(problems) > SHOWN_PROBLEMS else ""
    return f"The specification {path} cannot be used: {'; '.join(problems[:SHOWN_PROBLEMS])}{more}."

"""Templates as files: those that come along, and one's own, built on one of them and given by value.

A template of one's own travels as its text, so that every worker has it and every key depends on it.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from render_cluster.errors import RenderError
from render_cluster.look.legibility import unreadable
from render_cluster.look.template_file import TemplateFile

FOLDER = Path(__file__).resolve().parent / "templates"
LARGEST_FILE = 200_000
_MOST_FAULTS = 8


class TemplateUnknownError(RenderError):
    """There is no template of that name."""


class TemplateRefusedError(RenderError):
    """The file of a template does not hold one; the text names the file and the keys."""


def template_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@lru_cache(maxsize=64)
def template_file(template: str) -> TemplateFile:
    """Take a name of those that come along, or the text of one's own as `own_template` returns it; never a path."""
    if template.lstrip().startswith("{") and len(template) <= LARGEST_FILE:
        return _checked(template, "The template")
    if template not in template_names():
        message = f"There is no card template {template[:40]!r}: use one of {', '.join(template_names())}"
        raise TemplateUnknownError(message)
    return _checked((FOLDER / f"{template}.json").read_text(encoding="utf-8"), f"{template}.json")


def own_template(place: Path) -> str:
    """Return the checked text of a template's file, for `Brand.template`; raise what is wrong with which key."""
    try:
        content = place.read_bytes()
    except OSError as error:
        message = f"{place.name}: the template cannot be read: {error.strerror or error}"
        raise TemplateRefusedError(message) from error
    if len(content) > LARGEST_FILE:
        message = f"{place.name}: a template has at most {LARGEST_FILE} bytes"
        raise TemplateRefusedError(message)
    text = content.decode("utf-8", errors="replace")
    _checked(text, place.name)
    return json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def own_templates(folder: Path) -> dict[str, str]:
    """Return the templates of a folder by their own names; two of one name are a mistake, as is a name taken."""
    found: dict[str, str] = {}
    for place in sorted(folder.glob("*.json")):
        text = own_template(place)
        name = template_file(text).name
        if name in found or name in template_names():
            message = f"{place.name}: name: there is already a template {name!r}"
            raise TemplateRefusedError(message)
        found[name] = text
    return found


def _checked(text: str, source: str) -> TemplateFile:
    try:
        raw = json.loads(text)
        whole = TemplateFile.model_validate(_built_on_skin(raw, source))
    except RecursionError as error:
        message = f"{source}: this is nested too deep for a template"
        raise TemplateRefusedError(message) from error
    except json.JSONDecodeError as error:
        message = f"{source}: line {error.lineno}, column {error.colno}: this is no JSON: {error.msg}"
        raise TemplateRefusedError(message) from error
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, fault['loc']))}: {_said(fault['msg'])}" for fault in error.errors()]
        raise _refused(source, faults) from error
    if faults := list(unreadable(whole)):
        raise _refused(source, faults)
    return whole


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")


def _refused(source: str, faults: list[str]) -> TemplateRefusedError:
    shown = [fault.removeprefix(": ") for fault in faults[:_MOST_FAULTS]]
    more = [f"and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
    return TemplateRefusedError(f"{source}: {'; '.join([*shown, *more])}")


def _built_on_skin(raw: object, source: str) -> object:
    """What a template of one's own leaves out is its skin's."""
    if not isinstance(raw, Mapping):
        message = f"{source}: a template is an object with at least `name` and `skin`"
        raise TemplateRefusedError(message)
    skin = raw.get("skin")
    if raw.get("name") == skin or skin not in template_names():
        return raw
    return _over(json.loads((FOLDER / f"{skin}.json").read_text(encoding="utf-8")), raw)


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one's own keys over the skin's, object by object; lists and values are replaced."""
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = _over(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return merged

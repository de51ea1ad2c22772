"""The YAML at the head of a Markdown file: title, date, tags, authors, excerpt, image."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import yaml

from adapters.sources.composing import clean
from adapters.sources.documents import unreadable

_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
MOST_TAGS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    title: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    image: str = ""
    image_alt: str = ""
    url: str = ""
    language: str = ""
    published_at: datetime | None = None


def split_front_matter(source: str, text: str) -> tuple[FrontMatter, str]:
    """Raise `SourceUnreadableError` if there is a head that is not YAML."""
    if not re.match(r"---[ \t]*\r?\n", text):
        return FrontMatter(), text
    found = _FENCE.match(text)
    if found is None:
        raise unreadable(source, "its front matter opens with --- but never closes. Add the closing --- line")
    return _fields(_mapping(source, found[1])), text[found.end() :]


def _mapping(source: str, text: str) -> Mapping[str, object]:
    try:
        loaded = yaml.safe_load(text) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2}: {getattr(error, 'problem', '') or 'syntax'})" if mark else ""
        raise unreadable(source, f"its front matter is not YAML{where}. Mend the lines between the --- marks") from None
    if not isinstance(loaded, dict):
        raise unreadable(source, "its front matter is not YAML with names and values, like “title: My article”")
    return {str(name).lower(): value for name, value in loaded.items()}


def _fields(raw: Mapping[str, object]) -> FrontMatter:
    return FrontMatter(
        title=_text(raw, "title"),
        description=_text(raw, "excerpt", "description", "summary"),
        tags=_words(raw.get("tags") or raw.get("categories") or raw.get("keywords")),
        author=", ".join(_words(raw.get("authors") or raw.get("author"))[:3]),
        image=_image(raw.get("image") or raw.get("cover") or raw.get("thumbnail")),
        image_alt=_text(raw, "image_alt", "image-alt", "imagealt"),
        url=_web_address(_text(raw, "canonical_url", "url", "link", "permalink")),
        language=_text(raw, "lang", "language")[:2].lower(),
        published_at=moment(raw.get("date") or raw.get("published") or raw.get("published_at")),
    )


def moment(value: object) -> datetime | None:
    """Read a date in any of the forms that YAML, pages and feeds give."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.combine(value, time(), UTC) if isinstance(value, date) else None


def _text(raw: Mapping[str, object], *names: str) -> str:
    value = next((raw[name] for name in names if isinstance(raw.get(name), str | int | float)), "")
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", _TAG.sub("", str(value)))
    return clean(re.sub(r"(\*\*|__|`)", "", plain))


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        return ()
    names = [item.get("name") if isinstance(item, dict) else item for item in value[:MOST_TAGS]]
    return tuple(dict.fromkeys(clean(str(name)) for name in names if isinstance(name, str | int) and clean(str(name))))


def _image(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("src") or value.get("path") or value.get("url") or ""
    return value.strip() if isinstance(value, str) else ""


def _web_address(text: str) -> str:
    return text if re.match(r"https?://\S+$", text) else ""

"""A video for search engines and for those who share it: JSON-LD."""

from collections.abc import Mapping
from typing import Any

from domain.analytics.snapshot import Metrics
from entrypoints.site.feeds import Site
from entrypoints.site.published import Entry


def video_object(site: Site, entry: Entry, numbers: Metrics, language: str) -> Mapping[str, Any]:
    record = entry.record
    return {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "@id": f"{site.url}{entry.path}",
        "name": record.title,
        "description": entry.summary or record.title,
        "thumbnailUrl": [f"{site.url}{entry.poster_path}"],
        "uploadDate": entry.published_at.isoformat(),
        "duration": f"PT{max(1, round(record.duration_sec))}S",
        "contentUrl": f"{site.url}{entry.video_path}",
        "width": record.width,
        "height": record.height,
        "inLanguage": language,
        "keywords": ", ".join(record.tags),
        "transcript": record.script,
        "interactionStatistic": [
            _counted("WatchAction", numbers.views or 0),
            _counted("LikeAction", numbers.likes or 0),
        ],
    }


def _counted(action: str, count: int) -> Mapping[str, Any]:
    return {
        "@type": "InteractionCounter",
        "interactionType": {"@type": f"https://schema.org/{action}"},
        "userInteractionCount": count,
    }

"""Tiny articles: enough for a script of a few scenes, so that a video is rendered in seconds."""

from pathlib import Path

LINES = (
    "{town} has planted {count} trees along its main road since spring.",
    "On hot days the pavement under them is 9 degrees cooler than the open one.",
    "Shopkeepers say that more people stay to talk, and to buy.",
    "The next street follows in autumn.",
)


def write_article(folder: Path, town: str, count: int = 212) -> Path:
    """Another town is another article."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{town.lower()}.md"
    text = "\n\n".join(line.format(town=town, count=count) for line in LINES)
    path.write_text(f"---\ntitle: {town} plants shade\ntags: [trees, city]\n---\n\n{text}\n")
    return path

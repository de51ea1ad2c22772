"""What Pexels and Pixabay are asked, and how they answer."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from adapters.imagery.stock import RESULTS, Photo, Question, StockService


class Pexels(StockService):
    name, title = "pexels", "Pexels"
    licence = "Pexels licence: free to use; naming the photographer is asked for"

    def __init__(self, key: str, base: str = "https://api.pexels.com/v1") -> None:
        self._key = key
        self._base = base

    def address(self, question: Question) -> tuple[str, Mapping[str, str]]:
        shape = "portrait" if question.upright else "landscape" if question.wide else "square"
        asked = {"query": question.query, "orientation": shape, "per_page": RESULTS}
        return f"{self._base}/search?{urlencode(asked)}", {"Authorization": self._key}

    def photos(self, answer: Any) -> list[Photo]:  # noqa: ANN401 - the port's
        return [
            Photo(url=item["src"]["large2x"], page=item["url"], author=item["photographer"], alt=item.get("alt") or "")
            for item in answer["photos"]
        ]


class Pixabay(StockService):
    name, title = "pixabay", "Pixabay"
    licence = "Pixabay content licence: free to use; naming the author is asked for"

    def __init__(self, key: str, base: str = "https://pixabay.com/api/") -> None:
        self._key = key
        self._base = base

    def address(self, question: Question) -> tuple[str, Mapping[str, str]]:
        shape = "vertical" if question.upright else "horizontal" if question.wide else "all"
        asked = {
            "key": self._key,
            "q": question.query,
            "lang": question.language,
            "image_type": "photo",
            "orientation": shape,
            "safesearch": "true",
            "per_page": RESULTS,
        }
        return f"{self._base}?{urlencode(asked)}", {}

    def photos(self, answer: Any) -> list[Photo]:  # noqa: ANN401 - the port's
        return [
            Photo(url=item["largeImageURL"], page=item["pageURL"], author=item["user"], alt=item.get("tags") or "")
            for item in answer["hits"]
        ]

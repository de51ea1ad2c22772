"""Which sources may be named from outside: web addresses. Files of the server are named on its command line only."""

from collections.abc import Collection, Iterable

SENTENCE = "A source is an http or https address; files and folders of this machine are named with tgcf channel add."


def is_web_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def refused(sources: Iterable[str], known: Collection[str] = ()) -> list[str]:
    """Return those that may not be named; one that is `known` was named by somebody who may, and stays."""
    return [source for source in sources if not is_web_address(source) and source not in known]

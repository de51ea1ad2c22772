"""Sitemaps, to entries: the newest pages of a site, and the sitemaps that an index names."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from adapters.sources.composing import clean
from adapters.sources.documents import Document, refuse_entities, text_of, unreadable
from adapters.sources.feeds import MOST_ENTRIES, Entry, Feed
from adapters.sources.front_matter import moment
from adapters.sources.pages import Facts

MOST_NESTED = 5


@dataclass(frozen=True, slots=True)
class Sitemap:
    """`nested` are the addresses of further sitemaps, newest first."""

    feed: Feed
    nested: tuple[str, ...] = ()


def read_sitemap(document: Document) -> Sitemap:
    """Raise `SourceUnreadableError` if it is broken or names nothing."""
    refuse_entities(document.source, text_of(document))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(document.content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable(document.source, f"the sitemap is broken XML ({str(error)[:120]})") from None
    rows = sorted((_facts(element) for element in root if isinstance(element.tag, str)), key=_age)
    named = [facts for facts in rows if facts.url]
    if not named:
        raise unreadable(document.source, "the sitemap names no pages. Name another one, or a feed")
    if etree.QName(root).localname.lower() == "sitemapindex":
        return Sitemap(Feed(()), tuple(facts.url for facts in named[:MOST_NESTED]))
    return Sitemap(Feed(tuple(Entry(facts, "") for facts in named[:MOST_ENTRIES])))


def _facts(element: etree._Element) -> Facts:
    texts = {
        etree.QName(each).localname: clean(each.text or "") for each in element.iter() if isinstance(each.tag, str)
    }
    url = texts.get("loc", "") if texts.get("loc", "").startswith(("http://", "https://")) else ""
    dated = moment(texts.get("lastmod") or texts.get("publication_date"))
    return Facts(title=texts.get("title") or _words_of(url), url=url, published_at=dated)


def _age(facts: Facts) -> float:
    """Newest first, those without a date last."""
    return -facts.published_at.timestamp() if facts.published_at else float("inf")


def _words_of(url: str) -> str:
    """What an address says of its page, where nothing else does."""
    name = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2].partition(".")[0]
    return clean(name.replace("-", " ").replace("_", " "))

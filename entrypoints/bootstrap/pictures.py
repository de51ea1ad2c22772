"""The chain of those who find or make pictures, by the order of the settings."""

from pathlib import Path

from adapters.imagery.found import ArticlePictures, FoundImagery, PictureSource
from adapters.imagery.library import MediaLibrary
from adapters.imagery.pillow import PillowImagery
from adapters.imagery.stock import StockPictures, StockService
from adapters.imagery.stock_services import Pexels, Pixabay
from adapters.providers.chain import Chain, Member
from adapters.providers.imagery import FallbackImagery
from adapters.rendering.store import Compute, StoreSpec, store_spec
from application.ports.imagery import Imagery
from application.ports.provider_jobs import ProviderJobs
from application.ports.web import Web
from domain.shared.errors import InvalidInputError
from entrypoints.bootstrap.provider_settings import LibrarySettings, ModelSettings
from entrypoints.bootstrap.providers import member, model_member, own_member
from entrypoints.bootstrap.settings import Settings

NO_LIBRARY = "No media library is set up: set TGCF_LIBRARY__URL."


def chosen_imagery(settings: Settings, compute: Compute, store: StoreSpec, web: Web, jobs: ProviderJobs) -> Imagery:
    cards = PillowImagery(compute, store)

    def by_model() -> Imagery:
        return FoundImagery(_model_pictures(settings.model, store, jobs), cards)

    own: Imagery = cards
    article: Imagery = FoundImagery(ArticlePictures(), cards)
    members: dict[str, Member[Imagery]] = {
        "article": own_member("article", article),
        "pillow": own_member("pillow", own),
        "library": _library(settings, cards, store),
        "pexels": _stock(settings, Pexels(settings.stock.pexels_key.get_secret_value()), cards, web, store),
        "pixabay": _stock(settings, Pixabay(settings.stock.pixabay_key.get_secret_value()), cards, web, store),
        "openai": model_member(settings, "openai" in settings.imagery, by_model),
    }
    return FallbackImagery(Chain(members, settings.imagery), settings.imagery)


def _model_pictures(model: ModelSettings, store: StoreSpec, jobs: ProviderJobs) -> PictureSource:
    from adapters.imagery.openai import OpenAiPictures  # noqa: PLC0415 - costly
    from adapters.imagery.openai_jobs import OpenAiBackgroundPictures  # noqa: PLC0415 - costly
    from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

    client = open_model(model)
    if model.background:
        return OpenAiBackgroundPictures(client, model.image_model, model.text_model, store, jobs)
    return OpenAiPictures(client, model.image_model, store, jobs)


def _library(settings: Settings, cards: PillowImagery, store: StoreSpec) -> Member[Imagery]:
    library = settings.library
    if not library.url:
        return member(settings, "library", None, NO_LIBRARY)
    pictures = MediaLibrary(_shelf(library), store, library.least_score, library.licence)
    found: Imagery = FoundImagery(pictures, cards)
    return member(settings, "library", found)


def _shelf(library: LibrarySettings) -> StoreSpec:
    if library.url.startswith("s3://"):
        given = {
            "endpoint": library.endpoint,
            "region": library.region,
            "access_key_id": library.access_key_id,
            "secret_access_key": library.secret_access_key.get_secret_value(),
        }
        return store_spec(library.url, {name: value for name, value in given.items() if value}, 0)
    folder = Path(library.url.removeprefix("file://")).expanduser().absolute()
    if not folder.is_dir():
        msg = f"The media library {folder} is no folder: set TGCF_LIBRARY__URL to one, or to s3://bucket/prefix."
        raise InvalidInputError(msg)
    return store_spec(folder.as_uri(), {}, 0)


def _stock(
    settings: Settings, service: StockService, cards: PillowImagery, web: Web, store: StoreSpec
) -> Member[Imagery]:
    key = getattr(settings.stock, f"{service.name}_key").get_secret_value()
    if not key:
        closed = f"{service.title} is not set up: set TGCF_STOCK__{service.name.upper()}_KEY."
        return member(settings, service.name, None, closed)
    found: Imagery = FoundImagery(StockPictures(service, web, store), cards)
    return member(settings, service.name, found)

"""Drawing as a step of the cluster: the picture comes from the store by key, the card goes there by key."""

from dataclasses import dataclass, replace

from render_cluster import media
from render_cluster.errors import RenderError
from render_cluster.ingest import pictures
from render_cluster.look.drawing import draw_card
from render_cluster.look.order import CardOrder
from render_cluster.media import StoreSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCard:
    """`warning` says what of the order could not be shown, for the operator."""

    key: str
    photo: bool
    shows_picture: bool
    warning: str = ""


def draw_to_store(order: CardOrder, picture_key: str, store: StoreSpec, key: str) -> StoredCard:
    """A picture that is not there, or cannot be shown, makes a card without it. Both keys are the same tenant's."""
    content, absent, tenant = b"", "", key.split("/")[1]
    if picture_key:
        try:
            content = media.fetch(store, pictures.picture(store, tenant, picture_key).key)
        except RenderError as error:
            absent = str(error)
    drawn = draw_card(replace(order, picture=content))
    media.save(store, key, drawn.png)
    pictures.drawn(store, tenant, key, drawn.png)
    unknown = f"No typeface has the characters {drawn.missing}" if drawn.missing else ""
    warning = "; ".join(filter(None, (absent, drawn.refused, unknown)))
    return StoredCard(key=key, photo=drawn.photo, shows_picture=bool(content) and not drawn.refused, warning=warning)

"""The published schemas are those of the code, and each topic has one."""

from pathlib import Path

from application.contracts.base import Payload
from application.contracts.payloads import (
    AnalyticsPayload,
    AssetManifestPayload,
    AssetPayload,
    IdeaPayload,
    PostPayload,
    ScenePayload,
    ScriptPayload,
    VideoPayload,
)
from application.contracts.topics import SCHEMAS, Topic
from scripts.write_schemas import FOLDER, documents

PRODUCT: dict[type[Payload], str] = {
    IdeaPayload: "idea_id title description tags score target_format created_at",
    ScriptPayload: "script_id idea_id scenes version created_at",
    ScenePayload: "scene_id beat duration_sec asset_needs",
    AssetManifestPayload: "manifest_id script_id assets created_at",
    AssetPayload: "asset_id type source url metadata",
    VideoPayload: "video_id manifest_id render_url thumbnail_url duration_sec created_at",
    PostPayload: "post_id video_id platform scheduled_at status created_at",
    AnalyticsPayload: "post_id platform metrics collected_at",
}


def test_each_topic_has_a_schema() -> None:
    assert set(SCHEMAS) == set(Topic)


def test_each_payload_has_the_fields_that_the_product_names() -> None:
    missing = {
        f"{payload.__name__}.{name}"
        for payload, names in PRODUCT.items()
        for name in names.split()
        if name not in payload.model_fields
    }

    assert missing == set()


def test_the_published_schemas_are_those_of_the_code() -> None:
    published = {path.name: path.read_text() for path in Path(FOLDER).glob("*.json")}

    assert published == documents(), "run `make schemas` and look at the difference"

"""The files of assets and videos, for who is signed in, whole or in ranges."""

import hashlib
from typing import Literal
from uuid import UUID

from fastapi import APIRouter, Request, Response

from domain.assets.asset import AssetType
from domain.shared.errors import NotFoundError
from entrypoints.portal.views.assets import card_of, picked
from entrypoints.web.dependencies import AssetsDep, ObjectStoreDep, OperatorDep, VideosDep
from entrypoints.web.stored_files import StoredFile, stored_file

router = APIRouter()

Kind = Literal["video", "thumbnail", "captions", "subtitles", "proxy", "preview"]
MEDIA_TYPES = {
    "mp4": "video/mp4",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "flac": "audio/flac",
    "vtt": "text/vtt; charset=utf-8",
    "srt": "application/x-subrip; charset=utf-8",
}
TOLD = frozenset({"image/png", "image/jpeg", "video/mp4", "video/webm"})
"""What the ingest says of uploads, whose keys have no suffix."""
PLAIN = {AssetType.IMAGE: "image/png", AssetType.AUDIO: "audio/wav", AssetType.VIDEO: "video/mp4"}


@router.api_route("/media/videos/{video_id}/{kind}", methods=["GET", "HEAD"], name="portal:media:video")
async def video_file(  # noqa: PLR0913, PLR0917  (an address, who asks, and where it lies)
    request: Request, operator: OperatorDep, videos: VideosDep, store: ObjectStoreDep, video_id: UUID, kind: Kind
) -> Response:
    video = await videos.detail(operator.tenant_id, video_id)
    keys = {
        "video": video.render_url,
        "thumbnail": video.thumbnail_url,
        "captions": video.captions_url,
        "subtitles": video.subtitles_url,
        "proxy": video.proxy_url,
        "preview": video.preview_url,
    }
    return await _file(request, store, keys[kind], "application/octet-stream")


@router.api_route(
    "/media/videos/{video_id}/candidates/{number}", methods=["GET", "HEAD"], name="portal:media:candidate"
)
async def candidate_file(  # noqa: PLR0913, PLR0917  (as above)
    request: Request, operator: OperatorDep, videos: VideosDep, store: ObjectStoreDep, video_id: UUID, number: int
) -> Response:
    """Thumbnails that were composed beside the one in use, counted from 1."""
    found = (await videos.detail(operator.tenant_id, video_id)).thumbnail_candidates
    return await _file(request, store, found[number - 1] if 0 < number <= len(found) else "", "image/jpeg")


@router.api_route("/media/assets/{manifest_id}/{asset_id}", methods=["GET", "HEAD"], name="portal:media:asset")
async def asset_file(  # noqa: PLR0913, PLR0917  (as above)
    request: Request,
    operator: OperatorDep,
    assets: AssetsDep,
    store: ObjectStoreDep,
    manifest_id: UUID,
    asset_id: UUID,
    take: int = 0,
    preview: bool = False,  # noqa: FBT001, FBT002  (a query's switch)
) -> Response:
    """The take of that number, else the one in use; of a clip also its small `preview`."""
    found = picked(await assets.detail(operator.tenant_id, manifest_id), asset_id)
    card = card_of(found, take) if found else None
    if card is None or card.take is None:
        return await _file(request, store, "", "")
    noted = card.take.metadata
    key = str(noted.get("preview") or "") if preview else card.take.url
    told = str(noted.get("media_type", ""))
    kind = PLAIN[AssetType.VIDEO] if preview else told if told in TOLD else PLAIN[card.take.type]
    return await _file(request, store, key, kind)


async def _file(request: Request, store: ObjectStoreDep, key: str, otherwise: str) -> Response:
    """An object's key names its content, so that the key is its tag too."""
    if not key:
        msg = "This file has not been made yet."
        raise NotFoundError(msg)
    kind = MEDIA_TYPES.get(key.rpartition(".")[2].lower(), otherwise)
    etag = f'"{hashlib.sha256(key.encode()).hexdigest()[:16]}"'
    return await stored_file(request, store, StoredFile(key=key, media_type=kind, etag=etag))

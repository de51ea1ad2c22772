"""The files of a published post that browsers may fetch, and what each is."""

from adapters.publishing.own_site import CAPTIONS, POSTER, SUBTITLES, VIDEO

MEDIA_TYPES = {
    VIDEO: "video/mp4",
    POSTER: "image/jpeg",
    CAPTIONS: "text/vtt; charset=utf-8",
    SUBTITLES: "application/x-subrip; charset=utf-8",
}

"""What people bring: a picture or a clip that can be shown, or a clear sentence and nothing changed."""

import re

import pytest
from PIL import Image

from render_cluster.errors import MediaMissingError, MediaRefusedError
from render_cluster.ingest.admission import Admission, admit
from render_cluster.media import fetch, save
from tests.support.clips import TONE, a_clip, encoded, turned
from tests.support.ingested import KEY, Ingest
from tests.support.malformed import bases, crafted
from tests.support.pictures import a_photograph, png
from tests.support.pictures import encoded as saved
from tests.support.withstanding import nothing_is_left

SPOILT = {
    "nothing",
    "a playlist called a clip",
    "a list to join, called a clip",
    "a page",
    "a picture of many pixels",
    "a matroska head alone",
    "a hidden codec",
    "a playlist behind a clip's first bytes",
}


def admitted(ingest: Ingest, content: bytes) -> Admission:
    return admit(ingest.store, "a", save(ingest.store, KEY, content))


def test_a_picture_is_made_plain_and_its_size_told(ingest: Ingest) -> None:
    found = admitted(ingest, saved(a_photograph(90, 60), "WEBP"))

    assert (found.is_clip, found.width, found.height, found.seconds) == (False, 90, 60, None)
    assert found.key != KEY
    assert fetch(ingest.store, KEY)[:4] == b"RIFF"
    nothing_is_left()


def test_a_clip_stays_as_it_is_and_gets_a_small_look_at_its_beginning(ingest: Ingest) -> None:
    content = a_clip(picture="testsrc2=s=1280x720:r=30:d=2")
    found = admitted(ingest, content)

    assert (found.key, found.media_type, found.width, found.height) == (KEY, "video/mp4", 1280, 720)
    assert found.seconds == pytest.approx(2.0, abs=0.1)
    assert fetch(ingest.store, found.preview)[4:8] == b"ftyp"
    assert fetch(ingest.store, KEY) == content
    nothing_is_left()


def test_a_clip_of_a_phone_is_told_upright(ingest: Ingest) -> None:
    found = admitted(ingest, turned(a_clip(), 90))

    assert (found.width, found.height) == (108, 192)


@pytest.mark.parametrize("name", ["mp4", "webm", "png", "jpeg", "gif", "svg"])
def test_every_kind_that_the_form_names_is_taken(ingest: Ingest, name: str) -> None:
    assert admitted(ingest, bases()[name]).key


def test_a_sound_is_no_picture(ingest: Ingest) -> None:
    with pytest.raises(MediaRefusedError, match="it is a wav file"):
        admitted(ingest, encoded("wav", picture="", sound=TONE))


@pytest.mark.parametrize(("name", "content"), [(name, each) for name, each in crafted() if name in SPOILT])
def test_a_hostile_file_gives_one_sentence_and_stays_where_it_is(ingest: Ingest, name: str, content: bytes) -> None:
    with pytest.raises(MediaRefusedError) as refused:
        admitted(ingest, content)

    assert re.fullmatch(r"[^\n/]{10,400}", str(refused.value).removeprefix(f"{KEY}: ")), name
    assert fetch(ingest.store, KEY) == content
    nothing_is_left()


def test_what_is_not_stored_is_not_admitted(ingest: Ingest) -> None:
    with pytest.raises(MediaMissingError):
        admit(ingest.store, "a", "t/a/uploads/none")


def test_a_picture_of_one_colour_is_a_picture(ingest: Ingest) -> None:
    assert admitted(ingest, png(Image.new("RGB", (20, 20), "red"))).width == 20

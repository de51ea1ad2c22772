"""Orders for renderers, of small videos whose material lies in the store."""

from uuid import UUID

from application.contracts.render import RenderOrder, SceneOrder, WordTime
from render_cluster.media import StoreSpec, save
from render_cluster.spec import Canvas
from tests.support.render_material import SMALL, TEXT, a_card, a_photo, a_voice, words_over

TENANT = UUID("11111111-1111-4111-8111-111111111111")
VIDEO = UUID("22222222-2222-4222-8222-222222222222")


def an_order(store: StoreSpec, canvas: Canvas = SMALL, scenes: int = 3, seconds: float = 1.4) -> RenderOrder:
    return RenderOrder(
        tenant_id=TENANT,
        video_id=VIDEO,
        title="Oracle databases",
        width=canvas.width,
        height=canvas.height,
        scenes=tuple(_scene(store, canvas, number, seconds) for number in range(scenes)),
    )


def _scene(store: StoreSpec, canvas: Canvas, number: int, seconds: float) -> SceneOrder:
    photo = number % 2 == 1
    words = words_over(TEXT, seconds)
    return SceneOrder(
        scene_id=f"s{number}",
        label=f"beat {number}",
        picture_key=save(store, f"pictures/{number}.png", a_photo(canvas, number) if photo else a_card(canvas)),
        photo=photo,
        voice_key=save(store, f"voices/{number}-{seconds}.wav", a_voice(seconds, 150 + 40 * number)),
        voice_sec=seconds,
        words=tuple(WordTime(text=w.text, start_sec=w.start_sec, end_sec=w.end_sec) for w in words),
    )

"""One scene anew by rules: another sentence of the same part of the article, with a card of its own."""

import asyncio
from collections.abc import Sequence

from adapters.language.offline.languages import language_for
from adapters.language.offline.repeats import same
from adapters.language.offline.scripts import scene_of
from adapters.language.offline.sentences import Sentence
from adapters.language.offline.slots import Slot
from adapters.language.offline.study import Study, study
from adapters.language.offline.style import styled
from adapters.language.offline.timing import Pace
from adapters.language.offline.visuals import Showing
from application.contracts.article import Article
from application.ports.scene_writer import SceneWriter
from domain.scripts.scene import Beat, Scene
from domain.shared.errors import InvalidInputError
from domain.tenancy.channel import Channel

ROOM = 1.5
"""How much longer than the old scene the new one may be, in words."""
LEAST_ROOM = 16
HOOK_WORDS = 16


class OfflineSceneWriter(SceneWriter):
    """The same script and history give the same scene."""

    async def rewrite(
        self, scene_id: str, scenes: Sequence[Scene], earlier: Sequence[Scene], article: Article, channel: Channel
    ) -> Scene:
        return await asyncio.to_thread(rewrite_scene, scene_id, scenes, earlier, article, channel)


def rewrite_scene(
    scene_id: str, scenes: Sequence[Scene], earlier: Sequence[Scene], article: Article, channel: Channel
) -> Scene:
    number = next(place for place, scene in enumerate(scenes, start=1) if scene.scene_id == scene_id)
    old = scenes[number - 1]
    if old.beat is Beat.CLOSE:
        msg = "The last words are the brand's: change them in the settings, or edit the scene."
        raise InvalidInputError(msg)
    read = study(article, styled(language_for(article.language), channel.brand))
    found = _another(read, old, [scene.narration for scene in (*scenes, *earlier)])
    title = found.section.title if found.section.level > 1 else read.title
    slot = Slot(old.beat, title, chosen=[found], section=found.section)
    showing = Showing(read, [slot])
    showing.words.extend(scene.on_screen_text for scene in scenes if scene is not old)
    return scene_of(read, slot, scene_id, showing, Pace(channel.brand.words_per_minute))


def _another(read: Study, old: Scene, said: Sequence[str]) -> Sentence:
    """The best of the old scene's own section, else of the article."""
    most = HOOK_WORDS if old.beat is Beat.HOOK else max(int(len(old.narration.split()) * ROOM), LEAST_ROOM)
    at = {span.start for span in old.sources}
    own = {
        id(sentence.section)
        for sentence in read.sentences
        if any(sentence.line.start <= start < sentence.line.end for start in at)
    }
    free = [one for one in read.sentences if one.speakable() and one.size <= most and not same(one.text, said)]
    if not free:
        msg = "The article has no other sentence that could be spoken here: edit the scene by hand."
        raise InvalidInputError(msg)
    return max(free, key=lambda one: (id(one.section) in own, one.score))

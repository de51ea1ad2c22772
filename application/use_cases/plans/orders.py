"""What a script would have ordered, from whom, and for how much."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from application.contracts.article import Article
from application.contracts.plan import PlannedOrder
from application.ports.script_writer import ScriptDraft
from application.use_cases.plans.makers import ARTICLE, CARDS, Craft, Makers
from domain.budgets.expected import idea_usage, script_usage
from domain.budgets.money import Money
from domain.budgets.prices import NotPricedError, PriceList, Usage
from domain.scripts.needs import need_kind
from domain.scripts.scene import Layout, Scene
from domain.tenancy.channel import Channel

ILLUSTRATED = frozenset({Layout.PHOTO, Layout.HEADLINE})
"""Layouts that show a picture; all others show words, which nobody but the cards draws."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """One kind of order at one provider, with what is expected of it."""

    kind: str
    provider: str
    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimator:
    makers: Makers
    prices: PriceList

    def orders(self, draft: ScriptDraft, article: Article, channel: Channel) -> tuple[PlannedOrder, ...]:
        every = list(self._estimates(draft, article, channel))
        counted = Counter((each.kind, each.provider) for each in every)
        return tuple(
            PlannedOrder(kind=kind, provider=provider, count=count, price=self._price(every, kind, provider))
            for (kind, provider), count in counted.items()
        )

    def _estimates(self, draft: ScriptDraft, article: Article, channel: Channel) -> Iterator[Estimate]:
        letters, makers = len(article.text), self.makers
        writer = makers.first(Craft.TEXT, channel)
        model = makers.model(Craft.TEXT, writer)
        yield Estimate("idea", writer, idea_usage(writer, model, letters))
        yield Estimate("script", writer, script_usage(writer, model, letters))
        for scene in draft.scenes:
            yield self._picture(scene, channel)
        yield self._thumbnail(draft, channel)
        voice = makers.first(Craft.SPEECH, channel)
        for scene in draft.scenes:
            seconds = scene.duration.total_seconds()
            yield Estimate("voiceover", voice, Usage.speech(voice, makers.model(Craft.SPEECH, voice), seconds))

    def _picture(self, scene: Scene, channel: Channel) -> Estimate:
        asked = self.makers.illustrators(channel) if scene.visual.layout in ILLUSTRATED else ()
        return self._drawn(need_kind(scene), asked, has_own=bool(scene.visual.picture_key))

    def _thumbnail(self, draft: ScriptDraft, channel: Channel) -> Estimate:
        """The title over the first picture of the article, if it has one."""
        has_own = any(scene.visual.picture_key for scene in draft.scenes)
        return self._drawn("thumbnail", self.makers.illustrators(channel), has_own=has_own)

    def _drawn(self, kind: str, asked: Sequence[str], *, has_own: bool) -> Estimate:
        """A library or stock may have nothing: then the next is asked, so the dearest of them is what it may cost."""
        if has_own:
            return Estimate(kind, ARTICLE, Usage.pictures(ARTICLE, ""))
        paid = next((name for name in asked if name not in self.prices.free), asked[0] if asked else CARDS)
        return Estimate(kind, " or ".join(asked) or CARDS, Usage.pictures(paid, self.makers.model(Craft.IMAGERY, paid)))

    def _price(self, every: Sequence[Estimate], kind: str, provider: str) -> Decimal | None:
        total = Money.nothing(self.prices.currency)
        try:
            for each in every:
                if (each.kind, each.provider) == (kind, provider):
                    total += self.prices.cost_of(each.usage).money
        except NotPricedError:
            return None
        return total.amount

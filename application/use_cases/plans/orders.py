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
from domain.scripts.needs import NeedKind, need_kind
from domain.scripts.scene import Scene
from domain.tenancy.channel import Channel

GENERATED = frozenset({NeedKind.IMAGE, NeedKind.B_ROLL})


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
        yield Estimate("thumbnail", CARDS, Usage.pictures(CARDS, ""))
        voice = makers.first(Craft.SPEECH, channel)
        for scene in draft.scenes:
            seconds = scene.duration.total_seconds()
            yield Estimate("voiceover", voice, Usage.speech(voice, makers.model(Craft.SPEECH, voice), seconds))

    def _picture(self, scene: Scene, channel: Channel) -> Estimate:
        """A library or stock may have nothing: then the next is asked, so the dearest of them is what it may cost."""
        kind = need_kind(scene)
        if scene.visual.picture_key:
            return Estimate(kind, ARTICLE, Usage.pictures(ARTICLE, ""))
        asked = self.makers.illustrators(channel) if kind in GENERATED else ()
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

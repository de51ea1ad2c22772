"""Who makes what, for a plan, by the same settings that choose the adapters."""

from application.use_cases.plans.makers import Craft, Makers
from entrypoints.bootstrap.settings import Settings


def makers_of(settings: Settings) -> Makers:
    model = settings.model
    return Makers(
        order={Craft.TEXT: settings.language, Craft.SPEECH: settings.speech, Craft.IMAGERY: settings.imagery},
        models={
            (Craft.TEXT, "openai"): model.text_model,
            (Craft.SPEECH, "openai"): model.speech_model,
            (Craft.IMAGERY, "openai"): model.image_model,
        },
    )

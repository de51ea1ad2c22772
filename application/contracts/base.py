"""What every message has in common."""

from pydantic import BaseModel, ConfigDict


class Payload(BaseModel):
    """Frozen; an old reader survives a field that a newer writer added in the middle of a rollout."""

    model_config = ConfigDict(frozen=True, extra="ignore")

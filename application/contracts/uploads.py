"""Files that people bring."""

from pydantic import Field

from application.contracts.base import Payload


class Upload(Payload):
    """What a person brought: its key in the store, the name that it had, and what is known of its rights."""

    key: str = Field(max_length=300)
    name: str = Field(default="", max_length=200)
    licence: str = Field(default="", max_length=300)
    source_url: str = Field(default="", max_length=2000)

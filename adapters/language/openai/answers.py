"""What the model may answer: every string, list and number is bounded, and nothing else is read."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1, max_length=60)]


class Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IdeaAnswer(Answer):
    title: Annotated[str, Field(min_length=8, max_length=90)]
    description: Annotated[str, Field(min_length=20, max_length=220)]
    tags: Annotated[list[Annotated[str, Field(min_length=2, max_length=24)]], Field(min_length=2, max_length=6)]
    target_format: Literal["short", "long", "carousel"]
    format_reason: Annotated[str, Field(min_length=8, max_length=160)]


class VisualAnswer(Answer):
    """`picture` is the number of one of the article's pictures, -1 for none.

    A table's `items` are its rows, their cells parted by ` | `, the head first.
    """

    layout: Literal["headline", "quote", "list", "number", "code", "table", "photo"]
    headline: Annotated[str, Field(max_length=180)]
    items: Annotated[list[Words], Field(max_length=8)]
    figure: Annotated[str, Field(max_length=28)]
    unit: Annotated[str, Field(max_length=40)]
    picture: Annotated[int, Field(ge=-1, le=60)]


class SceneAnswer(Answer):
    """`evidence` are words of the article, verbatim: the program finds where they stand."""

    narration: Annotated[str, Field(min_length=12, max_length=260)]
    on_screen: Annotated[str, Field(min_length=2, max_length=56)]
    visual: VisualAnswer
    evidence: Annotated[list[Annotated[str, Field(min_length=8, max_length=260)]], Field(min_length=1, max_length=4)]


class ScriptAnswer(Answer):
    title: Annotated[str, Field(min_length=4, max_length=90)]
    hook: SceneAnswer
    beats: Annotated[list[SceneAnswer], Field(min_length=3, max_length=7)]
    close: Annotated[str, Field(min_length=8, max_length=120)]

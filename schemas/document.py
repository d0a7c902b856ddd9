"""One line a document that could be read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.common import Edtf, Record, Span, Text


class Document(Record):
    """A page: what it says about itself, how it was read, and which parts count as text."""

    record_type: Literal["document"] = "document"
    title: Text | None
    outlet: Text | None
    url: Text | None
    byline: list[Text]
    published: Edtf | None
    script: Literal["Hans", "Hant"]
    encoding: Text
    chars: int = Field(ge=0, description="code points of the source text")
    text: str = Field(default="", description="the normalized text that records were read from, without furniture")
    repairs: dict[str, int] = Field(description="how many repairs of each kind; `unrepaired` counts damage left")
    kept_spans: list[Span]
    dropped_spans: list[Span]

"""Named institutions that treat patients."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.common import Record, Text


class Hospital(Record):
    """One record per hospital per document."""

    record_type: Literal["hospital"] = "hospital"
    name: Text = Field(description="fullest form in the document")
    aliases: list[Text] = Field(description="other forms that mean it")
    is_subject: bool = Field(description="the hospital the article is about")
    province: Text | None
    city: Text | None
    county: Text | None
    adcode: Text | None = Field(description="GB/T 2260 code of the smallest division known")
    level: Text | None = Field(description="grade, as 三级甲等")

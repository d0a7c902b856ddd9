"""Communist Party organisations at grass-roots level."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.common import Record, Text

Level = Literal["party_committee", "general_branch", "branch", "group"]


class PartyBranch(Record):
    """A named 党委, 党总支, 党支部 or 党小组."""

    record_type: Literal["party_branch"] = "party_branch"
    name: Text = Field(description="as written, without the hospital in front: 外科第四党支部; its committee is 党委")
    full_name: Text = Field(description="hospital and name")
    level: Level
    ordinal: int | None = Field(description="4 for 第四")
    department: Text | None = Field(description="外科 for 外科第四党支部")
    aliases: list[Text]
    brand: Text | None = Field(description="the name of its 党建品牌")
    hospital_id: Text | None
    parent_id: Text | None = Field(description="the party organisation above it, if the text names it")

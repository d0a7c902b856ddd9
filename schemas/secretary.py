"""Persons with party posts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.common import Record, Text

Role = Literal["secretary", "deputy_secretary", "first_secretary", "committee_member", "discipline_secretary"]


class Secretary(Record):
    """One record per person, role and organisation in a document."""

    record_type: Literal["secretary"] = "secretary"
    person: Text
    role: Role
    post: Text = Field(description="the post as written")
    branch_name: Text | None = Field(description="name as in party_branch, another organisation, or null")
    branch_id: Text | None
    hospital_id: Text | None
    titles: list[Text] = Field(description="other posts in the same title string")

"""Quantities in running text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.common import Record, Text, Time

Comparator = Literal["eq", "approx", "over", "near", "under", "several", "range"]
UnitKind = Literal[
    "person", "person_time", "event", "institution", "item", "money", "percent", "area", "length", "duration", "other"
]


class NumericClaim(Record):
    """A number with its measure word or unit, or a percentage."""

    record_type: Literal["numeric_claim"] = "numeric_claim"
    text: Text = Field(description="with its qualifiers: 200余位")
    value: int | float
    upper: int | float | None = Field(description="the higher end of a range")
    comparator: Comparator
    unit: Text | None
    unit_kind: UnitKind
    subject: Text | None = Field(description="what is counted")
    quote: Text = Field(description="its sentence")
    time: Time | None
    hospital_id: Text | None
    branch_id: Text | None

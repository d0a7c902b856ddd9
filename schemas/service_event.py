"""Concrete activities that serve patients, the public or another unit."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.common import Record, Text, Time

EventType = Literal[
    "free_clinic", "volunteer_service", "health_education", "screening", "medical_aid",
    "home_visit", "training", "donation", "rescue", "outreach",
]  # fmt: skip


class ServiceEvent(Record):
    """One record an event, however often it is told; each telling is a span of evidence."""

    record_type: Literal["service_event"] = "service_event"
    event_type: EventType
    name: Text | None = Field(description="the activity's quoted name")
    date: Time | None
    place: Text | None
    adcode: Text | None
    organizers: list[Text] = Field(description="names of hospitals and branches that act")
    participants: list[Text] = Field(description="people named")
    claims: list[Text] = Field(description="ids of numeric claims about it")

"""What every record has: where it came from and what made it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from schemas.edtf import check_edtf

SCHEMA_VERSION = "1.0"

Text = Annotated[str, StringConstraints(min_length=1)]
Edtf = Annotated[str, AfterValidator(check_edtf)]


def _forward(span: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= span[0] < span[1]:
        raise ValueError(f"{span} holds nothing; a span is [start, end) with 0 <= start < end")
    return span


Span = Annotated[
    tuple[int, int],
    AfterValidator(_forward),
    Field(description="code-point offsets [start, end) into the source text"),
]


class Model(BaseModel):
    """Frozen, and nothing but the fields below."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Evidence(Model):
    """A stretch of the source text. `text` is what it reads after normalization."""

    start: int = Field(ge=0, description="code-point offset into the source text, inclusive")
    end: int = Field(ge=1, description="code-point offset into the source text, exclusive")
    text: Text = Field(description="the normalized text of that span")
    text_start: int | None = Field(
        default=None, ge=0, description="where `text` starts in the document's `text`; null: in furniture"
    )
    text_end: int | None = Field(default=None, ge=1, description="where it ends there, exclusive")

    @model_validator(mode="after")
    def _holds_something(self) -> Evidence:
        if self.start >= self.end:
            _forward((self.start, self.end))
        return self


class Time(Model):
    """A date as written and as EDTF (ISO 8601-2); `edtf` is null when the words fix no date (近日)."""

    text: Text
    edtf: Edtf | None


class Record(Model):
    """The fields common to all records, first in each line."""

    schema_version: str = SCHEMA_VERSION
    record_type: str
    id: Text = Field(description="stable: same input and rules give the same id")
    doc_id: Text = Field(description="the input's path below the input root, without its extension")
    evidence: list[Evidence] = Field(min_length=1)
    source: Text = Field(description="what produced the record: a rule id, or ner:<model>")
    confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="lower bound of the 95% interval of that source's precision on gold; null: not measured",
    )

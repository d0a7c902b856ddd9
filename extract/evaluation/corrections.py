"""What people corrected in an annotation tool: the regions of each document, as the tool exports them.

Label Studio's JSON (https://labelstud.io/guide/export, "Raw JSON format of completed tasks") and doccano's JSON Lines
for sequence labelling. Offsets are code points in the clean `text` of the document, as `dangjian export` wrote it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import orjson
from pydantic import BaseModel, Field, StrictInt, StrictStr, ValidationError

from extract.errors import UsageError
from extract.export.annotation import CHOICES, CHOSEN, KINDS, TYPES

FIELDS = (*CHOICES, "name")  # what the labelling interface asks of a region
FIELD_OF_LABEL = {TYPES[stem]: name for stem, name in CHOSEN}  # of a doccano label service_event:donation
AS_JSON = "export as JSON (Label Studio, not JSON-MIN) or JSONL (doccano) what `dangjian export` gave the tool"


@dataclass(frozen=True, slots=True)
class Region:
    """One marked stretch; `record` is the id of the record it came from, `agreed` whether all annotators have it."""

    start: int
    end: int
    kind: str
    record: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class Corrected:
    """One document as its annotators left it; `where` is its task or line."""

    where: str
    doc_id: str
    text: str
    regions: Sequence[Region]


def read_corrections(path: Path) -> Iterator[Corrected]:
    """The annotated documents of an export: a JSON array is Label Studio's, JSON Lines are doccano's.

    Tasks that nobody has annotated are left out. Raises UsageError, with the task or line, for anything else.
    """
    try:
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; give the file that the annotation tool exported") from None
    if content.lstrip()[:1] == b"[":
        for number, task in enumerate(_json(content, str(path)), 1):
            yield from _label_studio(f"{path}: task {number}", _shaped(_Task, task, f"{path}: task {number}"))
    else:
        for number, line in enumerate(content.splitlines(), 1):
            if line.strip():
                where = f"{path}:{number}"
                yield _doccano(where, _shaped(_Line, _json(line, where), where))


Model = TypeVar("Model", bound=BaseModel)


def _json(content: bytes, where: str) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{where}: no JSON ({error}); {AS_JSON}") from None


def _shaped(model: type[Model], value: Any, where: str) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{where}: {place or 'it'}: {first['msg']}; {AS_JSON}") from None


# --- Label Studio ---


class _Data(BaseModel):
    doc_id: StrictStr
    text: StrictStr


class _Value(BaseModel):
    start: StrictInt = 0
    end: StrictInt = 0
    labels: list[StrictStr] = []
    choices: list[StrictStr] = []
    text: StrictStr | list[StrictStr] = []


class _Meta(BaseModel):
    record: StrictStr | None = None


class _Answer(BaseModel):
    id: StrictStr = ""
    type: StrictStr = ""
    from_name: StrictStr = ""
    value: _Value = _Value()
    meta: _Meta | None = None


class _Annotation(BaseModel):
    result: list[_Answer]
    was_cancelled: bool = False


class _Task(BaseModel):
    data: _Data
    annotations: list[_Annotation]


def _label_studio(where: str, task: _Task) -> Iterator[Corrected]:
    answers = [list(_regions(a.result, task.data.text, where)) for a in task.annotations if not a.was_cancelled]
    if answers:
        yield Corrected(where, task.data.doc_id, task.data.text, _together(answers))


def _regions(results: list[_Answer], text: str, where: str) -> Iterator[Region]:
    """The regions of one annotation; what was chosen and typed for a region stands in results with its id."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for result in results:
        if result.type in ("choices", "textarea") and result.from_name in FIELDS:
            typed = [result.value.text] if isinstance(result.value.text, str) else result.value.text
            told = next(iter([*result.value.choices, *typed]), "")
            said[result.id][result.from_name] = told.strip()
    for result in results:
        if result.type == "labels":
            value = result.value
            record = (result.meta.record if result.meta else None) or result.id.rpartition("@")[0] or None
            for label in value.labels:
                region = Region(value.start, value.end, label, record, dict(said.get(result.id, {})))
                checked = _checked(region, len(text), where)
                if isinstance(value.text, str) and value.text != text[value.start : value.end]:
                    told = text[value.start : value.end]
                    raise UsageError(
                        f"{where}: {value.text!r} is marked where {told!r} stands; offsets must be characters"
                    )
                yield checked


# --- doccano ---


class _Entity(BaseModel):
    start_offset: StrictInt
    end_offset: StrictInt
    label: StrictStr


class _Line(BaseModel):
    text: StrictStr
    doc_id: StrictStr | None = None
    meta: dict[str, Any] = {}
    label: list[tuple[StrictInt, StrictInt, StrictStr]] = Field(default=[])
    labels: list[tuple[StrictInt, StrictInt, StrictStr]] = Field(default=[])
    entities: list[_Entity] = Field(default=[])


def _doccano(where: str, line: _Line) -> Corrected:
    doc_id = line.doc_id or line.meta.get("doc_id")
    if not isinstance(doc_id, str):
        raise UsageError(f"{where}: no doc_id; import into doccano what `dangjian export --to doccano` wrote")
    spans = [*line.label, *line.labels, *((e.start_offset, e.end_offset, e.label) for e in line.entities)]
    regions = []
    for start, end, label in spans:
        kind, _, value = label.partition(":")
        fields = {FIELD_OF_LABEL[kind]: value} if value and kind in FIELD_OF_LABEL else {}
        regions.append(_checked(Region(start, end, kind, None, fields), len(line.text), where))
    return Corrected(where, doc_id, line.text, regions)


# --- both ---


def _checked(region: Region, size: int, where: str) -> Region:
    if region.kind not in KINDS:
        raise UsageError(f"{where}: no record type is called {region.kind!r}; label with one of {', '.join(KINDS)}")
    if not 0 <= region.start < region.end <= size:
        raise UsageError(f"{where}: [{region.start}, {region.end}) is no stretch of its text of {size} characters")
    for name, values in CHOICES.items():
        if region.fields.get(name) and region.fields[name] not in values:
            raise UsageError(f"{where}: no {name} is called {region.fields[name]!r}; choose one of {', '.join(values)}")
    return region


def _together(answers: list[list[Region]]) -> list[Region]:
    """The regions of several annotators: what not all of them have, or have otherwise, is debatable."""
    found: dict[tuple[int, int, str, str], list[Region]] = defaultdict(list)
    for regions in answers:
        for region in regions:
            found[region.start, region.end, region.kind, region.record or ""].append(region)
    merged = []
    for _, same in sorted(found.items()):
        said = {tuple(sorted(r.fields.items())) for r in same}
        merged.append(replace(same[0], agreed=len(same) >= len(answers) and len(said) == 1))
    return merged

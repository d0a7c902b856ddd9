"""What people corrected in an annotation tool: the regions of each document, as the tool exports them.

Label Studio's JSON (https://labelstud.io/guide/export, "Raw JSON format of completed tasks") and doccano's JSON Lines
for sequence labelling. Offsets are code points in the clean `text` of the document, as `dangjian export` wrote it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import orjson

from extract.errors import UsageError
from schemas import RECORD_TYPES

KINDS = {str(model.model_fields["record_type"].default): stem for stem, model in RECORD_TYPES.items()}
LABELS = [kind for kind in KINDS if kind != "document"]
FIELDS = ("event_type", "role", "name")  # what the labelling interface asks of a region
CHOICES = {
    "event_type": get_args(RECORD_TYPES["service_events"].model_fields["event_type"].annotation),
    "role": get_args(RECORD_TYPES["secretaries"].model_fields["role"].annotation),
}
FIELD_OF_LABEL = {"service_event": "event_type", "secretary": "role"}  # of a doccano label service_event:donation


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
    """One document as its annotators left it."""

    doc_id: str
    text: str
    regions: Sequence[Region]


def read_corrections(path: Path) -> Iterator[Corrected]:
    """The annotated documents of an export: a JSON array is Label Studio's, JSON Lines are doccano's.

    Tasks that nobody has annotated are left out. Raises UsageError, with the task or line, for anything else.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; give the file that the annotation tool exported") from None
    if content.lstrip()[:1] == b"[":
        yield from _label_studio(path, _json(content, str(path)))
    else:
        for number, line in enumerate(content.splitlines(), 1):
            if line.strip():
                yield _doccano(f"{path}:{number}", _json(line, f"{path}:{number}"))


def _json(content: bytes, where: str) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{where}: no JSON ({error}); export as JSON (Label Studio) or JSONL (doccano)") from None


# --- Label Studio ---


def _label_studio(path: Path, tasks: list[Any]) -> Iterator[Corrected]:
    for number, task in enumerate(tasks, 1):
        where = f"{path}: task {number}"
        data = _member(task, "data", dict, where)
        doc_id, text = (_member(data, key, str, where) for key in ("doc_id", "text"))
        done = [a for a in _member(task, "annotations", list, where) if not a.get("was_cancelled")]
        if done:
            answers = [list(_regions(a.get("result", []), len(text), where)) for a in done]
            yield Corrected(doc_id, text, _together(answers))


def _regions(results: list[dict[str, Any]], size: int, where: str) -> Iterator[Region]:
    """The regions of one annotation; what was chosen and typed for a region stands in results with its id."""
    said: dict[str, dict[str, str]] = {}
    for result in results:
        if result.get("type") in ("choices", "textarea") and result.get("from_name") in FIELDS:
            value = result["value"].get("choices") or result["value"].get("text") or [""]
            said.setdefault(str(result.get("id")), {})[result["from_name"]] = str(value[0]).strip()
    for result in results:
        if result.get("type") == "labels":
            value, name = result["value"], str(result.get("id"))
            record = (result.get("meta") or {}).get("record") or (name.rpartition("@")[0] or None)
            for label in value["labels"]:
                region = Region(value["start"], value["end"], label, record, said.get(name, {}))
                yield _checked(region, size, where)


# --- doccano ---


def _doccano(where: str, entry: dict[str, Any]) -> Corrected:
    text = _member(entry, "text", str, where)
    doc_id = entry.get("doc_id") or (entry.get("meta") or {}).get("doc_id")
    if not isinstance(doc_id, str):
        raise UsageError(f"{where}: no doc_id; import into doccano what `dangjian export --to doccano` wrote")
    spans = entry.get("label") or entry.get("labels") or []
    spans = spans or [[e["start_offset"], e["end_offset"], e["label"]] for e in entry.get("entities", [])]
    regions = []
    for start, end, label in spans:
        kind, _, value = label.partition(":")
        fields = {FIELD_OF_LABEL[kind]: value} if value and kind in FIELD_OF_LABEL else {}
        regions.append(_checked(Region(start, end, kind, None, fields), len(text), where))
    return Corrected(doc_id, text, regions)


# --- both ---


def _member(entry: Any, key: str, kind: type, where: str) -> Any:
    value = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(value, kind):
        raise UsageError(f"{where}: no {key!r}; export as JSON what `dangjian export` gave the tool, not as JSON-MIN")
    return value


def _checked(region: Region, size: int, where: str) -> Region:
    if region.kind not in LABELS:
        raise UsageError(f"{where}: no record type is called {region.kind!r}; label with one of {', '.join(LABELS)}")
    if not 0 <= region.start < region.end <= size:
        raise UsageError(f"{where}: [{region.start}, {region.end}) is no stretch of its text of {size} characters")
    for name, values in CHOICES.items():
        if region.fields.get(name) and region.fields[name] not in values:
            raise UsageError(f"{where}: no {name} is called {region.fields[name]!r}; choose one of {', '.join(values)}")
    return region


def _together(answers: list[list[Region]]) -> list[Region]:
    """The regions of several annotators: those that not all of them have are debatable."""
    votes = Counter(key for regions in answers for key in {(r.start, r.end, r.kind) for r in regions})
    merged = {(r.start, r.end, r.kind, r.record): r for regions in reversed(answers) for r in regions}
    return [
        Region(r.start, r.end, r.kind, r.record, r.fields, votes[r.start, r.end, r.kind] == len(answers))
        for _, r in sorted(merged.items(), key=lambda pair: (pair[0][:3], pair[0][3] or ""))
    ]

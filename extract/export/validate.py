"""Whether an output folder is what it says: schemas, ids, references, and every span against text and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from extract.errors import InputError
from extract.export.records import files_of
from extract.sources.compression import open_plain
from extract.text.source import SourceText, normalize
from schemas import RECORD_TYPES

REFERENCES = {
    "hospital_id": "hospital",
    "branch_id": "party_branch",
    "parent_id": "party_branch",
    "claims": "numeric_claim",
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in one line of one file."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(slots=True)
class _Known:
    """What the first reading of the files gathers: documents' texts, and the ids of each type with their documents."""

    texts: dict[str, str]
    ids: dict[str, dict[str, str]]


def validate(folder: Path, sources: dict[str, SourceText] | None = None) -> Iterator[Flaw]:
    """Everything that is wrong with the records in `folder`; with `sources` by doc_id spans are read there too."""
    known = _Known({}, {str(model.model_fields["record_type"].default): {} for model in RECORD_TYPES.values()})
    for stem in RECORD_TYPES:
        if not files_of(folder, stem):
            yield Flaw(folder / f"{stem}.jsonl", 1, "the file is missing; write the folder again with `dangjian run`")
    for stem, path, number, record in _lines(folder):
        if isinstance(record, Flaw):
            yield record
            continue
        yield from (Flaw(path, number, message) for message in _shape(stem, record, known))
    for _, path, number, record in _lines(folder):
        if not isinstance(record, Flaw) and isinstance(record.get("evidence"), list):
            yield from (Flaw(path, number, message) for message in _bonds(record, known, sources))


def _lines(folder: Path) -> Iterator[tuple[str, Path, int, dict[str, Any] | Flaw]]:
    for stem in RECORD_TYPES:
        for path in files_of(folder, stem):
            try:
                with open_plain(str(path)) as file:
                    for number, text in enumerate(file, 1):
                        yield stem, path, number, _read(path, number, text)
            except InputError as error:
                yield stem, path, 1, Flaw(path, 1, error.reason)


def _read(path: Path, number: int, text: bytes) -> dict[str, Any] | Flaw:
    try:
        record = orjson.loads(text)
    except ValueError as error:
        return Flaw(path, number, f"no JSON: {error}")
    return record if isinstance(record, dict) else Flaw(path, number, "no object; a line is one record")


def _shape(stem: str, record: dict[str, Any], known: _Known) -> Iterator[str]:
    """What the schema and the ids say of one record."""
    try:
        RECORD_TYPES[stem].model_validate(record)
    except ValidationError as error:
        for detail in error.errors():
            where = ".".join(map(str, detail["loc"])) or stem
            yield f"`{where}`: {detail['msg'].lower()}; it stands there as {detail['input']!r:.60}"
        return
    ids = known.ids[record["record_type"]]
    if record["id"] in ids:
        yield f"the id {record['id']} stands here a second time; delete one of the two"
    ids[record["id"]] = record["doc_id"]
    if stem == "documents":
        known.texts[record["doc_id"]] = record.get("text", "")


def _bonds(record: dict[str, Any], known: _Known, sources: dict[str, SourceText] | None) -> Iterator[str]:
    """What holds a record to others, to its document's text and to its source."""
    doc_id = record.get("doc_id", "")
    if doc_id not in known.texts:
        yield f"its document {doc_id!r} is not in documents.jsonl"
    for field, kind in REFERENCES.items():
        value = record.get(field)
        for name in value if isinstance(value, list) else [value] if value else []:
            if known.ids[kind].get(name) != doc_id:
                yield f"`{field}` {name} is no {kind} of the same document"
    for piece in record["evidence"]:
        yield from _span(piece, known.texts.get(doc_id), (sources or {}).get(doc_id))


def _span(piece: dict[str, Any], text: str | None, source: SourceText | None) -> Iterator[str]:
    try:
        start, end, said = piece["start"], piece["end"], piece["text"]
        inside = None if piece.get("text_start") is None else (piece["text_start"], piece["text_end"])
        if text is not None and inside is not None and text[slice(*inside)] != said:
            yield f"evidence: the document's text has {text[slice(*inside)]!r:.60} at {list(inside)}, not {said!r:.60}"
        if source is not None:
            shown = source.source[start:end]
            if normalize(shown, html=source.visible is not None) != said:
                yield f"evidence: the source has {shown!r:.60} at [{start}, {end}), which does not read {said!r:.60}"
    except (KeyError, TypeError):
        return  # the schema has told of it


def summary(flaws: Iterable[Flaw]) -> str:
    """How many flaws there are in which files."""
    counts = Counter(flaw.file.name for flaw in flaws)
    return ", ".join(f"{count} in {name}" for name, count in sorted(counts.items())) or "nothing wrong"

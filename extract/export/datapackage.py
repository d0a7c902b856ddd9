"""The output folder described as a Frictionless data package: files, fields, keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_origin

from extract.export.columns import columns_of
from extract.export.records import files_of
from schemas import RECORD_TYPES, SCHEMA_VERSION

TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}
KEYS = {"hospital_id": "hospitals", "branch_id": "party_branches", "parent_id": "party_branches"}


def datapackage(folder: Path) -> dict[str, Any]:
    """The descriptor of the files that are in `folder`."""
    return {
        "name": "dangjian",
        "version": SCHEMA_VERSION,
        "resources": [_resource(stem, files_of(folder, stem)) for stem in RECORD_TYPES],
    }


def _resource(stem: str, files: list[Path]) -> dict[str, Any]:
    names = [path.name for path in files]
    keys = [
        {"fields": field, "reference": {"resource": "" if stem == target else target, "fields": "id"}}
        for field, target in KEYS.items()
        if field in RECORD_TYPES[stem].model_fields
    ]
    schema = {"fields": [_field(stem, name, kind) for name, kind in columns_of(stem).items()], "primaryKey": "id"}
    return {
        "name": stem,
        "path": names[0] if len(names) == 1 else names,
        "format": "jsonl",
        "mediatype": "application/x-ndjson",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(stem: str, name: str, kind: Any) -> dict[str, Any]:
    described = RECORD_TYPES[stem].model_fields[name]
    kind_name = TYPES.get(kind) or ("array" if get_origin(kind) in (list, tuple) else "object")
    said = {"name": name, "type": kind_name}
    return said | ({"description": described.description} if described.description else {})

"""Records as Parquet and CSV: plain tables, and the nodes and relationships of a graph."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.export.columns import arrow_schema, flat, sql_columns
from extract.export.records import records_of
from schemas import RECORD_TYPES

BATCH = 10_000
LABELS = {
    "documents": "Document", "hospitals": "Hospital", "party_branches": "PartyBranch", "secretaries": "Secretary",
    "service_events": "ServiceEvent", "numeric_claims": "NumericClaim",
}  # fmt: skip
# Field of a record -> type of the relationship to the record whose id it holds.
RELATIONS = {"hospital_id": "OF_HOSPITAL", "branch_id": "OF_BRANCH", "parent_id": "PART_OF", "claims": "COUNTED_BY"}


def arrow_batches(folder: Path, stem: str) -> Iterator[Any]:
    """Arrow tables of some thousand records each, at least one; nested fields typed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 an extra
    except ImportError:
        raise UsageError("this needs the extra: pip install 'dangjian[export]'") from None
    records = records_of(folder, stem)
    schema = arrow_schema(stem)
    first = True
    while (batch := list(islice(records, BATCH))) or first:
        first = False
        rows = [{**r, "repairs": list(r["repairs"].items())} if "repairs" in r else r for r in batch]
        yield pa.Table.from_pylist(rows, schema=schema)


def to_parquet(folder: Path, target: str) -> None:
    """One Parquet file a record type in the folder `target`."""
    Path(target).mkdir(parents=True, exist_ok=True)
    for stem in RECORD_TYPES:
        batches = arrow_batches(folder, stem)
        import pyarrow.parquet as pq  # noqa: PLC0415 an extra, and there by now

        first = next(batches)
        with pq.ParquetWriter(Path(target) / f"{stem}.parquet", first.schema, compression="zstd") as writer:
            writer.write_table(first)
            for batch in batches:
                writer.write_table(batch)


def to_csv(folder: Path, target: str) -> None:
    """One CSV file a record type in the folder `target`, with a header; nested fields are JSON."""
    for stem in RECORD_TYPES:
        _write(
            Path(target) / f"{stem}.csv", sql_columns(stem, "json"), (flat(stem, r) for r in records_of(folder, stem))
        )


def to_neo4j(folder: Path, target: str) -> None:
    """Nodes and relationships for `neo4j-admin database import full` in the folder `target`."""
    relations: list[tuple[str, str, str]] = []
    documents = {record["doc_id"]: record["id"] for record in records_of(folder, "documents")}
    for stem, label in LABELS.items():
        columns = {n: k for n, k in sql_columns(stem, "").items() if k}  # what is nested is no property
        header = [f"{n}:ID" if n == "id" else n + _neo4j_type(kind) for n, kind in columns.items()]
        _write(Path(target) / f"{stem}.csv", [*header, ":LABEL"], _nodes(folder, stem, label, columns, relations))
        if stem != "documents":
            pairs = ((r["id"], documents[r["doc_id"]]) for r in records_of(folder, stem))
            relations += [(start, end, "TOLD_IN") for start, end in pairs]
    _write(Path(target) / "relationships.csv", [":START_ID", ":END_ID", ":TYPE"], relations)


def _nodes(
    folder: Path, stem: str, label: str, columns: dict[str, str], relations: list[tuple[str, str, str]]
) -> Iterator[list[Any]]:
    names = list(sql_columns(stem, ""))
    for record in records_of(folder, stem):
        values = dict(zip(names, flat(stem, record), strict=True))
        yield [*("" if values[name] is None else values[name] for name in columns), label]
        for field, kind in RELATIONS.items():
            found = record.get(field)
            ends = found if isinstance(found, list) else [found] if found else []
            relations += [(record["id"], end, kind) for end in ends]


def _neo4j_type(kind: str) -> str:
    return {"text": "", "boolean": ":boolean", "bigint": ":long"}.get(kind, ":double")


def _write(path: Path, header: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([str(v).lower() if isinstance(v, bool) else v for v in row] for row in rows)

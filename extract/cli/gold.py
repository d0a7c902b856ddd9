"""`dangjian gold`: corrections back from an annotation tool, as gold."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import orjson

from extract.errors import UsageError
from extract.evaluation.corrections import Corrected, read_corrections
from extract.evaluation.gold import Gold, gold_of
from extract.export.records import all_records
from extract.pipeline import Pipeline
from extract.tag.components import DEFAULT_NER

INCOMPLETE = 1


@click.group("gold", short_help="Corrections from an annotation tool as gold.")
def gold() -> None:
    """Turn what people corrected into gold, which measures the rules and their confidence."""


@gold.command("import")
@click.argument("corrected", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="EXPORT")
@click.option("--records", "output", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
              metavar="OUTPUT", help="The records that were given to the tool.")  # fmt: skip
@click.option("-o", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="GOLD",
              help="Folder for <doc_id>.json files.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over gold that is there already.")
@click.option("--ner", default=DEFAULT_NER, show_default=True, metavar="MODEL", help="As of `dangjian run`.")
@click.option("--rules", type=click.Path(path_type=Path), help="As of `dangjian run`; what was added is read by them.")
def import_gold(corrected: Path, output: Path, folder: Path, force: bool, ner: str, rules: Path | None) -> None:
    """Write the gold that EXPORT stands for: Label Studio's JSON, or doccano's JSONL.

    Records left as they were keep their fields; marks that were taken away are gone; marks that were added or moved
    are read from their text. Where several people annotated a document, what not all of them marked is optional.

    \b
    Exit status: 0 written, 1 some marks could not be told (each on a line), 2 wrong usage; nothing was written.
    """  # noqa: D301 click reads the backspace
    pipeline = Pipeline(rules, ner)

    def read(text: str) -> dict[str, list[dict[str, Any]]]:
        return {s: [orjson.loads(r.model_dump_json()) for r in rs] for s, rs in pipeline.read(text).records.items()}

    records: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for stem, record in all_records(output):
        records[record["doc_id"]][stem].append(record)
    documents = list(read_corrections(corrected))
    for document in documents:
        _check_source(document, records, output)
    found = [gold_of(document, records[document.doc_id], read) for document in documents]
    paths = _paths(found, folder, force=force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, made in zip(paths, found, strict=True):
            path.write_text(json.dumps(made.entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}; give another folder") from None
    problems = [problem for made in found for problem in made.problems]
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(found)} document(s) -> {folder}, {len(problems)} mark(s) not understood", err=True)
    if problems:
        sys.exit(INCOMPLETE)


def _check_source(document: Corrected, records: Mapping[str, Mapping[str, list[dict[str, Any]]]], output: Path) -> None:
    """Raises UsageError for a document that is not the one exported: its marks would fall elsewhere."""
    told = records[document.doc_id]["documents"] if document.doc_id in records else []
    if not told:
        raise UsageError(f"{document.where}: {output} has no document {document.doc_id!r}; give the records exported")
    if told[0]["text"] != document.text:
        raise UsageError(f"{document.where}: the text is another than that of {document.doc_id} in {output}")


def _paths(found: list[Gold], folder: Path, *, force: bool) -> list[Path]:
    """Where the gold goes. Raises UsageError for none, for two documents of one name, and for what would be lost."""
    if not found:
        raise UsageError("nobody has annotated a document in it; submit some tasks and export again")
    paths = [folder / f"{made.entries['doc_id']}.json" for made in found]
    twice = next((path for path, count in Counter(paths).items() if count > 1), None)
    if twice is not None:
        raise UsageError(f"two documents of EXPORT are called {twice.stem}; import them into folders of their own")
    kept = next((p for p in paths if p.exists()), None)
    if kept is not None and not force:
        raise UsageError(f"{kept} is there already; give another folder, or --force to write over it")
    return paths

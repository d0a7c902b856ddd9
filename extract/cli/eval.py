"""`dangjian eval`: how good the records are, against gold."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import orjson

from extract.errors import InputError, UsageError
from extract.evaluation.compare import FALSE, MISSED, RIGHT, Comparison, Read, by, compare, gold_files
from extract.evaluation.confidence import measured
from extract.pipeline import Pipeline
from extract.sources.files import Input, find_inputs
from extract.tag.components import DEFAULT_NER

BELOW = 1


@click.command("eval")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--gold", "folders", required=True, multiple=True, type=click.Path(path_type=Path, file_okay=False),
              help="Folder of <doc_id>.json files; may be given more than once.")  # fmt: skip
@click.option("--ner", default=DEFAULT_NER, show_default=True, metavar="MODEL", help="As of `dangjian run`.")
@click.option(
    "--rules", type=click.Path(path_type=Path), help="Use this rules folder over the shipped one, file by file."
)
@click.option("--quiet", is_flag=True, help="Only the table of record types.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--min", "least", type=float, help="Exit with status 1 when an F1 is below this.")
@click.option("--save-confidence", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write each rule's measured precision to FILE (rules/confidence.json).")  # fmt: skip
def evaluate(
    inputs: tuple[str, ...], folders: tuple[Path, ...], ner: str, rules: Path | None, quiet: bool, form: str,
    least: float | None, save_confidence: Path | None,
) -> None:  # fmt: skip
    """Read those of INPUT that have gold, and print precision, recall and F1 by record type, outlet and rule.

    Misses and false alarms follow as path:line:column.
    """
    gold = {doc_id: path for folder in folders for doc_id, path in gold_files(folder).items()}
    items = {name: item for item in find_inputs(inputs) if (name := Path(item.doc_id).name) in gold}
    pipeline = Pipeline(rules, ner)
    read = {doc_id: found for doc_id, item in items.items() if (found := _read(pipeline, item)) is not None}
    comparison = compare(gold, read)
    places = {doc_id: item.place for doc_id, item in items.items()}
    if form == "json":
        click.echo(json.dumps(_packed(comparison, places, quiet=quiet), ensure_ascii=False, indent=1))
    else:
        _print(comparison, places, quiet=quiet)
    if save_confidence:
        text = json.dumps(measured(comparison.outcomes), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        save_confidence.write_text(text, encoding="utf-8")
    if least is not None and min(t.f1 for t in comparison.tallies.values() if t.gold) < least:
        sys.exit(BELOW)


def _packed(comparison: Comparison, places: dict[str, str], *, quiet: bool) -> dict[str, Any]:
    """What is printed, as data: a table of record types, and unless `quiet` every outcome."""
    told: dict[str, Any] = {
        "record_types": {
            name: {
                "gold": y.gold, "pred": y.pred, "right": y.tp, "precision": y.precision, "recall": y.recall, "f1": y.f1,
                "fields": {field: {"right": right, "of": of} for field, (right, of) in y.fields.items()},
            }
            for name, y in comparison.tallies.items()
        }
    }  # fmt: skip
    if not quiet:
        told["outcomes"] = [asdict(o) | {"path": places.get(o.doc_id, o.doc_id)} for o in comparison.outcomes]
    return told


def _print(comparison: Comparison, places: dict[str, str], *, quiet: bool) -> None:
    if not quiet:
        _print_outcomes(comparison, places)
        for key in ("outlet", "rule"):
            _print_counts(comparison, key)
    _print_tallies(comparison)


def _read(pipeline: Pipeline, item: Input) -> Read | None:
    try:
        content = item.read()
    except InputError as error:
        click.echo(f"{item.place}: {error}", err=True)
        return None
    result = pipeline.read(content, Path(item.doc_id).name, html=item.html)
    if result.article is None:
        click.echo(f"{item.place}: {result.error}", err=True)
        return None
    records: dict[str, list[dict[str, Any]]] = {
        stem: [orjson.loads(r.model_dump_json()) for r in found] for stem, found in result.records.items()
    }
    return Read(result.article.source, records)


def _print_outcomes(comparison: Comparison, paths: dict[str, str]) -> None:
    for outcome in comparison.outcomes:
        if outcome.verdict != RIGHT:
            where = f"{paths.get(outcome.doc_id, outcome.doc_id)}:{outcome.line}:{outcome.column}"
            made = f" [{outcome.rule}]" if outcome.rule else ""
            click.echo(f"{where}: {outcome.verdict}: {outcome.record_type}{made}: {outcome.shown}")
            click.echo(f"    {outcome.excerpt}")


def _print_counts(comparison: Comparison, key: str) -> None:
    click.echo(f"{key:38} {'right':>6} {'missed':>7} {'false':>6} {'P':>6}")
    for value, counts in by(comparison.outcomes, key).items():
        found = counts[RIGHT] + counts[FALSE]
        precision = f"{counts[RIGHT] / found:6.3f}" if found else "     -"
        click.echo(f"{value:38} {counts[RIGHT]:6} {counts[MISSED]:7} {counts[FALSE]:6} {precision}")


def _print_tallies(comparison: Comparison) -> None:
    click.echo(f"{'record type':15} {'gold':>5} {'pred':>5} {'right':>5} {'P':>6} {'R':>6} {'F1':>6}  fields")
    for record_type, y in comparison.tallies.items():
        shares = f"{y.precision:6.3f} {y.recall:6.3f} {y.f1:6.3f}"
        fields = " ".join(f"{k}={v[0]}/{v[1]}" for k, v in y.fields.items())
        click.echo(f"{record_type:15} {y.gold:5} {y.pred:5} {y.tp:5} {shares}  {fields}")
    scored = [y.f1 for y in comparison.tallies.values() if y.gold]
    if not scored:
        raise UsageError("the gold of these documents marks no record of any type; give other gold after --gold")
    click.echo(f"macro F1 {sum(scored) / len(scored):.3f}, lowest {min(scored):.3f}")

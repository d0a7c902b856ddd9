"""`dangjian ner`: train and measure the recognizer that ships with the package."""

from __future__ import annotations

from pathlib import Path

import click

from extract.errors import UsageError

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def ner() -> None:
    """Train and measure the recognizer of names."""


@ner.command()
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--seed", type=int, help="Another seed of randomness than the one in the settings.")
@click.option("--steps", type=click.IntRange(min=1), help="Fewer or more steps than the settings say.")
@click.option(
    "--set", "sets", multiple=True, metavar="NAME=FILE", help="Also measure on this labelled JSON Lines file."
)
def train(output: Path, seed: int | None, steps: int | None, sets: tuple[str, ...]) -> None:
    """Train by extract/ner/config.cfg and write a spaCy pipeline to the folder OUTPUT, its model card beside it.

    Needs `pip install 'dangjian[lac]'` for the silver labels of the prose. About twenty minutes on one core.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise UsageError(f"{output} exists already; give a new folder")
    labelled = dict(map(_named_file, sets))

    from extract.ner.train import train as run  # noqa: PLC0415 spaCy's training is slow to import

    trained = run(output, seed, steps, labelled)
    click.echo(f"{output}: trained in {trained.seconds:.0f} s")
    for name, scores in trained.scores.items():
        click.echo(f"{name}: " + ", ".join(f"{label} {100 * f1:.1f}" for label, f1 in scores.items() if f1))


@ner.command()
@click.argument("model", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("files", nargs=-1, required=True, type=EXISTING)
def measure(model: Path, files: tuple[Path, ...]) -> None:
    """Print precision, recall and F1 of the spaCy pipeline MODEL on labelled JSON Lines FILES."""
    from extract.ner.card import measured  # noqa: PLC0415
    from extract.ner.evaluate import table  # noqa: PLC0415

    click.echo(table(measured(model, {file.stem: file for file in files})))


def _named_file(given: str) -> tuple[str, Path]:
    name, _, path = given.partition("=")
    if not path or not Path(path).is_file():
        raise UsageError(f"--set {given!r}: give NAME=FILE with a JSON Lines file that exists")
    return name, Path(path)

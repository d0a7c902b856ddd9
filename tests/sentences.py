"""Single sentences and whether they tell a service event: `python -m tests.sentences` prints what is read wrongly.

Each line of `gold/event_sentences.tsv` is the event type, or several that are right (`a|b`), or `-` where nothing is
told that counts as one, and then the text. All are invented, in the ways that pages of this genre speak; half of them
are odd on purpose. No page repeats itself here as pages do, so recall is below that on documents.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extract import Pipeline

SENTENCES = Path(__file__).parent / "gold" / "event_sentences.tsv"


def judged(pipeline: Pipeline) -> Iterator[tuple[str, list[str], list[str], str]]:
    """(right, miss, type, several, none or false alarm; what is right; what was found; text) for each line."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        wanted, text = line.split("\t")
        right = [] if wanted == "-" else wanted.split("|")
        found = [event.event_type for event in pipeline.read(text).records["service_events"]]  # type: ignore[attr-defined]
        yield _verdict(right, found), right, found, text


def _verdict(right: list[str], found: list[str]) -> str:
    if not right:
        return "false alarm" if found else "none"
    if not found:
        return "miss"
    if len(found) > 1:
        return "several"
    return "right" if found[0] in right else "type"


def main() -> int:
    """Print each wrong line and the sums."""
    results = list(judged(Pipeline()))
    for verdict, right, found, text in results:
        if verdict not in ("right", "none"):
            print(f"{verdict:12}{'|'.join(right) or '-':24}{', '.join(found) or '-':20}{text}")
    print(dict(Counter(verdict for verdict, *_ in results)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

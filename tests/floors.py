"""Score floors on the shared documents: `python -m tests.floors` runs the main job on them and exits 1 below a floor.

The five real articles are not in the repository; this reads them where they are.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from extract.evaluation import scorer as score

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
# Set of floors -> folder of the shared documents.
FOLDERS = {"real_seeds": "seeds", "seeds": "seeds_retold", "dev_synthetic": "dev_synthetic"}
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def below(name: str, tallies: dict[str, score.Tally]) -> list[str]:
    """What is below the floors of the set `name`."""
    floors, fields = FLOORS[name]["f1"], FLOORS[name]["fields"]
    found = [
        f"{name} {record_type}: F1 {tally.f1:.3f} < {floors[record_type]}"
        for record_type, tally in tallies.items()
        if tally.gold and tally.f1 < floors[record_type]
    ]
    for record_type, tally in tallies.items():
        found += [
            f"{name} {record_type}.{field}: {right}/{total} < {fields}"
            for field, (right, total) in tally.fields.items()
            if right < fields * total
        ]
    return found


def main() -> int:
    """Run, score, print, compare."""
    problems: list[str] = []
    for name, folder in FOLDERS.items():
        with tempfile.TemporaryDirectory() as output:
            command = [sys.executable, "-c", "from extract.cli.main import main; main()"]
            subprocess.run([*command, "run", str(SHARED / "docs" / folder), "-o", output], check=True)
            tallies = score.score(SHARED / "gold" / folder, Path(output))
        print(f"== {name}")
        for record_type, tally in tallies.items():
            fields = " ".join(f"{field}={right}/{total}" for field, (right, total) in tally.fields.items())
            print(f"{record_type:15} P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f}  {fields}")
        problems += below(name, tallies)
    for problem in problems:
        print(f"BELOW THE FLOOR: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

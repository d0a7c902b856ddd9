"""Word lists, tables and small mappings under `rules/lexicons`."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from extract.errors import RuleProblem
from extract.quantities import Lookalikes
from extract.rulebook.positions import Located, read_yaml

Text = Annotated[str, StringConstraints(min_length=1)]
SHIPPED = "@shipped"
COLUMNS = ("adcode", "name", "level", "parent")


class Days(BaseModel):
    """Named days: their date as MM-DD, and the year of the first observance where numbers count from it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fixed: dict[Text, Annotated[str, StringConstraints(pattern=r"^[01][0-9]-[0-3][0-9]$")]]
    first_year: dict[Text, int]


class UnitLookalikes(BaseModel):
    """Words that begin like a unit and are none, by unit; and words that begin with one all the same."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    not_units: dict[Text, tuple[Text, ...]]
    still_units: tuple[Text, ...] = ()


# File stem -> what the file must hold.
SHAPES: dict[str, TypeAdapter[Any]] = {
    "units": TypeAdapter(dict[Text, list[Text]]),
    "unit_lookalikes": TypeAdapter(UnitLookalikes),
    "days": TypeAdapter(Days),
    "ner_labels": TypeAdapter(dict[Text, Text]),
}
# Word lists that the program asks for by their name.
REQUIRED = frozenset(
    """
    aided_units aided_words branch_parts companions counted_places countries department_endings departments
    division_lookalikes dose_units event_activity event_anaphors event_captions event_cases event_done
    event_follow_on event_goes_on event_habits event_happened event_hearsay event_listing event_looks_back
    event_meetings event_negated event_notices event_others event_ours event_outlook event_plans event_purposes
    event_recent event_reported event_resolves event_returns event_said event_signed event_staff event_standing
    event_steady event_talks event_then event_this event_told event_totals event_visits forms_of_address
    generic_heads generic_kinds head_posts hospital_forces hospital_parts hospital_places hospital_specialties
    name_followers name_stops names_paired names_transliterated nationalities not_last_before_stops
    not_last_in_names not_persons other_unit_endings own_people own_staff page_link_words page_owner_words
    place_endings place_generic place_leads place_leads_weak place_roles place_spots place_tails posts_other
    samples_taken speech_verbs spot_endings subject_ends subject_stops surnames surnames_compound team_endings
    team_heads team_posts township_kinds unit_endings
    """.split()  # noqa: SIM905 a list of words reads best as words
)


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division: six-digit code, full name, level, code of the one above ("" for provinces)."""

    adcode: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True)
class Lexicons:
    """Everything below one `lexicons` folder: word lists by file stem, and the tables."""

    words: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    lookalikes: Lookalikes
    days: Mapping[str, str]
    first_years: Mapping[str, int]
    ner_labels: Mapping[str, str]
    divisions: tuple[Division, ...]


def load_lexicons(
    folder: Path, paths: Mapping[str, Path], overridden: Mapping[str, Path]
) -> tuple[Lexicons, list[RuleProblem]]:
    """The lexicons among `paths` (by their path below the rules folder) and what is wrong with them.

    `folder` is where a missing one is looked for; `overridden` are the files that some of `paths` stand for.
    """
    problems: list[RuleProblem] = []
    own = {Path(name).name: path for name, path in paths.items() if Path(name).parent.name == folder.name}
    below = {path: overridden[name] for name, path in paths.items() if name in overridden}
    words = {Path(n).stem: _read_words(p, below.get(p), problems) for n, p in own.items() if p.suffix == ".txt"}
    problems += [
        RuleProblem(folder, 1, 1, f"the word list {name}.txt is missing; copy it from the shipped rules")
        for name in sorted(REQUIRED - set(words))
    ]
    tables = {
        name: _read_table(own.get(f"{name}.yaml", folder / f"{name}.yaml"), shape, problems)
        for name, shape in SHAPES.items()
    }
    units = _units(tables["units"], below.get(own.get("units.yaml", folder)), problems)
    divisions = _read_divisions(own.get("divisions.csv", folder / "divisions.csv"), problems)
    days: Days = tables["days"].content if tables["days"] else Days(fixed={}, first_year={})
    labels = tables["ner_labels"].content if tables["ner_labels"] else {}
    lookalikes = _lookalikes(tables["unit_lookalikes"], below.get(own.get("unit_lookalikes.yaml", folder)), problems)
    return Lexicons(words, units, lookalikes, days.fixed, days.first_year, labels, divisions), problems


@dataclass(frozen=True, slots=True)
class Table:
    """What a YAML table says, and where."""

    located: Located
    content: Any


def _units(table: Table | None, below: Path | None, problems: list[RuleProblem]) -> dict[str, str]:
    """Each unit's kind. Kinds that `table` leaves out are those of the file `below`; @shipped is a list there."""
    if table is None:
        return {}
    under = _read_table(below, SHAPES["units"], problems) if below else None
    shipped: dict[str, list[str]] = under.content if under else {}
    kinds: dict[str, str] = {}
    for kind in {**shipped, **table.content}:
        listed = table.content.get(kind, [SHIPPED])
        if shipped and kind not in shipped:
            message = f"no kind of units is called {kind!r}; write one of {', '.join(sorted(shipped))}"
            problems.append(table.located.problem((kind,), message))
        for index, unit in enumerate(listed):
            for each in shipped.get(kind, []) if unit == SHIPPED else [unit]:
                if kinds.setdefault(each, kind) != kind:
                    message = (
                        f"{each!r} counts {kinds[each]} already; a unit is of one kind, delete it in one of the two"
                    )
                    problems.append(table.located.problem((kind, index), message))
    return kinds


def _lookalikes(table: Table | None, below: Path | None, problems: list[RuleProblem]) -> Lookalikes:
    """What `table` says of a unit stands instead of what the file `below` says of it; the other units stay."""
    if table is None:
        return Lookalikes({})
    under = _read_table(below, SHAPES["unit_lookalikes"], problems) if below else None
    own: UnitLookalikes = table.content
    for unit, words in own.not_units.items():
        for index, word in enumerate(words):
            if not word.startswith(unit) or word == unit:
                message = f"{word!r} is no word that begins like the unit {unit}; write the whole word, as {unit}…"
                problems.append(table.located.problem(("not_units", unit, index), message))
    shipped = under.content if under else UnitLookalikes(not_units={})
    still = tuple(dict.fromkeys(shipped.still_units + own.still_units))
    return Lookalikes({**shipped.not_units, **own.not_units}, still)


def _read_table(path: Path, shape: TypeAdapter[Any], problems: list[RuleProblem]) -> Table | None:
    """The content of a YAML table, None if it is unusable."""
    if not path.exists():
        problems.append(RuleProblem(path.parent, 1, 1, f"{path.name} is missing; copy it from the shipped rules"))
        return None
    found = read_yaml(path)
    if isinstance(found, RuleProblem):
        problems.append(found)
        return None
    try:
        return Table(found, shape.validate_python(found.data))
    except ValidationError as error:
        problems += [_shape_problem(found, detail) for detail in error.errors()]
        return None


def _shape_problem(found: Located, detail: Any) -> RuleProblem:
    where = tuple(detail["loc"])
    name = ".".join(map(str, where)) or "the file"
    return found.problem(where, f"{name}: {detail['msg'].lower()}; write `name: value` as in the shipped file")


def _read_words(path: Path, below: Path | None, problems: list[RuleProblem]) -> tuple[str, ...]:
    """The words of a list; the line `@shipped` stands for those of the list `below` it."""
    found: dict[str, int] = {}
    shipped: set[str] = set()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        problems.append(RuleProblem(path, 1, 1, f"not UTF-8 at byte {error.start}; save the file as UTF-8"))
        return ()
    for number, line in enumerate(lines, 1):
        word = line.split("#")[0].strip()
        if not word:
            continue
        if word == SHIPPED:
            if below is None:
                message = f"{SHIPPED} stands for a shipped list of this name, and there is none; delete the line"
                problems.append(RuleProblem(path, number, 1, message))
                continue
            for each in _read_words(below, None, problems):
                shipped.add(each)
                found.setdefault(each, number)
            continue
        if problem := _no_word(word):
            problems.append(RuleProblem(path, number, 1, problem))
        if word in found:
            where = f"in the list that {SHIPPED} stands for" if word in shipped else f"in line {found[word]}"
            problems.append(RuleProblem(path, number, 1, f"{word!r} stands {where} already; delete one of the two"))
        found.setdefault(word, number)
    return tuple(found)


def _no_word(line: str) -> str | None:
    """What is wrong with a line of a word list."""
    if line.startswith("@"):
        return f"no list is called {line}; write {SHIPPED}"
    parted = re.search(r"(?<=.)[\s，、；,;：:](?=.)", line)
    return f"{line!r} holds {parted.group()!r}; write one word a line" if parted else None


def _read_divisions(path: Path, problems: list[RuleProblem]) -> tuple[Division, ...]:
    if not path.exists():
        problems.append(RuleProblem(path.parent, 1, 1, f"{path.name} is missing; copy it from the shipped rules"))
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            problems.append(RuleProblem(path, 1, 1, f"the columns are {rows.fieldnames}; write {','.join(COLUMNS)}"))
            return ()
        return tuple(Division(row["adcode"], row["name"], row["level"], row["parent"]) for row in rows)

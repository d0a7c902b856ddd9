"""YAML with positions: every value knows the line and column it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from extract.errors import RuleProblem

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """The content of a YAML file and where each of its values stands (line and column from 1)."""

    path: Path
    data: Any
    places: dict[Path_, tuple[int, int]]

    def problem(self, where: Path_, message: str) -> RuleProblem:
        """A problem at `where`, or at the nearest value around it that the file has."""
        while where not in self.places and where:
            where = where[:-1]
        line, column = self.places.get(where, (1, 1))
        return RuleProblem(self.path, line, column, message)


def read_yaml(path: Path) -> Located | RuleProblem:
    """The file's content with positions, or what is wrong with its syntax."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = "YAML wants `key: value` lines, `- item` lists and quotes around text with `: # { [`"
        return RuleProblem(path, line, column, f"{error.problem or 'no YAML'}; {hint}")
    except yaml.reader.ReaderError as error:
        before = path.read_text(encoding="utf-8")[: error.position]
        place = before.count("\n") + 1, error.position - before.rfind("\n")
        code = error.character if isinstance(error.character, int) else ord(error.character)
        return RuleProblem(path, *place, f"the character U+{code:04X} has no place in YAML; delete it")
    except UnicodeDecodeError as error:
        return RuleProblem(path, 1, 1, f"not UTF-8 at byte {error.start}; save the file as UTF-8")
    places: dict[Path_, tuple[int, int]] = {}
    try:
        data = _build(node, (), places) if node is not None else None
    except _DuplicateKeyError as duplicate:
        return RuleProblem(path, *duplicate.place, f"the key {duplicate.key!r} stands here twice; join the two entries")
    return Located(path, data, places)


class _DuplicateKeyError(Exception):
    def __init__(self, key: str, place: tuple[int, int]) -> None:
        self.key, self.place = key, place


def _build(node: yaml.Node, where: Path_, places: dict[Path_, tuple[int, int]]) -> Any:
    places[where] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                raise _DuplicateKeyError(key, (key_node.start_mark.line + 1, key_node.start_mark.column + 1))
            result[key] = _build(value_node, (*where, key), places)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*where, i), places) for i, child in enumerate(node.value)]
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    finally:
        loader.dispose()

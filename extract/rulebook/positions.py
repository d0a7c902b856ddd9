"""YAML with positions: every value knows the line and column it stands at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from extract.errors import RuleProblem

Path_ = tuple[str | int, ...]
Places = dict[Path_, tuple[int, int]]
WIDE_COLON = re.compile(r"^[ ]*(?:- )?\{?[ ]*[a-z_]+(：)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Located:
    """The content of a YAML file and where each of its values and keys stands (line and column from 1)."""

    path: Path
    data: Any
    places: Places
    keys: Places

    def problem(self, where: Path_, message: str) -> RuleProblem:
        """A problem at `where`, or at the nearest value around it that the file has."""
        while where not in self.places and where:
            where = where[:-1]
        line, column = self.places.get(where, (1, 1))
        return RuleProblem(self.path, line, column, message)

    def key_problem(self, where: Path_, message: str) -> RuleProblem:
        """A problem with the key at `where` itself."""
        return (
            RuleProblem(self.path, *self.keys[where], message) if where in self.keys else self.problem(where, message)
        )


def read_yaml(path: Path) -> Located | RuleProblem:
    """The file's content with positions, or what is wrong with its syntax."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        return _syntax(path, path.read_text(encoding="utf-8"), error)
    except yaml.reader.ReaderError as error:
        before = path.read_text(encoding="utf-8")[: error.position]
        place = before.count("\n") + 1, error.position - before.rfind("\n")
        code = error.character if isinstance(error.character, int) else ord(error.character)
        return RuleProblem(path, *place, f"the character U+{code:04X} has no place in YAML; delete it")
    except UnicodeDecodeError as error:
        return RuleProblem(path, 1, 1, f"not UTF-8 at byte {error.start}; save the file as UTF-8")
    places: Places = {}
    keys: Places = {}
    try:
        data = _build(node, (), places, keys) if node is not None else None
    except _DuplicateKeyError as duplicate:
        return RuleProblem(path, *duplicate.place, f"the key {duplicate.key!r} stands here twice; join the two entries")
    return Located(path, data, places, keys)


def _syntax(path: Path, text: str, error: yaml.MarkedYAMLError) -> RuleProblem:
    """What is wrong with the syntax, and what to write instead. The parser often stops lines behind the mistake."""
    said = error.problem or "no YAML"
    wide = WIDE_COLON.search(text)
    if wide is not None:
        place = text.count("\n", 0, wide.start(1)) + 1, wide.start(1) - text.rfind("\n", 0, wide.start(1))
        return RuleProblem(path, *place, "the colon behind a key is the Chinese one; write `: ` (a colon and a space)")
    mark = error.problem_mark or error.context_mark
    hint = "YAML wants `key: value` lines, `- item` lists and quotes around text with `: # { [`"
    if "quoted scalar" in (error.context or "") and "escape" not in said:
        mark, said, hint = error.context_mark, "the quotation mark that opens here is never closed", "close it"
    elif "escape" in said:
        hint = "put text with a backslash in single quotes: '\\s'"
    elif "'\\t'" in said:
        said, hint = "a tab", "indent with spaces"
    elif "cannot start any token" in said:
        hint = 'put the text in quotes: "@name"'
    elif "block end" in said or "mapping values" in said:
        hint = "line it up with the lines above by spaces, or quote text that holds `: `"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return RuleProblem(path, line, column, f"{said}; {hint}")


class _DuplicateKeyError(Exception):
    def __init__(self, key: str, place: tuple[int, int]) -> None:
        self.key, self.place = key, place


def _build(node: yaml.Node, where: Path_, places: Places, keys: Places) -> Any:
    places[where] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            keys[*where, key] = place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in result:
                raise _DuplicateKeyError(key, place)
            result[key] = _build(value_node, (*where, key), places, keys)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*where, i), places, keys) for i, child in enumerate(node.value)]
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    finally:
        loader.dispose()

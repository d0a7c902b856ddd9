"""Which outlet a page is from, and that outlet's patterns before the generic ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.rulebook import RuleBook
from extract.rulebook.book import compile_pattern
from extract.rulebook.models import OutletRule

GENERIC = "outlets/generic"


@dataclass(frozen=True)
class Profile:
    """An outlet's patterns, compiled; `rule_id` is None for a page of no known outlet."""

    rule_id: str | None
    name: str | None
    patterns: Mapping[str, tuple[Any, ...]]

    def first(self, field: str, line: str) -> Any:
        """The first match of the field's patterns in `line`, or None."""
        return next(self.matches(field, line), None)

    def matches(self, field: str, line: str) -> Iterator[Any]:
        """All first matches of the field's patterns in `line`, in the patterns' order."""
        return (m for m in (pattern.search(line) for pattern in self.patterns[field]) if m)


FIELDS = ("drop_lines", "drop_inline", "drop_from", "source", "byline", "title_strip")


@cache
def _compiled(book: RuleBook, rule_id: str | None) -> Profile:
    generic = book.rules[GENERIC]
    own = book.rules[rule_id] if rule_id else None
    patterns = {
        field: tuple(compile_pattern(p) for rule in (own, generic) if rule is not None for p in getattr(rule, field))
        for field in FIELDS
    }
    return Profile(rule_id, getattr(own, "name", None), patterns)


def find_profile(book: RuleBook, text: str) -> Profile:
    """The profile of the outlet whose host or mark stands in `text`, or the generic one."""
    for rule_id, rule in book.of_kind(OutletRule, "outlets/"):
        if rule_id != GENERIC and any(mark in text for mark in (*rule.hosts, *rule.marks)):
            return _compiled(book, rule_id)
    return _compiled(book, None)

"""Which outlet a page is from, and that outlet's patterns before the generic ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.rulebook import RuleBook
from extract.rulebook.book import compile_pattern, set_of
from extract.rulebook.models import OutletRule

GENERIC = "outlets/generic"


@dataclass(frozen=True)
class Profile:
    """An outlet's patterns, compiled; `rule_id` is None for a page of no known outlet."""

    rule_id: str | None
    name: str | None
    patterns: Mapping[str, tuple[Any, ...]]
    sets: Mapping[str, Any]
    select: Mapping[str, tuple[str, ...]]  # CSS selectors of HTML pages
    meta: Mapping[str, tuple[str, ...]]  # names of their meta tags

    def first(self, field: str, line: str) -> Any:
        """The first match of the field's patterns in `line`, or None."""
        return next(self.matches(field, line), None)

    def matches(self, field: str, line: str) -> Iterator[Any]:
        """All first matches of the field's patterns in `line`, in the patterns' order."""
        fitting = self.sets[field].Match(line)  # one look for all: most lines fit none
        patterns = self.patterns[field]
        return (m for m in (patterns[index].search(line) for index in sorted(fitting or ())) if m)


FIELDS = ("drop_lines", "drop_inline", "drop_from", "sign_off", "source", "byline", "title_strip")


@cache
def profile_of(book: RuleBook, rule_id: str | None) -> Profile:
    """The patterns of one outlet, the generic ones behind them; of no outlet the generic ones alone."""
    generic = book.rules[GENERIC]
    own = book.rules[rule_id] if rule_id else None
    patterns = {
        field: tuple(compile_pattern(p) for rule in (own, generic) if rule is not None for p in getattr(rule, field))
        for field in FIELDS
    }
    sets = {
        field: set_of([p for rule in (own, generic) if rule is not None for p in getattr(rule, field)])
        for field in FIELDS
    }
    select, meta = (
        {
            key: tuple(word for rule in (own, generic) if rule is not None for word in getattr(rule, kind).get(key, ()))
            for key in ("text", "drop", "title", "date", "source", "byline", "url")
        }
        for kind in ("select", "meta")
    )
    return Profile(rule_id, getattr(own, "name", None), patterns, sets, select, meta)


def find_profile(book: RuleBook, text: str, source: str) -> Profile:
    """The profile of the outlet whose host stands in `source` or whose mark in `text`, or the generic one."""
    for rule_id, rule in book.of_kind(OutletRule, "outlets/"):
        if rule_id != GENERIC and (
            any(host in source for host in rule.hosts) or any(mark in text for mark in rule.marks)
        ):
            return profile_of(book, rule_id)
    return profile_of(book, None)

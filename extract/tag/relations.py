"""Templates and expressions of the rules, matched over masked text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.rulebook import RuleBook
from extract.rulebook.book import compile_pattern
from extract.rulebook.models import TemplateRule
from extract.rulebook.template import to_regex
from extract.tag.spans import Spans


@dataclass(frozen=True, slots=True)
class Relation:
    """One match: its span and the spans of its slots (missing slots are left out)."""

    rule_id: str
    start: int
    end: int
    slots: dict[str, tuple[int, int]]


def find_relations(masked: str, book: RuleBook, relation: str) -> Iterator[Relation]:
    """All matches of all rules for `relation`, by priority; matches of one pattern do not overlap."""
    for rule_id, rule in sorted(book.of_kind(TemplateRule), key=lambda item: (-item[1].priority, item[0])):
        if rule.relation == relation:
            yield from rule_relations(masked, book, rule_id)


def rule_relations(masked: str, book: RuleBook, rule_id: str) -> Iterator[Relation]:
    """All matches of one template rule, pattern by pattern, but for those inside what it excludes."""
    patterns, exclude = _compiled(book, rule_id)
    excluded = Spans((m.span() for pattern in exclude for m in pattern.finditer(masked)), lambda span: span)
    for pattern in patterns:
        for found in _matches(masked, rule_id, pattern):
            around = excluded.touching(found.start, found.end)
            if not any(start <= found.start and found.end <= end for start, end in around):
                yield found


@cache
def _compiled(book: RuleBook, rule_id: str) -> tuple[list[Any], list[Any]]:
    """The patterns of a rule, and those of what it excludes."""
    rule = book.rules[rule_id]
    if not isinstance(rule, TemplateRule):
        raise TypeError(f"{rule_id} is no template rule")
    patterns = [*(to_regex(p, rule.define, book.lexicons.words) for p in rule.patterns), *rule.regex]
    exclude = [to_regex(t, rule.define, book.lexicons.words, named=False) for t in rule.exclude]
    return [compile_pattern(p) for p in patterns], [compile_pattern(p) for p in exclude]


def _matches(masked: str, rule_id: str, pattern: Any) -> Iterator[Relation]:
    for match in pattern.finditer(masked):
        slots = {name: match.span(group) for name, group in pattern.groupindex.items() if match.group(group)}
        yield Relation(rule_id, match.start(), match.end(), slots)

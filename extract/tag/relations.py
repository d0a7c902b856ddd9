"""Templates and expressions of the rules, matched over masked text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.rulebook import RuleBook
from extract.rulebook.book import compile_pattern
from extract.rulebook.models import TemplateRule
from extract.rulebook.template import to_regex


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
            yield from rule_relations(masked, rule_id, rule)


def rule_relations(masked: str, rule_id: str, rule: TemplateRule) -> Iterator[Relation]:
    """All matches of one rule, pattern by pattern, but for those inside what it excludes."""
    patterns = [compile_pattern(to_regex(t, rule.define, named=False)) for t in rule.exclude]
    excluded = [m.span() for pattern in patterns for m in pattern.finditer(masked)]
    for expression in (*(to_regex(p, rule.define) for p in rule.patterns), *rule.regex):
        for found in _matches(masked, rule_id, expression):
            if not any(start <= found.start and found.end <= end for start, end in excluded):
                yield found


def _matches(masked: str, rule_id: str, expression: str) -> Iterator[Relation]:
    pattern = compile_pattern(expression)
    for match in pattern.finditer(masked):
        slots = {name: match.span(group) for name, group in pattern.groupindex.items() if match.group(group)}
        yield Relation(rule_id, match.start(), match.end(), slots)

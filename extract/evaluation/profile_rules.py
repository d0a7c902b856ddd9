"""What each rule costs and gives on a set of documents."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from extract.evaluation.examples import masked_text
from extract.link.event_words import event_lexicon
from extract.outlets.article import read_article
from extract.pipeline import Pipeline, Result
from extract.quantities import find_quantities
from extract.rulebook import RuleBook
from extract.rulebook.models import (
    ClaimRule,
    EventRule,
    NameRule,
    OutletRule,
    PostRule,
    RuleModel,
    TemplateRule,
    WordRule,
)
from extract.tag.components import mark_names, mark_posts
from extract.tag.mask import Marks
from extract.tag.relations import rule_relations
from extract.tag.words import mark_words


@dataclass(slots=True)
class RuleProfile:
    """One rule on all documents: seconds by itself, matches by itself, records that carry its id.

    `precision` is the measured lower bound, for the least sure of its record types.
    """

    rule_id: str
    kind: str
    seconds: float = 0.0
    matches: int = 0
    records: int = 0
    precision: float | None = None


def profile_rules(pipeline: Pipeline, results: Iterable[Result]) -> list[RuleProfile]:
    """Every rule, the dearest first. Times are those of the rule run alone once more over each document read."""
    book = pipeline.book
    found = {i: RuleProfile(i, str(getattr(r, "kind", ""))) for i, r in book.rules.items()}
    for key, bound in book.confidence.items():
        profile = found.get(key.split(" ", 1)[1])
        if profile is not None:
            profile.precision = min(bound, profile.precision or 1.0)
    for result in results:
        if result.doc is None:
            continue
        masked = masked_text(result.article.body.text, pipeline) if result.article else ""
        for rule_id, rule in book.rules.items():
            started = time.perf_counter()
            found[rule_id].matches += _matches(rule_id, rule, result, masked, book)
            found[rule_id].seconds += time.perf_counter() - started
        for records in result.records.values():
            for record in records:
                if record.source in found:
                    found[record.source].records += 1
    return sorted(found.values(), key=lambda profile: (-profile.seconds, profile.rule_id))


def _matches(rule_id: str, rule: RuleModel, result: Result, masked: str, book: RuleBook) -> int:
    """How often one rule fits one document, whatever other rules make of that."""
    if result.doc is None or result.article is None:
        return 0
    text = result.article.body.text
    marks = Marks(text)
    match rule:
        case NameRule():
            mark_names(marks, book, rule_id)
        case WordRule():
            mark_words(marks, book, rule_id)
        case PostRule():
            mark_posts(marks, book)
        case TemplateRule():
            return len(list(rule_relations(masked, book, rule_id)))
        case EventRule():
            triggers = next(t for t in event_lexicon(book).rules if t[0] == rule_id)
            return sum(1 for pattern in triggers[2:4] for _ in pattern.finditer(text))
        case ClaimRule():
            found = find_quantities(text, book.lexicons.units, book.lexicons.lookalikes)
            return len(found) - len(result.records["numeric_claims"])
        case OutletRule():
            chosen = result.article.outlet_rule or "outlets/generic"
            return len(read_article(result.article.source, book).dropped) if chosen == rule_id else 0
    return len(marks.items)

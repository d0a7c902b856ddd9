"""Rules as data: load, check and compile everything below a rules folder."""

from extract.rulebook.book import RuleBook, default_rules, open_rules

__all__ = ["RuleBook", "default_rules", "open_rules"]

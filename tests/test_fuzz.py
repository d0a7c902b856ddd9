"""A short round of tests/fuzz.py; `python -m tests.fuzz 100000` is the long one."""

from __future__ import annotations

import pytest
from fuzz import TARGETS, fuzz

# Searching damage for what it was takes its time.
CASES = {"decoding_and_repair": 60, "outlets": 30}


@pytest.mark.parametrize("target", TARGETS)
def test_damaged_input_is_read_or_refused(target: str) -> None:
    assert fuzz(CASES.get(target, 400), 20261122, [target]) == []

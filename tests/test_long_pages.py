"""Work grows with a page's length and not with its square: steps are counted, not seconds."""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

import pytest

from extract import Pipeline

SHORT, LONG = 5_000, 20_000  # characters
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def steps(pipeline: Pipeline, text: str) -> int:
    """How many functions are called, Python's own and built-in ones, to read `text`."""
    profile = cProfile.Profile()
    profile.enable()
    pipeline.read(text)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined] # not in its stubs


def assert_linear(pipeline: Pipeline, unit: str) -> None:
    """`LONG` characters of `unit` again and again take about as many times the steps as they are longer."""
    pages = [(unit * (size // len(unit) + 1))[:size] for size in (SHORT, LONG)]
    pipeline.read(pages[0])  # what is loaded on first use
    few, many = (steps(pipeline, page) for page in pages)
    assert many < 1.5 * (LONG / SHORT) * few, (few, many)


@pytest.mark.parametrize(
    "unit",
    [
        "第一党支部、", "书记：沈知秋 ", "院长、副书记、", "第二支部（行政支部）", "12人次", "近20名、30名、", "在石桥村义诊。",
        "凤阳县晴川医院、", "我院义诊。", "“义诊”", "3月5日", "\n\n来源：", "内科与外科",
    ],
)  # fmt: skip
def test_one_thing_again_and_again(unit: str, pipeline_rules_only: Pipeline) -> None:
    assert_linear(pipeline_rules_only, unit)


def test_real_text_again_and_again(pipeline_rules_only: Pipeline) -> None:
    texts = [pipeline_rules_only.read(path).doc.text for path in SEEDS]
    lines = [line for text in texts for line in text.splitlines() if len(line) > 40]
    assert_linear(pipeline_rules_only, "\n".join(lines)[:SHORT])

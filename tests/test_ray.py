"""The job on a Ray cluster of two nodes: the records of a local run. Needs the extra: pip install 'dangjian[ray]'."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.batch.job import Plan, run_job
from extract.batch.worker import Settings
from extract.sources.documents import Reader
from extract.sources.files import find_inputs

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster  # noqa: PLC0415 only where ray is there

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    made.add_node(num_cpus=1)
    yield made
    made.shutdown()


def output(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "run.json"}


def test_two_nodes_write_what_one_machine_writes(cluster: Any, tmp_path: Path) -> None:
    inputs = [str(SEEDS)]
    run_job(Plan(tmp_path / "local", Settings(ner="none")), Reader().pages(find_inputs(inputs)))
    plan = Plan(tmp_path / "ray", Settings(ner="none"), workers=2, ray=cluster.address)
    tally = run_job(plan, Reader().pages(find_inputs(inputs)))
    assert tally.documents == 5
    assert len(cluster.list_all_nodes()) == 2  # of one core each, so each holds one of the two actors
    assert output(tmp_path / "ray") == output(tmp_path / "local")

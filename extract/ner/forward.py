"""The trained network read forwards only: what `layers.build_tagger` computes, in fewer and larger steps.

A reader never needs gradients. Without what training keeps of each layer, and with the two pieces of a maxout as
two blocks of columns, the same scores (up to the last bits of a float) take about two thirds of the time.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

from extract.ner.layers import NUMPY, Floats, Hashes

PIECE = 1000  # characters
TINY = 1e-8  # what thinc adds to a variance


class Embedding(NamedTuple):
    """Hashed rows of `table` for the features of one column."""

    column: int
    seed: int
    table: Floats


class Block(NamedTuple):
    """One dilated window: weights of shape (3 * width, 2 * width), bias (2 * width), then a scale and a shift."""

    distance: int
    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class Forward:
    """The weights of a trained network of `layers.build_tagger`, laid out for reading; later training is not seen."""

    def __init__(self, network: Model[Any, Any]) -> None:
        named: dict[str, list[Model[Any, Any]]] = {}
        for node in network.walk():
            named.setdefault(node.name, []).append(node)
        self._embeddings = [
            Embedding(node.attrs["column"], node.attrs["seed"], _weights(node, "E")) for node in named["hashembed"]
        ]
        layers = zip(named["dilated_window"], named["maxout"], named["layernorm"], strict=True)
        self._blocks = [_block(*nodes) for nodes in layers]
        (output,) = named["linear"]
        self._weights, self._bias = np.ascontiguousarray(_weights(output, "W").T), _weights(output, "b")

    def scores(self, rows: Hashes) -> Floats:
        """One row of raw scores for each row of features (`layers.character_features`) of one doc.

        A piece at a time, as small arrays stay in the processor's cache; each is read with as many neighbours as
        the network looks at, so the scores are those of the whole. Beyond both ends stand rows of zeros.
        """
        reach = sum(block.distance for block in self._blocks)
        padded = np.zeros((len(rows) + 2 * reach, rows.shape[1]), dtype=np.uint64)
        padded[reach : reach + len(rows)] = rows
        scores = np.empty((len(rows), len(self._bias)), dtype="f")
        for start in range(0, len(rows), PIECE):
            end = min(start + PIECE, len(rows))
            scores[start:end] = self._piece(padded[start : end + 2 * reach])[reach : reach + end - start]
        return scores

    def _piece(self, rows: Hashes) -> Floats:
        states = np.zeros((len(rows), self._weights.shape[0]), dtype="f")
        for column, seed, table in self._embeddings:
            keys = NUMPY.hash(np.ascontiguousarray(rows[:, column]), seed) % np.uint32(len(table))
            states += np.asarray(NUMPY.gather_add(table, keys))
        for block in self._blocks:
            states += _normalized(_maxout(block, states), block)
        scores: Floats = states @ self._weights + self._bias
        return scores


def _weights(node: Model[Any, Any], name: str) -> Floats:
    return np.asarray(node.get_param(name), dtype="f")


def _block(window: Model[Any, Any], maxout: Model[Any, Any], norm: Model[Any, Any]) -> Block:
    weights = _weights(maxout, "W")  # (width, pieces, inputs)
    width, pieces, inputs = weights.shape
    by_piece = weights.transpose(2, 1, 0).reshape(inputs, pieces * width)
    bias = _weights(maxout, "b").T.reshape(-1)
    return Block(window.attrs["distance"], by_piece, bias, _weights(norm, "G"), _weights(norm, "b"))


def _maxout(block: Block, states: Floats) -> Floats:
    """The greater of two linear maps of each row and its neighbours."""
    count, width = states.shape
    distance = block.distance
    wide = np.zeros((count, 3 * width), dtype="f")
    wide[distance:, :width] = states[:-distance]
    wide[:, width : 2 * width] = states
    wide[:-distance, 2 * width :] = states[distance:]
    mapped = wide @ block.weights
    mapped += block.bias
    return np.maximum(mapped[:, :width], mapped[:, width:])


def _normalized(states: Floats, block: Block) -> Floats:
    """Each row with mean 0 and variance 1, then scaled and shifted."""
    width = states.shape[1]
    states -= (states @ np.full(width, 1 / width, dtype="f"))[:, None]
    variance: NDArray[np.float32] = np.einsum("ij,ij->i", states, states) / width + TINY
    states *= (variance**-0.5)[:, None]
    states *= block.scale
    states += block.shift
    return states

"""The network: hashed characters and character pairs, summed, then dilated windows, then one score a position.

Works on lists of Docs of one-character tokens. Pairs are hashed from the characters' own 64-bit hashes, so that
no string is made or stored for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc
from thinc.api import HashEmbed, Linear, Maxout, Model, NumpyOps, add, chain, residual, with_array

Hashes = NDArray[np.uint64]
Floats = NDArray[np.float32]

# Odd multipliers (of SplitMix64 and of Knuth): the order of a pair must matter.
FIRST, SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
FOLD = np.uint64(31)
# NumPy's own matrix product was three times as fast as BLIS's on the shapes of this network.
NUMPY = NumpyOps(use_blis=False)


def character_features(doc: Doc) -> Hashes:
    """One row a character: its hash, that of it with the one before, that of it with the one behind."""
    features = np.zeros((len(doc), 3), dtype=np.uint64)
    if not len(doc):
        return features
    characters = doc.to_array([ORTH]).reshape(-1).astype(np.uint64)
    pairs = np.zeros(len(doc) + 1, dtype=np.uint64)
    pairs[:-1] += characters * SECOND
    pairs[1:] += characters * FIRST
    pairs ^= pairs >> FOLD
    features[:, 0] = characters
    features[:, 1] = pairs[:-1]
    features[:, 2] = pairs[1:]
    return features


def build_tagger(
    width: int, char_rows: int, pair_rows: int, dilations: list[int], dropout: float
) -> Model[list[Doc], list[Floats]]:
    """Docs to raw scores, one array a doc; its width is `nO` of the part `output`, set later."""
    embed: Model[Any, Any] = add(
        HashEmbed(nO=width, nV=char_rows, column=0, seed=1, dropout=dropout),
        HashEmbed(nO=width, nV=pair_rows, column=1, seed=2, dropout=dropout),
        HashEmbed(nO=width, nV=pair_rows, column=2, seed=3, dropout=dropout),
    )
    blocks: list[Model[Any, Any]] = [
        residual(
            chain(  # type: ignore[misc]
                dilated_window(distance),
                Maxout(nO=width, nI=width * 3, nP=2, normalize=True, dropout=dropout),
            )
        )
        for distance in dilations
    ]
    output: Model[Any, Any] = Linear(nI=width)
    layers: list[Model[Any, Any]] = [embed, *blocks, output]
    network: Model[Any, Any] = chain(*layers)
    tagger: Model[Any, Any] = chain(extract_features(), with_array(network, pad=sum(dilations)))
    tagger.set_ref("output", output)
    for node in tagger.walk():
        node.ops = NUMPY
    return tagger


def extract_features() -> Model[list[Doc], list[Hashes]]:
    """Docs to their feature hashes."""
    return Model("character_features", _extract)


def _extract(
    model: Model[list[Doc], list[Hashes]],  # noqa: ARG001 - the signature is thinc's
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001, FBT001
) -> tuple[list[Hashes], Callable[[Any], list[Any]]]:
    return [character_features(doc) for doc in docs], lambda _: []


def dilated_window(distance: int) -> Model[Floats, Floats]:
    """Each row with the rows `distance` before and behind it, side by side; zeros beyond the ends."""
    return Model("dilated_window", _widen, attrs={"distance": distance})


def _widen(
    model: Model[Floats, Floats],
    rows: Floats,
    is_train: bool,  # noqa: ARG001, FBT001 - the signature is thinc's
) -> tuple[Floats, Callable[[Floats], Floats]]:
    distance = model.attrs["distance"]
    count, width = rows.shape
    widened = np.zeros((count, width * 3), dtype="f")
    widened[distance:, :width] = rows[:-distance]
    widened[:, width : 2 * width] = rows
    widened[:-distance, 2 * width :] = rows[distance:]

    def backprop(gradient: Floats) -> Floats:
        total = gradient[:, width : 2 * width].copy()
        total[:-distance] += gradient[distance:, :width]
        total[distance:] += gradient[:-distance, 2 * width :]
        return total

    return widened, backprop

"""What the recognizer trains on and is watched with, as spaCy corpora: generated documents and silver prose."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example
from spacy.util import registry

from extract.ner.generate import DEFAULT_SEED, Generator, Text
from extract.ner.silver import silver_prose

EPOCHS_APART = 1_000_003  # epochs draw from seeds this far from each other
Reader = Callable[[Language], Iterator[Example]]


def examples(nlp: Language, texts: Iterable[Text]) -> Iterator[Example]:
    """Texts as spaCy's training examples; entities that do not fall on tokens are left out."""
    for text in texts:
        reference = nlp.make_doc(text.text)
        spans = [reference.char_span(start, end, label) for start, end, label in text.ents]
        reference.set_ents([span for span in spans if isinstance(span, Span)])
        yield Example(nlp.make_doc(text.text), reference)


def mixed_corpus(documents: int, seed: int = DEFAULT_SEED, prose_times: int = 2) -> Reader:
    """Each call of the reader is an epoch: new generated documents, the prose as often as said, shuffled."""
    epoch = 0

    def read(nlp: Language) -> Iterator[Example]:
        nonlocal epoch
        epoch += 1
        own_seed = seed + epoch * EPOCHS_APART
        texts = list(Generator(own_seed).documents(documents)) + silver_prose() * prose_times
        random.Random(own_seed).shuffle(texts)  # noqa: S311 - reproducible order, no secret
        yield from examples(nlp, texts)

    return read


def heldout_corpus(documents: int, seed: int = DEFAULT_SEED) -> Reader:
    """Documents of patterns and names that training never sees."""

    def read(nlp: Language) -> Iterator[Example]:
        yield from examples(nlp, Generator(seed, "heldout").documents(documents))

    return read


registry.readers.register("dangjian.MixedCorpus.v1", func=mixed_corpus)
registry.readers.register("dangjian.HeldoutCorpus.v1", func=heldout_corpus)

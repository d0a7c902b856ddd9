"""A spaCy pipeline that does what its text says: hang, crash, eat memory, raise. For `--ner faulty_ner`."""

from __future__ import annotations

import os
import time
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

__version__ = "1.0.0"


@Language.component("misbehave")
def misbehave(doc: Doc) -> Doc:
    """Obey the first order in the text."""
    text = doc.text
    if "就此卡住" in text:
        time.sleep(3600)
    if "就此崩溃" in text:
        os._exit(9)
    if "吃光内存" in text:
        _ = bytearray(1 << 40)
    if "当场出错" in text:
        raise ValueError("as the text says")
    return doc


def load(**_: Any) -> Language:
    """As every spaCy model package has it."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("misbehave")
    nlp.meta["name"] = "faulty"
    return nlp

"""Our own recognizer of names for spaCy: component, network, data generator, training and measuring.

Importing the package makes spaCy know the component `dangjian_char_ner`.
"""

from extract.ner.component import CharEntities, create_char_ner

__all__ = ["CharEntities", "create_char_ner"]

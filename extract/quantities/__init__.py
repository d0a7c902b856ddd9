"""Numbers and quantities in Chinese text, by rules alone.

>>> [(q.value, q.comparator, q.unit, q.kind) for q in find_quantities("跑了超过1000公里")]
[(Decimal('1000'), 'over', '公里', 'length')]
"""

from __future__ import annotations

from extract.quantities.guards import Lookalikes
from extract.quantities.mentions import Quantity, find_quantities
from extract.quantities.numerals import Comparator, Number, find_numbers

__all__ = ["Comparator", "Lookalikes", "Number", "Quantity", "find_numbers", "find_quantities"]

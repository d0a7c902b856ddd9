"""dangjian: hospital party-building news (医院党建) in, typed and traceable records out.

>>> from extract import Pipeline
>>> result = Pipeline(ner="none").read("石桥县人民医院外科第二党支部书记张建国说")
>>> [r.person for r in result.records["secretaries"]]
['张建国']
"""

from extract.errors import DangjianError, InputError, ModelError, RuleError
from extract.evaluation.explain import Explanation, explain
from extract.pipeline import Pipeline, Result

__version__ = "0.1.0"
# The stable surface, with `extract.quantities`, `extract.dates` and `schemas`; everything else may change.
__all__ = [
    "DangjianError",
    "Explanation",
    "InputError",
    "ModelError",
    "Pipeline",
    "Result",
    "RuleError",
    "__version__",
    "explain",
]

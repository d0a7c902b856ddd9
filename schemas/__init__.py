"""The records `dangjian` writes: one module a record type, and JSON Schema files beside them.

`python -m schemas` rewrites the JSON Schema files from the models.
"""

from schemas.common import SCHEMA_VERSION, Evidence, Record, Time
from schemas.document import Document
from schemas.hospital import Hospital
from schemas.numeric_claim import NumericClaim
from schemas.party_branch import PartyBranch
from schemas.secretary import Secretary
from schemas.service_event import ServiceEvent

# File stem -> model, in the order the files are written.
RECORD_TYPES: dict[str, type[Record]] = {
    "documents": Document,
    "hospitals": Hospital,
    "party_branches": PartyBranch,
    "secretaries": Secretary,
    "service_events": ServiceEvent,
    "numeric_claims": NumericClaim,
}

__all__ = [
    "RECORD_TYPES",
    "SCHEMA_VERSION",
    "Document",
    "Evidence",
    "Hospital",
    "NumericClaim",
    "PartyBranch",
    "Record",
    "Secretary",
    "ServiceEvent",
    "Time",
]

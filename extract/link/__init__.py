"""Tagged text to records: one linker a record type."""

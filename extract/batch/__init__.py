"""A job over many documents: worker processes, what earlier runs left, what is told meanwhile."""

"""How fast the program is beside others on the same text, and how it grows: `python -m tests.benchmarks`."""

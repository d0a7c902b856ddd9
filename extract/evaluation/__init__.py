"""Records against gold: the given scorer, and what it says per outlet, per rule and line by line."""

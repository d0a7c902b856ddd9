"""Pages to articles: outlet, furniture, metadata."""

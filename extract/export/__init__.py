"""Records into other tools: tables, databases, graphs, search engines, annotation tools."""

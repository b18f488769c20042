"""The last stage, the only one with effects: outputs → a site, its search index, a server."""

"""Catalogue → typed page data. No HTML here: every output shows the same values."""

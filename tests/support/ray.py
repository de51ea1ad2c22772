"""Fixtures: ray."""

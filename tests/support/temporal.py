"""Fixtures: temporal."""

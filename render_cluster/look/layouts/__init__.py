"""Layouts that all templates share; each takes the skin that inks it."""

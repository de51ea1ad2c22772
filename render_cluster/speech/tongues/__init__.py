"""The languages whose numbers, signs and abbreviations are written out before they are spoken."""

from render_cluster.speech.tongues.arabic import ARABIC
from render_cluster.speech.tongues.germanic import DUTCH, ENGLISH, GERMAN
from render_cluster.speech.tongues.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from render_cluster.speech.tongues.tongue import Named, Tongue

__all__ = ["TONGUES", "Named", "Tongue"]

TONGUES = {each.code: each for each in (ENGLISH, GERMAN, DUTCH, SPANISH, FRENCH, PORTUGUESE, ITALIAN, ARABIC)}

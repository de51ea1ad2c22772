"""Captions: where they may stand, how they look, how a page of words is set, drawn and shown frame by frame."""

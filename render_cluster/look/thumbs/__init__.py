"""Thumbnails: what their few words are, and how each template composes them; never a frame of the video."""

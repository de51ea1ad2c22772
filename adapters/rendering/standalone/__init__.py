"""The engine by itself: one video from a specification in a file, without database and workflows."""

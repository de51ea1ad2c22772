"""How new an idea is, and what the policy may decide about it."""

from domain.ideas.likeness import RELATED_FROM, Likeness
from domain.ideas.scoring import Share


def novelty_share(match: Likeness | None) -> Share:
    if match is None:
        return Share(1.0, "Nothing like it was proposed before.")
    told = f"{match.similarity:.0%} like “{match.title}” ({match.standing})"
    if match.is_duplicate:
        return Share(0.0, f"A near duplicate: {told}.")
    return Share(1 - (match.similarity - RELATED_FROM) / (1 - RELATED_FROM), f"{told}.")


def held_because(score: float, threshold: float, match: Likeness | None, *, ask_for_duplicates: bool) -> str:
    """Why the policy leaves the idea to a person; empty if it may approve it."""
    if ask_for_duplicates and match is not None and match.is_duplicate:
        return f"It is {match.similarity:.0%} like “{match.title}”, which was {match.standing}."
    if score < threshold:
        return f"Its score of {score:.2f} is below {threshold:.2f}, from which the channel approves by itself."
    return ""

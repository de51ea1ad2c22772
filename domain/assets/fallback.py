"""What is shown or heard in the place of what was wanted, said in a sentence: nothing is replaced silently."""

from domain.assets.asset import Asset, AssetRole, AssetType, Take

CARD, MOST = "card", 200


def instead_of(take: Take, role: AssetRole) -> str:
    """Return nothing for a take of whoever was to make it."""
    passed = take.provenance.passed
    if not passed:
        return ""
    why = "; ".join(f"{each.provider}: {each.reason}" if each.provider else each.reason for each in passed)
    wanted, made = _named(take, role)
    if wanted == made:
        wanted, made = passed[0].provider or wanted, take.provenance.provider or take.source
    return f"{made[:1].upper()}{made[1:]} instead of {wanted}: {why}"[:MOST].rstrip(": ")


def fallback_of(asset: Asset) -> str:
    """The same of an asset: also that its latest take failed while an earlier one is shown."""
    take = asset.current
    if take is None:
        return ""
    said = instead_of(take, asset.role)
    if said or not asset.failure:
        return said
    return f"Take {take.number} instead of take {asset.take_number}: {asset.failure}"[:MOST]


def _named(take: Take, role: AssetRole) -> tuple[str, str]:
    """Say in the same words what was wanted and what there is."""
    if role is AssetRole.VOICEOVER:
        return "the voice", "the voice"
    if take.type is AssetType.VIDEO:
        return "a picture", "clip"
    return "a picture", "card" if take.source == CARD else "a picture"

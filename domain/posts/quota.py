"""How many posts a platform takes from one account in a day, as its documentation says; no row: no bound is known."""

POSTS_A_DAY = {
    "youtube": 100,
    "youtube_shorts": 100,
    "instagram": 100,
    "facebook": 30,
    "threads": 250,
    "linkedin": 150,
}


def posts_a_day(platform: str) -> int | None:
    return POSTS_A_DAY.get(platform)

"""The servers that tests ask for by name; each is started by the first test that needs it and stopped at the end."""

from hypothesis import settings

pytest_plugins = [
    "tests.support.postgres",
    "tests.support.temporal",
    "tests.support.ray",
    "tests.support.model_servers",
    "tests.support.skips",
]

settings.register_profile("repeatable", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("repeatable")

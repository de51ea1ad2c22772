"""The servers that tests ask for by name; each is started by the first test that needs it and stopped at the end."""

pytest_plugins = ["tests.support.postgres", "tests.support.temporal", "tests.support.ray", "tests.support.skips"]

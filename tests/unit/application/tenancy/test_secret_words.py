"""Secrets: long, checkable by themselves, kept as digests."""

import pytest

from application.use_cases.tenancy.secret_words import SecretDigest, is_api_token, new_api_token, new_secret


def test_a_token_is_recognised_by_itself() -> None:
    token = new_api_token()

    assert token.startswith("tgf_api_")
    assert len(token) == 8 + 37 + 6
    assert is_api_token(token)


@pytest.mark.parametrize("wrong", ["", "tgf_api_", "tgf_api_x", "x" * 51, "tgf_api_" + "\u0661" * 43])
def test_what_is_no_token_is_told_without_asking_anybody(wrong: str) -> None:
    assert not is_api_token(wrong)


def test_a_mistyped_token_is_none() -> None:
    token = new_api_token()
    other = token[:20] + ("a" if token[20] != "a" else "b") + token[21:]

    assert not is_api_token(other)


def test_secrets_do_not_repeat_and_digests_need_the_key() -> None:
    secret = new_secret()

    assert secret != new_secret()
    assert SecretDigest(b"one")(secret) == SecretDigest(b"one")(secret) != SecretDigest(b"two")(secret)
    assert "one" not in repr(SecretDigest(b"one"))

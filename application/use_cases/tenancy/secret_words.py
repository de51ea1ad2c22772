"""Secrets that people and machines carry: how they are made, and the digest that is kept instead of them."""

import hashlib
import hmac
import secrets
import string
import zlib
from dataclasses import dataclass, field

ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
TOKEN_PREFIX = "tgf_api_"  # noqa: S105  (what every token starts with, so that scanners find leaked ones)
SECRET_LENGTH = 37
CHECK_LENGTH = 6


@dataclass(frozen=True, slots=True)
class SecretDigest:
    """HMAC-SHA256 under the installation's key: a stolen table opens nothing."""

    key: bytes = field(repr=False)

    def __call__(self, secret: str) -> str:
        return hmac.new(self.key, secret.encode(), hashlib.sha256).hexdigest()


def new_secret() -> str:
    """256 random bits that fit into a URL and a cookie."""
    return secrets.token_urlsafe(32)


def new_api_token() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(SECRET_LENGTH))
    return f"{TOKEN_PREFIX}{body}{_check(body)}"


def is_api_token(text: str) -> bool:
    """Tell by prefix, length and checksum alone, before anything is looked up."""
    body = text.removeprefix(TOKEN_PREFIX)
    if body == text or len(body) != SECRET_LENGTH + CHECK_LENGTH or not body.isascii():
        return False
    return hmac.compare_digest(_check(body[:SECRET_LENGTH]), body[SECRET_LENGTH:])


def _check(body: str) -> str:
    number, digits = zlib.crc32(body.encode()), ""
    for _ in range(CHECK_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    return digits

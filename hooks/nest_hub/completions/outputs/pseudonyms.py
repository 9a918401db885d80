"""What stands for a learner where one row is one person: the same each time, and nobody’s name."""

from __future__ import annotations

import hmac
from hashlib import sha256

OPEN_SALT = "nest-hub"
"""The key where the lead gives none. It is no secret."""


def pseudonym(record_id: str, salt: str = OPEN_SALT) -> str:
    """Thirty-two hexadecimal digits that stand for a record.

    The same learner has the same sign in each quarter’s output that has the same salt. So what is
    sent to a statement store twice stays there once, and one who moves region is still one person.
    The id has 128 random bits, and nobody finds it by trying; who holds a learner’s file and the
    salt can make the sign.
    """
    return hmac.new(salt.encode(), record_id.encode(), sha256).hexdigest()[:32]

"""What stands for a learner where one row is one person: the same each time, and nobody’s name."""

from __future__ import annotations

from hashlib import sha256


def pseudonym(record_id: str) -> str:
    """Thirty-two hexadecimal digits that stand for a record.

    They are the head of the SHA-256 of `nest-hub:` and the id. Without a salt, so that the same
    learner has the same sign in each quarter: what is sent to a statement store twice stays there
    once, and one who moves region is still one person. The id has 128 random bits, and nobody
    finds it by trying; who holds a learner’s file can make the sign.
    """
    return sha256(f"nest-hub:{record_id}".encode()).hexdigest()[:32]

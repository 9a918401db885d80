"""The day on which the hub is built, by which dates are past or to come."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names, by which a build is made again."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).date()

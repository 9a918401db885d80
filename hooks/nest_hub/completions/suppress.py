"""Hides small counts, and enough others that they cannot be worked out: SPECIFICATION.md, 7."""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST = 5
"""The least count above 0 that is shown."""
Counts = Sequence[int]


def is_small(count: int) -> bool:
    """Whether a count may tell of somebody."""
    return 0 < count < SMALLEST


def first_small(counts: Counts) -> int:
    """The first column with a small count; their number where there is none."""
    return next((n for n, count in enumerate(counts) if is_small(count)), len(counts))


def hide_lines(rows: Sequence[Counts], gone: int) -> list[int]:
    """For each row the column from which it is hidden; `gone` is that of the rows' total."""
    hidden = [min(first_small(row), gone) for row in rows]
    for column in range(gone):
        while True:
            inside = [n for n, start in enumerate(hidden) if start <= column]
            left = sum(rows[n][column] for n in inside)
            if not inside or (len(inside) > 1 and not is_small(left)):
                break
            outside = [n for n, start in enumerate(hidden) if start > column]
            if not outside:
                break
            # Rows with nobody come last; of equal ones the first.
            least = min(outside, key=lambda n: (not rows[n][column], rows[n][column]))
            hidden[least] = column
    return hidden


def hide_pairs(
    cells: Sequence[Counts], rows_gone: Sequence[bool], columns_gone: Sequence[bool]
) -> list[list[bool]]:
    """Which cells of a table with both margins are hidden; `…_gone` says which margins are."""
    across = list(zip(*cells, strict=True))
    rows = {n for n, row in enumerate(cells) if rows_gone[n] or any(map(is_small, row))}
    columns = {
        n for n, column in enumerate(across) if columns_gone[n] or any(map(is_small, column))
    }
    if not rows and not columns:
        return [[False] * len(row) for row in cells]
    while True:
        grew = _grow(cells, rows, columns)
        grew = _grow(across, columns, rows) or grew
        if not grew:
            break
    whole = not (_is_safe(cells, rows, columns) and _is_safe(across, columns, rows))
    return [
        [whole or (i in rows and j in columns) for j in range(len(row))]
        for i, row in enumerate(cells)
    ]


def _is_safe(cells: Sequence[Counts], rows: set[int], columns: set[int]) -> bool:
    return len([i for i in rows if any(cells[i][j] for j in columns)]) > 1


def _grow(cells: Sequence[Counts], rows: set[int], columns: set[int]) -> bool:
    """Adds the smallest row to a block that has anyone in fewer than two rows."""
    if _is_safe(cells, rows, columns):
        return False
    others = [i for i, row in enumerate(cells) if i not in rows and any(row)]
    if not others:
        return False
    rows.add(min(others, key=lambda i: sum(cells[i])))
    return True

"""No hidden count can be worked out: every world that fits what is shown is looked through."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from nest_hub.completions.suppress import first_small, hide_lines, hide_pairs, is_small

Vector = tuple[int, ...]


def worlds_of_row(row: Vector, hidden: int, most: int) -> Iterator[Vector]:
    """What a row may be for one who sees its first cells: each count is at most the one before."""

    def go_on(head: Vector) -> Iterator[Vector]:
        if len(head) == len(row):
            yield head
            return
        for count in range(min([most, *head[-1:]]) + 1):
            yield from go_on((*head, count))

    yield from go_on(row[:hidden])


def values(rows: list[Vector], hidden: list[int], gone: int) -> list[list[set[int]]]:
    """For each cell what it may be, given what is shown, and the totals before `gone`."""
    total = tuple(map(sum, zip(*rows, strict=True)))[:gone]
    most = max(max(row) for row in rows) + 2
    options = [set(worlds_of_row(row, n, most)) for row, n in zip(rows, hidden, strict=True)]
    nought = (0,) * gone

    def add(sums: set[Vector], vectors: set[Vector]) -> set[Vector]:
        made = {tuple(a + b for a, b in zip(s, v, strict=False)) for s in sums for v in vectors}
        return {s for s in made if all(a <= b for a, b in zip(s, total, strict=True))}

    before, after = [{nought}], [{nought}]
    for option in options[:-1]:
        before.append(add(before[-1], {v[:gone] for v in option}))
    for option in reversed(options[1:]):
        after.append(add(after[-1], {v[:gone] for v in option}))
    after.reverse()
    found = []
    for n, option in enumerate(options):
        reached = add(before[n], after[n])
        rests = {tuple(t - s for t, s in zip(total, sums, strict=True)) for sums in reached}
        fitting = [v for v in option if v[:gone] in rests]
        found.append([set(column) for column in zip(*fitting, strict=True)])
    return found


chains = st.lists(st.integers(0, 9), min_size=3, max_size=3).map(
    lambda counts: tuple(sorted(counts, reverse=True))
)


@settings(max_examples=150, deadline=None)
@given(st.lists(chains, min_size=2, max_size=4))
def test_no_cell_of_lines_can_be_worked_out(rows: list[Vector]) -> None:
    gone = first_small([sum(column) for column in zip(*rows, strict=True)])
    hidden = hide_lines(rows, gone)
    for row, start in zip(rows, hidden, strict=True):
        assert not any(map(is_small, row[:start]))
    for row, start, cells in zip(rows, hidden, values(rows, hidden, gone), strict=True):
        for column in range(start, 3):
            assert not row[column] or len(cells[column]) > 1


@settings(max_examples=150, deadline=None)
@given(st.lists(chains, min_size=1, max_size=5), st.integers(0, 3))
def test_what_is_hidden_in_the_total_is_hidden_in_all_rows(rows: list[Vector], gone: int) -> None:
    assert all(start <= gone for start in hide_lines(rows, gone))


def tables(shown: list[list[int | None]], rows: Vector, columns: Vector) -> Iterator[list[Vector]]:
    """Every table with these sums whose cells are those that are shown."""
    if not shown:
        if not any(columns):
            yield []
        return
    ranges = [
        range(min(rows[0], most) + 1) if cell is None else (cell,)
        for cell, most in zip(shown[0], columns, strict=True)
    ]
    for row in product(*ranges):
        if sum(row) == rows[0] and all(a <= b for a, b in zip(row, columns, strict=True)):
            left = tuple(b - a for a, b in zip(row, columns, strict=True))
            for rest in tables(shown[1:], rows[1:], left):
                yield [row, *rest]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 7), min_size=3, max_size=3), min_size=3, max_size=3))
def test_no_pair_can_be_worked_out(cells: list[list[int]]) -> None:
    across = list(zip(*cells, strict=True))
    margins = [tuple(map(sum, cells)), tuple(map(sum, across))]
    gone = [[start == 0 for start in hide_lines([(n,) for n in m], 1)] for m in margins]
    hidden = hide_pairs(cells, *gone)
    if any(map(any, gone)) or all(map(all, hidden)):
        return  # sums that are not shown are looked at below
    shown = [
        [None if away else cell for cell, away in zip(row, aways, strict=True)]
        for row, aways in zip(cells, hidden, strict=True)
    ]
    possible = list(tables(shown, *margins))
    for i, j in product(range(3), range(3)):
        assert hidden[i][j] or not is_small(cells[i][j])
        if hidden[i][j] and cells[i][j]:
            assert len({table[i][j] for table in possible}) > 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=3, max_size=3))
def test_pairs_tell_no_sum_that_is_hidden_elsewhere(cells: list[list[int]]) -> None:
    across = list(zip(*cells, strict=True))
    margins = [tuple(map(sum, cells)), tuple(map(sum, across))]
    total = first_small([sum(margins[0])])
    gone = [[start == 0 for start in hide_lines([(n,) for n in m], total)] for m in margins]
    hidden = hide_pairs(cells, *gone)
    # Whoever's sum is hidden has every cell with anyone in it hidden, where it is small.
    for i, row in enumerate(cells):
        if gone[0][i] and is_small(margins[0][i]):
            assert all(hidden[i][j] for j, cell in enumerate(row) if cell)
    for j, column in enumerate(across):
        if gone[1][j] and is_small(margins[1][j]):
            assert all(hidden[i][j] for i, cell in enumerate(column) if cell)

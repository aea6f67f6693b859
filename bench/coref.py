"""Scores of clusters: B³, MUC, CEAF-e and their mean, the CoNLL F1, as counts that add up over units.

B³: Bagga & Baldwin 1998. MUC: Vilain et al. 1995. CEAF-e (φ4): Luo 2005. CoNLL F1: Pradhan et al. 2012. Clusters are
formed over everything and scored once; each count is then put down to the unit (topic, article) of the mention or of
the cluster's first mention, so that the units' counts add up to the exact scores.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
Groups = list[frozenset[Item]]


def groups(labels: Mapping[Item, Hashable]) -> list[frozenset[Item]]:
    """The sets of items that share a label, in the order of their first item."""
    out: dict[Hashable, list[Item]] = defaultdict(list)
    for item, label in labels.items():
        out[label].append(item)
    return [frozenset(x) for x in out.values()]


def b_cubed(gold: Mapping[Item, Hashable], told: Mapping[Item, Hashable]) -> dict[Item, tuple[float, float]]:
    """(precision, recall) of each item: share of its cluster, and of its key's cluster, that both hold."""
    key = {i: g for g in groups(gold) for i in g}
    mine = {i: g for g in groups(told) for i in g}
    return {i: ((n := len(key[i] & mine[i])) / len(mine[i]), n / len(key[i])) for i in gold}


def muc(clusters: Mapping[Item, Hashable], other: Mapping[Item, Hashable]) -> list[tuple[frozenset[Item], int, int]]:
    """(cluster, links of it that the other side has too, links): recall with the key first, precision with it last."""
    return [(g, len(g) - len({other[i] for i in g}), len(g) - 1) for g in groups(clusters)]


def phi4(a: frozenset[Item], b: frozenset[Item]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def ceaf_e(gold: Mapping[Item, Hashable], told: Mapping[Item, Hashable]) -> list[tuple[frozenset[Item], float]]:
    """(cluster of the key, φ4 with the cluster it is matched to) of the best one-to-one matching."""
    key, mine = groups(gold), groups(told)
    at = {i: n for n, g in enumerate(mine) for i in g}
    # clusters that share no item cannot gain from each other: each component of those that do is matched by itself
    near: list[set[int]] = [{at[i] for i in g} for g in key]
    out: list[tuple[frozenset[Item], float]] = []
    for rows in _components(near):
        columns = sorted({c for r in rows for c in near[r]})
        table = [[phi4(key[r], mine[c]) for c in columns] for r in rows]
        for row, column in enumerate(best_match(table)):
            out.append((key[rows[row]], table[row][column] if column >= 0 else 0.0))
    return out


def _components(near: list[set[int]]) -> list[list[int]]:
    """Rows that shared columns hold together."""
    by_column: dict[int, list[int]] = defaultdict(list)
    for row, columns in enumerate(near):
        for c in columns:
            by_column[c].append(row)
    seen: set[int] = set()
    out = []
    for row in range(len(near)):
        todo, part = [row], []
        while todo:
            r = todo.pop()
            if r not in seen:
                seen.add(r)
                part.append(r)
                todo.extend(x for c in near[r] for x in by_column[c])
        if part:
            out.append(sorted(part))
    return out


def best_match(gain: list[list[float]]) -> list[int]:
    """Column of each row (-1 for none) of the one-to-one matching with the greatest sum; Kuhn 1955, in its O(n³) form
    by shortest augmenting paths (Jonker & Volgenant 1987)."""
    if not gain:
        return []
    if len(gain) > len(gain[0]):
        turned = best_match([list(column) for column in zip(*gain, strict=True)])
        out = [-1] * len(gain)
        for column, row in enumerate(turned):
            out[row] = column
        return out
    rows, columns = len(gain), len(gain[0])
    u, v = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)  # row of each column, counted from 1; column 0 is the start
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            r, delta, after = owner[column], float("inf"), 0
            for c in range(1, columns + 1):
                if used[c]:
                    continue
                cost = -gain[r - 1][c - 1] - u[r] - v[c]
                if cost < least[c]:
                    least[c], way[c] = cost, column
                if least[c] < delta:
                    delta, after = least[c], c
            for c in range(columns + 1):
                if used[c]:
                    u[owner[c]] += delta
                    v[c] -= delta
                else:
                    least[c] -= delta
            column = after
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    out = [-1] * rows
    for c in range(1, columns + 1):
        if owner[c]:
            out[owner[c] - 1] = c - 1
    return out


def conll_counts(
    gold: Mapping[Item, Hashable], told: Mapping[Item, Hashable], unit: Callable[[Item], Hashable], prefix: str = ""
) -> dict[Hashable, Counter[str]]:
    """Counts by unit from which `conll_scores` makes the scores of all or of some units."""
    if set(gold) != set(told):
        raise ValueError("key and answer must hold the same mentions (gold mentions are given)")
    out: dict[Hashable, Counter[str]] = defaultdict(Counter)

    def add(where: Hashable, name: str, value: float) -> None:
        out[where][prefix + name] += value  # type: ignore[assignment]

    first = {i: n for n, i in enumerate(gold)}

    def home(g: frozenset[Item]) -> Hashable:
        return unit(min(g, key=first.__getitem__))

    for i, (p, r) in b_cubed(gold, told).items():
        for name, value in (("b3 p", p), ("b3 r", r), ("b3 n", 1)):
            add(unit(i), name, value)
    for side, a, b in (("r", gold, told), ("p", told, gold)):
        for g, right, every in muc(a, b):
            add(home(g), f"muc {side}", right)
            add(home(g), f"muc {side} n", every)
    for g, gained in ceaf_e(gold, told):
        add(home(g), "ceaf", gained)
        add(home(g), "ceaf r n", 1)
    for g in groups(told):
        add(home(g), "ceaf p n", 1)
    return out


def f(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def conll_scores(total: Mapping[str, float], prefix: str = "") -> dict[str, float]:
    """CoNLL F1, MUC, B3 and CEAF-e, each 0–1."""

    def part(name: str, over: str) -> float:
        return total.get(prefix + name, 0) / n if (n := total.get(prefix + over, 0)) else 0.0

    scores = {
        "MUC": f(part("muc p", "muc p n"), part("muc r", "muc r n")),
        "B3": f(part("b3 p", "b3 n"), part("b3 r", "b3 n")),
        "CEAF-e": f(part("ceaf", "ceaf p n"), part("ceaf", "ceaf r n")),
    }
    return {"CoNLL F1": sum(scores.values()) / 3, **scores}

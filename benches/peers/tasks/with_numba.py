"""The tasks with numba, compiled to machine code, on all cores. Compiling is done in the run that warms up."""
import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import with_numpy
from model import *
from numba import njit, prange

QUICK = dict(fastmath=True, cache=True)
OVER_CORES = dict(parallel=True, **QUICK)
SPREAD, LAGS, LASTING = np.array(TABLE), np.array(LAG), np.array(FLOWS)
CLIENT = np.array(IS_CLIENT)
COUNT, ROWS, CORES = len(PARAMETERS), len(TABLE), os.cpu_count()
WHERE = np.array([place or (0, 0) for place in PLACES])


@njit(**QUICK)
def lasting(drop_off, keep, lag, flows):
    total = 1.0
    for _ in range(flows - 1):
        total = 1 + (1 - drop_off) * keep * total
    for _ in range(lag):
        total *= keep
    return total


@njit(**QUICK)
def unit(row):
    return row[0] * row[1] * (1 - row[2]) * (1 - row[3]) * (1 - row[5])


@njit(**QUICK)
def annuity(keep):
    return 1 + keep * (1 + keep * (1 + keep * (1 + keep)))


@njit(**QUICK)
def ratio(people, rate, once, yearly, each, effects):
    keep = 1 / (1 + rate)
    spent = ONCE * once + annuity(keep) * (YEARLY * yearly + EACH * each * people)
    gained = 0.0
    for at in range(ROWS):
        gained += unit(effects[at]) * lasting(effects[at, 4], keep, LAGS[at], LASTING[at])
    return people * gained / spent


@njit(**QUICK)
def of_point(point, effects):
    for at in range(5, COUNT):
        effects[WHERE[at, 0], WHERE[at, 1]] = point[at]
    return ratio(point[0], point[1], point[2], point[3], point[4], effects)


@njit(**OVER_CORES)
def fill_two(costs, people, values):
    along = np.empty(len(people))
    for at in range(len(people)):
        along[at] = ratio(PEOPLE * people[at], RATE, 1.0, 1.0, 1.0, SPREAD)
    for row in prange(len(costs)):
        share = 1 / costs[row]
        for at in range(len(people)):
            values[row, at] = along[at] * share


def grid_of_two():
    values = np.empty((1000, 1000))
    fill_two(*map(np.array, GRID_OF_TWO), values)
    return [values[0, 0], values[-1, -1], values[500, 500], float(values.sum())]


@njit(**OVER_CORES)
def fill_six(costs, people, rates, deadweights, drop_offs, clients, values):
    inner = len(deadweights) * len(drop_offs) * len(clients)
    gained = np.empty((len(rates), inner))
    for row in prange(len(rates)):
        keep = 1 / (1 + rates[row])
        for i in range(len(deadweights)):
            for j in range(len(drop_offs)):
                own, others = 0.0, 0.0
                for at in range(ROWS):
                    effect = SPREAD[at]
                    worth = effect[0] * effect[1] * (1 - effect[2] * deadweights[i]) * (1 - effect[3]) * (1 - effect[5])
                    worth *= lasting(effect[4] * drop_offs[j], keep, LAGS[at], LASTING[at])
                    if CLIENT[at]:
                        own += worth
                    else:
                        others += worth
                for k in range(len(clients)):
                    gained[row, (i * len(drop_offs) + j) * len(clients) + k] = others + own * clients[k]
    for outer in prange(len(costs) * len(people)):
        cost, reached = costs[outer // len(people)], PEOPLE * people[outer % len(people)]
        for row in range(len(rates)):
            spent = cost * (ONCE + annuity(1 / (1 + rates[row])) * (YEARLY + EACH * reached))
            weight, start = reached / spent, (outer * len(rates) + row) * inner
            for at in range(inner):
                values[start + at] = gained[row, at] * weight


def grid_of_six():
    axes = [np.array(axis) for axis in GRID_OF_SIX]
    values = np.empty(int(np.prod([len(axis) for axis in axes])))
    fill_six(*axes, values)
    quantiles = np.quantile(values, QUANTILES).tolist()
    return [values.min(), values.mean(), values.max(), *quantiles, int(values.argmax())]


@njit(nogil=True, **QUICK)
def of_columns(columns, values):
    effects, point = SPREAD.copy(), np.empty(COUNT)
    for at in range(len(values)):
        for column in range(COUNT):
            point[column] = columns[column, at]
        values[at] = of_point(point, effects)


def draws():
    """Numbers from numpy's generators, one a core, as they are quicker than numba's own; the model compiled."""
    values, piece = np.empty(DRAWS), 20_000

    def part(core):
        generator, columns = np.random.Generator(np.random.SFC64(1 + core)), np.empty((COUNT, piece))
        first, last = core * DRAWS // CORES, (core + 1) * DRAWS // CORES
        for at in range(first, last, piece):
            count = min(piece, last - at)
            for column, parameter in enumerate(PARAMETERS):
                columns[column, :count] = with_numpy.drawn(generator, parameter, count)
            of_columns(columns, values[at : at + count])

    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(part, range(CORES)))
    return with_numpy.of_draws(values)


@njit(**OVER_CORES)
def fill_samples(first, second, values):
    pieces = 16
    size = first.shape[1] // pieces
    for piece in prange(pieces):
        effects, point = SPREAD.copy(), np.empty(COUNT)
        for at in range(piece * size, (piece + 1) * size):
            values[0, at], values[COUNT + 1, at] = of_point(first[:, at], effects), of_point(second[:, at], effects)
            for column in range(COUNT):
                point[column] = first[column, at]
            for column in range(COUNT):
                point[column] = second[column, at]
                values[column + 1, at] = of_point(point, effects)
                point[column] = first[column, at]


def sobol():
    values = np.empty((COUNT + 2, BASE_POINTS))
    fill_samples(*with_numpy.two_samples(), values)
    return with_numpy.indices(values)


@njit(**QUICK)
def met(base, parameter, left, right, target, effects):
    point = base.copy()
    point[parameter] = left
    below = of_point(point, effects) - target
    point[parameter] = right
    if below * (of_point(point, effects) - target) > 0:
        return np.nan
    middle = left
    for _ in range(60):
        middle = point[parameter] = (left + right) / 2
        here = of_point(point, effects) - target
        if below * here <= 0:
            right = middle
        else:
            left, below = middle, here
    return middle


@njit(**QUICK)
def fill_tornado(base, low, high, left, right, targets, at_low, at_high, found):
    effects, point = SPREAD.copy(), base.copy()
    for at in range(COUNT):
        point[at] = low[at]
        at_low[at] = of_point(point, effects)
        point[at] = high[at]
        at_high[at] = of_point(point, effects)
        point[at] = base[at]
        for target in range(len(targets)):
            found[target, at] = met(base, at, left[at], right[at], targets[target], effects)
    return of_point(point, effects)


ARRAYS = [np.array(numbers) for numbers in (BASES, LOW, HIGH, FROM, TO, TARGETS)]


def tornado():
    at_low, at_high, found = np.empty(COUNT), np.empty(COUNT), np.empty((len(TARGETS), COUNT))
    base = fill_tornado(*ARRAYS, at_low, at_high, found)
    swings = np.argsort(-abs(at_high - at_low), kind="stable").tolist()
    met = [None if np.isnan(value) else value for value in found.reshape(-1).tolist()]
    return [base, *at_low.tolist(), *at_high.tolist(), *swings, *met]


if __name__ == "__main__":
    main({"W1": grid_of_two, "W2": grid_of_six, "W3": draws, "W4": sobol, "W5": tornado})

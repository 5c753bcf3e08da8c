"""The tasks with numpy: whole columns at once, and grids by broadcasting."""
import numpy as np
from model import *

SPREAD = np.array(TABLE)


def ratio(people=PEOPLE, rate=RATE, factors=(1.0, 1.0, 1.0), changed={}, client=1.0, costs=1.0):
    """The ratio; each argument a number or an array, `changed` a replacement per effect and field."""
    keep = 1 / (1 + rate)
    annuity = sum(keep**year for year in range(YEARS))
    spent = ONCE * factors[0] + annuity * (YEARLY * factors[1] + EACH * factors[2] * people)
    own, others = 0.0, 0.0
    for at in range(len(TABLE)):
        share, amount, deadweight, elsewhere, drop_off, displaced = (
            changed.get((at, field), TABLE[at][field]) for field in range(len(FIELDS))
        )
        unit = share * amount * (1 - deadweight) * (1 - elsewhere) * (1 - displaced)
        yearly, lasting = (1 - drop_off) * keep, 1.0
        for _ in range(FLOWS[at] - 1):
            lasting = 1 + yearly * lasting
        for _ in range(LAG[at]):
            lasting = lasting * keep
        if IS_CLIENT[at]:
            own = own + unit * lasting
        else:
            others = others + unit * lasting
    return people * (own * client + others) / (spent * costs)


def of_columns(columns):
    changed = {place: columns[at] for at, place in enumerate(PLACES) if place}
    return ratio(columns[0], columns[1], columns[2:5], changed)


def grid_of_two():
    costs, people = (np.array(axis) for axis in GRID_OF_TWO)
    # What depends on one axis is worked out along that axis; one division for each of the million points.
    values = ratio(PEOPLE * people)[None, :] / costs[:, None]
    return [values[0, 0], values[-1, -1], values[500, 500], float(values.sum())]


def grid_of_six():
    costs, people, rate, deadweight, drop_off, client = np.ix_(*map(np.array, GRID_OF_SIX))
    changed = {(at, 2): TABLE[at][2] * deadweight for at in range(len(TABLE))}
    changed |= {(at, 4): TABLE[at][4] * drop_off for at in range(len(TABLE))}
    values = ratio(PEOPLE * people, rate, changed=changed, client=client, costs=costs).reshape(-1)
    quantiles = np.quantile(values, QUANTILES).tolist()
    return [values.min(), values.mean(), values.max(), *quantiles, int(values.argmax())]


def drawn(generator, parameter, count):
    low, mode, high, mean, sd = (number(parameter, name) for name in ("low", "mode", "high", "mean", "sd"))
    match parameter["distribution"]:
        case "uniform":
            return generator.uniform(low, high, count)
        case "triangular":
            return generator.triangular(low, mode, high, count)
        case "pert":
            width = high - low
            return low + width * generator.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, count)
        case "normal":
            return generator.normal(mean, sd, count)
        case "lognormal":
            variance = np.log1p((sd / mean) ** 2)
            return generator.lognormal(np.log(mean) - variance / 2, np.sqrt(variance), count)
        case "beta":
            certainty = mean * (1 - mean) / sd**2 - 1
            return generator.beta(mean * certainty, (1 - mean) * certainty, count)


def of_draws(values):
    chances = [float((values > target).mean()) for target in DRAWN_TARGETS]
    return [values.mean(), values.std(ddof=1), *np.quantile(values, DRAWN_QUANTILES).tolist(), *chances]


def draws():
    generator, values, piece = np.random.Generator(np.random.SFC64(1)), np.empty(DRAWS), 20_000
    for at in range(0, DRAWS, piece):
        # Pieces that stay in the cache.
        values[at : at + piece] = of_columns([drawn(generator, parameter, piece) for parameter in PARAMETERS])
    return of_draws(values)


def two_samples():
    from scipy.stats import qmc

    low, high = np.array(LOW)[:, None], np.array(HIGH)[:, None]
    points = qmc.Sobol(2 * len(PARAMETERS), scramble=False).random(BASE_POINTS).T
    return low + (high - low) * points[: len(PARAMETERS)], low + (high - low) * points[len(PARAMETERS) :]


def indices(values):
    """First-order and total indices from the figures of A, of A with a column of B, and of B."""
    values = values - values.mean()
    variance, change = values[[0, -1]].var(), values[1:-1] - values[0]
    return [*((change * values[-1]).mean(1) / variance).tolist(), *((change**2).mean(1) / (2 * variance)).tolist()]


def sobol():
    first, second = two_samples()
    values = np.empty((len(PARAMETERS) + 2, BASE_POINTS))
    values[0], values[-1] = of_columns(first), of_columns(second)
    for at in range(len(PARAMETERS)):
        columns = list(first)
        columns[at] = second[at]
        values[at + 1] = of_columns(columns)
    return indices(values)


def tornado():
    """Every parameter to its low and high, and where two targets are met: all parameters side by side, by halving."""
    base = np.array(BASES)[:, None]
    only = np.eye(len(BASES), dtype=bool)
    at = lambda numbers: of_columns(np.where(only, np.array(numbers)[None, :], base))
    low, high = at(LOW), at(HIGH)
    swings = np.argsort(-abs(high - low), kind="stable").tolist()
    found = []
    for target in TARGETS:
        left, right = np.array(FROM), np.array(TO)
        below, above = at(left) - target, at(right) - target
        crosses = below * above <= 0
        for _ in range(60):
            middle = (left + right) / 2
            here = at(middle) - target
            is_left = below * here <= 0
            right = np.where(is_left, middle, right)
            left, below = np.where(is_left, left, middle), np.where(is_left, below, here)
        found += [float(value) if ok else None for value, ok in zip(middle, crosses)]
    return [float(of_columns(base)[0]), *low.tolist(), *high.tolist(), *swings, *found]


if __name__ == "__main__":
    main({"W1": grid_of_two, "W2": grid_of_six, "W3": draws, "W4": sobol, "W5": tornado})

"""Quantiles, means and standard deviations by SciPy, for `quantiles.csv` beside this file.

`python quantiles.py > quantiles.csv`, made with SciPy 1.17.1. A row is a shape as ranges.csv states it, the bounds it is
cut to (blank: none), and `mean`, `sd`, or a share from 0 to 1 with the value below which that share lies. Every shape
becomes one of SciPy's own distributions; what is cut is renormalised: the value with F(low) + share x (F(high) - F(low)) below it.
"""

import numpy as np
from scipy import integrate, stats

Z = stats.norm.ppf(0.95)


def frozen(name, n):
    if name == "uniform":
        return stats.uniform(n[0], n[1] - n[0])
    if name == "triangular":
        low, mode, high = n
        return stats.triang((mode - low) / (high - low), low, high - low)
    if name == "pert":
        low, mode, high = n
        w = high - low
        return stats.beta(1 + 4 * (mode - low) / w, 1 + 4 * (high - mode) / w, low, w)
    if name == "normal":
        return stats.norm(*n)
    if name == "lognormal":
        mean, sd = n
        s2 = np.log1p((sd / mean) ** 2)
        return stats.lognorm(np.sqrt(s2), scale=np.exp(np.log(mean) - s2 / 2))
    if name == "beta":
        mean, sd = n
        total = mean * (1 - mean) / sd**2 - 1
        return stats.beta(mean * total, (1 - mean) * total)
    if name == "normal_interval":
        return stats.norm((n[0] + n[1]) / 2, (n[1] - n[0]) / 2 / Z)
    low, high = np.log(n[0]), np.log(n[1])
    return stats.lognorm((high - low) / 2 / Z, scale=np.exp((low + high) / 2))


SHAPES = [
    ("uniform", (60, 110), None), ("uniform", (-3, 0.5), None), ("uniform", (0.15, 1.35), (0, 1)),
    ("triangular", (0.01, 0.0225, 0.04), None), ("triangular", (500, 900, 1400), None),
    ("triangular", (0, 0, 10), None), ("triangular", (0, 10, 10), None), ("triangular", (-0.2, 0.1, 0.9), (0, 1)),
    ("pert", (85, 120, 145), None), ("pert", (0, 0, 1), None), ("pert", (0, 1, 1), None), ("pert", (-0.1, 0.1, 0.5), (0, 1)),
    ("normal", (4800, 480), None), ("normal", (0.25, 0.04), (0, 1)), ("normal", (0.1, 0.1), (0, 1)),
    ("normal", (0.95, 0.2), (0, 1)), ("normal", (1, 0.304), (0, 10)), ("normal", (-0.3, 0.2), (0, 1)),
    ("lognormal", (1250, 250), None), ("lognormal", (210, 80), None), ("lognormal", (1, 2), (0, 10)), ("lognormal", (1, 0.01), None),
    ("beta", (0.5, 0.0640184399664480), None), ("beta", (0.03, 0.012032), None), ("beta", (0.15, 0.035529), None),
    ("beta", (0.02, 0.1), None), ("beta", (0.9, 0.27), None), ("beta", (0.3, 0.0005), None), ("beta", (0.999, 0.001), None),
    ("normal_interval", (0.05, 0.35), (0, 1)), ("normal_interval", (-10, 30), None),
    ("lognormal_interval", (80, 125), None), ("lognormal_interval", (5617, 15070), None), ("lognormal_interval", (0.5, 20), (0, 10)),
]
SHARES = [1e-9, 1e-6, 0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999, 1 - 1e-6, 1 - 1e-9]

print("shape,numbers,lowest,highest,what,value")
for name, numbers, bounds in SHAPES:
    d = frozen(name, numbers)
    low, high = bounds if bounds else (-np.inf, np.inf)
    inside = d.cdf(high) - d.cdf(low)
    ends = ",".join("" if np.isinf(end) else repr(end) for end in (low, high))
    row = f"{name},{' '.join(map(repr, numbers))},{ends}"
    if bounds:
        # d.expect loses digits where a density is steep; the integral over the share does not have to.
        points = dict(limit=1000, epsabs=1e-14, epsrel=1e-13)
        a, b = max(low, d.support()[0]), min(high, d.support()[1])
        mean = integrate.quad(lambda x: x * d.pdf(x), a, b, **points)[0] / inside
        sd = np.sqrt(integrate.quad(lambda x: (x - mean) ** 2 * d.pdf(x), a, b, **points)[0] / inside)
    else:
        mean, sd = d.mean(), d.std()
    print(f"{row},mean,{mean:.17g}\n{row},sd,{sd:.17g}")
    for share in SHARES:
        # Above the middle by the survival function, which keeps the digits of the upper tail.
        if share <= 0.5:
            value = d.ppf(d.cdf(low) + share * inside)
        else:
            value = d.isf(d.sf(high) + (1 - share) * inside)
        print(f"{row},{share!r},{value:.17g}")

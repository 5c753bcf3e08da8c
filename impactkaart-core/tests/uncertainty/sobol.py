"""Sobol' points by SciPy, for `sobol.csv` beside this file: `python sobol.py > sobol.csv`, made with SciPy 1.17.1.

A row is a dimension from 0, the number of a point from 0, and the coordinate, of the sequence without scrambling.
"""

from scipy.stats import qmc

points = qmc.Sobol(1024, scramble=False, bits=53).random(4096)
print("dimension,index,coordinate")
for dimension in [*range(10), 39, 79, 100, 255, 511, 1000, 1023]:
    for index in [0, 1, 2, 3, 4, 5, 6, 7, 8, 100, 1023, 1024, 1025, 3000, 4095]:
        print(f"{dimension},{index},{points[index, dimension]!r}".replace("np.float64(", "").replace(")", ""))

"""Global sensitivity with SALib: its sampler and its analysis, the model with numpy."""
import numpy as np
import with_numpy
from model import *
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sampler


def sobol():
    problem = {
        "num_vars": len(PARAMETERS),
        "names": [parameter["parameter"] for parameter in PARAMETERS],
        "bounds": [list(pair) for pair in zip(LOW, HIGH)],
    }
    points = sampler.sample(problem, BASE_POINTS, calc_second_order=False, scramble=False)
    values = with_numpy.of_columns(points.T)
    found = analysis.analyze(problem, values, calc_second_order=False)
    return [*found["S1"].tolist(), *found["ST"].tolist()]


if __name__ == "__main__":
    main({"W4": sobol})

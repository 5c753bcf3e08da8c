"""The standard model and the tasks on it, as the Python programs beside this file read them.

Amounts, shares and parameters come from the same CSV files that impactkaart reads. A program calls `main` with one function
per task; each returns the figures that all programs have to agree on.
"""
import csv
import json
import statistics
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
YEARS = 5


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FOLDER = HERE.parents[2] / "data" / "projects" / "standard_model"
COSTS, EFFECTS = table(FOLDER / "costs.csv"), table(FOLDER / "effects.csv")
AMOUNTS = {row["id"]: float(row["amount"]) for row in table(FOLDER / "values.csv")}
PARAMETERS = table(HERE / "parameters.csv")
RATE, PEOPLE = 0.0225, 120.0

# Euros once, in each year, and for each participant in each year.
ONCE, YEARLY, EACH = (sum(float(row["amount"]) for row in COSTS if row["per"] == per) for per in ("project", "year", "participant"))
# What an effect is worked out from, in the order of the columns that the programs use.
FIELDS = ["share", "amount", "deadweight", "attribution_to_others", "drop_off", "displacement"]
TABLE = [[AMOUNTS[row["value"]] if field == "amount" else float(row[field]) for field in FIELDS] for row in EFFECTS]
LAG = [int(row["lag"]) for row in EFFECTS]
FLOWS = [min(int(row["duration"]), YEARS - lag) for row, lag in zip(EFFECTS, LAG)]
IS_CLIENT = [row["beneficiary"] == "client" for row in EFFECTS]


def place(parameter):
    """Which effect and which of its fields a parameter is; none for the first five."""
    _, name, field = parameter["parameter"].split(".") if parameter["parameter"].count(".") == 2 else ("", "", "")
    names = [row["id"] for row in EFFECTS]
    return (names.index(name), FIELDS.index(field)) if name in names else None


PLACES = [place(parameter) for parameter in PARAMETERS]
BASES = [PEOPLE, RATE, 1.0, 1.0, 1.0] + [TABLE[at][field] for at, field in PLACES[5:]]
LOW, HIGH, FROM, TO = ([float(parameter[name]) for parameter in PARAMETERS] for name in ("quantile_5", "quantile_95", "domain_low", "domain_high"))


def steps(start, step, count, scale):
    """Numbers of an axis, the same `f64` in every program."""
    return [(start + at * step) / scale for at in range(count)]


GRID_OF_TWO = [steps(500, 1, 1000, 1000), steps(250, 2, 1000, 1000)]
GRID_OF_SIX = [
    steps(70, 3, 25, 100),  # costs
    steps(50, 5, 20, 100),  # reach
    steps(0, 25, 20, 10000),  # discount rate
    steps(5, 1, 10, 10),  # all deadweights
    steps(5, 1, 10, 10),  # all drop-offs
    steps(6, 1, 10, 10),  # what clients gain
]
QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
DRAWS, DRAWN_QUANTILES, DRAWN_TARGETS = 1_000_000, [0.05, 0.5, 0.95], [1.0, 1.6]
BASE_POINTS = 16_384
TARGETS = [1.0, 1.35]


def number(parameter, name):
    return float(parameter[name]) if parameter[name] else None


def main(tasks):
    """`PROGRAM TASK REPEATS`: once to warm up, then so many times; a line of JSON with the median."""
    task, repeats = tasks[sys.argv[1]], int(sys.argv[2])
    result, taken = task(), []
    for _ in range(repeats):
        start = time.perf_counter()
        result = task()
        taken.append(time.perf_counter() - start)
    print(json.dumps({"seconds": statistics.median(taken), "result": result}))

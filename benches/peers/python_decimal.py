"""The standard model in Python's standard library: csv and decimal (28 digits). usage: python_decimal.py FOLDER"""
import csv
import sys
from decimal import Decimal

LEVELS = ["client", "organisation", "municipality", "society"]


def rows(name):
    with open(f"{sys.argv[1]}/{name}.csv", newline="") as file:
        return list(csv.DictReader(file))


project = {row["key"]: row["value"] for row in rows("project")}
years, horizon = int(project["years"]), int(project["horizon"])
growth = 1 + Decimal(project["discount_rate"])
discount = [growth**-year for year in range(horizon)]  # both timings: start of the year

people = {}
for row in rows("reach"):
    for year in range(1, years + 1) if row["year"] == "each" else [int(row["year"])]:
        if row["part_of"]:
            people[row["group"], year] = Decimal(row["share"]) * people[row["part_of"], year]
        else:
            people[row["group"], year] = Decimal(row["participants"])

costs = Decimal(0)
for row in rows("costs"):
    for year in range(1, 2 if row["per"] == "project" else years + 1):
        members = people[row["group"], year] if row["per"] == "participant" else 1
        costs += Decimal(row["amount"]) * members * discount[year - 1]

values = {row["id"]: Decimal(row["amount"]) for row in rows("values")}
levels = dict.fromkeys(LEVELS, Decimal(0))
for row in rows("effects"):
    unit = Decimal(row["share"]) * values[row["value"]]
    for deduction in ("deadweight", "displacement", "attribution_to_others"):
        unit *= 1 - Decimal(row[deduction])
    remains = 1 - Decimal(row["drop_off"])
    for cohort in range(1, years + 1):
        flow = unit * people.get((row["group"], cohort), 0)
        first = cohort + int(row["lag"])
        for year in range(first, min(first + int(row["duration"]) - 1, horizon) + 1):
            levels[row["beneficiary"]] += flow * discount[year - 1]
            flow *= remains

benefits = sum(levels.values())
for name, amount in [("costs", costs), *levels.items(), ("benefits", benefits), ("npv", benefits - costs)]:
    print(name, f"{amount:.2f}")
print("ratio", f"{benefits / costs:.4f}")

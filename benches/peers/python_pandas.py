"""The standard model in pandas, binary floating point. usage: python_pandas.py FOLDER"""
import sys

import pandas as pd

LEVELS = ["client", "organisation", "municipality", "society"]
project, costs, reach, values, effects = (
    pd.read_csv(f"{sys.argv[1]}/{name}.csv") for name in ["project", "costs", "reach", "values", "effects"]
)
stated = project.set_index("key")["value"]
years, horizon, growth = int(stated["years"]), int(stated["horizon"]), 1 + float(stated["discount_rate"])
calendar = pd.DataFrame({"year": range(1, years + 1)})

# A row for each group and year; a part takes its share of the whole in that year.
each = reach["year"] == "each"
people = pd.concat([reach[each].drop(columns="year").merge(calendar, how="cross"), reach[~each].astype({"year": int})])
whole = people[["group", "year", "participants"]]
people = people.merge(whole, how="left", left_on=["part_of", "year"], right_on=["group", "year"], suffixes=("", "_whole"))
people["members"] = people["participants"].fillna(people["share"] * people["participants_whole"])
people = people[["group", "year", "members"]]

once = costs[costs["per"] == "project"].assign(year=1, members=1)
yearly = costs[costs["per"] == "year"].merge(calendar, how="cross").assign(members=1)
lines = pd.concat([once, yearly, costs[costs["per"] == "participant"].merge(people, on="group")])
spent = (lines["amount"] * lines["members"] * growth ** (1 - lines["year"])).sum()

flows = effects.merge(values[["id", "amount"]], left_on="value", right_on="id").merge(people, on="group")
flows = flows.merge(pd.DataFrame({"after": range(horizon)}), how="cross")
flows["year"] += flows["lag"] + flows["after"]
flows = flows[(flows["after"] < flows["duration"]) & (flows["year"] <= horizon)]
net = flows["members"] * flows["share"] * flows["amount"] * (1 - flows["drop_off"]) ** flows["after"]
for deduction in ["deadweight", "displacement", "attribution_to_others"]:
    net = net * (1 - flows[deduction])
gained = (net * growth ** (1 - flows["year"])).groupby(flows["beneficiary"]).sum()[LEVELS]

total = gained.sum()
for name, amount in [("costs", spent), *gained.items(), ("benefits", total), ("npv", total - spent)]:
    print(name, f"{amount:.2f}")
print("ratio", f"{total / spent:.4f}")

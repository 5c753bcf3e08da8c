"""The standard model in polars, lazy, binary floating point. usage: python_polars.py FOLDER"""
import sys

import polars as pl
from polars import col

LEVELS = ["client", "organisation", "municipality", "society"]


def table(name):
    return pl.scan_csv(f"{sys.argv[1]}/{name}.csv")


stated = dict(table("project").collect().iter_rows())
years, horizon, growth = int(stated["years"]), int(stated["horizon"]), 1 + float(stated["discount_rate"])
calendar = pl.LazyFrame({"year": range(1, years + 1)})
discount = growth ** (1 - col("year"))

# A row for each group and year; a part takes its share of the whole in that year.
reach = table("reach").rename({"year": "stated_year"}).join(calendar, how="cross")
reach = reach.filter((col("stated_year") == "each") | (col("stated_year") == col("year").cast(pl.String)))
whole = reach.select("year", part_of="group", whole="participants")
people = reach.join(whole, on=["part_of", "year"], how="left").select(
    "group", "year", members=pl.coalesce("participants", col("share") * col("whole")).cast(pl.Float64)
)

costs = table("costs").join(calendar, how="cross").join(people, on=["group", "year"], how="left")
costs = costs.filter((col("per") != "project") | (col("year") == 1))
costs = costs.select((col("amount") * col("members").fill_null(1) * discount).sum())

flows = table("effects").join(table("values").select(value="id", amount="amount"), on="value").join(people, on="group")
flows = flows.join(pl.LazyFrame({"after": range(horizon)}), how="cross")
flows = flows.with_columns(year=col("year") + col("lag") + col("after"))
flows = flows.filter((col("after") < col("duration")) & (col("year") <= horizon))
unit = col("share") * col("amount")
for deduction in ["deadweight", "displacement", "attribution_to_others"]:
    unit = unit * (1 - col(deduction))
net = col("members") * unit * (1 - col("drop_off")) ** col("after") * discount
benefits = flows.select("beneficiary", net=net).group_by("beneficiary").agg(col("net").sum())

costs, benefits = pl.collect_all([costs, benefits])
spent, gained = costs.item(), dict(benefits.iter_rows())
total = sum(gained.values())
for name, amount in [("costs", spent), *((level, gained[level]) for level in LEVELS), ("benefits", total), ("npv", total - spent)]:
    print(name, f"{amount:.2f}")
print("ratio", f"{total / spent:.4f}")

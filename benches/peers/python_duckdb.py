"""The standard model in SQL on DuckDB, binary floating point. usage: python_duckdb.py FOLDER"""
import sys

import duckdb

FOLDER = sys.argv[1].replace("'", "''")
LEVELS = ["client", "organisation", "municipality", "society"]
rows = duckdb.connect().execute(f"""
    with stated as (
        select max(value) filter (key = 'years')::int as runs, max(value) filter (key = 'horizon')::int as horizon,
               1 + max(value) filter (key = 'discount_rate')::double as growth
        from '{FOLDER}/project.csv'),
    calendar as (select unnest(range(1, runs + 1))::int as year from stated),
    reach as (
        select r."group", c.year, r.participants, r.part_of, r.share
        from '{FOLDER}/reach.csv' r join calendar c on r.year = 'each' or r.year = c.year::varchar),
    people as (
        select r."group", r.year, coalesce(r.participants, r.share * w.participants) as members
        from reach r left join reach w on w."group" = r.part_of and w.year = r.year),
    costs as (
        select sum(c.amount * if(c.per = 'participant', p.members, 1) * growth ** (1 - y.year)) as amount
        from '{FOLDER}/costs.csv' c join calendar y on c.per <> 'project' or y.year = 1
             left join people p on p."group" = c."group" and p.year = y.year cross join stated),
    levels as (
        select e.beneficiary, sum(p.members * e.share * v.amount
                   * (1 - e.deadweight) * (1 - e.displacement) * (1 - e.attribution_to_others)
                   * (1 - e.drop_off) ** k.after * growth ** (1 - (p.year + e.lag + k.after))) as amount
        from '{FOLDER}/effects.csv' e join '{FOLDER}/values.csv' v on v.id = e.value join people p on p."group" = e."group"
             cross join stated join (select unnest(range(horizon)) as after from stated) k
             on k.after < e.duration and p.year + e.lag + k.after <= horizon
        group by e.beneficiary)
    select 'costs', amount from costs union all from levels
""").fetchall()

amounts = dict(rows)
benefits = sum(amounts[level] for level in LEVELS)
for name in ["costs", *LEVELS]:
    print(name, f"{amounts[name]:.2f}")
print("benefits", f"{benefits:.2f}")
print("npv", f"{benefits - amounts['costs']:.2f}")
print("ratio", f"{benefits / amounts['costs']:.4f}")

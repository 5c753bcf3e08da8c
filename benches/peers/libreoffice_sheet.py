"""Writes the standard model as a workbook of formulas without stored results, so that an office program has to calculate
it. The first sheet holds the eight figures. usage: libreoffice_sheet.py FOLDER WORKBOOK"""
import csv
import sys

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

LEVELS = ["client", "organisation", "municipality", "society"]
folder, target = sys.argv[1:]
workbook = Workbook()
figures = workbook.active
figures.title = "figures"


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return cell or None


class Sheet:
    """A table as it was read, with columns of formulas added: {name} stands for the cell of that column in the row."""

    def __init__(self, name):
        with open(f"{folder}/{name}.csv", newline="") as file:
            header, *rows = csv.reader(file)
        self.name, self.columns, self.last = name, header, len(rows) + 1
        self.sheet = workbook.create_sheet(name)
        self.sheet.append(header)
        for row in rows:
            self.sheet.append([number(cell) for cell in row])

    def add(self, name, formula):
        letters = {column: get_column_letter(at + 1) for at, column in enumerate(self.columns)}
        self.columns.append(name)
        at = len(self.columns)
        self.sheet.cell(1, at, name)
        for row in range(2, self.last + 1):
            self.sheet.cell(row, at, "=" + formula.format(**{column: f"${letter}{row}" for column, letter in letters.items()}))

    def range(self, name):
        letter = get_column_letter(self.columns.index(name) + 1)
        return f"{self.name}!${letter}$2:${letter}${self.last}"


project, reach, values, costs, effects = map(Sheet, ["project", "reach", "values", "costs", "effects"])
stated = {row[0].value: f"project!$B${row[0].row}" for row in project.sheet.iter_rows(min_row=2)}
years = [project.sheet[stated["years"].split("!")[1]].value, project.sheet[stated["horizon"].split("!")[1]].value]
runs, counted = range(1, int(years[0]) + 1), range(1, int(years[1]) + 1)
growth = f"(1+{stated['discount_rate']})"

for year in runs:
    of_whole = f"INDEX({{range}},MATCH({{part_of}},{reach.range('group')},0))"
    letter = get_column_letter(len(reach.columns) + 1)
    of_whole = of_whole.replace("{range}", f"${letter}$2:${letter}${reach.last}")
    reach.add(f"in_{year}", f'IF(OR({{year}}="each",{{year}}={year}),IF({{part_of}}="",{{participants}},{{share}}*{of_whole}),0)')


def members(year):
    return f"INDEX({reach.range(f'in_{year}')},MATCH({{group}},{reach.range('group')},0))"


for year in runs:
    times = f'IF({{per}}="participant",{members(year)},1)' if year == 1 else f'IF({{per}}="project",0,IF({{per}}="year",1,{members(year)}))'
    costs.add(f"in_{year}", f"{{amount}}*{times}/{growth}^{year - 1}")
costs.add("present_value", "+".join(f"{{in_{year}}}" for year in runs))

value = f"INDEX({values.range('amount')},MATCH({{value}},{values.range('id')},0))"
effects.add("unit", f"{{share}}*{value}*(1-{{deadweight}})*(1-{{displacement}})*(1-{{attribution_to_others}})")
for cohort in runs:
    effects.add(f"starting_{cohort}", f"{{unit}}*{members(cohort)}")
for year in counted:
    after = {cohort: f"({year - cohort}-{{lag}})" for cohort in runs if cohort <= year}
    flows = [f"IF(AND({k}>=0,{k}<{{duration}}),{{starting_{cohort}}}*(1-{{drop_off}})^{k},0)" for cohort, k in after.items()]
    effects.add(f"in_{year}", f"({'+'.join(flows)})/{growth}^{year - 1}")
effects.add("present_value", "+".join(f"{{in_{year}}}" for year in counted))

spent, gained = f"SUM({costs.range('present_value')})", f"SUM({effects.range('present_value')})"
figures.append(["costs", f"=ROUND({spent},2)"])
for level in LEVELS:
    figures.append([level, f'=ROUND(SUMIF({effects.range("beneficiary")},"{level}",{effects.range("present_value")}),2)'])
figures.append(["benefits", f"=ROUND({gained},2)"])
figures.append(["npv", f"=ROUND({gained}-{spent},2)"])
figures.append(["ratio", f"=ROUND({gained}/{spent},4)"])
for row in range(1, 8):
    figures.cell(row, 2).number_format = "0.00"
figures.cell(8, 2).number_format = "0.0000"
workbook.save(target)

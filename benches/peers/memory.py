"""Peak memory of reading: writes a project of which one table is large, reads it, and prints a row for each.

    python3 benches/peers/memory.py target/release/impactkaart            # 30 MB, `check`
    python3 benches/peers/memory.py target/release/impactkaart 100 calculate
    python3 benches/peers/memory.py target/release/impactkaart 100 check reach stakeholders    # these rows alone

The meter is ru_maxrss of the process, as wait4 reports it. Linux counts it in KiB.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time

SMALL = {
    "project.csv": "key,value\nname,Large\nstart_year,2026\ndiscount_rate,2.25%\nyears,1\n",
    "stakeholders.csv": "id,name,level\nvisitors,Visitors,client\nwelfare,Welfare,organisation\n",
    "reach.csv": "group,description,participants\nvisitors,Visitors,100\n",
    "costs.csv": "id,description,payer,amount,per\nrent,Rent,municipality,50000,project\n",
    "effects.csv": "id,description,beneficiary,group,share,amount\ne,Effect,visitors,visitors,0.5,100\n",
    "values.csv": "id,description,unit,amount,source\nwellbeing,Wellbeing,person,1200,research\n",
    "funding.csv": "id,from,to,amount,per,source\n",
}
LARGE = {
    "costs.csv": lambda i: f"c{i:07},Costs {i},municipality,{i % 900 + 100},project\n",
    "funding.csv": lambda i: f"funding_{i:07},municipality,welfare,{i % 900 + 1},project,budget\n",
    "effects.csv": lambda i: f"e{i:07},Effect number {i},visitors,visitors,{random.random():.2f},{i % 900 + 100}\n",
    "values.csv": lambda i: f"value_{i:07},Value of {i},person,{i % 900 + 1},research {i % 9}\n",
    "stakeholders.csv": lambda i: f"party_{i:07},Party number {i},society\n",
    "reach.csv": lambda i: f"group_{i:07},Group {i},{i % 900 + 1}\n",
}


BESIDE = {
    "scenarios.csv": "scenario,parameter,change\ndearer,costs,plus 10%\nfewer,effects.e.share,minus 5%\n",
    "ranges.csv": "parameter,distribution,low,high\neffects.e.share,uniform,0.4,0.6\ncosts,,0.9,1.1\n",
}


def folder(path, large, chunks, beside=False):
    """A project folder whose table `large` is made of chunks; how many bytes it has."""
    for name in BESIDE:
        if not beside and os.path.exists(os.path.join(path, name)):
            os.remove(os.path.join(path, name))
    for name, small in {**SMALL, **(BESIDE if beside else {})}.items():
        with open(os.path.join(path, name), "w", encoding="utf-8") as file:
            file.writelines(chunks if name == large else [small])
    return path, os.path.getsize(os.path.join(path, large))


def document(path, table, chunks):
    project = {
        "project": {"name": "Large", "start_year": 2026, "discount_rate": "2.25%", "years": 1},
        "stakeholders": [{"id": "visitors", "name": "Visitors", "level": "client"}],
        "reach": [{"group": "visitors", "participants": 100}],
        "costs": [{"id": "rent", "payer": "municipality", "amount": 5000}],
        "effects": [],
    }
    project.pop(table)
    path = os.path.join(path, "project.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(project)[:-1] + f',"{table}":[')
        file.writelines(chunks)
        file.write("]}")
    return path, os.path.getsize(path)


def rows(head, row, size, between=""):
    """Rows below a head until there are `size` characters, one by one: what this program holds counts for the programs
    that it starts as well."""
    yield head
    written, index = len(head), 0
    while written < size:
        text = (between if index else "") + row(index)
        written += len(text)
        index += 1
        yield text


def repeated(before, text, times, after):
    yield before
    for _ in range(times // 1000):
        yield text * 1000
    yield after


def cases(path, size):
    """Name, bytes of the first row, and what writes the project and says how many bytes its large table has."""
    def large(name, **beside):
        return lambda: folder(path, name, rows(SMALL[name], LARGE[name], size), **beside)

    for name, row in LARGE.items():
        yield name, len(row(0)), large(name)
    yield "costs.csv, scenarios and ranges", len(LARGE["costs.csv"](0)), large("costs.csv", beside=True)
    line = {
        "costs": lambda i: {"id": f"k{i}", "payer": "municipality", "amount": i % 900 + 100},
        "effects": lambda i: {"id": f"e{i:07}", "description": f"Effect number {i}", "beneficiary": "visitors",
                              "group": "visitors", "share": round(random.random(), 2), "amount": i % 900 + 100},
    }
    for table, make in line.items():
        def row(index, make=make):
            return json.dumps(make(index), separators=(",", ":"))
        yield f"{table} in JSON", len(row(0)), lambda: document(path, table, rows("", row, size, ",\n"))
    head, first = SMALL["effects.csv"].splitlines()
    before, after = first.split("Effect")
    cell = repeated(f"{head}\n{before}", "x", size, f"{after}\n")
    yield "one cell", size, lambda: folder(path, "effects.csv", cell)
    wide = repeated(f"{head}\n{first}", ",1", size // 2, "\n")
    yield "one row of fields", size, lambda: folder(path, "effects.csv", wide)
    separators = repeated(head, ",", size, "\n")
    yield "a header of separators", size, lambda: folder(path, "effects.csv", separators)


def main():
    program, megabytes, command, *named = sys.argv[1:] + ["30", "check"][max(len(sys.argv) - 2, 0):]
    random.seed(5)
    print("| large | bytes of the first row | exit | seconds | MiB | times the file |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as path:
        for name, length, write in cases(path, int(megabytes) * 1_000_000):
            if named and not any(name.startswith(word) for word in named):
                continue
            project, size = write()
            start = time.monotonic()
            run = subprocess.Popen([program, command, project], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(run.pid, 0)
            seconds, kib = time.monotonic() - start, usage.ru_maxrss
            code = os.waitstatus_to_exitcode(status)
            print(f"| {name} | {length} | {code} | {seconds:.1f} | {kib // 1024} | {kib * 1024 / size:.1f} |", flush=True)


if __name__ == "__main__":
    main()

"""Peak memory of reading: writes a project of which one table is large, reads it, and prints a row for each.

    python3 benches/peers/memory.py target/release/impactkaart            # 30 MB, `check`
    python3 benches/peers/memory.py target/release/impactkaart 100 check,calculate
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
import zipfile

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


def described(index, letters, beginning="Clients"):
    """A description of so many letters, no two alike; with a letter that is not ASCII where `beginning` has one."""
    text = "who-go-on-by-themselves-again-at-home-and-elsewhere-"
    return f"{beginning} {index:07} {text * (letters // len(text) + 1)}"[:letters]


def effect(letters, beginning="Clients"):
    def row(i):
        share = f"{random.random():.2f}"
        return f"e{i:07},{described(i, letters, beginning)},visitors,visitors,{share},{i % 900 + 100}\n"
    return row


LONG = {
    "costs.csv": lambda i, start: f"c{i:07},{described(i, 24, start)},municipality,{i % 900 + 100},project\n",
    "funding.csv": lambda i, start: f"f_{described(i, 24, start)},municipality,welfare,{i % 900 + 1},project,budget\n",
    "values.csv": lambda i, start: f"value_{i:07},{described(i, 24, start)},person,{i % 900 + 1},research {i % 9}\n",
    "stakeholders.csv": lambda i, start: f"party_{i:07},{described(i, 24, start)},society\n",
}

FULL = {
    "effects.csv": (
        "id,description,beneficiary,per,group,counts,share,quantity,unit,amount,price_year,deadweight,displacement,"
        "attribution_to_others,drop_off,lag,duration,kind,cashable,evidence,sample,source\n",
        lambda i: f"e{i:07},{described(i, 24)},visitors,participant,visitors,new,{random.random():.2f},2,hour,"
        f"{i % 900 + 100},2025,0.2,0.1,0.15,0.1,1,3,social,0.1,measured,100,Research {i} into what works\n"),
    "costs.csv": (
        "id,description,payer,amount,quantity,unit,per,group,first_year,last_year,in_kind,case,capacity,indexed,"
        "price_year,source\n",
        lambda i: f"c{i:07},{described(i, 24)},municipality,{i % 900 + 100},2,hour,participant,visitors,1,1,no,project,"
        f"500,cpi,2025,Quote {i} of the town\n"),
}
# Less than this no row can say. What is made of them is larger than three times the file.
SHORTEST = {
    "costs.csv": ("id,payer,amount\n", lambda i: f"c{i:07},municipality,{i % 9}\n"),
    "effects.csv": ("id,beneficiary,group\n", lambda i: f"e{i:07},visitors,visitors\n"),
    "values.csv": ("id,amount\n", lambda i: f"v{i:07},{i % 9}\n"),
    "stakeholders.csv": ("name,level\nvisitors,client\n", lambda i: f"p{i:07},society\n"),
}


BESIDE = {
    "scenarios.csv": "scenario,parameter,change\ndearer,costs,plus 10%\nfewer,effects.e.share,minus 5%\n",
    "ranges.csv": "parameter,distribution,low,high\neffects.e.share,uniform,0.4,0.6\ncosts,,0.9,1.1\n",
}


def folder(path, large, chunks, beside=False, encoding="utf-8"):
    """A project folder whose table `large` is made of chunks, in that encoding; how many bytes it has."""
    for name in BESIDE:
        if not beside and os.path.exists(os.path.join(path, name)):
            os.remove(os.path.join(path, name))
    for name, small in {**SMALL, **(BESIDE if beside else {})}.items():
        with open(os.path.join(path, name), "w", encoding=encoding if name == large else "utf-8") as file:
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
    project.pop(table, None)
    path = os.path.join(path, "project.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(project)[:-1] + f',"{table}":[')
        file.writelines(chunks)
        file.write("]}")
    return path, os.path.getsize(path)


def workbook(path, large, head, row, count):
    """A workbook whose sheet `large` has so many rows, and how many bytes it has unpacked."""
    path = os.path.join(path, "project.xlsx")
    sheets = [name.removesuffix(".csv") for name in SMALL]
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    numbered = list(enumerate(sheets, 1))

    def xml(number, line):
        cells = []
        for column, text in zip("ABCDEFGHIJ", line.rstrip("\n").split(",")):
            is_number = number > 1 and text.replace(".", "", 1).isdigit()
            held = f"<v>{text}</v>" if is_number else f"<is><t>{text}</t></is>"
            cells.append(f'<c r="{column}{number}"' + ("" if is_number else ' t="inlineStr"') + f">{held}</c>")
        return f'<row r="{number}">{"".join(cells)}</row>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        types = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-'
                        'officedocument.spreadsheetml.worksheet+xml"/>' for n, _ in numbered)
        book.writestr("[Content_Types].xml", f'{start}<Types xmlns="{package}/content-types"><Default Extension="rels" '
                      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
                      'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                      f'spreadsheetml.sheet.main+xml"/>{types}</Types>')
        book.writestr("_rels/.rels", f'{start}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
                      f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        named = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
        book.writestr("xl/workbook.xml",
                      f'{start}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{named}</sheets></workbook>')
        related = "".join(f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                          for n, _ in numbered)
        book.writestr("xl/_rels/workbook.xml.rels",
                      f'{start}<Relationships xmlns="{package}/relationships">{related}</Relationships>')
        for n, name in numbered:
            lines = SMALL[f"{name}.csv"].splitlines()
            with book.open(f"xl/worksheets/sheet{n}.xml", "w", force_zip64=True) as sheet:
                sheet.write(f'{start}<worksheet xmlns="{main}"><sheetData>'.encode())
                if f"{name}.csv" == large:
                    sheet.write(xml(1, head).encode())
                    for index in range(count):
                        sheet.write(xml(index + 2, row(index)).encode())
                else:
                    sheet.write("".join(xml(index, line) for index, line in enumerate(lines, 1)).encode())
                sheet.write(b"</sheetData></worksheet>")
        size = sum(entry.file_size for entry in book.infolist())
    return path, size


def rows(head, row, size, between="", encoding="utf-8"):
    """Rows below a head until they take `size` bytes, one by one: what this program holds counts for the programs that
    it starts as well."""
    yield head
    written, index = len(head), 0
    while written < size:
        text = (between if index else "") + row(index)
        written += len(text.encode(encoding))
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

    def long(name, row, encoding="utf-8", head=None):
        head = head or SMALL[name]
        return lambda: folder(path, name, rows(head, row, size, encoding=encoding), encoding=encoding)

    for name, row in LARGE.items():
        yield name, len(row(0)), large(name)
    for letters in [24, 40, 60]:
        row = effect(letters)
        yield f"effects.csv, {letters} letters", len(row(0)), long("effects.csv", row)
    starts = {"utf-8": "Clients", "cp1252": "Cliënten", "utf-16": "Cliënten"}
    for encoding in ["cp1252", "utf-16"]:
        for letters in [16, 24]:
            row = effect(letters, starts[encoding])
            name = f"effects.csv, {encoding}, {letters} letters"
            yield name, len(row(0).encode(encoding)), long("effects.csv", row, encoding)
    for name, make in LONG.items():
        for encoding in ["utf-8", "cp1252"]:
            def row(i, make=make, start=starts[encoding]):
                return make(i, start)
            yield f"{name}, {encoding}, 24 letters", len(row(0)), long(name, row, encoding)
    for title, tables in [("every column filled", FULL), ("shortest rows", SHORTEST)]:
        for name, (head, row) in tables.items():
            yield f"{name}, {title}", len(row(0)), long(name, row, head=head)
    def group(i, letters=size // 95_000 - 20):
        return f"group_{i:07},{described(i, letters)},{i % 900 + 1}\n"
    yield "reach.csv, fewer than 100,000 rows", len(group(0)), long("reach.csv", group)
    for encoding in ["utf-8", "cp1252"]:
        row = effect(16, starts[encoding])
        for name, every in [("a warning at the end", None), ("an error every 1,000 rows", 1000)]:
            def wrong(i, row=row, every=every):
                return row(i).replace(",visitors", ",vistors", 1) if every and i % every == every - 1 else row(i)
            def last(wrong=wrong):
                yield from rows(SMALL["effects.csv"], wrong, size)
                yield "last,Last,visitors,visitors,0.4%,100\n"
            yield (f"effects.csv, {encoding}, {name}", len(row(0)),
                   lambda last=last, encoding=encoding: folder(path, "effects.csv", last(), encoding=encoding))
    yield "costs.csv, scenarios and ranges", len(LARGE["costs.csv"](0)), large("costs.csv", beside=True)
    line = {
        "costs": lambda i: {"id": f"k{i}", "payer": "municipality", "amount": i % 900 + 100},
        "effects": lambda i: {"id": f"e{i:07}", "description": f"Effect number {i}", "beneficiary": "visitors",
                              "group": "visitors", "share": round(random.random(), 2), "amount": i % 900 + 100},
        "effects, 24 letters": lambda i: {"id": f"e{i:07}", "description": described(i, 24), "beneficiary": "visitors",
                                          "group": "visitors", "share": 0.5, "amount": i % 900 + 100},
        "values, 24 letters": lambda i: {"id": f"v{i:07}", "description": described(i, 24), "amount": i % 900 + 100},
    }
    for table, make in line.items():
        def row(index, make=make):
            return json.dumps(make(index), separators=(",", ":"))
        key = table.split(",")[0]
        yield f"{table} in JSON", len(row(0)), lambda: document(path, key, rows("", row, size, ",\n"))
    row = effect(24)
    head = SMALL["effects.csv"].splitlines()[0]
    yield ("effects.xlsx, 24 letters, of what it is unpacked", len(row(0)),
           lambda: workbook(path, "effects.csv", head, row, min(size // 190, 1_000_000)))
    head, first = SMALL["effects.csv"].splitlines()
    before, after = first.split("Effect")
    cell = repeated(f"{head}\n{before}", "x", size, f"{after}\n")
    yield "one cell", size, lambda: folder(path, "effects.csv", cell)
    wide = repeated(f"{head}\n{first}", ",1", size // 2, "\n")
    yield "one row of fields", size, lambda: folder(path, "effects.csv", wide)
    separators = repeated(head, ",", size, "\n")
    yield "a header of separators", size, lambda: folder(path, "effects.csv", separators)


def main():
    program, megabytes, commands, *named = sys.argv[1:] + ["30", "check"][max(len(sys.argv) - 2, 0):]
    random.seed(5)
    print("| large | bytes of the first row | command | exit | seconds | MiB | times the file |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as path:
        for name, length, write in cases(path, int(megabytes) * 1_000_000):
            if named and not any(name.startswith(word) for word in named):
                continue
            project, size = write()
            for command in commands.split(","):
                start = time.monotonic()
                nowhere = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
                run = subprocess.Popen([program, command, project], **nowhere)
                _, status, usage = os.wait4(run.pid, 0)
                seconds, kib = time.monotonic() - start, usage.ru_maxrss
                code = os.waitstatus_to_exitcode(status)
                figures = f"{code} | {seconds:.1f} | {kib // 1024} | {kib * 1024 / size:.1f}"
                print(f"| {name} | {length} | {command} | {figures} |", flush=True)


if __name__ == "__main__":
    main()

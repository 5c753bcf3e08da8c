"""Times the standard model from process start to end: impactkaart beside the same model in other tools.

usage: run.py [--rounds N] [--start-rounds N] [--work FOLDER] [--only NAME,NAME] [--skip-build]

Needs cargo, python3 with venv, and as far as they should take part: node, Rscript, soffice
(Debian: apt-get install --no-install-recommends nodejs r-base-core libreoffice-calc-nogui); what is not there is left out
and named. The Python libraries are installed into a virtual environment in the folder to work in, which lies outside the
checkout. Every program has to print the same eight figures, to the cent; if one does not, the run fails.

All programs run in turn, in a new order each round, so that a busy moment hits all alike; the first round warms up and is
not counted. Ratios are medians of the ratios within a round. A second series has the programs that start within
milliseconds alone, with more rounds.
"""
import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
MODEL = HERE.parent.parent / "data" / "projects" / "standard_model"
LIBRARIES = ["pandas", "polars", "duckdb", "openpyxl"]
PRODUCT, NOTHING, NAIVE = "impactkaart", "Rust, nothing", "Rust, naive decimal loop"
LEVELS = ["client", "organisation", "municipality", "society"]


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def build(work, skip):
    """The command line and the two Rust programs, each by itself, so that none is built with what another needs; copied to
    where they are run, as an installer does: what a linker has just written lies scattered in the system's cache of files,
    and how scattered differs from build to build."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", work / "target"))
    if not skip:
        for package in ["impactkaart-cli", "impactkaart-benches"]:
            say(f"building {package}")
            command = ["cargo", "build", "--release", "--bins", "--package", package, "--target-dir", str(target)]
            subprocess.run(command, check=True, cwd=CHECKOUT)
    installed = work / "installed"
    installed.mkdir(parents=True, exist_ok=True)
    for name in ["impactkaart", "peer-nothing", "peer-naive-decimal"]:
        (installed / name).unlink(missing_ok=True)
        shutil.copy(target / "release" / name, installed / name)
    return installed


def python(work):
    """A Python of our own, with the libraries; its path is that of the real program, never of a wrapper script."""
    interpreter = work / "venv" / "bin" / "python"
    if not interpreter.exists():
        say("setting up Python libraries")
        subprocess.run([sys.executable, "-m", "venv", str(work / "venv")], check=True)
    asked = subprocess.run([interpreter, "-c", "import " + ", ".join(LIBRARIES)], capture_output=True)
    if asked.returncode:
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", *LIBRARIES], check=True)
    return interpreter


def programs(work, folder):
    interpreter = python(work)
    found = {
        PRODUCT: [folder / "impactkaart", "calculate", MODEL, "--lang", "en"],
        NOTHING: [folder / "peer-nothing"],
        NAIVE: [folder / "peer-naive-decimal", MODEL],
        "Python decimal": [interpreter, HERE / "python_decimal.py", MODEL],
        "Python decimal, -I -S": [interpreter, "-I", "-S", HERE / "python_decimal.py", MODEL],
        "pandas": [interpreter, HERE / "python_pandas.py", MODEL],
        "polars": [interpreter, HERE / "python_polars.py", MODEL],
        "DuckDB": [interpreter, HERE / "python_duckdb.py", MODEL],
    }
    if node := shutil.which("node"):
        found["node"] = [node, HERE / "node.mjs", MODEL]
    if rscript := shutil.which("Rscript"):
        found["base R"] = [rscript, "--vanilla", HERE / "base_r.R", MODEL]
    if shutil.which("soffice"):
        workbook = work / "standard_model.xlsx"
        run([interpreter, HERE / "libreoffice_sheet.py", MODEL, workbook])
        found["LibreOffice"] = [HERE / "libreoffice.sh", workbook, work]
    for name in {"node", "base R", "LibreOffice"} - set(found):
        say(f"{name} is not installed and takes no part")
    return {name: [str(part) for part in command] for name, command in found.items()}


def figures_of_product(command):
    """The eight lines, from the exact figures that it writes as JSON."""
    result = json.loads(run([*command, "--format", "json"]))
    benefits, returns = result["benefits"], result["returns"]
    amounts = [("costs", result["costs"]["present_value"])]
    amounts += [(level, benefits["by_level"][level]) for level in LEVELS]
    amounts += [("benefits", benefits["present_value"]), ("npv", returns["npv"]), ("ratio", returns["ratio"])]

    def rounded(name, amount):
        return Decimal(amount).quantize(Decimal("0.0001" if name == "ratio" else "0.01"), ROUND_HALF_UP)

    return "".join(f"{name} {rounded(name, amount)}\n" for name, amount in amounts)


def differing(commands):
    """The programs whose figures are not those of Python's decimals."""
    wanted = run(commands["Python decimal"])
    say(wanted)
    for name, command in commands.items():
        if name != NOTHING:
            got = figures_of_product(command) if name == PRODUCT else run(command)
            if got != wanted:
                yield f"{name} gives other figures:\n{got}"


def seconds(command, output):
    """From just before the process is made until it has ended. Its output goes to a file."""
    actions = [(os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status = os.waitpid(process, 0)
    elapsed = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command[0]} ended with status {os.waitstatus_to_exitcode(status)}")
    return elapsed


def timed(commands, rounds, work):
    taken = {name: [] for name in commands}
    order = list(commands)
    shuffle = random.Random(1).shuffle
    for counted in range(-1, rounds):
        shuffle(order)
        for name in order:
            elapsed = seconds(commands[name], str(work / "output"))
            if counted >= 0:
                taken[name].append(elapsed)
    return taken


def ratio(these, those):
    return statistics.median(one / other for one, other in zip(these, those))


def table(taken):
    best = min((name for name in taken if name not in (PRODUCT, NOTHING, NAIVE)), key=lambda name: statistics.median(taken[name]), default=None)
    lines = ["| program | median ms | min | max | of a program that does nothing | of the best other tool |", "|---|---:|---:|---:|---:|---:|"]
    for name in sorted(taken, key=lambda name: statistics.median(taken[name])):
        times = taken[name]
        spread = " | ".join(f"{1000 * of(times):.2f}" for of in (statistics.median, min, max))
        to_nothing = f"{ratio(times, taken[NOTHING]):.2f}" if NOTHING in taken else ""
        to_best = f"{ratio(times, taken[best]):.3f}" if best else ""
        lines.append(f"| {name} | {spread} | {to_nothing} | {to_best} |")
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=20, help="rounds with all programs")
    arguments.add_argument("--start-rounds", type=int, default=400, help="rounds with the Rust programs alone")
    arguments.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "impactkaart-peers", help="folder to work in")
    arguments.add_argument("--only", help="names of programs, separated by commas; %r always takes part" % NOTHING)
    arguments.add_argument("--skip-build", action="store_true", help="time what was built before")
    stated = arguments.parse_args()
    stated.work.mkdir(parents=True, exist_ok=True)

    commands = programs(stated.work, build(stated.work, stated.skip_build))
    wrong = list(differing(commands))
    if wrong:
        raise SystemExit("\n".join(wrong))
    if stated.only:
        commands = {name: commands[name] for name in commands if name in [NOTHING, *stated.only.split(",")]}
    print(f"All programs, {stated.rounds} rounds:\n\n{table(timed(commands, stated.rounds, stated.work))}\n", flush=True)
    quick = {name: commands[name] for name in (NOTHING, NAIVE, PRODUCT) if name in commands}
    print(f"The Rust programs alone, {stated.start_rounds} rounds:\n\n{table(timed(quick, stated.start_rounds, stated.work))}")


if __name__ == "__main__":
    main()

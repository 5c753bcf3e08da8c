"""Times five tasks on the standard model from the parsed model to the result: impactkaart beside numpy, numba and SALib.

usage: run_tasks.py [--rounds N] [--repeats N] [--tasks W1,W2] [--work FOLDER] [--skip-build]

  W1  a million points, cost by reach, every ratio in memory
  W2  ten million points of six axes: range, mean, quantiles, the best point
  W3  a million draws of forty parameters: mean, deviation, quantiles, chances
  W4  first-order and total indices of forty parameters from 688,128 evaluations
  W5  a tornado of forty parameters, and where the ratio is 1 and 1.35 in each of them

Needs cargo and python3 with venv; the Python libraries are installed into a virtual environment in the folder to work in,
which lies outside the checkout. Each program is a process of its own per round, warms up once (numba compiles then), and
gives the median of its repeats; programs run in turn, in a new order each round. Not counted: starting, reading the model,
compiling, and what impactkaart does once per question before it evaluates (recording, folding and certifying the formula),
which stands in a column of its own. Figures have to agree, drawn ones within five standard errors; if they do not, the run
fails. Ratios are medians of the ratios within a round.
"""
import argparse
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT, TASKS = HERE.parent.parent, HERE / "tasks"
LIBRARIES = {"numpy": "numpy", "numba": "numba", "scipy": "scipy", "SALib": "SALib"}
PRODUCT, YARDSTICK = "impactkaart", "numpy"
TAKES_PART = {"W4": [PRODUCT, "numpy", "numba", "SALib"]}
# Relative to the figure, or for what may be near zero to 1.
TOLERANCE = {"W1": 1e-9, "W2": 1e-9, "W4": 1e-8, "W5": 1e-9}


def say(text):
    print(text, file=sys.stderr, flush=True)


def python(work):
    interpreter = work / "venv" / "bin" / "python"
    if not interpreter.exists():
        say("setting up Python libraries")
        subprocess.run([sys.executable, "-m", "venv", str(work / "venv")], check=True)
    if subprocess.run([interpreter, "-c", "import " + ", ".join(LIBRARIES.values())], capture_output=True).returncode:
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", *LIBRARIES], check=True)
    return interpreter


def programs(work, skip):
    target = Path(os.environ.get("CARGO_TARGET_DIR", work / "target"))
    if not skip:
        say("building impactkaart-benches")
        command = ["cargo", "build", "--release", "--bins", "--package", "impactkaart-benches", "--target-dir", target]
        subprocess.run(command, check=True, cwd=CHECKOUT)
    interpreter = python(work)
    peers = {name: [interpreter, TASKS / f"with_{name.lower()}.py"] for name in ("numpy", "numba", "SALib")}
    return {PRODUCT: [target / "release" / "peer-engine"], **peers}


def run(command, task, repeats, work):
    """What a process says of a task, with its peak memory in MiB."""
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(work / "numba"), "PYTHONDONTWRITEBYTECODE": "1"}
    out = work / "tasks-output"
    with open(out, "wb") as file:
        process = subprocess.Popen([*map(str, command), task, str(repeats)], stdout=file, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} {task} ended with {process.returncode}")
    said = json.loads(out.read_text())
    said["memory"] = usage.ru_maxrss / 1024
    return said


def errors_of_draws(result):
    """Five standard errors of the difference between two runs of a million draws, the density taken as a normal one's."""
    draws, sd = 1_000_000, result[1]
    error = 5 * math.sqrt(2 / draws)
    at = [0.05, 0.5, 0.95]
    densities = [statistics.NormalDist().pdf(statistics.NormalDist().inv_cdf(p)) / sd for p in at]
    quantiles = [error * math.sqrt(p * (1 - p)) / density * 1.3 for p, density in zip(at, densities)]
    chances = [error * math.sqrt(p * (1 - p)) for p in result[5:]]
    return [error * sd, error * sd, *quantiles, *chances]


def disagreement(task, result, wanted):
    if len(result) != len(wanted):
        return f"{len(result)} figures instead of {len(wanted)}"
    limits = errors_of_draws(wanted) if task == "W3" else [TOLERANCE[task] * max(1.0, abs(one or 0)) for one in wanted]
    for at, (one, other, limit) in enumerate(zip(result, wanted, limits)):
        if (one is None) != (other is None) or (one is not None and not abs(one - other) <= limit):
            return f"figure {at} is {one} and not {other}"
    return None


def milliseconds(seconds):
    return f"{1000 * seconds:.3g}"


def table(task, said):
    times = {name: [one["seconds"] for one in runs] for name, runs in said.items()}
    best = min((name for name in times if name != PRODUCT), key=lambda name: statistics.median(times[name]))
    lines = [f"### {task}\n", "| program | median ms | min | max | of the best other | peak MiB | beforehand, ms |", "|---|---:|---:|---:|---:|---:|---:|"]
    for name in sorted(times, key=lambda name: statistics.median(times[name])):
        ratio = statistics.median(one / other for one, other in zip(times[name], times[best]))
        spread = " | ".join(milliseconds(of(times[name])) for of in (statistics.median, min, max))
        memory = max(one["memory"] for one in said[name])
        before = statistics.median(one.get("prepare_seconds", 0) for one in said[name])
        lines.append(f"| {name} | {spread} | {ratio:.3f} | {memory:.0f} | {milliseconds(before) if before else ''} |")
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5, help="fresh processes of each program")
    arguments.add_argument("--repeats", type=int, default=5, help="times a process does the task after warming up")
    arguments.add_argument("--tasks", default="W1,W2,W3,W4,W5")
    arguments.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "impactkaart-peers", help="folder to work in")
    arguments.add_argument("--skip-build", action="store_true", help="time what was built before")
    stated = arguments.parse_args()
    stated.work.mkdir(parents=True, exist_ok=True)
    commands = programs(stated.work, stated.skip_build)
    for task in stated.tasks.split(","):
        names = TAKES_PART.get(task, [PRODUCT, "numpy", "numba"])
        said, shuffle = {name: [] for name in names}, random.Random(1).shuffle
        for _ in range(stated.rounds):
            shuffle(names)
            for name in names:
                said[name].append(run(commands[name], task, stated.repeats, stated.work))
        wanted = said[YARDSTICK][0]["result"]
        wrong = {name: disagreement(task, runs[0]["result"], wanted) for name, runs in said.items()}
        if any(wrong.values()):
            raise SystemExit(f"{task}: " + "; ".join(f"{name}: {what}" for name, what in wrong.items() if what))
        print(table(task, said), flush=True)


if __name__ == "__main__":
    main()

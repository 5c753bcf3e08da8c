// The standard model in plain JavaScript on node, binary floating point. usage: node node.mjs FOLDER
import { readFileSync } from "node:fs";

const rows = (name) => {
  const [header, ...lines] = readFileSync(`${process.argv[2]}/${name}.csv`, "utf8").trimEnd().split("\n").map((line) => line.split(","));
  return lines.map((cells) => Object.fromEntries(header.map((column, at) => [column, cells[at]])));
};

const project = Object.fromEntries(rows("project").map(({ key, value }) => [key, value]));
const years = Number(project.years);
const horizon = Number(project.horizon);
const discount = (year) => (1 + Number(project.discount_rate)) ** (1 - year); // both timings: start of the year
const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

const people = {};
for (const row of rows("reach")) {
  for (const year of row.year === "each" ? range(1, years) : [Number(row.year)]) {
    people[[row.group, year]] = row.part_of ? row.share * people[[row.part_of, year]] : Number(row.participants);
  }
}

let costs = 0;
for (const row of rows("costs")) {
  for (const year of range(1, row.per === "project" ? 1 : years)) {
    costs += row.amount * (row.per === "participant" ? people[[row.group, year]] : 1) * discount(year);
  }
}

const values = Object.fromEntries(rows("values").map(({ id, amount }) => [id, Number(amount)]));
const levels = { client: 0, organisation: 0, municipality: 0, society: 0 };
for (const row of rows("effects")) {
  const unit = row.share * values[row.value] * (1 - row.deadweight) * (1 - row.displacement) * (1 - row.attribution_to_others);
  for (const cohort of range(1, years)) {
    const first = cohort + Number(row.lag);
    const members = people[[row.group, cohort]] ?? 0;
    for (const year of range(first, Math.min(first + Number(row.duration) - 1, horizon))) {
      levels[row.beneficiary] += unit * members * (1 - row.drop_off) ** (year - first) * discount(year);
    }
  }
}

const benefits = Object.values(levels).reduce((sum, amount) => sum + amount);
const lines = [["costs", costs], ...Object.entries(levels), ["benefits", benefits], ["npv", benefits - costs]];
console.log([...lines.map(([name, amount]) => `${name} ${amount.toFixed(2)}`), `ratio ${(benefits / costs).toFixed(4)}`].join("\n"));

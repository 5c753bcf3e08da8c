//! The standard model in a plain `rust_decimal` loop: what a Rust program costs that only reads, sums and prints.
//! usage: peer-naive-decimal FOLDER

use impactkaart_benches::naive::Model;
use impactkaart_benches::standard_model::Files;
use impactkaart_core::model::Level;
use std::io::{self, Write};
use std::path::PathBuf;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap_or_default());
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    let files = Files {
        project: read("project.csv")?,
        costs: read("costs.csv")?,
        reach: read("reach.csv")?,
        values: read("values.csv")?,
        effects: read("effects.csv")?,
    };
    let figures = Model::of(&files.draft()).calculate();
    let mut text = format!("costs {}\n", figures.costs.round_dp(2));
    for (level, amount) in Level::ALL.into_iter().zip(figures.by_level) {
        text += &format!("{} {}\n", level.name(), amount.round_dp(2));
    }
    let npv = figures.benefits - figures.costs;
    text += &format!("benefits {}\nnpv {}\n", figures.benefits.round_dp(2), npv.round_dp(2));
    text += &format!("ratio {}\n", figures.ratio.round_dp(4));
    io::stdout().write_all(text.as_bytes())
}

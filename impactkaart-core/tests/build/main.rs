//! What `build` finds in a draft: each fault and each caution by a smallest draft, at the cell it is about, and all of
//! them at once.

#[path = "../support/draft.rs"]
mod draft;
#[path = "../support/generator/mod.rs"]
mod generator;

mod arbitrary;
mod bounds;
mod cautions;
mod in_order;
mod limits;
mod lines;
mod mutated;
mod names;
mod people;
mod settings;
mod shares;

use draft::{cost, effect, group, project};
use impactkaart_core::model::{Cell, Found, ProjectDraft};

/// One cost, one group and one effect of a project of so many years, with nothing wrong in it.
fn sound(years: u16) -> ProjectDraft {
    use impactkaart_core::model::{Per, ReachYear};
    let mut draft = project(years);
    draft.costs.push(cost("host", "organisation", "1000"));
    draft.reach.push(group("visitors", "100"));
    draft.effects.push(effect("less_lonely", "client", "0.1", "1000"));
    if years > 1 {
        draft.costs[0].per = Some(Per::Year);
        draft.reach[0].year = Some(ReachYear::Each);
        draft.reach[0].new = Some(draft::d("40"));
    }
    draft
}

/// Where something is: `costs[0].amount_2026`.
fn place(cell: Cell) -> String {
    let year = cell.column.year().map_or(String::new(), |year| format!("_{year}"));
    format!("{}[{}].{}{year}", cell.table.name(), cell.row, cell.column.name())
}

/// All that is found in a draft, errors and warnings, as place and code.
fn found(draft: &ProjectDraft) -> Vec<String> {
    let found: Vec<Found> = match draft.clone().build() {
        Ok(built) => built.warnings,
        Err(found) => found,
    };
    found.iter().map(|found| format!("{} {}", place(found.cell), found.fault.code())).collect()
}

/// Errors alone make a draft unsound; a draft with warnings builds.
fn assert_refused(draft: &ProjectDraft, expected: &[&str]) {
    assert!(draft.clone().build().is_err(), "it was built");
    assert_eq!(found(draft), expected);
}

fn assert_warned(draft: &ProjectDraft, expected: &[&str]) {
    assert!(draft.clone().build().is_ok(), "{:?}", found(draft));
    assert_eq!(found(draft), expected);
}

#[test]
fn a_sound_project_is_built_without_a_word() {
    assert_warned(&sound(1), &[]);
    assert_warned(&sound(3), &[]);
}

//! Which decimal mark a file has.

use super::{codes, small};
use crate::read::Reading;

fn amounts(reading: &Reading) -> Vec<String> {
    let project = reading.project.as_ref().expect("a project that is right");
    let amounts = project.costs().iter().filter_map(|cost| cost.amount);
    amounts.map(|amount| amount.get().normalize().to_string()).collect()
}

fn costs(amounts: &[&str]) -> String {
    let rows = amounts.iter().enumerate().map(|(index, amount)| format!("c{index};organisatie;{amount}\n"));
    format!("id;betaler;bedrag\n{}", rows.collect::<String>())
}

/// The small project without any mark in its effects.
fn bare(costs: &str) -> Reading {
    let effects = "id;begunstigde;groep;aandeel;bedrag\nminder_eenzaam;cliënt;bezoekers;25%;250\n";
    small(&[("kosten.csv", costs), ("effecten.csv", effects)])
}

#[test]
fn the_cells_of_a_file_show_its_mark() {
    let comma = bare(&costs(&["1,234", "0,25"]));
    assert_eq!(amounts(&comma), ["1.234", "0.25"]);
    assert!(codes(&comma).is_empty());
    let point = bare(&costs(&["1,234", "0.25"]));
    assert_eq!(amounts(&point), ["1234", "0.25"]);
    assert_eq!(codes(&point), ["thousands_assumed"]);
}

#[test]
fn points_in_groups_of_three_are_thousands_and_one_warning_names_one() {
    let reading = bare(&costs(&["1.234", "12.500", "100"]));
    assert_eq!(amounts(&reading), ["1234", "12500", "100"]);
    assert_eq!(codes(&reading), ["thousands_assumed"]);
    let settled = "sleutel;waarde\nnaam;K\nstartjaar;2025\ndecimaal;komma\n";
    let effects = "id;begunstigde;groep;aandeel;bedrag\nminder_eenzaam;cliënt;bezoekers;25%;250\n";
    let reading =
        small(&[("project.csv", settled), ("kosten.csv", &costs(&["1.234"])), ("effecten.csv", effects)]);
    assert!(codes(&reading).is_empty());
    assert_eq!(amounts(&reading), ["1234"]);
}

#[test]
fn the_projects_other_files_decide_where_a_file_does_not() {
    // The effects of the small project have € 250,00.
    let reading = small(&[("kosten.csv", &costs(&["1,234"]))]);
    assert_eq!(amounts(&reading), ["1.234"]);
}

#[test]
fn where_nothing_decides_the_cells_are_listed_and_the_project_settles_it() {
    let reading = bare(&costs(&["1,234", "2,500"]));
    assert_eq!(codes(&reading), ["undecided_decimal_mark"]);
    for (word, expected) in [("punt", "1234"), (".", "1234"), ("comma", "1.234"), (",", "1.234")] {
        let project = format!("sleutel;waarde\nnaam;K\nstartjaar;2025\ndecimal;{word}\n");
        let effects = "id;begunstigde;groep;aandeel;bedrag\nminder_eenzaam;cliënt;bezoekers;25%;250\n";
        let reading = small(&[
            ("project.csv", &project),
            ("kosten.csv", &costs(&["1,234"])),
            ("effecten.csv", effects),
        ]);
        assert_eq!(amounts(&reading), [expected], "{word}");
    }
}

#[test]
fn a_file_with_commas_between_its_fields_has_a_decimal_point() {
    let reading =
        small(&[("kosten.csv", "id,betaler,bedrag\na,organisatie,1.234\nb,organisatie,\"1,234\"\n")]);
    assert_eq!(amounts(&reading), ["1.234", "1234"]);
    // As a Dutch web spreadsheet saves it: commas between fields, and quoted decimal commas.
    let reading =
        small(&[("kosten.csv", "id,betaler,bedrag\na,organisatie,\"1234,50\"\nb,organisatie,\"0,5\"\n")]);
    assert_eq!(amounts(&reading), ["1234.5", "0.5"]);
}

#[test]
fn two_marks_in_one_file_are_one_problem() {
    let reading = bare(&costs(&["0,25", "0.25", "1,5", "2.5"]));
    assert_eq!(codes(&reading), ["mixed_decimal_marks"]);
}

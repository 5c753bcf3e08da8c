//! What the READMEs show is what the program says, and what they tell a reader to type works.

use crate::support::{repository, run};

fn read(name: &str) -> String {
    std::fs::read_to_string(repository().join(name)).expect(name)
}

/// The fenced block that begins with a line.
fn block<'t>(text: &'t str, first_line: &str) -> &'t str {
    let from =
        text.find(&format!("```text\n{first_line}")).expect("a block with the map") + "```text\n".len();
    let to = text[from..].find("```").expect("the end of the block");
    &text[from..from + to]
}

#[test]
fn the_map_in_the_readme_is_the_beginning_of_the_map() {
    let shown = run(["calculate", "data/projects/wheels_to_meals", "--lang", "en"]).ended(0);
    assert!(
        shown.stdout.starts_with(block(&read("README.md"), "Wheels-to-Meals").trim_end()),
        "{}",
        shown.stdout
    );
    let shown = run(["bereken", "data/projects/klein", "--taal", "nl"]).ended(0);
    assert!(
        shown.stdout.starts_with(block(&read("README.nl.md"), "Koffieochtend").trim_end()),
        "{}",
        shown.stdout
    );
}

#[test]
fn the_grid_in_the_readme_is_the_beginning_of_the_sweep() {
    let text = read("README.md");
    let typed = text.split("`impactkaart sweep data").nth(1).and_then(|rest| rest.split('`').next());
    let typed = format!("sweep data{}", typed.expect("the command of the grid"));
    let shown = run(typed.split_whitespace()).ended(0);
    assert!(shown.stdout.starts_with(block(&text, "Koffieochtend: sweep").trim_end()), "{}", shown.stdout);
}

#[test]
fn every_command_in_the_readmes_is_one() {
    let mut commands = 0;
    for text in [read("README.md"), read("README.nl.md")] {
        for typed in text.split('`').filter_map(|part| part.trim().strip_prefix("impactkaart ")) {
            let command = typed.split_whitespace().next().expect("a command");
            run([command, "--help"]).ended(0);
            commands += 1;
        }
    }
    assert!(commands > 10, "{commands}");
}

//! What may be typed, and what is said to what may not.

use crate::support::{golden, run};

const COMMANDS: [(&str, &str); 13] = [
    ("new", "nieuw"),
    ("check", "controleer"),
    ("calculate", "bereken"),
    ("scenarios", "scenario's"),
    ("explain", "leg-uit"),
    ("sensitivity", "gevoeligheid"),
    ("simulate", "simuleer"),
    ("compare", "vergelijk"),
    ("verify", "verifieer"),
    ("sweep", "doorloop"),
    ("merge", "voeg-samen"),
    ("prices", "prijzen"),
    ("bench", "meet-snelheid"),
];

#[test]
fn help_is_there_in_both_languages() {
    for language in ["nl", "en"] {
        let ran = run(["--help", "--lang", language]).ended(0);
        golden(&format!("help.{language}.txt"), &ran.stdout);
        for (command, _) in COMMANDS {
            let ran = run([command, "--help", "--lang", language]).ended(0);
            golden(&format!("{command}.help.{language}.txt"), &ran.stdout);
        }
        assert_eq!(
            run(["help", "--lang", language]).ended(0).stdout,
            run(["--help", "--lang", language]).stdout
        );
        let asked = run(["hulp", "sweep", "--lang", language]).ended(0).stdout;
        assert_eq!(asked, run(["sweep", "--help", "--lang", language]).stdout);
    }
}

#[test]
fn every_command_and_flag_has_a_dutch_name() {
    for (english, dutch) in COMMANDS {
        let [one, other] = [english, dutch].map(|name| run([name, "--help", "--lang", "en"]).ended(0).stdout);
        assert_eq!(one, other);
    }
    let english =
        run(["calculate", "data/projects/klein", "--format", "csv", "--lang", "nl"]).ended(0).stdout;
    for typed in [
        "bereken data/projects/klein --opmaak csv --taal nl",
        "--taal nederlands bereken data/projects/klein --opmaak=csv",
    ] {
        assert_eq!(run(typed.split(' ')).ended(0).stdout, english, "{typed}");
    }
    assert_eq!(
        run(["prijzen", "huisarts", "--opmaak", "tekst", "--taal", "nl"]).ended(0).stdout,
        run(["prices", "huisarts", "--format", "text", "--lang", "nl"]).ended(0).stdout
    );
}

#[test]
fn what_cannot_be_is_refused_with_two_in_the_language_of_the_reader() {
    let cases: [(&[&str], &str, &str); 12] = [
        (&[], "Usage: impactkaart", "Gebruik: impactkaart"),
        (&["calculte", "x"], "`calculte` is no command", "`calculte` is geen opdracht"),
        (&["calculate"], "something is missing: <PROJECT>", "er ontbreekt iets: <PROJECT>"),
        (&["calculate", "x", "--format", "xml"], "and this says `xml`", "en hier staat `xml`"),
        (&["calculate", "x", "--frmat", "json"], "`--frmat` is no flag", "`--frmat` is geen optie"),
        (
            &["new", "x", "--years", "0"],
            "--years is a whole number from 1 to 100",
            "--jaren is een heel getal",
        ),
        (&["new", "x", "--costs", "much"], "and this says `much`", "en hier staat `much`"),
        (
            &["new", "x", "--costs", "-5"],
            "--costs is an amount above zero",
            "--kosten is een bedrag boven nul",
        ),
        (&["new", "x", "--participants", "-5"], "at most 1,000,000,000", "hoogstens 1.000.000.000"),
        (
            &["new", "x", "--participants", "2000000000"],
            "--participants is a whole number above zero, at most 1,000,000,000",
            "--deelnemers is een heel getal boven nul en hoogstens 1.000.000.000",
        ),
        (&["new", "x", "--theme", "sport"], "--theme is youth_work", "--thema is jongerenwerk"),
        (&["calculate", "x", "y"], "`y`", "`y`"),
    ];
    for (typed, english, dutch) in cases {
        for (language, expected) in [("en", english), ("nl", dutch)] {
            // Without anything typed there is no place for the flag.
            let flag: &[&str] =
                if typed.is_empty() && language == "en" { &[] } else { &["--lang", language] };
            if typed.is_empty() && language == "nl" {
                continue;
            }
            let ran = run(typed.iter().chain(flag)).ended(2);
            assert!(ran.stderr.contains(expected), "{typed:?}: {}", ran.stderr);
            assert_eq!(ran.stdout, "", "{typed:?}");
        }
    }
    run(["calculate", "x", "--lang", "fr"]).ended(2);
}

#[cfg(unix)]
#[test]
fn what_is_no_text_is_refused_in_the_language_of_the_reader() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    for (language, expected) in [("en", "is readable text (UTF-8)"), ("nl", "bestaat uit leesbare tekens")] {
        for flag in ["--costs", "--name", "--theme"] {
            let typed = [OsStr::new("new"), OsStr::new("x"), OsStr::new(flag), OsStr::from_bytes(b"a\xff")];
            let ran = run(typed.into_iter().chain(["--lang", language].map(OsStr::new))).ended(2);
            assert!(ran.stderr.contains(expected), "{flag} {language}: {}", ran.stderr);
            assert!(!ran.stderr.contains("Usage"), "{}", ran.stderr);
        }
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_bug_says_so_in_both_languages_and_ends_with_70() {
    let mut command = crate::support::command();
    command.args(["calculate", "data/projects/klein"]).env("IMPACTKAART_BUG", "1");
    let ran = crate::support::finish(&mut command).ended(70);
    assert_eq!(ran.stdout, "");
    for expected in [
        "stopped on an error of its own (impactkaart-cli",
        "Please report",
        "Dit is een fout in het programma",
    ] {
        assert!(ran.stderr.contains(expected), "{expected}: {}", ran.stderr);
    }
}

#[test]
fn the_version_is_told() {
    let ran = run(["--version"]).ended(0);
    assert_eq!(ran.stdout, format!("impactkaart {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn shells_can_complete_and_manuals_can_be_made() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(["completions", shell]).ended(0);
        assert!(ran.stdout.contains("calculate"), "{shell}");
    }
    let page = run(["man"]).ended(0).stdout;
    assert!(page.contains(".TH impactkaart 1"), "{page}");
    let page = run(["man", "bereken", "--lang", "nl"]).ended(0).stdout;
    assert!(page.contains("Berekent de impactkaart"), "{page}");
    run(["man", "nothing"]).ended(2);
}

#[test]
fn flags_that_exclude_each_other_are_both_named() {
    let both = ["explain", "data/projects/klein", "--scenario", "x", "--set", "costs=+10%"];
    for (language, said) in
        [("en", "--scenario and --set exclude each other"), ("nl", "--scenario en --zet sluiten elkaar uit")]
    {
        let ran = run(both.iter().chain(&["--lang", language])).ended(2);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let twice = ["calculate", "data/projects/klein", "--lang", "en", "--lang", "en"];
    assert!(run(twice).ended(2).stderr.contains("is there too often"));
}

#[test]
fn an_unknown_command_is_told_the_nearest_in_the_language_in_which_it_was_typed() {
    for (typed, meant) in [
        ("berekn", "bereken"),
        ("calculat", "calculate"),
        ("vergelijkt", "vergelijk"),
        ("simulat", "simulate"),
    ] {
        for language in ["nl", "en"] {
            let said = run([typed, "--lang", language]).ended(2).stderr;
            assert!(said.contains(&format!("`{meant}`?")), "{said}");
        }
    }
    assert!(!run(["xyzzy"]).ended(2).stderr.contains("did you mean"));
}

#[test]
fn arguments_are_listed_in_the_order_in_which_they_are_typed() {
    for (command, names) in [
        ("explain", ["<PROJECT>", "[FIGURE]"]),
        ("verify", ["<RESULT>", "[PROJECT]..."]),
        ("merge", ["<PROJECT>", "<PART>..."]),
        ("compare", ["<PROJECT>", "<OTHER>"]),
    ] {
        let help = run([command, "--help", "--lang", "en"]).ended(0).stdout;
        let listed = help.split("Arguments:").nth(1).and_then(|rest| rest.split("Options:").next());
        let first = |line: &str| line.split_whitespace().next().unwrap_or_default().to_owned();
        let is_name = |name: &String| name.starts_with(['<', '[']);
        let found: Vec<String> = listed.expect("arguments").lines().map(first).filter(is_name).collect();
        assert_eq!(found, names, "{help}");
    }
}

#[test]
fn a_command_typed_in_dutch_answers_in_dutch_where_nothing_else_says_otherwise() {
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    let path = |name: &str| folder.path().join(name).display().to_string();
    assert!(run(["nieuw", &path("dutch")]).ended(0).stdout.contains("is gemaakt"));
    assert!(folder.path().join("dutch/LEESMIJ.txt").is_file());
    assert!(run(["new", &path("english")]).ended(0).stdout.contains("was made"));
    assert!(run(["nieuw", &path("stated"), "--lang", "en"]).ended(0).stdout.contains("was made"));
    assert_eq!(run(["prijzen", "huisarts"]).stdout, run(["prices", "huisarts", "--lang", "nl"]).stdout);
    assert!(run(["bereken", &path("none")]).ended(1).stderr.starts_with("fout: "));
    assert!(run(["bereken", "--onzin"]).ended(2).stderr.starts_with("fout: "));
    assert!(run(["bereken", "--help"]).ended(0).stdout.contains("Gebruik"));
    // A project that states its language is answered in that.
    let english = run(["bereken", &path("english")]).ended(0).stdout;
    assert_eq!(english, run(["calculate", &path("english"), "--lang", "en"]).ended(0).stdout);
}

//! The words around how fast the engine is.

use super::Language;
use crate::commands::bench::Task;

/// How fast the engine is beside the plain loop, in numbers as they are written.
pub(crate) struct Faster<'t> {
    pub(crate) per_second: &'t str,
    pub(crate) plain_per_second: &'t str,
    pub(crate) times: &'t str,
}

/// All words around how fast the engine is in one language.
pub(crate) struct BenchWords {
    pub(crate) title: &'static str,
    /// The most telling of the tasks: costs by reach.
    pub(crate) lead: fn(&Faster<'_>) -> String,
    pub(crate) machine: fn(machine: &str, threads: &str) -> String,
    pub(crate) plain_loop: fn(compared: &str) -> String,
    pub(crate) task: fn(Task) -> &'static str,
    pub(crate) rates_heading: &'static str,
    /// task, per second, in the plain loop, times as fast.
    pub(crate) rates: [&'static str; 4],
    pub(crate) rates_note: &'static str,
    pub(crate) runs_heading: &'static str,
    /// task, scenarios, a run takes, beforehand, operations, exactly.
    pub(crate) runs: [&'static str; 6],
    pub(crate) runs_note: &'static str,
    pub(crate) varies: fn(times: &str) -> String,
    pub(crate) stands_in: &'static str,
    /// Of the CSV.
    pub(crate) heads: [&'static str; 11],
}

impl Language {
    /// The words around how fast the engine is.
    pub(crate) fn bench(self) -> &'static BenchWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

static EN: BenchWords = BenchWords {
    title: "How many scenarios a second this machine works out",
    lead: |faster| {
        let Faster { per_second, plain_per_second, times } = faster;
        format!(
            "Of costs by reach the engine works out {per_second} scenarios a second, a plain loop {plain_per_second}: \
             {times} times as many."
        )
    },
    machine: |machine, threads| {
        let threads = if threads == "1" { "1 thread".to_owned() } else { format!("{threads} threads") };
        format!(
            "Machine: {machine}; the engine works with {threads}. Measured on the standard model that the program holds: \
             a project of five years with 8 costs and 12 effects, 40 of its numbers uncertain."
        )
    },
    plain_loop: |compared| {
        format!(
            "The plain loop is what one writes with the library and without the engine: change the project, calculate all of \
             its map exactly, keep the ratio, on to the next; in one thread, and handed its scenarios ready-made. Every \
             scenario it came to was compared ({compared}), and the engine gives the same ratio within the error that it \
             states; for break-even values, the same value to a step of its last decimal."
        )
    },
    task: |task| match task {
        Task::Plane => "sweep of costs by reach",
        Task::SixAxes => "sweep of six axes",
        Task::Draws => "simulation, 40 numbers",
        Task::Indices => "Sobol' indices, 40 numbers",
        Task::Swings => "swings, 40 numbers",
        Task::BreakEven => "break-even values",
    },
    rates_heading: "Scenarios a second",
    rates: ["task", "engine", "plain loop", "times"],
    rates_note: "Of break-even values it is answers a second: for 40 numbers and 2 targets the value that meets it, or that there is \
                 none. The plain loop halves its way to each.",
    runs_heading: "What a run takes",
    runs: ["task", "scenarios", "run", "beforehand", "operations", "exactly"],
    runs_note: "Beforehand: recording the formula, which folds all that does not vary, certifying how far a number may be off, and \
                making the tables to draw from; once per question. Operations: of a scenario, where none are shared. Exactly: \
                scenarios that the exact calculation decided, since a number of the engine did not.",
    varies: |times| {
        format!(
            "Times vary with what else the machine does: of one task, the slowest run took up to {times} times as long as \
             the fastest. The median stands here."
        )
    },
    stands_in: "-",
    heads: [
        "task",
        "scenarios",
        "seconds",
        "fastest_seconds",
        "slowest_seconds",
        "beforehand_seconds",
        "operations",
        "exactly",
        "per_second",
        "plain_loop_per_second",
        "times",
    ],
};

static NL: BenchWords = BenchWords {
    title: "Hoeveel scenario's per seconde deze computer doorrekent",
    lead: |faster| {
        let Faster { per_second, plain_per_second, times } = faster;
        format!(
            "Van kosten bij bereik rekent de rekenmotor {per_second} scenario's per seconde door, een gewone lus \
             {plain_per_second}: {times} keer zoveel."
        )
    },
    machine: |machine, threads| {
        let threads = if threads == "1" { "1 draad".to_owned() } else { format!("{threads} draden") };
        format!(
            "Computer: {machine}; de rekenmotor werkt met {threads}. Gemeten op het standaardmodel dat in het programma zit: \
             een project van vijf jaar met 8 kosten en 12 effecten, waarvan 40 getallen onzeker zijn."
        )
    },
    plain_loop: |compared| {
        format!(
            "De gewone lus is wat je met de bibliotheek schrijft zonder de rekenmotor: verander het project, reken de hele \
             kaart exact uit, houd de verhouding over, en door naar de volgende; in één draad, en met de scenario's kant en \
             klaar. Elk scenario waar hij aan toekwam is vergeleken ({compared}): de rekenmotor geeft dezelfde verhouding, \
             binnen de fout die hij zelf noemt; bij omslagpunten dezelfde waarde, op een stap in de laatste decimaal na."
        )
    },
    task: |task| match task {
        Task::Plane => "kosten bij bereik doorlopen",
        Task::SixAxes => "zes assen doorlopen",
        Task::Draws => "simulatie, 40 getallen",
        Task::Indices => "Sobol-indices, 40 getallen",
        Task::Swings => "uitslagen, 40 getallen",
        Task::BreakEven => "omslagpunten",
    },
    rates_heading: "Scenario's per seconde",
    rates: ["taak", "rekenmotor", "gewone lus", "keer"],
    rates_note: "Bij omslagpunten zijn het antwoorden per seconde: voor 40 getallen en 2 doelen de waarde die het doel haalt, of dat \
                 die er niet is. De gewone lus halveert naar elk ervan toe.",
    runs_heading: "Wat één keer kost",
    runs: ["taak", "scenario's", "duur", "vooraf", "bewerkingen", "exact"],
    runs_note: "Vooraf: de formule opnemen, waarbij alles wat niet varieert wordt samengevouwen, vaststellen hoeveel een getal \
                ernaast kan zitten, en de tabellen maken om uit te trekken; één keer per vraag. Bewerkingen: per scenario, als er \
                geen gedeeld worden. Exact: scenario's waarover de exacte berekening besliste, omdat een getal van de rekenmotor \
                dat niet deed.",
    varies: |times| {
        format!(
            "Tijden wisselen met wat de computer verder doet: bij één taak duurde de traagste keer tot {times} keer zo lang \
             als de snelste. Hier staat de mediaan."
        )
    },
    stands_in: "-",
    heads: [
        "taak",
        "scenario's",
        "seconden",
        "snelste_seconden",
        "traagste_seconden",
        "vooraf_seconden",
        "bewerkingen",
        "exact",
        "per_seconde",
        "gewone_lus_per_seconde",
        "keer",
    ],
};

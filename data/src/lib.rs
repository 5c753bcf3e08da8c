//! Reference data of impactkaart, embedded: the price list and its sources, as the CSV files below `reference/`, and the
//! projects that a new one starts from, below `templates/`, and the project that speed is measured on.

/// The price list: what a unit of care, help or harm costs, with price year, bearer and source.
pub const PRICES: &str = include_str!("../reference/prices.csv");

/// The sources that the reference files name by id.
pub const SOURCES: &str = include_str!("../reference/sources.csv");

/// A project to start from.
///
/// Cells with `||` hold a Dutch and an English text; what stands in braces is filled in: `{name}`, `{budget 62%}` (that
/// part of the budget, per year), `{rest}` (what the parts leave of it). A row with `{year}` is repeated for each year.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// The theme, as project files name it.
    pub theme: &'static str,
    /// Name in English, and content as CSV, of each table.
    pub tables: [(&'static str, &'static str); 7],
}

macro_rules! templates {
    ($($theme:literal),*) => {
        /// A project to start from for every theme.
        pub const TEMPLATES: [Template; 6] = [$(Template {
            theme: $theme,
            tables: [
                ("project", include_str!(concat!("../templates/", $theme, "/project.csv"))),
                ("stakeholders", include_str!(concat!("../templates/", $theme, "/stakeholders.csv"))),
                ("costs", include_str!(concat!("../templates/", $theme, "/costs.csv"))),
                ("funding", include_str!(concat!("../templates/", $theme, "/funding.csv"))),
                ("reach", include_str!(concat!("../templates/", $theme, "/reach.csv"))),
                ("effects", include_str!(concat!("../templates/", $theme, "/effects.csv"))),
                // What may turn out otherwise is the same for all.
                ("scenarios", include_str!("../templates/scenarios.csv")),
            ],
        }),*];
    };
}

templates!("youth_work", "loneliness", "social_brokering", "debt", "participation", "other");

/// For how many people and how much money a new project is made where that is not stated, by theme.
pub const TEMPLATE_DEFAULTS: &str = include_str!("../templates/defaults.csv");

/// What a new project's folder says of itself, in Dutch.
pub const TEMPLATE_README_NL: &str = include_str!("../templates/readme.nl.txt");

/// What a new project's folder says of itself, in English.
pub const TEMPLATE_README_EN: &str = include_str!("../templates/readme.en.txt");

/// The standard model, a project of five years with eight costs and twelve effects, forty of its numbers uncertain: what
/// speed is measured on. Name in English, and content as CSV, of each table.
pub const STANDARD_MODEL: [(&str, &str); 6] = [
    ("project", include_str!("../projects/standard_model/project.csv")),
    ("costs", include_str!("../projects/standard_model/costs.csv")),
    ("reach", include_str!("../projects/standard_model/reach.csv")),
    ("effects", include_str!("../projects/standard_model/effects.csv")),
    ("values", include_str!("../projects/standard_model/values.csv")),
    ("ranges", include_str!("../projects/standard_model/ranges.csv")),
];

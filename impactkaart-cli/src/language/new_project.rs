//! The words of making a project.

use super::Language;

/// All words of making a project in one language.
pub(crate) struct NewWords {
    pub(crate) default_name: &'static str,
    pub(crate) readme_name: &'static str,
    tables: [(&'static str, &'static str); 6],
    pub(crate) not_empty: fn(&str) -> String,
    pub(crate) no_folder: fn(&str) -> String,
    pub(crate) made: fn(folder: &str, files: usize) -> String,
    pub(crate) next: fn(folder: &str) -> String,
    pub(crate) stated: &'static str,
    pub(crate) assumed: &'static str,
    pub(crate) theme: fn(&str) -> String,
    pub(crate) years: fn(years: u16, start: u16) -> String,
    pub(crate) participants: fn(&str) -> String,
    pub(crate) costs: fn(&str) -> String,
    pub(crate) assumption: &'static str,
    pub(crate) stated_budget: &'static str,
    pub(crate) stated_reach: &'static str,
}

impl NewWords {
    /// What a table's file is called.
    pub(crate) fn table<'n>(&'n self, english: &'n str) -> &'n str {
        self.tables.iter().find(|(known, _)| *known == english).map_or(english, |(_, name)| name)
    }
}

impl Language {
    /// The words of making a project.
    pub(crate) fn new_project(self) -> &'static NewWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

static NL: NewWords = NewWords {
    default_name: "Nieuw project",
    readme_name: "LEESMIJ.txt",
    tables: [
        ("project", "project"),
        ("stakeholders", "belanghebbenden"),
        ("costs", "kosten"),
        ("funding", "dekking"),
        ("reach", "bereik"),
        ("effects", "effecten"),
    ],
    not_empty: |folder| format!("in de map {folder} staat al iets; er is niets veranderd"),
    no_folder: |folder| format!("{folder} bestaat al en is geen map; er is niets veranderd"),
    made: |folder, files| format!("De map {folder} is gemaakt, met {files} bestanden."),
    next: |folder| {
        format!(
            "Bereken de impactkaart:   impactkaart bereken {folder}\nVul het project verder in: zie LEESMIJ.txt in de map."
        )
    },
    stated: "Opgegeven:",
    assumed: "Aangenomen, want niet opgegeven:",
    theme: |theme| format!("thema {theme}"),
    years: |years, start| format!("{years} jaar vanaf {start}"),
    participants: |count| match count {
        "1" => "1 deelnemer in alle jaren samen".to_owned(),
        count => format!("{count} deelnemers in alle jaren samen"),
    },
    costs: |amount| format!("{amount} kosten in alle jaren samen"),
    assumption: "aanname",
    stated_budget: "totaal: opgegeven; verdeling over de regels: aanname",
    stated_reach: "totaal: opgegeven; verdeling over de jaren, en dat de helft een jaar later nog meedoet: aanname",
};

static EN: NewWords = NewWords {
    default_name: "New project",
    readme_name: "README.txt",
    tables: [
        ("project", "project"),
        ("stakeholders", "stakeholders"),
        ("costs", "costs"),
        ("funding", "funding"),
        ("reach", "reach"),
        ("effects", "effects"),
    ],
    not_empty: |folder| format!("the folder {folder} holds something already; nothing was changed"),
    no_folder: |folder| format!("{folder} exists already and is no folder; nothing was changed"),
    made: |folder, files| format!("The folder {folder} was made, with {files} files."),
    next: |folder| {
        format!(
            "Calculate the impact map:   impactkaart calculate {folder}\nFill the project in further: see README.txt in the folder."
        )
    },
    stated: "Stated:",
    assumed: "Assumed, because not stated:",
    theme: |theme| format!("theme {theme}"),
    years: |years, start| format!("{years} {} from {start}", if years == 1 { "year" } else { "years" }),
    participants: |count| match count {
        "1" => "1 participant in all years together".to_owned(),
        count => format!("{count} participants in all years together"),
    },
    costs: |amount| format!("{amount} of costs in all years together"),
    assumption: "assumption",
    stated_budget: "total: stated; division over the lines: assumption",
    stated_reach: "total: stated; division over the years, and that half still take part a year later: assumption",
};

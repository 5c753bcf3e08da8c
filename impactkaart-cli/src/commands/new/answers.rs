use crate::arguments::New;
use crate::language::Language;
use crate::language::number::{money, plain};
use crate::read::prices::each_row;
use impactkaart_core::Decimal;
use impactkaart_core::model::Theme;
use std::time::{SystemTime, UNIX_EPOCH};

/// How many years a project runs where that is not stated.
const YEARS: u16 = 2;

/// What a new project is made for: as stated, or else by default.
pub(crate) struct Answers {
    pub(crate) theme: Theme,
    pub(crate) name: String,
    pub(crate) start_year: u16,
    pub(crate) years: u16,
    /// People, each counted once, over all years.
    pub(crate) participants: u64,
    /// Money, over all years.
    pub(crate) costs: Decimal,
    pub(crate) is_theme_stated: bool,
    pub(crate) are_years_stated: bool,
    pub(crate) are_participants_stated: bool,
    pub(crate) are_costs_stated: bool,
}

impl Answers {
    pub(super) fn of(asked: &New, language: Language) -> Self {
        let theme = asked.theme.unwrap_or(Theme::Other);
        let (usual_participants, usual_costs) = defaults(theme);
        let each = usual_costs / Decimal::from(usual_participants);
        // What is stated of the two sets the scale of the other.
        let (participants, costs) = match (asked.participants, asked.costs) {
            (Some(participants), Some(costs)) => (participants, costs),
            (Some(participants), None) => (participants, (each * Decimal::from(participants)).trunc()),
            (None, Some(costs)) => ((costs / each).trunc().try_into().unwrap_or(1).max(1), costs),
            (None, None) => (usual_participants, usual_costs),
        };
        let stated = asked.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        Self {
            theme,
            name: stated.map_or_else(|| name_of_folder(asked, language), str::to_owned),
            start_year: asked.start_year.unwrap_or_else(this_year),
            years: asked.years.unwrap_or(YEARS),
            participants,
            costs,
            is_theme_stated: asked.theme.is_some(),
            are_years_stated: asked.years.is_some(),
            are_participants_stated: asked.participants.is_some(),
            are_costs_stated: asked.costs.is_some(),
        }
    }

    /// The last year counted: five years, or two more than the project runs.
    pub(super) fn horizon(&self) -> u16 {
        (self.years + 2).clamp(5, 100)
    }

    /// Who starts in each year: everybody spread evenly, the first years taking what is left over.
    pub(super) fn new_by_year(&self) -> Vec<u64> {
        let years = u64::from(self.years);
        let (each, left) = (self.participants / years, self.participants % years);
        (0..years).map(|year| each + u64::from(year < left)).collect()
    }

    /// Who takes part in each year: those who start, and half of those who started the year before.
    pub(super) fn participants_by_year(&self) -> Vec<u64> {
        let new = self.new_by_year();
        (0..new.len()).map(|year| new[year] + if year == 0 { 0 } else { new[year - 1] / 2 }).collect()
    }

    /// What it was made for, and what of that was assumed.
    pub(super) fn told(&self, language: Language) -> String {
        let words = language.new_project();
        let numbers = [
            ((words.theme)((language.map().theme)(self.theme)), self.is_theme_stated),
            ((words.years)(self.years, self.start_year), self.are_years_stated),
            ((words.participants)(&plain(self.participants.into(), language)), self.are_participants_stated),
            (
                (words.costs)(&money(
                    self.costs,
                    if self.costs.fract().is_zero() { 0 } else { 2 },
                    "EUR",
                    language,
                )),
                self.are_costs_stated,
            ),
        ];
        let list = |head: &str, stated: bool| {
            let items: String = numbers
                .iter()
                .filter(|(_, is_stated)| *is_stated == stated)
                .map(|(text, _)| format!("\n- {text}"))
                .collect();
            if items.is_empty() { items } else { format!("{head}{items}\n") }
        };
        let told = list(words.stated, true) + &list(words.assumed, false);
        told.trim_end().to_owned()
    }
}

/// For how many people and how much money a theme's template is made.
fn defaults(theme: Theme) -> (u64, Decimal) {
    let mut found = (100, Decimal::from(100_000));
    each_row(impactkaart_data::TEMPLATE_DEFAULTS, &["theme", "participants", "costs"], &mut |cells| {
        if let (true, Ok(participants), Ok(costs)) =
            (cells[0] == theme.name(), cells[1].parse(), cells[2].parse())
        {
            found = (participants, costs);
        }
    });
    found
}

/// `mijn-project` as a name: `Mijn project`.
fn name_of_folder(asked: &New, language: Language) -> String {
    let folder = asked.folder.file_name().unwrap_or_default().to_string_lossy().replace(['_', '-'], " ");
    let mut letters = folder.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => language.new_project().default_name.to_owned(),
    }
}

/// The year of today, in the calendar of the world (UTC).
fn this_year() -> u16 {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut days = seconds / (24 * 60 * 60);
    let mut year: u16 = 1970;
    loop {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = if is_leap { 366 } else { 365 };
        if days < length || year == 2200 {
            return year;
        }
        days -= length;
        year += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn answers(years: u16, participants: u64) -> Answers {
        let asked = New {
            folder: PathBuf::from("mijn-project"),
            theme: None,
            years: Some(years),
            participants: Some(participants),
            costs: None,
            name: None,
            start_year: None,
        };
        Answers::of(&asked, Language::Nl)
    }

    #[test]
    fn everybody_starts_once() {
        assert_eq!(answers(2, 180).new_by_year(), [90, 90]);
        assert_eq!(answers(3, 10).new_by_year(), [4, 3, 3]);
        assert_eq!(answers(3, 1).new_by_year(), [1, 0, 0]);
        assert_eq!(answers(2, 180).participants_by_year(), [90, 135]);
    }

    #[test]
    fn what_is_stated_sets_the_scale_of_what_is_not() {
        let answers = answers(2, 200);
        assert_eq!(answers.costs, 100_000.into());
        assert_eq!(answers.name, "Mijn project");
        assert!((2025..2200).contains(&answers.start_year));
    }
}

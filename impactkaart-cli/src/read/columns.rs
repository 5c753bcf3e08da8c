//! From a header to a column, and from a name to a table, in English and Dutch.

use super::fault::Expects;
use super::words::{is_plainly, plain};
use impactkaart_core::model::{Column, Table};
use impactkaart_core::nearest::nearest;

/// Something that a project folder may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableName {
    /// A table that is read here.
    Read(Table),
    /// A table of the project that other parts of the program read: stories and the like.
    LeftAlone,
}

const TABLE_NAMES: [(&str, TableName); 22] = [
    ("project", TableName::Read(Table::Project)),
    ("stakeholders", TableName::Read(Table::Stakeholders)),
    ("belanghebbenden", TableName::Read(Table::Stakeholders)),
    ("costs", TableName::Read(Table::Costs)),
    ("kosten", TableName::Read(Table::Costs)),
    ("funding", TableName::Read(Table::Funding)),
    ("dekking", TableName::Read(Table::Funding)),
    ("reach", TableName::Read(Table::Reach)),
    ("bereik", TableName::Read(Table::Reach)),
    ("effects", TableName::Read(Table::Effects)),
    ("effecten", TableName::Read(Table::Effects)),
    ("values", TableName::Read(Table::Values)),
    ("waarden", TableName::Read(Table::Values)),
    ("scenarios", TableName::Read(Table::Scenarios)),
    ("scenario's", TableName::Read(Table::Scenarios)),
    ("ranges", TableName::Read(Table::Ranges)),
    ("bandbreedtes", TableName::Read(Table::Ranges)),
    ("correlations", TableName::Read(Table::Correlations)),
    ("samenhang", TableName::Read(Table::Correlations)),
    ("stories", TableName::LeftAlone),
    ("verhalen", TableName::LeftAlone),
    // What the program itself may leave beside a project.
    ("readme", TableName::LeftAlone),
];

/// The table of that name, if it is one.
pub(super) fn table_of(name: &str) -> Option<TableName> {
    let name = plain(name);
    TABLE_NAMES.iter().find(|(known, _)| plain(known) == name).map(|(_, table)| *table)
}

/// Where a sheet of that name comes among the tables; those that are none come last.
pub(super) fn table_order(name: &str) -> usize {
    match table_of(name) {
        Some(TableName::Read(table)) => table as usize + 1,
        _ => TABLE_NAMES.len(),
    }
}

/// The name of a table that is near to an unknown one.
pub(super) fn nearest_table(name: &str) -> Option<&'static str> {
    nearest(name.trim(), TABLE_NAMES.iter().map(|(known, _)| *known).filter(|known| *known != "readme"))
}

/// The table of whose name a name is a longer form.
pub(super) fn copied_table(name: &str) -> Option<&'static str> {
    let name = plain(name);
    let read = TABLE_NAMES.iter().filter(|(_, table)| matches!(table, TableName::Read(_)));
    read.map(|(known, _)| *known).find(|known| name.len() > known.len() && name.starts_with(&plain(known)))
}

/// Whether a name is the Dutch one of a table.
pub(super) fn is_dutch_table(name: &str) -> bool {
    let name = plain(name);
    ["belanghebbenden", "kosten", "dekking", "bereik", "effecten", "waarden"].contains(&name.as_str())
}

/// Columns and their Dutch names. Where a word means different things in different tables, the table decides.
#[rustfmt::skip]
const DUTCH: &[(Column, &[&str])] = &[
    (Column::Name, &["naam"]),
    (Column::Organisation, &["organisatie", "organization"]),
    (Column::Theme, &["thema"]),
    (Column::Municipality, &["gemeente"]),
    (Column::StartYear, &["startjaar"]),
    (Column::StartMonth, &["startmaand"]),
    (Column::Years, &["jaren", "looptijd"]),
    (Column::Horizon, &["horizon"]),
    (Column::DiscountRate, &["discontovoet", "disconteringsvoet"]),
    (Column::PriceYear, &["prijspeil"]),
    (Column::Currency, &["valuta"]),
    (Column::BenefitTiming, &["moment_baten"]),
    (Column::CostTiming, &["moment_kosten"]),
    (Column::MainGroup, &["hoofdgroep"]),
    (Column::BaseCase, &["nulalternatief"]),
    (Column::ReferenceRatio, &["referentierendement", "referentie_ratio"]),
    (Column::Language, &["taal"]),
    (Column::Decimal, &["decimaalteken", "decimaal"]),
    (Column::Level, &["niveau"]),
    (Column::Domain, &["domein"]),
    (Column::Description, &["omschrijving"]),
    (Column::Payer, &["betaler", "kostendrager"]),
    (Column::Amount, &["bedrag"]),
    (Column::Quantity, &["hoeveelheid"]),
    (Column::Unit, &["eenheid"]),
    (Column::Group, &["groep", "profijtgroep"]),
    (Column::FirstYear, &["eerste_jaar"]),
    (Column::LastYear, &["laatste_jaar"]),
    (Column::InKind, &["in_natura"]),
    (Column::Case, &["variant"]),
    (Column::Transfer, &["overdracht"]),
    (Column::Capacity, &["capaciteit"]),
    (Column::Indexed, &["indexering"]),
    (Column::Source, &["bron"]),
    (Column::From, &["van"]),
    (Column::To, &["naar"]),
    (Column::Year, &["jaar"]),
    (Column::Participants, &["deelnemers"]),
    (Column::New, &["nieuw", "waarvan_nieuw"]),
    (Column::CountedAs, &["geteld_als"]),
    (Column::PerPerson, &["per_persoon"]),
    (Column::PartOf, &["deel_van"]),
    (Column::Share, &["aandeel"]),
    (Column::Beneficiary, &["begunstigde", "baathouder"]),
    (Column::Counts, &["telt"]),
    (Column::ShareWithout, &["aandeel_zonder"]),
    (Column::Value, &["waarde"]),
    (Column::Deadweight, &["autonome_ontwikkeling"]),
    (Column::Displacement, &["verdringing"]),
    (Column::AttributionToOthers, &["toerekening_aan_anderen", "bijdrage_van_anderen", "attributie"]),
    (Column::DropOff, &["afname", "uitdoving"]),
    (Column::Lag, &["vertraging"]),
    (Column::Duration, &["duur"]),
    (Column::Kind, &["soort"]),
    (Column::Counterparty, &["tegenpartij"]),
    (Column::Cashable, &["verzilverbaar"]),
    (Column::Evidence, &["bewijs"]),
    (Column::Sample, &["n"]),
    (Column::SampleWithout, &["n_zonder"]),
    (Column::Change, &["wijziging"]),
    (Column::Distribution, &["verdeling"]),
    (Column::Low, &["laag"]),
    (Column::Mode, &["modus"]),
    (Column::High, &["hoog"]),
    (Column::Mean, &["gemiddelde"]),
    (Column::Sd, &["standaardafwijking"]),
    (Column::RankCorrelation, &["rangcorrelatie"]),
];

/// The columns of a table; of the project table its keys.
#[rustfmt::skip]
pub(super) fn columns_of(table: Table) -> &'static [Column] {
    use Column as C;
    match table {
        Table::Project => &[
            C::Name, C::Organisation, C::Theme, C::Municipality, C::StartYear, C::StartMonth, C::Years, C::Horizon,
            C::DiscountRate, C::PriceYear, C::Currency, C::BenefitTiming, C::CostTiming, C::MainGroup, C::BaseCase,
            C::ReferenceRatio, C::Language, C::Decimal,
        ],
        Table::Stakeholders => &[C::Id, C::Name, C::Level, C::Domain],
        Table::Costs => &[
            C::Id, C::Description, C::Payer, C::Amount, C::Quantity, C::Unit, C::Per, C::Group, C::FirstYear,
            C::LastYear, C::InKind, C::Case, C::Transfer, C::Capacity, C::Indexed, C::PriceYear, C::Source,
        ],
        Table::Funding => &[
            C::Id, C::From, C::To, C::Amount, C::Per, C::Group, C::FirstYear, C::LastYear, C::Source,
        ],
        Table::Reach => &[
            C::Group, C::Description, C::Year, C::Participants, C::New, C::CountedAs, C::PerPerson, C::PartOf,
            C::Share, C::Source,
        ],
        Table::Effects => &[
            C::Id, C::Description, C::Beneficiary, C::Per, C::Group, C::Counts, C::Share, C::ShareWithout, C::Quantity,
            C::Unit, C::Value, C::Amount, C::PriceYear, C::Deadweight, C::Displacement, C::AttributionToOthers,
            C::DropOff, C::Lag, C::Duration, C::Kind, C::Counterparty, C::Transfer, C::Cashable, C::Evidence,
            C::Sample, C::SampleWithout, C::Source,
        ],
        Table::Values => &[C::Id, C::Description, C::Unit, C::Amount, C::PriceYear, C::Indexed, C::Evidence, C::Source],
        Table::Scenarios => &[C::Scenario, C::Parameter, C::Change],
        Table::Ranges => &[
            C::Parameter, C::Distribution, C::Low, C::Mode, C::High, C::Mean, C::Sd, C::Source,
        ],
        Table::Correlations => &[C::Parameter, C::Parameter2, C::RankCorrelation],
    }
}

/// What a column of numbers holds; nothing for a column of words or text.
pub(super) fn expected(column: Column) -> Option<Expects> {
    use Column as C;
    let expects = match column {
        C::Amount | C::AmountIn(_) => Expects::Money,
        C::Share
        | C::ShareWithout
        | C::Deadweight
        | C::Displacement
        | C::AttributionToOthers
        | C::DropOff
        | C::Cashable => Expects::Share,
        C::DiscountRate => Expects::Rate,
        C::Participants | C::ParticipantsIn(_) | C::New | C::NewIn(_) | C::Capacity => Expects::Participants,
        C::Quantity => Expects::Quantity,
        C::PerPerson => Expects::PerPerson,
        C::StartYear | C::PriceYear | C::FirstYear | C::LastYear | C::Year => Expects::Year,
        C::Years | C::Horizon | C::Lag | C::Duration => Expects::Years,
        C::StartMonth => Expects::Month,
        C::Sample | C::SampleWithout => Expects::Sample,
        C::ReferenceRatio => Expects::Ratio,
        C::Low | C::Mode | C::High | C::Mean | C::Sd => Expects::Range,
        C::RankCorrelation => Expects::Correlation,
        _ => return None,
    };
    Some(expects)
}

/// The Dutch names of a column.
pub(crate) fn dutch_names(column: Column) -> &'static [&'static str] {
    DUTCH.iter().find(|(known, _)| known.name() == column.name()).map_or(&[], |(_, names)| names)
}

/// What a header of a table means, if anything.
pub(super) fn column_of(table: Table, header: &str) -> Option<Column> {
    let known = columns_of(table);
    // As it stands in most files; only then written in some other way.
    let in_dutch =
        |column: &&Column| DUTCH.iter().any(|(named, names)| named == *column && names.contains(&header));
    if let Some(column) = known.iter().find(|column| column.name() == header).or_else(|| {
        let is_dutch = DUTCH.iter().any(|(_, names)| names.contains(&header));
        known.iter().filter(|_| is_dutch).find(in_dutch)
    }) {
        return Some(*column);
    }
    let wanted = plain(header);
    let is_named = |column: &Column| {
        is_plainly(column.name(), &wanted)
            || dutch_names(*column).iter().any(|name| is_plainly(name, &wanted))
    };
    if let Some(column) = known.iter().find(|column| is_named(column)) {
        return Some(*column);
    }
    // `amount_2026`, `bedrag 2026`, `deelnemers_1`.
    let digits = wanted.len() - wanted.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    let (name, year) = wanted.split_at(wanted.len() - digits);
    let year: u16 = year.parse().ok().filter(|_| (1..=4).contains(&digits))?;
    match column_of(table, name).filter(|_| !name.is_empty())? {
        Column::Amount if table == Table::Costs => Some(Column::AmountIn(year)),
        Column::Participants => Some(Column::ParticipantsIn(year)),
        Column::New => Some(Column::NewIn(year)),
        _ => None,
    }
}

/// Whether a header is the name of its column in Dutch, and not in English too.
pub(super) fn is_dutch(column: Column, header: &str) -> bool {
    let header = plain(header);
    let header = header.trim_end_matches(|letter: char| letter.is_ascii_digit());
    plain(column.name()) != header
        && header.len() > 1
        && dutch_names(column).iter().any(|name| plain(name) == header)
}

/// The known name nearest to an unknown header of a table.
pub(super) fn nearest_column(table: Table, header: &str) -> Option<&'static str> {
    let known = columns_of(table);
    let names = known
        .iter()
        .flat_map(|column| std::iter::once(column.name()).chain(dutch_names(*column).iter().copied()));
    nearest(header.trim(), names.filter(|name| name.len() > 2))
}

/// The headers of `project.csv`: the key, and its value.
pub(super) fn is_key_header(header: &str) -> bool {
    ["key", "sleutel"].contains(&plain(header).as_str())
}

/// The header above the values of `project.csv`.
pub(super) fn is_value_header(header: &str) -> bool {
    ["value", "waarde"].contains(&plain(header).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_means_the_same_however_it_is_written() {
        for header in [
            "share_without",
            "Share without",
            "SHARE-WITHOUT",
            "aandeel zonder",
            "Aandeel_Zonder",
            "aandeel zonder ",
        ] {
            assert_eq!(column_of(Table::Effects, header), Some(Column::ShareWithout), "{header}");
        }
        assert_eq!(column_of(Table::Project, "Gemeente"), Some(Column::Municipality));
        assert_eq!(column_of(Table::Effects, "gemeente"), None);
        assert_eq!(column_of(Table::Effects, "n zonder"), Some(Column::SampleWithout));
    }

    #[test]
    fn a_column_per_year_is_known_by_its_year() {
        assert_eq!(column_of(Table::Costs, "amount_2026"), Some(Column::AmountIn(2026)));
        assert_eq!(column_of(Table::Costs, "Bedrag 2026"), Some(Column::AmountIn(2026)));
        assert_eq!(column_of(Table::Costs, "amount_1"), Some(Column::AmountIn(1)));
        assert_eq!(column_of(Table::Reach, "deelnemers_2026"), Some(Column::ParticipantsIn(2026)));
        assert_eq!(column_of(Table::Reach, "waarvan nieuw 2027"), Some(Column::NewIn(2027)));
        assert_eq!(column_of(Table::Costs, "amount_20266"), None);
        assert_eq!(column_of(Table::Effects, "share_2026"), None);
        assert_eq!(column_of(Table::Costs, "2026"), None);
    }

    #[test]
    fn no_name_means_two_columns_of_one_table() {
        for table in Table::ALL {
            let mut names: Vec<String> = columns_of(table)
                .iter()
                .flat_map(|column| {
                    std::iter::once(&column.name())
                        .chain(dutch_names(*column))
                        .map(|name| plain(name))
                        .collect::<Vec<_>>()
                })
                .collect();
            names.sort_unstable();
            let before = names.len();
            names.dedup();
            let doubled = before - names.len();
            // `horizon` is the same word in both languages.
            assert_eq!(doubled, usize::from(table == Table::Project), "{table:?}");
        }
    }

    #[test]
    fn an_unknown_header_has_a_nearest_name() {
        assert_eq!(nearest_column(Table::Costs, "betaaler"), Some("betaler"));
        assert_eq!(nearest_column(Table::Costs, "zzzz"), None);
    }
}

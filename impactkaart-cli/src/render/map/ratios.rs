//! Other ways to look at the return, and the sector's figure with its caveat.

use super::Subject;
use crate::language::number::{fixed, percent};
use crate::render::document::{ColumnKind, Document, RowKind, Table};
use impactkaart_core::Decimal;
use impactkaart_core::number::{Figure, Undefined};

/// The average of 14 cost-benefit analyses among 32 business cases of Dutch social work (SEOR, December 2020): gross
/// benefits, not to be generalised. Row `seor2020` of `data/reference/published_returns.csv`.
pub(super) const SECTOR_GROSS_RATIO: Decimal = Decimal::from_parts(16, 0, 0, false, 1);

pub(super) fn section(subject: &Subject<'_>, document: &mut Document) {
    let (words, returns) = (subject.words(), &subject.map.returns);
    document.heading(words.ratios_heading);
    let ratio = |figure: &Figure<Decimal>| subject.figure(figure, |value| subject.ratio(value));
    let mut rows =
        vec![(words.ratio, ratio(&returns.ratio)), (words.gross_ratio, ratio(&returns.gross_ratio))];
    let costs = &subject.map.costs;
    let project = subject.project;
    if !costs.in_kind.is_zero() {
        rows.push((words.ratio_cash_only, ratio(&returns.ratio_cash_only)));
    }
    let has_transfers = project.effects().iter().any(|effect| effect.transfer) || !costs.transfers.is_zero();
    if has_transfers {
        rows.push((words.ratio_without_transfers, ratio(&returns.ratio_without_transfers)));
    }
    if !costs.base_case.is_zero() {
        rows.push((words.ratio_base_case_as_benefit, ratio(&returns.ratio_base_case_as_benefit)));
    }
    rows.push((words.first_year_return, ratio(&returns.first_year_return)));
    if let Some(reference) = project.settings().reference_ratio {
        rows.push((words.reference_ratio, subject.ratio(reference.get())));
    }
    let language = subject.language;
    rows.push((
        words.payback,
        subject.figure(&returns.payback_months, |months| (words.months)(&fixed(months, 0, language))),
    ));
    // Why it is not there takes a sentence: below the table.
    let no_rate = (returns.irr == Figure::Undefined(Undefined::NoInternalRate)).then(|| {
        // The balance has one sign at all rates then: that which it has at the project's own.
        let instead = (words.at_every_rate)(returns.npv.is_sign_positive());
        (words.no_internal_rate)(&subject.why(&Undefined::NoInternalRate), instead)
    });
    let rate = match no_rate {
        Some(_) => words.not_there.to_owned(),
        None => subject.figure(&returns.irr, |rate| (words.a_year)(&percent(rate, 1, language))),
    };
    rows.push((words.irr, rate));
    let each = &returns.per_participant;
    rows.push((words.costs_per_participant, subject.figure(&each.costs, |amount| subject.amount(amount))));
    if let Figure::Defined(_) = each.costs {
        rows.push((
            words.benefits_per_participant,
            subject.figure(&each.benefits, |amount| subject.amount(amount)),
        ));
        rows.push((words.starters, subject.figure(&each.starters, |people| subject.people(people))));
    }

    let mut table = Table::new([("", ColumnKind::Text), ("", ColumnKind::Text)]);
    for (name, value) in rows {
        table.row(RowKind::Plain, [name.into(), value.into()]);
    }
    document.table(table);
    if let Some(no_rate) = no_rate {
        document.note(no_rate);
    }
    let gross = returns.gross_ratio.defined().map(|value| subject.ratio(*value));
    let net = returns.ratio.defined().map(|value| subject.ratio(*value));
    let sector = fixed(SECTOR_GROSS_RATIO, 1, language);
    document.paragraph((words.sector)(&sector, gross.as_deref(), net.as_deref()));
}

#[cfg(test)]
mod tests {
    use super::SECTOR_GROSS_RATIO;

    #[test]
    fn the_sector_figure_is_that_of_the_reference_data() {
        let published = include_str!("../../../../data/reference/published_returns.csv");
        let row = published.lines().find(|line| line.starts_with("seor2020,")).expect("the row of SEOR 2020");
        assert!(row.contains(&format!(",{SECTOR_GROSS_RATIO},")), "{row}");
    }
}

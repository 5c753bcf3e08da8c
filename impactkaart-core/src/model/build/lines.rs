//! Cost lines, funding lines and values.

use super::names::{Names, check_unique, row_id};
use super::{Faults, Frame, Row, Rows, Site};
use crate::bounds::Bounded;
use crate::model::{
    Because, Cell, Column, Cost, CostAside, CostDetails, CostDraft, Fault, Funding, FundingDraft, GroupId,
    Indexing, Lines, Per, PriceIndex, StakeholderId, Table, Text, Value, ValueDraft, YearLimit,
};
use crate::quantity::{CalendarYear, Money, Participants, ProjectYear, Quantity};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) fn costs(stated: impl Rows<CostDraft>, site: &mut Site<'_>, faults: &mut Faults) -> Vec<Cost> {
    let (mut costs, mut made, mut count) = (Lines::new(), Vec::new(), 0);
    stated.each(&mut |draft: CostDraft| {
        let row = Row::of(Table::Costs, count);
        count += 1;
        let (id, from_description) = row_id(draft.id.as_ref(), draft.description.as_ref(), row, faults);
        let cost = cost(draft, id, row, site, faults);
        site.total.add_cost(site.project, row, &cost);
        if site.keeps {
            made.push(from_description);
            costs.push(cost);
        }
    });
    let costs = costs.into_rows();
    check_unique(Table::Costs, &costs, |cost| &cost.id, &made, faults);
    costs
}

fn cost(draft: CostDraft, id: Text, row: Row, site: &Site<'_>, faults: &mut Faults) -> Cost {
    let Site { names, frame, .. } = *site;
    let payer = required_party(draft.payer.as_deref(), row, Column::Payer, names, faults);
    if draft.amount.is_none() && draft.amount_by_year.is_empty() {
        faults.missing(row.at(Column::Amount), Because::Always);
    }
    let per = counted_per(draft.per, !draft.amount_by_year.is_empty(), row, frame, faults);
    let group = group_of(draft.group.as_deref(), per, row, names, faults);
    let (first_year, last_year) = first_and_last(draft.first_year, draft.last_year, per, row, frame, faults);
    if per == Some(Per::Year) && draft.amount_by_year.is_empty() {
        check_first(first_year, draft.last_year, row, frame, faults);
    }
    let within =
        (first_year.map_or(1, |year| year.get()), last_year.map_or(frame.horizon, |year| year.get()));
    let is_own = |year: Decimal| {
        let year = frame.project_year(year);
        let before = first_year.is_some_and(|first| year < Decimal::from(first.get()));
        before || last_year.is_some_and(|last| year > Decimal::from(last.get()))
    };
    let mut amount_by_year = BTreeMap::new();
    for (year, amount) in draft.amount_by_year {
        let at = row.at(Column::AmountIn(year));
        let amount = faults.checked(at, Some(amount), Money::new);
        let of = if is_own(year.into()) { YearLimit::Line } else { YearLimit::Horizon };
        if let (Some(year), Some(amount)) = (year_within(year.into(), within, of, at, frame, faults), amount)
            && amount_by_year.insert(year, amount).is_some()
        {
            faults.add(at, Fault::DuplicateYear { group: id.clone(), year: Some(year.get()) });
        }
    }
    let capacity = faults.checked(row.at(Column::Capacity), draft.capacity, Participants::new);
    if capacity.is_some() && draft.group.is_none() && !names.has_main_group() {
        faults.missing(row.at(Column::Group), Because::Capacity);
    }
    let price_year = faults.checked(row.at(Column::PriceYear), draft.price_year, CalendarYear::new);
    check_price_year(price_year, draft.indexed, row, frame, &site.project.price_index, faults);
    let amount = faults.checked(row.at(Column::Amount), draft.amount, Money::new);
    let aside = CostAside { amount_by_year, capacity, indexed: draft.indexed, source: draft.source };
    let details = CostDetails {
        quantity: faults.checked(row.at(Column::Quantity), draft.quantity, Quantity::new),
        unit: draft.unit,
        aside: aside.into(),
    };
    Cost {
        id,
        description: draft.description,
        payer: payer.unwrap_or_else(stand_in),
        amount,
        per,
        group,
        first_year,
        last_year,
        in_kind: draft.in_kind.unwrap_or(false),
        case: draft.case.unwrap_or_default(),
        transfer: draft.transfer.unwrap_or(false),
        price_year,
        details: details.into(),
    }
}

pub(super) fn funding(
    stated: impl Rows<FundingDraft>,
    site: &mut Site<'_>,
    faults: &mut Faults,
) -> Vec<Funding> {
    let Site { names, frame, .. } = *site;
    let (mut lines, mut made, mut count) = (Lines::new(), Vec::new(), 0);
    stated.each(&mut |draft: FundingDraft| {
        let row = Row::of(Table::Funding, count);
        count += 1;
        let from = required_party(draft.from.as_deref(), row, Column::From, names, faults);
        let to = match draft.to.as_deref() {
            Some(to) => names.party(to, row, Column::To, faults),
            None => names.organisation(row, faults),
        };
        if let (Some(text), true) = (&draft.from, from.is_some() && from == to) {
            faults.add(row.at(Column::From), Fault::SameParty { party: text.clone() });
        }
        let is_made = draft.id.is_none();
        let id = match &draft.id {
            Some(id) => row_id(Some(id), None, row, faults).0,
            None => funding_id(&draft),
        };
        let amount = faults.checked(row.at(Column::Amount), draft.amount, Money::new);
        if draft.amount.is_none() {
            faults.missing(row.at(Column::Amount), Because::Always);
        }
        let per = counted_per(draft.per, false, row, frame, faults);
        let group = group_of(draft.group.as_deref(), per, row, names, faults);
        let (first_year, last_year) =
            first_and_last(draft.first_year, draft.last_year, per, row, frame, faults);
        if per == Some(Per::Year) {
            check_first(first_year, draft.last_year, row, frame, faults);
        }
        let line = Funding {
            id,
            from: from.unwrap_or_else(stand_in),
            to: to.unwrap_or_else(stand_in),
            amount: amount.unwrap_or_else(nothing),
            per,
            group,
            first_year,
            last_year,
            source: draft.source,
        };
        site.total.add_funding(site.project, row, &line);
        if site.keeps {
            made.push(is_made);
            lines.push(line);
        }
    });
    let lines = lines.into_rows();
    check_unique(Table::Funding, &lines, |line| &line.id, &made, faults);
    lines
}

/// `gemeente_organisation`, or `gemeente_organisation_2026` for a line of single years.
fn funding_id(draft: &FundingDraft) -> Text {
    let from = draft.from.as_deref().unwrap_or_default();
    let to = draft.to.as_deref().unwrap_or("organisation");
    let years: String =
        [draft.first_year, draft.last_year].into_iter().flatten().map(|year| format!(" {year}")).collect();
    crate::model::id_from(&format!("{from} {to}{years}")).into()
}

pub(super) fn values(
    stated: impl Rows<ValueDraft>,
    names: &mut Names,
    frame: &Frame,
    index: &PriceIndex,
    faults: &mut Faults,
) {
    let (mut values, mut is_made) = (Lines::new(), Vec::new());
    stated.each(&mut |draft: ValueDraft| {
        let at = values.len();
        let row = Row::of(Table::Values, at);
        let (id, made) = row_id(draft.id.as_ref(), draft.description.as_ref(), row, faults);
        is_made.push(made);
        if draft.amount.is_none() {
            faults.missing(row.at(Column::Amount), Because::Always);
        }
        let price_year = faults.checked(row.at(Column::PriceYear), draft.price_year, CalendarYear::new);
        check_price_year(price_year, draft.indexed, row, frame, index, faults);
        values.push(Value {
            id,
            description: draft.description,
            unit: draft.unit,
            amount: faults.checked(row.at(Column::Amount), draft.amount, Money::new).unwrap_or_else(nothing),
            price_year,
            indexed: draft.indexed,
            evidence: draft.evidence,
            bearer: draft.bearer,
            source: draft.source,
        });
    });
    names.add_values(values.into_rows(), &is_made, faults);
}

fn required_party(
    text: Option<&str>,
    row: Row,
    column: Column,
    names: &Names,
    faults: &mut Faults,
) -> Option<StakeholderId> {
    if text.is_none() {
        faults.missing(row.at(column), Because::Always);
    }
    names.party(text?, row, column, faults)
}

/// What a line is counted per: it must be said where the project runs several years, and follows from amounts by year.
fn counted_per(
    stated: Option<Per>,
    by_year: bool,
    row: Row,
    frame: &Frame,
    faults: &mut Faults,
) -> Option<Per> {
    match stated {
        Some(Per::Project | Per::Participant) if by_year => {
            faults.add(row.at(Column::Per), Fault::NotPerYear)
        }
        None if !by_year && frame.years > 1 => faults.missing(row.at(Column::Per), Because::SeveralYears),
        _ => {}
    }
    stated
}

fn group_of(
    text: Option<&str>,
    per: Option<Per>,
    row: Row,
    names: &Names,
    faults: &mut Faults,
) -> Option<GroupId> {
    match text {
        Some(text) => names.group(text, row, Column::Group, faults),
        None => {
            if per == Some(Per::Participant) {
                faults.missing(row.at(Column::Group), Because::PerParticipant);
            }
            None
        }
    }
}

fn first_and_last(
    first: Option<Decimal>,
    last: Option<Decimal>,
    per: Option<Per>,
    row: Row,
    frame: &Frame,
    faults: &mut Faults,
) -> (Option<ProjectYear>, Option<ProjectYear>) {
    // Costs may run on after the project, where they are not for its participants.
    let (last_allowed, of) = match per {
        Some(Per::Participant) => (frame.years, YearLimit::Project),
        _ => (frame.horizon, YearLimit::Horizon),
    };
    let mut year = |stated: Option<Decimal>, column| {
        year_within(stated?, (1, last_allowed), of, row.at(column), frame, faults)
    };
    let (first, last) = (year(first, Column::FirstYear), year(last, Column::LastYear));
    if let (Some(first), Some(last)) = (first, last)
        && first > last
    {
        let fault = Fault::FirstAfterLast { first: first.get(), last: last.get() };
        faults.add(row.at(Column::FirstYear), fault);
    }
    (first, last)
}

/// A line that starts after the project has ended says until when: left blank, the last year is the project's, and nothing
/// would be counted.
fn check_first(
    first: Option<ProjectYear>,
    last: Option<Decimal>,
    row: Row,
    frame: &Frame,
    faults: &mut Faults,
) {
    if let (Some(first), None) = (first, last)
        && first.get() > frame.years
    {
        let fault = Fault::FirstAfterLast { first: first.get(), last: frame.years };
        faults.add(row.at(Column::FirstYear), fault);
    }
}

/// The project year that a stated year means, where it lies between the two given.
pub(super) fn year_within(
    stated: Decimal,
    allowed: (u16, u16),
    of: YearLimit,
    at: Cell,
    frame: &Frame,
    faults: &mut Faults,
) -> Option<ProjectYear> {
    let year = frame.project_year(stated);
    if !year.fract().is_zero() {
        faults.add(at, Fault::NotWhole { quantity: Bounded::ProjectYear, value: stated });
        return None;
    }
    if year < Decimal::from(allowed.0) || year > Decimal::from(allowed.1) {
        faults.add(at, Fault::YearOutside { year: stated, allowed, start_year: frame.start_year, of });
        return None;
    }
    faults.checked(at, Some(year), ProjectYear::new)
}

/// An amount that is indexed has a price year that the index reaches.
pub(super) fn check_price_year(
    price_year: Option<CalendarYear>,
    indexed: Option<Indexing>,
    row: Row,
    frame: &Frame,
    index: &PriceIndex,
    faults: &mut Faults,
) {
    let Some(year) = price_year.map(CalendarYear::get) else {
        return;
    };
    if indexed == Some(Indexing::None) || index.factor(year, frame.price_year).is_some() {
        return;
    }
    let first = index.first_year().unwrap_or(year);
    let fault = Fault::PriceYearTooEarly { year: year.min(frame.price_year), first };
    faults.add(row.at(Column::PriceYear), fault);
}

/// A party to go on with where there is none, so that other faults are found too.
fn stand_in() -> StakeholderId {
    StakeholderId::from_index(0)
}

fn nothing() -> Money {
    // Holds because 0 is within the bounds of money.
    Money::new(Decimal::ZERO).expect("nothing is an amount")
}

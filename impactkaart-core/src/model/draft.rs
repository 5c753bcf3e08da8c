//! What a project says before anything is checked: one struct per table, one field per column, blank where nothing was
//! stated. `ProjectDraft::build` turns it into a [`Project`](super::Project), or says all that is wrong with it.

use super::{
    Case, CountedAs, Counts, Evidence, Indexing, Kind, Level, Per, PrescribedRate, PriceIndex,
    ProjectLanguage, Text, Theme, Timing,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A number as stated, unchecked; blank is `None`.
pub type Stated = Option<Decimal>;

/// A project as stated, unchecked.
///
/// Years of the project may be written as project years (1, 2, 3 …) or, from 1900, as calendar years; references to
/// other rows by id, description or name; parties also by the name of a level.
///
/// # Examples
/// ```
/// use impactkaart_core::model::{CostDraft, EffectDraft, ProjectDraft, ReachDraft};
/// let mut draft = ProjectDraft::default();
/// draft.settings.name = "Coffee morning".into();
/// draft.settings.start_year = Some(2026.into());
/// draft.costs.push(CostDraft {
///     id: Some("host".into()),
///     payer: Some("municipality".into()),
///     amount: Some(1000.into()),
///     ..CostDraft::default()
/// });
/// assert!(draft.clone().build().is_ok());
///
/// draft.costs[0].payer = Some("municpality".into());
/// let faults = draft.build().unwrap_err();
/// assert_eq!(faults[0].fault.code(), "unknown_reference");
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProjectDraft {
    /// What holds for the whole project.
    pub settings: SettingsDraft,
    /// The named parties.
    pub stakeholders: Vec<StakeholderDraft>,
    /// The cost lines.
    pub costs: Vec<CostDraft>,
    /// Who passes money to whom for the costs.
    pub funding: Vec<FundingDraft>,
    /// How many are reached; a group may have several rows.
    pub reach: Vec<ReachDraft>,
    /// The effects.
    pub effects: Vec<EffectDraft>,
    /// The values that effects refer to.
    pub values: Vec<ValueDraft>,
    /// The price index; blank means the Dutch one.
    pub price_index: Option<PriceIndex>,
    /// The prescribed discount rates; blank means the Dutch ones.
    pub prescribed_rates: Option<Vec<PrescribedRate>>,
}

macro_rules! draft {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(skip_serializing_if = "is_blank")] pub $field: $type,)*
        }
    };
}

fn is_blank<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

draft! {
    /// `project.csv`.
    SettingsDraft {
        /// Required.
        name: Text,
        /// Who carries it out.
        organisation: Option<Text>,
        /// What it is about.
        theme: Option<Theme>,
        /// Where it is.
        municipality: Option<Text>,
        /// Required: the calendar year of project year 1.
        start_year: Stated,
        /// 1 to 12.
        start_month: Stated,
        /// How many years it runs (1).
        years: Stated,
        /// The last year counted (5, or `years` where that is more).
        horizon: Stated,
        /// Per year, as a fraction (the prescribed one).
        discount_rate: Stated,
        /// The year whose prices all amounts are brought to (`start_year`).
        price_year: Stated,
        /// EUR where blank.
        currency: Option<Text>,
        /// When benefits of a year fall (end).
        benefit_timing: Option<Timing>,
        /// When costs of a year fall (start).
        cost_timing: Option<Timing>,
        /// The group whose starters *per participant* divides by.
        main_group: Option<Text>,
        /// What happens without the project.
        base_case: Option<Text>,
        /// A return to show beside the project's own.
        reference_ratio: Stated,
        /// The language of the project's texts.
        language: Option<ProjectLanguage>,
    }
}

draft! {
    /// A row of `stakeholders.csv`.
    StakeholderDraft {
        /// Made from the name where blank.
        id: Option<Text>,
        /// Required.
        name: Option<Text>,
        /// Required.
        level: Option<Level>,
        /// Law or budget.
        domain: Option<Text>,
    }
}

draft! {
    /// A row of `costs.csv`.
    CostDraft {
        /// Made from the description where blank.
        id: Option<Text>,
        /// What it is.
        description: Option<Text>,
        /// Required: who makes the cost.
        payer: Option<Text>,
        /// Required, unless there are amounts by year.
        amount: Stated,
        /// `amount_2026` and the like: year as written, amount.
        amount_by_year: BTreeMap<u16, Decimal>,
        /// Units (1).
        quantity: Stated,
        /// One unit of what.
        unit: Option<Text>,
        /// Required where the project runs more than one year (project).
        per: Option<Per>,
        /// Whose participants are counted.
        group: Option<Text>,
        /// First year (1).
        first_year: Stated,
        /// Last year (the last the project runs).
        last_year: Stated,
        /// Given in kind (no).
        in_kind: Option<bool>,
        /// Project or base case (project).
        case: Option<Case>,
        /// Money that only changes hands (no).
        transfer: Option<bool>,
        /// Participants a year it can serve.
        capacity: Stated,
        /// Brought to the project's price year (cpi).
        indexed: Option<Indexing>,
        /// The year whose prices the amount is in (the project's).
        price_year: Stated,
        /// Where it came from.
        source: Option<Text>,
    }
}

draft! {
    /// A row of `funding.csv`.
    FundingDraft {
        /// Made from `from` and `to` where blank.
        id: Option<Text>,
        /// Required: who pays.
        from: Option<Text>,
        /// Who receives (the organisation).
        to: Option<Text>,
        /// Required.
        amount: Stated,
        /// Required where the project runs more than one year (project).
        per: Option<Per>,
        /// Whose participants are counted.
        group: Option<Text>,
        /// First year (1).
        first_year: Stated,
        /// Last year (the last the project runs).
        last_year: Stated,
        /// Where it came from.
        source: Option<Text>,
    }
}

/// The year of a reach row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReachYear {
    /// Every year without a row of its own.
    Each,
    /// One year, of the project or of the calendar.
    In(Decimal),
}

draft! {
    /// A row of `reach.csv`: a group in one year, in each year, or in a column per year.
    ReachDraft {
        /// Required.
        group: Option<Text>,
        /// Who they are.
        description: Option<Text>,
        /// Required where the project runs more than one year; blank on a `part_of` row means each.
        year: Option<ReachYear>,
        /// How many take part.
        participants: Stated,
        /// `participants_2026` and the like.
        participants_by_year: BTreeMap<u16, Decimal>,
        /// How many of them start (all).
        new: Stated,
        /// `new_2026` and the like.
        new_by_year: BTreeMap<u16, Decimal>,
        /// What the numbers are counted in (person).
        counted_as: Option<CountedAs>,
        /// Contacts, visits or households per person (1).
        per_person: Stated,
        /// The group this one is a share of.
        part_of: Option<Text>,
        /// That share.
        share: Stated,
        /// Where it came from.
        source: Option<Text>,
    }
}

draft! {
    /// Who enjoys (or suffers) an effect, and which part of it.
    BeneficiaryDraft {
        /// The party.
        party: Text,
        /// Its part; blank only where it is the only one.
        share: Stated,
    }
}

draft! {
    /// A row of `effects.csv`.
    EffectDraft {
        /// Made from the description where blank.
        id: Option<Text>,
        /// What changes.
        description: Option<Text>,
        /// Required: who enjoys or suffers it.
        beneficiaries: Vec<BeneficiaryDraft>,
        /// Per participant, year or project (participant).
        per: Option<Per>,
        /// Required per participant.
        group: Option<Text>,
        /// New participants or all (new).
        counts: Option<Counts>,
        /// Required where valued and per participant.
        share: Stated,
        /// Fraction for whom it would have occurred anyway.
        share_without: Stated,
        /// Units (1).
        quantity: Stated,
        /// One unit of what.
        unit: Option<Text>,
        /// The id of a value.
        value: Option<Text>,
        /// Or the amount itself.
        amount: Stated,
        /// The year whose prices `amount` is in (the project's).
        price_year: Stated,
        /// Fraction that would have happened anyway (0).
        deadweight: Stated,
        /// Fraction moved from elsewhere (0).
        displacement: Stated,
        /// Fraction caused by others (0).
        attribution_to_others: Stated,
        /// Fraction by which it shrinks each year (0).
        drop_off: Stated,
        /// Whole years before it starts (0).
        lag: Stated,
        /// Whole years it lasts (1).
        duration: Stated,
        /// Fiscal, economic or social.
        kind: Option<Kind>,
        /// Who loses what the beneficiary gains.
        counterparty: Option<Text>,
        /// Money that only changes hands (no).
        transfer: Option<bool>,
        /// Fraction that frees money in a budget (0).
        cashable: Stated,
        /// What the effect rests on.
        evidence: Option<Evidence>,
        /// People among whom the share was measured.
        sample: Stated,
        /// People among whom the share without was measured.
        sample_without: Stated,
        /// Where it came from.
        source: Option<Text>,
    }
}

draft! {
    /// A row of `values.csv`, or a price taken from the price list.
    ValueDraft {
        /// Made from the description where blank.
        id: Option<Text>,
        /// What it is the value of.
        description: Option<Text>,
        /// One unit of what.
        unit: Option<Text>,
        /// Required.
        amount: Stated,
        /// The year whose prices the amount is in (the project's).
        price_year: Stated,
        /// Brought to the project's price year (cpi).
        indexed: Option<Indexing>,
        /// How well it is known.
        evidence: Option<Evidence>,
        /// Who bears or enjoys it, according to the list it came from.
        bearer: Option<Level>,
        /// Where it came from.
        source: Option<Text>,
    }
}

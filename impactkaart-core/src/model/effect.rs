use super::{GroupId, OwnTexts, Per, Seldom, StakeholderId, Text, ValueId};
use crate::quantity::{CalendarYear, Duration, Fraction, Lag, Money, Quantity, Sample};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Deref;

/// Which participants of a group an effect is counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Those who start in a year, each once.
    #[default]
    New,
    /// All who take part in a year, every year again.
    All,
}

/// What kind of benefit an effect is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Money of public budgets.
    Fiscal,
    /// Income and production.
    Economic,
    /// Wellbeing, health, safety, belonging.
    Social,
}

impl Kind {
    /// The three kinds, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Fiscal, Self::Economic, Self::Social];

    /// The word for it in code, files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fiscal => "fiscal",
            Self::Economic => "economic",
            Self::Social => "social",
        }
    }
}

/// What a figure rests on, from strong to weak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Measured among the participants.
    Measured,
    /// Measured against a group without the project.
    ComparisonGroup,
    /// Taken from published research.
    Literature,
    /// The judgement of people who know.
    Expert,
    /// Assumed.
    Assumption,
    /// Seen to go together, without a cause shown.
    Correlation,
}

impl Evidence {
    /// All grades, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Measured,
        Self::ComparisonGroup,
        Self::Literature,
        Self::Expert,
        Self::Assumption,
        Self::Correlation,
    ];

    /// The word for it in code, files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::ComparisonGroup => "comparison_group",
            Self::Literature => "literature",
            Self::Expert => "expert",
            Self::Assumption => "assumption",
            Self::Correlation => "correlation",
        }
    }
}

/// Who enjoys (or suffers) an effect, and which part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beneficiary {
    /// The party.
    pub party: StakeholderId,
    /// Its part; the parts of one effect add up to 1.
    pub share: Fraction,
}

/// What one unit of an effect is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Valuation {
    /// A value of the project's list or the price list.
    Listed(ValueId),
    /// An amount in the row itself.
    Own {
        /// Money per unit, at `price_year`.
        amount: Money,
        /// The year whose prices the amount is in; blank means the project's.
        price_year: Option<CalendarYear>,
    },
}

/// The beneficiaries of one effect: a slice in use, and without a list of their own where there is one.
#[derive(Clone, PartialEq, Eq)]
pub struct Beneficiaries(Shared);

#[derive(Clone, PartialEq, Eq)]
enum Shared {
    /// The usual case.
    One(Beneficiary),
    /// Any other number.
    Several(Box<[Beneficiary]>),
}

impl Beneficiaries {
    /// The parties in the order in which they were named.
    pub(super) fn of(parts: impl IntoIterator<Item = Beneficiary>) -> Self {
        let mut parts = parts.into_iter();
        match (parts.next(), parts.next()) {
            (Some(only), None) => Self(Shared::One(only)),
            (first, second) => Self(Shared::Several(first.into_iter().chain(second).chain(parts).collect())),
        }
    }

    /// The same, to be renumbered.
    pub(super) fn each_mut(&mut self) -> &mut [Beneficiary] {
        match &mut self.0 {
            Shared::One(only) => std::slice::from_mut(only),
            Shared::Several(parts) => parts,
        }
    }
}

impl Deref for Beneficiaries {
    type Target = [Beneficiary];

    fn deref(&self) -> &[Beneficiary] {
        match &self.0 {
            Shared::One(only) => std::slice::from_ref(only),
            Shared::Several(parts) => parts,
        }
    }
}

impl fmt::Debug for Beneficiaries {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

/// A change that the project brings about, and for whom.
///
/// The columns that many files leave blank stand in [`EffectDetails`] and [`EffectAside`], of which a row with nothing in
/// them has none: a project of a million short rows is held in little more room than its file. They are read as if they
/// stood here: `effect.deadweight`, `effect.source`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// What parameters and output call it.
    pub id: Text,
    /// What changes.
    pub description: Option<Text>,
    /// Who enjoys or suffers it; at least one.
    pub beneficiaries: Beneficiaries,
    /// Per participant, year or project; blank means per participant.
    pub per: Option<Per>,
    /// Whose participants are counted.
    pub group: Option<GroupId>,
    /// Which of them are counted.
    pub counts: Counts,
    /// Fraction of participants for whom it occurs; blank means all.
    pub share: Option<Fraction>,
    /// What a unit is worth; blank for a PM effect, which counts but has no money value.
    pub valuation: Option<Valuation>,
    /// Fiscal, economic or social.
    pub kind: Option<Kind>,
    /// Whether it is money that only changes hands; so it is where there is a counterparty.
    pub transfer: bool,
    /// What the effect rests on.
    pub evidence: Option<Evidence>,
    pub(super) details: Seldom<EffectDetails>,
}

impl OwnTexts for Effect {
    fn each_text(&mut self, show: &mut dyn FnMut(&mut Text)) {
        show(&mut self.id);
        self.description.iter_mut().for_each(show);
    }
}

/// Units, deductions and the course in time of an effect.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct EffectDetails {
    /// Units per participant for whom it occurs (per year, per project: units); blank means 1.
    pub quantity: Option<Quantity>,
    /// Fraction that would have happened anyway; blank means 0.
    pub deadweight: Option<Fraction>,
    /// Fraction that is moved from elsewhere; blank means 0.
    pub displacement: Option<Fraction>,
    /// Fraction caused by others; blank means 0.
    pub attribution_to_others: Option<Fraction>,
    /// Fraction by which it shrinks each year after the first; blank means 0.
    pub drop_off: Option<Fraction>,
    /// Whole years before it starts; blank means 0.
    pub lag: Option<Lag>,
    /// Whole years it lasts; blank means 1.
    pub duration: Option<Duration>,
    pub(super) aside: Seldom<EffectAside>,
}

/// What is said of an effect beside its figures, and figures that few effects have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct EffectAside {
    /// Fraction for whom it would have occurred anyway.
    pub share_without: Option<Fraction>,
    /// One unit of what.
    pub unit: Option<Text>,
    /// Who loses what the beneficiary gains.
    pub counterparty: Option<StakeholderId>,
    /// Fraction that frees money in a budget; blank means 0.
    pub cashable: Option<Fraction>,
    /// People among whom the share was measured.
    pub sample: Option<Sample>,
    /// People among whom the share without the project was measured.
    pub sample_without: Option<Sample>,
    /// Where the figures came from.
    pub source: Option<Text>,
}

impl Deref for Effect {
    type Target = EffectDetails;

    fn deref(&self) -> &EffectDetails {
        static BLANK: EffectDetails = EffectDetails {
            quantity: None,
            deadweight: None,
            displacement: None,
            attribution_to_others: None,
            drop_off: None,
            lag: None,
            duration: None,
            aside: Seldom::BLANK,
        };
        self.details.or(&BLANK)
    }
}

impl Deref for EffectDetails {
    type Target = EffectAside;

    fn deref(&self) -> &EffectAside {
        static BLANK: EffectAside = EffectAside {
            share_without: None,
            unit: None,
            counterparty: None,
            cashable: None,
            sample: None,
            sample_without: None,
            source: None,
        };
        self.aside.or(&BLANK)
    }
}

impl Effect {
    /// Shows every party to `change`, which gives it another number.
    pub(super) fn each_party(&mut self, change: &impl Fn(&mut StakeholderId)) {
        self.beneficiaries.each_mut().iter_mut().for_each(|part| change(&mut part.party));
        let aside = self.details.get_mut().and_then(|details| details.aside.get_mut());
        if let Some(party) = aside.and_then(|aside| aside.counterparty.as_mut()) {
            change(party);
        }
    }

    /// What it is counted per.
    pub fn counted_per(&self) -> Per {
        self.per.unwrap_or(Per::Participant)
    }

    /// Whether it counts but has no money value.
    pub fn is_pm(&self) -> bool {
        self.valuation.is_none()
    }

    /// The part that would have happened anyway, as output shows it: the deadweight, or `share_without / share`.
    ///
    /// Nothing where neither is stated, or where the share is 0.
    pub fn shown_deadweight(&self) -> Option<Decimal> {
        match (self.deadweight, self.share_without) {
            (Some(deadweight), _) => Some(deadweight.get()),
            (None, Some(without)) => {
                without.get().checked_div(self.share.map_or(Decimal::ONE, Fraction::get))
            }
            (None, None) => None,
        }
    }

    /// How many of the three deductions and the drop-off were left blank. A stated share without the project stands
    /// for the deadweight.
    pub fn blank_deductions(&self) -> usize {
        let deadweight = self.deadweight.is_none() && self.share_without.is_none();
        [
            deadweight,
            self.displacement.is_none(),
            self.attribution_to_others.is_none(),
            self.drop_off.is_none(),
        ]
        .into_iter()
        .filter(|blank| *blank)
        .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_row_takes_little_room() {
        // Three times a file of rows of 60 bytes, of which the file itself is one.
        assert!(size_of::<Effect>() <= 120, "{}", size_of::<Effect>());
        assert!(size_of::<EffectDetails>() <= 88, "{}", size_of::<EffectDetails>());
        assert!(size_of::<EffectAside>() <= 104, "{}", size_of::<EffectAside>());
    }
}

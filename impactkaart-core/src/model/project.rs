use super::{
    Cost, CostId, Day, Effect, EffectId, Funding, FundingId, Group, GroupId, Indexing, Members, Per,
    PrescribedRate, PriceIndex, ProjectDraft, Settings, Stakeholder, StakeholderId, Timing, Value, ValueId,
    prescribed_rate,
};
use crate::quantity::{CalendarYear, Money, Rate};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A valid project: made by [`ProjectDraft::build`] alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    pub(super) settings: Settings,
    pub(super) stakeholders: Vec<Stakeholder>,
    pub(super) costs: Vec<Cost>,
    pub(super) funding: Vec<Funding>,
    pub(super) groups: Vec<Group>,
    pub(super) effects: Vec<Effect>,
    pub(super) values: Vec<Value>,
    pub(super) price_index: PriceIndex,
    pub(super) prescribed_rates: Vec<PrescribedRate>,
    pub(super) total_bound: Decimal,
}

/// The discount rate of a project, and whether it was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiscountRate<'p> {
    /// The project says so.
    Stated(Rate),
    /// Prescribed on the day of the start.
    Prescribed(Rate, &'p PrescribedRate),
}

impl DiscountRate<'_> {
    /// The rate itself.
    pub fn rate(self) -> Rate {
        match self {
            Self::Stated(rate) | Self::Prescribed(rate, _) => rate,
        }
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $item:ty, $(#[$one_doc:meta])* $one:ident($id:ty), $(#[$ids_doc:meta])* $ids:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $list(&self) -> &[$item] {
                &self.$list
            }

            $(#[$one_doc])*
            pub fn $one(&self, id: $id) -> &$item {
                &self.$list[id.index()]
            }

            $(#[$ids_doc])*
            pub fn $ids(&self) -> impl Iterator<Item = ($id, &$item)> {
                self.$list.iter().enumerate().map(|(index, item)| (<$id>::from_index(index), item))
            }
        )*
    };
}

impl Project {
    lists! {
        /// The parties: the named ones as listed, then those that stand for "other at this level".
        stakeholders: Stakeholder, /// One party.
        stakeholder(StakeholderId), /// The parties with their ids.
        stakeholders_by_id;
        /// The cost lines.
        costs: Cost, /// One cost line.
        cost(CostId), /// The cost lines with their ids.
        costs_by_id;
        /// The funding lines.
        funding: Funding, /// One funding line.
        funding_line(FundingId), /// The funding lines with their ids.
        funding_by_id;
        /// The groups that are reached.
        groups: Group, /// One group.
        group(GroupId), /// The groups with their ids.
        groups_by_id;
        /// The effects.
        effects: Effect, /// One effect.
        effect(EffectId), /// The effects with their ids.
        effects_by_id;
        /// The values that effects refer to.
        values: Value, /// One value.
        value(ValueId), /// The values with their ids.
        values_by_id;
    }

    /// What holds for the whole project, blanks left blank.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The price index it carries.
    pub fn price_index(&self) -> &PriceIndex {
        &self.price_index
    }

    /// How many years it runs: stated, or 1.
    pub fn years(&self) -> u16 {
        self.settings.years.map_or(1, |years| years.get())
    }

    /// The last project year counted: stated, or 5, or the years it runs where that is more.
    pub fn horizon(&self) -> u16 {
        self.settings.horizon.map_or_else(|| self.years().max(5), |horizon| horizon.get())
    }

    /// The discount rate: stated, or prescribed on the first day of the month of the start.
    pub fn discount_rate(&self) -> DiscountRate<'_> {
        if let Some(rate) = self.settings.discount_rate {
            return DiscountRate::Stated(rate);
        }
        let day = start_day(&self.settings);
        // Holds because `build` refuses a project without a rate where none is prescribed.
        let (rate, source) =
            prescribed_rate(&self.prescribed_rates, day).expect("a prescribed rate, checked by build");
        DiscountRate::Prescribed(rate, source)
    }

    /// When benefits of a year fall: stated, or at its end.
    pub fn benefit_timing(&self) -> Timing {
        self.settings.benefit_timing.unwrap_or(Timing::End)
    }

    /// When costs of a year fall: stated, or at its start.
    pub fn cost_timing(&self) -> Timing {
        self.settings.cost_timing.unwrap_or(Timing::Start)
    }

    /// The year whose prices all amounts are brought to: stated, or the calendar year of the start.
    pub fn price_year(&self) -> u16 {
        self.settings.price_year.unwrap_or(self.settings.start_year).get()
    }

    /// The currency: stated, or EUR.
    pub fn currency(&self) -> &str {
        self.settings.currency.as_deref().unwrap_or("EUR")
    }

    /// The calendar year of a project year.
    pub fn calendar_year(&self, year: u16) -> u16 {
        self.settings.start_year.get() + year - 1
    }

    /// The group whose starters *per participant* divides by: stated, or the only group that is part of none.
    pub fn main_group(&self) -> Option<GroupId> {
        self.settings.main_group.or_else(|| {
            let mut roots =
                self.groups_by_id().filter(|(_, group)| matches!(group.members, Members::Counted { .. }));
            match (roots.next(), roots.next()) {
                (Some((only, _)), None) => Some(only),
                _ => None,
            }
        })
    }

    /// What an amount at prices of `price_year` is multiplied by; 1 where it is not indexed.
    ///
    /// Formula: [`PriceIndex::factor`]; docs/method.md#price-years.
    pub fn index_factor(&self, price_year: Option<CalendarYear>, indexed: Option<Indexing>) -> Decimal {
        // Holds because `build` refuses a price year that the index does not reach.
        self.published_factor(price_year, indexed).expect("a price year within the index")
    }

    /// The same, or nothing where the index does not reach the price year.
    pub(super) fn published_factor(
        &self,
        price_year: Option<CalendarYear>,
        indexed: Option<Indexing>,
    ) -> Option<Decimal> {
        match (price_year, indexed.unwrap_or_default()) {
            (None, _) | (_, Indexing::None) => Some(Decimal::ONE),
            (Some(year), Indexing::Cpi) => self.price_index.factor(year.get(), self.price_year()),
        }
    }

    /// An upper bound of the sum of all flows in size, by which amounts are settled; docs/method.md#exactness.
    pub fn total_bound(&self) -> Decimal {
        self.total_bound
    }

    /// How many decimals a flow is settled to: `min(28, 27 - integer digits of the total bound)`.
    pub fn settled_decimals(&self) -> u32 {
        let mut whole = self.total_bound.trunc();
        let mut digits = 0;
        while !whole.is_zero() {
            whole = (whole / Decimal::TEN).trunc();
            digits += 1;
        }
        27 - digits.min(27)
    }
}

/// The first day of the month in which the project starts.
pub(super) fn start_day(settings: &Settings) -> Day {
    Day {
        year: settings.start_year.get(),
        month: settings.start_month.map_or(1, |month| month.get()),
        day: 1,
    }
}

impl Cost {
    /// What it is counted per, as stated or as follows from amounts by year.
    pub fn counted_per(&self) -> Per {
        if self.amount_by_year.is_empty() { self.per.unwrap_or(Per::Project) } else { Per::Year }
    }

    /// The years in which it is made with the amount of each, `years` being how long the project runs.
    pub fn amounts(&self, years: u16) -> impl Iterator<Item = (u16, Money)> {
        let first = self.first_year.map_or(1, |year| year.get());
        let last = match self.counted_per() {
            Per::Project => first,
            Per::Year => self.last_year.map_or(years, |year| year.get()),
            Per::Participant => self.last_year.map_or(years, |year| year.get()).min(years),
        };
        let highest = self.amount_by_year.keys().next_back().map_or(last, |year| last.max(year.get()));
        let lowest = self.amount_by_year.keys().next().map_or(first, |year| first.min(year.get()));
        (lowest..=highest).filter_map(move |year| {
            let stated =
                self.amount_by_year.iter().find(|(of, _)| of.get() == year).map(|(_, amount)| *amount);
            let general = if (first..=last).contains(&year) { self.amount } else { None };
            stated.or(general).map(|amount| (year, amount))
        })
    }
}

impl Funding {
    /// The years in which it is passed on, `years` being how long the project runs.
    pub fn years(&self, years: u16) -> impl Iterator<Item = u16> + use<> {
        let first = self.first_year.map_or(1, |year| year.get());
        let last = match self.per.unwrap_or(Per::Project) {
            Per::Project => first,
            Per::Year => self.last_year.map_or(years, |year| year.get()),
            Per::Participant => self.last_year.map_or(years, |year| year.get()).min(years),
        };
        first..=last
    }
}

impl Serialize for Project {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_draft().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Project {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let draft = ProjectDraft::deserialize(deserializer)?;
        match draft.build() {
            Ok(built) => Ok(built.project),
            Err(found) => Err(D::Error::custom(
                found
                    .iter()
                    .map(|found| {
                        let cell = found.cell;
                        let (table, column) = (cell.table.name(), cell.column.name());
                        format!("{table}[{}].{column}: {}", cell.row, found.fault.code())
                    })
                    .collect::<Vec<_>>()
                    .join("; "),
            )),
        }
    }
}

//! What a project is: stakeholders, costs, funding, reach, effects and values.
//!
//! A [`Project`] that exists is valid: it is made by [`ProjectDraft::build`] alone, which reports all that is wrong at
//! once. Its serde form goes through the draft too, so no door leads around the checks. Blank stays blank in the model;
//! the methods of `Project` resolve defaults.
//!
//! Not here: how files are read (the command line), how figures come about (`calculate`).

#![deny(clippy::float_arithmetic)]

mod build;
pub(crate) mod by_id;
mod by_year;
mod cost;
mod draft;
pub mod dutch;
mod effect;
mod fault;
mod funding;
mod id;
mod level;
pub(crate) mod part;
mod prescribed_rate;
mod price_index;
mod project;
mod reach;
mod seldom;
mod settings;
mod stakeholder;
mod table;
mod text;
pub(crate) mod to_draft;
mod value;

pub use build::{Built, Cells, LineTables, MOST_FOUND, Refused, Rows};
pub use by_year::ByYear;
pub use cost::{Case, Cost, CostAside, CostDetails, Per};
pub use draft::{
    BeneficiaryDraft, CostDraft, EffectDraft, FundingDraft, ProjectDraft, ReachDraft, ReachYear,
    SettingsDraft, StakeholderDraft, Stated, ValueDraft,
};
pub use effect::{
    Beneficiaries, Beneficiary, Counts, Effect, EffectAside, EffectDetails, Evidence, Kind, Valuation,
};
pub use fault::{Because, Fault, Found, Severity, YearLimit};
pub use funding::Funding;
pub use id::{CostId, EffectId, FundingId, GroupId, StakeholderId, ValueId, id_from, is_plain_id};
pub use level::Level;
pub use prescribed_rate::{Day, PrescribedRate, prescribed_rate};
pub use price_index::{Indexing, PriceIndex};
pub use project::{DiscountRate, Project};
pub use reach::{CountedAs, Group, GroupDetails, Headcount, Members};
use seldom::Seldom;
pub use settings::{ProjectLanguage, Settings, Theme, Timing};
pub use stakeholder::{Stakeholder, StakeholderDetails};
pub use table::{Cell, Column, Table};
pub use text::Text;
use text::{Lines, OwnTexts};
pub use value::Value;

//! The recorded formula: what is left of it when all but a few numbers are held.
//!
//! [`record`] runs the one formula on [`Symbol`]s: only varied parameters become leaves, all else folds in decimal. What
//! comes out is a sum of constants times products per figure, without what no figure needs.
//!
//! Not here: evaluating it (`evaluate`), the formula itself (`calculate`).

mod fold;
mod gradient;
mod inputs;
mod line;
mod node;
mod output;
mod record;
mod varied;

pub(crate) use line::{Line, Lines, cumulative_cover};
pub use node::Graph;
pub(crate) use node::{Expression, Node, Recorded};
pub use output::{
    BenefitFigure, CostFigure, FundingFigure, LineFigure, Output, Party, PartyFigure, ReturnFigure, Stage,
};
pub(crate) use record::flows;
pub use record::{RecordError, RecordFault, record};
pub use varied::{How, Varied};

#[cfg(doc)]
use crate::number::Symbol;

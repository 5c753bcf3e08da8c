//! Every rule that has a number in it, on projects that can be done by head: 100 people, 10 %, € 1,000.

#[path = "../support/draft.rs"]
mod draft;

mod costs;
mod effects;
mod figures;
mod parties;
mod people;
mod prices;
mod years;

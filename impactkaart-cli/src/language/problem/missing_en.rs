//! What has to be filled in, in English: a blank cell, or a column that is not there.

use super::About;
use impactkaart_core::model::{Because, Column, CountedAs, Table};

/// A cell that may not be blank.
pub(super) fn cell(because: Because, about: &About<'_>) -> (String, String) {
    let header = &about.header;
    let what = match because {
        Because::Always if about.is_absent => {
            format!("a project states its `{header}`, and this one does not")
        }
        Because::Always => format!("`{header}` is required, and it is blank here"),
        Because::SeveralYears => format!(
            "in a project of several years a line says what its amount is per, and `{header}` is blank here"
        ),
        Because::WhichYear => format!(
            "in a project of several years a row of reach says which year it is for, and `{header}` is blank here"
        ),
        Because::PerParticipant => {
            format!("what is counted per participant belongs to a group, and `{header}` is blank here")
        }
        Because::Valued => format!(
            "an effect with a value says for which share of the participants it occurs, and `{header}` is blank here"
        ),
        Because::PartOfGroup => {
            format!("a group that is part of another says which share of it, and `{header}` is blank here")
        }
        Because::CountedOtherwise(counted) => format!(
            "a group counted in {} says how many there are per person, and `{header}` is blank here",
            things(counted)
        ),
        Because::Capacity => {
            format!(
                "a capacity is for a group, and `{header}` is blank here while the project has no main group"
            )
        }
        Because::Split => {
            "those who share an effect each have a percentage, and here one has none".to_owned()
        }
        Because::NeedsName => "a row is called by its id or description, and this one has neither".to_owned(),
    };
    // Holds because a missing cell always has a column and a table.
    let (table, column) = (about.rows.unwrap_or(Table::Project), about.column.unwrap_or(Column::Id));
    (what, filling(table, column, because))
}

/// A column that is not there, and a header that may be meant to be it.
pub(super) fn column(
    table: Table,
    column: Column,
    because: Because,
    nearest: Option<&str>,
) -> (String, String) {
    let name = column.name();
    let why = match because {
        Because::Always => "",
        Because::SeveralYears => "the project runs several years, so it must be said what an amount is per",
        Because::WhichYear => "the project runs several years, so it must be said which year a row is for",
        Because::PerParticipant => "what is counted per participant belongs to a group",
        Because::Valued => "a valued effect per participant says for which share of them it occurs",
        Because::PartOfGroup => "a group that is part of another is a share of it",
        Because::CountedOtherwise(_) => {
            "a group that is not counted in persons says how many there are per person"
        }
        Because::Capacity => "a capacity serves a group, and the project has no main group",
        Because::Split => "those who share an effect each have a percentage",
        Because::NeedsName => "every row needs an id or a description to be called by",
    };
    let what = match because {
        Because::Always => format!("the table needs a column `{name}`, and there is none"),
        _ => format!("{why}, and there is no column `{name}`"),
    };
    let help = match nearest {
        Some(nearest) => format!("is `{nearest}` meant to be it? then call that column `{name}`"),
        None => format!("add a column `{name}`: {}", filling(table, column, because)),
    };
    (what, help)
}

/// What to fill in.
fn filling(table: Table, column: Column, because: Because) -> String {
    let text = match because {
        Because::SeveralYears => {
            "write `project` for a total, `year` for an amount that comes back every year, or `participant`"
        }
        Because::WhichYear => "write a year, or `each` for every year",
        Because::PerParticipant => {
            "name a group of reach; what is not counted per participant has `year` or `project` at `per`"
        }
        Because::Valued => "write 100% where it occurs for everybody",
        Because::PartOfGroup => "write which share of the other group this is, as in 40%",
        Because::CountedOtherwise(CountedAs::Household) => {
            "write how many households there are to one person; where two share a home on average that is a half"
        }
        Because::CountedOtherwise(counted) => {
            return format!(
                "write how many {} one person has in a year on average, as in 12",
                things(counted)
            );
        }
        Because::Capacity => "name the group that there is room for, or give the project a `main_group`",
        Because::Split => "write them as in `state 60% + neighbourhood 40%`",
        Because::NeedsName if table == Table::Funding => "give the row an id, of a word or two",
        Because::NeedsName => "give the row a description",
        Because::Always => return always(table, column).to_owned(),
    };
    text.to_owned()
}

fn always(table: Table, column: Column) -> &'static str {
    match (column, table) {
        (Column::Payer, _) => {
            "name who makes the cost: a stakeholder, or a level (client, organisation, municipality, society)"
        }
        (Column::Beneficiary, _) => {
            "name who enjoys it: a stakeholder, or a level (client, organisation, municipality, society)"
        }
        (Column::From, _) => {
            "name who gives the money: a stakeholder, or a level (client, organisation, municipality, society)"
        }
        (Column::Level, _) => "write client, organisation, municipality or society",
        (Column::StartYear, _) => "add a row `start_year` with the year in which the project starts",
        (Column::Name, Table::Project) => "add a row `name` with what the project is called",
        (Column::Name, _) => "write what the stakeholder is called",
        (Column::Amount | Column::AmountIn(_), Table::Costs) => {
            "write the amount, or 0 where it costs nothing"
        }
        (Column::Amount | Column::AmountIn(_), Table::Funding) => "write how much money is given",
        (Column::Amount | Column::AmountIn(_), _) => "write what one unit is worth",
        (Column::Group, _) => "write what the group is called",
        (Column::Participants | Column::ParticipantsIn(_), _) => {
            "write how many people take part in that year, or 0 where nobody does"
        }
        (Column::Scenario, _) => "write what the scenario is called; rows of the same name belong together",
        (Column::Parameter, _) => "write what changes, as in `costs` or `costs.coordinator.amount`",
        (Column::Change, _) => "write what it becomes, as in `plus 10%` or `to 120`",
        _ => "fill in the cell, or remove the row",
    }
}

fn things(counted: CountedAs) -> &'static str {
    match counted {
        CountedAs::Person => "persons",
        CountedAs::Household => "households",
        CountedAs::Contact => "contacts",
        CountedAs::Visit => "visits",
    }
}

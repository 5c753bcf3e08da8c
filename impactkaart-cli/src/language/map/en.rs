use super::MapWords;
use impactkaart_core::model::{Evidence, Kind, Level, Theme, Timing};
use impactkaart_core::number::Undefined;

/// The map in English.
pub(super) static WORDS: MapWords = MapWords {
    level: |level| match level {
        Level::Client => "Client",
        Level::Organisation => "Organisation",
        Level::Municipality => "Municipality",
        Level::Society => "Society",
    },
    other_at: |level| match level {
        Level::Client => "other: client",
        Level::Organisation => "other: organisation",
        Level::Municipality => "other: municipality",
        Level::Society => "other: society",
    },
    kind: |kind| match kind {
        Kind::Fiscal => "fiscal (public money)",
        Kind::Economic => "economic (income, production)",
        Kind::Social => "social (wellbeing, health)",
    },
    evidence: |evidence| match evidence {
        Evidence::Measured => "measured",
        Evidence::ComparisonGroup => "compared",
        Evidence::Literature => "literature",
        Evidence::Expert => "expert",
        Evidence::Assumption => "assumption",
        Evidence::Correlation => "correlation",
    },
    evidence_explained: |evidence| match evidence {
        Evidence::Measured => "measured among participants",
        Evidence::ComparisonGroup => "compared with a group without the project",
        Evidence::Literature => "from published research",
        Evidence::Expert => "expert judgement",
        Evidence::Assumption => "assumption",
        Evidence::Correlation => "correlation, no cause shown",
    },
    theme: |theme| match theme {
        Theme::YouthWork => "youth work",
        Theme::Loneliness => "loneliness",
        Theme::SocialBrokering => "social brokering",
        Theme::Debt => "debt",
        Theme::Participation => "participation",
        Theme::Other => "other",
    },
    not_stated: "not stated",
    undefined: |why, rates| match why {
        Undefined::NoCosts => "there are no costs above zero to divide by".to_owned(),
        Undefined::NoOwnCosts => "carries no costs above zero itself".to_owned(),
        Undefined::NoCashCosts => "there are no costs in cash above zero to divide by".to_owned(),
        Undefined::NoMainGroup => "there is no main group".to_owned(),
        Undefined::NoStarters => "the main group has no participants".to_owned(),
        Undefined::NotWithinHorizon => "not within the years counted".to_owned(),
        Undefined::NoInternalRate => "at no rate from -99% to 1,000% are benefits and costs equal".to_owned(),
        Undefined::SeveralInternalRates { .. } => {
            format!("there are several: {rates}")
        }
        Undefined::AnyInternalRate => "benefits and costs are equal at any rate".to_owned(),
        Undefined::SameCosts => "the costs are the same".to_owned(),
        Undefined::NoSuchProject => "no project can have these numbers together".to_owned(),
    },
    not_there: "there is none",
    no_internal_rate: |why, instead| format!("There is no internal rate: {why}; {instead}."),
    at_every_rate: |is_above| match is_above {
        true => "at any rate the benefits are higher than the costs",
        false => "at any rate the benefits are lower than the costs",
    },
    period: |first, last| if first == last { first.to_string() } else { format!("{first} to {last}") },
    sentence: |said| {
        let (costs, benefits, balance) = (said.costs, said.benefits, said.balance);
        match said.per_unit {
            Some(per_unit) => {
                let each = match said.currency {
                    "EUR" => "Every euro",
                    "GBP" => "Every pound",
                    "USD" => "Every dollar",
                    _ => "Every unit of money",
                };
                format!(
                    "{each} of cost brings {per_unit} in benefits to society by this calculation: {benefits} of benefits against \
                     {costs} of costs, a balance of {balance}."
                )
            }
            None => format!(
                "No return can be given, because {}: {benefits} of benefits, {costs} of costs, a balance of {balance}.",
                said.why_not
            ),
        }
    },
    how_heading: "How it was calculated",
    conventions: |said| {
        let timing = |timing| match timing {
            Timing::Start => "at its start",
            Timing::Mid => "half way",
            Timing::End => "at its end",
        };
        let when = if said.costs == said.benefits {
            format!("Costs and benefits of a year fall {}.", timing(said.costs))
        } else {
            format!("Costs of a year fall {}, benefits {}.", timing(said.costs), timing(said.benefits))
        };
        let source = match said.rate_source {
            Some(source) => format!("prescribed: {source}"),
            None => "stated in the project".to_owned(),
        };
        let index = said.index.map(|index| format!(" (index: {index})")).unwrap_or_default();
        format!(
            "Effects count up to and including {}. Amounts are at prices of {}{index} and brought \
             back to the start of {} (present value) at {} a year ({source}). {when}",
            said.last_counted, said.price_year, said.first_year, said.rate
        )
    },
    base_case: |text| format!("Compared with (base case): {text}"),
    no_base_case: "Compared with: not described. Say in the project, at base_case, what happens without it.",
    levels_heading: |currency| format!("Who carries the costs, who has the benefits (in {currency})"),
    party: "level and stakeholder",
    costs: "costs",
    benefits: "benefits",
    balance: "balance",
    total: "Total",
    base_costs: |project, base, difference| {
        format!(
            "Costs of the project {project}, less costs that are there without it too {base}: {difference}."
        )
    },
    levels_note: "Costs are what a party carries in the end, after subsidies and other funding.",
    idle_parties: |count| format!("{count} stakeholders that carry nothing and gain nothing are not listed."),
    effects_heading: |currency, shown, all| {
        if shown == all {
            format!("What it brings (in {currency})")
        } else {
            format!("What it brings: the {shown} largest of {all} effects (in {currency})")
        }
    },
    effect: "effect",
    for_whom: "for whom",
    share_of_benefits: "part",
    evidence_head: "evidence",
    all_effects: |count| {
        if count == 1 { "Together, 1 effect".to_owned() } else { format!("Together, {count} effects") }
    },
    no_valued_effects: "No effect has a price.",
    transfer_mark: "transfer",
    transfer_note: "Transfer: money that passes from one to another. What one gains, another loses.",
    pm_heading: "Effects without a price (PM)",
    pm_note: "These effects count just as much, but are not expressed in money. So they are not in the amounts above.",
    more_pm: |count| format!("There are {count} more; they are in the JSON (--format json)."),
    how_many: "for how many",
    some_of: |some, all| format!("{some} of {all}"),
    among: |all, group| format!("unknown part of {all} ({group})"),
    per_year: "every year",
    per_project: "once",
    no_pm: "The project has no effects without a price (PM).",
    funding_heading: |currency| format!("Who makes, pays and receives (in {currency})"),
    makes: "makes",
    receives: "receives",
    pays: "pays",
    carries: "carries",
    gains: "benefits",
    funding_note: "Who makes costs may receive funding for them: carries = makes - receives + pays.",
    no_funding: "No funding is stated: who makes the costs carries them too.",
    gap: |amounts| format!("Not funded by others, so for the organisation's own account: {amounts}."),
    no_gap: "The organisation's costs are funded in every year.",
    amount_in_year: |amount, year| format!("{amount} in {year}"),
    years_heading: |currency| format!("The municipality per year (in {currency}, not discounted)"),
    year: "year",
    cashable: "of which cashable",
    years_note: "Cashable is the part of the benefits that really frees money in a budget.",
    years_nothing: "The municipality carries no costs and has no benefits in money.",
    deductions_heading: |currency| format!("From gross to net (benefits in {currency})"),
    step: "step",
    lost: "taken off",
    left: "left",
    step_name: |step| match step {
        "gross" => "gross: nothing taken off",
        "deadweight" => "would have happened without the project (deadweight)",
        "displacement" => "is moved from elsewhere (displacement)",
        "attribution_to_others" => "is brought about by others (attribution)",
        "drop_off" => "fades in later years (drop-off)",
        _ => "net: the benefits above",
    },
    deductions_note: "Transfers with a named other side do not count here: together they are nil.",
    foundation_heading: "What the outcome rests on",
    in_kind: |share| format!("Costs in kind (time, space or goods without a bill): {share} of the costs."),
    no_in_kind: "All costs are in cash, none in kind.",
    by_evidence: |parts| format!("Benefits by evidence: {parts}."),
    by_kind: |parts| format!("Benefits by kind: {parts}."),
    blank_deductions: |blank, all| {
        let where_ = match all {
            1 => "the effect with a price".to_owned(),
            all => format!("{blank} of the {all} effects with a price"),
        };
        format!("A deduction that is left blank counts as nil. That is so for {where_}.")
    },
    no_blank_deductions: |all| {
        if all == 1 {
            "For the effect with a price every deduction is filled in.".to_owned()
        } else {
            format!("For all {all} effects with a price every deduction is filled in.")
        }
    },
    due_to_indexing: |benefits, costs| {
        format!(
            "Due to conversion to the project's price level: {benefits} of the benefits and {costs} of the costs."
        )
    },
    beyond_index: |years, last| {
        format!(
            "There is no price index after {last} yet: amounts at prices of {years} are treated as prices of {last}."
        )
    },
    estimated_reach: |groups| {
        format!("Number of people estimated from contacts, visits or households: {groups}.")
    },
    over_capacity: |over| {
        format!(
            "More participants than there is room for: {} in {}, {} participants for {} places.",
            over.line, over.year, over.participants, over.capacity
        )
    },
    and: "and",
    about: |number| format!("about {number}"),
    ratios_heading: "Other ways to look at it",
    ratio: "benefits divided by costs, as above",
    gross_ratio: "gross, before any deduction",
    ratio_cash_only: "costs in cash only, without those in kind",
    ratio_without_transfers: "without transfers",
    ratio_base_case_as_benefit: "avoided costs (base case) counted as a benefit",
    first_year_return: "benefits of the first year only",
    reference_ratio: "reference, stated in the project",
    payback: "paid back after",
    months: |months| if months == "1" { "1 month".to_owned() } else { format!("{months} months") },
    irr: "internal rate (benefits and costs are then equal)",
    a_year: |rate| format!("{rate} a year"),
    costs_per_participant: "costs per participant",
    benefits_per_participant: "benefits per participant",
    starters: "participants, each counted once",
    sector: |sector, gross, net| {
        let beside = match (gross, net) {
            (Some(gross), Some(net)) => format!(", to be laid beside {gross} (gross) and not beside {net}"),
            _ => String::new(),
        };
        format!(
            "For context: {sector} is the average that SEOR found in 2020 for social work in the Netherlands. It is a \
             gross figure{beside}. It comes from 14 cost-benefit analyses among 32 business cases, cannot be \
             generalised, and does not say what this project will bring."
        )
    },
    rounded: |currency| {
        let whole = match currency {
            Some("EUR") => "to whole euros",
            Some("GBP") => "to whole pounds",
            Some("USD") => "to whole dollars",
            Some(_) => "to whole units",
            None => "to one decimal in the tables",
        };
        format!("Amounts are rounded {whole}, so a sum may seem to be out by one.")
    },
    made_with: |version, files, checksum| {
        let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
        format!("Made with impactkaart {version} from {files} (checksum {checksum}).")
    },
};

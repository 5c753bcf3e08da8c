//! The values for a spreadsheet.

use super::{BANDS, Indices, Subject, aim_name, bar_path, significant};
use crate::language::number::percent;
use crate::language::sensitivity::Choice;
use crate::render::csv::Sheet;
use crate::render::json::decimal;
use crate::render::scenarios::subject as in_words;
use impactkaart_core::Decimal;
use impactkaart_core::number::Figure;
use impactkaart_core::sensitivity::{Aim, Certain, Parameter, Target};

/// The values for a spreadsheet: a row for each break-even value, bar and elasticity.
pub(crate) fn rows(subject: &Subject<'_>, sheet: &mut Sheet) {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sensitivity();
    sheet.row(words.csv_heads);
    let name = |parameter: &Parameter| in_words(project, &parameter.varied.path, language);
    let [from, up_to, none, cut] = words.csv_notes;
    for (target, found) in subject.break_even {
        for one in found {
            let parameter = &one.parameter;
            let row = |value: &str, note: &str, sheet: &mut Sheet| {
                sheet.row([
                    words.csv_parts[0],
                    &parameter.varied.path.to_string(),
                    &name(parameter),
                    &aim_name(project, target.aim),
                    &decimal(target.value),
                    &decimal(parameter.stated),
                    &decimal(parameter.lowest),
                    &decimal(parameter.highest),
                    value,
                    "",
                    "",
                    note,
                ]);
            };
            for root in &one.values {
                row(&decimal(root.value), if root.is_lowest { from } else { up_to }, sheet);
            }
            if one.values.is_empty() {
                row("", if one.is_met_everywhere { words.everywhere } else { none }, sheet);
            }
        }
    }
    for (part, bars) in [(words.csv_parts[1], subject.bars), (words.csv_parts[2], subject.groups)] {
        for bar in bars {
            let range = &bar.ranges[0];
            let at =
                |figure: &Figure<Decimal>| figure.defined().map_or_else(String::new, |ratio| decimal(*ratio));
            sheet.row([
                part,
                &bar_path(bar).to_string(),
                &in_words(project, &bar_path(bar), language),
                Aim::Ratio.name(),
                "",
                &decimal(range.parameter.stated),
                &decimal(range.low),
                &decimal(range.high),
                &bar.swing.map_or_else(String::new, decimal),
                &at(&bar.at_low),
                &at(&bar.at_high),
                if bar.is_low_cut || bar.is_high_cut { cut } else { "" },
            ]);
        }
    }
    for (parameter, elasticity) in subject.elasticities.iter().flatten() {
        sheet.row([
            words.csv_parts[3],
            &parameter.varied.path.to_string(),
            &name(parameter),
            Aim::Ratio.name(),
            "",
            &decimal(parameter.stated),
            "",
            "",
            &significant(*elasticity),
            "",
            "",
            "",
        ]);
    }
    for frontier in subject.frontiers {
        let [first, second] = &frontier.parameters;
        for point in &frontier.points {
            let values: Vec<String> = point.second.iter().map(|root| decimal(root.value)).collect();
            sheet.row([
                words.csv_parts[4],
                &format!("{} {}", first.varied.path, second.varied.path),
                &format!("{}; {}", name(first), name(second)),
                &aim_name(project, frontier.target.aim),
                &decimal(frontier.target.value),
                &decimal(point.first),
                "",
                "",
                values.first().map_or("", String::as_str),
                "",
                "",
                &values.get(1..).unwrap_or_default().join("; "),
            ]);
        }
    }
    certainties(subject, sheet);
    for row in subject.screened.iter().flat_map(|screened| &screened.rows) {
        let parameter = &row.range.parameter;
        let note = if row.can_be_left_out { words.can_be_left_out } else { "" };
        for (figure, value) in [("mean_size", row.screened.mean_size), ("spread", row.screened.spread)] {
            sheet.row([
                words.csv_parts[8],
                &parameter.varied.path.to_string(),
                &name(parameter),
                figure,
                "",
                &decimal(parameter.stated),
                &decimal(row.range.low),
                &decimal(row.range.high),
                &significant(value),
                "",
                "",
                note,
            ]);
        }
    }
    let mut told = |part: &str, at: usize, figure: &str, target: &str, numbers: [f64; 3], note: &str| {
        let path = &subject.drawn[at].varied.path;
        let [value, low, high] = numbers.map(significant);
        sheet.row([
            part,
            &path.to_string(),
            &in_words(project, path, language),
            figure,
            target,
            "",
            &low,
            &high,
            &value,
            "",
            "",
            note,
        ]);
    };
    if let Some(Indices { found: Ok(sobol), .. }) = &subject.indices {
        for (list, figure) in [(&sobol.first_order, "first_order"), (&sobol.total, "total")] {
            for (at, index) in list.iter().enumerate() {
                let note = if index.is_distinct() { "" } else { "≈ 0" };
                told(words.csv_parts[6], at, figure, "", [index.index.max(0.0), index.low, index.high], note);
            }
        }
    }
    for (target, worth) in subject.worth {
        for (at, own) in worth.each.iter().enumerate() {
            let ends = [own.value, own.value - 2.0 * own.error, own.value + 2.0 * own.error];
            let note = if own.is_distinct() { "" } else { "≈ 0" };
            told(words.csv_parts[7], at, "evppi", &decimal(*target), ends, note);
        }
    }
    for one in subject.conventions {
        let conventions = &one.conventions;
        let on = |is: bool| if is { "on" } else { "off" };
        let describe = |choice, option: &str, number: &str| {
            format!("{}: {}", (words.choice)(choice), (words.option)(choice, option, number))
        };
        let texts = [
            describe(Choice::Timing, conventions.timing.name(), ""),
            describe(Choice::Rate, conventions.rate.name(), &percent(conventions.rate.rate(), 2, language)),
            describe(
                Choice::Horizon,
                conventions.horizon.name(),
                &project.calendar_year(conventions.horizon.year()).to_string(),
            ),
            describe(Choice::Attribution, on(conventions.attribution), ""),
            describe(Choice::Transfers, on(conventions.transfers), ""),
        ];
        let value = one.ratio.defined().map_or_else(String::new, |ratio| decimal(*ratio));
        sheet.row([
            words.csv_parts[5],
            "",
            &texts.join("; "),
            Aim::Ratio.name(),
            "",
            "",
            "",
            "",
            &value,
            "",
            "",
            "",
        ]);
    }
}

/// A row for each value that meets a target with some certainty, and for each number that does so nowhere or everywhere.
fn certainties(subject: &Subject<'_>, sheet: &mut Sheet) {
    let (language, project) = (subject.base.language, subject.base.project);
    let words = language.sensitivity();
    let [from, up_to, none, _] = words.csv_notes;
    let name = |parameter: &Parameter| in_words(project, &parameter.varied.path, language);
    let mut told = |place: [&str; 4], target: &Target, certain: &Certain, certainty: Decimal| {
        let [part, paths, names, now] = place;
        let certainty = (words.certain)(&percent(certainty, 2, language));
        let mut row = |value: &str, [low, high]: [Option<f64>; 2], met: &str| {
            let [low, high] = [low, high].map(|end| end.map_or_else(String::new, significant));
            let (figure, wanted) = (aim_name(project, target.aim), decimal(target.value));
            let note = format!("{certainty}; {met}");
            sheet.row([part, paths, names, &figure, &wanted, now, &low, &high, value, "", "", &note]);
        };
        for edge in &certain.edges {
            row(&significant(edge.value), edge.interval, if edge.is_lowest { from } else { up_to });
        }
        if certain.edges.is_empty() {
            row("", [None, None], if certain.at_lowest { words.everywhere } else { none });
        }
    };
    for (target, rows) in subject.certain {
        for (parameter, certain) in rows {
            let (Some(certain), Some(certainty)) = (certain, subject.certainty) else { continue };
            let (path, now) = (parameter.varied.path.to_string(), decimal(parameter.stated));
            told([words.csv_parts[9], &path, &name(parameter), &now], target, certain, certainty);
        }
    }
    for frontier in subject.frontiers {
        let paths = frontier.parameters.each_ref().map(|one| one.varied.path.to_string()).join(" ");
        let names = frontier.parameters.each_ref().map(name).join("; ");
        for (point, certain) in frontier.points.iter().zip(&frontier.bands) {
            for (certain, part) in certain.iter().flatten().zip(BANDS) {
                let place = [words.csv_parts[10], &paths, &names, &decimal(point.first)];
                told(place, &frontier.target, certain, Decimal::new(part.into(), 2));
            }
        }
    }
}

//! A chart of points in letters: what stands across and up, and where each series is.

use super::wrap::{width_of, wrap};
use crate::render::document::{Chart, Series};

/// How many letters a chart is wide at most, and how many lines high, without its axes.
const WIDEST: usize = 60;
const HEIGHT: usize = 14;

/// The lines of a chart, at most `width` letters wide.
pub(in crate::render) fn chart(chart: &Chart, width: usize) -> Vec<String> {
    let [low, high] = chart.up.ends.each_ref();
    let head = width_of(low).max(width_of(high));
    // The axis, and the first and last column.
    let wide = width.saturating_sub(head + 3).clamp(10, WIDEST);
    let mut letters = vec![vec![' '; wide + 1]; HEIGHT + 1];
    // The first series is the most important: it is drawn last.
    for series in chart.series.iter().rev() {
        draw(series, &mut letters);
    }
    let mut lines = wrap(&chart.up.name, width);
    for (row, letters) in letters.iter().enumerate() {
        let end = match row {
            0 => high.as_str(),
            HEIGHT => low.as_str(),
            _ => "",
        };
        let tick = if end.is_empty() { '│' } else { '┤' };
        let text: String = letters.iter().collect();
        lines.push(format!("{}{end} {tick}{}", " ".repeat(head - width_of(end)), text.trim_end()));
    }
    let below = " ".repeat(head + 1);
    lines.push(format!("{below}└{}", "─".repeat(wide + 1)));
    let [left, right] = chart.across.ends.each_ref();
    let room = (wide + 1).saturating_sub(width_of(left) + width_of(right));
    let spare = room.saturating_sub(width_of(&chart.across.name));
    if spare > 1 {
        let (before, after) = (" ".repeat(spare / 2), " ".repeat(spare - spare / 2));
        lines.push(format!("{below} {left}{before}{}{after}{right}", chart.across.name));
    } else {
        // A name that is longer than what is left between the ends stands below them.
        lines.push(format!("{below} {left}{}{right}", " ".repeat(room)));
        lines.extend(wrap(&chart.across.name, width));
    }
    lines
}

fn draw(series: &Series, letters: &mut [Vec<char>]) {
    let wide = letters[0].len() - 1;
    let place = |[across, up]: [f64; 2]| {
        let along = |part: f64, most: usize| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to most")]
            #[expect(clippy::cast_precision_loss, reason = "a few letters")]
            let at = (part.clamp(0.0, 1.0) * most as f64).round() as usize;
            at
        };
        (along(across, wide), HEIGHT - along(up, HEIGHT))
    };
    if series.is_joined {
        for pair in series.points.windows(2) {
            let ((from, _), (to, _)) = (place(pair[0]), place(pair[1]));
            let steps = to.saturating_sub(from);
            for step in 0..=steps {
                #[expect(clippy::cast_precision_loss, reason = "a few letters")]
                let part = step as f64 / steps.max(1) as f64;
                let up = pair[0][1] + part * (pair[1][1] - pair[0][1]);
                letters[place([0.0, up]).1][from + step] = '·';
            }
        }
    }
    for point in &series.points {
        let (column, row) = place(*point);
        letters[row][column] = series.mark;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::document::Axis;

    #[test]
    fn points_stand_where_they_are_and_a_line_joins_them() {
        let axis =
            |name: &str, low: &str, high: &str| Axis { name: name.into(), ends: [low.into(), high.into()] };
        let content = Chart {
            across: axis("people", "0", "10"),
            up: axis("price", "€ 0", "€ 100"),
            series: vec![
                Series { mark: '●', points: vec![[0.0, 0.0], [1.0, 1.0]], is_joined: true },
                Series { mark: '5', points: vec![[0.5, 0.0], [0.0, 0.0]], is_joined: false },
            ],
        };
        let drawn = chart(&content, 80);
        assert_eq!(drawn[0], "price");
        // The first series is on top of the second where they meet.
        assert_eq!(drawn[1], format!("€ 100 ┤{}··●", " ".repeat(58)));
        assert_eq!(drawn[15], format!("  € 0 ┤●··{}5", " ".repeat(27)));
        assert_eq!(drawn[16], format!("      └{}", "─".repeat(61)));
        assert!(
            drawn[17].starts_with("       0") && drawn[17].ends_with("10") && drawn[17].contains(" people ")
        );
        // Where there is less room it is narrower.
        assert!(chart(&content, 40).iter().all(|line| line.chars().count() <= 40));
    }
}

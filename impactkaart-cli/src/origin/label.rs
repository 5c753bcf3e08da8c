//! What the numbers of a result are called.

use super::{At, Made, steps_of};
use crate::figure::{FigurePath, Segment, at};
use crate::language::figure::word_of as figure_word;
use crate::language::number::{percent, plain};
use crate::language::origin::word_of;
use crate::render::scenarios::subject as in_words;
use impactkaart_core::Decimal;
use impactkaart_core::scenario::Path;

impl Made<'_> {
    /// What a number of the result is called: the words of its path.
    pub(super) fn label(&self, path: &FigurePath) -> String {
        if let Some(pieces) = self.of_frontier(&steps_of(path)) {
            return capitalised(&pieces.join(", "));
        }
        let mut pieces: Vec<String> = Vec::new();
        for (index, segment) in path.0.iter().enumerate() {
            let here = FigurePath(path.0[..=index].to_vec());
            let piece = match segment {
                Segment::Index(place) => self.item(&here, *place),
                Segment::Key(key) if key.parse::<Decimal>().is_ok() => {
                    self.of_number(key, path.0.get(index.saturating_sub(1)))
                }
                Segment::Key(key) if is_among_parameters(&path.0[..index]) => {
                    match key.parse::<Path>().ok().zip(self.project()) {
                        Some((path, project)) => in_words(project, &path, self.language),
                        None => key.clone(),
                    }
                }
                // The index itself, not the number of a point.
                Segment::Key(key) if key == "chance" && path.keys().next() == Some("information") => {
                    self.words().mere_chance.to_owned()
                }
                Segment::Key(key) if key == "index" && path.keys().next() == Some("sobol") => String::new(),
                Segment::Key(key) => match (word_of(key, self.language), figure_word(key)) {
                    (Some(word), _) => word.to_owned(),
                    (None, Some(word)) => word.label(self.language).to_owned(),
                    (None, None) => key.replace('_', " "),
                },
            };
            if !piece.is_empty() {
                pieces.push(piece);
            }
        }
        capitalised(&pieces.join(", "))
    }

    /// What a value of a frontier is called: it stands in lists of lists, whose numbers tell nobody which it is.
    fn of_frontier(&self, keys: &[At<'_>]) -> Option<Vec<String>> {
        let [At::K("frontiers"), At::I(which), rest @ ..] = keys else { return None };
        let row = &self.values["frontiers"][which];
        let parameter = |at: usize| -> Option<String> {
            let path = row["parameters"][at].as_str()?.parse().ok()?;
            Some(in_words(self.project()?, &path, self.language))
        };
        let (one, other) = (parameter(0)?, parameter(1)?);
        let words = self.words();
        let mut pieces = vec![(words.frontier_of)(&one, &other)];
        let point = |at: &usize| (words.point)(&(at + 1).to_string());
        match rest {
            [At::K("points"), At::I(at), At::I(0)] => pieces.extend([point(at), one]),
            [At::K("points"), At::I(at), At::I(1), At::I(root)] => {
                pieces.extend([point(at), other]);
                // Seldom more than one.
                let roots = row["points"][at][1].as_array().map_or(1, Vec::len);
                pieces.extend((roots > 1).then(|| (root + 1).to_string()));
            }
            [At::K("at_certainty"), At::I(at), At::I(which), ends @ ..] => {
                let share = row["certainties"][which].as_str()?.parse().ok()?;
                pieces.extend([point(at), other, (words.with_certainty)(&percent(share, 2, self.language))]);
                if let [.., At::K("interval"), At::I(end)] = ends {
                    let word = word_of("interval", self.language).unwrap_or_default();
                    pieces.push(format!("{word} {}", end + 1));
                }
            }
            _ => return None,
        }
        Some(pieces)
    }

    /// What a key is called that is a number: the part of a quantile, or a target.
    fn of_number(&self, key: &str, holder: Option<&Segment>) -> String {
        let Ok(number) = key.parse::<Decimal>() else { return key.to_owned() };
        match holder {
            Some(Segment::Key(holder)) if holder == "quantiles" || holder == "drawn" => {
                percent(number, 2, self.language)
            }
            Some(_) => plain(number, self.language),
            None => key.to_owned(),
        }
    }

    /// What an item of a list is called: what it is about, or its number from 1.
    fn item(&self, path: &FigurePath, place: usize) -> String {
        let item = at(self.values, path);
        let about = item.and_then(|item| {
            ["parameter", "name", "what", "path"].iter().find_map(|key| Some((*key, item[key].as_str()?)))
        });
        let in_words = |text: &str| match text.parse::<Path>().ok().zip(self.project()) {
            Some((path, project)) => in_words(project, &path, self.language),
            None => text.to_owned(),
        };
        match about {
            Some(("parameter" | "what", text)) => {
                // Two go together.
                let second = item.and_then(|item| item["parameter_2"].as_str()).map(in_words);
                std::iter::once(in_words(text)).chain(second).collect::<Vec<_>>().join("; ")
            }
            Some(("name", text)) => format!("\"{text}\""),
            Some((_, text)) => text.to_owned(),
            // What is worth knowing is told for each target.
            None if path.keys().next() == Some("information") => {
                let target = item.and_then(|item| item["target"].as_str()?.parse().ok());
                let word = word_of("target", self.language).unwrap_or_default();
                target.map_or_else(String::new, |target| format!("{word} {}", plain(target, self.language)))
            }
            None => (place + 1).to_string(),
        }
    }
}

/// Whether the keys at a place are parameters: those that hold something for each of them.
fn is_among_parameters(before: &[Segment]) -> bool {
    match before {
        [.., Segment::Key(end), Segment::Key(holder)] if holder == "values" => {
            end == "best" || end == "worst"
        }
        [.., Segment::Key(holder)] => {
            ["elasticities", "first_order", "total", "each"].contains(&holder.as_str())
        }
        _ => false,
    }
}

/// With a capital letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

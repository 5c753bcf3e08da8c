use super::ListedPrice;
use impactkaart_core::nearest;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The prices in which every word occurs, those first in whose name or id all of them do.
pub(super) fn search<'l>(list: &'l [ListedPrice], words: &[String]) -> Vec<&'l ListedPrice> {
    let words: Vec<String> = words.iter().flat_map(|word| terms(word)).collect();
    let holds = |texts: &mut dyn Iterator<Item = &str>| {
        let text = bare(&texts.collect::<Vec<_>>().join(" "));
        words.iter().all(|word| text.contains(word))
    };
    let mut hits: Vec<_> = list.iter().filter(|price| holds(&mut price.texts())).collect();
    // The id and the names come first among the texts.
    hits.sort_by_key(|price| !holds(&mut price.texts().take(3)));
    hits
}

/// For each word that occurs nowhere, the word of the list that is nearest to it.
pub(super) fn nearest(list: &[ListedPrice], words: &[String]) -> Vec<String> {
    let known: BTreeSet<String> =
        list.iter().flat_map(|price| price.texts().flat_map(terms).collect::<Vec<_>>()).collect();
    let unknown = words
        .iter()
        .flat_map(|word| terms(word))
        .filter(|word| !known.iter().any(|known| known.contains(word)));
    let near = unknown
        .filter_map(|word| nearest::nearest(&word, known.iter().map(String::as_str)).map(str::to_owned));
    near.collect()
}

/// The words of a text, bare; `prices:` before an id is no part of it.
fn terms(text: &str) -> Vec<String> {
    let bare = bare(text);
    let bare = bare.strip_prefix("prijzen:").or_else(|| bare.strip_prefix("prices:")).unwrap_or(&bare);
    bare.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | '_' | '-'))
        .map(|word| word.trim_matches(['.', '_', '-']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Without capitals and accents.
fn bare(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::list::list;
    use super::*;

    fn found(words: &[&str]) -> Vec<String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        search(&list(), &words).into_iter().map(|price| price.id.clone()).collect()
    }

    #[test]
    fn every_word_has_to_occur_in_either_language_accents_and_capitals_aside() {
        assert!(found(&["huisarts", "CONSULT"]).contains(&"zin2024.gp_consult_avg".to_owned()));
        assert!(found(&["general practitioner"]).contains(&"zin2024.gp_consult_avg".to_owned()));
        assert_eq!(found(&["rontgenonderzoek"]), found(&["Röntgenonderzoek"]));
        assert_eq!(found(&["prijzen:zin2024.gp_consult_avg"]), ["zin2024.gp_consult_avg"]);
        assert!(found(&["huisarts", "gevangenis"]).is_empty());
        assert_eq!(found(&[]).len(), list().len());
    }

    #[test]
    fn a_word_that_does_not_occur_gets_the_nearest_one() {
        assert_eq!(nearest(&list(), &["huisards".to_owned()]), ["huisarts"]);
        assert!(nearest(&list(), &["qqqq".to_owned()]).is_empty());
    }
}

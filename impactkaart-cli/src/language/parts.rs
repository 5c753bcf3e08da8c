//! The words of runs that are divided into parts.

use super::Language;
use impactkaart_core::evaluate::Differs;

/// What is wrong, and what to do about it.
pub(crate) type Told = (String, &'static str);

/// All words of parts in one language.
pub(crate) struct PartWords {
    pub(crate) stopped: fn(done: &str, all: &str) -> Told,
    pub(crate) unreadable: fn(name: &str, why: &str) -> Told,
    pub(crate) not_there: &'static str,
    pub(crate) no_part: fn(name: &str) -> Told,
    pub(crate) other_request: fn(name: &str, first: &str) -> Told,
    pub(crate) other_version: fn(name: &str, made_with: &str) -> Told,
    pub(crate) other_run: fn(name: &str, Differs) -> Told,
    pub(crate) damaged: fn(name: &str) -> Told,
    pub(crate) overlap: fn(name: &str, other: &str, units: &str) -> Told,
    pub(crate) missing: fn(units: &str) -> Told,
    pub(crate) point: fn(point: &str) -> Told,
    pub(crate) point_unknown: (&'static str, &'static str),
}

impl Language {
    /// The words of parts.
    pub(crate) fn parts(self) -> &'static PartWords {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

static EN: PartWords = PartWords {
    stopped: |done, all| {
        (
            format!("stopped after {done} of the {all} points of this part; nothing was written"),
            "make it again, or divide into more parts, so that less is lost",
        )
    },
    unreadable: |name, why| (format!("{name} cannot be read: {why}"), "name the files that --part wrote"),
    not_there: "there is no such file",
    no_part: |name| (format!("{name} is no part of a run"), "make parts with `--part 1/4 -o part1.json`"),
    other_request: |name, first| {
        (
            format!("{name} answers another question than {first}"),
            "give all parts the same flags and merge them again",
        )
    },
    other_version: |name, made_with| {
        (
            format!("{name} was made with impactkaart {made_with}"),
            "make all parts and merge them with one version",
        )
    },
    other_run: |name, differs| match differs {
        Differs::Project => (
            format!("{name} was made from another project, or from this one before it was changed"),
            "make it again",
        ),
        Differs::Points => {
            (format!("{name} is about other points"), "make it again with the flags of the others")
        }
        Differs::Questions => {
            (format!("{name} was held against another target"), "make it again with the flags of the others")
        }
    },
    damaged: |name| (format!("{name} is not as it was made, cut off or changed"), "make it again"),
    overlap: |name, other, units| {
        (
            format!("{name} and {other} have {units} points in common"),
            "leave one of them out, or divide by one number",
        )
    },
    missing: |units| (format!("{units} points are in none of the parts"), "add the part that is missing"),
    point: |point| (format!("at the point {point} the project cannot be"), "choose other values"),
    point_unknown: ("the run gave no result", "choose other values"),
};

static NL: PartWords = PartWords {
    stopped: |done, all| {
        (
            format!("gestopt na {done} van de {all} punten van dit deel; er is niets geschreven"),
            "maak het opnieuw, of verdeel in meer delen, dan gaat er minder verloren",
        )
    },
    unreadable: |name, why| {
        (format!("{name} kan niet gelezen worden: {why}"), "noem de bestanden die --deel schreef")
    },
    not_there: "zo'n bestand is er niet",
    no_part: |name| {
        (format!("{name} is geen deel van een berekening"), "maak delen met `--deel 1/4 -o deel1.json`")
    },
    other_request: |name, first| {
        (
            format!("{name} beantwoordt een andere vraag dan {first}"),
            "geef alle delen dezelfde opties en voeg ze opnieuw samen",
        )
    },
    other_version: |name, made_with| {
        (
            format!("{name} is gemaakt met impactkaart {made_with}"),
            "maak alle delen en voeg ze samen met één versie",
        )
    },
    other_run: |name, differs| match differs {
        Differs::Project => (
            format!("{name} is gemaakt van een ander project, of van dit voordat het werd gewijzigd"),
            "maak het opnieuw",
        ),
        Differs::Points => {
            (format!("{name} gaat over andere punten"), "maak het opnieuw met de opties van de andere")
        }
        Differs::Questions => {
            (format!("{name} is naast een ander doel gelegd"), "maak het opnieuw met de opties van de andere")
        }
    },
    damaged: |name| {
        (format!("{name} is niet zoals het gemaakt is, afgekapt of gewijzigd"), "maak het opnieuw")
    },
    overlap: |name, other, units| {
        (
            format!("{name} en {other} hebben {units} punten gemeen"),
            "laat er een weg, of verdeel door één getal",
        )
    },
    missing: |units| {
        (format!("{units} punten zitten in geen van de delen"), "voeg het deel toe dat ontbreekt")
    },
    point: |point| (format!("op het punt {point} kan het project niet bestaan"), "kies andere waarden"),
    point_unknown: ("de berekening gaf geen uitkomst", "kies andere waarden"),
};

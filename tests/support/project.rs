//! Projects to run the command on.

use super::write;
use tempfile::TempDir;

/// The sample projects of `data/projects`.
pub(crate) struct Sample;

impl Sample {
    pub(crate) const ALL: [&'static str; 5] =
        ["klein", "ontmoetingsplek", "wheels_to_meals", "wijkbedrijf_plan", "wijkbedrijf_uitkomst"];

    pub(crate) fn path(name: &str) -> String {
        format!("data/projects/{name}")
    }
}

/// A small English project; `change` may change its files, each a name and a text.
pub(crate) fn small_project(change: impl FnOnce(&mut Vec<(&'static str, String)>)) -> TempDir {
    let mut files = vec![
        ("project.csv", "key,value\nname,Coffee morning\nstart_year,2025\nhorizon,2\ndiscount_rate,0\n".to_owned()),
        ("stakeholders.csv", "id,name,level\nvisitors,Visitors,client\ncity,City,municipality\n".to_owned()),
        ("costs.csv", "id,description,payer,amount\nhost,Host,city,1000\n".to_owned()),
        ("reach.csv", "group,participants,new\nvisitors,100,100\n".to_owned()),
        (
            "effects.csv",
            "id,description,beneficiary,group,share,amount\nless_lonely,Less lonely,visitors,visitors,10%,200\n".to_owned(),
        ),
    ];
    change(&mut files);
    let folder = TempDir::new().expect("a temporary folder can be made");
    for (name, text) in files {
        write(&folder.path().join(name), &text);
    }
    folder
}

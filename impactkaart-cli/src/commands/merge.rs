//! `merge`: the parts of a divided run, worked out anywhere, to the same result as one run.

use super::parts::{self, PartFile};
use super::{cannot_write, say_refusal, simulate, sweep};
use crate::arguments::{Merge, usual_language};
use crate::exit::Exit;
use crate::language::Language;
use crate::output::Output;
use parts::Request;

pub(crate) fn run(asked: &Merge, lang: Option<Language>) -> Exit {
    asked.threads.apply();
    let path = asked.result.output.as_deref();
    let spoken = lang.unwrap_or_else(usual_language);
    let output = match Output::open(path) {
        Ok(output) => output,
        Err(error) => return cannot_write(path, &error, spoken),
    };
    let read: Vec<_> = asked.parts.iter().map(|path| parts::read(path, spoken)).collect();
    let wrong: Vec<_> = read.iter().filter_map(|part| part.as_ref().err()).collect();
    if !wrong.is_empty() {
        for (what, help) in wrong {
            say_refusal(what, help, spoken);
        }
        return Exit::Failed;
    }
    let files: Vec<PartFile> = read.into_iter().flatten().collect();
    let names: Vec<String> = asked.parts.iter().map(|path| path.display().to_string()).collect();
    let Some(request) = files.first().map(|file| file.request.clone()) else { return Exit::Usage };
    // A part of another request would be refused as one of other points; this says it in other words.
    if let Some(other) = files.iter().position(|file| file.request != request) {
        let (what, help) = (spoken.parts().other_request)(&names[other], &names[0]);
        say_refusal(&what, help, spoken);
        return Exit::Failed;
    }
    request.restate();
    let results = files.into_iter().map(|file| file.result).collect();
    let to = parts::MergeTo { format: asked.result.format(), output, path };
    match &request {
        Request::Simulate { wanted, .. } => {
            simulate::merge(&asked.project, wanted, results, &names, to, lang)
        }
        Request::Sweep { .. } => sweep::merge(&asked.project, &request, results, &names, to, lang),
    }
}

//! `starling check`: every fault of profiles and templates at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::{App, Content};
use crate::cli::failure::Failure;
use crate::cli::{output, preview};
use crate::config::ContentConfig;
use crate::fault::{Fault, Faults};
use crate::profile::{self, Origin, Profile};
use crate::question::lint;
use crate::template::Templates;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Profiles, templates, or folders of them [default: what is built in, PROFILES_DIR and TEMPLATES_DIR]
    paths: Vec<PathBuf>,

    /// Also print every statement in every template that fits it, to be read aloud
    #[arg(long)]
    preview: bool,
}

/// What the check looked at and found.
#[derive(Default)]
struct Report {
    faults: Vec<Fault>,
    /// Things worth a look that are no faults.
    notes: Vec<String>,
    /// The sound profiles, each with its file; a built-in one with its id.
    profiles: Vec<(String, Arc<Profile>)>,
    templates: Option<Templates>,
    /// The template folders that were looked at.
    folders: BTreeSet<PathBuf>,
}

pub(super) fn run(args: &Args, folders: ContentConfig) -> Result<(), Failure> {
    let mut report = Report::default();
    let own_templates = folders.templates.clone();
    if args.paths.is_empty() {
        report.loaded(folders);
    } else {
        args.paths.iter().for_each(|path| report.path(path));
    }
    // Profiles are tried with the templates that the bot would use; faults of templates that nobody named are not shown.
    let loaded = || Templates::built_in().reload(own_templates.to_load()).0;
    let templates = report.templates.take().unwrap_or_else(loaded);
    if args.preview {
        let mut text = String::new();
        report.profiles.iter().for_each(|(_, profile)| text += &preview::preview(profile, &templates));
        output::result(text.as_bytes(), None)?;
    }
    for (file, profile) in &report.profiles {
        report.notes.extend(notes(file, profile, &templates));
    }
    output::result(report.text().as_bytes(), None)?;
    if report.faults.is_empty() { Ok(()) } else { Err(Failure::Shown) }
}

impl Report {
    /// Checks what the bot would load.
    fn loaded(&mut self, folders: ContentConfig) {
        self.folders.extend(folders.templates.to_load().map(Path::to_owned));
        let (app, faults) = App::load(folders);
        let content = app.content();
        for profile in content.catalogue.profiles() {
            let file = match content.catalogue.origin(&profile.id) {
                Some(Origin::File(file)) => file.clone(),
                _ => profile.id.to_string(),
            };
            self.profiles.push((file, Arc::clone(profile)));
        }
        let Content { templates, .. } = content.as_ref().clone();
        self.templates = Some(templates);
        self.faults.extend(faults.0);
    }

    /// Checks one path that the person named.
    fn path(&mut self, path: &Path) {
        if let Some(folder) = template_folder(path) {
            self.templates_of(&folder, path);
        } else if path.is_dir() {
            self.folder(path);
        } else {
            match profile::read_file(path) {
                Ok(profile) => self.profiles.push((path.display().to_string(), Arc::new(profile))),
                Err(faults) => self.faults.extend(faults.0),
            }
        }
    }

    /// Checks a folder of templates; of a single file, shows only its own faults.
    fn templates_of(&mut self, folder: &Path, named: &Path) {
        let (templates, faults) = Templates::built_in().reload(Some(folder));
        let own = |fault: &Fault| named.is_dir() || Path::new(&fault.file) == named;
        self.faults.extend(faults.0.into_iter().filter(own));
        self.templates = Some(templates);
        self.folders.insert(folder.to_owned());
    }

    /// Checks a folder of profiles.
    fn folder(&mut self, folder: &Path) {
        let before = (self.profiles.len(), self.faults.len());
        let mut paths: Vec<PathBuf> = match fs::read_dir(folder) {
            Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
            Err(error) => {
                let fault = Fault::new(
                    folder.display().to_string(),
                    format!("the folder cannot be read ({error})"),
                    "Check its name and its permissions.",
                );
                return self.faults.push(fault);
            }
        };
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_file() && profile::is_profile_file(&name) {
                self.path(&path);
            }
        }
        if (self.profiles.len(), self.faults.len()) == before {
            let advice = "Name a folder with profiles (.md, .yaml, .toml, .json, .csv), or one with templates (leads, probes, anchors, scripts).";
            self.faults.push(Fault::new(
                folder.display().to_string(),
                "the folder holds no profile and no template",
                advice,
            ));
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for note in &self.notes {
            text += &format!("note: {note}\n");
        }
        if !self.faults.is_empty() {
            text += &format!("{}\n", Faults(self.faults.clone()));
        }
        let competencies = self.profiles.iter().flat_map(|(_, profile)| &profile.competencies);
        let statements: usize = competencies.map(|competency| competency.statements.len()).sum();
        let counted = |count: usize, what: &str| {
            if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
        };
        let mut looked = Vec::new();
        if !self.profiles.is_empty() || self.folders.is_empty() {
            looked.extend([counted(self.profiles.len(), "sound profile"), counted(statements, "statement")]);
        }
        if !self.folders.is_empty() {
            looked.push(counted(self.folders.len(), "folder") + " of templates");
        }
        text + &format!("{}; {}.\n", looked.join(", "), counted(self.faults.len(), "fault"))
    }
}

/// The folder of templates that a path is or belongs to, if any: the one that holds `leads`, `probes`, `anchors` or `scripts`.
fn template_folder(path: &Path) -> Option<PathBuf> {
    const PARTS: [&str; 4] = ["leads", "probes", "anchors", "scripts"];
    if path.is_dir() {
        let holds = |part: &str| path.join(part).is_dir();
        return PARTS.iter().any(|part| holds(part)).then(|| path.to_owned());
    }
    path.extension().filter(|extension| *extension == "hbs")?;
    let part = path
        .ancestors()
        .find(|folder| folder.file_name().is_some_and(|name| PARTS.iter().any(|part| name == *part)));
    Some(part.and_then(Path::parent).or(path.parent())?.to_owned())
}

/// What the author of a profile may want to know: sections that were left out, statements that the engine is unsure of,
/// and statements that make a question which may not be asked.
fn notes(file: &str, profile: &Profile, templates: &Templates) -> Vec<String> {
    let mut notes: Vec<String> = profile
        .omitted
        .iter()
        .map(|section| {
            format!(
                "{file}:{}: the section `{}` was left out: {}",
                section.line, section.heading, section.reason
            )
        })
        .collect();
    for statement in profile.competencies.iter().flat_map(|competency| &competency.statements) {
        let doubts = statement.phrase.doubts().iter();
        notes.extend(
            doubts.map(|doubt| format!("{file}:{}: `{}`: {}", statement.line, statement.text, doubt.reason)),
        );
    }
    notes.extend(preview::refused(profile, templates).into_iter().map(
        |(line, question, finding): (usize, String, lint::Finding)| {
            format!("{file}:{line}: a question is never asked, since {}: {question}", finding.what)
        },
    ));
    notes
}

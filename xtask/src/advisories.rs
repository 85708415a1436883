//! `cargo xtask advisories`: whether a fault is known in any package of the lock files, the
//! workspace's and that of `fuzz/`.
//!
//! The tests ask no server. What RustSec's advisory database says of our packages stands in
//! the checkout, with the day it is of and the packages that were looked up: a new package
//! fails the test until somebody has. `--from DIR` writes the list anew from a checkout of
//! the database.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use semver::{Version, VersionReq};
use toml::{Table, Value};

use crate::house;
use crate::run::Run;

/// Where the list stands in the checkout.
const FILE: &str = "xtask/advisories.toml";

const HEAD: &str = "\
# What RustSec's advisory database (CC0) says of the packages in Cargo.lock and in that of
# fuzz/, as facts: which versions are mended or were never affected. `cargo xtask advisories
# --from DIR` writes everything but `accepted` anew, from a checkout of the database.
";

/// Reads the command's own arguments and runs it.
///
/// # Errors
/// When a fault is known in a package, or nothing is known of one, or the list cannot be
/// read or written.
pub fn command(mut args: lexopt::Parser) -> Result<()> {
    let mut from = None;
    while let Some(arg) = args.next()? {
        match arg {
            Long("from") => from = Some(PathBuf::from(args.value()?)),
            other => bail!(other.unexpected()),
        }
    }
    if let Some(database) = from {
        let day = Run::new("git")
            .arg("-C")
            .arg(&database)
            .args(["log", "-1", "--format=%cs"])
            .read()?;
        let known = Known {
            as_of: day.trim().to_owned(),
            packages: locked()?.into_iter().map(|(name, _)| name).collect(),
            advisories: Vec::new(),
            accepted: read()?.accepted,
        };
        let file = house::root().join(FILE);
        fs::write(&file, known.read_from(&database)?.written())
            .with_context(|| format!("cannot write {FILE}"))?;
        println!("{}", file.display());
    }
    let known = check()?;
    println!(
        "{} packages, {} advisories looked at: {} accepted, none else applies\n{}",
        known.packages.len(),
        known.advisories.len(),
        known.accepted.len(),
        known.age(SystemTime::now())?
    );
    Ok(())
}

/// Of which day the list is, and how long ago that is. What became known since then no test
/// can say.
///
/// # Errors
/// When the list cannot be read, or names no day.
pub fn age() -> Result<String> {
    read()?.age(SystemTime::now())
}

/// Looks whether a fault is known in a version that we use, or a package has not been looked
/// up.
///
/// # Errors
/// When one is; the message names them all.
pub fn check() -> Result<Known> {
    let known = read()?;
    let problems = known.problems(&locked()?);
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    Ok(known)
}

/// All lock files: `fuzz/` is a workspace of its own.
const LOCKS: [&str; 2] = ["Cargo.lock", "fuzz/Cargo.lock"];

/// The packages of the lock files that are not our own, with their versions.
fn locked() -> Result<BTreeSet<(String, Version)>> {
    let mut found = BTreeSet::new();
    for file in LOCKS {
        let lock = fs::read_to_string(house::root().join(file))
            .with_context(|| format!("cannot read {file}"))?;
        found.extend(packages(&lock).with_context(|| file.to_owned())?);
    }
    Ok(found)
}

fn packages(lock: &str) -> Result<Vec<(String, Version)>> {
    let lock: Table = lock.parse()?;
    let mut found = Vec::new();
    for package in tables(&lock, "package") {
        if package.contains_key("source") {
            let name = text(package, "name")?;
            let version = text(package, "version")?;
            let version = version
                .parse()
                .with_context(|| format!("{name} has the version {version:?}"))?;
            found.push((name, version));
        }
    }
    Ok(found)
}

fn read() -> Result<Known> {
    let list = fs::read_to_string(house::root().join(FILE))
        .with_context(|| format!("cannot read {FILE}"))?;
    Known::parse(&list).with_context(|| FILE.to_owned())
}

/// What the list holds.
#[derive(Debug, PartialEq)]
pub struct Known {
    /// The day of the database.
    as_of: String,
    /// The packages that were looked up in it.
    packages: BTreeSet<String>,
    advisories: Vec<Advisory>,
    /// Advisories that we live with, by their ids, each with the reason.
    accepted: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Advisory {
    id: String,
    package: String,
    /// `unmaintained`, `unsound` or `notice`; nothing for a vulnerability.
    kind: Option<String>,
    patched: Vec<VersionReq>,
    unaffected: Vec<VersionReq>,
}

impl Advisory {
    /// From a table that names it and one that has its versions.
    fn new(named: &Table, kind: &str, versions: &Table) -> Result<Advisory> {
        Ok(Advisory {
            id: text(named, "id")?,
            package: text(named, "package")?,
            kind: named.get(kind).and_then(Value::as_str).map(str::to_owned),
            patched: ranges(versions, "patched")?,
            unaffected: ranges(versions, "unaffected")?,
        })
    }

    fn affects(&self, version: &Version) -> bool {
        let good = self.patched.iter().chain(&self.unaffected);
        !good.into_iter().any(|range| range.matches(version))
    }

    fn of_kind(&self) -> &str {
        self.kind.as_deref().unwrap_or("vulnerable")
    }
}

impl Known {
    fn parse(list: &str) -> Result<Known> {
        let list: Table = list.parse()?;
        let advisories = tables(&list, "advisory").map(|one| Advisory::new(one, "kind", one));
        let accepted =
            tables(&list, "accepted").map(|one| Ok((text(one, "id")?, text(one, "why")?)));
        Ok(Known {
            as_of: text(&list, "as_of")?,
            packages: texts(&list, "packages").map(str::to_owned).collect(),
            advisories: advisories.collect::<Result<_>>()?,
            accepted: accepted.collect::<Result<_>>()?,
        })
    }

    fn age(&self, now: SystemTime) -> Result<String> {
        let day = days_to(&self.as_of)
            .with_context(|| format!("{FILE} is of {:?}, which is no day", self.as_of))?;
        let today = now.duration_since(SystemTime::UNIX_EPOCH)?.as_secs() / 86_400;
        let age = i64::try_from(today)? - day;
        Ok(format!(
            "RustSec's advisories are those of {}, {age} days ago",
            self.as_of
        ))
    }

    fn problems(&self, locked: &BTreeSet<(String, Version)>) -> Vec<String> {
        let mut problems = Vec::new();
        let mut met = BTreeSet::new();
        for (name, version) in locked {
            if !self.packages.contains(name) {
                problems.push(format!("{name} has not been looked up in the advisories"));
            }
            let of_package = self.advisories.iter().filter(|one| one.package == *name);
            for advisory in of_package.filter(|one| one.affects(version)) {
                met.insert(advisory.id.as_str());
                if !self.accepted.contains_key(&advisory.id) {
                    let (id, kind) = (&advisory.id, advisory.of_kind());
                    problems.push(format!("{name} {version} is {kind}: {id}"));
                }
            }
        }
        let idle = self.accepted.keys().filter(|id| !met.contains(id.as_str()));
        problems.extend(idle.map(|id| format!("{id} is accepted and applies to nothing")));
        problems
    }

    /// With the advisories that a checkout of the database has of the packages.
    fn read_from(mut self, database: &Path) -> Result<Known> {
        for name in &self.packages {
            let folder = database.join("crates").join(name);
            let Ok(entries) = fs::read_dir(&folder) else {
                // Nothing is known of most.
                continue;
            };
            let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            files.sort();
            for file in files {
                let said = fs::read_to_string(&file)
                    .with_context(|| format!("cannot read {}", file.display()))?;
                let advisory = advisory(&said).with_context(|| file.display().to_string())?;
                self.advisories.extend(advisory);
            }
        }
        Ok(self)
    }

    fn written(&self) -> String {
        let quoted = |text: &str| Value::from(text).to_string();
        let mut list = format!("{HEAD}\nas_of = {}\npackages = [\n", quoted(&self.as_of));
        for name in &self.packages {
            list.push_str(&format!("    {},\n", quoted(name)));
        }
        list.push_str("]\n");
        for (id, why) in &self.accepted {
            let (id, why) = (quoted(id), quoted(why));
            list.push_str(&format!("\n[[accepted]]\nid = {id}\nwhy = {why}\n"));
        }
        for advisory in &self.advisories {
            let (id, package) = (quoted(&advisory.id), quoted(&advisory.package));
            list.push_str(&format!("\n[[advisory]]\nid = {id}\npackage = {package}\n"));
            if let Some(kind) = &advisory.kind {
                list.push_str(&format!("kind = {}\n", quoted(kind)));
            }
            let both = [
                ("patched", &advisory.patched),
                ("unaffected", &advisory.unaffected),
            ];
            for (name, ranges) in both.into_iter().filter(|(_, ranges)| !ranges.is_empty()) {
                let ranges: Vec<String> =
                    ranges.iter().map(|one| quoted(&one.to_string())).collect();
                list.push_str(&format!("{name} = [{}]\n", ranges.join(", ")));
            }
        }
        list
    }
}

/// Reads a file of the database: TOML in a fence, then prose. Nothing for one that was
/// withdrawn, and for a draft without an id.
fn advisory(file: &str) -> Result<Option<Advisory>> {
    let head = file
        .split_once("```toml")
        .and_then(|(_, rest)| rest.split_once("```"))
        .context("it has no head in TOML")?
        .0;
    let head: Table = head.parse()?;
    let part = |name: &str| head.get(name).and_then(Value::as_table);
    let named = part("advisory").context("it names no advisory")?;
    let is_draft = text(named, "id")?.contains("-0000-");
    if is_draft || named.contains_key("withdrawn") {
        return Ok(None);
    }
    let versions = part("versions").context("it has no versions")?;
    Advisory::new(named, "informational", versions).map(Some)
}

/// Days from 1970-01-01 to a day, in the Gregorian calendar: whole years and the months from
/// March, behind whose last day a leap day stands.
fn days_to(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-').map(str::parse::<i64>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    Some(365 * year + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468)
}

fn tables<'a>(table: &'a Table, name: &str) -> impl Iterator<Item = &'a Table> {
    let list = table.get(name).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_table)
}

fn texts<'a>(table: &'a Table, name: &str) -> impl Iterator<Item = &'a str> {
    let list = table.get(name).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str)
}

fn text(table: &Table, name: &str) -> Result<String> {
    let value = table.get(name).and_then(Value::as_str);
    Ok(value.with_context(|| format!("no {name}"))?.to_owned())
}

fn ranges(table: &Table, name: &str) -> Result<Vec<VersionReq>> {
    texts(table, name)
        .map(|range| {
            range
                .parse()
                .with_context(|| format!("{range:?} is no range of versions"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const FILE_OF_THE_DATABASE: &str = "```toml
[advisory]
id = \"RUSTSEC-2020-0001\"
package = \"shaky\"
date = \"2020-02-03\"
informational = \"unsound\"

[versions]
patched = [\">= 1.2.3, < 2.0.0\", \"^2.0.1\"]
unaffected = [\"< 1.1.0\"]
```

# It shakes

Prose with `code`.
";

    #[test]
    fn no_fault_is_known_in_what_we_use() {
        check().expect("none is");
    }

    /// Those of the fuzzer too, which the workspace does not have.
    #[test]
    fn each_lock_file_is_read() {
        let locked = locked().expect("are read");
        for name in ["yew", "libfuzzer-sys"] {
            assert!(locked.iter().any(|(one, _)| one == name), "{name}");
        }
    }

    #[test]
    fn the_age_is_said() {
        let day = 24 * 60 * 60;
        for (text, days) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2026-10-09", 20_735),
        ] {
            assert_eq!(days_to(text), Some(days), "{text}");
            let known = Known {
                as_of: text.to_owned(),
                packages: BTreeSet::new(),
                advisories: Vec::new(),
                accepted: BTreeMap::new(),
            };
            let after = Duration::from_secs((days as u64 + 50) * day);
            let age = known.age(SystemTime::UNIX_EPOCH + after).expect("a day");
            assert!(age.ends_with(&format!("{text}, 50 days ago")), "{age}");
        }
        assert_eq!(days_to("October"), None);
        age().expect("the list has a day");
    }

    #[test]
    fn the_list_is_as_the_command_writes_it() {
        let list = fs::read_to_string(house::root().join(FILE)).expect("is there");
        let written = read().expect("is read").written();
        assert!(
            written == list.replace("\r\n", "\n"),
            "only the reasons are to be written by hand"
        );
    }

    #[test]
    fn files_of_the_database_are_read_and_written() {
        let database = tempfile::tempdir().expect("a folder");
        let folder = database.path().join("crates/shaky");
        fs::create_dir_all(&folder).expect("a folder");
        let put = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
        put("RUSTSEC-2020-0001.md", FILE_OF_THE_DATABASE);
        let withdrawn =
            FILE_OF_THE_DATABASE.replace("date =", "withdrawn = \"2020-02-04\"\ndate =");
        put("RUSTSEC-2020-0002.md", &withdrawn);
        put(
            "RUSTSEC-0000-0000.md",
            &FILE_OF_THE_DATABASE.replace("2020-0001", "0000-0000"),
        );
        let known = Known {
            as_of: "2020-03-01".to_owned(),
            packages: ["shaky", "steady"].map(str::to_owned).into(),
            advisories: Vec::new(),
            accepted: [("RUSTSEC-2020-0001".to_owned(), "we \"hold\" it".to_owned())].into(),
        };
        let known = known.read_from(database.path()).expect("is read");
        assert_eq!(known.advisories.len(), 1);
        assert_eq!(Known::parse(&known.written()).expect("is read back"), known);
        assert!(advisory("no head").is_err());
    }

    #[test]
    fn faults_are_found() {
        let shaky = advisory(FILE_OF_THE_DATABASE)
            .expect("is read")
            .expect("is one");
        let known = |accepted: &[&str]| Known {
            as_of: String::new(),
            packages: ["shaky", "steady"].map(str::to_owned).into(),
            advisories: vec![shaky.clone()],
            accepted: accepted
                .iter()
                .map(|id| (id.to_string(), String::new()))
                .collect(),
        };
        let locked = |list: &[(&str, &str)]| -> BTreeSet<(String, Version)> {
            let version = |text: &str| text.parse().expect("a version");
            list.iter()
                .map(|(name, is)| (name.to_string(), version(is)))
                .collect()
        };
        for (version, is_bad) in [
            ("1.0.9", false),
            ("1.1.0", true),
            ("1.2.3", false),
            ("2.0.0", true),
            ("2.0.1", false),
            ("3.0.0", true),
        ] {
            let problems = known(&[]).problems(&locked(&[("shaky", version), ("steady", "1.0.0")]));
            assert_eq!(!problems.is_empty(), is_bad, "{version}: {problems:?}");
        }
        let id = "RUSTSEC-2020-0001";
        assert_eq!(
            known(&[id]).problems(&locked(&[("shaky", "1.1.0")])),
            [""; 0]
        );
        // What is accepted in vain, and what nobody looked up.
        assert_eq!(
            known(&[id]).problems(&locked(&[("shaky", "1.2.3")])).len(),
            1
        );
        assert_eq!(known(&[]).problems(&locked(&[("new", "1.0.0")])).len(), 1);
    }
}

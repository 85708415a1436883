//! A small sound corpus as data files, to break one thing at a time.

use threatline::model::check::{Languages, Problem, check};
use threatline::model::load::Loaded;

pub const SOURCES: &str = r#"[[source]]
id = "report"
kind = "official-report"
language = "en"
year = 2025
period = "2025"
title = "The report"
short = "Report"
publisher = "The service"
note = { en = "A report.", nl = "Een verslag.", fr = "Un rapport." }
sections = [
  { id = "threat", title = "The threat", pages = [3, 5] },
  { id = "figures", title = "Figures", pages = [42] },
  { id = "web", title = "On the web" },
]

[[source]]
id = "report-nl"
kind = "official-report"
language = "nl"
year = 2025
period = "2025"
edition_of = "report"
title = "Het verslag"
short = "Verslag"
publisher = "De dienst"
note = { en = "Its Dutch edition.", nl = "De Nederlandse editie.", fr = "L'édition néerlandaise." }
sections = [{ id = "threat", title = "De dreiging", pages = [3, 5] }]
"#;

pub const VOCABULARY: &str = r#"[[theme]]
id = "russia"
family = "foreign"
name = { en = "Russia", nl = "Rusland", fr = "Russie" }

[[theme]]
id = "russia.drones"
family = "foreign"
name = { en = "Drones", nl = "Drones", fr = "Drones aériens" }

[[topic]]
id = "drones"
theme = "russia.drones"
title = { en = "Drone sightings", nl = "Dronemeldingen", fr = "Signalements" }

[[topic]]
id = "clearances"
theme = "russia"
title = { en = "Clearances", nl = "Machtigingen", fr = "Habilitations" }

[[term]]
id = "nsa"
name = { en = "National Security Authority", nl = "Nationale Veiligheidsoverheid", fr = "Autorité nationale de sécurité" }
text = { en = "It issues clearances.", nl = "Ze levert machtigingen af.", fr = "Elle délivre des habilitations." }
at = [{ source = "report", section = "web", find = "authority" }]

[[term]]
id = "rung"
name = { en = "Rung", nl = "Sport", fr = "Échelon" }
text = { en = "Our own word.", nl = "Ons eigen woord.", fr = "Notre propre mot." }
note = true

[[tour]]
id = "main"
title = { en = "The story", nl = "Het verhaal", fr = "Le récit" }
intro = { en = "In two steps.", nl = "In twee stappen.", fr = "En deux étapes." }
[[tour.chapters]]
years = "2025"
title = { en = "Autumn", nl = "Herfst", fr = "Automne" }
steps = [
  { event = "first-drone" },
  { event = "last-drone", text = { en = "The end.", nl = "Het einde.", fr = "La fin." } },
]
"#;

pub const EVENTS: &str = r#"[[event]]
id = "first-drone"
date = "2025-10~"
date_words = { en = "mid-October 2025", nl = "midden oktober 2025", fr = "mi-octobre 2025" }
kind = "incident"
themes = ["russia.drones"]
topics = ["drones"]
title = { en = "First drone", nl = "Eerste drone", fr = "Premier drone" }
summary = { en = "It flew.", nl = "Hij vloog.", fr = "Il a volé." }
place = { en = "Brussels", nl = "Brussel", fr = "Bruxelles" }
casualties = { killed = 0, note = { en = "several", nl = "enkele", fr = "plusieurs" } }
at = [
  { source = "report", section = "threat", page = 4, find = "first drone" },
  { source = "report-nl", section = "threat", find = "eerste drone" },
]
note = { en = "Our note.", nl = "Onze noot.", fr = "Notre note." }

[[event]]
id = "last-drone"
date = "2025-11"
kind = "incident"
themes = ["russia.drones"]
title = { en = "Last drone", nl = "Laatste drone", fr = "Dernier drone" }
summary = { en = "It fell.", nl = "Hij viel.", fr = "Il est tombé." }
at = [{ source = "report", section = "figures", page = 43, find = "last drone" }]
"#;

pub const STATEMENTS: &str = r#"[[statement]]
id = "drones-2025"
topic = "drones"
year = 2025
kind = "assessment"
gist = { en = "Another drone: likely.", nl = "Nog een drone: waarschijnlijk.", fr = "Un autre drone : probable." }
text = { en = "The service holds it likely.", nl = "De dienst acht het waarschijnlijk.", fr = "Le service le juge probable." }
at = [{ source = "report", section = "threat", find = "likely" }]
note = { en = "A note.", nl = "Een noot.", fr = "Une note." }
[statement.likelihood]
rung = "likely"
term = { en = "likely", nl = "waarschijnlijk" }
of = { en = "another drone", nl = "nog een drone", fr = "un autre drone" }
horizon = "not-stated"
[statement.change]
since = 2024
sign = "raised"
words = { en = "slight increase" }

[[comparison]]
topic = "clearances"
a = 2024
b = 2025
sources = ["report"]
sign = "not-comparable"
reason = { en = "They count others.", nl = "Ze tellen anderen.", fr = "Ils en comptent d'autres." }
"#;

pub const FIGURES: &str = r#"[[series]]
id = "issued"
topic = "clearances"
themes = ["russia"]
title = { en = "Issued", nl = "Afgeleverd", fr = "Délivrées" }
unit = "count"
population = { en = "clearances", nl = "machtigingen", fr = "habilitations" }
note = { en = "A note.", nl = "Een noot.", fr = "Une note." }
[[series.value]]
date = "2024"
value = 319101
qualifier = "derived"
arithmetic = "335503 / 1.0514"
at = [{ source = "report", section = "figures", find = "5.14" }]
[[series.value]]
date = "2025"
value = 335503
qualifier = "exact"
conflicts = true
note = { en = "In English.", nl = "In het Engels.", fr = "En anglais." }
at = [{ source = "report", section = "figures", find = "335,503" }]
[[series.value]]
date = "2025"
value = 335530
qualifier = "exact"
conflicts = true
at = [{ source = "report-nl", section = "threat", find = "335.530" }]

[[divergence]]
id = "issued-differently"
kind = "editions"
weight = "conclusion"
themes = ["russia"]
title = { en = "Two numbers", nl = "Twee getallen", fr = "Deux nombres" }
differs = { en = "The last digits.", nl = "De laatste cijfers.", fr = "Les derniers chiffres." }
about = ["issued", "drones-2025"]
side = [
  { at = { source = "report", section = "figures", find = "335,503" }, words = "335,503 clearances … in one year" },
  { at = { source = "report-nl", section = "threat" }, absent = true },
]

[[omission]]
source = "report"
section = "web"
what = { en = "An address", nl = "Een adres", fr = "Une adresse" }
reason = "contact"
"#;

pub const FORWARDS: &str = r#"[[forward]]
from = "a-drone"
to = "first-drone"
"#;

/// The files by name, in the order in which a folder would list them.
pub const FILES: [(&str, &str); 6] = [
    ("events.toml", EVENTS),
    ("figures.toml", FIGURES),
    ("forwards.toml", FORWARDS),
    ("sources.toml", SOURCES),
    ("statements.toml", STATEMENTS),
    ("vocabulary.toml", VOCABULARY),
];

/// One change to one file. An empty `old` adds at the file's end.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    pub file: &'static str,
    pub old: &'static str,
    pub new: &'static str,
}

/// The files with `changes` made.
///
/// # Panics
/// When the text to change does not stand in its file exactly once.
pub fn changed(changes: &[Change]) -> Vec<(&'static str, String)> {
    let mut files: Vec<(&str, String)> = FILES
        .into_iter()
        .map(|(name, text)| (name, text.to_owned()))
        .collect();
    for change in changes {
        let (_, text) = files
            .iter_mut()
            .find(|(name, _)| *name == change.file)
            .unwrap_or_else(|| panic!("no file {}", change.file));
        if change.old.is_empty() {
            text.push_str(change.new);
        } else {
            let count = text.matches(change.old).count();
            assert_eq!(count, 1, "`{}` in {}", change.old, change.file);
            *text = text.replace(change.old, change.new);
        }
    }
    files
}

pub fn load(files: &[(&str, String)]) -> Loaded {
    let mut loaded = Loaded::default();
    for (name, text) in files {
        loaded.add(name, text);
    }
    loaded
}

/// Every problem in the files: those of reading, then those of the records.
pub fn problems(files: &[(&str, String)], languages: Languages) -> Vec<Problem> {
    let mut loaded = load(files);
    let found = check(&loaded.data, &loaded.origins, languages);
    loaded.problems.extend(found);
    loaded.problems
}

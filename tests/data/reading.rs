//! From files to records, to bytes and back.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use threatline::app::built_in_corpus;
use threatline::model::check::{Languages, Origin, check};
use threatline::model::load::{Loaded, load_dir};
use threatline::model::{Corpus, Data};

use super::{built_in, small};

#[test]
fn the_built_in_data_has_no_problem() {
    let loaded = built_in::load();
    let mut problems = loaded.problems;
    problems.extend(check(&loaded.data, &loaded.origins, Languages::All));
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "\n{}", list.join("\n"));
    assert!(loaded.files.len() > 10);
    assert!(loaded.files.is_sorted());
}

#[test]
fn every_record_has_its_origin() {
    let Loaded { data, origins, .. } = built_in::load();
    for (kind, records, origins) in [
        ("source", data.sources.len(), &origins.sources),
        ("theme", data.themes.len(), &origins.themes),
        ("topic", data.topics.len(), &origins.topics),
        ("term", data.terms.len(), &origins.terms),
        ("tour", data.tours.len(), &origins.tours),
        ("event", data.events.len(), &origins.events),
        ("statement", data.statements.len(), &origins.statements),
        ("comparison", data.incomparable.len(), &origins.incomparable),
        ("series", data.series.len(), &origins.series),
        ("divergence", data.divergences.len(), &origins.divergences),
        ("omission", data.omissions.len(), &origins.omissions),
        ("forward", data.forwards.len(), &origins.forwards),
    ] {
        assert_eq!(records, origins.len(), "{kind}");
        for origin in origins {
            let file = built_in::folder().join(&origin.file);
            let text = fs::read_to_string(&file).expect("the origin is a file");
            let line = text.lines().nth(origin.line - 1).unwrap_or_default();
            assert_eq!(line.trim(), format!("[[{kind}]]"), "{origin:?}");
        }
    }
}

#[test]
fn bytes_hold_what_was_read() {
    let data = built_in::load().data;
    let bytes = data.encode().expect("the data can be written");
    assert_eq!(Data::decode(&bytes).expect("the bytes can be read"), data);
    // What a page carries, so it must not grow by accident.
    assert!(bytes.len() < 2_000_000, "{} bytes", bytes.len());
}

#[test]
fn the_page_carries_the_data_of_the_folder() {
    let page = built_in_corpus();
    // With the white space that it is embedded with.
    let bytes = built_in::load().data.encode_set();
    let bytes = bytes.expect("the data can be written");
    let folder = Corpus::new(Data::decode(&bytes).expect("the bytes can be read"));
    let (page, folder) = (page.0.data(), folder.data());
    // Kind by kind, so that a difference can be read.
    fn same<T: PartialEq + std::fmt::Debug>(page: &[T], folder: &[T]) {
        for (one, other) in page.iter().zip(folder) {
            assert_eq!(one, other);
        }
        assert_eq!(page.len(), folder.len());
    }
    same(&page.events, &folder.events);
    same(&page.statements, &folder.statements);
    same(&page.series, &folder.series);
    same(&page.divergences, &folder.divergences);
    assert_eq!(page, folder);
}

#[test]
fn spoilt_bytes_are_an_error() {
    let bytes = small::load(&small::changed(&[])).data.encode().unwrap();
    for length in 0..bytes.len() {
        assert!(Data::decode(&bytes[..length]).is_err(), "{length} bytes");
    }
}

/// A folder of its own in the folder for test output, removed at the end.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        for (name, bytes) in files {
            let file = path.join(name);
            fs::create_dir_all(file.parent().expect("a file has a folder")).unwrap();
            fs::write(file, bytes).unwrap();
        }
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn reads_all_toml_files_below_a_folder_in_their_order() {
    let theme =
        |id: &str| format!("[[theme]]\nid = \"{id}\"\nfamily = \"foreign\"\nname.en = \"{id}\"\n");
    let folder = Folder::new(
        "order",
        &[
            ("z.toml", theme("last").as_bytes()),
            ("a/b/deep.toml", theme("first").as_bytes()),
            ("m.toml", theme("middle").as_bytes()),
            ("m.txt", b"not [ toml"),
            ("README.md", b"not [ toml"),
        ],
    );
    let loaded = load_dir(&folder.0).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let ids: Vec<&str> = loaded.data.themes.iter().map(|t| t.id.as_str()).collect();
    assert_eq!(ids, ["first", "middle", "last"]);
    let origin = |file: &str| Origin {
        file: file.into(),
        line: 1,
    };
    assert_eq!(
        loaded.origins.themes,
        [origin("a/b/deep.toml"), origin("m.toml"), origin("z.toml")]
    );
    assert_eq!(loaded.files.len(), 3);
}

#[test]
fn a_file_that_is_not_text_is_a_problem_and_the_others_are_read() {
    let folder = Folder::new(
        "not-text",
        &[
            ("bad.toml", b"\xff\xfe[[theme]]"),
            ("good.toml", small::FORWARDS.as_bytes()),
        ],
    );
    let loaded = load_dir(&folder.0).unwrap();
    assert_eq!(loaded.data.forwards.len(), 1);
    let [problem] = &loaded.problems[..] else {
        panic!("{:?}", loaded.problems)
    };
    assert_eq!(problem.origin.file, "bad.toml");
    assert_eq!(problem.origin.line, 1);
    assert_eq!(problem.fault.expected(), "a readable file in UTF-8");
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    assert!(load_dir(&built_in::folder().join("no-such-folder")).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    /// Whatever stands in a file, reading and checking end, and say where.
    #[test]
    fn no_text_is_too_odd_to_read(text in any::<String>()) {
        let mut loaded = Loaded::default();
        loaded.add("odd.toml", &text);
        let _ = check(&loaded.data, &loaded.origins, Languages::All);
        let lines = text.matches('\n').count() + 1;
        for problem in loaded.problems {
            prop_assert!((1..=lines).contains(&problem.origin.line));
        }
    }

    /// A good file cut or garbled anywhere.
    #[test]
    fn no_spoilt_file_is_too_odd_to_read(
        file in 0..small::FILES.len(),
        at in any::<prop::sample::Index>(),
        length in 0..40_usize,
        garbage in "[\\[\\]{}\"=.a\n é]{0,6}",
    ) {
        let mut files = small::changed(&[]);
        let text = &mut files[file].1;
        let bounds: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
        let start = at.index(bounds.len());
        let end = (start + length).min(bounds.len() - 1);
        text.replace_range(bounds[start]..bounds[end], &garbage);
        for problem in small::problems(&files, Languages::All) {
            prop_assert!(problem.origin.line >= 1, "{}", problem);
            prop_assert!(!problem.fault.found().is_empty() && !problem.fault.expected().is_empty());
        }
    }
}

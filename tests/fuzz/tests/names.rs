//! `fuzz/` is a workspace of its own, which nothing here compiles: each target has its file
//! there, which is the same four lines but for the name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use threatline_fuzz::TARGETS;

#[test]
fn libfuzzer_has_each_target() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    let names: BTreeSet<String> = TARGETS.iter().map(|one| one.name.to_owned()).collect();
    assert_eq!(names.len(), TARGETS.len());
    let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).expect("the manifest");
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let bins = manifest["bin"].as_array().expect("programs");
    let bins = bins.iter().map(|bin| {
        let of = |field: &str| bin[field].as_str().unwrap_or_default().to_owned();
        assert_eq!(of("path"), format!("fuzz_targets/{}.rs", of("name")));
        of("name")
    });
    assert_eq!(bins.collect::<BTreeSet<_>>(), names);
    let files = fs::read_dir(fuzz.join("fuzz_targets")).expect("the files");
    assert_eq!(files.count(), names.len());
    for name in names {
        let file = fuzz.join("fuzz_targets").join(&name).with_extension("rs");
        let text = fs::read_to_string(file)
            .expect("a file")
            .replace("\r\n", "\n");
        let wanted = format!(
            "#![no_main]\n\nlibfuzzer_sys::fuzz_target!(|bytes: &[u8]| {{\n    \
             (threatline_fuzz::target(\"{name}\").holds)(bytes);\n}});\n"
        );
        assert_eq!(text, wanted, "{name}");
    }
}

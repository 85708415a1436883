//! The keyboard's table: what handles keys and what lists them read the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use threatline::i18n::{Piece, guide, key_command_name, key_name, messages, scope_name};
use threatline::model::Lang;
use threatline::view::*;

fn press(chord: &Chord) -> Press {
    Press {
        key: chord.key.to_owned(),
        shift: chord.shift,
        control: chord.control,
        alt: false,
    }
}

/// Every key of the table asks for what its row says, and no other row of the
/// same place has it.
#[test]
fn every_key_asks_for_its_command() {
    for shortcut in SHORTCUTS {
        assert!(!shortcut.chords.is_empty(), "{shortcut:?}");
        for chord in shortcut.chords {
            let asked = |press: &Press| key_command(shortcut.scope, press, true);
            assert_eq!(asked(&press(chord)), Some(shortcut.command), "{chord:?}");
            let with_alt = Press {
                alt: true,
                ..press(chord)
            };
            assert_eq!(asked(&with_alt), None, "with Alt: {chord:?}");
            let other = Press {
                control: !chord.control,
                ..press(chord)
            };
            assert_ne!(asked(&other), Some(shortcut.command), "{chord:?}");
        }
    }
}

/// WCAG 2.1.4: switched off, no letter, digit or sign does anything alone, and
/// everything else goes on working.
#[test]
fn letters_and_signs_can_be_switched_off() {
    let mut off = 0;
    for shortcut in SHORTCUTS {
        for chord in shortcut.chords {
            let asked = key_command(shortcut.scope, &press(chord), false);
            let is_sign = chord.key.chars().count() == 1 && chord.key != " " && !chord.control;
            off += usize::from(is_sign);
            let expected = (!is_sign).then_some(shortcut.command);
            assert_eq!(asked, expected, "{chord:?}");
        }
    }
    assert!(off >= 8, "only {off} keys are signs");
    // What a sign alone does can be done otherwise: each of these commands has
    // a button or a menu's item, and those while presenting a named key too.
}

/// Upper case is the same letter, and Shift belongs to a sign.
#[test]
fn case_and_shift_of_signs_do_not_matter() {
    let asked = |key: &str, shift: bool, control: bool| {
        let press = Press {
            key: key.to_owned(),
            shift,
            control,
            alt: false,
        };
        key_command(Scope::Page, &press, true)
    };
    assert_eq!(asked("?", true, false), Some(KeyCommand::OpenSheet));
    assert_eq!(asked("?", false, false), Some(KeyCommand::OpenSheet));
    assert_eq!(asked("/", true, false), Some(KeyCommand::GoToSearch));
    assert_eq!(asked("K", true, true), Some(KeyCommand::OpenPalette));
    assert_eq!(asked("k", false, false), None);
}

/// Within a place no two commands have one name, and no key has none.
#[test]
fn the_sheet_names_everything_apart() {
    for lang in Lang::ALL {
        let m = messages(lang);
        let scopes: BTreeSet<&str> = Scope::ALL.map(|scope| scope_name(scope, m)).into();
        assert_eq!(scopes.len(), Scope::ALL.len(), "{scopes:?}");
        for scope in Scope::ALL {
            let of_scope = SHORTCUTS.iter().filter(|shortcut| shortcut.scope == scope);
            let names: Vec<&str> = of_scope.map(|s| key_command_name(s.command, m)).collect();
            let apart: BTreeSet<&&str> = names.iter().collect();
            assert!(!names.is_empty(), "{scope:?} has no keys");
            assert_eq!(apart.len(), names.len(), "{lang:?} {scope:?}: {names:?}");
        }
        for chord in SHORTCUTS.iter().flat_map(|shortcut| shortcut.chords) {
            assert!(!key_name(chord.key, m).trim().is_empty(), "{chord:?}");
        }
    }
}

/// No component asks a key by its name: it would not stand in the sheet. The
/// exceptions belong to the browser's own controls.
#[test]
fn components_ask_the_table() {
    /// Places that stop a key of the browser's from going further.
    const MAY: &[&str] = &["dialog.rs", "present.rs"];
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let text = fs::read_to_string(&path).expect("a source");
            if text.contains(".key()") && !MAY.contains(&name.as_ref()) {
                found.push(name.into_owned());
            }
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

/// A step of the guide has a place for each control that it names, in every
/// language, and names each.
#[test]
fn the_guide_names_its_controls() {
    for lang in Lang::ALL {
        let tasks = guide(messages(lang));
        let ids: BTreeSet<&str> = tasks.iter().map(|task| task.id).collect();
        assert_eq!(ids.len(), tasks.len());
        for task in &tasks {
            assert!(!task.steps.is_empty(), "{}", task.id);
            for step in &task.steps {
                let places = step.text.matches("{}").count();
                assert_eq!(places, step.labels.len(), "{lang:?}: {}", step.text);
                let named = step.pieces().into_iter();
                let named = named.filter(|piece| matches!(piece, Piece::Label(_)));
                assert_eq!(named.count(), places, "{}", step.text);
            }
        }
    }
}

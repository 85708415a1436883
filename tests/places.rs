//! The journeys ask in each place of `tests/e2e/journeys/places.rs` what must hold
//! everywhere: every view, menu and dialog of the page is among them.

#[path = "data/built_in.rs"]
mod built_in;

use std::fs;
use std::path::Path;

use regex::Regex;
use threatline::view::*;

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The lists of places and of what opens over them, as they are written.
fn lists() -> (String, String) {
    let text = text(&root().join("tests/e2e/journeys/places.rs"));
    let list = |name: &str| {
        let (_, rest) = text.split_once(name).expect("the list is there");
        let (list, _) = rest.split_once("\n];").expect("the list ends");
        list.to_owned()
    };
    (list("pub const PLACES:"), list("pub const OVERLAYS:"))
}

#[test]
fn every_view_is_a_place() {
    let pair = Regex::new(r#"\(\s*"[^"]*",\s*"([^"]*)",?\s*\)"#).expect("a pattern");
    let (places, _) = lists();
    let states: Vec<ViewState> = pair
        .captures_iter(&places)
        .map(|place| {
            let link = format!("v=1{}", &place[1]);
            parse(built_in::corpus(), &link, &ViewState::default()).state
        })
        .collect();
    let is_there = |what: &str, is: &dyn Fn(&ViewState) -> bool| {
        assert!(states.iter().any(is), "no place shows {what}");
    };
    for view in View::ALL {
        is_there(view.word(), &|state| state.view == view);
    }
    for mode in CompareMode::ALL {
        let is_shown = |state: &ViewState| state.view == View::Compare && state.mode == mode;
        is_there(mode.word(), &is_shown);
    }
    is_there("results", &|state| !state.query.is_empty());
    is_there("a slide", &|state| state.present);
    is_there("paper", &|state| state.paper.is_some());
}

#[test]
fn every_menu_and_dialog_is_opened() {
    let dialog = Regex::new(r#"<Dialog\s[^>]*?\bid="([^"]*)""#).expect("a pattern");
    let menu = Regex::new(r#"class="menu-box ([^"]*)""#).expect("a pattern");
    let (_, overlays) = lists();
    let mut folders = vec![root().join("src/app")];
    let (mut dialogs, mut menus, mut all) = (0, 0, 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = text(&path);
            all += text.matches("<Dialog ").count() + text.matches("menu-box").count();
            for id in dialog.captures_iter(&text) {
                let opened = format!("\"#{}[open]\"", &id[1]);
                assert!(overlays.contains(&opened), "no overlay is {opened}");
                dialogs += 1;
            }
            for class in menu.captures_iter(&text) {
                assert!(overlays.contains(&class[1]), "no overlay is {}", &class[1]);
                menus += 1;
            }
        }
    }
    // Written otherwise, one would be looked at by nobody.
    assert_eq!(dialogs + menus, all, "{dialogs} dialogs and {menus} menus");
}

//! The code for a frame in another page.

use threatline::export::EDITION;
use threatline::export::embed::{Embed, HEIGHT_MESSAGE, HOST_SCRIPT, Height, What};
use threatline::model::*;
use threatline::view::{Scheme, View, ViewState, parse};

use super::built_in;

fn shown() -> ViewState {
    ViewState {
        view: View::Compare,
        topic: Some(TopicId::new("jihadism.threat")),
        lang: Lang::Nl,
        present: true,
        ..ViewState::default()
    }
}

/// What is chosen stands in the link, also for a reader whose own choice is another.
#[test]
fn the_link_carries_what_is_chosen() {
    let corpus = Corpus::new(built_in().clone());
    let reader = ViewState {
        lang: Lang::Fr,
        scheme: Scheme::Light,
        ..ViewState::default()
    };
    for lang in [None, Some(Lang::En), Some(Lang::Nl), Some(Lang::Fr)] {
        let embed = Embed {
            lang,
            scheme: Scheme::Dark,
            header: false,
            height: Height::Growing,
            ..Embed::default()
        };
        let parsed = parse(&corpus, &embed.link(&shown()), &reader);
        assert_eq!(parsed.warnings, []);
        let expected = ViewState {
            lang: lang.unwrap_or(reader.lang),
            scheme: Scheme::Dark,
            header: false,
            grow: true,
            present: false,
            ..shown()
        };
        assert_eq!(parsed.state, expected, "{lang:?}");
    }
}

#[test]
fn the_code_is_one_frame_that_names_its_copy() {
    let embed = Embed {
        what: What::View(View::Figures),
        height: Height::Fixed(9),
        ..Embed::default()
    };
    let address = "https://example.org/\"a\"&b<c>.html";
    let code = embed.frame(&shown(), address, &EDITION);
    assert_eq!(code.matches('<').count(), 2, "{code}");
    for part in [
        "src=\"https://example.org/&quot;a&quot;&amp;b&lt;c&gt;.html#v=1&amp;view=figures\"",
        "title=\"Threatline: Cijfers\"",
        // Lower than that nobody can use it.
        "height=\"240\"",
        "loading=\"lazy\"",
        "allow=\"fullscreen; clipboard-write\"",
        EDITION.version,
        EDITION.data_checksum,
    ] {
        assert!(code.contains(part), "{part} is not in {code}");
    }
}

/// The page says what the published script listens for.
#[test]
fn the_script_knows_the_message() {
    assert!(HOST_SCRIPT.contains(&format!("\"{HEIGHT_MESSAGE}\"")));
    assert!(HOST_SCRIPT.contains("contentWindow === source"));
    assert!(HOST_SCRIPT.lines().count() <= 10);
}

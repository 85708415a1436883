//! The views of the small corpus, as files to look at and to compare.

use expect_test::expect_file;
use threatline::export::EDITION;

use super::{page, rendered, small};

/// What stands in the page's main part; the frame around it has a snapshot of
/// its own.
fn main_part(link: &str) -> String {
    let corpus = small();
    let page = page(&corpus, link);
    let main = page.with_id("content").expect("the page has a main part");
    main.pretty()
}

macro_rules! snapshots {
    ($($name:ident: $link:literal;)*) => {$(
        #[test]
        fn $name() {
            expect_file![concat!("../snapshots/", stringify!($name), ".html")]
                .assert_eq(&main_part($link));
        }
    )*};
}

snapshots! {
    home: "";
    home_nl: "lang=nl";
    home_fr: "lang=fr";
    home_of_a_theme: "theme=ember";
    home_filtered: "view=timeline&list=1&theme=ember&event-kind=law&year=2015..2016";
    timeline_as_list: "view=timeline&list=1&from=1930-01-01&to=2026-12-31";
    timeline_of_a_month: "view=timeline&from=2015-06-01&to=2015-06-30";
    event_panel: "view=timeline&list=1&event=quay-fire";
    event_panel_fr: "view=timeline&list=1&event=ember-attack&lang=fr";
    group_panel: "view=timeline&list=1&group=ember:2015-06-01:2015-06-30";
    tour: "view=timeline&list=1&tour=main&step=2";
    tour_at_its_end: "view=timeline&list=1&tour=main&step=9";
    compare: "view=compare";
    compare_nl: "view=compare&lang=nl";
    compare_fr: "view=compare&lang=fr";
    compare_reversed: "view=compare&a=2025&b=2024&theme=northmark";
    compare_same_year: "view=compare&a=2025&b=2025&theme=guild";
    row_stated: "view=compare&theme=northmark&topic=northmark.pressure";
    row_figures: "view=compare&theme=northmark&topic=northmark.drones";
    row_not_comparable: "view=compare&theme=guild&topic=guild.ports";
    row_ladder: "view=compare&theme=ember&topic=ember.threat&sign=raised";
    compare_editions: "view=compare&a=src:review-2025&b=src:review-2025-nl";
    compare_report_and_press: "view=compare&a=src:review-2025&b=src:courier&topic=northmark.drones";
    compare_by_weight: "view=compare&sort=weight";
    matrix: "view=compare&mode=matrix";
    ladder: "view=compare&mode=ladder&scale=icd203";
    ladder_fr: "view=compare&mode=ladder&scale=phia&lang=fr";
    digest: "view=compare&mode=digest";
    row_words: "view=compare&theme=ember&topic=ember.threat&words=1";
    figures: "view=figures";
    divergences: "view=divergences";
    divergences_filtered: "view=divergences&weight=conclusion&record=fire-in-one-edition";
    sources: "view=sources";
    search_results: "view=sources&q=drone";
    search_results_nl: "view=sources&q=EEN&lang=nl";
    search_beside_the_timeline: "view=timeline&list=1&from=2024-01-01&to=2026-12-31&q=drone";
    search_on_the_timeline: "view=timeline&list=1&from=2024-01-01&to=2026-12-31&q=drone&hits=1";
    search_nothing: "view=sources&q=nowhere+drone";
}

/// What *About* says of who can use the page: each word is a promise, and is read before it
/// changes.
#[test]
fn accessibility_statement() {
    for lang in ["en", "nl", "fr"] {
        let page = page(&small(), &format!("view=about&lang={lang}"));
        let sections = page.all().into_iter();
        let statement: Vec<_> = sections
            .filter(|part| part.name == "section" && part.text().contains("WCAG"))
            .collect();
        assert_eq!(statement.len(), 1, "{lang}");
        expect_file![format!("../snapshots/accessibility_statement_{lang}.html")]
            .assert_eq(&statement[0].pretty());
    }
}

/// The whole page, of which nothing but the slide is left.
#[test]
fn present() {
    let page = page(&small(), "tour=main&step=2&present=1&lang=nl");
    expect_file!["../snapshots/present.html"].assert_eq(&page.pretty());
}

/// Header, notices and footer, with what of a link could not be followed.
#[test]
fn link_trouble() {
    let corpus = small();
    let link = "v=9&view=divergences&weight=conclusion&event=gone&from=2014-02-31&zoom=3";
    // The edition is that of the built-in data, which changes by itself.
    let page = rendered(&corpus, link)
        .pretty()
        .replace(EDITION.short_checksum(), "CHECKSUM")
        .replace(EDITION.data_date, "DATE");
    expect_file!["../snapshots/link_trouble.html"].assert_eq(&page);
}

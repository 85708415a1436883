//! What of a comparison fits on one page of paper.

#[path = "data/built_in.rs"]
mod built_in;

use threatline::model::Column;
use threatline::model::compare::{Outcome, compare};
use threatline::view::{DigestLength, RowLength, fit, weightiest};

fn rows(n: usize, text: usize, words: usize) -> Vec<RowLength> {
    vec![RowLength { text, words }; n]
}

#[test]
fn what_has_no_room_is_counted_and_not_squeezed_in() {
    let fits = |rows: Vec<RowLength>, figures: usize| {
        fit(&DigestLength {
            title: 30,
            around: 300,
            rows,
            figures: vec![1; figures],
        })
    };
    let few = fits(rows(15, 170, 40), 3);
    assert_eq!((few.rows, few.figures, few.words), (15, 3, true));
    // The sources' own words give way before a row does.
    let more = fits(rows(25, 170, 40), 3);
    assert_eq!((more.rows, more.words), (25, false));
    let most = fits(rows(200, 170, 0), 100);
    assert!((20..40).contains(&most.rows), "{most:?}");
    // The names of two sources make a title of two lines.
    let titled = |title| {
        let (around, rows, figures) = (300, rows(200, 60, 0), Vec::new());
        let length = DigestLength {
            title,
            around,
            rows,
            figures,
        };
        fit(&length).rows
    };
    assert_eq!(titled(30), titled(50));
    assert!(titled(62) < titled(30), "{}", titled(62));
    assert!((5..12).contains(&most.figures), "{most:?}");
    // Figures alone may have the page.
    assert!(fits(Vec::new(), 100).figures > 30);
    assert_eq!(fits(rows(3, 1_000_000, 0), 0).rows, 0);
    assert_eq!(fits(Vec::new(), 0).rows, 0);
}

/// What moved and where the sides part comes before what is the same; what changes a
/// conclusion before what changes a word.
#[test]
fn the_weightiest_rows_come_first() {
    let corpus = built_in::corpus();
    let still = |outcome| matches!(outcome, Outcome::Unchanged | Outcome::NotComparable);
    let side = |text: &str| text.parse::<Column>().expect("a side");
    for (a, b) in [
        ("2024", "2025"),
        ("src:vsse-2025-en", "src:vsse-2025-nl"),
        ("2025", "src:vsse-2025-en"),
    ] {
        let (a, b) = (side(a), side(b));
        let outlines = compare(corpus, &a, &b).outline();
        let shown: Vec<usize> = (0..outlines.len()).collect();
        let found = weightiest(&outlines, &shown);
        let between = outlines.iter().filter(|row| row.outcome.is_between());
        assert_eq!(found.len(), between.count());
        assert!(found.len() > 10);
        let keys = found.iter().map(|&row| {
            let row = &outlines[row];
            (still(row.outcome), row.weight.is_none(), row.weight)
        });
        assert!(keys.is_sorted(), "{a} and {b}");
    }
}

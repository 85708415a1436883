//! Every place of the page: each view, each state of it worth a look of its own, and each
//! dialog. What must hold everywhere is asked in each of them.

use threatline_e2e::{Page, Result, json};

/// A place with a link of its own: its name in messages, and the link after `#v=1`.
pub const PLACES: &[(&str, &str)] = &[
    ("home", ""),
    ("timeline", "&view=timeline"),
    (
        "timeline of a month",
        "&view=timeline&from=2025-02-01&to=2025-02-28",
    ),
    ("all years", "&view=timeline&from=1928-01-01&to=2026-12-31"),
    ("timeline as a list", "&view=timeline&list=1"),
    (
        "filtered timeline",
        "&view=timeline&theme=jihadism&event-kind=attack&year=2016",
    ),
    ("no events", "&view=timeline&event-kind=call&year=1990"),
    ("event", "&event=villach-attack"),
    ("group", "&group=jihadism:2015-01-01:2015-12-31"),
    ("results", "&q=hamas"),
    ("results on the timeline", "&view=timeline&q=museum&hits=1"),
    ("found in the list", "&view=timeline&list=1&q=museum"),
    ("events of a topic", "&topic=jihadism.threat"),
    ("tour", "&tour=main&step=2"),
    ("slide", "&tour=main&step=2&present=1"),
    ("compare", "&view=compare"),
    ("opened row", "&view=compare&topic=jihadism.threat&words=1"),
    (
        "two sources",
        "&view=compare&a=src:vsse-2025-en&b=src:vsse-2025-nl&sort=weight",
    ),
    ("matrix", "&view=compare&mode=matrix&years=all"),
    ("ladder", "&view=compare&mode=ladder&scale=icd203"),
    ("digest", "&view=compare&mode=digest"),
    ("figures", "&view=figures"),
    ("differences", "&view=divergences&weight=conclusion"),
    ("sources", "&view=sources"),
    ("guide", "&view=guide"),
    ("about", "&view=about"),
    ("handout", "&view=compare&theme=russia&print=view"),
    ("broken link", "&view=compare&topic=no-such-topic&a=1850"),
];

/// Goes to a place without loading the page again, and waits until it is drawn. `rest` is
/// what follows `#v=1` in its link.
pub async fn go(page: &Page, rest: &str) -> Result<()> {
    page.script_with(
        "window.harnessDrawn = false;
         const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => {
             window.harnessDrawn = true;
         }));
         if (location.hash === arguments[0]) return drawn();
         addEventListener('hashchange', drawn, { once: true });
         location.hash = arguments[0];",
        vec![json!(format!("#v=1{rest}"))],
    )
    .await?;
    page.wait_until("the view to be drawn", async || {
        Ok(page.script("return window.harnessDrawn;").await? == json!(true))
    })
    .await
}

/// What opens over a place: a menu or a dialog.
pub struct Overlay {
    pub name: &'static str,
    /// The place, as in [`PLACES`].
    pub at: &'static str,
    /// What a click opens it with; in the page's menu it need not be seen.
    pub by: &'static str,
    pub opened: &'static str,
}

const fn overlay(
    name: &'static str,
    at: &'static str,
    by: &'static str,
    opened: &'static str,
) -> Overlay {
    Overlay {
        name,
        at,
        by,
        opened,
    }
}

/// All menus and dialogs.
pub const OVERLAYS: &[Overlay] = &[
    overlay(
        "page menu",
        "&view=timeline",
        "#page-menu",
        ".page-menu[open] .menu",
    ),
    overlay(
        "filter of events",
        "",
        ".filter-menu > summary",
        ".filter-panel.of-events",
    ),
    overlay(
        "filter of themes",
        "&view=compare",
        ".filter-menu > summary",
        ".filter-panel",
    ),
    overlay(
        "lane menu",
        "&view=timeline",
        ".lane-name",
        ".lane-menu[open] .menu",
    ),
    overlay("tours", "", ".tour-menu > summary", ".tour-menu .menu"),
    overlay(
        "steps of a tour",
        "&tour=main&step=2",
        ".tour-steps > summary",
        ".tour-steps .menu",
    ),
    overlay(
        "cite",
        "&event=villach-attack",
        "#event-panel .cite-button",
        "#cite[open]",
    ),
    overlay(
        "download",
        "&view=compare",
        "#open-download",
        "#download[open]",
    ),
    overlay(
        "embed",
        "&view=compare&topic=jihadism.threat",
        "#open-embed",
        "#embed[open]",
    ),
    overlay("own reports", "", "#add-report", "#own-reports[open]"),
    overlay("palette", "", "#open-palette", "#palette[open]"),
    overlay(
        "term",
        "&event=nsa-new-responsibilities",
        ".summary .term-word",
        ".term-box",
    ),
    overlay(
        "shortcuts",
        "&view=figures",
        "#open-shortcuts",
        "#shortcuts[open]",
    ),
];

/// Goes to an overlay's place, in a language or scheme, and opens it. Whether there is such
/// a thing: a small window has no lanes and folds the filters of the comparison.
pub async fn open_overlay(page: &Page, overlay: &Overlay, reader: &str) -> Result<bool> {
    go(page, &format!("{reader}{}", overlay.at)).await?;
    let is_there = page
        .script_with(
            "const by = document.querySelector(arguments[0]);
             if (!by || !(by.checkVisibility() || by.closest('.menu'))) return false;
             by.click();
             return true;",
            vec![json!(overlay.by)],
        )
        .await?;
    if is_there == json!(true) {
        page.wait_shown(overlay.opened).await?;
    }
    Ok(is_there == json!(true))
}

/// Closes what [`open_overlay`] has opened.
pub async fn close_overlays(page: &Page) -> Result<()> {
    page.script(
        "for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
         for (const menu of document.querySelectorAll('details.menu-box[open]')) menu.open = false;
         document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));",
    )
    .await?;
    page.wait_gone("dialog[open], details.menu-box[open], .term-box")
        .await
}

/// How many items the page's menu has, and as many dialogs or actions behind them.
pub async fn menu_items(page: &Page) -> Result<usize> {
    page.count(ITEMS).await
}

const ITEMS: &str = ".page-menu button.menu-item";

/// Opens the page's menu and chooses the item with this number, from 0. Returns its text.
pub async fn choose_item(page: &Page, at: usize) -> Result<String> {
    page.click("#page-menu").await?;
    page.wait_shown(".page-menu[open] .menu").await?;
    let text = page.texts(ITEMS).await?;
    page.click_nth(ITEMS, at).await?;
    Ok(text.get(at).cloned().unwrap_or_default())
}

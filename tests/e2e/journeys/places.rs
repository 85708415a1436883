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

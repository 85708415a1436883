//! What makes the page easier to use: keys, the palette, the guide, language,
//! colours and text size, and that nothing of it gets in the way.

use std::fs;

use threatline_e2e::{Context, Key, Page, Result, ensure, json};

async fn open(page: &Page, hash: &str) -> Result<()> {
    page.open_file(hash).await?;
    page.wait_started().await
}

/// Presses Ctrl and a letter.
async fn control(page: &Page, letter: &str) -> Result<()> {
    page.session()
        .action_chain()
        .key_down(Key::Control)
        .send_keys(letter)
        .key_up(Key::Control)
        .perform()
        .await?;
    Ok(())
}

/// The sheet opens by its key and by the menu, gives the focus back, and letters
/// and signs can be switched off for good.
pub async fn looks_up_the_keys(page: &Page) -> Result<()> {
    open(page, "#v=1&view=figures").await?;
    page.wait_shown("main h1").await?;
    page.keys("/").await?;
    page.wait_focus("#search").await?;
    // In a field a sign is text.
    page.keys("?").await?;
    page.wait_hash("q=").await?;
    ensure!(
        page.count("#shortcuts").await? == 0,
        "the sheet over typing"
    );
    page.keys(Key::Escape).await?;
    page.script("document.activeElement.blur();").await?;
    page.keys("?").await?;
    page.wait_shown("#shortcuts[open] kbd").await?;
    page.click("#shortcuts .character-keys input").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#shortcuts").await?;
    page.script("document.activeElement.blur();").await?;
    page.keys("?").await?;
    // The menu opens it nevertheless, and says what is off; after a reload too.
    for is_first in [true, false] {
        ensure!(page.count("#shortcuts").await? == 0, "a key that is off");
        page.click(".page-menu summary").await?;
        page.click("#open-shortcuts").await?;
        page.wait_text("#shortcuts", "off").await?;
        let ticked = page.property("#shortcuts .character-keys input", "checked");
        ensure!(ticked.await? == json!(false), "switched on again");
        page.keys(Key::Escape).await?;
        page.wait_gone("#shortcuts").await?;
        if is_first {
            page.reload().await?;
            page.wait_started().await?;
        }
    }
    Ok(())
}

/// One field leads to an event, a language and a dialog, by keys alone; what a
/// screen reader is told of it holds.
pub async fn goes_by_the_palette(page: &Page) -> Result<()> {
    open(page, "#v=1&view=sources").await?;
    page.wait_shown("main h1").await?;
    control(page, "k").await?;
    page.wait_focus("#palette-query").await?;
    page.wait_for("#palette-list [role=option]").await?;
    let marked = "const field = document.querySelector('#palette-query');
         const marked = document.getElementById(field.getAttribute('aria-activedescendant'));
         const chosen = document.querySelectorAll('#palette [role=option][aria-selected=true]');
         const list = document.getElementById(field.getAttribute('aria-controls'));
         return chosen.length === 1 && chosen[0] === marked && list.contains(marked)
           ? marked.querySelector('.palette-label').textContent : null;";
    let first = page.script(marked).await?;
    page.keys(Key::Down).await?;
    page.wait_until("the next one to be marked", async || {
        let next = page.script(marked).await?;
        Ok(next.is_string() && next != first)
    })
    .await?;
    page.keys(Key::Up).await?;
    page.wait_until("the first one to be marked again", async || {
        Ok(page.script(marked).await? == first)
    })
    .await?;
    page.keys("villach").await?;
    page.wait_until("the event to be marked", async || {
        let name = page.script(marked).await?;
        Ok(name.as_str().is_some_and(|name| name.contains("Villach")))
    })
    .await?;
    page.wait_focus("#palette-query").await?;
    page.keys(Key::Enter).await?;
    page.wait_gone("#palette").await?;
    page.wait_hash("event=villach-attack").await?;
    page.wait_focus("#event-title").await?;
    control(page, "k").await?;
    page.wait_focus("#palette-query").await?;
    page.keys("xyzzy").await?;
    page.wait_text("#palette", "No match").await?;
    page.fill("#palette-query", "nederl").await?;
    page.wait_until("the language", async || {
        Ok(page.script(marked).await? == json!("Nederlands"))
    })
    .await?;
    page.keys(Key::Enter).await?;
    page.wait_hash("lang=nl").await?;
    // From the menu, and on to another dialog.
    page.click(".page-menu summary").await?;
    page.click("#open-palette").await?;
    page.wait_focus("#palette-query").await?;
    page.keys("sneltoetsen").await?;
    page.wait_until("the sheet to be marked", async || {
        Ok(page.script(marked).await? == json!("Sneltoetsen"))
    })
    .await?;
    page.keys(Key::Enter).await?;
    page.wait_shown("#shortcuts[open]").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("dialog[open]").await?;
    // Over the pages of a print too; what is chosen then takes their place.
    open(page, "#v=1&view=compare&print=view").await?;
    page.wait_for(".page.is-paper").await?;
    control(page, "k").await?;
    page.wait_focus("#palette-query").await?;
    page.keys("cijfers").await?;
    page.wait_until("the view to be marked", async || {
        Ok(page.script(marked).await? == json!("Cijfers"))
    })
    .await?;
    page.keys(Key::Enter).await?;
    page.wait_for(".series").await?;
    page.wait_gone(".page.is-paper").await
}

/// Comes back as one who has been there before, until what was kept is found. A browser tells
/// another of its processes in its own time what a page has kept, and a page asks once.
async fn comes_again(page: &Page, what: &str, holds: impl AsyncFn() -> Result<bool>) -> Result<()> {
    page.wait_until(what, async || {
        page.goto("about:blank").await?;
        open(page, "").await?;
        holds().await
    })
    .await
}

/// The link's language counts before the one that was chosen, that one before
/// the browser's; the reader stays where they were, and lists are in the order
/// of the language.
pub async fn changes_the_language_in_place(page: &Page) -> Result<()> {
    for view in ["divergences", "sources", "figures", "compare"] {
        open(page, &format!("#v=1&lang=en&view={view}")).await?;
        page.wait_shown("main h1").await?;
        page.script("scrollTo(0, document.documentElement.scrollHeight * 0.6);")
            .await?;
        // A chart that is measured late moves what is below it.
        page.wait_until("the view to have settled", async || {
            let stands = "const [before, now] = [window.stood, JSON.stringify(
                   [...document.querySelectorAll('main section, main svg, main article, main tr')]
                     .map(e => Math.round(e.getBoundingClientRect().top + scrollY)))];
                 window.stood = now;
                 return before === now;";
            Ok(page.script(stands).await? == json!(true))
        })
        .await?;
        // In one go. The button may be out of sight, and a reader's key would not scroll to it.
        page.script(
            // What the page itself goes by: between two other entries a text may have another
            // height in the other language.
            "const entries = '[id], [data-row], article, section, li, tr, h2, h3, p, dt, dd';
             window.entry = [...document.querySelectorAll(entries)].find(e => {
               const box = e.getBoundingClientRect();
               return box.top >= 0 && box.height > 0;
             });
             window.before = entry.getBoundingClientRect().top;
             document.querySelector('.header .lang[lang=fr]').click();",
        )
        .await?;
        page.wait_hash("lang=fr").await?;
        let mut stands = json!(null);
        let waited = page
            .wait_until("the entry to stand where it stood", async || {
                let look = "return [entry.isConnected, document.documentElement.lang,
                     entry.getBoundingClientRect().top - before, scrollY];";
                stands = page.script(look).await?;
                let moved = stands[2].as_f64().is_some_and(|px| px.abs() > 2.0);
                Ok(stands[0] == json!(true) && stands[1] == json!("fr") && !moved)
            })
            .await;
        waited.with_context(|| format!("{view}: {stands}"))?;
    }
    // What was chosen stays; what a link brings does not.
    open(page, "#v=1&lang=nl&view=sources").await?;
    page.wait_text("main h1", "Bronnen").await?;
    // Of two the titles are alike. By script: the page holds its place for a moment after a
    // change, unless the reader moves on, and a driver that scrolls to a button is no reader.
    for (lang, title) in [
        ("nl", "Bronnen"),
        ("fr", "Sources"),
        ("en", "Sources"),
        ("nl", "Bronnen"),
    ] {
        page.script(&format!(
            "document.querySelector('.header .lang[lang={lang}]').click();"
        ))
        .await?;
        page.wait_for(&format!("html[lang={lang}]")).await?;
        page.wait_text("main h1", title).await?;
        // By the browser's own knowledge of the language.
        let sorted = page
            .script(&format!(
                "const names = [...document.querySelectorAll('.term dt')].map(dt => dt.firstChild.textContent);
                 const order = new Intl.Collator('{lang}').compare;
                 return JSON.stringify(names) === JSON.stringify([...names].sort(order))
                   ? names.length : names;"
            ))
            .await?;
        ensure!(sorted.as_u64().is_some_and(|n| n > 5), "{lang}: {sorted}");
    }
    open(page, "#v=1&lang=fr&view=about").await?;
    page.wait_text("main h1", "À propos").await?;
    comes_again(page, "the chosen language", async || {
        Ok(page.text(".tab.is-current").await? == "Overzicht")
    })
    .await
}

/// High contrast and the sizes of the text are choices that stay.
pub async fn sets_colours_and_text(page: &Page) -> Result<()> {
    open(page, "#v=1&view=about").await?;
    page.click(".page-menu summary").await?;
    let size = "return parseFloat(getComputedStyle(document.querySelector('main p')).fontSize);";
    let regular = page.script(size).await?.as_f64().unwrap_or_default();
    for (choice, word) in [("Small, as in print", "compact"), ("Large", "large")] {
        page.click_text(".page-menu label", choice).await?;
        page.wait_for(&format!("html[data-text={word}]")).await?;
        let now = page.script(size).await?.as_f64().unwrap_or_default();
        ensure!(
            (now > regular) == (word == "large") && now != regular,
            "{choice}: {now} px, and {regular} as usual"
        );
    }
    page.click_text(".page-menu label", "High contrast").await?;
    page.wait_hash("scheme=contrast").await?;
    comes_again(page, "the chosen colours and size", async || {
        let chosen = "html[data-scheme=contrast][data-text=large]";
        Ok(page.count(chosen).await? == 1)
    })
    .await?;
    page.wait_hash("").await
}

/// A newcomer is shown the guide once, and nothing is covered.
pub async fn hints_once(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.wait_shown(".hint").await?;
    let over = page
        .script(
            "const hint = document.querySelector('.hint').getBoundingClientRect();
             const main = document.querySelector('main').getBoundingClientRect();
             const header = document.querySelector('.header').getBoundingClientRect();
             return hint.bottom > main.top + 1 || hint.top < header.bottom - 1;",
        )
        .await?;
    ensure!(over == json!(false), "the hint covers something");
    page.click(".hint-guide").await?;
    page.wait_hash("view=guide").await?;
    page.wait_gone(".hint").await?;
    page.back().await?;
    page.wait_gone(".hint").await?;
    comes_again(page, "no hint", async || {
        page.wait_shown(".drawing .item").await?;
        Ok(page.count(".hint").await? == 0)
    })
    .await
}

/// The controls that a task of the guide names.
async fn controls(page: &Page, task: &str) -> Result<Vec<String>> {
    open(page, "#v=1&view=guide").await?;
    page.wait_for(&format!("#guide-{task}")).await?;
    page.texts(&format!("#guide-{task} + .guide-steps .control-name"))
        .await
}

/// The opening view, in the page that is open.
async fn home(page: &Page) -> Result<()> {
    open(page, "#v=1").await?;
    page.wait_shown(".drawing .item").await
}

/// The guide's steps, done as they are written: by the names that stand there.
pub async fn follows_the_guide(page: &Page) -> Result<()> {
    let find = controls(page, "find").await?;
    home(page).await?;
    page.click(&format!(":is([aria-label='{0}'], [title='{0}'])", find[0]))
        .await?;
    page.keys("villach").await?;
    page.wait_shown(".results .hit").await?;
    page.wait_text(".result-ways .primary", &find[1]).await?;
    page.click(".result-ways .primary").await?;
    page.wait_hash("hits=1").await?;
    page.click_text("summary", &find[2]).await?;
    page.wait_shown(".filter-menu[open]").await?;

    let tour = controls(page, "tour").await?;
    home(page).await?;
    page.wait_text(".tour-menu summary", &tour[1]).await?;
    page.click_text("button", &tour[0]).await?;
    page.wait_hash("step=1").await?;
    page.click_text(".tour button", &tour[2]).await?;
    page.wait_hash("step=2").await?;
    page.click_text(".tour button", &tour[3]).await?;
    page.wait_hash("step=1").await?;
    page.wait_text(".tour-steps summary", &tour[4]).await?;
    page.wait_text(".tour-ways", &tour[5]).await?;
    page.click_text(".tour button", &tour[6]).await?;
    page.wait_gone(".tour").await?;

    let compare = controls(page, "compare").await?;
    page.click_text(".tab", &compare[0]).await?;
    page.wait_hash("view=compare").await?;
    page.wait_shown(".year-pair select").await?;
    page.click(".compare-row .topic-button").await?;
    page.wait_shown(".opened .evidence").await?;
    for mode in &compare[1..] {
        page.click_text(".mode", mode).await?;
        page.wait_hash("mode=").await?;
    }

    let cite = controls(page, "cite").await?;
    open(page, "#v=1&event=villach-attack").await?;
    // Behind the word stands what is cited, for who listens.
    page.wait_text("#event-panel .cite-button", &cite[0])
        .await?;
    page.click("#event-panel .cite-button").await?;
    page.wait_text("#cite", &cite[2]).await?;
    page.keys(Key::Escape).await?;

    let download = controls(page, "download").await?;
    home(page).await?;
    page.click(&format!(
        "summary:is([aria-label='{0}'], [title='{0}'])",
        download[0]
    ))
    .await?;
    page.wait_text(".page-menu", &download[1]).await?;
    page.click_text(".page-menu button", &download[3]).await?;
    page.wait_shown("#download[open]").await?;
    page.keys(Key::Escape).await?;

    let embed = controls(page, "embed").await?;
    page.click(&format!(
        "summary:is([aria-label='{0}'], [title='{0}'])",
        embed[0]
    ))
    .await?;
    page.click_text(".page-menu button", &embed[1]).await?;
    for name in &embed[2..] {
        page.wait_text("#embed", name).await?;
    }
    page.keys(Key::Escape).await?;

    let print = controls(page, "print").await?;
    home(page).await?;
    page.click(&format!(
        "summary:is([aria-label='{0}'], [title='{0}'])",
        print[0]
    ))
    .await?;
    page.click_text(".page-menu button", &print[1]).await?;
    for choice in &print[2..] {
        page.wait_text("#app", choice).await?;
    }

    let own = controls(page, "own").await?;
    home(page).await?;
    page.click(&format!(
        "summary:is([aria-label='{0}'], [title='{0}'])",
        own[0]
    ))
    .await?;
    page.click_text(".page-menu button", &own[1]).await?;
    page.wait_text("dialog[open]", &own[2]).await?;
    // The example: the invented report, which is beside the VSSE's then.
    page.click_text("dialog[open] summary", &own[3]).await?;
    page.wait_text("dialog[open] .templates[open]", &own[5])
        .await?;
    page.wait_text("dialog[open] .save-template", &own[4])
        .await?;
    let folder = tempfile::tempdir()?;
    let template = folder.path().join("service-x.json");
    fs::write(&template, include_str!("../../fixtures/service-x.json"))?;
    page.choose_file("#own-file", &template).await?;
    page.wait_text(".own-notice", "4 events and 10 other records")
        .await?;
    page.wait_gone("#own-reports[open]").await?;
    page.click_text(".tab", &own[7]).await?;
    page.wait_for(".item .own-frame").await?;
    page.click_text(".tab", &own[8]).await?;
    page.click_text(".mode", &own[9]).await?;
    page.wait_text(".year-pair", "Service X 2025").await?;
    page.wait_text(".compare-table", "Unknown crews").await?;
    page.wait_text(".compare-table", &own[11]).await?;
    page.click_text(".mode", &own[10]).await?;
    page.wait_text(".ladder", "an attack in the country of Service X")
        .await?;

    let look = controls(page, "look").await?;
    page.click(&format!(
        "summary:is([aria-label='{0}'], [title='{0}'])",
        look[0]
    ))
    .await?;
    for legend in &look[1..] {
        page.wait_text(".page-menu .menu", legend).await?;
    }
    page.keys(Key::Escape).await?;

    let keyboard = controls(page, "keyboard").await?;
    ensure!(
        keyboard[0] == "?" && keyboard[2] == "Ctrl K",
        "{keyboard:?}"
    );
    page.script("document.activeElement.blur();").await?;
    page.keys("?").await?;
    page.wait_text("#shortcuts h2", &keyboard[1]).await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#shortcuts").await?;
    control(page, "k").await?;
    page.wait_text("#palette h2", &keyboard[4]).await?;
    page.keys(Key::Escape).await
}

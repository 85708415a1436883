//! What a reader does with the timeline besides moving it: filter, search, follow,
//! present, and read it on a phone and by keyboard.

use threatline_e2e::{Context, Engine, Frame, Key, Page, Result, Shown, ensure, json};

async fn open(page: &Page, hash: &str) -> Result<()> {
    page.open_file(hash).await?;
    page.wait_started().await?;
    page.wait_gone(".only-wide").await
}

/// How many events the timeline says that it shows.
async fn said_count(page: &Page) -> Result<String> {
    page.text(".timeline-tools .count").await
}

/// Ticks the choice of this name in the filter's menu.
async fn choose(page: &Page, name: &str) -> Result<()> {
    page.wait_until("the choice", async || {
        let ticked = page
            .script_with(
                "const label = [...document.querySelectorAll('.facet label')]
                   .find(label => label.querySelector('span').textContent === arguments[0]);
                 label?.querySelector('input').click();
                 return !!label;",
                vec![json!(name)],
            )
            .await?;
        Ok(ticked == json!(true))
    })
    .await
}

/// Choices narrow the timeline, stand as chips and in the link, and can be taken back.
pub async fn filters_the_timeline(page: &Page) -> Result<()> {
    open(page, "#v=1&view=timeline").await?;
    let all = said_count(page).await?;
    page.click(".filter-menu summary").await?;
    choose(page, "Law").await?;
    page.wait_hash("event-kind=law").await?;
    choose(page, "2015").await?;
    page.wait_hash("year=2015").await?;
    page.wait_until("fewer events", async || Ok(said_count(page).await? != all))
        .await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(".filter-menu[open]").await?;
    // The list has as many rows as the count says.
    page.click(".as-list").await?;
    page.wait_shown(".event-list .event-row").await?;
    let rows = page.count(".event-list .event-row").await?;
    let said = said_count(page).await?;
    ensure!(
        said.starts_with(&format!("{rows} ")),
        "{said:?}, and {rows} rows"
    );
    page.click(".chosen-themes li:last-child button").await?;
    page.wait_until("no year in the link", async || {
        Ok(!page.hash().await?.contains("year="))
    })
    .await?;
    // A filter that hides everything says which of its choices do.
    open(page, "#v=1&view=timeline&event-kind=call&year=1990").await?;
    page.wait_shown(".no-events").await?;
    page.click(".no-events .empty-ways button").await?;
    page.wait_gone(".no-events").await
}

/// The results beside the timeline: found ones stand out, arrows lead through them, and
/// the timeline can show them alone.
pub async fn searches_beside_the_timeline(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.wait_shown(".drawing .item").await?;
    page.click("#search").await?;
    page.keys("museum").await?;
    page.wait_shown(".results .hit mark").await?;
    page.wait_for(".drawing .item.is-dim").await?;
    page.wait_for(".drawing .item:not(.is-dim)").await?;
    // What is found and has no room of its own makes its count stand out.
    page.fill("#search", "paris").await?;
    page.wait_for(".more.is-found[aria-label$=\" found\"]")
        .await?;
    page.fill("#search", "museum").await?;
    page.wait_for(".drawing .item:not(.is-dim)").await?;
    page.wait_focus("#search").await?;
    page.keys(Key::Down).await?;
    page.wait_focus(".hit").await?;
    page.keys(Key::Up).await?;
    page.wait_focus("#search").await?;
    page.click(".result-ways .primary").await?;
    page.wait_hash("hits=1").await?;
    page.wait_gone(".results").await?;
    page.wait_gone(".drawing .item.is-dim").await?;
    page.wait_text(".chosen-themes", "museum").await?;
    // Opening one of them does not lose the others.
    page.click(".drawing .item-button").await?;
    page.wait_shown("#event-title").await?;
    page.wait_hash("hits=1").await?;
    page.click("#search").await?;
    page.keys(Key::Escape).await?;
    page.wait_until("no query", async || Ok(!page.hash().await?.contains("q=")))
        .await
}

/// Every tour is offered, every step has a name, and the end leads on.
pub async fn chooses_a_tour(page: &Page) -> Result<()> {
    open(page, "").await?;
    // What is said stands only for a moment.
    page.script(
        "window.said = [];
         const announcer = document.querySelector('#announcer');
         new MutationObserver(() => said.push(announcer.textContent))
           .observe(announcer, { childList: true, characterData: true, subtree: true });",
    )
    .await?;
    page.click(".tour-menu summary").await?;
    ensure!(page.count(".tour-choice").await? >= 2, "no choice of tours");
    page.click(".tour-choice").await?;
    page.wait_hash("tour=").await?;
    // What started the tour is gone; the focus is where it goes on.
    page.wait_focus("#tour-next").await?;
    page.wait_until("the step to be said", async || {
        let said = page.script("return window.said.join();").await?;
        Ok(said.as_str().is_some_and(|said| said.contains("Step 1 of")))
    })
    .await?;
    page.click(".tour-steps summary").await?;
    page.wait_shown(".tour-steps[open] .menu").await?;
    page.script("document.querySelector('.tour-steps button').focus();")
        .await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(".tour-steps[open]").await?;
    page.wait_focus(".tour-steps > summary").await?;
    page.click(".tour-steps summary").await?;
    page.click(".tour-steps section:last-child li:last-child button")
        .await?;
    page.wait_shown(".tour-after").await?;
    page.click(".tour-after button").await?;
    page.wait_text(".tour-count", "Step 1 of").await?;
    page.click("#tour-next").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(".tour").await?;
    page.wait_focus("#tour-start").await
}

/// A clicker's keys work whatever has the focus, and the end is where it began.
pub async fn presents_with_a_clicker(page: &Page) -> Result<()> {
    open(
        page,
        "#v=1&view=timeline&event-kind=attack&event=villach-attack",
    )
    .await?;
    page.wait_shown("#event-panel").await?;
    page.click(".page-menu summary").await?;
    page.click_text(".page-menu .menu-item", "Present").await?;
    page.wait_text("#slide-title", "Villach").await?;
    page.wait_hash("present=1").await?;
    let first = page.text("#slide-title").await?;
    page.keys(Key::PageUp).await?;
    page.wait_until("the slide before", async || {
        Ok(page.text("#slide-title").await? != first)
    })
    .await?;
    // A click somewhere, and the focus on nothing, stop no key.
    page.click(".slide-text").await?;
    page.script("document.activeElement.blur();").await?;
    page.keys(Key::PageDown).await?;
    page.wait_text("#slide-title", "Villach").await?;
    page.keys("b").await?;
    page.wait_for(".present.is-black").await?;
    page.keys(".").await?;
    page.wait_gone(".present.is-black").await?;
    // A dialog over the slides has the keys to itself.
    page.script(
        "const transfer = new DataTransfer();
         transfer.items.add(new File(['no,table'], 'x.csv'));
         for (const name of ['dragenter', 'dragover', 'drop']) {
             document.querySelector('main').dispatchEvent(new DragEvent(
                 name, { bubbles: true, cancelable: true, dataTransfer: transfer }));
         }",
    )
    .await?;
    page.wait_shown("#own-reports[open] .import-outcome")
        .await?;
    page.keys(Key::PageUp).await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#own-reports[open]").await?;
    ensure!(
        page.text("#slide-title").await? == first,
        "a slide was turned behind a dialog"
    );
    page.keys(Key::End).await?;
    page.keys(Key::Home).await?; // The tools show only under the pointer.
    page.wait_until("the first slide", async || {
        let script = "return document.querySelector('.present-tools .tour-count').textContent;";
        let count = page.script(script).await?;
        Ok(count
            .as_str()
            .is_some_and(|count| count.starts_with("Step 1 of ")))
    })
    .await?;
    for width in [360, 480, 760, 1280] {
        let width = width.max(page.engine().min_width());
        page.resize(width, 800).await?;
        page.wait_until("years that can be read, each by itself", async || {
            let years = "const drawn = document.querySelector('.slide-strip');
                 const scale = drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width;
                 const seen = [...drawn.querySelectorAll('.strip-year')]
                   .filter(year => year.getBoundingClientRect().width > 0);
                 return innerWidth === arguments[0] && seen.length >= 5 && seen.every((year, at) => {
                   const after = seen[at + 1]?.getBoundingClientRect().left ?? Infinity;
                   return parseFloat(getComputedStyle(year).fontSize) * scale >= 9
                     && year.getBoundingClientRect().right < after;
                 });";
            let seen = page.script_with(years, vec![json!(width)]).await?;
            Ok(seen == json!(true))
        })
        .await
        .with_context(|| format!("{width} px wide"))?;
    }
    page.keys(Key::Escape).await?;
    page.wait_gone(".present").await?;
    page.wait_text("#event-title", "Villach").await?;
    page.wait_hash("view=timeline").await
}

/// The panel walks by arrows and gives the focus back.
pub async fn closes_the_panel_where_it_was_opened(page: &Page) -> Result<()> {
    open(page, "#v=1&view=timeline&list=1").await?;
    page.wait_shown(".event-list .event-button").await?;
    page.click(".event-list .is-story .event-button").await?;
    page.wait_shown("#event-panel").await?;
    let title = page.text("#event-title").await?;
    // Opening has not taken the reader away.
    page.wait_focus(".event-list .event-button")
        .await
        .or_else(|error| {
            // WebKit does not focus a button that is clicked.
            if page.engine() == Engine::WebKit {
                Ok(())
            } else {
                Err(error)
            }
        })?;
    page.script("document.querySelector('#event-panel .icon-button').focus();")
        .await?;
    page.keys(Key::Right).await?;
    page.wait_until("the next event", async || {
        Ok(page.text("#event-title").await? != title)
    })
    .await?;
    page.wait_focus("#event-title").await?;
    let event = page.hash().await?;
    let event = event.split("event=").nth(1).unwrap_or_default();
    let event = event.split('&').next().unwrap_or_default();
    page.keys(Key::Escape).await?;
    page.wait_gone("#event-panel").await?;
    page.wait_focus(&format!("[data-row=\"{event}\"]")).await
}

/// On a phone the timeline runs downwards and the panel is a sheet that leaves some of it
/// in sight.
pub async fn reads_on_a_phone(page: &Page) -> Result<()> {
    let frame = Frame::new(Shown::File, 320, 740).hash("#from=1925-01-01&to=2026-12-31");
    page.open_framed(&frame).await?;
    page.wait_started().await?;
    for width in [320, 360] {
        page.leave_frame().await?;
        page.script_with(
            "document.querySelector('iframe').width = arguments[0];",
            vec![json!(width)],
        )
        .await?;
        page.find("iframe").await?.enter_frame().await?;
        page.wait_until("the frame to be as wide", async || {
            Ok(page.script("return innerWidth;").await? == json!(width))
        })
        .await?;
        page.wait_shown(".event-list .axis-mark").await?;
        page.wait_shown(".nothing").await?;
        page.script("document.querySelector('.event-list .event-button').click();")
            .await?;
        page.wait_shown("#event-panel").await?;
        let places = page
            .script(
                "const sheet = document.querySelector('#event-panel').getBoundingClientRect();
                 return [sheet.top > innerHeight * 0.3, Math.round(sheet.bottom) === innerHeight,
                   document.documentElement.scrollWidth <= innerWidth];",
            )
            .await?;
        ensure!(places == json!([true, true, true]), "the sheet: {places}");
        page.click(".sheet-grip").await?;
        page.wait_for("#event-panel.is-tall").await?;
        // What a finger must hit is large enough.
        let small = page
            .script(
                "return [...document.querySelectorAll('#event-panel button, .event-list button')]
                   // A link in a line of text is as high as the line.
                   .filter(button => !button.closest('.evidence, .contested'))
                   .filter(button => {
                     const box = button.getBoundingClientRect();
                     return box.width && (box.width < 24 || box.height < 23.5);
                   })
                   .map(button => button.className);",
            )
            .await?;
        ensure!(small == json!([]), "too small at {width}: {small}");
        page.script("document.querySelector('#event-panel .panel-head button').click();")
            .await?;
        page.wait_gone("#event-panel").await?;
    }
    page.leave_frame().await
}

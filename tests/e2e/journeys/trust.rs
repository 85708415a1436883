//! What people rely on wherever they are: the page reaches nothing, keeps little, and
//! takes any link.

use threatline_e2e::{Engine, KEPT, Page, Result, ensure, json};

use crate::places::{PLACES, choose_item, go, menu_items};

/// Everything that an element could load or send to, other than what is in the page.
const ADDRESSES: &str = "
    const names = ['src', 'srcset', 'href', 'xlink:href', 'action', 'formaction', 'poster',
        'data', 'background', 'ping', 'cite', 'manifest', 'style'];
    const found = new Set();
    for (const element of document.querySelectorAll('*')) {
        for (const name of names) {
            const value = element.getAttribute(name);
            if (value === null || /^(#|data:|blob:)/.test(value)) continue;
            // A style reaches out by these alone.
            if (name === 'style' && !/url|image|src|:\\/\\//.test(value)) continue;
            found.add(`${element.localName} ${name}=${value}`);
        }
    }
    for (const entry of performance.getEntriesByType('resource')) {
        if (!/^(data|blob):/.test(entry.name)) found.add(`loaded ${entry.name}`);
    }
    return [...found];";

/// Printing opens the browser's own window, which no driver closes.
const NO_PRINTER: &str = "window.print = () => {};";

/// The page comes from a server that writes down everything it is asked for, and that the
/// browser takes for its way to every other place: every view, dialog and download asks it
/// for nothing but the page. Those that look at every place in the other languages demand the
/// same at their end.
pub async fn reaches_nothing(page: &Page) -> Result<()> {
    page.open_http("").await?;
    page.wait_started().await?;
    page.script(NO_PRINTER).await?;
    for (place, rest) in PLACES {
        go(page, &format!("&lang=en{rest}")).await?;
        let addresses = page.script(ADDRESSES).await?;
        ensure!(addresses == json!([]), "{place}: {addresses}");
    }
    go(page, "&lang=en&view=timeline&event=villach-attack").await?;
    let items = menu_items(page).await?;
    ensure!(items > 3, "the menu has {items} items");
    for at in 0..items {
        let item = choose_item(page, at).await?;
        press_all(page, &item).await?;
    }
    // The other dialog: an entry and its sources.
    go(page, "&lang=en&event=villach-attack").await?;
    page.click("#event-panel .cite-button").await?;
    press_all(page, "cite").await?;
    let requests = page.requests().await?;
    ensure!(requests.is_empty(), "the page made requests: {requests:#?}");
    Ok(())
}

/// Presses each button of the dialog that is open, if one is, and closes it.
async fn press_all(page: &Page, item: &str) -> Result<()> {
    const BUTTONS: &str = "dialog[open] button";
    const PRESSED: &str = "
        return [...document.querySelectorAll('dialog[open] button')].map((button, at) =>
            button.checkVisibility() && !button.disabled && !button.matches('.icon-button')
                ? at : -1).filter(at => at >= 0);";
    let mut pressed = 0;
    // WebKit's window has a bar for each file that was saved, and soon no room for a page.
    let few = page.engine() == Engine::WebKit;
    loop {
        if few && pressed == 3 {
            break;
        }
        // One of them may have closed the dialog, or taken others away, or brought some.
        let now: Vec<usize> = serde_json::from_value(page.script(PRESSED).await?)?;
        let Some(at) = now.get(pressed) else { break };
        page.click_nth(BUTTONS, *at).await?;
        pressed += 1;
    }
    for _ in 0..2 {
        page.keys(threatline_e2e::Key::Escape).await?;
    }
    page.wait_gone("dialog[open], .present, .page-menu[open]")
        .await
        .map_err(|error| error.context(format!("after the menu's {item:?}")))
}

/// What the reader sets, and that they were here, is all that it keeps, under names of its
/// own; what others have put there instead does no harm, and theirs stays theirs.
pub async fn keeps_little(page: &Page) -> Result<()> {
    const STORED: &str = "return [Object.keys(localStorage).sort(), sessionStorage.length,
        document.cookie, localStorage.getItem('lang')];";
    /// Colours, size of text, and whether single letters are keys.
    const SET: &str = "const { scheme, text } = document.documentElement.dataset;
        return [scheme, text, document.querySelector('#shortcuts .character-keys input').checked];";
    page.plants(&["lang", "threatline.9.lang", "threatline.1.other"]);
    page.open_file("").await?;
    page.wait_started().await?;
    page.script("localStorage.setItem('lang', 'theirs');")
        .await?;
    page.click(".header-end > .languages [lang=\"fr\"]").await?;
    page.wait_for("html[lang=\"fr\"]").await?;
    page.wait_until("the language to be kept", async || {
        let kept = page.script(STORED).await?;
        Ok(kept[0].as_array().is_some_and(|keys| keys.len() > 1))
    })
    .await?;
    // What the menu can set, and what the sheet of keys can.
    page.script(
        "document.querySelector('.page-menu input[name=scheme]:not(:checked)').click();
         document.querySelector('.page-menu input[name=text-size]:not(:checked)').click();
         document.querySelector('#open-shortcuts').click();",
    )
    .await?;
    page.click("#shortcuts .character-keys input").await?;
    page.wait_until("everything that can be kept to be kept", async || {
        let kept = page.script(STORED).await?;
        Ok(kept[0]
            .as_array()
            .is_some_and(|keys| keys.len() > KEPT.len()))
    })
    .await?;
    let kept = page.script(STORED).await?;
    let names: Vec<String> = serde_json::from_value(kept[0].clone())?;
    let ours: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|key| *key != "lang")
        .collect();
    ensure!(ours == KEPT, "kept under the names {ours:?}");
    ensure!(
        kept[1] == json!(0) && kept[2] == json!("") && kept[3] == json!("theirs"),
        "kept elsewhere, or changed: {kept}"
    );
    let hostile = [
        "",
        "xx",
        "<img src=x onerror=alert(1)>",
        "../../../etc/passwd",
        "\u{0}\u{202e}\u{feff}",
        "{\"__proto__\":{\"lang\":\"nl\"}}",
        "99999999999999999999999999",
    ];
    for value in hostile {
        page.script_with(
            "for (const key of arguments[0]) localStorage.setItem(key, arguments[1]);
             localStorage.setItem('threatline.9.lang', arguments[1]);
             localStorage.setItem('threatline.1.other', arguments[1].repeat(1000));",
            vec![json!(ours), json!(value)],
        )
        .await?;
        // Without a link what is kept is what counts.
        page.goto("about:blank").await?;
        page.open_file("").await?;
        page.wait_started().await?;
        page.wait_for("html[lang=\"en\"]").await?;
        ensure!(
            !page.is_shown("#boot-message").await?,
            "{value:?} kept from an earlier visit stops the page"
        );
        page.script("document.querySelector('#open-shortcuts').click();")
            .await?;
        page.wait_for("#shortcuts .character-keys input").await?;
        let set = page.script(SET).await?;
        ensure!(
            set == json!(["auto", "regular", true]),
            "{value:?} kept from an earlier visit sets {set}"
        );
    }
    page.script("localStorage.clear();").await?;
    Ok(())
}

/// What anyone may write behind `#`.
const LINKS: &[&str] = &[
    "#",
    "##",
    "#v",
    "#v=",
    "#v=99999999999999999999",
    "#v=-1&view=home",
    "#view=view&view=compare&view=timeline",
    "#%",
    "#%%%",
    "#%E0%A4%A",
    "#%00%0a%0d",
    "#v=1&event=%F0%9F%92%A9",
    "#v=1&event=villach-attack%00",
    "#v=1&event=__proto__&topic=constructor&theme=toString",
    "#v=1&event=<img src=x onerror=alert(1)>",
    "#v=1&q=<script>alert(1)</script>",
    "#v=1&q=%22%3E%3Csvg%2Fonload%3Dalert(1)%3E",
    "#v=1&q=javascript:alert(1)",
    "#v=1&q=%E2%80%AE%EF%BB%BF%E2%80%8B",
    "#v=1&q=.*%2B%3F%5B(%7B%5C%5C",
    "#v=1&from=0000-00-00&to=9999-99-99",
    "#v=1&from=-9999-01-01&to=9999-12-31",
    "#v=1&from=2025-02-30&to=2025-02-29",
    "#v=1&from=2026-01-01&to=2014-01-01",
    "#v=1&from=99999999999-01-01",
    "#v=1&view=timeline&year=-2147483649,2147483648,NaN",
    "#v=1&a=2147483647&b=-2147483648&view=compare",
    "#v=1&a=src:&b=src:%00&view=compare",
    "#v=1&group=jihadism:9999-12-31:0001-01-01",
    "#v=1&group=::::",
    "#v=1&tour=main&step=18446744073709551616",
    "#v=1&tour=main&step=-1&present=1",
    "#v=1&tour=no&present=1",
    "#v=1&present=1&present=0&present=x",
    "#v=1&mode=matrix&base=0&years=all&view=compare",
    "#v=1&lanes=china,china,no&folded=russia,russia",
    "#v=1&lang=xx&scheme=url(http://threatline.example/)",
    "#v=1&view=figures&record=../../x",
    "#javascript:alert(1)",
    "#/../../../etc/passwd",
    "#main",
    "#app",
    "#content",
    "#:~:text=Villach",
    "#\u{202e}\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}",
];

/// Any text behind `#` opens the page, in the page that is open and in a new one, and
/// raises nothing.
pub async fn opens_any_link(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    let long = format!("#v=1&q={}", "a%20".repeat(20_000));
    let many = format!("#{}", "v=1&event=x&".repeat(5_000));
    let links = LINKS.iter().copied().chain([long.as_str(), many.as_str()]);
    for (at, link) in links.enumerate() {
        let clip: String = link.chars().take(80).collect();
        page.script_with(
            "location.hash = arguments[0];",
            vec![json!(link.trim_start_matches('#'))],
        )
        .await?;
        opened(page)
            .await
            .map_err(|error| error.context(clip.clone()))?;
        // A new page costs more, and reads the link by the same code.
        let every = match page.engine() {
            Engine::Chromium => 3,
            _ => 9,
        };
        if at % every == 0 {
            page.goto("about:blank").await?;
            page.open_file(link).await?;
            page.wait_started()
                .await
                .map_err(|error| error.context(clip.clone()))?;
            opened(page).await.map_err(|error| error.context(clip))?;
        }
    }
    Ok(())
}

/// Whether the page shows a view, still answers, and no text of a link has become markup.
async fn opened(page: &Page) -> Result<()> {
    page.wait_for("main h1, main h2, .present").await?;
    let sound = page
        .script(
            "return document.getElementById('boot-message').hidden
               && !document.querySelector('#app script, #app img, #app [onerror], #app [onload]');",
        )
        .await?;
    ensure!(
        sound == json!(true),
        "the page has stopped, or holds foreign markup"
    );
    Ok(())
}

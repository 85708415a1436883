//! The page starts wherever it is opened, and says why when it cannot.

use threatline_e2e::{Context, Engine, Key, Page, Result, anyhow, ensure, json, with_script};

/// Opens by double-click: the file from a folder on disk. From its first moment on the page
/// logs nothing, which in two of the engines it is made to tell itself.
pub async fn opens_from_disk(page: &Page) -> Result<()> {
    match page.engine() {
        Engine::Chromium => page.open_file("").await?,
        _ => page.open_text(&page.watched(&page.built()?), "").await?,
    }
    page.wait_started().await?;
    let title = page.session().title().await?;
    ensure!(title.contains("Threatline"), "the page is called {title:?}");
    ensure!(page.is_shown("main").await?, "the page shows no content");
    ensure!(!page.is_shown("#boot-message").await?, "a message is shown");
    Ok(())
}

/// A program that takes long finds the reader somewhere in the plain text: what stands at
/// the upper edge of the window is what it opens, wherever in the text that is.
pub async fn opens_what_was_being_read(page: &Page) -> Result<()> {
    let html = with_script(&page.built()?, WAIT);
    for event in [
        "villach-attack",
        "ocam-fighter-figures-late-2016",
        "left-wing-violence-throughout-2025",
        "nsa-plans-2026",
    ] {
        let link = format!("v=1&event={event}");
        page.open_text(&html, "").await?;
        page.wait_for("html.slow").await?;
        waits(page).await?;
        page.script(&format!(
            "document.getElementById('{link}').scrollIntoView(); window.goOn();"
        ))
        .await?;
        page.wait_started().await?;
        page.wait_hash(&format!("event={event}")).await?;
        page.wait_for(&format!("[data-event={event:?}]")).await?;
    }
    Ok(())
}

/// Who has scrolled the first picture, or typed into its search field, is where they were
/// once the program has it, with the results of what they typed.
pub async fn keeps_where_the_reader_is(page: &Page) -> Result<()> {
    const SCROLLED: &str = "
        const part = document.querySelector(arguments[0]);
        part.scrollTop = arguments[1] ?? part.scrollTop;
        return part.scrollTop;";
    let html = with_script(&page.built()?, WAIT);
    // Where two parts stand side by side, and where the page is one column.
    for (width, part, top) in [(1280, ".half-side", 120), (640, "html", 400)] {
        let at = format!("{width} px wide");
        page.goto("about:blank").await?;
        page.resize(width, 800).await?;
        page.open_text(&html, "").await?;
        waits(page).await?;
        page.click("#search").await?;
        let scrolled = page
            .script_with(SCROLLED, vec![json!(part), json!(top)])
            .await?;
        ensure!(
            scrolled == top,
            "{at}: the picture cannot be scrolled, but to {scrolled}"
        );
        page.script("window.goOn();").await?;
        page.wait_started().await?;
        page.wait_focus("#search").await?;
        page.wait_for(".item, .event-button").await?;
        let now = page.script_with(SCROLLED, vec![json!(part)]).await?;
        ensure!(now == top, "{at}: from {top} to {now}");
    }
    page.goto("about:blank").await?;
    page.open_text(&html, "").await?;
    waits(page).await?;
    page.click("#search").await?;
    page.keys("Vill").await?;
    page.script("window.goOn();").await?;
    page.wait_started().await?;
    page.wait_focus("#search").await?;
    page.wait_text(".hit mark", "Vill").await?;
    // What is typed next follows it.
    page.keys("ach").await?;
    page.wait_text(".hit mark", "Villach").await?;
    let typed = page.property("#search", "value").await?;
    ensure!(typed == "Villach", "the search field holds {typed}");
    Ok(())
}

/// What a link names is brought into the window, however long the program takes.
pub async fn leads_to_what_the_link_names(page: &Page) -> Result<()> {
    let html = with_script(&page.built()?, WAIT);
    for (link, id) in [
        (
            "v=1&view=compare&topic=jihadism.threat",
            "topic-jihadism.threat",
        ),
        (
            "v=1&view=sources&lang=fr&record=belga-2025-en",
            "record-belga-2025-en",
        ),
    ] {
        for slow in [false, true] {
            page.goto("about:blank").await?;
            page.open_text(&html, &format!("#{link}")).await?;
            waits(page).await?;
            if slow {
                page.wait_for("html.slow").await?;
            }
            page.script("window.goOn();").await?;
            page.wait_started().await?;
            page.wait_until(&format!("{id} to be in the window, slow: {slow}"), async || {
                let inside = "const place = document.getElementById(arguments[0])?.getBoundingClientRect();
                    return !!place && scrollY > 0 && place.top >= 0 && place.top < innerHeight;";
                Ok(page.script_with(inside, vec![json!(id)]).await? == true)
            })
            .await?;
        }
    }
    Ok(())
}

/// Without the program the content is there, and a line says why the program is not.
async fn says_why(page: &Page, html: &str, why: &str) -> Result<()> {
    page.open_text(html, "").await?;
    page.wait_text("#boot-message", why).await?;
    page.wait_text("#boot-message", "content is below").await?;
    ensure!(
        page.count("#app[data-started]").await? == 0,
        "it has started"
    );
    readable(page).await
}

/// Whether the content of the file stands on the page.
async fn readable(page: &Page) -> Result<()> {
    let text = page.text("#plain").await?;
    ensure!(
        text.contains("Jewish Museum") && text.contains("Villach"),
        "the content is gone: {text:.200}"
    );
    ensure!(
        !page.is_shown("#app button").await?,
        "buttons are shown that nothing answers"
    );
    Ok(())
}

pub async fn says_that_the_copy_is_cut(page: &Page) -> Result<()> {
    let html = page.built()?;
    // Within the program, and just before its last characters.
    for length in [html.len() * 9 / 10, html.len() - 100] {
        says_why(page, &html[..length], "copy of the file is incomplete").await?;
    }
    Ok(())
}

/// Wherever a copy is cut, it shows what it has of the content, and a line in the window
/// says that it is not all.
pub async fn shows_what_a_cut_copy_has(page: &Page) -> Result<()> {
    // The policy stops half a style and half a script.
    page.may_complain();
    let html = page.built()?;
    let at = |mark: &str| {
        html.find(mark)
            .ok_or_else(|| anyhow!("the file has no {mark}"))
    };
    let style = at("<style>")?;
    let body = at("<body>")?;
    let app = at("<div id=app")?;
    let plain = at("<main id=plain")?;
    let frame = at("<template")?;
    let unpacker = at("<script type=\"application/octet-stream\" id=\"unpacker\"")?;
    let script = unpacker + at_after(&html[unpacker..], "<script>")?;
    let program = at("<script type=\"application/octet-stream\" id=\"program\"")?;
    let parts = |from: usize, to: usize| [1, 5, 9].map(|tenths| from + (to - from) * tenths / 10);
    let cuts = [
        &parts(style, body)[..],
        &[body + 6, app + 8],
        &parts(app, plain),
        &[plain, plain + 9],
        &parts(plain, frame),
        &[frame, frame + 40, unpacker - 5, unpacker + 30],
        &parts(unpacker, script),
        &[script, script + 3],
        &parts(script, program),
        &[program - 5, program + 20],
        &parts(program, html.len()),
    ]
    .concat();
    for mut cut in cuts {
        while !html.is_char_boundary(cut) {
            cut -= 1;
        }
        let place = format!("cut at {cut} of {}", html.len());
        page.open_text(&html[..cut], "").await?;
        page.wait_text("#boot-message", "copy of the file is incomplete")
            .await
            .map_err(|error| error.context(place.clone()))?;
        ensure!(in_sight(page).await?, "{place}: the line is out of sight");
        // The last words that stand before the cut, as far as the markup is read.
        let (shown, last) = if cut > plain + 200 {
            ("#plain", last_words(&html[plain..cut.min(frame)]))
        } else if cut > app + 20_000 {
            ("#app", "Overview")
        } else {
            continue;
        };
        let text = page.property(shown, "innerText").await?;
        let text = text.as_str().unwrap_or_default();
        ensure!(
            page.is_shown(shown).await? && text.contains(last),
            "{place}: {last:?} is not shown"
        );
        let controls = page.script(REACHABLE).await?;
        ensure!(
            controls == json!([]),
            "{place}: what nothing answers: {controls}"
        );
    }
    Ok(())
}

fn at_after(html: &str, mark: &str) -> Result<usize> {
    html.find(mark)
        .ok_or_else(|| anyhow!("the file has no {mark} there"))
}

/// Of the last text between two tags of the markup some letters, without what is written
/// otherwise in markup.
fn last_words(html: &str) -> &str {
    let mut texts = html
        .split('>')
        .filter_map(|part| part.split_once('<'))
        .map(|(text, _)| text);
    let plain = |text: &&str| text.len() > 12 && !text.contains('&') && text.trim() == *text;
    texts.rfind(plain).unwrap_or("")
}

/// Where one can get to in the view by the keyboard, as names.
const REACHABLE: &str = "
    const controls = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex=\"0\"]';
    return [...document.querySelectorAll(`#app :is(${controls})`)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => element.outerHTML.slice(0, 100));";

/// Whether the message stands in the window, and over everything.
async fn in_sight(page: &Page) -> Result<bool> {
    let sight = page
        .script(
            "const bar = document.getElementById('boot-message');
             const { left, top, bottom } = bar.querySelector('[role=alert]').getBoundingClientRect();
             const over = document.elementFromPoint(left + 5, top + 5);
             return top >= 0 && bottom <= innerHeight && bar.contains(over);",
        )
        .await?;
    Ok(sight == true)
}

/// Other letters in the place of some.
fn damaged(html: &str, at: usize, length: usize) -> String {
    let (before, rest) = html.split_at(at);
    let (part, after) = rest.split_at(length);
    let part: String = part
        .chars()
        .map(|char| if char == 'A' { 'B' } else { 'A' })
        .collect();
    format!("{before}{part}{after}")
}

pub async fn says_that_a_copy_is_damaged(page: &Page) -> Result<()> {
    page.may_complain();
    let html = page.built()?;
    let program = at_after(&html, "id=\"program\"")?;
    let unpacker = at_after(&html, "id=\"unpacker\"")?;
    let script = at_after(&html, "threatlineFailed = ")?;
    for (at, length) in [
        (program + 20_000, 400),
        (program + 30_000, 1),
        (unpacker + 3_000, 4),
        // Of the start script: its policy then stops it.
        (script, 1),
    ] {
        says_why(page, &damaged(&html, at, length), "file is damaged").await?;
    }
    Ok(())
}

pub async fn says_that_webassembly_is_off(page: &Page) -> Result<()> {
    let html = with_script(&page.built()?, "delete globalThis.WebAssembly;");
    says_why(page, &html, "WebAssembly is missing or switched off").await
}

pub async fn says_that_the_browser_is_old(page: &Page) -> Result<()> {
    let html = with_script(&page.built()?, "delete globalThis.DecompressionStream;");
    says_why(page, &html, "browser is too old").await?;
    // One that does not know the language of the start script either.
    page.may_complain();
    let script = at_after(&html, "threatlineFailed = ")?;
    says_why(page, &damaged(&html, script, 1), "browser is too old").await
}

/// A site may forbid programs; browsers then refuse to compile one.
pub async fn says_that_the_site_forbids_it(page: &Page) -> Result<()> {
    page.may_complain();
    let html = page.built()?.replacen(" 'wasm-unsafe-eval'", "", 1);
    says_why(page, &html, "does not let its program run").await
}

/// A panic while the page is taken over: what the program had cleared comes back.
pub async fn recovers_from_a_panic_at_the_start(page: &Page) -> Result<()> {
    page.may_complain();
    let html = with_script(&page.built()?, BREAK);
    page.open_text(&html, "").await?;
    page.wait_text("#boot-message", "stopped while starting")
        .await?;
    readable(page).await?;
    reports(page, "failed to append child").await?;
    // It may go better the next time.
    let buttons = page.texts("#boot-message button").await?;
    ensure!(buttons == ["Reload", "Copy error report"], "{buttons:?}");
    let borders = page
        .script(
            "return [...document.querySelectorAll('#boot-message button')]
                 .every((button) => parseFloat(getComputedStyle(button).borderTopWidth) > 0);",
        )
        .await?;
    ensure!(borders == true, "they do not look like buttons");
    Ok(())
}

/// The report is there to be copied, and says what has happened.
async fn reports(page: &Page, what: &str) -> Result<()> {
    page.click("#boot-message summary").await?;
    page.wait_shown("#boot-message textarea").await?;
    let report = page.property("#boot-message textarea", "value").await?;
    let report = report.as_str().unwrap_or_default().to_owned();
    ensure!(
        report.starts_with("Threatline ") && report.contains("Browser: ") && report.contains(what),
        "the report says {report:?}"
    );
    page.click_text("#boot-message button", "Copy error report")
        .await?;
    if page.engine() != Engine::WebKit {
        page.wait_text("#boot-message", "Copied.").await?;
    }
    Ok(())
}

/// What the view showed can still be read, and the content of the file below it.
async fn both_readable(page: &Page, heading: &str) -> Result<()> {
    let shown = page.text("#app h1").await?;
    ensure!(
        page.is_shown("#app h1").await? && shown == heading,
        "the view says {shown:?} in the place of {heading:?}"
    );
    let text = page.text("#plain").await?;
    ensure!(
        page.is_shown("#plain").await? && text.contains("Jewish Museum"),
        "the content is gone: {text:.200}"
    );
    Ok(())
}

/// A program that ends without a panic, as where memory runs out, is noticed where the page
/// has called it, and else by what the browser says of it.
pub async fn survives_a_trap(page: &Page) -> Result<()> {
    page.may_complain();
    // In scripts of the page: of another's the browser would not say which error it was.
    let html = with_script(
        &page.built()?,
        "addEventListener('keydown', () => {
             // The program asks for this while it answers a key.
             Event.prototype.preventDefault = () => { throw new WebAssembly.RuntimeError('forced trap'); };
         }, { capture: true, once: true });",
    );
    page.open_text(&html, "#v=1&view=compare").await?;
    page.wait_started().await?;
    page.wait_shown("#app h1").await?;
    let heading = page.text("#app h1").await?;
    page.keys("/").await?;
    page.wait_text("#boot-message", "no longer answers").await?;
    both_readable(page, &heading).await?;
    reports(page, "forced trap").await?;

    // Over http: of a page from a disk WebKit says only that there was an error.
    let html = with_script(
        &page.built()?,
        "const trap = () => { throw new WebAssembly.RuntimeError('forced trap'); };
         window.traps = [trap, async () => trap(), () => { throw Error('no trap'); }];
         addEventListener('error', () => { window.heard = true; });",
    );
    let url = page
        .server()
        .put("/threatline.html", "text/html", html.as_bytes());
    const RAISE: &str = "setTimeout(window.traps[arguments[0]]);";
    for trap in [0, 1] {
        page.goto("about:blank").await?;
        page.goto(&format!("{url}#v=1&view=compare")).await?;
        page.wait_started().await?;
        page.wait_shown("#app h1").await?;
        let heading = page.text("#app h1").await?;
        // What others throw ends nothing.
        page.script_with(RAISE, vec![json!(2)]).await?;
        page.wait_until("the other error to be heard of", async || {
            Ok(page.script("return !!window.heard;").await? == true)
        })
        .await?;
        ensure!(!page.is_shown("#boot-message").await?, "any error ends it");
        page.script_with(RAISE, vec![json!(trap)]).await?;
        page.wait_text("#boot-message", "no longer answers").await?;
        both_readable(page, &heading).await?;
        reports(page, "forced trap").await?;
    }
    Ok(())
}

/// A panic later: what the page shows stays readable, and the default view is one click
/// away.
pub async fn survives_a_panic_later(page: &Page) -> Result<()> {
    page.may_complain();
    page.open_file("#v=1&view=compare").await?;
    page.wait_started().await?;
    page.wait_shown(".compare-row").await?;
    let heading = page.text("#app h1").await?;
    page.script(BREAK).await?;
    page.click(".compare-row button").await?;
    page.wait_text("#boot-message", "no longer answers").await?;
    ensure!(in_sight(page).await?, "the message is out of sight");
    let controls = page.script(REACHABLE).await?;
    ensure!(controls == json!([]), "what nothing answers: {controls}");
    let mains = page.count("main, [role=main]").await?;
    ensure!(mains == 1, "{mains} main parts");
    both_readable(page, &heading).await?;
    reports(page, "failed to append child").await?;
    page.click_text("#boot-message button", "Reload the default view")
        .await?;
    page.wait_until("the default view", async || {
        Ok(!page.is_shown("#boot-message").await? && page.hash().await?.is_empty())
    })
    .await?;
    page.wait_started().await
}

/// What lies over the page goes when the program fails, so that the message is seen.
pub async fn leaves_what_lies_over_the_page(page: &Page) -> Result<()> {
    page.may_complain();
    page.open_file("#v=1&tour=main&step=2&present=1").await?;
    page.wait_started().await?;
    page.wait_for(".present").await?;
    page.script(BREAK).await?;
    page.script(
        "[...document.querySelectorAll('.present-tools button')]
             .find((button) => button.textContent === 'Exit').click();",
    )
    .await?;
    page.wait_text("#boot-message", "no longer answers").await?;
    ensure!(
        in_sight(page).await?,
        "the slide lies over it: {}",
        page.text("body").await?
    );

    page.goto("about:blank").await?;
    page.open_file("").await?;
    page.wait_started().await?;
    page.script("document.getElementById('open-shortcuts').click();")
        .await?;
    page.wait_shown("dialog[open]").await?;
    page.script(BREAK).await?;
    page.click("dialog[open] input[type=checkbox]").await?;
    page.wait_text("#boot-message", "no longer answers").await?;
    ensure!(in_sight(page).await?, "the dialog lies over it");
    ensure!(page.count("dialog[open]").await? == 0, "it is still open");
    // What can be done now has the focus next.
    page.keys(Key::Tab).await?;
    let next = page
        .script("return document.activeElement.closest('#boot-message') !== null;")
        .await?;
    ensure!(
        next == true,
        "the focus is elsewhere: {}",
        page.focus().await?
    );
    Ok(())
}

/// The message is in the window wherever the reader is, and what a link leads to stands
/// below it.
pub async fn fails_in_the_window(page: &Page) -> Result<()> {
    page.may_complain();
    page.open_file("#v=1&view=compare").await?;
    page.wait_started().await?;
    page.wait_for(".compare-row").await?;
    page.script(&format!(
        "scrollTo(0, 3000);
         {BREAK}
         [...document.querySelectorAll('.compare-row button')]
             .find((button) => button.getBoundingClientRect().top > 200).click();"
    ))
    .await?;
    page.wait_text("#boot-message", "no longer answers").await?;
    ensure!(in_sight(page).await?, "after a panic it is out of sight");
    let y = page.script("return scrollY;").await?;
    ensure!(
        y.as_f64().is_some_and(|y| (2_500.0..3_500.0).contains(&y)),
        "the reader is elsewhere: {y}"
    );

    let html = with_script(&page.built()?, "delete globalThis.WebAssembly;");
    let links = [
        ("v=1&event=villach-attack", "v=1&event=villach-attack"),
        // As the page writes them.
        (
            "v=1&lang=nl&event=villach-attack",
            "v=1&event=villach-attack",
        ),
        (
            "v=1&scheme=dark&header=0&event=villach%2Dattack",
            "v=1&event=villach-attack",
        ),
        (
            "v=1&view=compare&topic=jihadism.threat",
            "v=1&topic=jihadism.threat",
        ),
        (
            "v=1&view=compare&event=villach-attack&topic=jihadism.threat&mode=digest",
            "v=1&topic=jihadism.threat",
        ),
        (
            "v=1&view=sources&lang=fr&record=belga-2025-en",
            "v=1&view=sources&record=belga-2025-en",
        ),
        (
            "v=1&event=&tour=main&step=5&present=1",
            "v=1&tour=main&step=5",
        ),
        ("v=1&tour=main", "v=1&tour=main"),
        ("v=1&view=timeline&list=1", "v=1&view=timeline"),
    ];
    for (turn, (width, height)) in [(1280, 800), (500, 600)].into_iter().enumerate() {
        page.resize(width, height).await?;
        for (at, (link, id)) in links.into_iter().enumerate() {
            // A page that has failed follows links by itself; half of them it is opened by.
            if (turn + at) % 2 == 0 {
                // Neither a step within the same page nor a reload, which would bring the
                // reader back to where they were.
                page.goto("about:blank").await?;
                page.open_text(&html, &format!("#{link}")).await?;
            } else {
                page.script_with(
                    "scrollTo(0, 0); location.hash = arguments[0];",
                    vec![json!(link)],
                )
                .await?;
            }
            page.wait_shown("#boot-message").await?;
            page.wait_until(
                &format!("{link} to lead to {id}, {width} px wide"),
                async || {
                    let below = "const place = document.getElementById(arguments[0]).getBoundingClientRect();
                    const bar = document.getElementById('boot-message').getBoundingClientRect();
                    return place.top >= bar.bottom - 2 && place.top < bar.bottom + 60;";
                    Ok(page.script_with(below, vec![json!(id)]).await? == true)
                },
            )
            .await?;
            ensure!(in_sight(page).await?, "{link}: it is out of sight");
        }
    }
    Ok(())
}

/// In Dutch and in French the failure is told in Dutch and in French.
pub async fn fails_in_the_language_of_the_page(page: &Page) -> Result<()> {
    page.may_complain();
    let off = with_script(&page.built()?, "delete globalThis.WebAssembly;");
    for (lang, cannot, later, reload) in [
        (
            "nl",
            "WebAssembly ontbreekt",
            "reageert niet meer",
            "Beginweergave opnieuw laden",
        ),
        (
            "fr",
            "WebAssembly est absent",
            "ne répond plus",
            "Recharger la vue de départ",
        ),
    ] {
        page.goto("about:blank").await?;
        page.open_text(&off, &format!("#v=1&lang={lang}")).await?;
        page.wait_text("#boot-message", cannot).await?;
        page.wait_for(&format!("#boot-message[lang={lang}]"))
            .await?;

        page.open_file(&format!("#v=1&view=compare&lang={lang}"))
            .await?;
        page.wait_started().await?;
        page.wait_for(&format!("html[lang={lang}] .compare-row"))
            .await?;
        page.script(BREAK).await?;
        page.script("document.querySelectorAll('.tab')[3].click();")
            .await?;
        page.wait_text("#boot-message", later).await?;
        page.wait_for(&format!("#boot-message[lang={lang}]"))
            .await?;
        let buttons = page.texts("#boot-message button").await?;
        ensure!(
            buttons.first().is_some_and(|button| button == reload),
            "{buttons:?}"
        );
    }
    Ok(())
}

/// The first picture has the reader's colours, and shows nothing that another language or
/// another view will not have: that the program comes is all it says. When that takes long
/// the plain text follows at once.
pub async fn begins_in_the_reader_s_colours(page: &Page) -> Result<()> {
    let html = with_script(&page.built()?, WAIT);
    for (kept, link, scheme, is_own) in [
        ("{}", "", None, true),
        ("{}", "v=1&scheme=dark", Some("dark"), true),
        (
            "{}",
            "v=1&scheme=evil&scheme=contrast&lang=xx",
            Some("contrast"),
            true,
        ),
        ("{}", "v=1&lang=nl", None, false),
        ("{ scheme: 'dark', lang: 'fr' }", "", Some("dark"), false),
        (
            "{ scheme: 'dark', lang: 'fr' }",
            "v=1&scheme=light&lang=en",
            Some("light"),
            true,
        ),
        (
            "{ scheme: '\"><b>', lang: '__proto__', text: 'evil' }",
            "",
            None,
            true,
        ),
    ] {
        page.open_text(NOTHING, "").await?;
        page.script(&format!(
            "localStorage.clear();
             for (const [key, value] of Object.entries({kept})) localStorage.setItem('threatline.1.' + key, value);"
        ))
        .await?;
        page.goto("about:blank").await?;
        let hash = if link.is_empty() {
            String::new()
        } else {
            format!("#{link}")
        };
        page.open_text(&html, &hash).await?;
        waits(page).await?;
        let found = page.attribute("html", "data-scheme").await?;
        ensure!(
            found.as_deref() == scheme,
            "{kept}, {link}: {found:?} in the place of {scheme:?}"
        );
        ensure!(page.attribute("html", "data-text").await?.is_none());
        ensure!(page.is_shown(".brand").await?, "{kept}, {link}: no name");
        let tabs = page.is_shown(".tab").await?;
        let ribbon = page.is_shown(".ribbon").await?;
        ensure!(
            tabs == is_own && ribbon == is_own,
            "{kept}, {link}: tabs {tabs}, content {ribbon}"
        );
        if !is_own {
            page.wait_for("html.slow").await?;
            let top = page
                .script("return document.getElementById('plain').getBoundingClientRect().top;")
                .await?;
            ensure!(
                top.as_f64().is_some_and(|top| top < 200.0),
                "{kept}, {link}: the text begins at {top}"
            );
        }
        page.script("localStorage.clear(); window.goOn();").await?;
        page.wait_started().await?;
    }
    page.goto("about:blank").await?;
    page.open_text(&html, "#v=1&view=compare").await?;
    waits(page).await?;
    ensure!(page.is_shown(".tab").await?, "no tabs");
    ensure!(
        page.count("[aria-current]").await? == 0,
        "a tab is current that is not"
    );
    page.script("window.goOn();").await?;
    page.wait_started().await?;
    page.wait_text("[aria-current]", "Compare").await
}

/// What the first picture shows stays where it is when the program takes the page over, and
/// there is no moment without it: at each size, on the first visit and later, and where the
/// link names another view, whose own parts come into a place that is free.
pub async fn takes_the_page_over_in_place(page: &Page) -> Result<()> {
    const PLACES: &str = "
        const places = {};
        for (const element of document.querySelectorAll(
            '#app :is(.brand, .tab, .hint span, .tagline, .ribbon button, .milestone, .half h2, .compare-head select, .sign-filter button, .range-tools button, .count, .event-button, .footer p)'
        )) {
            const { left, top, bottom, width, height } = element.getBoundingClientRect();
            if (!width || !height || bottom < 0 || top > innerHeight) continue;
            if (getComputedStyle(element).visibility !== 'visible') continue;
            const name = element.classList[0] + ' ' + element.textContent.slice(0, 60);
            places[name] ??= [left, top, width, height].map(Math.round).join(' ');
        }
        return places;";
    let html = with_script(&page.built()?, &[NEVER_SLOW, WAIT, WATCH].concat());
    // What the layout depends on is the same in all engines.
    let sizes: &[(u32, u32)] = match page.engine() {
        Engine::Chromium => &[(1280, 800), (1100, 620), (800, 450), (520, 740)],
        _ => &[(1280, 800), (520, 740)],
    };
    for &(width, height) in sizes {
        page.goto("about:blank").await?;
        page.resize(width, height).await?;
        for (visit, hash, least) in [
            (1, "", 15),
            (2, "", 15),
            (2, "#v=1&view=timeline", 6),
            (2, "#v=1&view=compare&lang=fr", 1),
            (2, "#v=1&header=0", 0),
            (2, "#v=1&event=villach-attack", 6),
        ] {
            let at = format!("{width} × {height}, visit {visit}, {hash:?}");
            if visit == 1 {
                page.open_text(NOTHING, "").await?;
                page.script("localStorage.clear();").await?;
            }
            page.goto("about:blank").await?;
            page.open_text(&html, hash).await?;
            waits(page).await?;
            let before = page.script(PLACES).await?;
            page.script("window.goOn();").await?;
            page.wait_started().await?;
            page.wait_for(".item, .event-button, .compare-row").await?;
            let moved = page
                .script_with(
                    &format!(
                        "const after = (() => {{ {PLACES} }})();
                         return Object.entries(arguments[0]).filter(([name, place]) => after[name] !== place)
                             .map(([name, place]) => `${{name}}: ${{place}}, then ${{after[name]}}`);"
                    ),
                    vec![before.clone()],
                )
                .await?;
            let looked_at = before.as_object().map_or(0, serde_json::Map::len);
            ensure!(looked_at >= least, "{at}: only {looked_at} parts are shown");
            ensure!(moved == json!([]), "{at}: {moved}");
            let is_first = before.to_string().contains("New here?");
            ensure!(
                is_first == (visit == 1),
                "{at}: the line for the first visit"
            );
            let seen = page.script("return window.seen;").await?;
            ensure!(seen["frames"] != 0, "{at}: nothing was seen: {seen}");
            ensure!(
                seen["blank"] == 0 && seen["shifts"] == json!([]),
                "{at}: {seen}"
            );
            // What nobody sees comes behind the first drawing, and does come (`wait_started`).
            ensure!(seen["closed"] == 0, "{at}: {seen}");
            // The first drawing is the right one.
            ensure!(seen["resized"] == json!([]), "{at}: {seen}");
        }
    }
    Ok(())
}

/// What has come while the rest is on its way is shown where it stays: nothing moves when
/// more of the file comes. Only Chromium tells what was moved.
pub async fn moves_nothing_while_it_comes(page: &Page) -> Result<()> {
    let html = with_script(&page.built()?, WATCH);
    for (width, height) in [(1280, 800), (360, 740)] {
        page.resize(width, height).await?;
        let mut rests = Vec::new();
        for before in [
            "<div class=header-end",
            "<button lang=nl",
            "<button id=tour-start",
            "<ol class=milestones",
            "<div class=\"half half-side\"",
            "<footer",
        ] {
            let at = html.find(before);
            rests.push(at.with_context(|| format!("the page has no `{before}`"))?);
        }
        let url =
            page.server()
                .put_in_pieces("/threatline.html", "text/html", html.as_bytes(), &rests);
        page.goto("about:blank").await?;
        page.goto(&url).await?;
        page.wait_started().await?;
        let seen = page.script("return window.seen;").await?;
        ensure!(seen["shifts"] == json!([]), "{width} × {height}: {seen}");
        ensure!(seen["frames"] != json!(0), "nothing was drawn: {seen}");
    }
    Ok(())
}

/// A page in the file's place, to set what is stored there.
const NOTHING: &str = "<!doctype html><title>Nothing</title>";

async fn waits(page: &Page) -> Result<()> {
    page.wait_until("the program to wait", async || {
        Ok(page.script("return !!window.goOn;").await? == true)
    })
    .await
}

/// Each frame says whether the name and something of the view can be seen in the window,
/// once they could. How far things were moved within a view is told by Chromium, and asked
/// of what is in the window.
const WATCH: &str = "
    window.seen = { frames: 0, blank: 0, shifts: [], resized: [] };
    if ((PerformanceObserver.supportedEntryTypes ?? []).includes('layout-shift')) {
        new PerformanceObserver((list) => {
            for (const { value, sources } of list.getEntries()) {
                const parts = sources.map(({ node }) => node?.className?.baseVal ?? node?.className ?? node?.nodeName);
                seen.shifts.push([value, ...parts]);
            }
        }).observe({ type: 'layout-shift', buffered: true });
    }
    const isSeen = (element) => {
        const { top, bottom, width, height } = element.getBoundingClientRect();
        return width > 0 && height > 0 && bottom > 0 && top < innerHeight
            && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    const parts = new Set();
    const look = () => {
        for (const part of ['.brand', '#content :is(h1, h2, h3, p, button)']) {
            if ([...document.querySelectorAll(part)].some(isSeen)) parts.add(part);
            else if (parts.has(part)) seen.blank += 1;
        }
        if (parts.size) seen.frames += 1;
        if (document.querySelector('#app[data-started]')) {
            seen.closed ??= document.querySelectorAll(':is(.fold, .lane-menu, .page-menu):not([open]) > :not(summary)').length;
            const drawing = document.querySelector('svg.drawing');
            if (drawing && drawing !== seen.drawing) {
                Object.defineProperty(seen, 'drawing', { value: drawing, writable: true });
                new MutationObserver(() => {
                    const { offsetWidth, clientWidth } = drawing.closest('.timeline-body');
                    // Where all lanes do not fit, the drawing makes room for a scroll bar.
                    if (offsetWidth === clientWidth) seen.resized.push(drawing.getAttribute('width'));
                }).observe(drawing, { attributes: true, attributeFilter: ['width', 'height'] });
            }
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// Makes the program wait before it starts, until `goOn` is called.
const WAIT: &str = "
const { compile } = WebAssembly;
WebAssembly.compile = async (bytes) => {
  const module = await compile.call(WebAssembly, bytes);
  await new Promise((goOn) => (window.goOn = goOn));
  return module;
};";

/// On a busy machine a program that waits is soon one that takes long: then the plain text
/// follows the picture, with a scroll bar, and goes again.
const NEVER_SLOW: &str = "
const later = setTimeout;
window.setTimeout = (what, ms, ...rest) => ms === 2500 ? 0 : later(what, ms, ...rest);";

/// Makes the program fail at what it holds for impossible: it cannot put anything into
/// the page.
const BREAK: &str = "Node.prototype.insertBefore = () => { throw Error('forced') };
     Node.prototype.appendChild = Node.prototype.insertBefore;";

//! The page for everyone: small windows, large text, a keyboard alone.

use std::fs;

use threatline_e2e::engine::target;
use threatline_e2e::{Key, Page, Result, Value, anyhow, ensure, json, with_script};

use crate::places::{OVERLAYS, PLACES, close_overlays, go, open_overlay};

const COMMON: &str = include_str!("../scripts/common.js");
const FITS: &str = include_str!("../scripts/fits.js");
const TARGETS: &str = include_str!("../scripts/targets.js");
const FOCUS: &str = include_str!("../scripts/focus.js");
const FORCED: &str = include_str!("../scripts/forced.js");
const AXE: &str = include_str!("../scripts/axe.js");

/// The text spacing that a reader may ask for (WCAG 1.4.12).
const SPACING: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = arguments[0] ? [sheet] : [];";

/// Runs scripts in the page, and returns the sentences that they give.
async fn problems(page: &Page, scripts: &[&str]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for script in scripts {
        let said = page.script(&format!("{COMMON}\n{script}")).await?;
        found.extend(serde_json::from_value::<Vec<String>>(said)?);
    }
    Ok(found)
}

/// Nothing is cut off, runs over something else or out of the page: in a window of 320 by
/// 256 px (1280 by 1024 at 400 %, WCAG 1.4.10), on a phone, in an embed, and with the text
/// spacing that readers may ask for (1.4.12). Targets are large enough, or far enough from
/// others (2.5.8).
pub async fn fits_everywhere(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    let mut all = Vec::new();
    let mut opened = 0;
    for (lang, width, height, is_spaced) in [
        ("en", 1280, 800, false),
        ("fr", 1280, 800, true),
        ("nl", 800, 450, false),
        ("en", 360, 740, false),
        ("fr", 320, 256, false),
        ("nl", 320, 640, true),
    ] {
        page.resize(width, height).await?;
        page.script_with(SPACING, vec![json!(is_spaced)]).await?;
        let scripts: &[&str] = match (lang, width) {
            ("en", _) | (_, 320) => &[FITS, TARGETS],
            _ => &[FITS],
        };
        let how = if is_spaced { ", spaced" } else { "" };
        let mut add = |place: &str, found: Vec<String>| {
            for problem in found {
                all.push(format!("{place}, {lang}, {width}{how}: {problem}"));
            }
        };
        let reader = format!("&lang={lang}");
        for (place, rest) in PLACES {
            go(page, &format!("{reader}{rest}")).await?;
            add(place, problems(page, scripts).await?);
        }
        // A link may name anything, at any length.
        let [x, y, z] = [("x", 3000), ("y", 500), ("z", 300)].map(|(of, times)| of.repeat(times));
        go(page, &format!("{reader}&event={x}&topic={y}&{z}=1")).await?;
        page.wait_shown(".notice").await?;
        add("a link with long names", problems(page, scripts).await?);
        for overlay in OVERLAYS {
            if open_overlay(page, overlay, &reader).await? {
                add(overlay.name, problems(page, scripts).await?);
                opened += 1;
            }
            close_overlays(page).await?;
        }
    }
    ensure!(all.is_empty(), "\n{}", all.join("\n"));
    // Small windows have no lanes, and fold the filters of the comparison.
    ensure!(opened >= 6 * (OVERLAYS.len() - 2), "only {opened} overlays");
    Ok(())
}

/// Looks at pages with axe, and keeps what it finds.
struct Axe<'p> {
    page: &'p Page,
    /// What is looked at, for messages.
    how: String,
    /// As scripts/axe.js knows them.
    rules: &'static str,
    looks: usize,
    found: Vec<String>,
}

impl Axe<'_> {
    async fn look(&mut self, place: &str) -> Result<()> {
        let script = format!("{COMMON}\n{AXE}");
        let found = self
            .page
            .script_until_done(&script, vec![json!(self.rules), json!(self.how)])
            .await?;
        self.looks += 1;
        for sentence in serde_json::from_value::<Vec<String>>(found)? {
            self.found
                .push(format!("{place}, {}: {sentence}", self.how));
        }
        Ok(())
    }

    /// In a language, in every place, menu and dialog, with these rules; and when it is with
    /// all of them, with those about colours in each scheme.
    async fn look_everywhere(&mut self, lang: &str, rules: &'static str) -> Result<()> {
        let reader = format!("&lang={lang}");
        for (place, rest) in PLACES {
            go(self.page, &format!("{reader}{rest}")).await?;
            self.look_in_each_scheme(place, lang, rules).await?;
        }
        for overlay in OVERLAYS {
            ensure!(
                open_overlay(self.page, overlay, &reader).await?,
                "there is no {}",
                overlay.name
            );
            self.look_in_each_scheme(overlay.name, lang, rules).await?;
            close_overlays(self.page).await?;
        }
        Ok(())
    }

    async fn look_in_each_scheme(
        &mut self,
        place: &str,
        lang: &str,
        rules: &'static str,
    ) -> Result<()> {
        // A scheme is an attribute of the root and nothing else.
        const SCHEME: &str = "document.documentElement.dataset.scheme = arguments[0];";
        let schemes: &[(&str, &str, &'static str)] = match rules {
            "all" => &[
                ("light", "light", "all"),
                ("light", "light", "colours"),
                ("dark", "light", "colours"),
                ("contrast", "light", "colours"),
                ("contrast", "dark", "colours"),
                ("light", "light", ""),
            ],
            rules => &[("light", "light", rules)],
        };
        for &(scheme, system, rules) in schemes {
            if schemes.len() > 1 {
                self.page.script_with(SCHEME, vec![json!(scheme)]).await?;
                self.page.media("prefers-color-scheme", system).await?;
            }
            if rules.is_empty() {
                continue;
            }
            self.rules = rules;
            self.how = format!("{lang}, {scheme} in a {system} system ({rules})");
            self.look(place).await?;
        }
        Ok(())
    }
}

/// axe-core finds nothing: with all its rules in every place, menu and dialog, on a phone,
/// and with a report of the reader's own; with those about colours on each kind of text in
/// each scheme; with those about words in the other languages.
pub async fn axe_finds_nothing(page: &Page) -> Result<()> {
    page.open_file("#v=1&scheme=light").await?;
    page.wait_started().await?;
    page.script(&axe_core()?).await?;
    let mut axe = Axe {
        page,
        how: String::new(),
        rules: "all",
        looks: 0,
        found: Vec::new(),
    };
    axe.look_everywhere("en", "all").await?;
    axe.look_everywhere("nl", "words").await?;
    axe.look_everywhere("fr", "words").await?;

    axe.rules = "all";
    axe.how = "on a phone (all)".into();
    page.resize(360, 740).await?;
    for place in ["", "&event=villach-attack", "&q=hamas", "&view=compare"] {
        go(page, &format!("&lang=en{place}")).await?;
        axe.look(place).await?;
    }
    axe.how = "with a report (all)".into();
    page.resize(1280, 800).await?;
    let folder = tempfile::tempdir()?;
    let report = folder.path().join("service-x.json");
    fs::write(&report, include_str!("../../fixtures/service-x.json"))?;
    go(page, "&lang=en").await?;
    page.script("document.querySelector('#add-report').click();")
        .await?;
    page.choose_file("#own-file", &report).await?;
    page.wait_text(".own-notice", "Service X").await?;
    axe.look("home").await?;
    page.script("document.querySelector('#add-report').click();")
        .await?;
    page.wait_shown("#own-reports[open]").await?;
    axe.look("own reports").await?;
    close_overlays(page).await?;
    go(page, "&view=timeline&list=1").await?;
    axe.look("list").await?;

    let Axe { looks, found, .. } = axe;
    println!("axe-core looked {looks} times");
    ensure!(looks == (5 + 2) * (PLACES.len() + OVERLAYS.len()) + 4 + 3);
    ensure!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
    Ok(())
}

fn axe_core() -> Result<String> {
    let file = target().join("tools/axe-core/axe.min.js");
    fs::read_to_string(&file).map_err(|error| {
        let file = file.display();
        anyhow!("{file}: {error}; `cargo xtask test --only e2e` puts it there")
    })
}

/// axe-core finds nothing either where the program has failed: at the start, and later in
/// several places.
pub async fn axe_finds_nothing_after_a_failure(page: &Page) -> Result<()> {
    page.may_complain();
    let mut found = Vec::new();
    for (place, link) in [
        ("start", "v=1&lang=nl"),
        ("compare", "v=1&view=compare&topic=jihadism.threat&lang=fr"),
        ("slide", "v=1&tour=main&step=2&present=1"),
        ("phone", "v=1"),
    ] {
        if place == "phone" {
            page.resize(360, 740).await?;
        }
        let link = format!("#{link}&scheme=light");
        if place == "start" {
            let html = with_script(&page.built()?, "delete globalThis.WebAssembly;");
            page.open_text(&html, &link).await?;
        } else {
            // The address alone would not load it again.
            page.goto("about:blank").await?;
            page.open_file(&link).await?;
            page.wait_started().await?;
            page.wait_shown("h1, h2").await?;
            page.script("threatlineFailed('forced');").await?;
        }
        page.wait_shown("#boot-message").await?;
        page.script(&axe_core()?).await?;
        let mut axe = Axe {
            page,
            how: "failed".into(),
            rules: "all",
            looks: 0,
            found: Vec::new(),
        };
        axe.look(place).await?;
        axe.rules = "colours";
        axe.look(place).await?;
        found.append(&mut axe.found);
    }
    ensure!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
    Ok(())
}

/// In the system's own few colours text, marks, what is chosen and the focus can be told
/// apart: the places in a light system, menus, dialogs and the focus in a dark one.
pub async fn bears_forced_colours(page: &Page) -> Result<()> {
    let mut all = Vec::new();
    page.open_file("").await?;
    page.wait_started().await?;
    force_colours(page, "light").await?;
    for (place, rest) in PLACES {
        go(page, rest).await?;
        for problem in problems(page, &[FORCED]).await? {
            all.push(format!("{place}: {problem}"));
        }
    }
    force_colours(page, "dark").await?;
    for overlay in OVERLAYS {
        ensure!(open_overlay(page, overlay, "").await?, "{}", overlay.name);
        for problem in problems(page, &[FORCED]).await? {
            all.push(format!("{}: {problem}", overlay.name));
        }
        close_overlays(page).await?;
    }
    go(page, "&event=villach-attack").await?;
    page.script("document.activeElement?.blur(); scrollTo(0, 0);")
        .await?;
    for _ in 0..40 {
        page.keys(Key::Tab).await?;
        let [name, problem] = focus_now(page).await?;
        if !problem.is_empty() {
            all.push(format!("focus: {name} {problem}"));
        }
    }
    all.dedup();
    ensure!(all.is_empty(), "\n{}", all.join("\n"));
    Ok(())
}

/// Pretends that the system has its own few colours.
async fn force_colours(page: &Page, scheme: &str) -> Result<()> {
    let features = [
        ("forced-colors", "active"),
        ("prefers-color-scheme", scheme),
    ];
    let features = features.map(|(name, value)| json!({ "name": name, "value": value }));
    page.devtools(
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    )
    .await?;
    Ok(())
}

/// Where the axis stands while it is zoomed by a click: how many places there are on the
/// way, one for each frame that draws another.
const ZOOM: &str = "
    window.harnessPlaces = null;
    const places = new Set();
    const end = performance.now() + 900;
    const places_now = () => [...document.querySelectorAll('.drawing .tick')]
        .map(tick => tick.outerHTML).join();
    const before = places_now();
    const watch = () => {
        places.add(places_now());
        if (performance.now() < end) return requestAnimationFrame(watch);
        places.delete(before);
        window.harnessPlaces = places.size;
    };
    document.querySelectorAll('.range-tools .icon-button')[3].click();
    watch();";

/// What moves or fades, or would if it changed.
const MOVING: &str = "
    const moving = new Set(document.getAnimations().map(one => `runs: ${named(one.effect.target)}`));
    for (const element of document.querySelectorAll('body, body *')) {
        for (const part of [null, '::before', '::after']) {
            const style = getComputedStyle(element, part);
            const lasts = style.transitionDuration.split(', ').some(time => parseFloat(time) > 0.01);
            if (lasts || style.animationName !== 'none' || style.scrollBehavior === 'smooth') {
                moving.add(named(element));
            }
        }
    }
    return [...moving].slice(0, 12);";

/// For a reader who asks for less motion nothing moves: no transition, no animation, and the
/// axis jumps to where it zooms. For others it moves.
pub async fn moves_nothing_when_asked(page: &Page) -> Result<()> {
    let mut steps = Vec::new();
    let mut moving = Vec::new();
    for motion in ["no-preference", "reduce"] {
        page.media("prefers-reduced-motion", motion).await?;
        page.open_file("#v=1&view=timeline&from=2015-01-01&to=2018-12-31")
            .await?;
        page.wait_started().await?;
        page.wait_shown(".drawing .tick").await?;
        page.script(ZOOM).await?;
        let mut places = Value::Null;
        page.wait_until("the zoom to end", async || {
            places = page.script("return window.harnessPlaces;").await?;
            Ok(!places.is_null())
        })
        .await?;
        steps.push(places.as_u64().unwrap_or_default());
        let mut found = 0;
        for rest in [
            "",
            "&event=villach-attack",
            "&tour=main&step=2&present=1",
            "&view=compare",
        ] {
            go(page, rest).await?;
            let moves = problems(page, &[MOVING]).await?;
            found += moves.len();
            if motion == "reduce" {
                moving.extend(moves);
            }
        }
        ensure!(found > 0 || motion == "reduce", "nothing ever moves");
    }
    ensure!(moving.is_empty(), "still moves:\n{}", moving.join("\n"));
    // One place is where it jumps to; when labels are fitted to it, it may be drawn again.
    ensure!(
        steps[0] > 3 && (1..=2).contains(&steps[1]),
        "zooming draws {} places, with less motion {}",
        steps[0],
        steps[1]
    );
    Ok(())
}

/// Tab through every place: wherever the focus goes it can be seen, and nothing lies over
/// it.
pub async fn shows_the_focus_everywhere(page: &Page) -> Result<()> {
    /// Places have up to some hundred stops, most of them alike.
    const MOST: usize = 48;
    page.open_file("").await?;
    page.wait_started().await?;
    let mut all = Vec::new();
    let mut looked_at = 0;
    for (scheme, width, height) in [("light", 1280, 800), ("dark", 360, 640)] {
        page.resize(width, height).await?;
        for (at, (place, rest)) in PLACES.iter().enumerate() {
            go(page, &format!("&scheme={scheme}{rest}")).await?;
            page.script("document.activeElement?.blur(); scrollTo(0, 0);")
                .await?;
            // The header is the same in all of them.
            if at > 0 {
                page.script("document.querySelector('#content')?.focus({ preventScroll: true });")
                    .await?;
            }
            // From the beginning, and from the end back.
            for (modifiers, most) in [(0, MOST), (8, MOST / 3)] {
                let stops = stops(page, modifiers, most).await?;
                looked_at += stops.len();
                for [name, problem] in stops {
                    if !problem.is_empty() {
                        all.push(format!("{place}, {scheme}, {width}: {name} {problem}"));
                    }
                }
                page.script("document.activeElement?.blur();").await?;
            }
        }
    }
    shows_it_in_the_drawing(page, &mut all).await?;
    all.dedup();
    ensure!(all.is_empty(), "\n{}", all.join("\n"));
    // Each place has the page's head and foot at least.
    ensure!(looked_at > 2 * 20 * PLACES.len(), "only {looked_at} stops");
    Ok(())
}

/// The Tab key, with modifiers as the browser's protocol counts them.
async fn tab(page: &Page, modifiers: u8) -> Result<()> {
    // It is not let go: that would move nothing, and take as long.
    let key = json!({ "type": "rawKeyDown", "key": "Tab", "code": "Tab",
        "windowsVirtualKeyCode": 9, "modifiers": modifiers });
    page.devtools("Input.dispatchKeyEvent", key).await.map(drop)
}

/// Where so many steps of the Tab key lead, and what is wrong with the focus there; fewer
/// where they lead out of the page. The page looks by itself after each step: asking it
/// takes longer than the step.
async fn stops(page: &Page, modifiers: u8, most: usize) -> Result<Vec<[String; 2]>> {
    const AT_ONCE: usize = 12;
    page.script(&format!(
        "window.harnessStops = [];
         if (window.harnessLooks) return;
         window.harnessLooks = true;
         const look = () => {{ {COMMON}\n{FOCUS} }};
         addEventListener('focusin', () => setTimeout(() => harnessStops.push(look())));"
    ))
    .await?;
    let mut steps = 0;
    loop {
        for _ in 0..AT_ONCE {
            tab(page, modifiers).await?;
        }
        steps += AT_ONCE;
        // What the last step leads to is looked at after it.
        let seen = "return new Promise((done) => setTimeout(() => done(harnessStops), 20));";
        let seen: Vec<[String; 2]> = serde_json::from_value(page.script(seen).await?)?;
        if steps >= most || seen.len() < steps {
            return Ok(seen);
        }
    }
}

/// Where the focus is, and what is wrong with it there.
async fn focus_now(page: &Page) -> Result<[String; 2]> {
    let said = page.script(&format!("{COMMON}\n{FOCUS}")).await?;
    Ok(serde_json::from_value(said)?)
}

/// On later visits, without the line for new readers, the drawing is entered at an event
/// that can be seen there, in windows of each width; and so it is where an event is closed
/// that has no mark of its own.
async fn shows_it_in_the_drawing(page: &Page, all: &mut Vec<String>) -> Result<()> {
    const IS_IN_DRAWING: &str = "return Boolean(document.activeElement?.closest('.drawing'));";
    const STRETCHES: &[&str] = &[
        "",
        "&view=timeline",
        "&view=timeline&from=2025-01-01&to=2025-12-31",
        "&view=timeline&from=2016-03-01&to=2016-04-30",
    ];
    for width in [1280, 1440, 800] {
        page.resize(width, 800).await?;
        for rest in STRETCHES {
            page.goto("about:blank").await?;
            page.open_file(&format!("#v=1{rest}")).await?;
            page.wait_started().await?;
            page.wait_gone(".only-wide").await?;
            ensure!(page.count(".hint").await? == 0, "a first visit");
            let mut is_there = false;
            for _ in 0..60 {
                tab(page, 0).await?;
                is_there = page.script(IS_IN_DRAWING).await? == json!(true);
                if is_there {
                    break;
                }
            }
            ensure!(
                is_there,
                "{rest:?}, {width}: Tab does not come to the drawing"
            );
            let [name, problem] = focus_now(page).await?;
            if !problem.is_empty() {
                all.push(format!(
                    "a later visit, {rest:?}, {width}: {name} {problem}"
                ));
            }
        }
    }
    page.resize(1280, 800).await?;
    page.goto("about:blank").await?;
    page.open_file("#v=1&event=villach-attack").await?;
    page.wait_started().await?;
    page.wait_gone(".only-wide").await?;
    page.click("#event-panel .icon-button").await?;
    page.wait_gone("#event-panel").await?;
    page.wait_focus(".drawing *").await?;
    // A click shows no outline; where it is can be seen.
    let problem = focus_now(page).await?[1].clone();
    if !["", "shows no focus"].contains(&problem.as_str()) {
        all.push(format!("after an event was closed: {problem}"));
    }
    Ok(())
}

/// What is chosen with the keyboard may vanish by it: the focus goes to where the reader goes
/// on, and never back to the beginning of the page.
pub async fn keeps_the_focus(page: &Page) -> Result<()> {
    /// A place, what is pressed in it (the last that is shown), and where the focus is then.
    const WAYS: &[(&str, &str, &str)] = &[
        ("", ".timeline-tools .fill", "#content"),
        ("", ".half-title .fill", "#content"),
        (
            "",
            ".compact .theme-button",
            ".theme-button[aria-pressed=true]",
        ),
        ("&event=zzz", ".notice .button", "#content"),
        (
            "&view=timeline&theme=russia",
            ".chosen-themes .chip",
            ".filter-menu > summary",
        ),
        (
            "&view=timeline&theme=russia,china",
            ".chosen-themes .chip",
            ".chosen-themes .chip",
        ),
        (
            "&event=villach-attack",
            "#event-panel .source-name",
            "[id^=record-]",
        ),
        ("&q=hamas", ".results .hit", "[id^=record-]"),
        // What lists the rest goes when all is listed.
        ("&q=china", ".results .list-more .button", ".results .hit"),
        (
            "&view=timeline&year=2015",
            ".range-tools .button",
            ".range-tools .button",
        ),
    ];
    for (rest, pressed, next) in WAYS {
        page.goto("about:blank").await?;
        page.open_file(&format!("#v=1{rest}")).await?;
        page.wait_started().await?;
        page.wait_gone(".only-wide").await?;
        page.wait_shown(pressed).await?;
        page.script_with(
            "const all = [...document.querySelectorAll(arguments[0])];
             all.filter((one) => one.checkVisibility()).at(-1).focus();",
            vec![json!(pressed)],
        )
        .await?;
        page.wait_focus(pressed).await?;
        // What had the focus may vanish some drawings later.
        page.script("setTimeout(() => { window.harnessLater = true; }, 700);")
            .await?;
        page.keys(Key::Enter).await?;
        page.wait_until("the change to be drawn", async || {
            Ok(page.script("return window.harnessLater ?? false;").await? == json!(true))
        })
        .await?;
        page.wait_focus(next)
            .await
            .map_err(|error| error.context(format!("{rest}, {pressed}")))?;
    }
    Ok(())
}

/// What a screen reader is told of by itself: each text that comes to stand in a live region.
const LISTEN: &str = "
    const LIVE = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';
    const all = [];
    window.harnessHeard = null;
    new MutationObserver((changes) => {
        for (const { target } of changes) {
            const element = target instanceof Element ? target : target.parentElement;
            const region = element?.closest(LIVE);
            const text = region?.textContent.trim();
            const heard = `${region?.id || region?.className}: ${text}`;
            if (!text || all.includes(heard)) continue;
            // What is said second comes when the first has stood for a while.
            if (all.push(heard) === 1) setTimeout(() => { window.harnessHeard = all; }, 1600);
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

/// One action is said once, by the one region that speaks.
pub async fn says_a_change_once(page: &Page) -> Result<()> {
    /// A place, what is clicked in it, and what is heard then.
    const WAYS: &[(&str, &str, &str)] = &[
        ("", ".compact .theme-button", " events"),
        ("&view=compare", ".modes + * .icon-button", "Of "),
        ("&view=compare&theme=russia", ".chosen-themes .chip", "Of "),
        ("&tour=main&step=2", "#tour-next", "Step 3 of "),
        ("", ".header-end [lang=nl]", "Nederlands"),
        ("&view=timeline", ".range-tools .icon-button", "20"),
        (
            "&event=villach-attack",
            "#event-panel .icon-button",
            "Panel closed",
        ),
    ];
    for (rest, clicked, words) in WAYS {
        page.goto("about:blank").await?;
        page.open_file(&format!("#v=1&lang=en{rest}")).await?;
        page.wait_started().await?;
        page.wait_gone(".only-wide").await?;
        page.script(LISTEN).await?;
        page.click(clicked).await?;
        let mut heard: Option<Vec<String>> = None;
        page.wait_until("something to be said", async || {
            heard = serde_json::from_value(page.script("return window.harnessHeard;").await?)?;
            Ok(heard.is_some())
        })
        .await
        .map_err(|error| error.context(format!("{rest}, {clicked}")))?;
        let heard = heard.unwrap_or_default();
        let is_one = heard.len() == 1 && heard[0].starts_with("announcer: ");
        ensure!(
            is_one && heard[0].contains(words),
            "{rest}, {clicked}: {heard:#?}"
        );
    }
    Ok(())
}

/// Each task with keys alone: find an event, cite it, follow a tour, compare a topic, add a
/// report, print. The focus can be seen all the way, and comes back to where it was.
pub async fn does_each_task_by_keyboard(page: &Page) -> Result<()> {
    finds_and_cites(page).await?;
    follows_a_tour(page).await?;
    compares_a_topic(page).await?;
    adds_a_report(page).await?;
    prints(page).await
}

/// A new page, in which Tab begins at the beginning.
async fn begin(page: &Page) -> Result<()> {
    page.goto("about:blank").await?;
    page.open_file("").await?;
    page.wait_started().await?;
    page.wait_gone(".only-wide").await?;
    page.keys(Key::Tab).await?;
    // The first stop leads past the header.
    at(page, ".skip").await
}

/// Waits for the focus to be on an element, and demands that it can be seen there.
async fn at(page: &Page, css: &str) -> Result<()> {
    page.wait_focus(css).await?;
    let mut last = String::new();
    let seen = page
        .wait_until("the focus to be seen", async || {
            let [name, problem] = focus_now(page).await?;
            last = format!("{name} {problem}");
            Ok(!name.is_empty() && problem.is_empty())
        })
        .await;
    seen.map_err(|error| error.context(last))
}

/// Goes on with Tab until the focus is on an element, and presses a key there.
async fn press(page: &Page, css: &str, most: usize, key: Key) -> Result<()> {
    page.tab_to(css, most).await?;
    at(page, css).await?;
    page.keys(key).await
}

/// Shift with Tab: typed one after the other, the first would be let go of.
fn back_by_tab() -> Value {
    let keys = [
        ("keyDown", SHIFT),
        ("keyDown", TAB),
        ("keyUp", TAB),
        ("keyUp", SHIFT),
    ];
    let keys = keys.map(|(kind, key)| json!({ "type": kind, "value": key }));
    json!([{ "type": "key", "id": "keys", "actions": keys }])
}

/// As WebDriver names these keys.
const SHIFT: &str = "\u{e008}";
const TAB: &str = "\u{e004}";

async fn finds_and_cites(page: &Page) -> Result<()> {
    begin(page).await?;
    page.tab_to("#search", 12).await?;
    at(page, "#search").await?;
    page.keys("villach").await?;
    page.wait_text(".results .hit-title", "Villach").await?;
    page.keys(Key::Down).await?;
    at(page, ".results .hit").await?;
    page.keys(Key::Enter).await?;
    page.wait_text("#event-title", "Villach").await?;
    at(page, "#event-title").await?;

    press(page, "#event-panel .cite-button", 12, Key::Enter).await?;
    page.wait_shown("#cite[open]").await?;
    at(page, "#cite :focus").await?;
    press(page, "#cite .citations button", 12, Key::Enter).await?;
    page.wait_shown("#cite .copy-outcome").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#cite[open]").await?;
    at(page, "#event-panel .cite-button").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#event-panel").await?;
    at(page, "button, input, [tabindex]").await
}

async fn follows_a_tour(page: &Page) -> Result<()> {
    begin(page).await?;
    press(page, "#tour-start", 20, Key::Enter).await?;
    for step in ["Step 1 of", "Step 2 of", "Step 3 of"] {
        page.wait_text(".tour-count", step).await?;
        at(page, "#tour-next").await?;
        page.keys(Key::Enter).await?;
    }
    page.wait_text(".tour-count", "Step 4 of").await?;
    page.keys(Key::Home).await?;
    page.wait_text(".tour-count", "Step 1 of").await?;
    at(page, "#tour-next").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(".tour").await?;
    at(page, "#tour-start").await
}

async fn compares_a_topic(page: &Page) -> Result<()> {
    begin(page).await?;
    press(page, ".tabs .tab:nth-child(3)", 12, Key::Enter).await?;
    page.wait_shown(".compare-table").await?;
    at(page, ".tab.is-current").await?;
    press(page, ".compare-row .topic-button", 40, Key::Enter).await?;
    page.wait_shown(".opened-row .statement").await?;
    at(page, ".compare-row.is-open .topic-button").await?;
    // What has opened comes next.
    page.keys(Key::Tab).await?;
    at(page, ".compare-row.is-open :focus").await?;
    page.actions(back_by_tab()).await?;
    at(page, ".compare-row.is-open .topic-button").await?;
    page.keys(Key::Enter).await?;
    page.wait_gone(".opened-row").await?;
    at(page, ".compare-row .topic-button").await
}

async fn adds_a_report(page: &Page) -> Result<()> {
    begin(page).await?;
    press(page, "#page-menu", 20, Key::Enter).await?;
    press(page, "#add-report", 12, Key::Enter).await?;
    page.wait_shown("#own-reports[open]").await?;
    page.tab_to("#own-file", 8).await?;
    at(page, "#own-file").await?;
    // What the key opens here is the browser's own window, in which the driver chooses.
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("service-x.json");
    fs::write(&file, include_str!("../../fixtures/service-x.json"))?;
    page.choose_file("#own-file", &file).await?;
    page.wait_text(".own-notice", "Service X").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#own-reports[open]").await?;
    at(page, "button, summary, [tabindex]").await
}

async fn prints(page: &Page) -> Result<()> {
    begin(page).await?;
    page.script("window.harnessPrinted = 0; window.print = () => { window.harnessPrinted += 1; };")
        .await?;
    press(page, "#page-menu", 20, Key::Enter).await?;
    press(page, "#open-print", 12, Key::Enter).await?;
    page.wait_for(".paper-tools .primary:enabled").await?;
    at(page, "#content, #content :focus").await?;
    press(page, ".paper-tools .primary", 12, Key::Enter).await?;
    page.wait_until("the printer", async || {
        Ok(page.script("return window.harnessPrinted;").await? == json!(1))
    })
    .await?;
    at(page, ".paper-tools .primary").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(".paper").await?;
    at(page, "#page-menu").await
}

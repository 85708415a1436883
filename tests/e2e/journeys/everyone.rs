//! The page for everyone: small windows, large text, a keyboard alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use threatline_e2e::engine::target;
use threatline_e2e::{
    Frame, Key, Page, Result, Shown, Value, anyhow, bail, ensure, json, with_script,
};

use crate::places::{OVERLAYS, Overlay, PLACES, close_overlays, go, open_overlay};

const COMMON: &str = include_str!("../scripts/common.js");
const FITS: &str = include_str!("../scripts/fits.js");
const TARGETS: &str = include_str!("../scripts/targets.js");
const FOCUS: &str = include_str!("../scripts/focus.js");
const FORCED: &str = include_str!("../scripts/forced.js");
const CONTROLS: &str = include_str!("../scripts/controls.js");
const AXE: &str = include_str!("../scripts/axe.js");

/// A report of a reader's own.
const SERVICE_X: &str = include_str!("../../fixtures/service-x.json");

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
    // Nothing that can be done in a wide window is missing in a small one.
    let mut controls: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut lost_controls = Vec::new();
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
            if lang == "fr" {
                // Where there is no room the filters are folded.
                fold_filters(page, false).await?;
                let names = BTreeSet::from_iter(problems(page, &[CONTROLS]).await?);
                if width == 320 {
                    let lost: Vec<&String> = controls[place].difference(&names).collect();
                    lost_controls.extend((!lost.is_empty()).then(|| format!("{place}: {lost:?}")));
                    fold_filters(page, true).await?;
                } else {
                    controls.insert(*place, names);
                }
            }
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
    ensure!(
        lost_controls.is_empty(),
        "gone at 320 px:\n{}",
        lost_controls.join("\n")
    );
    // Small windows have no lanes, and fold the filters of the comparison.
    ensure!(opened >= 6 * (OVERLAYS.len() - 2), "only {opened} overlays");
    Ok(())
}

/// The same at 320 px in the other engines, whose layout is their own: in a frame, since their
/// windows are wider, and in the views that hold most.
pub async fn fits_a_narrow_frame(page: &Page) -> Result<()> {
    const SOME: &[&str] = &["home", "event", "compare", "opened row", "figures", "about"];
    page.open_framed(&Frame::new(Shown::Http, 320, 640)).await?;
    page.wait_started().await?;
    let width = page.script("return innerWidth;").await?;
    ensure!(width == json!(320), "the frame is {width} px wide");
    let mut all = Vec::new();
    for (place, rest) in PLACES.iter().filter(|(place, _)| SOME.contains(place)) {
        go(page, rest).await?;
        for problem in problems(page, &[FITS, TARGETS]).await? {
            all.push(format!("{place}: {problem}"));
        }
    }
    for overlay in OVERLAYS {
        if ["page menu", "palette"].contains(&overlay.name) {
            ensure!(open_overlay(page, overlay, "").await?, "{}", overlay.name);
            for problem in problems(page, &[FITS, TARGETS]).await? {
                all.push(format!("{}: {problem}", overlay.name));
            }
            close_overlays(page).await?;
        }
    }
    ensure!(all.is_empty(), "\n{}", all.join("\n"));
    Ok(())
}

/// Folds the filters of a view away or shows them, where they can be folded.
async fn fold_filters(page: &Page, folds: bool) -> Result<()> {
    let script = "const head = document.querySelector('.tools-fold-head [aria-expanded]');
        if (head?.checkVisibility() && head.ariaExpanded === String(arguments[0])) head.click();";
    page.script_with(script, vec![json!(folds)]).await?;
    let is_so = format!(".tools-fold-head [aria-expanded={folds}]");
    page.wait_hidden(&is_so).await
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
    /// Places that are other ones there.
    const PHONE: &[&str] = &["", "&event=villach-attack", "&q=hamas", "&view=compare"];
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

    page.resize(360, 740).await?;
    for place in PHONE {
        go(page, &format!("&lang=en{place}")).await?;
        axe.look_in_each_scheme(place, "on a phone", "all").await?;
    }
    page.resize(1280, 800).await?;
    let folder = tempfile::tempdir()?;
    let file = |name: &str, text: &str| -> Result<PathBuf> {
        let path = folder.path().join(name);
        fs::write(&path, text)?;
        Ok(path)
    };
    go(page, "&lang=en").await?;
    page.script("document.querySelector('#add-report').click();")
        .await?;
    let report = file("service-x.json", SERVICE_X)?;
    page.choose_file("#own-file", &report).await?;
    page.wait_text(".own-notice", "Service X").await?;
    axe.look_in_each_scheme("home with a report", "en", "all")
        .await?;
    page.script("document.querySelector('#add-report').click();")
        .await?;
    page.wait_shown("#own-reports[open]").await?;
    axe.look_in_each_scheme("own reports with one", "en", "all")
        .await?;
    // A row is refused, and a whole file.
    let rows = file("notes.csv", "date;title\n2025-02-31;No day\n2024;A year\n")?;
    let picture = file("photo.csv", "\u{89}PNG\0\0\0")?;
    page.choose_files("#own-file", &[&rows, &picture]).await?;
    page.wait_shown(".message-list").await?;
    page.wait_text(".import-outcome:nth-of-type(2)", "photo.csv")
        .await?;
    axe.look_in_each_scheme("errors of an import", "en", "all")
        .await?;
    close_overlays(page).await?;
    go(page, "&view=timeline&list=1").await?;
    axe.look_in_each_scheme("list with a report", "en", "all")
        .await?;

    axe.rules = "unmet";
    axe.look("anywhere").await?;

    let Axe { looks, found, .. } = axe;
    println!("axe-core looked {looks} times");
    ensure!(looks == (5 + 2) * (PLACES.len() + OVERLAYS.len()) + 5 * (PHONE.len() + 4) + 1);
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
    // No other place lists an event that is open.
    let chosen = (
        "list with an event",
        "&view=timeline&list=1&event=villach-attack",
    );
    for (place, rest) in PLACES.iter().chain([&chosen]) {
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
    let unmet = page.script("return [...window.harnessUnmet];").await?;
    ensure!(unmet == json!([]), "no place has both of {unmet}");
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

/// Watches an action, a click on the first element that is shown: in how many places the axis
/// and the page are seen on the way, one for each frame that draws another, until 30 frames
/// are alike.
const WATCH: &str = "
    window.harnessPlaces = null;
    const places = new Set();
    const boxes = '.drawing .tick, .brush, .map-step.is-current, .compare-row.is-open, dialog, .slide';
    const now = () => [scrollX, scrollY, ...[...document.querySelectorAll(boxes)].map((one) => {
        const { x, y, width } = one.getBoundingClientRect();
        return [x, y, width].map(Math.round);
    })].join();
    const before = now();
    let last = before;
    let alike = 0;
    const watch = () => {
        const seen = now();
        places.add(seen);
        alike = seen === last ? alike + 1 : 0;
        last = seen;
        if (alike < 30) return requestAnimationFrame(watch);
        places.delete(before);
        window.harnessPlaces = places.size;
    };
    const all = [...document.querySelectorAll(arguments[0])];
    (all.find((one) => one.checkVisibility()) ?? all[0]).click();
    requestAnimationFrame(watch);";

/// What moves or fades, or would if it changed; and what has asked to be scrolled smoothly.
const MOVING: &str = "
    const moving = new Set(document.getAnimations().map(one => `runs: ${named(one.effect.target)}`));
    for (const element of document.querySelectorAll('body, body *')) {
        const parts = [null, '::before', '::after'].concat(element.open ? '::backdrop' : []);
        for (const part of parts) {
            const style = getComputedStyle(element, part);
            const lasts = style.transitionDuration.split(', ').some(time => parseFloat(time) > 0.01);
            if (lasts || style.animationName !== 'none' || style.scrollBehavior === 'smooth') {
                moving.add(named(element));
            }
        }
    }
    for (const call of window.harnessSmooth?.splice(0) ?? []) moving.add(`scrolls smoothly: ${call}`);
    return [...moving].slice(0, 12);";

/// Notes who asks for a smooth scroll, which no style tells of.
const SMOOTH: &str = "
    window.harnessSmooth = [];
    for (const name of ['scrollIntoView', 'scrollTo', 'scrollBy', 'scroll']) {
        for (const of of [Element.prototype, window]) {
            const own = of[name];
            if (own) of[name] = function (...given) {
                if (given[0]?.behavior === 'smooth') harnessSmooth.push(name);
                return own.apply(this, given);
            };
        }
    }";

/// For a reader who asks for less motion nothing moves, in any place, menu or dialog: no
/// transition, no animation, no smooth scroll, and what an action leads to is there at once.
/// For others it moves.
pub async fn moves_nothing_when_asked(page: &Page) -> Result<()> {
    /// A place, and what is pressed in it that moves the axis or the page.
    const ACTIONS: &[(&str, &str)] = &[
        (
            "&view=timeline&from=2015-01-01&to=2018-12-31",
            ".range-tools .icon-button:nth-of-type(4)",
        ),
        ("&tour=main&step=2", "#tour-next"),
        ("&tour=main&step=2", ".map-step:not(.is-current)"),
        ("&view=compare", ".compare-row .topic-button"),
        ("", ".milestone"),
        ("", "#open-palette"),
        ("&tour=main&step=2", ".page-menu .menu-item:nth-of-type(5)"),
    ];
    page.media("prefers-reduced-motion", "no-preference")
        .await?;
    page.open_file("").await?;
    page.wait_started().await?;
    let zoomed = places_on_the_way(page, ACTIONS[0]).await?;
    ensure!(zoomed > 3, "zooming draws {zoomed} places");
    let moves = problems(page, &[MOVING]).await?;
    ensure!(!moves.is_empty(), "nothing ever moves");

    page.media("prefers-reduced-motion", "reduce").await?;
    page.goto("about:blank").await?;
    page.open_file("").await?;
    page.wait_started().await?;
    page.script(SMOOTH).await?;
    let mut moving = Vec::new();
    let mut look = async |place: &str| -> Result<()> {
        let moves = problems(page, &[MOVING]).await?;
        moving.extend(moves.iter().map(|what| format!("{place}: {what}")));
        Ok(())
    };
    for action in ACTIONS {
        let places = places_on_the_way(page, *action).await?;
        look(action.1).await?;
        // One is where it jumps to; a panel may open, and labels be fitted, after it.
        ensure!(
            (1..=3).contains(&places),
            "{action:?} draws {places} places"
        );
        close_overlays(page).await?;
    }
    for (place, rest) in PLACES {
        go(page, rest).await?;
        look(place).await?;
    }
    for overlay in OVERLAYS {
        ensure!(open_overlay(page, overlay, "").await?, "{}", overlay.name);
        look(overlay.name).await?;
        close_overlays(page).await?;
    }
    ensure!(moving.is_empty(), "still moves:\n{}", moving.join("\n"));
    Ok(())
}

/// Goes to a place, presses something there, and says in how many places what moves by it is
/// seen on the way.
async fn places_on_the_way(page: &Page, (rest, pressed): (&str, &str)) -> Result<u64> {
    go(page, rest).await?;
    page.wait_rest().await?;
    page.script_with(WATCH, vec![json!(pressed)]).await?;
    let mut places = Value::Null;
    page.wait_until("the movement to end", async || {
        places = page.script("return window.harnessPlaces;").await?;
        Ok(!places.is_null())
    })
    .await?;
    Ok(places.as_u64().unwrap_or_default())
}

/// Tab through every place: wherever the focus goes it can be seen, and nothing lies over
/// it.
pub async fn shows_the_focus_everywhere(page: &Page) -> Result<()> {
    /// Places have up to some hundred stops, most of them alike.
    const MOST: usize = 48;
    page.open_file("").await?;
    page.wait_started().await?;
    let mut all = Vec::new();
    let (mut looked_at, mut overlays) = (0, 0);
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
        for overlay in OVERLAYS {
            if open_overlay(page, overlay, &format!("&scheme={scheme}")).await? {
                overlays += 1;
                for problem in walk(page, overlay).await? {
                    all.push(format!("{}, {scheme}, {width}: {problem}", overlay.name));
                }
            }
            close_overlays(page).await?;
        }
    }
    // Small windows have no lanes, and fold the filters of the comparison.
    ensure!(
        overlays >= 2 * (OVERLAYS.len() - 1),
        "only {overlays} overlays"
    );
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
         window.harnessReached = new Set([document.activeElement]);
         if (window.harnessLooks) return;
         window.harnessLooks = true;
         {COMMON}
         const look = () => {{ {FOCUS} }};
         let unsure = [];
         let goesBack = false;
         // At once, since the next key may come before anything else does: the browser has
         // scrolled by then.
         addEventListener('focusin', ({{ target }}) => {{
             if (goesBack) return;
             harnessReached.add(target);
             const stop = look();
             harnessStops.push(stop);
             if (stop[1]) unsure.push([stop, target]);
         }});
         // What the page itself does after it, as to close what lies over the next control, is
         // waited for where it has to.
         window.harnessLooksAgain = async () => {{
             const now = document.activeElement;
             goesBack = true;
             for (const [stop, target] of unsure) {{
                 target.focus();
                 await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
                 if (document.activeElement === target) stop[1] = look()[1];
             }}
             if (unsure.length > 0) now.focus();
             unsure = [];
             goesBack = false;
             return harnessStops;
         }};"
    ))
    .await?;
    let mut steps = 0;
    loop {
        let now = AT_ONCE.min(most - steps);
        for _ in 0..now {
            tab(page, modifiers).await?;
        }
        steps += now;
        // What the last step leads to is looked at before a frame is drawn and more is done.
        let seen = "return new Promise((done) => requestAnimationFrame(
            () => setTimeout(() => done(harnessLooksAgain()))));";
        let seen: Vec<[String; 2]> = serde_json::from_value(page.script(seen).await?)?;
        if steps >= most || seen.len() < steps {
            return Ok(seen);
        }
    }
}

/// What of an overlay is a stop of the Tab key, but of a group of radio buttons the chosen
/// one; and which of them it has not come to.
const LEFT_OUT: &str = "
    const inside = [...document.querySelectorAll(arguments[0])].flatMap((box) => [...box.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [tabindex]')]);
    const stops = inside.filter((one) => one.tabIndex >= 0 && !one.disabled &&
        one.checkVisibility({ visibilityProperty: true }) && !(one.type === 'radio' && !one.checked));
    return [stops.length, stops.filter((one) => !window.harnessReached?.has(one)).map(named)];";

/// Tab through a menu or dialog that is open: what is wrong with the focus there, and to
/// which of its controls it does not come.
async fn walk(page: &Page, overlay: &Overlay) -> Result<Vec<String>> {
    let script = format!("{COMMON}\n{LEFT_OUT}");
    let left_out = async || -> Result<(usize, Vec<String>)> {
        let said = page
            .script_with(&script, vec![json!(overlay.opened)])
            .await?;
        Ok(serde_json::from_value(said)?)
    };
    // A dialog takes the focus itself; a menu's comes after the control that opens it.
    page.script_with(
        "const opened = document.querySelector(arguments[0]);
         if (!opened.contains(document.activeElement)) document.querySelector(arguments[1]).focus();",
        vec![json!(overlay.opened), json!(overlay.by)],
    )
    .await?;
    let (count, _) = left_out().await?;
    ensure!(count > 0, "{} has no controls", overlay.name);
    // From the end of a dialog Tab leads to the browser and back to its beginning.
    let around = if overlay.opened.starts_with('#') {
        3
    } else {
        0
    };
    let seen = stops(page, 0, count + around).await?;
    let (_, missed) = left_out().await?;
    let unseen = seen.into_iter().filter(|[_, problem]| !problem.is_empty());
    let unseen = unseen.map(|stop| stop.join(" "));
    let missed = missed
        .iter()
        .map(|name| format!("Tab does not come to {name}"));
    Ok(unseen.chain(missed).collect())
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
        page.keys(Key::Enter).await?;
        // What had the focus may vanish some drawings later.
        page.wait_rest().await?;
        page.wait_focus(next)
            .await
            .map_err(|error| error.context(format!("{rest}, {pressed}")))?;
    }
    Ok(())
}

/// What a screen reader is told of by itself: each text that comes to stand in a live region.
/// What is said second comes when the first has stood for 1.2 seconds: to hear that nothing
/// follows takes a span of time and not a condition.
const LISTEN: &str = "
    const LIVE = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';
    const all = [];
    const last = new Map();
    window.harnessHeard = null;
    new MutationObserver((changes) => {
        for (const { target } of changes) {
            const element = target instanceof Element ? target : target.parentElement;
            const region = element?.closest(LIVE);
            const text = region?.textContent.trim() ?? '';
            if (!region || text === (last.get(region) ?? '')) continue;
            last.set(region, text);
            if (!text) continue;
            const heard = `${region.id || region.className || 'notices'}: ${text}`;
            if (all.push(heard) === 1) setTimeout(() => { window.harnessHeard = all; }, 1600);
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

/// One action is said once, by the one region that speaks; what only a dialog tells (that
/// something is copied, how an import goes) by that one's own.
pub async fn says_a_change_once(page: &Page) -> Result<()> {
    /// A place, what is clicked in it, and what is heard then, from the region that speaks.
    const WAYS: &[(&str, &str, &str)] = &[
        ("", ".compact .theme-button", "announcer: "),
        ("", ".tabs .tab:nth-child(4)", "announcer: Figures"),
        ("&view=compare", ".modes + * .icon-button", "announcer: Of "),
        (
            "&view=compare&theme=russia",
            ".chosen-themes .chip",
            "announcer: Of ",
        ),
        ("&tour=main&step=2", "#tour-next", "announcer: Step 3 of "),
        ("", ".header-end [lang=nl]", "announcer: Nederlands"),
        (
            "&view=timeline",
            ".range-tools .icon-button",
            "announcer: from ",
        ),
        (
            "&event=villach-attack",
            "#event-panel .icon-button",
            "announcer: Panel closed",
        ),
    ];
    for (rest, clicked, words) in WAYS {
        begin_listening(page, rest).await?;
        page.click(clicked).await?;
        says(page, &format!("{rest}, {clicked}"), words, &[]).await?;
    }

    // Not each letter, but what is found when the typing rests.
    begin_listening(page, "").await?;
    page.click("#search").await?;
    for letter in ["h", "a", "m", "a", "s"] {
        page.keys(letter).await?;
    }
    says(page, "typing", " results", &[]).await?;

    open_again(page, "").await?;
    page.script("document.querySelector('#open-palette').click();")
        .await?;
    page.wait_focus("#palette-query").await?;
    page.script(LISTEN).await?;
    for letter in ["f", "i", "g", "u", "r", "e", "s"] {
        page.keys(letter).await?;
    }
    says(page, "typing into the palette", " choices", &[]).await?;

    begin_listening(page, "").await?;
    page.script("document.querySelector('#open-palette').click();")
        .await?;
    page.wait_focus("#palette-query").await?;
    page.keys("figures").await?;
    page.keys(Key::Enter).await?;
    says(page, "the palette", "announcer: Figures", &[" choices"]).await?;

    begin_listening(page, "&event=villach-attack").await?;
    page.click("#event-panel .cite-button").await?;
    page.click("#cite .citations button").await?;
    says(page, "copying", "copy-outcome: Copied", &[]).await?;

    begin_listening(page, "").await?;
    page.script("document.querySelector('#add-report').click();")
        .await?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("service-x.json");
    fs::write(&file, SERVICE_X)?;
    page.choose_file("#own-file", &file).await?;
    // How far it is, and where the axis stands with its events.
    let beside = [
        "Reading the file",
        "Placing on the timeline",
        "announcer: from ",
    ];
    says(page, "adding a report", "Service X: 4 events", &beside).await
}

/// Opens a place as on a later visit, and listens.
async fn begin_listening(page: &Page, rest: &str) -> Result<()> {
    open_again(page, rest).await?;
    page.script(LISTEN).await.map(drop)
}

/// Opens a place as on a later visit.
async fn open_again(page: &Page, rest: &str) -> Result<()> {
    page.goto("about:blank").await?;
    page.open_file(&format!("#v=1&lang=en{rest}")).await?;
    page.wait_started().await?;
    page.wait_gone(".only-wide").await
}

/// Demands that these words are heard once and, where no others are named that may be heard
/// beside them, nothing else.
async fn says(page: &Page, what: &str, words: &str, beside: &[&str]) -> Result<()> {
    let mut heard: Option<Vec<String>> = None;
    page.wait_until("something to be said", async || {
        heard = serde_json::from_value(page.script("return window.harnessHeard;").await?)?;
        Ok(heard.is_some())
    })
    .await
    .map_err(|error| error.context(what.to_owned()))?;
    let mut heard = heard.unwrap_or_default();
    let all = format!("{what}: {heard:#?}");
    heard.retain(|heard| !beside.iter().any(|other| heard.contains(other)));
    ensure!(heard.len() == 1 && heard[0].contains(words), "{all}");
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

/// Goes on with Tab until the focus is on an element; it can be seen at each stop.
async fn tab_to(page: &Page, css: &str, most: usize) -> Result<()> {
    let look = format!(
        "return [!!document.activeElement?.matches(arguments[0]), (() => {{ {COMMON}\n{FOCUS} }})()];"
    );
    let mut path = Vec::new();
    for _ in 0..=most {
        let mut is_there = false;
        let mut stop = Default::default();
        let seen = page
            .wait_until("the focus to be seen", async || {
                let said = page.script_with(&look, vec![json!(css)]).await?;
                (is_there, stop) = serde_json::from_value::<(bool, [String; 2])>(said)?;
                Ok(!stop[0].is_empty() && stop[1].is_empty())
            })
            .await;
        seen.map_err(|error| error.context(format!("on the way to `{css}`: {}", stop.join(" "))))?;
        if is_there {
            return Ok(());
        }
        path.push(std::mem::take(&mut stop[0]));
        page.keys(Key::Tab).await?;
    }
    bail!("{most} times Tab do not lead to `{css}` but over {path:?}")
}

/// Goes on with Tab until the focus is on an element, and presses a key there.
async fn press(page: &Page, css: &str, most: usize, key: Key) -> Result<()> {
    tab_to(page, css, most).await?;
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
    tab_to(page, "#search", 12).await?;
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
    // What the key asks for is the system's own window, in which the driver chooses: that it
    // is asked for is seen, and it stays closed.
    page.script(
        "window.harnessAsked = false;
         document.querySelector('#own-file').addEventListener('click', (event) => {
             event.preventDefault();
             window.harnessAsked = true;
         }, { once: true });",
    )
    .await?;
    press(page, "#own-file", 8, Key::Space).await?;
    page.wait_until("the window for files", async || {
        Ok(page.script("return window.harnessAsked;").await? == json!(true))
    })
    .await?;
    at(page, "#own-file").await?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("service-x.json");
    fs::write(&file, SERVICE_X)?;
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

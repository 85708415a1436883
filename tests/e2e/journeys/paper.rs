//! The page on paper, and as plain text where its program does not run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use threatline_e2e::{Context, Engine, Frame, Page, Result, Shown, anyhow, ensure, json};
use toml::Table;

/// The records of the data, read from its files: once, since that takes seconds.
static RECORDS: LazyLock<Result<BTreeMap<String, Vec<Table>>>> = LazyLock::new(all_records);

fn all_records() -> Result<BTreeMap<String, Vec<Table>>> {
    let mut found = BTreeMap::<_, Vec<Table>>::new();
    let mut folders = vec![threatline_e2e::engine::root().join("data")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if is_toml(&path) {
                for (kind, value) in fs::read_to_string(&path)?.parse::<Table>()? {
                    let toml::Value::Array(records) = value else {
                        continue;
                    };
                    let records = records.into_iter().filter_map(|record| match record {
                        toml::Value::Table(record) => Some(record),
                        _ => None,
                    });
                    found.entry(kind).or_default().extend(records);
                }
            }
        }
    }
    Ok(found)
}

/// The records of a kind.
fn records(kind: &str) -> Result<&'static [Table]> {
    let all = RECORDS.as_ref().map_err(|error| anyhow!("{error:#}"))?;
    let found = all
        .get(kind)
        .with_context(|| format!("the data has no {kind}"))?;
    Ok(found)
}

fn is_toml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "toml")
}

fn text<'r>(record: &'r Table, field: &str, lang: &str) -> &'r str {
    let text = record.get(field).and_then(|field| field.get(lang));
    text.and_then(toml::Value::as_str).unwrap_or_default()
}

/// A text without what a printer may change of it: space, hyphens and the form of
/// quotation marks; ligatures are taken apart.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            'ﬀ' => bare.push_str("ff"),
            'ﬁ' => bare.push_str("fi"),
            'ﬂ' => bare.push_str("fl"),
            'ﬃ' => bare.push_str("ffi"),
            'ﬄ' => bare.push_str("ffl"),
            char if char.is_alphanumeric() => bare.extend(char.to_lowercase()),
            _ => {}
        }
    }
    bare
}

/// The page as PDF, page by page, as another program reads it.
async fn printed(page: &Page) -> Result<Vec<String>> {
    let pdf = page.print().await?;
    pdf_extract::extract_text_from_mem_by_pages(&pdf).map_err(|error| anyhow!("no PDF: {error}"))
}

async fn ready(page: &Page) -> Result<()> {
    page.wait_started().await?;
    page.wait_for(".paper-tools .primary:enabled").await
}

/// The booklet has every event and every statement, in each language.
pub async fn prints_the_booklet(page: &Page) -> Result<()> {
    let (events, statements) = (records("event")?, records("statement")?);
    for lang in ["en", "nl", "fr"] {
        page.open_file(&format!("#v=1&print=all&lang={lang}"))
            .await?;
        ready(page).await?;
        let pages = printed(page).await?;
        ensure!(pages.len() > 50, "{} pages", pages.len());
        let all = bare(&pages.concat());
        let mut missing = Vec::new();
        for event in events {
            for field in ["title", "summary"] {
                missing.extend(
                    Some(text(event, field, lang)).filter(|text| !all.contains(&bare(text))),
                );
            }
        }
        for statement in statements {
            let text = text(statement, "text", lang);
            ensure!(!text.is_empty(), "a statement without text");
            missing.extend(Some(text).filter(|text| !all.contains(&bare(text))));
        }
        ensure!(
            missing.is_empty(),
            "{lang}: {} texts are missing: {missing:#?}",
            missing.len()
        );
    }
    Ok(())
}

/// The browser's own command prints a handout of the view: the events that pass its
/// filter and no others.
pub async fn prints_a_handout_of_the_view(page: &Page) -> Result<()> {
    let filter = "theme=jihadism&event-kind=attack&from=2015-01-01&to=2016-12-31";
    page.open_file(&format!("#v=1&view=timeline&{filter}"))
        .await?;
    page.wait_started().await?;
    page.wait_for(".drawing [data-event]").await?;
    let all = printed(page).await?.concat();
    let printed = bare(&all);
    let mut found = BTreeMap::new();
    for event in records("event")? {
        let themes = event.get("themes").and_then(toml::Value::as_array);
        let is_theme = themes.into_iter().flatten().any(|theme| {
            let theme = theme.as_str().unwrap_or_default();
            theme == "jihadism" || theme.starts_with("jihadism.")
        });
        let is_attack = event.get("kind").and_then(toml::Value::as_str) == Some("attack");
        let date = event
            .get("date")
            .and_then(toml::Value::as_str)
            .unwrap_or_default();
        let in_time = date.starts_with("2015") || date.starts_with("2016");
        // Whether a longer time reaches into these years is not this test's question.
        if date.contains('/') {
            continue;
        }
        let summary = bare(text(event, "summary", "en"));
        let is_printed = printed.contains(&summary);
        let wanted = is_theme && is_attack && in_time;
        ensure!(
            is_printed == wanted,
            "{} ({date}): printed {is_printed}, wanted {wanted}",
            text(event, "title", "en")
        );
        *found.entry(wanted).or_insert(0) += 1;
    }
    ensure!(
        found.get(&true).is_some_and(|found| *found > 1),
        "{found:?}"
    );
    ensure!(printed.contains(&bare("Period: from 2015 to 2016")));
    // What the reader sees is the view again.
    page.wait_gone(".has-handout").await?;
    page.wait_shown(".drawing").await
}

/// From the menu to the document and back, with the keyboard's help; a frame that may
/// not print says so.
pub async fn shows_the_document(page: &Page) -> Result<()> {
    page.open_file("#v=1&view=compare&theme=russia").await?;
    page.wait_started().await?;
    page.click("#page-menu").await?;
    page.click("#open-print").await?;
    page.wait_hash("print=view").await?;
    page.wait_text(".paper-subtitle", "Handout: Compare")
        .await?;
    page.wait_text(".paper-link", "#v=1&view=compare&theme=russia")
        .await?;
    page.click_text(".paper-tools label", "All the data, as a booklet")
        .await?;
    page.wait_hash("print=all").await?;
    page.wait_for(".paper-tools .primary:enabled").await?;
    let events = records("event")?.len();
    let articles = page.count(".paper article").await?;
    ensure!(articles > events, "only {articles} entries");
    page.click_text(".paper-tools button", "Close").await?;
    page.wait_shown(".compare-table").await?;
    ensure!(!page.hash().await?.contains("print"));

    page.may_complain();
    let frame = Frame::new(Shown::Http, 800, 600)
        .sandbox("allow-scripts")
        .hash("#v=1&print=view");
    page.open_framed(&frame).await?;
    ready(page).await?;
    page.script("document.querySelector('.paper-tools .primary').click();")
        .await?;
    page.wait_text(".paper-state", "Nothing was printed")
        .await?;
    page.leave_frame().await?;

    let frame = Frame::new(Shown::Http, 800, 600)
        .sandbox("allow-scripts")
        .hash("#v=1&view=compare&mode=digest");
    page.open_framed(&frame).await?;
    page.wait_started().await?;
    page.wait_for(".digest-tools .primary").await?;
    page.script("document.querySelector('.digest-tools .primary').click();")
        .await?;
    page.wait_text(".digest-tools .paper-state", "Nothing was printed")
        .await?;
    page.leave_frame().await
}

/// Whether everything that must be there is shown, and nothing that can be pressed.
async fn is_plain(page: &Page) -> Result<()> {
    let text = page.text("#plain").await?;
    let shown = bare(&text);
    for event in records("event")? {
        let title = text_of(event);
        ensure!(shown.contains(&bare(title)), "{title} is missing");
    }
    for source in records("source")? {
        let title = source
            .get("title")
            .and_then(toml::Value::as_str)
            .unwrap_or_default();
        ensure!(shown.contains(&bare(title)), "{title} is missing");
    }
    for part in ["Storyline", "Comparison: 2024 – 2025", "Jihadist threat"] {
        ensure!(shown.contains(&bare(part)), "{part} is missing");
    }
    for control in [
        "button",
        "input",
        "select",
        "summary",
        "[tabindex=\"0\"]",
        "[role=button]",
    ] {
        ensure!(
            !page.is_shown(control).await?,
            "a {control} without a program is shown"
        );
    }
    Ok(())
}

fn text_of(record: &Table) -> &str {
    text(record, "title", "en")
}

/// With scripts off the file is a readable text, and can be printed.
pub async fn reads_without_scripts(page: &Page) -> Result<()> {
    let html = page.built()?;
    // As a site shows it that forbids scripts.
    let frame = Frame::new(Shown::File, 800, 600).sandbox("");
    match page.engine() {
        Engine::Chromium => {
            page.devtools(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            )
            .await?;
            page.open_file("").await?;
            is_plain(page).await?;
            let printed = bare(&printed(page).await?.concat());
            for event in records("event")? {
                ensure!(
                    printed.contains(&bare(text_of(event))),
                    "{}",
                    text_of(event)
                );
            }
            page.devtools(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": false }),
            )
            .await?;
        }
        _ => {
            page.may_complain();
            // As a site sends it that takes scripts out.
            let html = without_scripts(&html);
            page.open_text(&html, "").await?;
            is_plain(page).await?;
            // Where scripts are forbidden WebKit's driver cannot look either.
            if page.engine() == Engine::Firefox {
                page.open_framed(&frame).await?;
                ensure!(
                    page.is_shown("#plain").await?,
                    "a frame without scripts shows nothing"
                );
                page.leave_frame().await?;
            }
        }
    }
    Ok(())
}

fn without_scripts(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<script") {
        kept.push_str(before);
        rest = after.split_once("</script>").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Where a site takes out the style as well, what only the program answers stays hidden.
pub async fn is_plain_without_style(page: &Page) -> Result<()> {
    let html = without_scripts(&page.built()?);
    let (before, rest) = html
        .split_once("<style>")
        .ok_or_else(|| anyhow!("the file has no style"))?;
    let (_, after) = rest
        .split_once("</style>")
        .ok_or_else(|| anyhow!("the style has no end"))?;
    page.open_text(&format!("{before}{after}"), "").await?;
    is_plain(page).await?;
    // From the contents to the storyline, and from there to an event.
    let leads = page
        .script(
            "const lead = (link) => document.getElementById(link.getAttribute('href').slice(1));
             const contents = [...document.querySelectorAll('#plain nav a')];
             const chapters = contents.map((link) => lead(link)?.textContent ?? '');
             const steps = [...document.querySelectorAll('#plain [id*=\"&step=\"] a')];
             return [chapters, steps.length, steps.every((link) => lead(link)?.localName === 'article')];",
        )
        .await?;
    ensure!(
        leads[0][0] == json!("1 Storyline")
            && leads[0].as_array().is_some_and(|all| all.len() == 4),
        "the contents lead to {}",
        leads[0]
    );
    ensure!(
        leads[1].as_u64().is_some_and(|steps| steps > 10) && leads[2] == true,
        "{} entries of the storyline lead to events: {}",
        leads[1],
        leads[2]
    );
    Ok(())
}

/// A link to an event leads to it without the program too.
pub async fn leads_to_an_event(page: &Page) -> Result<()> {
    let html = page.built()?;
    page.open_text(&without_scripts(&html), "#v=1&event=villach-attack")
        .await?;
    let top =
        "return document.getElementById('v=1&event=villach-attack').getBoundingClientRect().top;";
    page.wait_until("the event to be at the top", async || {
        let top = page.script(top).await?.as_f64();
        Ok(top.is_some_and(|top| (-1.0..200.0).contains(&top)))
    })
    .await
}

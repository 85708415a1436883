//! A reader's own report: by file field and by drop, from disk and in a frame that may do
//! nothing but run.

#[path = "../../fixtures/texts.rs"]
mod texts;

use std::fs;
use std::path::PathBuf;

use threatline_e2e::frame::DROPPED_ON;
use threatline_e2e::{Engine, Frame, Key, Page, Result, bail, ensure, json};

use crate::places::go;

const SERVICE_X: &str = include_str!("../../fixtures/service-x.json");
const SERVICE_X_TABLE: &str = include_str!("../../fixtures/service-x.csv");
const SCHEMA: &str = include_str!("../../../data/schema/threatline-report.schema.json");

/// A file of this name for the page to read.
fn file(name: &str, text: &str) -> Result<(tempfile::TempDir, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(name);
    fs::write(&path, text)?;
    Ok((folder, path))
}

/// Opens the dialog by the menu.
async fn offer(page: &Page) -> Result<()> {
    page.click(".page-menu summary").await?;
    page.click("#add-report").await?;
    page.wait_shown("#own-reports[open]").await
}

/// Chosen, it stands in the timeline, the comparison, the figures, the search and the
/// links; removed, it is gone from all of them.
pub async fn adds_and_removes_a_report(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    let (_folder, path) = file("any name.json", SERVICE_X)?;
    offer(page).await?;
    page.choose_file("#own-file", &path).await?;
    page.wait_text(
        ".own-notice",
        "Service X: 4 events and 10 other records added.",
    )
    .await?;
    page.wait_gone("#own-reports[open]").await?;
    page.wait_hash("from=2023").await?;
    page.wait_text(".timeline-body", "Harbours of X").await?;
    // On the timeline each of its events has a mark, and says whose it is.
    page.wait_for(".item .own-frame").await?;
    // Its text when it is pointed at is the name of a mark whose label has an end left out.
    let name = page
        .script(
            "const mark = document.querySelector('.item-button:has(.own-frame)'); \
             return mark.getAttribute('aria-label') ?? mark.querySelector('title').textContent;",
        )
        .await?;
    let name = name.as_str().unwrap_or_default();
    ensure!(
        name.contains("your report"),
        "a mark without its word: {name}"
    );

    // The comparison: its statement beside those of the VSSE, and marked.
    page.click_text(".tab", "Compare").await?;
    page.click_text(".topic-button", "Jihadist threat").await?;
    page.wait_text(
        ".opened-row",
        "Service X holds an attack in its own country likely",
    )
    .await?;
    page.wait_text(".opened-row .own-mark", "your report")
        .await?;
    page.click_text(".topic-button", "Unknown crews").await?;
    page.wait_hash("topic=service-x~harbours.crews").await?;
    // A year that only this report speaks of.
    let years = page.texts(".year-pair option").await?;
    ensure!(
        years.iter().any(|year| year == "2023"),
        "the years: {years:?}"
    );

    page.click_text(".tab", "Figures").await?;
    page.wait_text("#record-service-x\\~crews", "19").await?;
    page.click_text(".tab", "Sources").await?;
    page.wait_text("#record-service-x\\~x-2025 .own-mark", "your report")
        .await?;
    page.click("#search").await?;
    page.keys("north quay").await?;
    page.click(".hit").await?;
    page.wait_text("#event-title", "Drones over the north quay")
        .await?;
    page.wait_text("#event-panel .own-mark", "your report")
        .await?;
    page.wait_hash("event=service-x~night-drones").await?;

    page.click(".manage-own").await?;
    page.click(".remove-own").await?;
    page.wait_gone(".own-notice").await?;
    page.wait_gone(".own-list").await?;
    // Said where a reader hears it, and the focus stays in the dialog.
    page.wait_text("#own-reports [role=status]", "Service X was removed.")
        .await?;
    page.wait_focus("#own-file").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#event-panel").await?;
    page.wait_until("the link to let go of it", async || {
        Ok(!page.hash().await?.contains("service-x"))
    })
    .await?;
    ensure!(page.count(".own-mark").await? == 0, "a mark is left");
    Ok(())
}

/// Several files at once are read one after the other, by field as by drop; each is told by
/// its name, and what has the same name as another is told apart.
pub async fn takes_several_files(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    let folder = tempfile::tempdir()?;
    let path = |name: &str, text: &str| -> Result<PathBuf> {
        let path = folder.path().join(name);
        fs::write(&path, text)?;
        Ok(path)
    };
    let report = path("x.json", SERVICE_X)?;
    let photo = path("photo.csv", "\u{89}PNG\0\0\0")?;
    let notes = path("notes.csv", "date,title,theme\n2024,A note,Ports\n")?;
    offer(page).await?;
    page.choose_files("#own-file", &[&report, &photo, &notes])
        .await?;
    // One of them is nothing, which is not hidden by the others.
    page.wait_text("#own-reports .import-outcome:nth-of-type(2)", "photo.csv")
        .await?;
    let told = page.texts(".import-outcome h3").await?;
    ensure!(
        told == ["x.json", "photo.csv", "notes.csv"],
        "told: {told:?}"
    );
    page.wait_text(".own-list", "notes").await?;
    ensure!(page.count(".remove-own").await? == 2, "not two reports");
    page.keys(Key::Escape).await?;
    page.wait_text(".own-notice", "notes: 1 event added.")
        .await?;
    page.wait_text(".own-notice", "Service X: 4 events").await?;

    // The first again: another entry, another lane, another side.
    offer(page).await?;
    page.choose_file("#own-file", &report).await?;
    page.wait_text(".own-notice", "Service X (2): 4 events")
        .await?;
    page.wait_gone("#own-reports[open]").await?;
    page.wait_text(".timeline-body", "Harbours of X (2)")
        .await?;
    page.click_text(".tab", "Compare").await?;
    let sides = page.texts(".year-pair option").await?;
    let is_there = |name: &str| sides.iter().any(|side| side == name);
    ensure!(
        is_there("Service X 2024") && is_there("Service X 2024 (2)"),
        "the sides: {sides:?}"
    );

    // Removed one by one, the focus goes to the next, and each is said.
    page.click(".manage-own").await?;
    page.wait_text(".own-list", "Service X (2)").await?;
    page.click("#remove-notes").await?;
    page.wait_text("#own-reports [role=status]", "notes was removed.")
        .await?;
    page.wait_focus("#remove-service-x-2").await?;
    page.click("#remove-service-x-2").await?;
    page.wait_text("#own-reports [role=status]", "Service X (2) was removed.")
        .await?;
    page.wait_focus("#remove-service-x").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#own-reports[open]").await?;
    if page.engine() == Engine::Chromium {
        // As a person drags them from a folder.
        page.drop_files("main", &[&notes, &photo]).await?;
        page.wait_text("#own-reports .import-outcome:nth-of-type(2)", "photo.csv")
            .await?;
        page.wait_text(".own-list", "notes").await?;
        ensure!(page.count(".remove-own").await? == 2, "not two reports");
    }
    Ok(())
}

/// What the page gives to start from is what it takes, and the schema is the published one.
pub async fn takes_its_own_templates(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    offer(page).await?;
    page.click(".templates summary").await?;
    let folder = page.downloads()?;
    for (at, name, text) in [
        (0, "service-x.csv", SERVICE_X_TABLE),
        (1, "service-x.json", SERVICE_X),
        (2, "threatline-report.schema.json", SCHEMA),
    ] {
        page.click_nth(".save-template", at).await?;
        let path = folder.join(name);
        page.wait_until("the file", async || {
            // It may be there before all of it is.
            Ok(fs::read_to_string(&path).is_ok_and(|saved| saved == text))
        })
        .await
        .map_err(|error| error.context(name))?;
    }
    let saved = |name| folder.join(name);
    page.choose_file("#own-file", &saved("service-x.csv"))
        .await?;
    page.wait_text(".own-notice", "service-x: 6 events added.")
        .await?;
    offer(page).await?;
    page.choose_file("#own-file", &saved("service-x.json"))
        .await?;
    page.wait_text(
        ".own-notice",
        "Service X: 4 events and 10 other records added.",
    )
    .await?;
    let notice = page.text(".own-notice").await?;
    ensure!(
        !notice.contains("not added"),
        "something was lost: {notice}"
    );
    Ok(())
}

/// A link into a report that is not there says so, and is followed once it is.
pub async fn waits_for_the_report_of_a_link(page: &Page) -> Result<()> {
    page.open_file("#v=1&event=service-x~cable").await?;
    page.wait_started().await?;
    page.wait_text(".notice", "belongs to a report that is not loaded")
        .await?;
    let (_folder, path) = file("x.json", SERVICE_X)?;
    offer(page).await?;
    page.choose_file("#own-file", &path).await?;
    page.wait_text("#event-title", "Cable damaged off the coast")
        .await?;
    page.wait_hash("event=service-x~cable").await
}

/// What is wrong is listed in the reader's language, and what is sound is taken.
pub async fn lists_what_it_does_not_take(page: &Page) -> Result<()> {
    page.open_file("#lang=nl").await?;
    page.wait_started().await?;
    let (_folder, path) = file(
        "notities.csv",
        "datum;titel\n2025-02-31;Geen dag\n2024;<img src=x onerror=alert(1)>\n03/04/2025;Dubbelzinnig\n",
    )?;
    offer(page).await?;
    page.choose_file("#own-file", &path).await?;
    page.wait_text(
        ".own-notice",
        "notities: 1 feit toegevoegd. 2 records zijn niet overgenomen.",
    )
    .await?;
    page.click(".manage-own").await?;
    page.wait_text(".message-list", "rij 2").await?;
    page.wait_text(".message-list", "zoveel heeft februari dat jaar")
        .await?;
    page.wait_text(
        ".message-list",
        "geen enkele rij toont of de dag of de maand eerst komt",
    )
    .await?;
    // Not a file of ours: nothing is taken, the page goes on.
    let (_folder, path) = file("foto.csv", "\u{89}PNG\0\0\0")?;
    page.script("document.querySelector('#own-file').focus();")
        .await?;
    page.choose_file("#own-file", &path).await?;
    page.wait_text(".import-outcome", "Dit is geen tekstbestand")
        .await?;
    // Said as well, and the reader can choose another one.
    let said = "return document.querySelector('.import-status').textContent;";
    let said = page.script(said).await?;
    ensure!(
        said.as_str().is_some_and(|said| said.contains("foto.csv")),
        "said: {said}"
    );
    page.wait_focus("#own-file").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#own-reports[open]").await?;
    ensure!(
        page.count("main img").await? == 0,
        "markup of the file is on the page"
    );
    page.click_text(".tab", "Cijfers").await?;
    page.wait_for(".series").await?;
    // Presenting and back, what became of the file is still told.
    page.script("location.hash = '#v=1&lang=nl&tour=main&step=1&present=1';")
        .await?;
    page.wait_for(".is-presenting").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(".is-presenting").await?;
    offer(page).await?;
    page.wait_text(".import-outcome", "foto.csv").await
}

/// The data that the page offers, taken back as a reader's report: all of it, and beside
/// itself it changes nothing.
pub async fn compares_the_data_with_itself(page: &Page) -> Result<()> {
    page.open_file("#v=1&view=compare&a=2024&b=2025").await?;
    page.wait_started().await?;
    let summary = page.text(".compare-summary").await?;
    let events = page
        .script("return document.querySelectorAll('.compare-row').length;")
        .await?;
    page.click("#page-menu").await?;
    page.click("#open-download").await?;
    page.wait_shown("#download[open]").await?;
    page.click(
        "#download button[aria-label$='JSON']:not([aria-label*='TimelineJS'])[aria-label^='Save']",
    )
    .await?;
    let folder = page.downloads()?;
    let mut saved = None;
    page.wait_until("the file", async || {
        let files = fs::read_dir(&folder).into_iter().flatten().flatten();
        saved = files
            .map(|file| file.path())
            .find(|path| path.extension().is_some_and(|end| end == "json"));
        Ok(saved.is_some())
    })
    .await?;
    let Some(saved) = saved else {
        bail!("no file in {}", folder.display());
    };
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(&saved)?)?;
    page.click("#download .dialog-close").await?;
    offer(page).await?;
    page.choose_file("#own-file", &saved).await?;
    let of = |list: &str| json[list].as_array().map_or(0, Vec::len);
    page.wait_text(".own-notice", &format!("{} events", of("events")))
        .await?;
    let notice = page.text(".own-notice").await?;
    ensure!(
        !notice.contains("not added"),
        "something was lost: {notice}"
    );
    page.wait_hash("from=").await?;
    page.script("location.hash = '#v=1&view=compare&a=2024&b=2025';")
        .await?;
    page.wait_for(".compare-row").await?;
    let beside = page.text(".compare-summary").await?;
    ensure!(beside == summary, "{summary}\nbecame\n{beside}");
    ensure!(
        page.script("return document.querySelectorAll('.compare-row').length;")
            .await?
            == events,
        "not the same rows"
    );
    // Every statement stands there twice, once marked.
    page.click(".topic-button").await?;
    page.wait_for(".opened-row .own-mark").await?;
    page.click(".manage-own").await?;
    page.wait_text(".own-list", "records").await?;
    ensure!(
        page.count(".import-messages .message-place").await? == 0,
        "messages"
    );
    page.click(".remove-own").await?;
    page.wait_gone(".own-list").await
}

/// What a careless page would run. A term of likelihood may have no number.
const HOSTILE: [&str; 5] = [
    "<img src=x onerror=\"window.hacked=true\">",
    "\"><script>window.hacked=true</script>",
    "javascript:window.hacked=true//",
    "<svg onload=window.hacked=true>'\"`${alert(a)}{{a*a}}",
    "</style></title><iframe srcdoc='<script>parent.hacked=true</script>'>",
];

/// Nothing that could run, and nothing but what the page draws itself; and whether a part of
/// the page shows such a text. The notice of what was added does wherever one goes.
const INERT: &str = "
    const part = document.querySelector(arguments[0]);
    const bad = document.querySelectorAll(
        'img, iframe, object, embed, [onerror], [onload], [onclick], [srcdoc], a[href^=\"javascript\"], body script:not([type])[src], svg[onload]');
    return [!!window.hacked, bad.length,
        !!part && !part.querySelector('.own-notice') && part.textContent.includes('window.hacked')];";

/// Text from a file is text, in every view and on paper.
pub async fn shows_the_text_of_a_file_as_text(page: &Page) -> Result<()> {
    let mut report: serde_json::Value = serde_json::from_str(SERVICE_X)?;
    let mut turn = 0;
    // Each another one in turn.
    texts::replace_texts(&mut report, &mut |_| {
        turn += 1;
        HOSTILE[turn % HOSTILE.len()].to_owned()
    });
    ensure!(turn > 50, "only {turn} texts");
    let (_folder, path) = file("<img src=x onerror=alert(1)>.json", &report.to_string())?;
    page.open_file("").await?;
    page.wait_started().await?;
    offer(page).await?;
    page.choose_file("#own-file", &path).await?;
    page.wait_text(".own-notice", "4 events").await?;
    page.script("location.hash = '#v=1&view=timeline&list=1';")
        .await?;
    page.wait_for("[data-row*=\"~cable\"]").await?;
    let id = page
        .script(
            "return document.querySelector('[data-row*=\"~cable\"]').dataset.row.split('~')[0];",
        )
        .await?;
    let id = id.as_str().unwrap_or_default().to_owned();
    for link in [
        format!("view=home&event={id}~cable"),
        format!("view=timeline&list=1&event={id}~night-drones"),
        "view=compare&a=2024&b=2025&topic=jihadism.threat".to_owned(),
        format!("view=compare&a=2023&b=2025&topic={id}~harbours.crews"),
        "view=compare&mode=matrix".to_owned(),
        "view=compare&mode=ladder".to_owned(),
        format!("view=compare&mode=digest&a=src:{id}~x-2024&b=src:{id}~x-2025"),
        format!("view=figures&record={id}~crews"),
        "view=divergences".to_owned(),
        format!("view=sources&record={id}~x-2025"),
        "view=figures&q=hacked".to_owned(),
        format!("event={id}~cable&present=1"),
    ] {
        let view = link
            .strip_prefix("view=")
            .and_then(|rest| rest.split('&').next());
        for lang in ["en", "nl"] {
            // The view before has such a text too.
            let part = match view {
                Some(view) => format!(".view-{view}[lang={lang}] main"),
                None => format!(".is-presenting[lang={lang}] main"),
            };
            let look = async || page.script_with(INERT, vec![json!(part)]).await;
            go(page, &format!("&lang={lang}&{link}")).await?;
            page.wait_until("its text", async || Ok(look().await?[2] == true))
                .await
                .map_err(|error| error.context(link.clone()))?;
            let found = look().await?;
            ensure!(found[0] == false && found[1] == 0, "{link}: {found}");
        }
    }
    // The dialogs, and what would be printed.
    page.keys(Key::Escape).await?;
    page.script_with(
        "location.hash = arguments[0];",
        vec![json!(format!("#v=1&lang=en&event={id}~cable"))],
    )
    .await?;
    page.click("#event-panel .cite-button").await?;
    page.wait_text("#cite", "window.hacked").await?;
    let look = async || page.script_with(INERT, vec![json!("#cite")]).await;
    let found = look().await?;
    ensure!(
        found[0] == false && found[1] == 0,
        "in the citation: {found}"
    );
    if page.engine() == Engine::Chromium {
        page.devtools("Page.printToPDF", json!({})).await?;
        let found = look().await?;
        ensure!(found[0] == false && found[1] == 0, "printed: {found}");
    }
    Ok(())
}

/// Drops a file onto the page, as a script does: drivers drag no files, and what drags
/// them in Chromium ([`Page::drop_files`]) does so onto the outer page.
/// Sends one event of a drag of a file, and says whether the page has taken it.
const DRAG: &str = "
    const [name, text] = arguments;
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return !document.querySelector('main').dispatchEvent(
        new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: transfer }));";

/// Dropped anywhere, also where the page may do nothing but run.
pub async fn takes_a_drop_anywhere(page: &Page) -> Result<()> {
    if page.engine() == Engine::Chromium {
        let (_folder, path) = file("dragged.json", SERVICE_X)?;
        page.open_file("").await?;
        page.wait_started().await?;
        page.wait_for(".own [role=status]").await?;
        for (place, name) in [
            ("main", "Service X"),
            ("header", "Service X (2)"),
            (".timeline-body", "Service X (3)"),
        ] {
            page.drop_files(place, &[&path]).await?;
            page.wait_text(".own-notice", &format!("{name}: 4 events"))
                .await
                .map_err(|error| error.context(place))?;
            ensure!(page.count(".drop-veil").await? == 0, "the veil stays");
        }
    }
    for kind in DROPPED_ON {
        let frame = Frame::of(kind, 900, 600);
        let place = format!("in {frame:?}");
        page.open_framed(&frame).await?;
        page.wait_started()
            .await
            .map_err(|error| error.context(place.clone()))?;
        // A frame has no line for the first visit.
        page.wait_shown(".drawing .item").await?;
        ensure!(page.count(".hint").await? == 0, "{place}: a hint");
        page.wait_for(".own [role=status]").await?;
        let drag = async |name: &str| {
            let taken = page.script_with(DRAG, vec![json!(name), json!(SERVICE_X)]);
            Ok(taken.await? == json!(true))
        };
        // Nobody lets a file go before the page answers to it.
        page.wait_until("the page to take a file", async || drag("dragenter").await)
            .await?;
        for name in ["dragover", "drop"] {
            ensure!(drag(name).await?, "{name} is not taken");
        }
        page.wait_text(".own-notice", "Service X")
            .await
            .map_err(|error| error.context(place))?;
        page.leave_frame().await?;
    }
    Ok(())
}

/// A large file can be given up, and the page is as it was.
pub async fn gives_up_a_large_file(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    let mut text = String::from("date,title,summary\n");
    for n in 0..150_000 {
        text.push_str(&format!(
            "{},Event {n},{}\n",
            1914 + n % 110,
            "Words and words. ".repeat(8)
        ));
    }
    let (_folder, path) = file("large.csv", &text)?;
    offer(page).await?;
    page.choose_file("#own-file", &path).await?;
    // Clicked as soon as it is there: the file may be read before a driver has asked twice.
    page.click(".cancel-import").await?;
    page.wait_gone(".import-progress").await?;
    ensure!(
        page.count(".own-notice").await? == 0,
        "it was added all the same"
    );
    page.wait_shown("#own-reports[open]").await
}

//! A reader's own report: by file field and by drop, from disk and in a frame that may do
//! nothing but run.

use std::fs;
use std::path::PathBuf;

use threatline_e2e::{Frame, Key, Page, Result, Shown, ensure, json};

const SERVICE_X: &str = include_str!("../../fixtures/service-x.json");

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
    page.keys(Key::Escape).await?;
    page.wait_gone("#event-panel").await?;
    page.wait_until("the link to let go of it", async || {
        Ok(!page.hash().await?.contains("service-x"))
    })
    .await?;
    ensure!(page.count(".own-mark").await? == 0, "a mark is left");
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
        "notities: 1 feit toegevoegd. 2 gegevens zijn niet overgenomen.",
    )
    .await?;
    page.click(".manage-own").await?;
    page.wait_text(".message-list", "rij 2").await?;
    page.wait_text(".message-list", "zoveel heeft februari dat jaar")
        .await?;
    page.wait_text(
        ".message-list",
        "geen enkele rij zegt of de dag of de maand eerst komt",
    )
    .await?;
    // Not a file of ours: nothing is taken, the page goes on.
    let (_folder, path) = file("foto.csv", "\u{89}PNG\0\0\0")?;
    page.choose_file("#own-file", &path).await?;
    page.wait_text(".import-outcome", "Dit is geen tekstbestand")
        .await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#own-reports[open]").await?;
    ensure!(
        page.count("main img").await? == 0,
        "markup of the file is on the page"
    );
    page.click_text(".tab", "Cijfers").await?;
    page.wait_for(".series").await
}

/// Drops a file onto the page, as a script does: drivers drag no files.
const DROP: &str = "
    const transfer = new DataTransfer();
    transfer.items.add(new File([arguments[0]], 'dropped.json', { type: 'application/json' }));
    for (const name of ['dragenter', 'dragover', 'drop']) {
        document.querySelector('main').dispatchEvent(
            new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }";

/// Dropped anywhere, also where the page may do nothing but run.
pub async fn takes_a_drop_anywhere(page: &Page) -> Result<()> {
    for (shown, sandbox) in [
        (Shown::File, None),
        (Shown::File, Some("allow-scripts")),
        (Shown::OtherOrigin, Some("allow-scripts")),
        (Shown::Srcdoc, Some("allow-scripts")),
    ] {
        let frame = Frame {
            sandbox,
            ..Frame::new(shown, 900, 600)
        };
        page.open_framed(&frame).await?;
        page.wait_started().await?;
        page.wait_for(".own [role=status]").await?;
        page.script_with(DROP, vec![json!(SERVICE_X)]).await?;
        page.wait_text(".own-notice", "Service X")
            .await
            .map_err(|error| error.context(format!("in {frame:?}")))?;
        page.leave_frame().await?;
    }
    Ok(())
}

/// Chosen by file field in a sandboxed frame.
pub async fn chooses_in_a_sandbox(page: &Page) -> Result<()> {
    let frame = Frame {
        sandbox: Some("allow-scripts"),
        ..Frame::new(Shown::Http, 900, 600)
    };
    page.open_framed(&frame).await?;
    page.wait_started().await?;
    // WebKit's driver does not click in frames without an origin.
    page.script("document.querySelector('#add-report').click();")
        .await?;
    let (_folder, path) = file("x.json", SERVICE_X)?;
    page.choose_file("#own-file", &path).await?;
    page.wait_text(".own-notice", "Service X").await?;
    page.leave_frame().await
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

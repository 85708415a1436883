//! The page starts wherever it is opened, and says why when it cannot.

use threatline_e2e::{Engine, Frame, Page, Result, Shown, ensure, with_script};

/// Opens by double-click: the file from a folder on disk.
pub async fn opens_from_disk(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    let title = page.session().title().await?;
    ensure!(title.contains("Threatline"), "the page is called {title:?}");
    ensure!(page.is_shown("main").await?, "the page shows no content");
    ensure!(!page.is_shown("#boot-message").await?, "a message is shown");
    Ok(())
}

/// From its first moment on the page logs nothing.
pub async fn logs_nothing_early(page: &Page) -> Result<()> {
    page.open_text(&page.watched(&page.built()?), "").await?;
    page.wait_started().await
}

pub async fn opens_over_http(page: &Page) -> Result<()> {
    page.open_http("").await?;
    page.wait_started().await
}

/// Starts in every kind of frame that a course site or a file viewer may use.
pub async fn opens_in_frames(page: &Page) -> Result<()> {
    for shown in [
        Shown::File,
        Shown::Http,
        Shown::OtherOrigin,
        Shown::Srcdoc,
        Shown::Blob,
    ] {
        for sandbox in [None, Some("allow-scripts")] {
            let frame = Frame {
                sandbox,
                ..Frame::new(shown, 900, 600)
            };
            page.open_framed(&frame).await?;
            page.wait_started()
                .await
                .map_err(|error| error.context(format!("in {frame:?}")))?;
            page.leave_frame().await?;
        }
    }
    Ok(())
}

/// A program that takes long finds the reader somewhere in the plain text: what stands at
/// the upper edge of the window is what it opens, wherever in the text that is.
pub async fn opens_what_was_being_read(page: &Page) -> Result<()> {
    const WAIT: &str = "
const { compile } = WebAssembly;
WebAssembly.compile = async (bytes) => {
  const module = await compile.call(WebAssembly, bytes);
  await new Promise((goOn) => (window.goOn = goOn));
  return module;
};";
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
        page.wait_until("the program to wait", async || {
            Ok(page.script("return !!window.goOn;").await? == true)
        })
        .await?;
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

/// Without the program the content is there, and a line says why the program is not.
async fn says_why(page: &Page, html: &str, why: &str) -> Result<()> {
    page.open_text(html, "").await?;
    page.wait_text("#boot-message", why).await?;
    page.wait_text("#boot-message", "content stands below")
        .await?;
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

pub async fn says_that_a_copy_is_damaged(page: &Page) -> Result<()> {
    let html = page.built()?;
    let program = html.find("id=\"program\"").unwrap_or_default();
    let (before, after) = html.split_at(program + 20_000);
    let damaged = format!("{before}{}{}", "A".repeat(400), &after[400..]);
    page.may_complain();
    page.open_text(&damaged, "").await?;
    page.wait_shown("#boot-message").await?;
    readable(page).await
}

pub async fn says_that_webassembly_is_off(page: &Page) -> Result<()> {
    let html = with_script(&page.built()?, "delete globalThis.WebAssembly;");
    says_why(page, &html, "WebAssembly is missing or switched off").await
}

pub async fn says_that_the_browser_is_old(page: &Page) -> Result<()> {
    let html = with_script(&page.built()?, "delete globalThis.DecompressionStream;");
    says_why(page, &html, "browser is too old").await
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
    // The report is there to be copied.
    page.click("#boot-message summary").await?;
    let report = page.property("#boot-message textarea", "value").await?;
    let report = report.as_str().unwrap_or_default().to_owned();
    ensure!(
        report.starts_with("Threatline ") && report.contains("Browser: "),
        "the report says {report:?}"
    );
    page.click_text("#boot-message button", "Copy the report")
        .await?;
    if page.engine() != Engine::WebKit {
        page.wait_text("#boot-message", "Copied.").await?;
    }
    Ok(())
}

/// A panic later: what the page shows stays readable, and the default view is one click
/// away.
pub async fn survives_a_panic_later(page: &Page) -> Result<()> {
    page.may_complain();
    page.open_file("#v=1&view=compare").await?;
    page.wait_started().await?;
    page.wait_shown("h1").await?;
    page.script(BREAK).await?;
    page.click_text(".tab", "Figures").await?;
    page.wait_text("#boot-message", "no longer answers").await?;
    let text = page.text("#app").await?;
    ensure!(!text.is_empty(), "nothing is left to read");
    ensure!(
        page.is_shown("#plain").await?,
        "the plain text is not there"
    );
    page.click_text("#boot-message button", "Reload the default view")
        .await?;
    page.wait_until("the default view", async || {
        Ok(!page.is_shown("#boot-message").await? && page.hash().await?.is_empty())
    })
    .await?;
    page.wait_started().await
}

/// Makes the program fail at what it holds for impossible: it cannot put anything into
/// the page.
const BREAK: &str = "Node.prototype.insertBefore = () => { throw Error('forced') };
     Node.prototype.appendChild = Node.prototype.insertBefore;";

//! The tests' own eyes: what no page of ours should do is seen when a page does it.

use threatline_e2e::{Engine, Page, Result, ensure};

/// Exceptions, logged errors and requests are found, early and late ones.
pub async fn sees_what_should_not_happen(page: &Page) -> Result<()> {
    page.may_complain();
    let server = page.server().address();
    let html = format!(
        "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'none'\">
         <script>fetch('http://{server}/early').catch(() => {{}});</script>
         <button onclick=\"console.error('logged late'); setTimeout(() => {{ throw Error('thrown late') }})\">
         Complain</button>
         <button id=\"reject\" onclick=\"Promise.reject(Error('rejected late'))\">Reject</button>"
    );
    page.open_text(&page.watched(&html), "").await?;
    page.click("button").await?;
    page.click("#reject").await?;
    // WebKit keeps the words of an exception in a local file to itself.
    let thrown = match page.engine() {
        Engine::WebKit => "Script error",
        _ => "thrown late",
    };
    for word in ["connect-src", "logged late", thrown, "rejected late"] {
        page.wait_until(&format!("\"{word}\" among the errors"), async || {
            let errors = page.console_errors().await?;
            Ok(errors.iter().any(|error| error.contains(word)))
        })
        .await?;
    }
    // What was seen stays seen.
    page.goto("about:blank").await?;
    ensure!(!page.console_errors().await?.is_empty());
    ensure!(page.requests().await?.is_empty());
    Ok(())
}

/// A request to anywhere is found.
pub async fn sees_requests(page: &Page) -> Result<()> {
    page.may_complain();
    let html = "<!doctype html><title>Asks</title><img src=\"http://threatline.example/asked\">";
    page.open_text(html, "").await?;
    page.wait_until("the request to be seen", async || {
        let requests = page.requests().await?;
        // Firefox tries a safer way first, and asks the proxy for the host only.
        let asked = |request: &String| request.contains("threatline.example");
        Ok(requests.iter().any(asked))
    })
    .await?;
    page.forget_requests();
    Ok(())
}

/// Every size that the page is looked at in can be had, or is refused with a word on how.
pub async fn has_any_size(page: &Page) -> Result<()> {
    page.open_text("<!doctype html><title>Nothing</title>", "")
        .await?;
    page.resize(800, 450).await?;
    let size = page.script("return [innerWidth, innerHeight];").await?;
    ensure!(size == threatline_e2e::json!([800, 450]), "{size}");
    if page.engine() == Engine::Chromium {
        page.resize(360, 640).await?;
    } else {
        ensure!(page.resize(360, 640).await.is_err());
    }
    Ok(())
}

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
    // So is one for the page itself, and one for what stands beside it.
    let html = "<!doctype html><title>Asks</title><link rel=icon href=data:,><script>
         fetch(location.href); fetch('beside.html');</script>";
    let url = page
        .server()
        .put("/threatline.html", "text/html", html.as_bytes());
    page.goto(&url).await?;
    page.wait_until("both requests to be seen", async || {
        let mut requests = page.requests().await?;
        requests.sort();
        Ok(requests == ["GET /beside.html", "GET /threatline.html"])
    })
    .await?;
    page.forget_requests();
    Ok(())
}

/// Whatever a page keeps is found, also of a page that was left.
pub async fn sees_what_is_kept(page: &Page) -> Result<()> {
    let html = "<!doctype html><title>Keeps</title><link rel=icon href=data:,><script>
         localStorage.setItem('one', 1);
         sessionStorage.setItem('two', 2);
         document.cookie = 'three=3';
         indexedDB.open('four').onsuccess = ({ target }) => { window.opened = target.result; };
         const forget = () => {
             localStorage.clear();
             sessionStorage.clear();
             document.cookie = 'three=; max-age=0';
             opened.close();
             indexedDB.deleteDatabase('four').onsuccess = () => { document.title = 'Forgets'; };
         };</script><button onclick=\"forget()\">Forget</button>";
    let url = page
        .server()
        .put("/keeps.html", "text/html", html.as_bytes());
    page.goto(&url).await?;
    page.wait_until("the database", async || {
        Ok(page.script("return !!window.opened;").await? == true)
    })
    .await?;
    let all = ["cookie: three=3", "database: four", "one", "session: two"];
    let mut kept = page.kept_besides().await?;
    kept.sort();
    ensure!(kept == all, "{kept:?}");
    page.click("button").await?;
    page.wait_until("nothing to be kept", async || {
        Ok(page.session().title().await? == "Forgets")
    })
    .await?;
    let mut kept = page.kept_besides().await?;
    kept.sort();
    ensure!(
        kept == ["cookie: three=3", "one", "session: two"],
        "{kept:?}"
    );
    page.plants(&["one"]);
    ensure!(page.kept_besides().await?.len() == 2);
    page.forget_kept();
    Ok(())
}

/// A file can read no other file beside it, as for a person who opens it: drivers may let it.
pub async fn keeps_files_apart(page: &Page) -> Result<()> {
    page.may_complain();
    let html = "<!doctype html><title>Reads</title><script>
         const ask = new XMLHttpRequest();
         ask.onloadend = () => { window.read = ask.responseText.length; };
         ask.open('GET', 'threatline.html');
         try { ask.send(); } catch { window.read = 0; }
         </script>";
    page.open_text(html, "").await?;
    page.wait_until("the answer", async || {
        Ok(page.script("return 'read' in window;").await? == true)
    })
    .await?;
    let read = page.script("return window.read;").await?;
    ensure!(
        read == 0,
        "it has read {read} characters of the file beside it"
    );
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

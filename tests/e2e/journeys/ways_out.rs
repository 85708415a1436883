//! What a reader takes away: dialogs, citations, downloads, embeds.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use threatline_e2e::frame::{self, Kind};
use threatline_e2e::{Engine, Frame, Key, Page, Result, Shown, Value, bail, ensure, json};

/// Opens the page, whose program has started.
async fn open(page: &Page, hash: &str) -> Result<()> {
    page.open_file(hash).await?;
    page.wait_started().await
}

/// A dialog takes the focus, keeps it, closes by Escape and by its button, and gives the
/// focus back to what opened it: also where that stood in a menu, which has closed.
pub async fn opens_and_closes_dialogs(page: &Page) -> Result<()> {
    open(page, "#v=1&event=villach-attack").await?;
    page.click("#event-panel .cite-button").await?;
    page.wait_shown("#cite[open]").await?;
    page.wait_text("#cite-title", "Cite").await?;
    page.wait_until("the focus in the dialog", async || {
        Ok(page
            .script("return !!document.activeElement.closest('#cite');")
            .await?
            == true)
    })
    .await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#cite").await?;
    page.wait_focus("#event-panel .cite-button").await?;
    ensure!(
        page.count("#event-panel").await? == 1,
        "Escape closed the panel too"
    );

    page.click("#page-menu").await?;
    page.click("#open-download").await?;
    page.wait_shown("#download[open]").await?;
    ensure!(
        page.count(".page-menu[open]").await? == 0,
        "the menu is open"
    );
    page.click("#download .dialog-close").await?;
    page.wait_gone("#download").await?;
    page.wait_focus("#page-menu").await
}

/// What the dialog of *Embed* has shown in its preview is not kept, neither the frame's
/// document nor its style. Of each look one element stays, which the renderer holds for good.
pub async fn forgets_previews(page: &Page) -> Result<()> {
    const LOOKS: u64 = 4;
    open(page, "#v=1&view=compare").await?;
    let kept = async || -> Result<[u64; 2]> {
        page.devtools("HeapProfiler.collectGarbage", json!({}))
            .await?;
        let counters = page.devtools("Memory.getDOMCounters", json!({})).await?;
        let heap = page.devtools("Runtime.getHeapUsage", json!({})).await?;
        match [&counters["nodes"], &heap["embedderHeapUsedSize"]].map(Value::as_f64) {
            [Some(nodes), Some(bytes)] => Ok([nodes as u64, bytes as u64]),
            _ => bail!("the browser does not say what it holds: {counters} {heap}"),
        }
    };
    let look = async || -> Result<()> {
        page.script("document.querySelector('#open-embed').click();")
            .await?;
        page.wait_shown("#embed[open] .embed-window iframe").await?;
        page.wait_until("the preview", async || {
            let drawn = "return document.querySelector('#embed iframe')?.contentDocument
                ?.querySelectorAll('.view').length > 0;";
            Ok(page.script(drawn).await? == true)
        })
        .await?;
        page.keys(Key::Escape).await?;
        page.wait_gone("#embed").await
    };
    // What the first looks leave is there for good.
    look().await?;
    look().await?;
    let first = kept().await?;
    for _ in 0..LOOKS {
        look().await?;
    }
    let mut last = first;
    let forgotten = page
        .wait_until("the previews to be forgotten", async || {
            last = kept().await?;
            Ok(last[0] <= first[0] + LOOKS * 20 && last[1] <= first[1] + LOOKS * 30_000)
        })
        .await;
    forgotten.map_err(|error| error.context(format!("{first:?} nodes and bytes became {last:?}")))
}

/// Clicks an element: as a person does, and by script where the driver's clicks do not
/// reach, which is in frames without an origin in WebKit.
async fn press(page: &Page, css: &str) -> Result<()> {
    if page.engine() == Engine::WebKit {
        page.wait_for(css).await?;
        let click = "document.querySelector(arguments[0]).click();";
        return page.script_with(click, vec![json!(css)]).await.map(drop);
    }
    page.click(css).await
}

/// Goes back into the frame.
async fn enter(page: &Page) -> Result<()> {
    let frame = page.find("iframe").await?;
    Ok(frame.enter_frame().await?)
}

/// What became of a copy: said, or the text is there and selected.
async fn copied(page: &Page, around: &str, begins: &str) -> Result<()> {
    page.wait_until("what became of the copy", async || {
        let outcome = page
            .script_with(
                "const said = document.querySelector(arguments[0] + ' .copy-outcome:not(:empty)');
                 const field = said?.querySelector('textarea');
                 if (!field) return said ? 'said: ' + said.innerText : '';
                 const all = field.selectionEnd - field.selectionStart === field.value.length;
                 return (all ? 'selected: ' : 'there: ') + field.value.slice(0, 80);",
                vec![json!(around)],
            )
            .await?;
        let outcome = outcome.as_str().unwrap_or_default();
        let by_hand = outcome.strip_prefix("selected: ");
        Ok(outcome.starts_with("said: Copied")
            || by_hand.is_some_and(|text| text.starts_with(begins)))
    })
    .await
}

/// The script for the page around a growing frame, as it is published.
const HOST_SCRIPT: &str = include_str!("../../../docs/embed-host.js");

/// Everything that a reader takes away, in one kind of frame: what the host lets be done
/// is done, and what it forbids is replaced and said.
async fn walk(page: &Page, kind: Kind) -> Result<()> {
    let (shown, sandbox) = kind;
    // A document in an attribute has no address, and so no link.
    let has_link = shown != Shown::Srcdoc;
    let frame = Frame {
        script: HOST_SCRIPT,
        hash: if has_link {
            "#v=1&view=figures&theme=nsa&grow=1"
        } else {
            ""
        }
        .to_owned(),
        ..Frame::of(kind, 900, 600)
    };
    page.open_framed(&frame).await?;
    page.wait_started().await?;
    page.leave_frame().await?;
    let host = page.script("return location.href;").await?;
    if has_link {
        // The frame is as high as the page in it, also after a change.
        let height = "return parseFloat(document.querySelector('iframe').style.height) || 0;";
        let grown = async |least: f64| {
            let mut now = 0.0;
            page.wait_until("the frame to grow", async || {
                now = page.script(height).await?.as_f64().unwrap_or_default();
                Ok(now > least)
            })
            .await?;
            Ok::<f64, threatline_e2e::Error>(now)
        };
        grown(600.0).await?;
        enter(page).await?;
        page.wait_text(".view", "11,953").await?;
        // The scroll bar goes when the frame has grown, and the page becomes lower by that.
        let mut of_figures = 0.0;
        page.wait_until("the frame to be as high as the page", async || {
            let own =
                "return Math.ceil(document.querySelector('.page').getBoundingClientRect().height);";
            let own = page.script(own).await?.as_f64();
            page.leave_frame().await?;
            of_figures = page.script(height).await?.as_f64().unwrap_or_default();
            enter(page).await?;
            Ok(own == Some(of_figures))
        })
        .await?;
        let tab = "[...document.querySelectorAll('.tab')].find(tab => tab.innerText === 'Sources').click();";
        page.script(tab).await?;
        page.wait_for(".view-sources").await?;
        page.leave_frame().await?;
        page.wait_until("the frame to follow", async || {
            let now = page.script(height).await?.as_f64().unwrap_or_default();
            Ok(now > 600.0 && (now - of_figures).abs() > 1.0)
        })
        .await?;
    }
    enter(page).await?;
    // A link within the page moves the focus, and nothing else.
    page.script("document.querySelector('.skip').click();")
        .await?;
    // WebKit lets a frame of another origin take the focus by the reader's own hand only.
    let is_foreign = matches!(shown, Shown::OtherOrigin) || sandbox.is_some();
    if page.engine() != Engine::WebKit || !is_foreign {
        page.wait_focus("#content").await?;
    }

    press(page, "#page-menu").await?;
    press(page, ".page-menu .copy-text button").await?;
    copied(page, ".page-menu", "").await?;
    let keeps = page
        .script("try { localStorage.setItem('probe', '1'); localStorage.removeItem('probe'); return true } catch { return false }")
        .await?;
    press(page, "label:nth-of-type(3) > input[name=scheme]").await?;
    page.wait_for("html[data-scheme]:not([data-scheme=auto])")
        .await?;
    let said = page.count(".not-kept").await? == 1;
    ensure!(
        json!(!said) == keeps,
        "storage: {keeps}, said that it is not kept: {said}"
    );
    ensure!(sandbox.is_none() || said, "a sandbox kept something");

    press(page, "#open-download").await?;
    page.wait_shown("#download[open] .framed").await?;
    press(page, "#download .files li:first-child > .button").await?;
    page.wait_text("#download .files li:first-child", "threatline-events-")
        .await?;
    press(page, "#download .files li:first-child .copy-text button").await?;
    copied(page, "#download li:first-child .copy-text", "id,").await?;
    press(page, "#download .dialog-close").await?;
    page.wait_gone("#download").await?;
    page.leave_frame().await?;
    let after = page.script("return location.href;").await?;
    ensure!(after == host, "the host went from {host} to {after}");
    Ok(())
}

pub async fn leave_a_frame_of_the_same_origin(page: &Page) -> Result<()> {
    walk(page, frame::SAME_ORIGIN).await
}

pub async fn leave_a_frame_of_another_origin(page: &Page) -> Result<()> {
    walk(page, frame::OTHER_ORIGIN).await
}

/// And what a reader brings: a report, by the file field.
pub async fn leave_a_sandbox(page: &Page) -> Result<()> {
    walk(page, frame::SANDBOX).await?;
    enter(page).await?;
    press(page, "#page-menu").await?;
    press(page, "#add-report").await?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("x.json");
    std::fs::write(&file, include_str!("../../fixtures/service-x.json"))?;
    page.choose_file("#own-file", &file).await?;
    page.wait_text(".own-notice", "Service X").await?;
    page.leave_frame().await
}

pub async fn leave_an_attribute(page: &Page) -> Result<()> {
    walk(page, frame::ATTRIBUTE).await
}

pub async fn leave_a_blob(page: &Page) -> Result<()> {
    walk(page, frame::BLOB).await
}

/// The code that the dialog gives shows what the preview shows.
pub async fn embeds_the_comparison(page: &Page) -> Result<()> {
    page.open_http("#v=1&view=compare&topic=jihadism.threat")
        .await?;
    page.wait_started().await?;
    // Its row is far from where the reader is, and opened in the preview alone.
    let scrolled = "scrollTo(0, document.documentElement.scrollHeight); return scrollY;";
    let scrolled = page.script(scrolled).await?;
    page.script("document.querySelector('#open-embed').click();")
        .await?;
    page.wait_shown("#embed[open]").await?;
    ensure!(
        page.count("#embed .private").await? == 0,
        "it asks to upload what has an address"
    );
    page.click("#embed-header").await?;
    // A number is typed figure by figure, and is one when it is done.
    page.fill("#embed-pixels", "800").await?;
    page.keys(Key::Tab).await?;
    page.wait_until("the height that was typed", async || {
        let code = page.property("#embed-frame", "value").await?;
        Ok(code
            .as_str()
            .is_some_and(|code| code.contains("height=\"800\"")))
    })
    .await?;
    page.click("[name=embed-height][value=growing]").await?;
    page.wait_shown("#embed-script").await?;
    let choose = "const list = document.querySelector(arguments[0]); list.value = arguments[1];
         list.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script_with(choose, vec![json!("#embed-lang"), json!("nl")])
        .await?;
    // The preview is the page itself, laid out as in a page of its width, and out of reach.
    page.wait_until("the preview", async || {
        let seen = page
            .script(
                "const inner = document.querySelector('.embed-holder iframe')?.contentDocument;
                 return [inner?.compatMode, inner?.documentElement.lang, inner?.defaultView.innerWidth,
                         !!inner?.querySelector('.opened-row'), !!inner?.querySelector('.header'),
                         !!inner?.querySelector('[inert]')];",
            )
            .await?;
        Ok(seen == json!(["CSS1Compat", "nl", 800, true, false, true]))
    })
    .await?;
    let value = async |css: &str| {
        let value = page.property(css, "value").await?;
        Ok::<String, threatline_e2e::Error>(value.as_str().unwrap_or_default().to_owned())
    };
    let (code, script) = (value("#embed-frame").await?, value("#embed-script").await?);
    page.keys(Key::Escape).await?;
    page.wait_gone("#embed").await?;
    let stays = page.script("return scrollY;").await?;
    ensure!(stays == scrolled, "from {scrolled} to {stays}");
    ensure!(
        page.hash().await?.contains("topic=jihadism.threat"),
        "the page itself has moved"
    );

    // Pasted into a page of someone else, as it stands.
    let host = format!(
        "<!doctype html><meta charset=utf-8><title>A course</title><link rel=icon href=data:,>{script}{code}"
    );
    let host = page
        .server()
        .put("/host.html", "text/html", host.as_bytes());
    page.loads_once(&host.replace("host", "threatline"));
    page.goto(&host).await?;
    page.wait_until("the frame to grow", async || {
        let height = page
            .script("return parseFloat(document.querySelector('iframe').style.height) || 0;")
            .await?;
        Ok(height.as_f64() > Some(640.0))
    })
    .await?;
    let title = page.attribute("iframe", "title").await?;
    ensure!(
        title.as_deref() == Some("Threatline: Vergelijken"),
        "its title is {title:?}"
    );
    enter(page).await?;
    page.wait_started().await?;
    page.wait_shown(".opened-row").await?;
    page.wait_for("html[lang=nl]").await?;
    ensure!(page.count(".header").await? == 0, "the header is there");
    // At the foot of a frame many screens high, which not every driver scrolls to.
    page.wait_for("#show-header").await?;
    page.script("document.querySelector('#show-header').click();")
        .await?;
    page.wait_shown(".header").await?;
    page.leave_frame().await
}

/// Cites from each kind of record; what is copied is what is shown.
pub async fn cites_what_it_shows(page: &Page) -> Result<()> {
    for (hash, button) in [
        ("#v=1&event=villach-attack", "#event-panel .cite-button"),
        (
            "#v=1&view=compare&topic=jihadism.threat",
            ".opened-row .cite-button",
        ),
        ("#v=1&view=figures&theme=nsa", ".series .cite-button"),
        ("#v=1&view=divergences", ".divergence .cite-button"),
    ] {
        open(page, hash).await?;
        page.click(button).await?;
        page.wait_shown("#cite[open] .citation").await?;
        let texts = page.texts("#cite .citation").await?;
        ensure!(texts.len() > 1, "{hash}: {texts:?}");
        ensure!(
            texts.last().is_some_and(|own| own.contains("Threatline")),
            "{hash}: {texts:?}"
        );
        page.click("#cite .citations .button").await?;
        page.wait_text("#cite .copy-outcome:not(:empty)", "Copied")
            .await?;
        page.click_text("#cite .chip", "CSL-JSON").await?;
        page.wait_text("#cite .citation", "\"type\"").await?;
        let first = page.text("#cite .citation").await?;
        serde_json::from_str::<Value>(&first)?;
        page.keys(Key::Escape).await?;
        page.wait_gone("#cite").await?;
        if page.engine() != Engine::WebKit {
            // Its headless session has no clipboard to read from.
            page.click("#search").await?;
            let chain = page.session().action_chain();
            chain
                .key_down(Key::Control)
                .send_keys("v")
                .key_up(Key::Control)
                .perform()
                .await?;
            let pasted = page.property("#search", "value").await?;
            ensure!(
                pasted == json!(texts[0]),
                "{hash}: copied {pasted}, shown {:?}",
                texts[0]
            );
        }
    }
    Ok(())
}

/// Reads a file with Python's own readers, and says how much is in it.
fn read_back(file: &Path) -> Result<String> {
    const READ: &str = "
import csv, json, sys, zipfile, xml.etree.ElementTree as xml
path = sys.argv[1]
end = path.rsplit('.', 1)[1]
if end == 'csv':
    rows = list(csv.DictReader(open(path, encoding='utf-8-sig', newline='')))
    assert all(None not in row and None not in row.values() for row in rows)
    print(len(rows), 'rows')
elif end == 'json':
    data = json.load(open(path, encoding='utf-8'))
    print(len(data.get('events', data.get('event', []))), 'events')
elif end == 'zip':
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        print(len(archive.namelist()), 'files')
elif end == 'svg':
    root = xml.parse(path).getroot()
    assert root.tag == '{http://www.w3.org/2000/svg}svg', root.tag
    print(len(list(root.iter('{http://www.w3.org/2000/svg}text'))), 'texts')
elif end == 'ics':
    lines = open(path, encoding='utf-8', newline='').read().split('\\r\\n')
    assert lines[0] == 'BEGIN:VCALENDAR' and lines[-2:] == ['END:VCALENDAR', '']
    print(lines.count('BEGIN:VEVENT'), 'events')
else:
    head = open(path, 'rb').read(24)
    assert head[:8] == b'\\x89PNG\\r\\n\\x1a\\n'
    print(int.from_bytes(head[16:20], 'big'), 'pixels')
";
    let read = Command::new("python3")
        .arg("-c")
        .arg(READ)
        .arg(file)
        .output()?;
    let errors = String::from_utf8_lossy(&read.stderr);
    ensure!(read.status.success(), "{}: {errors}", file.display());
    Ok(String::from_utf8_lossy(&read.stdout).trim().to_owned())
}

/// Each file of the download dialog arrives, and other programs read it.
pub async fn downloads_what_others_read(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.click("#page-menu").await?;
    page.click("#open-download").await?;
    page.wait_shown("#download[open]").await?;
    ensure!(
        page.count("#download .framed").await? == 0,
        "it speaks of a frame"
    );
    let folder = page.downloads()?;
    let mut pictures: Vec<Vec<u8>> = Vec::new();
    let count = page.count("#download .files li").await?;
    ensure!(count == 11, "{count} files are offered");
    for n in 1..=count {
        let row = format!("#download .files li:nth-child({n})");
        page.click(&format!("{row} > .button")).await?;
        page.wait_text(&row, "threatline-").await?;
        let name = page.text(&format!("{row} > .copy-outcome")).await?;
        let file: PathBuf = folder.join(name.trim());
        page.wait_until(&format!("{name} to arrive"), async || {
            Ok(std::fs::metadata(&file).is_ok_and(|file| file.len() > 0)
                && !folder.join(format!("{}.part", name.trim())).exists())
        })
        .await?;
        let found = read_back(&file)?;
        let much: usize = found.split(' ').next().unwrap_or_default().parse()?;
        ensure!(much >= 10, "{name}: {found}");
        if name.trim().ends_with(".png") {
            pictures.push(std::fs::read(&file)?);
        }
    }
    ensure!(pictures.len() == 1, "{} pictures", pictures.len());
    for picture in pictures {
        is_drawn(page, &picture).await?;
    }
    Ok(())
}

/// Shows a picture in a page of its own, and looks at its points: a drawing has
/// lanes and marks in several colours on its ground, and a picture that stayed empty has one.
async fn is_drawn(page: &Page, picture: &[u8]) -> Result<()> {
    let picture = base64::engine::general_purpose::STANDARD.encode(picture);
    let host = format!(
        "<!doctype html><meta charset=utf-8><title>A picture</title><link rel=icon href=data:,>\
         <img alt=\"\" src=\"data:image/png;base64,{picture}\">"
    );
    let host = page
        .server()
        .put("/host.html", "text/html", host.as_bytes());
    page.goto(&host).await?;
    let mut seen = Value::Null;
    page.wait_until("the picture", async || {
        seen = page
            .script(
                "const image = document.images[0];
                 if (!image?.complete || !image.naturalWidth) return null;
                 const canvas = document.createElement('canvas');
                 canvas.width = image.naturalWidth;
                 canvas.height = image.naturalHeight;
                 const drawing = canvas.getContext('2d');
                 drawing.drawImage(image, 0, 0);
                 const points = new Uint32Array(
                     drawing.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                 const counts = new Map();
                 for (const point of points) counts.set(point, (counts.get(point) || 0) + 1);
                 const often = [...counts.values()].filter(count => count > 500).length;
                 const most = Math.max(...counts.values()) / points.length;
                 return [canvas.width, often, most];",
            )
            .await?;
        Ok(!seen.is_null())
    })
    .await?;
    let [width, often, most] = [0, 1, 2].map(|at| seen[at].as_f64().unwrap_or_default());
    // Twice the width of the drawing; ground, text, lines, and a colour for each family.
    ensure!(width == 2800.0, "it is {width} wide");
    ensure!(often >= 5.0, "it has {often} colours");
    ensure!(most < 0.98, "{most} of it is of one colour");
    Ok(())
}

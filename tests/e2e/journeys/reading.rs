//! What people come for: the story, the comparison, a search, a link to pass on.

use threatline_e2e::{Context, Engine, Error, Frame, Key, Page, Result, Shown, ensure, json};

use crate::places::go;

/// Opens the file and waits until the timeline has its measured size: before, marks
/// may still move.
async fn open(page: &Page, hash: &str) -> Result<()> {
    page.open_file(hash).await?;
    page.wait_started().await?;
    page.wait_gone(".only-wide").await
}

/// In the opening view the timeline and the comparison stand side by side.
pub async fn shows_both_halves(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.wait_shown(".drawing .item").await?;
    page.wait_shown(".compact-row").await?;
    let places = page
        .script(
            "const box = css => document.querySelector(css).getBoundingClientRect();
             const [a, b] = [box('.half-timeline'), box('.half-side')];
             return [a.right <= b.left + 1, a.height > 300, b.height > 300];",
        )
        .await?;
    ensure!(places == json!([true, true, true]), "the halves: {places}");
    let summary = page.text(".compact-tools .compare-summary").await?;
    ensure!(summary.contains("raised"), "the summary says {summary:?}");
    Ok(())
}

/// From the Jewish Museum to 18 December 2025, step by step.
pub async fn follows_the_tour(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.click(".ribbon .primary").await?;
    page.wait_text(".tour-text", "Jewish Museum").await?;
    page.wait_text("#event-title", "Jewish Museum").await?;
    let steps = page.count(".map-step").await?;
    ensure!(steps >= 20, "only {steps} steps");
    let mut chapters = vec![page.text(".tour-chapter").await?];
    for step in 2..=steps {
        page.click("#tour-next").await?;
        page.wait_text(".tour-count", &format!("Step {step} of {steps}"))
            .await?;
        // The view has moved with the step: the event's mark is on the axis.
        page.wait_shown(".item.is-chosen .item-button").await?;
        let chapter = page.text(".tour-chapter").await?;
        if chapters.last() != Some(&chapter) {
            chapters.push(chapter);
        }
    }
    ensure!(
        chapters.len() == 4
            && chapters[0].starts_with("2014")
            && chapters[2].contains("NSA")
            && chapters[3].starts_with("2025"),
        "the chapters: {chapters:?}"
    );
    page.wait_text(".tour-text", "18 December 2025").await?;
    page.click(".map-step").await?;
    page.wait_text(".tour-text", "Jewish Museum").await?;
    page.click(".tour-end").await?;
    page.wait_gone(".tour").await
}

/// "Jihadist threat", 2024 beside 2025, each with its evidence.
pub async fn compares_the_jihadist_threat(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.click_text(".tab", "Compare").await?;
    page.wait_for(".compare-table").await?;
    page.click_text(".topic-button", "Jihadist threat").await?;
    page.wait_hash("topic=jihadism.threat").await?;
    for year in [2024, 2025] {
        let side = format!(".opened-row .side[data-side=\"{year}\"]");
        page.wait_text(&side, &year.to_string()).await?;
        ensure!(
            page.count(&format!("{side} .statement")).await? > 0,
            "{year} has no statement"
        );
        ensure!(
            page.count(&format!("{side} .evidence li")).await? > 0,
            "{year} has no evidence"
        );
    }
    // The other way round, the same two sides.
    page.click(".view .year-pair button").await?;
    page.wait_hash("a=2025").await?;
    page.wait_for(".opened-row .side[data-side=\"2025\"]:first-child")
        .await
}

/// The ladder shows Hamas's step, and no number with a term; a published scale
/// stands beside it by name.
pub async fn reads_the_ladder(page: &Page) -> Result<()> {
    open(page, "#v=1&view=compare&theme=middle-east").await?;
    page.click_text(".mode", "Likelihood ladder").await?;
    page.wait_hash("mode=ladder").await?;
    let step = page.text(".step-card").await?;
    ensure!(
        step.contains("Hamas") && step.contains("highly unlikely") && step.contains("1 rung up"),
        "no step on the ladder: {step:?}"
    );
    let terms = page.texts(".ladder .rung-mark q").await?;
    ensure!(
        !terms.is_empty()
            && terms
                .iter()
                .all(|term| !term.contains(|c: char| c.is_ascii_digit())),
        "a number among the terms {terms:?}"
    );
    page.click_text(".ladder .choices .chip", "ICD 203").await?;
    page.wait_hash("scale=icd203").await?;
    page.wait_text(".published-scale", "20–45 %").await?;
    page.wait_text(".published-scale .caveat", "not the VSSE's scale")
        .await?;
    page.wait_text(".published-scale .caveat", "do not correspond")
        .await?;
    page.wait_text(".published-scale .caveat", "highly unlikely")
        .await?;
    // The switch and its scale stand above the ladder, and no range in a row with a term.
    let complaints = page.script(BESIDE_A_TERM).await?;
    ensure!(complaints == json!([]), "{complaints}");
    page.click_text(".ladder .choices .chip", "none").await?;
    page.wait_gone(".published-scale").await
}

const BESIDE_A_TERM: &str = "
    const box = node => node.getBoundingClientRect();
    const terms = [...document.querySelectorAll('.step-term, .rung-mark q, .published-scale q')];
    const ranges = [...document.querySelectorAll('.published-scale td')];
    const complaints = ranges.flatMap(range => terms
      .filter(term => box(term).top < box(range).bottom && box(range).top < box(term).bottom)
      .map(term => `${term.textContent} in a row with ${range.textContent}`));
    const steps = box(document.querySelector('.steps')).top;
    for (const css of ['.ladder .choices', '.published-scale'])
      if (box(document.querySelector(css)).bottom > steps) complaints.push(`${css} below the ladder`);
    return complaints;";

/// Chooses a side of the comparison.
async fn choose(page: &Page, side: usize, value: &str) -> Result<()> {
    page.script_with(
        "const list = document.querySelectorAll('.view .year-pair select')[arguments[0]];
         list.value = arguments[1];
         list.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![json!(side), json!(value)],
    )
    .await?;
    Ok(())
}

async fn lists_show(page: &Page, values: [&str; 2]) -> Result<()> {
    let shown = "return [...document.querySelectorAll('.view .year-pair select')]
        .map((list) => list.value);";
    page.wait_until("the lists to show what is compared", async || {
        Ok(page.script(shown).await? == json!(values))
    })
    .await
}

/// The report beside the press: what only one has, what they share, where they
/// part; and no direction.
pub async fn compares_two_sources(page: &Page) -> Result<()> {
    open(page, "#v=1&view=compare").await?;
    choose(page, 0, "src:vsse-2025-en").await?;
    page.wait_hash("a=src:vsse-2025-en").await?;
    // The lists show what is compared, whatever has chosen it.
    page.click(".year-pair .icon-button").await?;
    lists_show(page, ["2025", "src:vsse-2025-en"]).await?;
    page.click(".year-pair .icon-button").await?;
    lists_show(page, ["src:vsse-2025-en", "2025"]).await?;
    choose(page, 1, "src:belga-2025-en").await?;
    page.wait_hash("b=src:belga-2025-en").await?;
    page.wait_text(".compare-summary", "only in VSSE report 2025")
        .await?;
    let signs = page.texts(".cell-sign").await?;
    ensure!(
        !signs
            .iter()
            .any(|sign| sign.contains("raised") || sign.contains("lowered")),
        "a direction within one year: {signs:?}"
    );
    page.click(".sign-filter .sign-differ").await?;
    page.wait_hash("sign=differ").await?;
    page.wait_text(".compare-summary", "match the filter")
        .await?;
    page.click(".topic-button").await?;
    page.wait_for(".opened-row .judgement .link").await?;
    page.click(".opened-row .judgement .link").await?;
    page.wait_for(".divergence.is-marked").await
}

/// Filters say how many they leave; the words that differ are marked; a record
/// that is concerned is one step away, and the way back too.
pub async fn filters_the_divergences(page: &Page) -> Result<()> {
    open(page, "#v=1&view=divergences").await?;
    // The weightiest stands first.
    page.click(".choices .chip").await?;
    page.wait_hash("weight=conclusion").await?;
    let chips = page.texts(".choices .chip").await?;
    let belga = chips.iter().find(|chip| chip.starts_with("Belga article"));
    ensure!(belga.is_some(), "no filter for the press: {chips:?}");
    page.click_text(".choices .chip", belga.map_or("", String::as_str))
        .await?;
    page.wait_hash("source=belga-2025-en").await?;
    let said = page.text(".filter-bar .count").await?;
    let cards = page.count(".divergence").await?;
    ensure!(
        cards > 0 && said.starts_with(&format!("{cards} ")),
        "{said:?}, and {cards} cards"
    );
    page.wait_shown(".divergence mark.differs").await?;
    page.click(".divergence .subject").await?;
    page.wait_gone(".divergence").await?;
    page.back().await?;
    page.wait_for(".divergence").await
}

/// The digest is one page of paper, whichever sides it has: what has no room is counted on
/// it, with a way there. Of 2024 and 2025 every row has room in English and Dutch, and what is
/// said of it.
pub async fn fits_the_digest_on_a_page(page: &Page) -> Result<()> {
    let lang_and_sides = ["en", "nl", "fr"].into_iter().flat_map(|lang| {
        SIDES
            .into_iter()
            .map(move |(sides, whole)| (lang, sides, whole))
    });
    open(page, "#v=1&view=compare&mode=digest").await?;
    for (lang, sides, whole) in lang_and_sides {
        let link = format!("&view=compare&mode=digest&{sides}&lang={lang}");
        go(page, &link).await?;
        page.wait_for(".digest-rows").await?;
        let rows = page.count(".digest-rows tbody tr").await?;
        ensure!(rows > 10, "{link}: only {rows} rows");
        let said = page.texts(".digest-rows .digest-said").await?;
        ensure!(
            said.len() == rows && said.iter().all(|said| said.len() > 10),
            "{link}: rows without a gist: {said:?}"
        );
        let more = page.count(".digest-more").await?;
        // French needs more lines.
        let whole = whole && lang != "fr";
        ensure!((more == 0) == whole, "{link}: {more} lines of what is left");
        // A4 without its margins: 182 by 269 mm, at 96 pixels to the inch.
        page.resize(688, 1016).await?;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await?;
        let height = page
            .script("return document.querySelector('.digest').getBoundingClientRect().height;")
            .await?;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))
            .await?;
        let height = height.as_f64().unwrap_or(f64::INFINITY);
        ensure!(height < 1016.0, "{link}: {height} px do not fit a page");
    }
    page.resize(1280, 800).await?;
    page.click(".digest-more .link").await?;
    page.wait_for(".compare-table").await
}

/// The pairs that are tried as a digest, and whether all that is between them has room.
const SIDES: [(&str, bool); 3] = [
    ("a=2024&b=2025", true),
    ("a=src:vsse-2025-en&b=src:vsse-2025-nl", false),
    ("a=2025&b=src:vsse-2025-en", false),
];

/// On a phone the parts of a row of the digest stand below one another, each as wide as the
/// page.
pub async fn stacks_the_digest_on_a_phone(page: &Page) -> Result<()> {
    page.resize(360, 740).await?;
    open(page, "#v=1&view=compare&mode=digest&lang=fr").await?;
    page.wait_for(".digest-rows").await?;
    let narrow = page
        .script(
            "return [...document.querySelectorAll('.digest-rows tbody tr')].flatMap(row => {
               const parts = [...row.children].map(part => part.getBoundingClientRect());
               const stacked = parts.every((part, i) => i == 0 || part.top >= parts[i - 1].bottom - 1);
               return stacked && parts.every(part => part.width > 300) ? [] : [row.innerText];
             });",
        )
        .await?;
    ensure!(narrow == json!([]), "rows side by side: {narrow}");
    Ok(())
}

/// In the charts of the figures no text lies on another, on a line, or outside.
pub async fn reads_the_labels_of_every_chart(page: &Page) -> Result<()> {
    open(page, "#v=1&view=figures").await?;
    for (width, lang) in [(1280, "en"), (360, "en"), (360, "nl"), (360, "fr")] {
        page.resize(width, 800).await?;
        go(page, &format!("&view=figures&lang={lang}")).await?;
        page.wait_for(".time-chart").await?;
        page.wait_for(".bars .chart-value").await?;
        let complaints = page.script(LABELS).await?;
        ensure!(complaints == json!([]), "{width} px, {lang}: {complaints}");
    }
    // A limit has its sign and its sentence, also beside bars.
    go(page, "&view=figures&theme=economy").await?;
    page.wait_text(".bars .chart-value", "≥").await?;
    page.wait_text(".bars .chart-legend", "a lower limit").await
}

const LABELS: &str = "
    const complaints = [];
    for (const chart of document.querySelectorAll('.time-chart, .bars li > svg')) {
      const room = chart.getBoundingClientRect();
      const texts = [...chart.querySelectorAll('text')].map(text => [text.textContent.trim(), text.getBoundingClientRect()]);
      const lines = [...chart.querySelectorAll('.chart-join')].map(line => line.getBoundingClientRect());
      texts.forEach(([words, box], i) => {
        if (box.left < room.left - 1 || box.right > room.right + 1) complaints.push(`outside: ${words}`);
        const meets = other => box.left < other.right - 1 && other.left < box.right - 1
          && box.top < other.bottom - 3 && other.top < box.bottom - 3;
        for (const [other, place] of texts.slice(i + 1))
          if (meets(place)) complaints.push(`${words} on ${other}`);
        if (lines.some(meets)) complaints.push(`a line through ${words}`);
      });
    }
    return complaints;";

/// On a phone no term of the ladder is broken within a word: each word stands in one line.
pub async fn breaks_no_term_of_the_ladder(page: &Page) -> Result<()> {
    page.resize(360, 740).await?;
    open(page, "#v=1&view=compare&mode=ladder").await?;
    for lang in ["en", "nl", "fr"] {
        go(page, &format!("&view=compare&mode=ladder&lang={lang}")).await?;
        page.wait_for(".ladder-table").await?;
        let broken = page.script(BROKEN_WORDS).await?;
        ensure!(broken == json!([]), "{lang}: broken {broken}");
        let cut = page
            .script(
                "return [...document.querySelectorAll('.step-card .table-scroll, .step-card td')]
                   .filter(part => part.scrollHeight > part.clientHeight + 1).length;",
            )
            .await?;
        ensure!(cut == json!(0), "{lang}: {cut} cells are cut");
    }
    Ok(())
}

const BROKEN_WORDS: &str = r"
    const broken = [];
    for (const cell of document.querySelectorAll('.step-card th, .step-card td, .ladder-table th, .ladder-table td')) {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        for (const word of text.data.matchAll(/\p{L}+/gu)) {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
          if (tops.size > 1) broken.push(word[0]);
        }
      }
    }
    return broken;";

/// Beside the axis a year chosen becomes one of the two compared.
pub async fn chooses_the_years_beside_the_axis(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.click_text(".brush-year", "2017").await?;
    page.wait_hash("a=2017").await?;
    page.wait_for(".brush-year.is-on").await?;
    page.wait_text(".compact-tools .compare-summary", "only in 2017")
        .await?;
    // By keyboard, the other one stays.
    page.script("document.querySelectorAll('.brush-year')[0].focus();")
        .await?;
    let first = page.text(".brush-year").await?;
    page.keys(Key::Enter).await?;
    page.wait_hash(&format!("a={first}")).await?;
    // One stroke over several years compares the two at its ends.
    let years = page.texts(".brush-year").await?;
    page.script(STROKE).await?;
    page.wait_hash(&format!("a={}", years[1])).await?;
    page.wait_text(".brush-year.is-on", &years[1]).await?;
    ensure!(
        page.count(".brush-year.is-within").await? == 0,
        "the stroke is not over"
    );
    // Above the list too.
    open(page, "#v=1&list=1").await?;
    page.click_text(".list-years .brush-year", "2017").await?;
    page.wait_hash("a=2017").await?;
    Ok(())
}

/// A stroke of the mouse over two years of the axis compares them; a click on one shows it.
pub async fn brushes_two_years_on_the_axis(page: &Page) -> Result<()> {
    // Where the middle of each year is, in a view of eight years and a half.
    const VIEW: &str = "#v=1&from=2017-01-01&to=2025-12-31";
    open(page, VIEW).await?;
    page.wait_shown(".drawing .item").await?;
    let axis = page
        .script(
            "const box = document.querySelector('.axis-ground').getBoundingClientRect();
             return [box.left, box.top + 18, box.width];",
        )
        .await?;
    let [left, y, width]: [f64; 3] = serde_json::from_value(axis)?;
    let x = |year: f64| (left + width * (year + 0.5 - 2017.0) / 9.0).round();
    let stroke = async |from: f64, to: f64| {
        let move_to = |year: f64, ms: u32| {
            json!({ "type": "pointerMove", "duration": ms, "origin": "viewport",
                "x": x(year), "y": y.round() })
        };
        page.actions(json!([{
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [
                move_to(from, 0),
                { "type": "pointerDown", "button": 0 },
                move_to((from + to) / 2.0, 60),
                move_to(to, 60),
                { "type": "pointerUp", "button": 0 },
            ],
        }]))
        .await
    };
    let before = page.hash().await?;
    stroke(2017.0, 2024.0).await?;
    page.wait_hash("a=2017&b=2024").await?;
    let hash = page.hash().await?;
    ensure!(
        hash.contains("from=2017-01-01&to=2025-12-31"),
        "the stroke moved the view: {before}, {hash}"
    );
    page.wait_text(".compact-tools .compare-summary", "only in 2017")
        .await?;
    page.wait_until("two bars below the axis, and no stroke", async || {
        Ok(page.count(".compared rect:not(.stroke-band)").await? == 2
            && page.count(".stroke-band").await? == 0)
    })
    .await?;
    // Whichever way it is drawn, the earlier year stands first.
    stroke(2025.0, 2024.0).await?;
    page.wait_until("2024 and 2025", async || {
        let hash = page.hash().await?;
        Ok(!hash.contains("a=2017") && !hash.contains("b=2024"))
    })
    .await?;
    // A click on a year still shows it.
    page.click_text(".tick.is-year text", "2020").await?;
    page.wait_hash("from=2020-01-01&to=2020-12-31").await
}

/// A stroke from the second year to the last: as a finger or a mouse sends it.
const STROKE: &str = "
    const years = [...document.querySelectorAll('.brush-year')];
    const send = (type, year, buttons) => year.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId: 7, buttons, pointerType: 'touch' }));
    send('pointerdown', years[1], 1);
    for (const year of years.slice(1)) send('pointermove', year, 1);
    send('pointerup', years.at(-1), 0);";

/// With a reader's report that brings years more, the two that are compared are in sight
/// beside the strip; of up to ten years all are.
pub async fn keeps_the_chosen_years_in_sight(page: &Page) -> Result<()> {
    let mut report: serde_json::Value =
        serde_json::from_str(include_str!("../../fixtures/service-x.json"))?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("x.json");
    for more in [0, 12] {
        let found = report["statements"].as_array_mut();
        let found = found.context("the report has no statements")?;
        for year in 1990..1990 + more {
            let mut statement = found[2].clone();
            statement["id"] = json!(format!("crews-{year}"));
            statement["year"] = json!(year);
            found.push(statement);
        }
        std::fs::write(&path, report.to_string())?;
        page.resize(1280, 800).await?;
        open(page, "").await?;
        page.click(".page-menu summary").await?;
        page.click("#add-report").await?;
        page.wait_shown("#own-reports[open]").await?;
        page.choose_file("#own-file", &path).await?;
        page.wait_gone("#own-reports[open]").await?;
        page.wait_text(".year-brush", "2023").await?;
        for (a, b) in [(2024, 2025), (2017, 2025), (2025, 2024)] {
            page.script(&format!(
                "location.hash = '#v=1&a={a}&b={b}'; \
                 document.querySelector('.year-brush').scrollTop = 0;"
            ))
            .await?;
            page.wait_text(".brush-year.is-on", &a.min(b).to_string())
                .await?;
            let chosen = [a, b].map(|year| year.to_string());
            let mut hidden: Vec<String> = Vec::new();
            let seen = page.wait_until("the chosen years", async || {
                hidden = serde_json::from_value(page.script(OUT_OF_SIGHT).await?)?;
                Ok(match more {
                    0 => hidden.is_empty(),
                    _ => hidden.iter().all(|year| !chosen.contains(year)),
                })
            });
            seen.await.with_context(|| {
                format!("{a} and {b}, {more} years more: out of sight are {hidden:?}")
            })?;
        }
    }
    Ok(())
}

const OUT_OF_SIGHT: &str = "
    const strip = document.querySelector('.year-brush').getBoundingClientRect();
    return [...document.querySelectorAll('.brush-year')].filter(year => {
      const box = year.getBoundingClientRect();
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return at !== year || box.top < strip.top - 1 || box.bottom > strip.bottom + 1;
    }).map(year => year.textContent.trim());";

/// On a phone the first row of a table is on the first screen, and the choices over it
/// are behind a button that says how many are set.
pub async fn folds_the_filters_where_there_is_no_room(page: &Page) -> Result<()> {
    for (width, height) in [(360, 740), (800, 450)] {
        page.resize(width, height).await?;
        for (view, row) in [
            ("compare&a=2024&b=2025", ".compare-row"),
            ("compare&mode=matrix", ".matrix tbody th"),
            ("divergences", ".divergence"),
            ("figures", ".one-series, .series, .bars"),
        ] {
            open(page, &format!("#v=1&view={view}&theme=jihadism")).await?;
            page.wait_for(row).await?;
            let top = page
                .script_with(
                    "return document.querySelector(arguments[0]).getBoundingClientRect().top;",
                    vec![json!(row)],
                )
                .await?;
            let top = top.as_f64().unwrap_or(f64::INFINITY);
            ensure!(
                top < f64::from(height),
                "{view}: in a window {height} px high the first row is {top} px down"
            );
            ensure!(
                page.text(".tools-fold-head .badge").await? == "1",
                "{view}: the count"
            );
            page.wait_hidden("#tools").await?;
            page.click(".tools-fold-head .button").await?;
            page.wait_shown("#tools .chip").await?;
            page.click(".tools-fold-head .button").await?;
            page.wait_hidden("#tools").await?;
        }
    }
    Ok(())
}

/// From a cell of the matrix to both of its years in full.
pub async fn opens_a_cell_of_the_matrix(page: &Page) -> Result<()> {
    open(page, "#v=1&view=compare&theme=middle-east.hamas").await?;
    page.click_text(".mode", "All years").await?;
    page.wait_for(".matrix").await?;
    page.click(".matrix-cell .sign-raised").await?;
    page.wait_hash("topic=middle-east.hamas").await?;
    page.wait_for(".opened-row .side[data-side=\"2024\"] .statement")
        .await?;
    page.wait_text(".opened-row .judgements", "stated by the source")
        .await
}

/// The matrix of all years says what it holds, and is sorted and filtered like two years.
pub async fn sorts_the_matrix(page: &Page) -> Result<()> {
    open(page, "#v=1&view=compare&mode=matrix").await?;
    page.wait_text(".compare-summary", "raised").await?;
    page.wait_text(".compare-summary", "Each topic is counted once")
        .await?;
    let rows = page.count(".matrix [id^=topic-]").await?;
    let summary = page.text(".compare-summary").await?;
    ensure!(
        summary.starts_with(&format!("Of {rows} topics")),
        "{rows} rows, and {summary:?}"
    );
    // Each sign heads the rows whose last year has it, as often as the sentence says.
    page.click(".compare-tools select option[value=sign]")
        .await?;
    page.wait_hash("sort=sign").await?;
    page.wait_for(".matrix-lane .sign").await?;
    let groups = page
        .script(
            "return [...document.querySelectorAll('.matrix tbody')].map(body =>
               `${body.rows.length - 1} ${body.querySelector('.matrix-lane').innerText.trim()}`);",
        )
        .await?;
    for group in groups.as_array().into_iter().flatten() {
        let group = group.as_str().unwrap_or_default();
        let (count, sign) = group.split_once(' ').unwrap_or_default();
        let sign = sign.trim_start_matches(|c: char| !c.is_alphabetic());
        ensure!(
            // A sentence counts topics *with* no direction; a heading needs no preposition.
            [format!("{count} {sign}"), format!("{count} with {sign}")]
                .iter()
                .any(|counted| summary.contains(counted)),
            "{group:?} is not in {summary:?}"
        );
    }
    page.click_text(".choices .chip", "would change a conclusion")
        .await?;
    page.wait_hash("weight=conclusion").await?;
    page.wait_text(".compare-summary", "the filter").await?;
    let left = page.count(".matrix [id^=topic-]").await?;
    ensure!(left > 0 && left < rows, "{left} of {rows} rows");
    Ok(())
}

/// Finds the Villach attack, opens it, and sees where it is said.
pub async fn finds_villach(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.click("#search").await?;
    page.keys("VILLACH").await?;
    page.wait_text(".results", "Villach").await?;
    page.wait_shown(".hit mark").await?;
    page.wait_focus("#search").await?;
    // The typing rests: the search is a place of its own.
    page.wait_hash("q=VILLACH").await?;
    page.click(".hit").await?;
    page.wait_text("#event-title", "Villach").await?;
    page.wait_text("#event-panel .panel-date", "15 February 2025")
        .await?;
    page.wait_text("#event-panel .evidence", "pp. 19–22")
        .await?;
    // Back to the results, with what was typed.
    page.back().await?;
    page.wait_for(".results").await?;
    let typed = page.property("#search", "value").await?;
    ensure!(typed == json!("VILLACH"), "the search box holds {typed}");

    // Who is faster, and clicks with the last letter, returns to what was typed as well.
    open(page, "").await?;
    page.click("#search").await?;
    page.keys("VILLAC").await?;
    page.wait_shown(".hit mark").await?;
    page.wait_hash("q=VILLAC").await?;
    let middle = "const box = document.querySelector('.hit').getBoundingClientRect();
        return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];";
    let middle = page.script(middle).await?;
    let pause = json!({ "type": "pause", "duration": 0 });
    page.actions(json!([
        { "type": "key", "id": "keys", "actions": [
            { "type": "keyDown", "value": "H" }, { "type": "keyUp", "value": "H" }, pause, pause,
        ] },
        { "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [
            pause,
            { "type": "pointerMove", "duration": 0, "x": middle[0], "y": middle[1] },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ] },
    ]))
    .await?;
    page.wait_text("#event-title", "Villach").await?;
    page.back().await?;
    page.wait_for(".results").await?;
    let typed = page.property("#search", "value").await?;
    ensure!(typed == json!("VILLACH"), "the search box holds {typed}");
    Ok(())
}

/// The whole way of someone who checks a claim: from a double-click on the file to an event,
/// to where its source says so, to what became of the threat from one year to the next, and
/// with its citation into a paper.
pub async fn goes_from_the_disk_to_a_citation(page: &Page) -> Result<()> {
    page.open_file("").await?;
    checks_a_claim(page).await
}

/// The same way where a site has the file.
pub async fn goes_from_a_site_to_a_citation(page: &Page) -> Result<()> {
    page.open_http("").await?;
    checks_a_claim(page).await
}

async fn checks_a_claim(page: &Page) -> Result<()> {
    page.wait_started().await?;
    page.click("#search").await?;
    page.keys("Villach").await?;
    page.wait_shown(".hit mark").await?;
    page.click(".hit").await?;
    page.wait_text("#event-title", "Villach").await?;
    page.wait_text("#event-panel .evidence", "pp. 19–22")
        .await?;
    page.click("#event-panel .evidence .source-name").await?;
    page.wait_for(".source.is-marked").await?;
    page.wait_text(".tab.is-current", "Sources").await?;
    page.wait_text(".source.is-marked", "2025").await?;

    page.click_text(".tab", "Compare").await?;
    page.wait_text("[aria-current=page]", "Compare").await?;
    page.click("#topic-jihadism\\.threat button").await?;
    page.wait_shown("#topic-jihadism\\.threat.is-open .opened-row")
        .await?;
    let places = page.texts(".opened-row .evidence").await?.join("\n");
    let told =
        ["VSSE summary 2024", "VSSE report 2025", "pp. 19–22"].map(|place| places.contains(place));
    ensure!(told == [true; 3], "{told:?}: {places}");
    page.click(".opened-row .cite-button").await?;
    page.wait_shown("#cite[open] .citation").await?;
    let citations = page.texts("#cite .citation").await?;
    let section = "Terrorist threats persist";
    ensure!(citations[0].contains(section), "{citations:?}");
    page.click("#cite .citations .button").await?;
    page.wait_text("#cite .copy-outcome:not(:empty)", "Copied")
        .await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#cite").await?;
    if page.engine() == Engine::WebKit {
        // Its headless session has no clipboard to read from.
        return Ok(());
    }
    page.click("#search").await?;
    let pasting = page.session().action_chain().key_down(Key::Control);
    pasting
        .send_keys("v")
        .key_up(Key::Control)
        .perform()
        .await?;
    let pasted = page.property("#search", "value").await?;
    ensure!(pasted == json!(citations[0]), "{pasted}: {citations:?}");
    Ok(())
}

/// A search that finds nothing says so.
pub async fn finds_nothing(page: &Page) -> Result<()> {
    open(page, "#q=xyzzy").await?;
    page.wait_shown(".results .empty").await
}

/// What is chosen in one half shows in the other.
pub async fn links_the_halves(page: &Page) -> Result<()> {
    // An event marks its rows.
    open(page, "#event=villach-attack").await?;
    page.wait_for(".item.is-chosen [data-event=\"villach-attack\"]")
        .await?;
    page.wait_for(".compact-row.belongs").await?;
    page.wait_text(".related", "Jihadist threat").await?;
    // A row dims what is not its own.
    page.click(".related-topic").await?;
    page.wait_for(".compact-row.is-open").await?;
    page.wait_for(".item.is-dim").await?;
    ensure!(
        page.count(".item.is-chosen.is-dim").await? == 0,
        "the chosen event is dimmed by its own topic"
    );
    // A theme filters both.
    page.click(".lane-name[data-lane=\"russia\"]").await?;
    page.click_text(".lane-menu[open] .menu-item", "Only this theme")
        .await?;
    page.wait_hash("theme=russia").await?;
    page.wait_until("only one lane", async || {
        Ok(page.count(".lane-name").await? == 1)
    })
    .await?;
    // Also where rows are behind a fold.
    let lanes = page
        .script(
            "const names = document.querySelectorAll('.compact-group h3');
             return [...new Set([...names].map(name => name.textContent.trim()))];",
        )
        .await?;
    ensure!(lanes == json!(["Russia"]), "{lanes} pass the filter");
    // A year of the comparison moves the axis.
    open(page, "#v=1&topic=jihadism.threat").await?;
    page.click(".side[data-side=\"2025\"] .year-button").await?;
    page.wait_hash("from=2025-01-01&to=2025-12-31").await
}

/// A link opens what it was copied from, in a new visit too.
pub async fn reopens_the_copied_link(page: &Page) -> Result<()> {
    open(
        page,
        "#v=1&view=compare&topic=middle-east.hamas&theme=middle-east",
    )
    .await?;
    page.wait_for(".opened-row").await?;
    page.click(".page-menu summary").await?;
    page.click(".page-menu .copy-text button").await?;
    page.wait_text(".copy-outcome", "Copied").await?;
    // A second copy is said as well: the words go and come again.
    page.script(
        "window.harnessSaid = 0;
         const outcome = document.querySelector('.page-menu .copy-outcome');
         new MutationObserver((changes) => {
             for (const { addedNodes } of changes) window.harnessSaid += addedNodes.length;
         }).observe(outcome, { childList: true, subtree: true });",
    )
    .await?;
    page.click(".page-menu .copy-text button").await?;
    page.wait_until("the second copy to be said", async || {
        Ok(page.script("return window.harnessSaid;").await? != json!(0))
    })
    .await?;
    page.wait_text(".copy-outcome", "Copied").await?;
    let link = if page.engine() == Engine::WebKit {
        // Its headless session has no clipboard to read from.
        page.hash().await?
    } else {
        page.click("#search").await?;
        let chain = page.session().action_chain();
        chain
            .key_down(Key::Control)
            .send_keys("v")
            .key_up(Key::Control)
            .perform()
            .await?;
        let pasted = page.property("#search", "value").await?;
        pasted.as_str().unwrap_or_default().to_owned()
    };
    ensure!(link.contains("topic=middle-east.hamas"), "copied {link:?}");
    // The new visit is the reload.
    open(page, "#v=1").await?;
    open(page, &link).await?;
    page.reload().await?;
    page.wait_started().await?;
    page.wait_text(".opened-row", "Hamas").await?;
    page.wait_text(".chosen-themes", "Hezbollah and Hamas")
        .await
}

/// Back and forward go through the places that the reader has been to. What stays as it is,
/// such as the language, is not set anew on the way: for each, a browser works out the style
/// of the whole page again.
pub async fn goes_back_and_forward(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.script(
        "window.setOnRoot = new Set();
         new MutationObserver(all => all.forEach(one => setOnRoot.add(one.attributeName)))
           .observe(document.documentElement, { attributes: true });",
    )
    .await?;
    page.click_text(".tab", "Figures").await?;
    page.wait_for(".series").await?;
    page.click_text(".tab", "Sources").await?;
    page.wait_for(".source").await?;
    page.back().await?;
    page.wait_for(".series").await?;
    page.back().await?;
    page.wait_for(".drawing").await?;
    page.forward().await?;
    page.wait_for(".series").await?;
    let set = page.script("return [...setOnRoot];").await?;
    ensure!(set == json!([]), "set on the root: {set}");
    Ok(())
}

/// A view that is come to begins at its top, whatever was left further down; one that is
/// returned to stands where it was left.
pub async fn begins_each_view_at_its_top(page: &Page) -> Result<()> {
    open(page, "#v=1&view=compare").await?;
    page.wait_for(".compare-table").await?;
    let scrolled = async || Ok::<_, Error>(page.script("return scrollY;").await?.as_f64());
    let at_top = async |what: &str| {
        page.wait_until(&format!("the top of {what}"), async || {
            Ok(scrolled().await? == Some(0.0))
        })
        .await
    };
    // What is clicked at the foot of the page is far below the beginning.
    page.script("scrollTo(0, document.documentElement.scrollHeight);")
        .await?;
    let left = scrolled().await?.unwrap_or_default();
    ensure!(left > 1000.0, "the comparison is {left} px long");
    page.click(".footer .link").await?;
    page.wait_text("main h1", "About this page").await?;
    at_top("About").await?;
    page.wait_focus("#content").await?;
    page.back().await?;
    page.wait_for(".compare-table").await?;
    page.wait_until("the place that was left", async || {
        Ok(scrolled().await?.is_some_and(|y| (y - left).abs() < 100.0))
    })
    .await?;
    // A link that is put into the address.
    page.script("location.hash = '#v=1&view=figures';").await?;
    page.wait_for(".series").await?;
    at_top("the figures").await?;
    // And one that names a record, which is then what is seen.
    page.script("location.hash = '#v=1&view=sources&record=profile-2017-en';")
        .await?;
    page.wait_for(".source.is-marked").await?;
    page.wait_until("the source in the window", async || {
        let seen = page.script(SEEN_MARK).await?;
        Ok(seen == json!(true))
    })
    .await
}

/// Whether the marked record is in the window.
const SEEN_MARK: &str = "const box = document.querySelector('.is-marked').getBoundingClientRect();
     return box.top < innerHeight && box.bottom > 0;";

/// From the number of what was taken from a section to the records, and to one of them.
pub async fn leads_from_a_section_to_its_records(page: &Page) -> Result<()> {
    open(page, "#v=1&view=sources&record=vsse-2025-en").await?;
    let first = ".source.is-marked .sections button";
    page.click(".source.is-marked .fold summary").await?;
    page.wait_shown(first).await?;
    page.click(first).await?;
    page.wait_for(".section-records li").await?;
    page.click(".section-records .link").await?;
    page.wait_hash("topic=").await?;
    page.wait_for(".compare-row.is-open").await?;

    // Each section of this source, until there is one with an event.
    open(page, "#v=1&view=sources&record=vsse-2025-en").await?;
    page.click(".source.is-marked .fold summary").await?;
    page.wait_shown(first).await?;
    page.script(
        "for (const button of document.querySelectorAll('.source.is-marked .sections button')) button.click();",
    )
    .await?;
    page.click_text(
        ".section-records .link",
        "Russian intelligence officers expelled",
    )
    .await?;
    page.wait_hash("event=").await?;
    page.wait_shown("#event-panel").await
}

/// What was led to once is led to again, after the reader has scrolled away.
pub async fn leads_again_to_what_was_left(page: &Page) -> Result<()> {
    open(page, "#v=1&view=sources").await?;
    page.wait_for(".term").await?;
    for visit in ["first", "second"] {
        page.script(
            "scrollTo(0, document.documentElement.scrollHeight);
             document.querySelector('.term .source-name').click();",
        )
        .await?;
        page.wait_for(".source.is-marked").await?;
        page.wait_until(&format!("the source, on the {visit} visit"), async || {
            Ok(page.script(SEEN_MARK).await? == json!(true))
        })
        .await?;
    }
    // A year of the list.
    open(page, "#v=1&view=timeline&list=1").await?;
    page.wait_shown(".year-choice select").await?;
    let below =
        "return document.querySelector('#year-2024').getBoundingClientRect().top > innerHeight;";
    ensure!(page.script(below).await? == json!(true), "it is in sight");
    for visit in ["first", "second"] {
        page.script(
            "document.querySelector('.event-list .year').scrollIntoView();
             const list = document.querySelector('.year-choice select');
             list.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
             const was = list.value;
             list.value = '2024';
             // As a browser does: nothing is told where nothing has changed.
             if (list.value !== was) list.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await?;
        page.wait_until(&format!("the year, on the {visit} visit"), async || {
            let seen = "const box = document.querySelector('#year-2024').getBoundingClientRect();
                 return box.top < innerHeight && box.bottom > 0;";
            Ok(page.script(seen).await? == json!(true))
        })
        .await?;
    }
    Ok(())
}

/// With the focus on the choice of years each key leads one year on, and the list follows.
pub async fn walks_the_years_by_keyboard(page: &Page) -> Result<()> {
    const YEAR: &str = "return document.querySelector('.year-choice select').selectedIndex;";
    open(page, "#v=1&view=timeline&list=1").await?;
    page.wait_shown(".year-choice select").await?;
    page.script("document.querySelector('.year-choice select').focus();")
        .await?;
    for year in 1..=3 {
        page.keys(Key::Down).await?;
        page.wait_until(&format!("year {year} of the list"), async || {
            Ok(page.script(YEAR).await? == json!(year))
        })
        .await?;
    }
    page.wait_focus(".year-choice select").await?;
    // Who leaves it finds it without a year again, and can choose the same one.
    page.keys(Key::Tab).await?;
    page.wait_until("no year to be chosen", async || {
        Ok(page.script(YEAR).await? == json!(0))
    })
    .await
}

/// A fold that the reader has opened stays open while rows in it open and close.
pub async fn keeps_a_fold_open(page: &Page) -> Result<()> {
    open(page, "").await?;
    let fold = ".compact-compare .without-direction";
    page.wait_for(&format!("{fold} .compact-button")).await?;
    page.script(&format!(
        "document.querySelector('{fold} > summary').click();"
    ))
    .await?;
    let button = format!("{fold} .compact-button");
    page.wait_shown(&button).await?;
    page.script(&format!("document.querySelector('{button}').focus();"))
        .await?;
    page.keys(Key::Enter).await?;
    page.wait_for(&format!("{fold} .compact-row.is-open"))
        .await?;
    page.keys(Key::Enter).await?;
    page.wait_gone(&format!("{fold} .compact-row.is-open"))
        .await?;
    page.wait_shown(&button).await?;
    page.wait_focus(&button).await?;
    // And closes when they close it.
    page.script(&format!(
        "document.querySelector('{fold} > summary').click();"
    ))
    .await?;
    page.wait_hidden(&button).await
}

/// A broken link opens the nearest view and says what was not followed.
pub async fn survives_broken_links(page: &Page) -> Result<()> {
    open(page, "#v=1&view=compare&topic=no-such-topic&a=1850&%%%=<b>").await?;
    page.wait_for(".compare-table").await?;
    page.wait_text(".notice", "could not be followed").await?;
    page.wait_text(".notice", "no-such-topic").await?;
    page.click(".notice button").await?;
    page.wait_gone(".notice").await?;
    // In the open page too, which the browser tells of it more than once.
    page.script("location.hash = '#v=1&view=figures&event=no-such-event';")
        .await?;
    page.wait_for(".series").await?;
    page.wait_text(".notice", "no-such-event").await?;
    page.wait_until("the address to be mended", async || {
        Ok(!page.hash().await?.contains("event"))
    })
    .await?;
    ensure!(page.count(".notice").await? == 1, "the notice is gone");
    Ok(())
}

/// Drag, wheel and buttons move the axis; a plain wheel does not.
pub async fn moves_the_axis(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.wait_shown(".drawing .item").await?;
    page.drag(".drawing", -200, 0).await?;
    page.wait_hash("from=").await?;
    let dragged = page.hash().await?;
    page.wheel(".drawing", 0, 240).await?;
    page.wait_text(".wheel-hint", "Ctrl").await?;
    ensure!(
        page.hash().await? == dragged,
        "a plain wheel moved the axis"
    );
    page.click(".range-tools [title=\"Zoom in\"]").await?;
    page.wait_until("a closer view", async || Ok(page.hash().await? != dragged))
        .await?;
    page.click_text(".range-tools button", "2014–2026").await?;
    page.wait_until("the opening range", async || {
        Ok(!page.hash().await?.contains("from="))
    })
    .await?;
    page.click_text(".range-tools button", "All years").await?;
    page.wait_hash("from=19").await
}

/// The timeline without a mouse: one tab stop, arrows, Enter, Escape.
pub async fn walks_the_timeline_by_keyboard(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.wait_shown(".drawing .item").await?;
    // However an event came by the focus, the keys go on from there.
    page.script("document.querySelector('.item-button[id^=\"ev-0-\"]').focus();")
        .await?;
    page.wait_focus(".item-button[tabindex=\"0\"]").await?;
    let first = page.focus().await?;
    page.keys(Key::Right).await?;
    page.wait_until("the next event", async || Ok(page.focus().await? != first))
        .await?;
    page.keys(Key::Down).await?;
    page.wait_focus(".item-button[id^=\"ev-1-\"]").await?;
    page.keys(Key::Enter).await?;
    page.wait_shown("#event-panel").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone("#event-panel").await?;
    ensure!(
        page.count(".item-button[tabindex=\"0\"]").await? == 1,
        "more than one tab stop"
    );
    Ok(())
}

/// A drag moves one group by as much; the marks in it keep their places.
pub async fn pans_one_group(page: &Page) -> Result<()> {
    open(page, "#v=1&view=timeline&from=2015-01-01&to=2016-12-31").await?;
    page.wait_shown(".drawing .item").await?;
    let places = async || {
        page.script(
            "const items = [...document.querySelectorAll('.drawing .item')];
             const group = items[0].closest('.drawing > g');
             const marks = items.map(item =>
               [item.firstElementChild.id, item.getAttribute('transform')]);
             return [group.transform.baseVal.consolidate().matrix.e, Object.fromEntries(marks)];",
        )
        .await
    };
    let before = places().await?;
    page.drag(".drawing", -120, 0).await?;
    page.wait_hash("from=2015-").await?;
    page.wait_until("the group to be moved", async || {
        Ok(places().await?[0] != before[0])
    })
    .await?;
    let after = places().await?;
    let moved = after[0].as_f64().unwrap_or(0.0) - before[0].as_f64().unwrap_or(0.0);
    ensure!((moved + 120.0).abs() < 2.0, "moved by {moved}");
    let (Some(before), Some(after)) = (before[1].as_object(), after[1].as_object()) else {
        ensure!(false, "no marks: {before} {after}");
        return Ok(());
    };
    let both = before.iter().filter(|(id, _)| after.contains_key(*id));
    let both: Vec<_> = both.collect();
    ensure!(both.len() > 3, "{} marks stay in view", both.len());
    for (id, place) in both {
        ensure!(
            after[id] == *place,
            "{id} moved from {place} to {}",
            after[id]
        );
    }
    Ok(())
}

/// Lanes fold to their names, change places by menu and by drag, and the link keeps it.
pub async fn folds_and_moves_lanes(page: &Page) -> Result<()> {
    open(page, "#v=1&view=timeline").await?;
    page.wait_shown(".drawing .item").await?;
    let lanes = async || page.texts(".lane-title").await;
    let before = lanes().await?;
    page.click(".lane-name[data-lane=\"china\"]").await?;
    page.click_text(".lane-menu[open] .menu-item", "Move up")
        .await?;
    page.wait_hash("lanes=china").await?;
    let mut expected = before.clone();
    expected.swap(0, 1);
    page.wait_until("China first", async || Ok(lanes().await? == expected))
        .await?;
    // The lane has been put in anew; who moved it is still at it.
    page.wait_focus(".lane-name[data-lane=\"china\"]").await?;
    // The name of the first lane, dragged below the second, is there again.
    page.drag(".lane-name[data-lane=\"china\"]", 0, 90).await?;
    page.wait_until("the lanes in their order", async || {
        Ok(lanes().await? != expected)
    })
    .await?;
    ensure!(
        page.count(".lane-menu[open]").await? == 0,
        "a drag opened a menu"
    );
    page.click(".lane-name[data-lane=\"russia\"]").await?;
    page.click_text(".lane-menu[open] .menu-item", "Fold to its name")
        .await?;
    page.wait_hash("folded=russia").await?;
    page.wait_for(".lane.rows-0 .lane-count").await?;
    page.reload().await?;
    page.wait_started().await?;
    page.wait_for(".lane.rows-0 .lane-count").await?;
    page.click(".reset-lanes").await?;
    page.wait_gone(".lane.rows-0").await?;
    ensure!(lanes().await? == before, "{:?}", lanes().await?);
    Ok(())
}

/// The strip moves the view by keys and by a click, and the old years are a break in the
/// axis with its years.
pub async fn uses_the_strip(page: &Page) -> Result<()> {
    open(page, "#v=1&view=timeline").await?;
    page.wait_shown(".drawing .item").await?;
    page.script("document.querySelector('.strip-drawing').focus();")
        .await?;
    page.keys(Key::Home).await?;
    page.wait_hash("from=19").await?;
    // Another break may be in reach before the view has moved there.
    page.wait_for(".drawing .fold[aria-label*='1929']").await?;
    let value = page.attribute(".strip-drawing", "aria-valuetext").await?;
    ensure!(
        value
            .as_deref()
            .is_some_and(|value| value.starts_with("19")),
        "the strip says {value:?}"
    );
    page.click_text(".range-tools button", "2014–2026").await?;
    page.wait_until("the opening range", async || {
        Ok(!page.hash().await?.contains("from="))
    })
    .await
}

/// The list holds exactly the events that the drawing shows or counts.
pub async fn lists_what_it_draws(page: &Page) -> Result<()> {
    open(page, "#v=1&view=timeline&theme=jihadism").await?;
    page.wait_shown(".drawing .item").await?;
    let said = page.text(".timeline-tools .count").await?;
    page.click(".as-list").await?;
    page.wait_shown(".event-list").await?;
    let rows = page.count(".event-list .event-row").await?;
    ensure!(
        said == format!("{rows} events"),
        "{said:?}, and {rows} rows"
    );
    page.click(".event-list .event-button").await?;
    page.wait_shown("#event-panel").await
}

/// A count opens the events behind it.
pub async fn opens_a_count(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.wait_shown(".more").await?;
    page.click(".more").await?;
    page.wait_hash("group=").await?;
    page.wait_shown("#event-panel .event-row").await?;
    // The count has the focus: Escape closes what it opened, and Enter opens that again.
    let focus = "document.querySelector('.drawing .more').focus();";
    page.script(focus).await?;
    page.keys(Key::Escape).await?;
    page.wait_until("no group", async || {
        Ok(!page.hash().await?.contains("group="))
    })
    .await?;
    page.script(focus).await?;
    page.keys(Key::Enter).await?;
    page.wait_hash("group=").await?;
    page.wait_shown("#event-panel .event-row").await?;
    let link = page.hash().await?;
    page.click("#event-panel .event-button").await?;
    page.wait_shown("#event-title").await?;
    // Whoever follows a link to it begins at the beginning of the page.
    page.goto("about:blank").await?;
    open(page, &link).await?;
    page.wait_shown("#event-panel .event-row").await?;
    let focus = page.script("return document.activeElement === document.body;");
    ensure!(
        focus.await? == true,
        "the focus is on {}",
        page.focus().await?
    );
    Ok(())
}

/// From a figure to its divergence, and from there to its source.
pub async fn follows_the_evidence(page: &Page) -> Result<()> {
    open(page, "#v=1&view=figures&theme=nsa").await?;
    page.wait_text(".view", "11,953").await?;
    page.click(".contested .link").await?;
    page.wait_for(".divergence.is-marked").await?;
    page.click(".divergence.is-marked .source-name").await?;
    page.wait_for(".source.is-marked").await
}

/// Another language, another scheme: kept for the next visit where the host lets it.
pub async fn changes_language_and_colours(page: &Page) -> Result<()> {
    open(page, "").await?;
    page.click(".header-end > .languages [lang=\"nl\"]").await?;
    page.wait_text(".tabs", "Tijdlijn").await?;
    page.wait_for("html[lang=\"nl\"]").await?;
    page.click(".page-menu summary").await?;
    page.click_text(".scheme label", "Donker").await?;
    page.wait_for("html[data-scheme=\"dark\"]").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(".page-menu[open]").await
}

/// On a phone: the list instead of the drawing, nothing wider than the screen.
pub async fn fits_a_phone(page: &Page) -> Result<()> {
    let frame = Frame::new(Shown::File, 360, 740);
    page.open_framed(&frame).await?;
    page.wait_started().await?;
    page.wait_shown(".event-list .event-button").await?;
    page.wait_gone(".drawing").await?;
    for rest in [
        "",
        "&view=compare&topic=jihadism.threat",
        "&view=figures",
        "&view=divergences&weight=conclusion",
        "&view=sources",
        "&event=villach-attack",
        "&tour=main&step=20",
        "&q=hamas",
        "&lang=fr&view=compare",
        "&lang=nl",
    ] {
        go(page, rest).await?;
        let wide = page
            .script(
                "const wide = document.documentElement.clientWidth;
                 return document.documentElement.scrollWidth > wide + 1
                   ? [...document.querySelectorAll('#app *')]
                       .filter(e => e.getBoundingClientRect().right > wide + 1)
                       .slice(0, 5).map(e => e.className.baseVal ?? e.className)
                   : [];",
            )
            .await?;
        ensure!(wide == json!([]), "{rest}: wider than the phone: {wide}");
    }
    page.leave_frame().await
}

/// A term in running text opens what it means: for the pointer, the keyboard and a click, with
/// nothing moved and nothing cut off.
pub async fn explains_a_term(page: &Page) -> Result<()> {
    const WORD: &str = ".summary .term-word";
    const BOX: &str = "#event-panel .term-box";
    open(page, "#v=1&view=timeline&event=nsa-new-responsibilities").await?;
    page.wait_shown(WORD).await?;
    let height = page.property(".summary", "offsetHeight").await?;
    page.hover(WORD).await?;
    page.wait_text(BOX, "National Security Authority").await?;
    ensure!(
        page.property(".summary", "offsetHeight").await? == height,
        "the text has moved"
    );
    ensure!(page.attribute(WORD, "aria-expanded").await? == Some("true".to_owned()));
    // It stays for a pointer that goes onto it, and goes with the pointer.
    page.hover(BOX).await?;
    let stays = async || {
        let still = "const done = arguments[arguments.length - 1];
             setTimeout(() => done(!!document.querySelector('.term-box')), 500);";
        let shown = page.script_until_done(still, Vec::new()).await?;
        ensure!(shown == json!(true), "the box has gone");
        Ok(())
    };
    stays().await?;
    page.hover("#event-title").await?;
    page.wait_gone(BOX).await?;
    // Once pressed it stays, until a press elsewhere.
    page.click(WORD).await?;
    page.wait_shown(BOX).await?;
    page.hover("#event-title").await?;
    stays().await?;
    page.click("#event-title").await?;
    page.wait_gone(BOX).await?;

    // The keyboard's focus opens it; Escape closes it and not the panel.
    page.tab_to(WORD, 2).await?;
    page.wait_shown(BOX).await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(BOX).await?;
    page.wait_focus(WORD).await?;
    page.keys(Key::Enter).await?;
    page.wait_shown(BOX).await?;
    page.keys(Key::Tab).await?;
    page.wait_focus(".term-box .link").await?;
    page.keys(Key::Escape).await?;
    page.wait_gone(BOX).await?;
    page.wait_focus(WORD).await?;
    page.wait_shown("#event-panel").await?;

    let frame = Frame::new(Shown::File, 360, 740);
    page.open_framed(&frame).await?;
    page.wait_started().await?;
    go(page, "&event=nsa-new-responsibilities").await?;
    page.click(WORD).await?;
    page.wait_shown(BOX).await?;
    let fits = "const box = document.querySelector('.term-box');
         const { left, top, right, bottom } = box.getBoundingClientRect();
         const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
         return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
             && box.contains(seen);";
    ensure!(
        page.script(fits).await? == json!(true),
        "the box is cut off or hidden"
    );
    page.click(".term-box .link").await?;
    page.wait_focus("#record-nsa").await?;
    page.leave_frame().await
}

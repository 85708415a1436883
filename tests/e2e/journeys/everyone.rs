//! The page for everyone: wherever the focus goes it can be seen.

use threatline_e2e::{Page, Result, ensure, json};

use crate::places::{PLACES, go};

const COMMON: &str = include_str!("../scripts/common.js");
const FOCUS: &str = include_str!("../scripts/focus.js");

/// Tab through every place: wherever the focus goes it can be seen, and nothing lies over
/// it.
pub async fn shows_the_focus_everywhere(page: &Page) -> Result<()> {
    /// Places have up to some hundred stops, most of them alike.
    const MOST: usize = 70;
    page.open_file("").await?;
    page.wait_started().await?;
    let mut all = Vec::new();
    for (scheme, width, height) in [("light", 1280, 800), ("dark", 360, 640)] {
        page.resize(width, height).await?;
        for (place, rest) in PLACES {
            go(page, &format!("&scheme={scheme}{rest}")).await?;
            page.script("document.activeElement?.blur(); scrollTo(0, 0);")
                .await?;
            // From the beginning, and from the end back.
            for (modifiers, most) in [(0, MOST), (8, MOST / 3)] {
                for _ in 0..most {
                    for kind in ["rawKeyDown", "keyUp"] {
                        let key = json!({ "type": kind, "key": "Tab", "code": "Tab",
                            "windowsVirtualKeyCode": 9, "modifiers": modifiers });
                        page.devtools("Input.dispatchKeyEvent", key).await?;
                    }
                    let [name, problem]: [String; 2] =
                        serde_json::from_value(page.script(&format!("{COMMON}\n{FOCUS}")).await?)?;
                    if name.is_empty() {
                        break;
                    }
                    if !problem.is_empty() {
                        all.push(format!("{place}, {scheme}, {width}: {name} {problem}"));
                    }
                }
                page.script("document.activeElement?.blur();").await?;
            }
        }
    }
    all.dedup();
    ensure!(all.is_empty(), "\n{}", all.join("\n"));
    Ok(())
}

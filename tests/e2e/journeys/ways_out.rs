//! What a reader takes away: dialogs, citations, downloads, embeds.

use threatline_e2e::{Key, Page, Result, ensure};

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

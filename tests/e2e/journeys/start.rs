//! The page starts wherever it is opened, and says why when it cannot.

use threatline_e2e::{Page, Result, ensure};

/// Opens by double-click: the file from a folder on disk.
pub async fn opens_from_disk(page: &Page) -> Result<()> {
    page.open_file("").await?;
    page.wait_started().await?;
    let title = page.text("h1").await?;
    ensure!(title.contains("Threatline"), "the page is headed {title:?}");
    Ok(())
}

/// From its first moment on the page logs nothing.
pub async fn logs_nothing_early(page: &Page) -> Result<()> {
    page.open_text(&page.watched(&page.built()?), "").await?;
    page.wait_started().await
}

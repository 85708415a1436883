use anyhow::{Result, bail};
pub fn command(_args: lexopt::Parser) -> Result<()> {
    bail!("check is not written yet")
}

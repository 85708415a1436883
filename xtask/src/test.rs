use anyhow::{Result, bail};
pub fn command(_args: lexopt::Parser) -> Result<()> {
    bail!("test is not written yet")
}

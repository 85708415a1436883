//! What the journeys stand on: three browsers, each behind its WebDriver, and a
//! [`Page`] that they walk through.
//!
//! A journey is an `async fn(&Page) -> Result`. [`run`] takes each through each engine, in
//! a browser like new (nothing stored, nothing open), and afterwards demands that the
//! page logged no error, asked the network for nothing and keeps no more than it says.
//!
//! Nothing here sleeps for a fixed time: what takes a moment is waited for, with a
//! limit, and the message says what was waited for and in which engine. A span of time is
//! let pass only where what is looked at is that nothing more comes in it.

pub mod browser;
pub mod engine;
pub mod frame;
pub mod page;
pub mod process;
pub mod runner;
pub mod server;
pub mod soak;
pub mod wait;

pub use anyhow::{Context, Error, Result, anyhow, bail, ensure};
pub use engine::Engine;
pub use frame::{Frame, Shown};
pub use page::{KEPT, Page, with_script};
pub use runner::{Journey, run};
pub use serde_json::{Value, json};
pub use thirtyfour::Key;

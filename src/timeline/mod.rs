//! From events to a picture, as plain numbers, in named steps:
//! `Event → Placed → Arrangement → Scene`.
//!
//! * [`place`] says which days an event covers and how surely ([`Placed`]).
//! * [`arrange`] gives each event of a lane a row at one zoom level, or counts
//!   it with a neighbour where there is no room ([`Arrangement`]). It does not
//!   depend on where the viewport is, so panning moves nothing.
//! * [`Arrangement::scene`] culls to the viewport ([`Scene`]).
//!
//! The component only draws a scene; the list and the printed page use the
//! same one.

mod arrange;
mod label;
mod overview;
mod place;
mod scale;
mod ticks;

pub use arrange::{
    Arrangement, GLYPH_PX, Item, LabelSide, Lane, LaneBox, More, OPEN_PX, ROW_PX, Scene,
    allocate_rows, arrange,
};
pub use label::{LABEL_PX, Label, TextMetrics, wrap};
pub use overview::Overview;
pub use place::{Placed, Shape, place};
pub use scale::{TimeScale, Viewport};
pub use ticks::{Tick, TickUnit, Ticks, ticks};

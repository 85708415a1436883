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
    Arrangement, Item, Lane, LaneBox, More, Scene, allocate_rows, arrange, GLYPH_PX, ROW_PX,
};
pub use label::{Label, LABEL_PX, text_width, wrap};
pub use overview::Overview;
pub use place::{Placed, Shape, place};
pub use scale::{TimeScale, Viewport};
pub use ticks::{Tick, TickUnit, Ticks, ticks};

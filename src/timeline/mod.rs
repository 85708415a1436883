//! From events to a picture, as plain numbers, in named steps:
//! `Event → Placed → Lane → Layout → Scene`.
//!
//! * [`place`] says which days an event covers and how surely ([`Placed`]).
//! * [`Folds`] makes long empty stretches short: from days to axis days.
//! * A [`Lane`] holds the events of a theme in the order of time; [`Parts`] are
//!   all lanes with what else is drawn of some events.
//! * A [`Layout`] gives events of its lanes a row, or counts them with a
//!   neighbour where there is no room. That depends on the *level* of zoom and
//!   never on where the view is: panning moves nothing, and zooming within a
//!   level changes no row. It is worked out cell by cell, as it is asked for.
//! * [`Layout::scene`] culls to the view ([`Scene`]).
//!
//! The component only draws a scene; what it costs is what is visible.

mod brush;
mod chart;
mod fold;
mod item;
mod label;
mod lane;
mod layout;
mod level;
mod parts;
mod place;
mod rows;
mod scale;
mod spans;
mod strip;
mod ticks;

pub use brush::{brushed_years, year_days};
pub use chart::Chart;
pub use fold::{FOLD_AXIS_DAYS, Fold, Folds};
pub use item::{GLYPH_PX, Item, LabelSide, More, OPEN_PX, ROW_PX};
pub use label::{LABEL_PX, Label, Labels, TextMetrics, wrap};
pub use lane::Lane;
pub use layout::{
    FOLDED_LANE_PX, Frame, LaneBox, Layout, Rug, Scene, Shot, allocate_rows, lane_height,
};
pub use parts::{Charting, Parts};
pub use place::{Placed, Shape, place};
pub use scale::{TimeScale, Viewport};
pub use spans::Spans;
pub use strip::{STRIP_PX, YEARS_IN_SIGHT, density, strip_px, strip_scale};
pub use ticks::{Tick, TickUnit, Ticks, ticks};

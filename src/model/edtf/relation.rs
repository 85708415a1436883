//! What is certain about two dates.

use super::{Bound, Date, Day, Edtf};

/// What holds between two dates *in every reading* of both; [`Relation::Unclear`]
/// if nothing does.
///
/// A reading settles what a date leaves open. Something dated `2014` took place
/// on a day or on days within 2014; something dated `1964/2008` began on a day
/// of 1964 and ended on a day of 2008. An open end goes on for ever; an unknown
/// end may be any day from the start on. A qualified date may be off by its
/// [margin](Edtf::margin_days), and no further: a limit that is ours, since EDTF
/// has none.
///
/// | self | other | relation | |
/// |---|---|---|---|
/// | `2013-12` | `2014` | `Before` | |
/// | `2014-05-24` | `2014` | `Unclear` | the other may be any day of 2014 |
/// | `2014` | `2014` | `Unclear` | two things of one year |
/// | `2014` | `2013/2015` | `Within` | |
/// | `2014` | `2014/2015` | `Unclear` | it may have begun later in 2014 |
/// | `2022/..` | `2024` | `Contains` | |
/// | `2013/` | `2024` | `Unclear` | it may have ended |
/// | `2010/2015` | `2012/2020` | `Overlaps` | |
/// | `2014~` | `2015-03` | `Unclear` | within the margin |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Self ends before the other starts.
    Before,
    /// Self starts after the other ends.
    After,
    /// The same days, known exactly.
    Same,
    /// All of self's days are days of the other.
    Within,
    /// All of the other's days are days of self.
    Contains,
    /// They have a day in common, and neither is sure to lie within the other.
    Overlaps,
    /// Readings differ.
    Unclear,
}

impl Relation {
    /// The relation of the other to self.
    pub fn inverse(self) -> Relation {
        match self {
            Relation::Before => Relation::After,
            Relation::After => Relation::Before,
            Relation::Within => Relation::Contains,
            Relation::Contains => Relation::Within,
            Relation::Same | Relation::Overlaps | Relation::Unclear => self,
        }
    }
}

/// Far beyond all years, with room to add a margin.
const FOREVER: i64 = i64::MAX / 4;

/// The limits of a date's readings, margins included, in days since 1970.
struct Readings {
    first_start: i64,
    last_start: i64,
    first_end: i64,
    last_end: i64,
}

impl Readings {
    fn of(date: &Edtf) -> Readings {
        let widened = |date: Date| {
            let (first, last) = date.day_numbers();
            (first - date.margin(), last + date.margin())
        };
        let (start, end) = date.ends();
        let (first_start, last_start) = match start {
            Bound::Date(date) => widened(date),
            Bound::Open => (-FOREVER, -FOREVER),
            Bound::Unknown => (-FOREVER, FOREVER),
        };
        let (first_end, last_end) = match end {
            Bound::Date(date) => widened(date),
            Bound::Open => (FOREVER, FOREVER),
            Bound::Unknown => (-FOREVER, FOREVER),
        };
        // No reading ends before it starts.
        Readings {
            first_start,
            last_start: last_start.min(last_end),
            first_end: first_end.max(first_start),
            last_end,
        }
    }

    fn is_exact(&self) -> bool {
        self.first_start == self.last_start && self.first_end == self.last_end
    }

    fn surely_within(&self, other: &Readings) -> bool {
        self.first_start >= other.last_start && self.last_end <= other.first_end
    }
}

impl Edtf {
    /// What is certain about self and other.
    pub fn relation(&self, other: &Edtf) -> Relation {
        let (a, b) = (Readings::of(self), Readings::of(other));
        if a.last_end < b.first_start {
            Relation::Before
        } else if b.last_end < a.first_start {
            Relation::After
        } else if a.is_exact()
            && b.is_exact()
            && (a.first_start, a.first_end) == (b.first_start, b.first_end)
        {
            Relation::Same
        } else if a.surely_within(&b) {
            Relation::Within
        } else if b.surely_within(&a) {
            Relation::Contains
        } else if a.last_start <= b.first_end && b.last_start <= a.first_end {
            Relation::Overlaps
        } else {
            Relation::Unclear
        }
    }

    /// The first and last of the days that belong to it in every reading, as
    /// [`Relation`] understands readings: what can be drawn as solid. For
    /// `1964/2008` that is 1964-12-31 to 2008-01-01; for a day, that day; for
    /// `2014` there is none, it may be any day of the year. Where an end is open
    /// it is [`Day::MIN`] or [`Day::MAX`].
    pub fn core(&self) -> Option<(Day, Day)> {
        let readings = Readings::of(self);
        (readings.last_start <= readings.first_end).then(|| {
            (
                Day::clamped(readings.last_start),
                Day::clamped(readings.first_end),
            )
        })
    }
}

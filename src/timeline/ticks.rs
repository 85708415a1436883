//! Which dates the axis names: one table of intervals, the finest that leaves
//! room for its labels.

use super::fold::Folds;
use super::scale::TimeScale;
use crate::model::Day;
use crate::model::edtf::days_in_month;

/// What a tick stands for; its label's wording is the language's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickUnit {
    Day,
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    pub day: Day,
    /// Pixels from the left edge.
    pub x: f64,
    pub unit: TickUnit,
}

/// The ticks of an axis in two rows: fine ones, and the coarser period that
/// they lie in (the month of days, the year of months).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    pub fine: Vec<Tick>,
    pub coarse: Vec<Tick>,
}

#[derive(Clone, Copy)]
enum Interval {
    Days(i32),
    Months(i32),
    Years(i32),
}

impl Interval {
    /// From fine to coarse.
    const TABLE: [Interval; 15] = [
        Interval::Days(1),
        Interval::Days(2),
        Interval::Days(7),
        Interval::Days(14),
        Interval::Months(1),
        Interval::Months(3),
        Interval::Months(6),
        Interval::Years(1),
        Interval::Years(2),
        Interval::Years(5),
        Interval::Years(10),
        Interval::Years(20),
        Interval::Years(50),
        Interval::Years(100),
        Interval::Years(200),
    ];

    /// At least this long is each stretch between two starts, in days: a label
    /// has its room even in February.
    fn shortest_days(self) -> f64 {
        match self {
            Interval::Days(n) => f64::from(n),
            Interval::Months(1) => 28.0,
            Interval::Months(n) => f64::from(n) * 30.0,
            Interval::Years(n) => f64::from(n) * 365.0,
        }
    }

    /// Room that a label of the interval needs, in pixels.
    fn label_px(self) -> f64 {
        match self {
            Interval::Days(_) => 34.0,
            Interval::Months(_) => 44.0,
            Interval::Years(_) => 48.0,
        }
    }

    fn unit(self) -> TickUnit {
        match self {
            Interval::Days(_) => TickUnit::Day,
            Interval::Months(_) => TickUnit::Month,
            Interval::Years(_) => TickUnit::Year,
        }
    }

    /// The last start of an interval on or before `day`. Days count from the
    /// first of each month, so that labels do not depend on where one pans; what
    /// is left over belongs to the month's last stretch, so that none is short.
    fn floor(self, day: Day) -> Day {
        let (year, month, dom) = day.ymd();
        match self {
            Interval::Days(n) => {
                let into = i32::from(dom) - 1;
                let stretches = (i32::from(days_in_month(year, month)) / n).max(1);
                let start = (into / n).min(stretches - 1) * n;
                Day(day.0.saturating_sub(into - start))
            }
            Interval::Months(n) => {
                let month = (i32::from(month) - 1) / n * n + 1;
                first_of(year, month)
            }
            Interval::Years(n) => first_of(year.div_euclid(n) * n, 1),
        }
    }

    fn next(self, day: Day) -> Day {
        let (year, month, _) = day.ymd();
        match self {
            Interval::Days(n) => {
                let next = Day(day.0.saturating_add(n));
                if self.floor(next) == day {
                    Interval::Months(1).next(Interval::Months(1).floor(day))
                } else {
                    next
                }
            }
            Interval::Months(n) => {
                let months = i32::from(month) - 1 + n;
                first_of(year + months / 12, months % 12 + 1)
            }
            Interval::Years(n) => first_of(year + n, 1),
        }
    }
}

fn first_of(year: i32, month: i32) -> Day {
    // Months are within 1–12 by construction; years beyond the calendar's
    // range end at its edge.
    u8::try_from(month)
        .ok()
        .and_then(|month| Day::from_ymd(year, month, 1))
        .unwrap_or(if year < 0 { Day::MIN } else { Day::MAX })
}

/// The ticks in view of an axis, each row in order, with one before the left
/// edge so that a coarse label can be held in view. None stands in a fold, or
/// so near before one that its label would reach into it.
pub fn ticks(scale: &TimeScale, folds: &Folds) -> Ticks {
    let px_per_day = scale.px_per_day();
    let fits = |interval: &Interval| interval.shortest_days() * px_per_day >= interval.label_px();
    let fine = Interval::TABLE
        .into_iter()
        .find(fits)
        .unwrap_or(Interval::Years(200));
    let coarse = match fine.unit() {
        TickUnit::Day => Some(Interval::Months(1)),
        TickUnit::Month => Some(Interval::Years(1)),
        TickUnit::Year => None,
    };
    Ticks {
        fine: row(scale, folds, fine),
        coarse: coarse
            .map(|interval| row(scale, folds, interval))
            .unwrap_or_default(),
    }
}

/// More than the widest screen shows; a bound against a runaway loop.
const MOST_TICKS: usize = 400;

fn row(scale: &TimeScale, folds: &Folds, interval: Interval) -> Vec<Tick> {
    let (first, last) = folds.unfold(scale.viewport).days();
    let mut day = interval.floor(first);
    let mut ticks = Vec::new();
    while day <= last && ticks.len() < MOST_TICKS {
        let time = f64::from(day.0);
        let mut next = interval.next(day);
        let x = scale.x(folds.axis(time));
        if let Some(fold) = folds.around(time) {
            // On to the first one behind the fold.
            let behind = interval.floor(Day(fold.to as i32));
            next = if f64::from(behind.0) < fold.to {
                interval.next(behind)
            } else {
                behind
            };
        } else if folds
            .after(time)
            .is_none_or(|fold| x + interval.label_px() <= scale.x(fold.axis_from))
        {
            ticks.push(Tick {
                day,
                x,
                unit: interval.unit(),
            });
        }
        if next <= day {
            break;
        }
        day = next;
    }
    ticks
}

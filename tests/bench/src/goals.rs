//! What the start should be, against two other timelines (`docs/benchmarks.md`).

/// The two that the goals name.
const PEERS: [&str; 2] = ["vis-timeline", "TimelineJS"];

const OURS: &str = "Threatline";

/// How one timeline starts.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    pub name: &'a str,
    pub first_content_ms: f64,
    pub usable_ms: f64,
}

/// Whether the goals are reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goals {
    /// The first content is there before that of both.
    pub content: bool,
    /// It can be used no later than the faster of them.
    pub usable: bool,
}

impl Goals {
    /// None where one of the three was not measured.
    pub fn of(starts: &[Start]) -> Option<Goals> {
        let of = |name: &str| starts.iter().find(|start| start.name == name);
        let (ours, [one, other]) = (of(OURS)?, [of(PEERS[0])?, of(PEERS[1])?]);
        Some(Goals {
            content: ours.first_content_ms < one.first_content_ms.min(other.first_content_ms),
            usable: ours.usable_ms <= one.usable_ms.min(other.usable_ms),
        })
    }

    pub fn words(self) -> String {
        let verdict = |reached| if reached { "reached" } else { "not reached" };
        format!(
            "first content before {}: {}; usable no later than the faster of them: {}",
            PEERS.join(" and "),
            verdict(self.content),
            verdict(self.usable)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goals(ours: [f64; 2]) -> Goals {
        let start = |name, [first_content_ms, usable_ms]: [f64; 2]| Start {
            name,
            first_content_ms,
            usable_ms,
        };
        let all = [
            start("vis-timeline", [548.0, 500.0]),
            // Not one of the two, and faster than both.
            start("timelines-chart", [176.0, 217.0]),
            start("Threatline", ours),
            start("TimelineJS", [300.0, 636.0]),
        ];
        assert_eq!(Goals::of(&all[..3]), None);
        assert_eq!(Goals::of(&all[1..]), None);
        Goals::of(&all).expect("all are there")
    }

    #[test]
    fn goals_are_judged_by_both_peers() {
        for (ours, content, usable) in [
            ([256.0, 823.0], true, false),
            ([299.9, 500.0], true, true),
            ([300.0, 500.1], false, false),
            ([400.0, 400.0], false, true),
            ([600.0, 823.0], false, false),
        ] {
            assert_eq!(goals(ours), Goals { content, usable }, "{ours:?}");
        }
        let words = goals([256.0, 823.0]).words();
        assert!(words.contains("TimelineJS: reached; usable"), "{words}");
        assert!(words.ends_with(": not reached"), "{words}");
    }
}

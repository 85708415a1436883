//! Ids of records. Each kind has its own type, so that one cannot be passed
//! for another. The text is the id that the data files use.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(schema, derive(schemars::JsonSchema))]
        #[cfg_attr(schema, schemars(extend("pattern" = "^[a-z0-9.-]{1,64}$")))]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            pub fn new(id: &str) -> Self {
                Self(id.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A source document, or one edition of it.
    SourceId,
    /// A threat or a field of work; `russia.espionage` is a child of `russia`.
    ThemeId,
    /// What is laid side by side from year to year.
    TopicId,
    TermId,
    TourId,
    EventId,
    StatementId,
    SeriesId,
    DivergenceId,
}

impl ThemeId {
    /// The lane that the theme belongs to: the part before the first dot.
    pub fn root(&self) -> ThemeId {
        ThemeId::new(self.0.split('.').next().unwrap_or(&self.0))
    }

    /// Whether this theme is `ancestor` or stands below it in the tree.
    pub fn is_within(&self, ancestor: &ThemeId) -> bool {
        self == ancestor
            || self
                .0
                .strip_prefix(&*ancestor.0)
                .is_some_and(|rest| rest.starts_with('.'))
    }

    pub fn parent(&self) -> Option<ThemeId> {
        self.0
            .rsplit_once('.')
            .map(|(parent, _)| ThemeId::new(parent))
    }
}

/// What parts a report's name from the rest of an id. No id of the built-in
/// data has it, so the ids of a reader's report never clash with those; links
/// carry it as it is.
pub const OWN_MARK: char = '~';

/// The reader's report that an id belongs to: `service-x` of
/// `service-x~harbour-fire`, and of `russia.service-x~harbour`, a theme of that
/// report below one of the built-in ones. `None` for a built-in id.
pub fn report_of(id: &str) -> Option<&str> {
    let (before, _) = id.split_once(OWN_MARK)?;
    before.rsplit('.').next()
}

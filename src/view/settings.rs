//! What a reader sets for the page, whatever it shows. It is kept between
//! visits and stands in no link: another reader sets their own.

/// How large the page's text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As in print: more on the screen.
    Compact,
    #[default]
    Regular,
    Large,
}

impl TextSize {
    pub const ALL: [TextSize; 3] = [TextSize::Compact, TextSize::Regular, TextSize::Large];

    /// The word that it is kept by, and that the style sheet knows.
    pub fn word(self) -> &'static str {
        match self {
            TextSize::Compact => "compact",
            TextSize::Regular => "regular",
            TextSize::Large => "large",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    pub text_size: TextSize,
    /// Whether letters and signs pressed alone are shortcuts (WCAG 2.1.4).
    pub character_keys: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            text_size: TextSize::Regular,
            character_keys: true,
        }
    }
}

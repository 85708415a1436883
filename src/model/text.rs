//! Text in the three languages of the page.

use serde::{Deserialize, Serialize};

/// A language of the page.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    En,
    Nl,
    Fr,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Nl, Lang::Fr];

    /// The BCP 47 tag, as it stands in `lang` attributes and in links.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Nl => "nl",
            Lang::Fr => "fr",
        }
    }

    /// The language of a BCP 47 tag such as `nl-BE`; `None` for one that the
    /// page does not speak.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        Lang::ALL.into_iter().find(|lang| lang.tag() == primary)
    }
}

/// A text in one or more languages. The built-in data has all three; a
/// reader's own report may have one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    #[serde(default)]
    pub en: Option<Box<str>>,
    #[serde(default)]
    pub nl: Option<Box<str>>,
    #[serde(default)]
    pub fr: Option<Box<str>>,
}

/// A text in the language that was found, which a page must mark with `lang`
/// where it is not the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    pub text: &'a str,
    pub lang: Lang,
}

impl Text {
    pub fn in_lang(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::En => self.en.as_deref(),
            Lang::Nl => self.nl.as_deref(),
            Lang::Fr => self.fr.as_deref(),
        }
    }

    /// The text in `lang`, else in the first language that has it, in the
    /// order English, Dutch, French. Empty where there is none.
    pub fn get(&self, lang: Lang) -> Passage<'_> {
        std::iter::once(lang)
            .chain(Lang::ALL)
            .find_map(|lang| self.in_lang(lang).map(|text| Passage { text, lang }))
            .unwrap_or(Passage { text: "", lang })
    }

    /// The languages that have a text, with it.
    pub fn all(&self) -> impl Iterator<Item = Passage<'_>> {
        Lang::ALL
            .into_iter()
            .filter_map(|lang| self.in_lang(lang).map(|text| Passage { text, lang }))
    }

    pub fn english(text: &str) -> Text {
        Text {
            en: Some(text.into()),
            ..Text::default()
        }
    }
}

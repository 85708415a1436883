//! Text in the three languages of the page.

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cell::{Cell, RefCell};
use std::fmt;

/// A language of the page.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
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

/// The language that a source is written in: any, not only those of the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(schema, derive(schemars::JsonSchema))]
#[cfg_attr(schema, schemars(extend("pattern" = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")))]
#[serde(transparent)]
pub struct LangTag(Box<str>);

impl LangTag {
    pub fn new(tag: &str) -> LangTag {
        LangTag(tag.into())
    }

    /// The BCP 47 tag, as it stands in `lang` attributes.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language among those of the page.
    pub fn lang(&self) -> Option<Lang> {
        Lang::from_tag(&self.0)
    }

    /// Whether it has the form of a BCP 47 tag. What the tag means is not
    /// looked up.
    pub fn is_well_formed(&self) -> bool {
        let mut parts = self.0.split('-');
        let is_word = |part: &str, longest: usize| {
            (1..=longest).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        let primary = parts.next().unwrap_or_default();
        (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| is_word(part, 8))
    }
}

impl From<Lang> for LangTag {
    fn from(lang: Lang) -> LangTag {
        LangTag::new(lang.tag())
    }
}

/// A text in one or more languages. The built-in data has all three; a
/// reader's own report may have one.
///
/// Where records are read from text (TOML, JSON), a plain string may stand for
/// a text in one language: see [`with_plain_texts_in`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    pub en: Option<Box<str>>,
    pub nl: Option<Box<str>>,
    pub fr: Option<Box<str>>,
}

thread_local! {
    static PLAIN: Cell<Option<Lang>> = const { Cell::new(None) };
}

/// Runs `read`; a text that is a plain string is taken for one in `lang` by
/// everything that is deserialized meanwhile. Otherwise it is English, and a
/// [`name`] the same in all languages.
///
/// A record does not know the report that it stands in, and serde hands down
/// nothing, so that the language waits here.
pub fn with_plain_texts_in<T>(lang: Lang, read: impl FnOnce() -> T) -> T {
    struct Restore(Option<Lang>);
    impl Drop for Restore {
        fn drop(&mut self) {
            PLAIN.set(self.0);
        }
    }
    let _restore = Restore(PLAIN.replace(Some(lang)));
    read()
}

/// Reads a name. Many are the same in all languages, and in the data files a plain
/// string is one; in a report it is in the report's language, as other texts are. One
/// with nothing in it is none.
pub(super) fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    Name::deserialize(deserializer).map(|name| name.0)
}

/// The same for several.
pub(super) fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Text>, D::Error> {
    let names = Vec::<Name>::deserialize(deserializer)?;
    let names = names.into_iter().map(|name| name.0);
    Ok(names.filter(|name| !name.is_empty()).collect())
}

struct Name(Text);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name, or an object with the name as `en`, `nl` or `fr`")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Name, E> {
                let text = text.trim();
                Ok(Name(match PLAIN.get() {
                    _ if text.is_empty() => Text::default(),
                    Some(lang) => Text::of(lang, text),
                    None => Text::in_all(text),
                }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Name, A::Error> {
                Text::deserialize(MapAccessDeserializer::new(map)).map(Name)
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Either)
        } else {
            Text::deserialize(deserializer).map(Name)
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "Text")]
        struct Parts {
            #[serde(default)]
            en: Option<Box<str>>,
            #[serde(default)]
            nl: Option<Box<str>>,
            #[serde(default)]
            fr: Option<Box<str>>,
        }

        impl From<Parts> for Text {
            fn from(Parts { en, nl, fr }: Parts) -> Text {
                Text { en, nl, fr }
            }
        }

        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or an object with the text as `en`, `nl` or `fr`")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::of(PLAIN.get().unwrap_or_default(), text))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                Parts::deserialize(MapAccessDeserializer::new(map)).map(Text::from)
            }
        }

        // The compact form names no types, and has nothing but the three.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Either)
        } else if APART.with_borrow(Option::is_some) {
            let has = u8::deserialize(deserializer)?;
            APART
                .with_borrow_mut(|apart| apart.as_mut()?.take(has))
                .ok_or_else(|| serde::de::Error::custom("a text is missing"))
        } else {
            Parts::deserialize(deserializer).map(Text::from)
        }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename = "Text")]
        struct Parts<'a> {
            en: &'a Option<Box<str>>,
            nl: &'a Option<Box<str>>,
            fr: &'a Option<Box<str>>,
        }

        if serializer.is_human_readable() || APART.with_borrow(Option::is_none) {
            let Text { en, nl, fr } = self;
            return Parts { en, nl, fr }.serialize(serializer);
        }
        APART
            .with_borrow_mut(|apart| apart.as_mut()?.put(self))
            .ok_or_else(|| serde::ser::Error::custom("a text holds U+0000"))?
            .serialize(serializer)
    }
}

/// Texts that stand apart from their records, each ended by [`END`]. What is alike packs
/// best side by side: one language after the other takes a tenth less than the three by
/// turns.
struct Apart {
    /// Of each of [`Lang::ALL`].
    texts: [String; 3],
    /// Where the next one is read.
    next: [usize; 3],
}

/// Ends each text that stands apart.
const END: char = '\0';

thread_local! {
    static APART: RefCell<Option<Apart>> = const { RefCell::new(None) };
}

impl Apart {
    /// Takes a copy of a text, and returns which languages it has, a bit for each of
    /// [`Lang::ALL`]. `None` when the text holds [`END`].
    fn put(&mut self, text: &Text) -> Option<u8> {
        let mut has = 0;
        for (at, lang) in Lang::ALL.into_iter().enumerate() {
            let Some(text) = text.in_lang(lang) else {
                continue;
            };
            if text.contains(END) {
                return None;
            }
            has |= 1 << at;
            self.texts[at].push_str(text);
            self.texts[at].push(END);
        }
        Some(has)
    }

    /// The next text, which has the languages that [`Self::put`] has returned.
    fn take(&mut self, has: u8) -> Option<Text> {
        let mut text = Text::default();
        for (at, lang) in Lang::ALL.into_iter().enumerate() {
            if has & 1 << at == 0 {
                continue;
            }
            let (own, _) = self.texts[at].get(self.next[at]..)?.split_once(END)?;
            self.next[at] += own.len() + END.len_utf8();
            *text.place(lang) = Some(own.into());
        }
        Some(text)
    }
}

/// Runs `work` with texts standing apart in the compact form, and returns what it
/// returns and the texts of each of [`Lang::ALL`]: those that it has written, or those
/// given to read.
///
/// serde hands nothing down, so that they wait here, as in [`with_plain_texts_in`].
pub(super) fn apart<T>(texts: [String; 3], work: impl FnOnce() -> T) -> (T, [String; 3]) {
    let next = [0; 3];
    APART.set(Some(Apart { texts, next }));
    let result = work();
    let texts = APART.take().map(|apart| apart.texts).unwrap_or_default();
    (result, texts)
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

    /// A text in one language.
    pub fn of(lang: Lang, text: &str) -> Text {
        let mut own = Text::default();
        *own.place(lang) = Some(text.into());
        own
    }

    /// A name that is the same in all languages.
    pub fn in_all(text: &str) -> Text {
        let text = || Some(text.into());
        Text {
            en: text(),
            nl: text(),
            fr: text(),
        }
    }

    fn place(&mut self, lang: Lang) -> &mut Option<Box<str>> {
        match lang {
            Lang::En => &mut self.en,
            Lang::Nl => &mut self.nl,
            Lang::Fr => &mut self.fr,
        }
    }

    pub fn english(text: &str) -> Text {
        Text::of(Lang::En, text)
    }

    /// Whether it has no language at all.
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }
}

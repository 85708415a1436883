//! Numbers as each language writes them.

use super::{Lang, messages};
use crate::model::{Qualifier, Unit, Value};

/// A number with at most two decimals, grouped by thousands: `11,953` in
/// English, `11.953` in Dutch, `11 953` with a narrow space in French.
pub fn number(value: f64, lang: Lang) -> String {
    grouped(value, &format!("{:.2}", value.abs()), lang)
}

/// The number whose digits without the sign are `fixed`.
fn grouped(value: f64, fixed: &str, lang: Lang) -> String {
    let (group, point) = match lang {
        Lang::En => (',', '.'),
        Lang::Nl => ('.', ','),
        Lang::Fr => ('\u{202f}', ','),
    };
    let (whole, fraction) = fixed.split_once('.').unwrap_or((fixed, ""));
    let mut text = String::new();
    if value < 0.0 && fixed.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        text.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A value with its unit and its qualifier in words: "more than 130", "80 %",
/// "about €50 million" is not shortened: the digits stand as they are, and so do the
/// decimals, or the page would quote a number that the source does not print.
pub fn figure(value: &Value, unit: Unit, lang: Lang) -> String {
    let number = grouped(value.value, &value.value.abs().to_string(), lang);
    let with_unit = match (unit, lang) {
        (Unit::Count | Unit::People | Unit::Years, _) => number,
        (Unit::Percent, Lang::En) => format!("{number}%"),
        (Unit::Percent, _) => format!("{number}\u{a0}%"),
        (Unit::Euro, Lang::En) => format!("€{number}"),
        (Unit::Euro, Lang::Nl) => format!("€\u{a0}{number}"),
        (Unit::Euro, Lang::Fr) => format!("{number}\u{a0}€"),
        (Unit::Usd, Lang::En) => format!("US${number}"),
        (Unit::Usd, Lang::Nl) => format!("US$\u{a0}{number}"),
        (Unit::Usd, Lang::Fr) => format!("{number}\u{a0}US$"),
        (Unit::Metres, _) => format!("{number}\u{a0}m"),
    };
    let m = messages(lang);
    let qualifier = match value.qualifier {
        Qualifier::Exact | Qualifier::Derived => return with_unit,
        Qualifier::About => m.about_number,
        Qualifier::MoreThan => m.more_than_number,
        Qualifier::FewerThan => m.fewer_than_number,
        Qualifier::Nearly => m.nearly_number,
        Qualifier::AtLeast => m.at_least_number,
        Qualifier::UpTo => m.up_to_number,
    };
    format!("{qualifier} {with_unit}")
}

//! The colours of the style sheet: each scheme's contrast, computed from its
//! tokens by the formulas of CSS Color 4 (oklch to linear sRGB) and WCAG 2
//! (relative luminance).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Lightness, chroma, hue in degrees.
type Oklch = [f64; 3];

/// Where the style sheet gives the tokens of a scheme: the media query that
/// they stand in, and the selector. All places of one scheme must agree.
const SCHEMES: &[(&str, &[(&str, &str)])] = &[
    ("light", &[("", ":root")]),
    (
        "dark",
        &[
            (
                "(prefers-color-scheme: dark)",
                ":root:not([data-scheme=\"light\"])",
            ),
            ("", ":root[data-scheme=\"dark\"]"),
        ],
    ),
    (
        "high contrast, light",
        &[
            ("", ":root[data-scheme=\"contrast\"]"),
            (
                "(prefers-contrast: more)",
                ":root, :root[data-scheme=\"light\"]",
            ),
        ],
    ),
    (
        "high contrast, dark",
        &[
            ("(prefers-contrast: more)", ":root[data-scheme=\"dark\"]"),
            (
                "(prefers-color-scheme: dark)",
                ":root[data-scheme=\"contrast\"]",
            ),
            (
                "(prefers-contrast: more) and (prefers-color-scheme: dark)",
                ":root:not([data-scheme=\"light\"])",
            ),
        ],
    ),
];

const GROUNDS: [&str; 4] = ["paper", "surface", "raised", "accent-soft"];
/// What has the contrast of a text or a mark on each of them.
const SEEN: [&str; 5] = ["family", "ink", "ink-2", "accent", "line-strong"];
const FAMILIES: [&str; 5] = ["foreign", "jihadism", "extremism", "crime", "service"];

/// How what a rule shows half through is seen.
enum Faint {
    /// It has the contrast of a mark, in the colour of any theme.
    Mark,
    /// The rule gives it an edge, which has.
    Edged,
    /// It does not have to be, for this reason.
    Exempt(&'static str),
}

/// Every rule that makes something fainter, each once.
const FAINT: &[(&str, Faint)] = &[
    (".vague", Faint::Mark),
    (".is-dim .period", Faint::Mark),
    (".is-dim .axis-mark", Faint::Mark),
    (".compared .stroke-band", Faint::Edged),
    (".window", Faint::Edged),
    (".bar-fill.is-soft", Faint::Edged),
    (".bar-fill.is-within", Faint::Edged),
    (
        ".chart-halo",
        Faint::Exempt(
            "the value stands at the dot within it, and the letter beside it says that it is an estimate",
        ),
    ),
    (
        ".tick.is-coarse line",
        Faint::Exempt("it guides the eye: the year stands beside it as text"),
    ),
    (
        "button:disabled, button[aria-disabled=\"true\"]",
        Faint::Exempt("WCAG asks no contrast of a control that is switched off"),
    ),
    (
        ".file-button.is-off",
        Faint::Exempt("WCAG asks no contrast of a control that is switched off"),
    ),
    (
        ".file-button input",
        Faint::Exempt("it is not to be seen: it lies over its button, which is"),
    ),
    (
        ".present-tools",
        Faint::Exempt("they are not to be seen until the pointer or the focus comes to them"),
    ),
    (
        ".wheel-hint",
        Faint::Exempt("it is not to be seen until it is said"),
    ),
    (
        ".digest-rows thead",
        Faint::Exempt("it is not to be seen: it is there to be read out"),
    ),
];

/// What has a colour of less contrast than a mark, or than text, and is no border, each rule
/// once.
const PALE: &[(&str, &str)] = &[
    (
        ".slide-date",
        "it is large text, in a theme's colour, which has 4.5",
    ),
    (
        ".tick line",
        "it guides the eye: what it stands for is beside it as text",
    ),
    (
        ".tour-progress",
        "it is the way still to go; that which is behind is in the accent's colour, and the count is text",
    ),
];

fn style() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/style.css");
    let style = fs::read_to_string(path).expect("the style sheet");
    // Without comments.
    let mut plain = String::new();
    let mut rest = style.as_str();
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").expect("a comment that ends").1;
    }
    plain + rest
}

struct Rule<'s> {
    /// What is asked around it, as of the media; empty where nothing is.
    within: &'s str,
    selector: &'s str,
    /// Property and value.
    declarations: Vec<(&'s str, &'s str)>,
}

/// The rules of the style sheet, in its order.
fn all_rules(style: &str) -> Vec<Rule<'_>> {
    let mut rules = Vec::new();
    let mut around: Vec<&str> = Vec::new();
    let mut rest = style;
    while let Some(at) = rest.find(['{', '}']) {
        let (head, after) = (rest[..at].trim(), &rest[at + 1..]);
        // What stands before it without a block, as `@charset`, does not count.
        let head = head.rsplit(';').next().unwrap_or_default().trim();
        if rest[at..].starts_with('}') {
            around.pop().expect("a block that began");
            rest = after;
        } else if head.starts_with('@') {
            around.push(head.strip_prefix("@media").unwrap_or(head).trim());
            rest = after;
        } else {
            let (block, after) = after.split_once('}').expect("a rule that ends");
            let declarations = block.split(';').filter_map(|line| {
                let (property, value) = line.split_once(':')?;
                Some((property.trim(), value.trim()))
            });
            rules.push(Rule {
                within: around.last().copied().unwrap_or_default(),
                selector: head,
                declarations: declarations.collect(),
            });
            rest = after;
        }
    }
    assert!(around.is_empty(), "{around:?} does not end");
    rules
}

/// The rules that give colours: media query, selector, tokens.
fn rules(style: &str) -> Vec<(String, String, BTreeMap<String, Oklch>)> {
    let rules = all_rules(style).into_iter().map(|rule| {
        let tokens = rule.declarations.iter().filter_map(|(property, value)| {
            Some((property.strip_prefix("--")?.to_owned(), oklch(value)?))
        });
        let tokens = tokens.collect();
        (rule.within.to_owned(), rule.selector.to_owned(), tokens)
    });
    let with_colours = |(_, _, tokens): &(_, _, BTreeMap<_, _>)| tokens.contains_key("paper");
    rules.filter(with_colours).collect()
}

fn oklch(value: &str) -> Option<Oklch> {
    let inner = value.strip_prefix("oklch(")?.strip_suffix(')')?;
    let parts: Vec<f64> = inner
        .split_whitespace()
        .filter_map(|part| part.parse().ok())
        .collect();
    parts.try_into().ok()
}

/// Linear sRGB, from the matrices of CSS Color 4; what lies outside is cut.
fn linear([lightness, chroma, hue]: Oklch) -> [f64; 3] {
    let (a, b) = (
        chroma * hue.to_radians().cos(),
        chroma * hue.to_radians().sin(),
    );
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
    .map(|channel| channel.clamp(0.0, 1.0))
}

/// What is seen of a colour that lies half through over another: browsers mix
/// the encoded values.
fn over(top: [f64; 3], opacity: f64, ground: [f64; 3]) -> [f64; 3] {
    let encoded = |c: f64| {
        if c <= 0.003_130_8 {
            12.92 * c
        } else {
            1.055 * c.powf(1.0 / 2.4) - 0.055
        }
    };
    let decoded = |c: f64| {
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    std::array::from_fn(|i| {
        decoded(opacity * encoded(top[i]) + (1.0 - opacity) * encoded(ground[i]))
    })
}

fn luminance([r, g, b]: [f64; 3]) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Of WCAG 2, from 1 to 21.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Each scheme with its tokens.
fn schemes() -> Vec<(&'static str, BTreeMap<String, Oklch>)> {
    let rules = rules(&style());
    let mut places = 0;
    let schemes = SCHEMES.iter().map(|(name, all)| {
        let mut found = all.iter().map(|(media, selector)| {
            let rule = rules.iter().find(|(m, s, _)| m == media && s == selector);
            places += 1;
            let rule = rule.unwrap_or_else(|| panic!("{name}: no rule for {selector} in {media}"));
            rule.2.clone()
        });
        let first = found.next().expect("a place");
        for other in found {
            assert_eq!(first, other, "{name}: the places of its tokens differ");
        }
        (*name, first)
    });
    let schemes: Vec<_> = schemes.collect();
    assert_eq!(places, rules.len(), "a rule with colours is in no scheme");
    schemes
}

#[test]
fn text_and_marks_have_contrast_in_every_scheme() {
    let mut low = Vec::new();
    let style = style();
    let marks = FAINT.iter().filter(|(_, how)| matches!(how, Faint::Mark));
    let faint_marks: Vec<(&str, f64)> = marks
        .map(|(selector, _)| (*selector, opacity_of(&style, selector)))
        .collect();
    for (name, tokens) in schemes() {
        let of = |token: &str| {
            let token = tokens.get(token);
            linear(*token.unwrap_or_else(|| panic!("{name} has no {token:?}")))
        };
        let mut expect = |what: String, top: [f64; 3], ground: [f64; 3], least: f64| {
            let found = contrast(top, ground);
            if found < least {
                low.push(format!("{name}: {what} has {found:.2}, expected {least}"));
            }
        };
        for ground in GROUNDS {
            for text in ["ink", "ink-2", "accent"] {
                let what = format!("{text} on {ground}");
                expect(what, of(text), of(ground), 7.0);
            }
        }
        expect("on-accent".to_owned(), of("on-accent"), of("accent"), 7.0);
        expect("ink on mark".to_owned(), of("ink"), of("mark"), 7.0);
        // A tip: the other way round.
        expect("paper on ink".to_owned(), of("paper"), of("ink"), 7.0);
        let mark_least = if name.starts_with("high contrast") {
            4.5
        } else {
            3.0
        };
        for ground in GROUNDS {
            for mark in FAMILIES.into_iter().chain(["line-strong", "accent"]) {
                let what = format!("{mark} on {ground}");
                expect(what, of(mark), of(ground), mark_least);
            }
        }
        // What the drawing shows half through, and what does not stand out in it; the ground
        // of what does.
        for (selector, opacity) in &faint_marks {
            for ground in GROUNDS.into_iter().chain(["mark"]) {
                for family in FAMILIES {
                    let seen = over(of(family), *opacity, of(ground));
                    let what = format!("{selector} {family} on {ground}");
                    expect(what, seen, of(ground), mark_least);
                }
            }
        }
        // The date of a slide is large text in its theme's colour.
        for family in FAMILIES {
            expect(
                format!("a slide's date, {family}"),
                of(family),
                of("paper"),
                4.5,
            );
        }
    }
    assert!(low.is_empty(), "\n{}", low.join("\n"));
}

/// Nothing is drawn fainter, and nothing in a paler colour, than what has the contrast that
/// is computed above, but for what is listed.
#[test]
fn what_is_faint_is_seen_or_has_a_reason() {
    let style = style();
    let mut faint = Vec::new();
    let mut pale = Vec::new();
    for rule in all_rules(&style) {
        let Rule {
            selector,
            declarations,
            ..
        } = &rule;
        let is_faint = declarations.iter().any(|(property, value)| {
            let is_opacity = matches!(
                *property,
                "opacity" | "fill-opacity" | "stroke-opacity" | "stop-opacity"
            );
            is_opacity && *value != "1"
        });
        if is_faint {
            faint.push(*selector);
        }
        // The system's own colours are its own affair.
        if rule.within == "(forced-colors: active)" {
            continue;
        }
        let is_pale = declarations.iter().any(|(property, value)| {
            let is_paint = matches!(*property, "fill" | "stroke" | "stop-color");
            is_paint && !is_ground(value) && !is_seen(value)
                || *property == "color" && !is_read(value) && rule.within != "print"
                || !property.starts_with("border") && value.contains("var(--line)")
        });
        if is_pale {
            pale.push(*selector);
        }
        if let Some((_, Faint::Edged)) = FAINT.iter().find(|(listed, _)| listed == selector) {
            let value_of = |wanted| {
                declarations
                    .iter()
                    .find(|(property, _)| *property == wanted)
            };
            let is_edged = value_of("stroke").is_some_and(|(_, value)| is_seen(value))
                && value_of("opacity").is_none()
                && value_of("stroke-opacity").is_none();
            assert!(is_edged, "{selector} has no edge that is seen");
        }
    }
    let listed = FAINT.iter().map(|(selector, how)| match how {
        Faint::Exempt(reason) => (*selector, *reason),
        Faint::Mark | Faint::Edged => (*selector, "it can be seen"),
    });
    assert_same("faint", &faint, listed.collect());
    assert_same("pale", &pale, PALE.iter().copied().collect());
}

/// The selectors that are listed, each once.
fn assert_same<'s>(what: &str, found: &[&'s str], mut listed: BTreeMap<&'s str, &str>) {
    for selector in found {
        let was_listed = listed.remove(selector).is_some();
        assert!(
            was_listed,
            "{selector} is {what}, and not (or once only) on the list"
        );
    }
    assert!(listed.is_empty(), "not {what}, but on the list: {listed:?}");
}

/// A colour with the contrast of text, on the grounds that it is for.
fn is_read(value: &str) -> bool {
    let texts = ["ink", "ink-2", "accent", "on-accent", "paper"];
    let tokens = texts.map(|text| format!("var(--{text})"));
    value == "inherit" || tokens.iter().any(|token| token == value)
}

/// A paint with the contrast of a mark.
fn is_seen(value: &str) -> bool {
    let token = value.strip_prefix("var(--").unwrap_or_default();
    let token = token.split([',', ')']).next().unwrap_or_default();
    // The colour of the text has the contrast of text.
    value == "currentColor" || SEEN.contains(&token)
}

/// A paint that is no mark but what marks stand on, or a gap in one.
fn is_ground(value: &str) -> bool {
    let grounds = GROUNDS.map(|ground| format!("var(--{ground})"));
    ["none", "transparent", "var(--mark)"].contains(&value) || grounds.iter().any(|g| g == value)
}

/// Text that does not stand out is read all the same: its colour is one of those above, and
/// nothing that holds text is seen half through, alone or within something that is.
#[test]
fn what_does_not_stand_out_can_be_read() {
    let style = style();
    for rule in [
        ".is-dim .item-button text, .is-dim > .more:not(.is-found) text { font-weight: 400; fill: var(--ink-2); }",
        ".event-row.is-dim .event-title { font-weight: 400; color: var(--ink-2); }",
        "::placeholder { color: var(--ink-2); opacity: 1; }",
    ] {
        assert!(style.contains(&format!("\n{rule}")), "no rule {rule}");
    }
    for line in style.lines().filter(|line| line.contains("opacity:")) {
        let selector = line.split('{').next().unwrap_or_default().trim();
        let is_mark = [".period", ".axis-mark"]
            .iter()
            .any(|mark| selector.ends_with(mark));
        let of_text = [".is-dim", ".leaves-nothing", ".find", "contrast"];
        assert!(
            is_mark || !of_text.iter().any(|part| selector.contains(part)),
            "{selector} makes text fainter"
        );
    }
}

/// The opacity that a rule of this selector gives.
fn opacity_of(style: &str, selector: &str) -> f64 {
    let rule = format!("\n{selector} {{ opacity: ");
    let at = style.find(&rule).expect("the rule") + rule.len();
    let end = style[at..].find(';').expect("its end");
    style[at..at + end].parse().expect("a number")
}

/// The formulas, against values that are known: white on black is 21, and the
/// grey of lightness 0.5 in oklch is `#636363`.
#[test]
fn the_formulas_are_right() {
    let (white, black) = (linear([1.0, 0.0, 0.0]), linear([0.0, 0.0, 0.0]));
    assert!((contrast(white, black) - 21.0).abs() < 0.01);
    let grey = linear([0.5, 0.0, 0.0]);
    let hex = f64::from(0x63_u8) / 255.0;
    let expected = ((hex + 0.055) / 1.055).powf(2.4);
    for channel in grey {
        assert!((channel - expected).abs() < 0.003, "{channel} {expected}");
    }
    // Red of sRGB.
    let red = linear([0.627_955, 0.257_683, 29.233_9]);
    assert!((red[0] - 1.0).abs() < 0.001 && red[1].abs() < 0.001 && red[2].abs() < 0.001);
}

/// Wherever the system forces its colours, no token of our own is left.
#[test]
fn forced_colours_leave_no_token() {
    let style = style();
    let at = style
        .find("@media (forced-colors: active)")
        .expect("the rule");
    let forced = &style[at..at + style[at..].find("\n}").expect("its end")];
    for (_, tokens) in schemes() {
        for token in tokens.keys() {
            assert!(forced.contains(&format!("--{token}: ")), "{token}");
        }
    }
}

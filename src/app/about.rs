//! What this page is and is not, by which rules it was made, and which copy it
//! is. A view with a link, so that it can be sent and printed.

use super::chrome::heading;
use super::context::use_page;
use crate::export::EDITION;
use crate::i18n;
use crate::model::{Day, Edtf};
use crate::view::{Action, View};
use yew::prelude::*;

/// The page's licences, as they stand in the repository.
const LICENCES: [(&str, &str); 2] = [
    ("MIT", include_str!("../../LICENSE-MIT")),
    ("Apache-2.0", include_str!("../../LICENSE-APACHE")),
];

/// The packages that the program is built from: name, licence, whose. A test of `xtask`
/// keeps the list true.
const THIRD_PARTY: &str = include_str!("../../assets/third-party.txt");

/// The day on which the accessibility statement was drawn up.
const DRAWN_UP: (i32, u8, u8) = (2026, 11, 25);

/// The day on which it was last held against the page and its tests.
const REVIEWED: (i32, u8, u8) = (2026, 11, 28);

#[component]
pub fn AboutView() -> Html {
    let page = use_page();
    let m = page.m();
    let lang = page.lang();
    let data = page.corpus.data();
    // `build.rs` has looked that it is a day.
    let date = EDITION.data_date.parse::<Edtf>().map_or_else(
        |_| EDITION.data_date.to_owned(),
        |date| i18n::date_in_words(&date, lang),
    );
    let [drawn_up, reviewed] = [DRAWN_UP, REVIEWED].map(|(year, month, day)| {
        let day = Day::from_ymd(year, month, day).unwrap_or(Day(0));
        i18n::day_in_words(day, lang)
    });
    let rules = [
        m.rule_nothing_else,
        m.rule_own_words,
        m.rule_attribute,
        m.rule_hedges,
        m.rule_gaps,
        m.rule_disagreement,
        m.rule_sober,
    ];
    let derived = [
        m.derived_as_printed,
        m.derived_arithmetic,
        m.derived_series,
        m.derived_ladder,
        m.derived_not_comparable,
    ];
    let list = |texts: &[&'static str]| {
        html! { <ul class="text-list">{ for texts.iter().map(|text| html! { <li>{ *text }</li> }) }</ul> }
    };
    let part = |title: &'static str, content: Html| {
        html! { <section key={title}><h2>{ title }</h2>{ content }</section> }
    };
    html! {
        <div class="view text-view about">
            { heading(m.view_about, m.about_line) }
            { part(m.about_is, html! { <>
                <p>{ m.about_is_text }</p>
                <p>{ m.about_private }</p>
                <p>
                    <button class="button" onclick={page.on(Action::Go(View::Guide))}>{ m.view_guide }</button>{ " " }
                    <button class="button" onclick={page.on(Action::Go(View::Sources))}>{ m.view_sources }</button>
                </p>
            </> }) }
            { part(m.about_is_not, list(&[m.about_not_official, m.about_not_assessment, m.about_not_complete, m.about_not_updated])) }
            { part(m.about_rules, list(&rules)) }
            { part(m.about_derived, list(&derived)) }
            { part(m.about_access, html! { <>
                <p>{ m.access_scope }</p>
                <h3>{ m.access_status }</h3>
                <p>{ m.access_status_text }</p>
                <h3>{ m.access_limits }</h3>
                <h4>{ m.access_not_met }</h4>
                { list(&[m.access_limit_spacing, m.access_limit_excerpts, m.access_limit_drawing]) }
                <h4>{ m.access_burden }</h4>
                <p>{ m.access_burden_text }</p>
                <h4>{ m.access_outside }</h4>
                <p>{ m.access_outside_text }</p>
                <h3>{ m.access_made }</h3>
                <p>{ i18n::access_made_on(&drawn_up, &reviewed, lang) }</p>
                <p>{ m.access_limit_people }</p>
                <h3>{ m.access_contact }</h3>
                <p>{ m.access_contact_text }</p>
                <h3>{ m.access_complaint }</h3>
                <p>{ m.access_complaint_text }</p>
            </> }) }
            { part(m.about_licences, html! { <>
                <p>{ m.licence_code }</p>
                <p>{ m.licence_data }</p>
                <p>{ m.licence_sources }</p>
                { for LICENCES.into_iter().map(|(name, text)| html! {
                    <details key={name} class="fold licence">
                        <summary>{ name }</summary>
                        <pre lang="en" tabindex="0">{ text }</pre>
                    </details>
                }) }
                <details class="fold licence">
                    <summary>{ m.licence_others }</summary>
                    <pre lang="en" tabindex="0">{ THIRD_PARTY }</pre>
                </details>
            </> }) }
            { part(m.about_copy, html! {
                <dl class="facts">
                    <dt>{ m.cite_version }</dt><dd>{ EDITION.version }</dd>
                    <dt>{ m.copy_data_of }</dt><dd>{ date }</dd>
                    <dt>{ m.copy_checksum }</dt><dd class="checksum">{ EDITION.data_checksum }</dd>
                    <dt>{ m.copy_holds }</dt>
                    <dd>{ i18n::holds(data.events.len(), data.statements.len(), data.sources.len(), lang) }</dd>
                </dl>
            }) }
        </div>
    }
}

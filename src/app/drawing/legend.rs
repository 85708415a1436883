//! What the marks stand for.

use crate::app::context::Page;
use yew::prelude::*;

pub(super) fn legend(page: &Page) -> Html {
    let m = page.m();
    let entry = |mark: Html, text: &'static str| {
        html! { <li><svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">{ mark }</svg>{ text }</li> }
    };
    html! {
        <ul class="legend">
            { entry(html! { <circle class="dot" cx="14" cy="6" r="5" /> }, m.moment_legend) }
            { entry(html! { <g class="vague fam-service"><rect fill="url(#in-service)" x="0" y="4.500" width="8" height="3" /><rect x="8" y="4.500" width="12" height="3" /><rect fill="url(#out-service)" x="20" y="4.500" width="8" height="3" /></g> }, m.vague_legend) }
            { entry(html! { <g class="period fam-service"><rect x="1" y="1.500" width="2" height="9" /><rect x="1" y="4.500" width="26" height="3" /><rect x="25" y="1.500" width="2" height="9" /></g> }, m.period_legend) }
            { entry(html! { <g class="more"><rect class="more-pill" x="3" y="0.500" width="22" height="11" rx="5.500" /><text x="14" y="6" dy="0.35em">{ "+3" }</text></g> }, m.count_legend) }
            { entry(html! { <path class="contested-sign" d="M11 4.500h6m-6 2.500h6m-4.500 1.500 3-5.500" /> }, m.contested_legend) }
            if !page.corpus.reports().is_empty() {
                { entry(html! { <><circle class="dot" cx="14" cy="6" r="3.500" /><rect class="own-frame" x="8.500" y="0.500" width="11" height="11" rx="2" /></> }, m.own_report) }
            }
        </ul>
    }
}

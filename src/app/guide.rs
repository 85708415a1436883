//! The guide: what a reader can do, task by task.

use super::chrome::heading;
use super::context::use_page;
use super::parts::sign_mark;
use crate::i18n::{Messages, Piece, Step, Task, guide};
use crate::model::compare::Outcome;
use crate::platform;
use yew::prelude::*;

/// The signs that a comparison of two years can have, as the guide explains
/// them.
const SIGNS: [Outcome; 7] = [
    Outcome::Raised,
    Outcome::Lowered,
    Outcome::Unchanged,
    Outcome::New,
    Outcome::Dropped,
    Outcome::NotComparable,
    Outcome::NotStated,
];

/// Platforms for courses, and what to do in each.
fn platforms(m: &'static Messages) -> [(&'static str, &'static str); 5] {
    [
        ("Moodle", m.guide_moodle),
        ("Canvas", m.guide_canvas),
        ("Brightspace", m.guide_brightspace),
        ("Blackboard", m.guide_blackboard),
        ("Open edX", m.guide_edx),
    ]
}

#[component]
pub fn GuideView() -> Html {
    let page = use_page();
    let m = page.m();
    let tasks = guide(m);
    // The page's own links lead elsewhere in the program: the place is scrolled to.
    let go_to = |task: &Task| {
        let id = id_of(task);
        Callback::from(move |_: MouseEvent| {
            platform::scroll_to_start(&id);
            platform::focus_in_place(&id);
        })
    };
    html! {
        <div class="view text-view">
            { heading(m.view_guide, m.guide_intro) }
            <nav aria-label={m.contents}>
                <ul class="text-contents">
                    { for tasks.iter().map(|task| html! {
                        <li key={task.id}><button class="link" onclick={go_to(task)}>{ task.title }</button></li>
                    }) }
                </ul>
            </nav>
            { for tasks.iter().map(|task| html! {
                <section key={task.id}>
                    <h2 id={id_of(task)} tabindex="-1">{ task.title }</h2>
                    <ol class="guide-steps">
                        { for task.steps.iter().map(|step| html! { <li>{ sentence(step) }</li> }) }
                    </ol>
                    if task.id == "embed" {
                        <p>{ m.guide_platforms }</p>
                        <dl class="guide-platforms">
                            { for platforms(m).into_iter().map(|(name, how)| html! {
                                <div key={name}><dt>{ name }</dt><dd>{ how }</dd></div>
                            }) }
                        </dl>
                    }
                    if task.id == "signs" {
                        <ul class="guide-signs">
                            { for SIGNS.into_iter().map(|sign| html! { <li>{ sign_mark(sign.into(), "", "", &page) }</li> }) }
                        </ul>
                    }
                </section>
            }) }
        </div>
    }
}

fn id_of(task: &Task) -> String {
    format!("guide-{}", task.id)
}

fn sentence(step: &Step) -> Html {
    let piece = |piece: Piece| match piece {
        Piece::Text(text) => html! { text },
        Piece::Label(label) => html! { <b class="control-name">{ label }</b> },
    };
    step.pieces().into_iter().map(piece).collect()
}

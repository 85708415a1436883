//! *Embed*: the code by which another page shows this one, with what it will
//! look like there.

use super::context::{Page, use_page};
use super::copy::CopyText;
use super::root::{App, AppProps};
use super::timeline::FirstRoom;
use crate::export::EDITION;
use crate::export::embed::{Embed, HEIGHTS, Height, USUAL_HEIGHT, What, host_script};
use crate::i18n::{self, language_name, scheme_name, view_name};
use crate::model::Lang;
use crate::platform::{self, Host, Preview, PreviewSize};
use crate::view::{Scheme, View, ViewState};
use std::cell::RefCell;
use std::rc::Rc;
use yew::events::Event;
use yew::prelude::*;

/// Widths of the preview, in CSS pixels: a phone, a column of a course, a page.
const WIDTHS: [u32; 3] = [360, 800, 1200];

/// What is assumed where the page has no address for others.
const FILE: &str = "threatline.html";

/// The dialog's content.
#[component]
pub fn EmbedCode() -> Html {
    let page = use_page();
    let m = page.m();
    let embed = use_state_eq(Embed::default);
    // The height as it is typed: on the way to a number it may be none, or too small.
    let typed = use_state_eq(|| AttrValue::from(USUAL_HEIGHT.to_string()));
    let fixed = height_of(&typed);
    let address = use_state_eq(|| match &page.host.address {
        Some(address) => address.to_string(),
        None => FILE.to_owned(),
    });
    let set = |change: fn(&mut Embed, &str)| {
        let embed = embed.clone();
        Callback::from(move |event: Event| {
            let mut next = (*embed).clone();
            change(&mut next, &platform::select_value(&event));
            embed.set(next);
        })
    };
    let on_header = {
        let embed = embed.clone();
        Callback::from(move |_: Event| {
            let header = !embed.header;
            embed.set(Embed {
                header,
                ..(*embed).clone()
            });
        })
    };
    let on_height = |height: Height| {
        let embed = embed.clone();
        Callback::from(move |_: Event| {
            embed.set(Embed {
                height,
                ..(*embed).clone()
            })
        })
    };
    let on_typed = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(platform::input_value(&event).into()))
    };
    let on_fixed = {
        let (embed, typed) = (embed.clone(), typed.clone());
        Callback::from(move |_: Event| {
            let height = height_of(&typed).unwrap_or(USUAL_HEIGHT);
            typed.set(height.to_string().into());
            embed.set(Embed {
                height: Height::Fixed(height),
                ..(*embed).clone()
            });
        })
    };
    let on_address = {
        let address = address.setter();
        Callback::from(move |event: InputEvent| address.set(platform::input_value(&event)))
    };
    let code = AttrValue::from(embed.frame(&page.state, &address, &EDITION));
    let copied = code.clone();
    let copy = Callback::from(move |()| Ok(copied.to_string()));
    let grows = embed.height == Height::Growing;
    html! {
        <div class="embed">
            if page.host.address.is_none() { <p class="private">{ m.embed_upload }</p> }
            <div class="embed-options">
                <label class="embed-wide">
                    <span>{ m.embed_address }</span>
                    <input id="embed-address" type="text" inputmode="url" autocomplete="off" spellcheck="false" value={(*address).clone()} oninput={on_address} />
                </label>
                <label>
                    <span>{ m.embed_what }</span>
                    <select id="embed-what" onchange={set(|embed, word| embed.what = what(word))}>
                        <option value="" selected={embed.what == What::AsShown}>{ m.embed_as_shown }</option>
                        { for View::ALL.into_iter().map(|view| html! {
                            <option key={view.word()} value={view.word()} selected={embed.what == What::View(view)}>{ view_name(view, m) }</option>
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ m.language }</span>
                    <select id="embed-lang" onchange={set(|embed, tag| embed.lang = Lang::from_tag(tag))}>
                        <option value="" selected={embed.lang.is_none()}>{ m.embed_readers_language }</option>
                        { for Lang::ALL.into_iter().map(|lang| html! {
                            <option key={lang.tag()} value={lang.tag()} lang={lang.tag()} selected={embed.lang == Some(lang)}>{ language_name(lang) }</option>
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ m.scheme }</span>
                    <select id="embed-scheme" onchange={set(|embed, word| embed.scheme = scheme(word))}>
                        { for Scheme::ALL.into_iter().map(|scheme| html! {
                            <option key={scheme.word()} value={scheme.word()} selected={embed.scheme == scheme}>{ scheme_name(scheme, m) }</option>
                        }) }
                    </select>
                </label>
                <label class="check">
                    <input id="embed-header" type="checkbox" checked={embed.header} onchange={on_header} />
                    <span>{ m.embed_header }</span>
                </label>
                <fieldset class="embed-wide embed-height">
                    <legend>{ m.embed_height }</legend>
                    <label class="check">
                        <input type="radio" name="embed-height" value="fixed" checked={!grows} onchange={on_height(Height::Fixed(fixed.unwrap_or(USUAL_HEIGHT)))} />
                        <span>{ m.embed_fixed }</span>
                        <input
                            id="embed-pixels"
                            type="number"
                            aria-label={m.embed_fixed}
                            min={HEIGHTS.start().to_string()}
                            max={HEIGHTS.end().to_string()}
                            step="10"
                            value={(*typed).clone()}
                            disabled={grows}
                            oninput={on_typed}
                            onchange={on_fixed}
                        />
                    </label>
                    <label class="check">
                        <input type="radio" name="embed-height" value="growing" checked={grows} onchange={on_height(Height::Growing)} />
                        <span>{ m.embed_growing }</span>
                    </label>
                </fieldset>
            </div>
            <section class="embed-code">
                <h3>{ m.embed_code }</h3>
                <textarea id="embed-frame" readonly=true rows="5" spellcheck="false" aria-label={m.embed_code} value={code.clone()} />
                <CopyText label={m.copy_text} name={i18n::headed(m.copy_text, m.embed_code, m.lang)} text={copy} of={code} class={classes!("button", "primary")} />
            </section>
            if grows {
                <section class="embed-code">
                    <h3>{ m.embed_script }</h3>
                    <p class="small">{ m.embed_script_why }</p>
                    <textarea id="embed-script" readonly=true rows="6" spellcheck="false" aria-label={m.embed_script} value={host_script()} />
                    <CopyText label={m.copy_text} name={i18n::headed(m.copy_text, m.embed_script, m.lang)} text={Callback::from(|()| Ok(host_script()))} />
                </section>
            }
            <Look state={Rc::new(embed.state(&page.state))} height={embed.height} />
            <p class="small">{ m.embed_edition }{ " " }{ i18n::this_copy(EDITION.version, EDITION.data_date, EDITION.data_checksum, page.lang()) }</p>
        </div>
    }
}

/// The height that was typed, within what a frame can have.
fn height_of(typed: &str) -> Option<u32> {
    let height: u32 = typed.trim().parse().ok()?;
    Some(height.clamp(*HEIGHTS.start(), *HEIGHTS.end()))
}

fn what(word: &str) -> What {
    let view = View::ALL.into_iter().find(|view| view.word() == word);
    view.map_or(What::AsShown, What::View)
}

fn scheme(word: &str) -> Scheme {
    let found = Scheme::ALL.into_iter().find(|scheme| scheme.word() == word);
    found.unwrap_or_default()
}

#[derive(PartialEq, Properties)]
struct LookProps {
    state: Rc<ViewState>,
    height: Height,
}

/// The page as the frame will show it: drawn a second time by the same
/// components, in a frame of that width.
#[component]
fn Look(props: &LookProps) -> Html {
    let page = use_page();
    let m = page.m();
    let width = use_state_eq(|| WIDTHS[1]);
    let holder = use_node_ref();
    let key = (
        props.state.clone(),
        props.height,
        *width,
        holder.clone(),
        page.shared(),
    );
    {
        let page = page.clone();
        use_effect_with(key, move |(state, height, width, holder, _)| {
            let shown = show(&page, state.clone(), *height, *width, holder);
            move || drop(shown)
        });
    }
    html! {
        <div class="embed-look">
            <div class="choices" role="group" aria-label={m.embed_preview}>
                <h3>{ m.embed_preview }</h3>
                { for WIDTHS.into_iter().map(|one| {
                    let setter = width.setter();
                    let on = one == *width;
                    html! {
                        <button
                            key={one}
                            type="button"
                            class={classes!("chip", on.then_some("is-on"))}
                            aria-pressed={on.to_string()}
                            onclick={Callback::from(move |_: MouseEvent| setter.set(one))}
                        >
                            { format!("{one} px") }
                        </button>
                    }
                }) }
            </div>
            // It may be larger than its window, and scrolls by key too.
            <div class="embed-window" tabindex="0" role="region" aria-label={m.embed_preview}>
                <div class="embed-holder" ref={holder}></div>
            </div>
        </div>
    }
}

/// What is drawn in the preview; gone when dropped.
struct Drawn {
    app: Rc<RefCell<Option<AppHandle<App>>>>,
    _preview: Option<Preview>,
}

impl Drop for Drawn {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

fn show(page: &Page, state: Rc<ViewState>, height: Height, width: u32, holder: &NodeRef) -> Drawn {
    let app = Rc::<RefCell<Option<AppHandle<App>>>>::default();
    let words = (state.lang.tag(), state.scheme.word());
    let size = PreviewSize {
        width_px: f64::from(width),
        height_px: f64::from(match height {
            Height::Fixed(height) => height,
            Height::Growing => USUAL_HEIGHT,
        }),
        grows: height == Height::Growing,
    };
    let props = AppProps {
        corpus: page.shared(),
        base: state.clone(),
        initial: state,
        warnings: Vec::new(),
        link: AttrValue::default(),
        today: page.today,
        host: Host {
            framed: true,
            ..Host::default()
        },
        room: FirstRoom::Awaited,
        settings: page.settings,
        dialog: None,
        preview: true,
    };
    let slot = app.clone();
    let preview = Preview::open(holder, page.m().embed_preview, words, size, move |root| {
        let renderer = yew::Renderer::<App>::with_root_and_props(root, props.clone());
        slot.replace(Some(renderer.render()));
    });
    Drawn {
        app,
        _preview: preview,
    }
}

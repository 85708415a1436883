//! The reader's own reports: a dialog to add one by file or by drop, what became
//! of the file, and the way to remove it again.

use super::afterwards::after_render;
use super::context::{SharedCorpus, use_page};
use super::copy::CopyText;
use super::dialog::{Dialog, DialogKind};
use crate::export::package::{SCHEMA, SCHEMA_FILE};
use crate::i18n::{self, Messages as Texts, messages};
use crate::import::{
    self, Import, Imported, Limits, Message, Messages, Place, Progress, TEMPLATE_CSV,
    TEMPLATE_JSON, Trouble,
};
use crate::model::{Assembly, Corpus, Day, Lang, OwnReport};
use crate::platform::{self, ChosenFile, FileRead, Work};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use yew::events::Event;
use yew::prelude::*;

/// Records that are worked on between two looks at the clock.
const STEP_RECORDS: usize = 200;

/// A corpus with a report more or less.
#[derive(Clone)]
pub struct Change {
    pub corpus: SharedCorpus,
    /// What the timeline should show: the days of the reports that were added.
    pub days: Option<(Day, Day)>,
}

#[derive(PartialEq, Properties)]
pub struct OwnReportsProps {
    pub corpus: SharedCorpus,
    pub lang: Lang,
    /// While a slide fills the screen, nothing stands on the page.
    #[prop_or_default]
    pub quiet: bool,
    pub changed: Callback<Change>,
    /// Shows these days on the timeline.
    pub show: Callback<(Day, Day)>,
    /// Whether the dialog is open.
    pub is_open: bool,
}

/// What became of a file.
#[derive(Clone)]
struct Outcome {
    /// Files that were chosen at once have one number.
    batch: usize,
    file: String,
    /// The report that was added, if any.
    report: Option<OwnReport>,
    events: usize,
    others: usize,
    messages: Rc<Messages>,
    days: Option<(Day, Day)>,
}

#[derive(Clone)]
enum Phase {
    Idle,
    /// The file's name, and the part that is done.
    Reading(String, f64),
    /// The report's name.
    Removing(String),
}

/// What runs at present, and what is to be done after it.
#[derive(Default)]
struct Job {
    is_busy: bool,
    read: Option<FileRead>,
    work: Option<Work>,
    /// Files whose turn comes later: each stands beside the ones before it.
    waiting: VecDeque<ChosenFile>,
    batch: usize,
}

impl Job {
    /// Ends what runs, and forgets what waits.
    fn end(&mut self) {
        *self = Job {
            batch: self.batch,
            ..Job::default()
        };
    }
}

/// The handles that the steps of a job share.
#[derive(Clone)]
struct Handles {
    job: Rc<RefCell<Job>>,
    phase: UseStateSetter<Phase>,
    /// The report that was removed last, while the dialog says so; may be empty.
    removed: UseStateSetter<String>,
    put_away: UseStateSetter<bool>,
    /// Whether the open dialog says what became of the files.
    tells: UseStateSetter<bool>,
    outcomes: Rc<RefCell<Vec<Outcome>>>,
    changed: Callback<Change>,
    show_dialog: Callback<Option<DialogKind>>,
    /// Whether the dialog of the reports is the one that is open, at each moment.
    is_open: Rc<Cell<bool>>,
}

#[component]
pub fn OwnReports(props: &OwnReportsProps) -> Html {
    let m = messages(props.lang);
    let page = use_page();
    let phase = use_state(|| Phase::Idle);
    let job = use_mut_ref(Job::default);
    let outcomes = use_mut_ref(Vec::<Outcome>::new);
    let over = use_state_eq(|| false);
    let removed = use_state_eq(String::new);
    // Whether the reader has put the last outcome's notice away.
    let put_away = use_state_eq(|| false);
    let tells = use_state_eq(|| false);
    let is_open = use_memo((), |()| Cell::new(false));
    is_open.set(props.is_open);
    let handles = Handles {
        is_open,
        job: job.clone(),
        phase: phase.setter(),
        removed: removed.setter(),
        put_away: put_away.setter(),
        tells: tells.setter(),
        outcomes: outcomes.clone(),
        changed: props.changed.clone(),
        show_dialog: page.show_dialog.clone(),
    };
    let take = {
        let (handles, corpus) = (handles.clone(), props.corpus.0.clone());
        Callback::from(move |files: Vec<ChosenFile>| take(&handles, files, &corpus))
    };
    use_drop(take.clone(), over.setter(), page.show_dialog.clone());
    let on_choose = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            let files = platform::chosen_files(&event);
            if !files.is_empty() {
                take.emit(files);
            }
        })
    };
    let on_cancel = {
        let handles = handles.clone();
        Callback::from(move |_: MouseEvent| {
            handles.job.borrow_mut().end();
            handles.phase.set(Phase::Idle);
            after_render(|| platform::focus_if_lost(FILE_FIELD));
        })
    };
    let remove = {
        let (handles, corpus) = (handles.clone(), props.corpus.0.clone());
        Callback::from(move |report: String| remove(&handles, &report, corpus.clone()))
    };
    {
        let (removed, tells) = (removed.setter(), tells.setter());
        // Said of this opening of the dialog.
        use_effect_with(props.is_open, move |is_open| {
            if !is_open {
                removed.set(String::new());
                tells.set(false);
            }
        });
    }
    let waiting = job.borrow().waiting.len();
    let all = outcomes.borrow();
    html! {
        <div class="own">
            if *over { <div class="drop-veil" aria-hidden="true"><p>{ m.drop_here }</p></div> }
            { notice(if *put_away || props.quiet { &[] } else { last_batch(&all) }, &phase, props, &put_away, m, &page) }
            if props.is_open {
            <Dialog id="own-reports" title={m.add_report_title}>
                <p>{ m.add_report_intro }</p>
                <p class="private">{ m.add_report_private }</p>
                <div class="choose">
                    <label class={classes!("button", "primary", "file-button", (!matches!(*phase, Phase::Idle)).then_some("is-off"))}>
                        { m.choose_file }
                        <input
                            id={FILE_FIELD}
                            type="file"
                            multiple=true
                            accept=".json,.csv,.tsv,.txt,application/json,text/csv"
                            disabled={!matches!(*phase, Phase::Idle)}
                            onchange={on_choose}
                        />
                    </label>
                    <span class="small">{ m.or_drop_file }</span>
                </div>
                <p class="small">{ m.add_report_forms }</p>
                <div role="status" class="import-status">
                    if let Phase::Reading(name, part) = &*phase {
                        <div class="import-progress">
                            <label>
                                { m.reading_file }{ " " }<strong>{ name }</strong>
                                if waiting > 0 { { ", " }{ i18n::files_waiting(waiting, props.lang) } }
                                <progress max="100" value={((part * 100.0).floor()).to_string()}></progress>
                            </label>
                            <button class="button cancel-import" onclick={on_cancel}>{ m.cancel }</button>
                        </div>
                    } else if let Phase::Removing(title) = &*phase {
                        <div class="import-progress late">
                            <label>{ m.removing_report }{ " " }<strong>{ title }</strong>{ " " }<progress></progress></label>
                        </div>
                    } else if !removed.is_empty() {
                        <p>{ i18n::report_removed(&removed, props.lang) }</p>
                    } else if *tells {
                        // Read below by who sees it; said here.
                        { for last_batch(&all).iter().map(|outcome| html! {
                            <p class="visually-hidden">{ format!("{}. {}", outcome.file, outcome_words(outcome, props.lang)) }</p>
                        }) }
                    }
                </div>
                if matches!(*phase, Phase::Idle) {
                    { for last_batch(&all).iter().enumerate().map(|(i, outcome)| outcome_section(i, outcome, props.lang)) }
                }
                { own_list(&props.corpus.0, &remove, &phase, m, props.lang) }
                <details class="fold guide">
                    <summary>{ m.guide }</summary>
                    <p>{ m.guide_table }{ " " }<code>{ import::column_names(props.lang) }</code></p>
                    <p>{ m.guide_dates }</p>
                    <p>{ m.guide_themes }</p>
                    <p>{ m.guide_json }</p>
                </details>
                <details class="fold limits">
                    <summary>{ m.file_limits }</summary>
                    <ul class="text-list">{ for import::limits(props.lang).into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                </details>
                <details class="fold templates">
                    <summary>{ m.templates }</summary>
                    <p class="small">{ m.templates_intro }</p>
                    <Template name="service-x.csv" kind="text/csv" title={m.template_csv} text={TEMPLATE_CSV} lang={props.lang} />
                    <Template name="service-x.json" kind="application/json" title={m.template_json} text={TEMPLATE_JSON} lang={props.lang} />
                    <div class="template">
                        <h4>{ m.schema_title }{ " · " }<code>{ SCHEMA_FILE }</code></h4>
                        <p class="small">{ m.schema_intro }</p>
                        <FileTools name={SCHEMA_FILE} kind="application/schema+json" title={m.schema_title} text={SCHEMA} lang={props.lang} />
                    </div>
                </details>
            </Dialog>
            }
        </div>
    }
}

/// A file may be dropped anywhere on the page.
#[hook]
fn use_drop(
    take: Callback<Vec<ChosenFile>>,
    over: UseStateSetter<bool>,
    show_dialog: Callback<Option<DialogKind>>,
) {
    let latest = use_mut_ref(|| take.clone());
    *latest.borrow_mut() = take;
    use_effect_with((), move |()| {
        let drops = platform::on_file_drop(
            move |is_over| over.set(is_over),
            move |files| {
                show_dialog.emit(Some(DialogKind::OwnReports));
                let take = latest.borrow().clone();
                take.emit(files);
            },
        );
        move || drop(drops)
    });
}

/// Reads the files one after the other, after what runs already.
fn take(handles: &Handles, files: Vec<ChosenFile>, corpus: &Rc<Corpus>) {
    let is_busy = {
        let mut job = handles.job.borrow_mut();
        job.waiting.extend(files);
        if !job.is_busy {
            job.batch += 1;
        }
        job.is_busy
    };
    if !is_busy {
        next(handles, corpus.clone());
    }
}

/// Goes on with the file that has waited longest; `false` where none does.
fn next(handles: &Handles, corpus: Rc<Corpus>) -> bool {
    let file = {
        let mut job = handles.job.borrow_mut();
        let file = job.waiting.pop_front();
        job.is_busy = file.is_some();
        file
    };
    match file {
        Some(file) => {
            handles.removed.set(String::new());
            start(handles, file, corpus);
            true
        }
        None => {
            handles.phase.set(Phase::Idle);
            false
        }
    }
}

/// Reads a file, and then works on what it holds.
fn start(handles: &Handles, file: ChosenFile, corpus: Rc<Corpus>) {
    let name = file.name();
    let limits = Limits::PAGE;
    if file.size() > limits.bytes as u64 {
        let (bytes, limit) = (file.size(), limits.bytes);
        return refuse(
            handles,
            &name,
            Trouble::FileTooLarge { bytes, limit },
            corpus,
        );
    }
    handles.phase.set(Phase::Reading(name.clone(), 0.0));
    let progress = {
        let (phase, name) = (handles.phase.clone(), name.clone());
        move |part: f64| phase.set(Phase::Reading(name.clone(), 0.2 * part))
    };
    let then = {
        let handles = handles.clone();
        move |bytes: Option<Vec<u8>>| match bytes {
            Some(bytes) => {
                let import = Import::new(bytes, &name, corpus.clone(), limits);
                work(&handles, name, import, corpus);
            }
            None => refuse(&handles, &name, Trouble::FileUnreadable, corpus),
        }
    };
    let read = platform::read_file(&file, progress, then);
    handles.job.borrow_mut().read = Some(read);
}

fn refuse(handles: &Handles, file: &str, trouble: Trouble, corpus: Rc<Corpus>) {
    let mut messages = Messages::new(Limits::PAGE.messages);
    messages.of_file(trouble);
    let outcome = Outcome {
        batch: handles.job.borrow().batch,
        file: file.to_owned(),
        report: None,
        events: 0,
        others: 0,
        messages: Rc::new(messages),
        days: None,
    };
    finish(handles, outcome, corpus);
}

/// What an import does next.
enum Task {
    Import(Box<Import>),
    Assemble(Box<Assembly>, Outcome),
}

fn work(handles: &Handles, name: String, import: Import, corpus: Rc<Corpus>) {
    let mut task = Some(Task::Import(Box::new(import)));
    let shared = handles.clone();
    let mut shown = 0.2;
    let step = move || {
        let handles = &shared;
        let show = |part: f64, shown: &mut f64| {
            // Each hundredth once.
            if part - *shown >= 0.01 {
                *shown = part;
                handles.phase.set(Phase::Reading(name.clone(), part));
            }
        };
        match task.take() {
            Some(Task::Import(mut import)) => match import.step(STEP_RECORDS) {
                Progress::Going(part) => {
                    show(0.2 + 0.6 * part, &mut shown);
                    task = Some(Task::Import(import));
                    true
                }
                Progress::Done(imported) => {
                    let Imported {
                        report,
                        events,
                        others,
                        messages,
                        days,
                        ..
                    } = *imported;
                    let (report, data) = report.unzip();
                    let outcome = Outcome {
                        batch: handles.job.borrow().batch,
                        file: name.clone(),
                        report: report.clone(),
                        events,
                        others,
                        messages: Rc::new(messages),
                        days,
                    };
                    match report.zip(data) {
                        Some((report, data)) => {
                            let assembly = Assembly::with_report(corpus.clone(), report, data);
                            task = Some(Task::Assemble(Box::new(assembly), outcome));
                            true
                        }
                        None => {
                            finish(handles, outcome, corpus.clone());
                            false
                        }
                    }
                }
            },
            Some(Task::Assemble(mut assembly, outcome)) => match assembly.step(5 * STEP_RECORDS) {
                Some(corpus) => {
                    finish(handles, outcome, Rc::new(corpus));
                    false
                }
                None => {
                    show(0.9, &mut shown);
                    task = Some(Task::Assemble(assembly, outcome));
                    true
                }
            },
            None => false,
        }
    };
    handles.job.borrow_mut().work = Some(Work::run(step));
}

/// A file is done with: with `corpus` the others go on, and the page where it is another.
fn finish(handles: &Handles, outcome: Outcome, corpus: Rc<Corpus>) {
    let is_taken = outcome.report.is_some();
    let (days, all_taken) = {
        let mut outcomes = handles.outcomes.borrow_mut();
        outcomes.push(outcome);
        let batch = last_batch(&outcomes);
        let days = batch.iter().filter_map(|outcome| outcome.days);
        let days = days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        (days, batch.iter().all(|outcome| outcome.report.is_some()))
    };
    handles.put_away.set(false);
    handles.tells.set(true);
    if is_taken {
        let corpus = SharedCorpus(corpus.clone());
        handles.changed.emit(Change { corpus, days });
    }
    if !next(handles, corpus) {
        // What was taken is to be seen; what was not is a click away. A file that could
        // not be taken at all is told at once.
        if !all_taken {
            handles.show_dialog.emit(Some(DialogKind::OwnReports));
            // The field was off while the file was read.
            after_render(|| platform::focus_if_lost(FILE_FIELD));
        } else if handles.is_open.get() {
            handles.show_dialog.emit(None);
        }
    }
}

/// What became of the files that were chosen last, of those that still matter.
fn last_batch(outcomes: &[Outcome]) -> &[Outcome] {
    let Some(last) = outcomes.last() else {
        return &[];
    };
    let first = outcomes.partition_point(|outcome| outcome.batch < last.batch);
    &outcomes[first..]
}

fn remove(handles: &Handles, report: &str, corpus: Rc<Corpus>) {
    if std::mem::replace(&mut handles.job.borrow_mut().is_busy, true) {
        return;
    }
    let at = corpus.reports().iter().position(|own| own.id == report);
    let title = at.map(|at| corpus.reports()[at].title.clone());
    let title = title.unwrap_or_default();
    let mut assembly = Assembly::without_report(corpus, report);
    let report = report.to_owned();
    handles.phase.set(Phase::Removing(title.clone()));
    let shared = handles.clone();
    let step = move || match assembly.step(5 * STEP_RECORDS) {
        Some(corpus) => {
            let of_report = |outcome: &Outcome| {
                let own = outcome.report.as_ref();
                own.is_some_and(|own| own.id == report)
            };
            shared
                .outcomes
                .borrow_mut()
                .retain(|outcome| !of_report(outcome));
            let corpus = Rc::new(corpus);
            // The button that had the focus goes: the next one takes it, or where none is
            // left what adds another.
            let left = corpus.reports();
            let heir = at.and_then(|at| left.get(at).or(left.last()));
            let heir = heir.map_or_else(|| FILE_FIELD.to_owned(), |own| remove_id(&own.id));
            let change = SharedCorpus(corpus.clone());
            shared.changed.emit(Change {
                corpus: change,
                days: None,
            });
            if !next(&shared, corpus) {
                shared.removed.set(title.clone());
                after_render(move || platform::focus_if_lost(&heir));
            }
            false
        }
        None => true,
    };
    handles.job.borrow_mut().work = Some(Work::run(step));
}

/// The field that takes files.
const FILE_FIELD: &str = "own-file";

/// The id of the button that removes a report.
fn remove_id(report: &str) -> String {
    format!("remove-{report}")
}

fn outcome_words(outcome: &Outcome, lang: Lang) -> String {
    match &outcome.report {
        Some(report) => i18n::import_taken(
            &report.title,
            outcome.events,
            outcome.others,
            outcome.messages.refused(),
            lang,
        ),
        None => messages(lang).import_taken_nothing.to_owned(),
    }
}

fn outcome_section(number: usize, outcome: &Outcome, lang: Lang) -> Html {
    let id = format!("import-outcome-{number}");
    html! {
        <section class="import-outcome" aria-labelledby={id.clone()}>
            <h3 {id}>{ &outcome.file }</h3>
            <p>{ outcome_words(outcome, lang) }</p>
            <MessageList title={AttrValue::from(outcome.file.clone())} messages={Shown(outcome.messages.clone())} {lang} />
        </section>
    }
}

/// What became of the last files, on the page itself.
fn notice(
    outcomes: &[Outcome],
    phase: &Phase,
    props: &OwnReportsProps,
    put_away: &UseStateHandle<bool>,
    m: &'static Texts,
    page: &super::Page,
) -> Html {
    let taken: Vec<(&Outcome, &OwnReport)> = outcomes
        .iter()
        .filter_map(|outcome| Some((outcome, outcome.report.as_ref()?)))
        .collect();
    if taken.is_empty() || !matches!(phase, Phase::Idle) {
        return html! { <div role="status"></div> };
    }
    let titles: Vec<&str> = taken.iter().map(|(_, own)| own.title.as_str()).collect();
    let titles = titles.join(", ");
    // The page shows a report once its chart is made.
    if !Rc::ptr_eq(&props.corpus.0, &page.corpus) {
        return html! {
            <div role="status">
                <div class="notice late">
                    <label>{ m.drawing_report }{ " " }<strong>{ titles }</strong>{ " " }<progress></progress></label>
                </div>
            </div>
        };
    }
    let has_messages = outcomes
        .iter()
        .any(|outcome| !outcome.messages.is_empty() || !outcome.messages.notes().is_empty());
    let days = taken.iter().filter_map(|(outcome, _)| outcome.days);
    let days = days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let show = days.map(|days| {
        let show = props.show.clone();
        Callback::from(move |_: MouseEvent| show.emit(days))
    });
    let open = page.opens(DialogKind::OwnReports);
    let onclick = {
        let put_away = put_away.setter();
        Callback::from(move |_: MouseEvent| {
            put_away.set(true);
            after_render(|| platform::focus_if_lost("content"));
        })
    };
    html! {
        <div role="status">
            <div class="notice own-notice">
                <div>
                    { for taken.iter().map(|(outcome, _)| html! {
                        <p><span class="own-mark">{ m.own_report }</span>{ " " }{ outcome_words(outcome, props.lang) }</p>
                    }) }
                </div>
                if let Some(onclick) = show {
                    <button class="button show-own" {onclick}>{ m.show_on_timeline }</button>
                }
                <button class="button manage-own" onclick={open}>
                    { if has_messages { m.import_details } else { m.own_reports } }
                </button>
                <button class="button" {onclick}>{ m.close }<span class="visually-hidden">{ " " }{ titles }</span></button>
            </div>
        </div>
    }
}

/// The reports that are loaded.
fn own_list(
    corpus: &Corpus,
    remove: &Callback<String>,
    phase: &Phase,
    m: &'static Texts,
    lang: Lang,
) -> Html {
    if corpus.reports().is_empty() {
        return html! {};
    }
    // While one goes its button keeps the focus.
    let busy = matches!(phase, Phase::Reading(..));
    html! {
        <section class="own-list">
            <h3>{ m.own_reports }</h3>
            <ul>
                { for corpus.reports().iter().map(|report| {
                    let (remove, id) = (remove.clone(), report.id.clone());
                    let onclick = Callback::from(move |_: MouseEvent| remove.emit(id.clone()));
                    html! {
                        <li key={report.id.clone()}>
                            <span><strong>{ &report.title }</strong>{ " · " }{ i18n::count_records(report.records, lang) }</span>
                            <button id={remove_id(&report.id)} class="button remove-own" disabled={busy} {onclick}>
                                { m.remove_report }<span class="visually-hidden">{ " " }{ &report.title }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

/// Messages, compared by identity.
#[derive(Clone)]
struct Shown(Rc<Messages>);

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(PartialEq, Properties)]
struct MessageListProps {
    title: AttrValue,
    messages: Shown,
    lang: Lang,
}

#[component]
fn MessageList(props: &MessageListProps) -> Html {
    let (m, lang) = (messages(props.lang), props.lang);
    let found = &props.messages.0;
    if found.is_empty() && found.notes().is_empty() {
        return html! { <></> };
    }
    let text = import::copyable(&props.title, found, lang);
    html! {
        <div class="import-messages">
            if !found.is_empty() {
                <h4>{ i18n::import_not_taken(found.refused(), found.shown().len() + found.more(), lang) }</h4>
                <ul class="message-list">{ for found.shown().iter().map(|message| line(message, lang)) }</ul>
                if found.more() > 0 { <p class="small">{ import::more_words(found.more(), lang) }</p> }
            }
            if !found.notes().is_empty() {
                <h4>{ m.import_notes }</h4>
                <ul class="message-list">{ for found.notes().iter().map(|message| line(message, lang)) }</ul>
            }
            <CopyText label={m.copy_messages} text={Callback::from(move |()| Ok(text.clone()))} />
        </div>
    }
}

fn line(message: &Message, lang: Lang) -> Html {
    html! {
        <li>
            if message.place != Place::File {
                <span class="message-place">{ import::place_words(message.place, lang) }</span>{ " " }
            }
            { import::message_words(message, lang) }
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TemplateProps {
    name: &'static str,
    kind: &'static str,
    title: &'static str,
    text: &'static str,
    lang: Lang,
}

/// A file to start from: saved, copied or read.
#[component]
fn Template(props: &TemplateProps) -> Html {
    html! {
        <div class="template">
            <h4>{ props.title }{ " · " }<code>{ props.name }</code></h4>
            <textarea readonly=true rows="6" aria-label={props.title} spellcheck="false" value={props.text} />
            <FileTools ..props.clone() />
        </div>
    }
}

/// The ways to get a file that the page has with it.
#[component]
fn FileTools(props: &TemplateProps) -> Html {
    let m = messages(props.lang);
    let onclick = {
        let (name, kind, text) = (props.name, props.kind, props.text);
        Callback::from(move |_: MouseEvent| platform::save_file(name, kind, text.as_bytes()))
    };
    let text = {
        let text = props.text;
        Callback::from(move |()| Ok(text.to_owned()))
    };
    html! {
        <div class="template-tools">
            <button class="button save-template" aria-label={i18n::headed(m.save_file, props.title, m.lang)} {onclick}>{ m.save_file }</button>
            <CopyText label={m.copy_text} name={i18n::headed(m.copy_text, props.title, m.lang)} {text} />
        </div>
    }
}

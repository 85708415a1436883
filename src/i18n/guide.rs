//! The guide: what a reader can do, task by task. A step names the controls by
//! the very words that stand on them, so that the guide cannot part from the
//! page.

use super::Messages;

/// One thing to do, in a few steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// For the element's id.
    pub id: &'static str,
    pub title: &'static str,
    pub steps: Vec<Step>,
}

/// A sentence with `{}` where the name of a control stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub text: &'static str,
    pub labels: Vec<&'static str>,
}

/// A piece of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(&'static str),
    /// What stands on a control.
    Label(&'static str),
}

impl Step {
    /// The sentence in its pieces.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut labels = self.labels.iter();
        let mut pieces = Vec::new();
        for (i, text) in self.text.split("{}").enumerate() {
            if i > 0 {
                pieces.extend(labels.next().map(|label| Piece::Label(label)));
            }
            if !text.is_empty() {
                pieces.push(Piece::Text(text));
            }
        }
        pieces
    }
}

fn step(text: &'static str, labels: &[&'static str]) -> Step {
    Step {
        text,
        labels: labels.to_vec(),
    }
}

/// The tasks in the order in which a newcomer meets them.
pub fn guide(m: &Messages) -> Vec<Task> {
    let task = |id, title, steps: &[Step]| Task {
        id,
        title,
        steps: steps.to_vec(),
    };
    vec![
        task(
            "find",
            m.guide_find,
            &[
                step(m.guide_find_type, &[m.search]),
                step(m.guide_find_show, &[m.hits_on_timeline]),
                step(m.guide_find_filter, &[m.filter, m.clear_filter]),
            ],
        ),
        task(
            "tour",
            m.guide_tour,
            &[
                step(m.guide_tour_start, &[m.start_tour, m.other_tours]),
                step(m.guide_tour_walk, &[m.next, m.previous, m.all_steps]),
                step(m.guide_tour_end, &[m.present, m.end_tour]),
            ],
        ),
        task(
            "compare",
            m.guide_compare,
            &[
                step(m.guide_compare_open, &[m.view_compare]),
                step(m.guide_compare_sides, &[]),
                step(m.guide_compare_row, &[]),
                step(m.guide_compare_terms, &[]),
                step(
                    m.guide_compare_modes,
                    &[m.mode_matrix, m.ladder, m.mode_digest],
                ),
            ],
        ),
        task(
            "signs",
            m.guide_signs,
            &[
                step(m.guide_signs_sign, &[]),
                step(m.guide_signs_whose, &[m.stated_by_source, m.computed_here]),
            ],
        ),
        task(
            "cite",
            m.guide_cite,
            &[
                step(m.guide_cite_open, &[]),
                step(m.guide_cite_press, &[m.cite]),
                step(m.guide_cite_copy, &[m.cite_format, m.copy_text]),
            ],
        ),
        task(
            "download",
            m.guide_download,
            &[
                step(m.guide_download_link, &[m.menu, m.copy_link]),
                step(m.guide_download_file, &[m.menu, m.download]),
            ],
        ),
        task(
            "embed",
            m.embed_title,
            &[
                step(m.guide_embed_open, &[m.menu, m.embed]),
                step(m.guide_embed_choose, &[m.copy_text, m.embed_code]),
            ],
        ),
        task(
            "print",
            m.guide_print,
            &[
                step(m.guide_print_open, &[m.menu, m.print_menu]),
                step(m.guide_print_choose, &[m.print_view, m.print_all]),
            ],
        ),
        task(
            "own",
            m.guide_own,
            &[
                step(m.guide_own_open, &[m.menu, m.add_report]),
                step(m.guide_own_choose, &[m.choose_file]),
                step(
                    m.guide_own_try,
                    &[m.templates, m.save_file, m.template_json, m.choose_file],
                ),
                step(m.guide_own_see, &[m.view_timeline, m.view_compare]),
                step(m.guide_own_beside, &[m.mode_pair, m.ladder]),
                step(m.guide_own_remove, &[m.own_report, m.remove_report]),
            ],
        ),
        task(
            "look",
            m.guide_look,
            &[step(m.guide_look_menu, &[m.menu, m.scheme, m.text_size])],
        ),
        task(
            "keyboard",
            m.guide_keyboard,
            &[
                step(m.guide_keyboard_sheet, &["?", m.shortcuts]),
                step(m.guide_keyboard_palette, &["Ctrl K", "⌘ K", m.palette]),
                step(m.guide_keyboard_timeline, &[]),
            ],
        ),
    ]
}

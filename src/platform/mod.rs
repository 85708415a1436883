//! The browser. The only module that names `web_sys`, `js_sys` or `gloo`.
//!
//! Every function is total: what a host forbids (storage, history, the
//! clipboard) is reported to the caller or falls back, and never panics. None
//! may be called while rendering, since the page is also rendered on the host.

mod animation;
mod clipboard;
mod dialog;
mod dom;
mod download;
mod explanation;
mod files;
mod history;
mod host;
mod place;
mod preferences;
mod preview;

pub use animation::{AfterPaint, Animation, Delay, NextFrame, Work};
pub use clipboard::{Copied, copy_text, select_field};
pub use dialog::{close_dialog, is_dialog_open, open_dialog};
pub use dom::{
    FocusKept, FocusPlace, Keys, Printing, Resize, begin_at_top, capture_pointer, close_menus,
    closest_attribute, focus_by_id, focus_event, focus_if_lost, focus_in_place, focus_next,
    focus_place, focus_previous, height_of, inner_size, input_value, is_in_menu, is_on_button,
    is_open, is_typing, keep_focus, left_of, matches_media, matches_media_around, moves_focus_out,
    observe_size, on_key, on_print, prefers_reduced_motion, press, print_or, release_pointer,
    report_panics, scroll_into_view, scroll_to_start, select, select_value, set_document_language,
    set_document_scheme, set_document_text_size, set_document_title, set_print_footer,
    size_in_picture, start, text_widths, today, toggle_full_screen, top_of,
};
pub use download::{save_file, save_png};
pub use explanation::{Explanation, crosses_edge, explain, is_focus_shown};
pub use files::{ChosenFile, FileDrops, FileRead, chosen_files, on_file_drop, read_file};
pub use history::{Arrival, Navigation, current_link, first_link, on_navigation, show_link};
pub use host::{Host, host, tell_height};
pub use place::{ReadingPlace, reading_place};
pub use preferences::{Preferences, load_preferences, save_lang, save_scheme, save_settings};
pub use preview::{Preview, PreviewSize};

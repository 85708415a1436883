//! The journeys, each through Chromium, Firefox and WebKit.
//!
//! `cargo xtask test --only e2e` builds the file and walks them all;
//! `cargo test -p threatline-e2e --test e2e -- firefox::` walks some of them with the file
//! that stands in `dist`, once browsers and drivers are there: the first command installs
//! them.

mod comforts;
mod everyone;
mod harness;
mod moving;
mod own;
mod paper;
mod places;
mod reader;
mod reading;
mod soaked;
mod start;
mod trees;
mod trust;
mod ways_out;

use threatline_e2e::{Engine, journey, run};

fn main() {
    run(&[
        journey!(harness::sees_what_should_not_happen),
        journey!(harness::sees_requests),
        journey!(harness::sees_what_is_kept),
        journey!(harness::keeps_files_apart),
        journey!(harness::has_any_size),
        journey!(start::opens_from_disk),
        journey!(start::opens_what_was_being_read),
        journey!(start::keeps_where_the_reader_is),
        journey!(start::leads_to_what_the_link_names),
        journey!(start::says_that_the_copy_is_cut),
        journey!(start::shows_what_a_cut_copy_has),
        journey!(start::says_that_a_copy_is_damaged),
        journey!(start::says_that_webassembly_is_off),
        journey!(start::says_that_the_browser_is_old),
        journey!(start::says_that_the_site_forbids_it),
        journey!(start::recovers_from_a_panic_at_the_start),
        journey!(start::survives_a_panic_later),
        journey!(start::survives_a_trap),
        journey!(start::leaves_what_lies_over_the_page),
        journey!(start::fails_in_the_window),
        journey!(start::fails_in_the_language_of_the_page),
        journey!(start::begins_in_the_reader_s_colours),
        journey!(start::takes_the_page_over_in_place),
        // Only Chromium tells what was moved.
        journey!(start::moves_nothing_while_it_comes).only(&[Engine::Chromium]),
        // Firefox tells the page only of printing that a reader asks for; the driver of
        // WebKit does not print.
        // Chromium's driver waits ten seconds for a page to print, and no longer.
        journey!(paper::prints_the_booklet).only(&[Engine::Firefox]),
        journey!(paper::shows_the_document),
        journey!(paper::reads_without_scripts),
        journey!(paper::is_plain_without_style),
        journey!(paper::leads_to_an_event),
        journey!(paper::prints_a_handout_of_the_view).only(&[Engine::Chromium]),
        journey!(trust::reaches_nothing),
        journey!(trust::keeps_little),
        journey!(trust::opens_any_link),
        // These need what only Chromium lets a driver set, or ask about the document, which
        // is the same in all.
        journey!(soaked::for_a_short_time).only(&[Engine::Chromium]),
        journey!(everyone::axe_finds_nothing).only(&[Engine::Chromium]),
        journey!(everyone::axe_finds_nothing_after_a_failure).only(&[Engine::Chromium]),
        journey!(everyone::bears_forced_colours).only(&[Engine::Chromium]),
        journey!(everyone::moves_nothing_when_asked).only(&[Engine::Chromium]),
        journey!(trees::read_as_reviewed).only(&[Engine::Chromium]),
        journey!(everyone::fits_everywhere).only(&[Engine::Chromium]),
        journey!(everyone::fits_a_narrow_frame).only(&[Engine::Firefox, Engine::WebKit]),
        journey!(everyone::shows_the_focus_everywhere).only(&[Engine::Chromium]),
        journey!(everyone::keeps_the_focus),
        journey!(everyone::says_a_change_once).only(&[Engine::Chromium]),
        journey!(everyone::does_each_task_by_keyboard),
        journey!(reading::shows_both_halves),
        journey!(reading::follows_the_tour),
        journey!(reading::compares_the_jihadist_threat),
        journey!(reading::reads_the_ladder),
        journey!(reading::compares_two_sources),
        journey!(reading::opens_a_cell_of_the_matrix),
        journey!(reading::sorts_the_matrix),
        journey!(reading::filters_the_divergences),
        journey!(reading::chooses_the_years_beside_the_axis),
        journey!(reading::brushes_two_years_on_the_axis),
        // Only there a window can be so narrow.
        journey!(reading::folds_the_filters_where_there_is_no_room).only(&[Engine::Chromium]),
        // Only there a page can be shown as on paper.
        journey!(reading::fits_the_digest_on_a_page).only(&[Engine::Chromium]),
        journey!(reading::stacks_the_digest_on_a_phone).only(&[Engine::Chromium]),
        journey!(reading::reads_the_labels_of_every_chart).only(&[Engine::Chromium]),
        journey!(reading::breaks_no_term_of_the_ladder).only(&[Engine::Chromium]),
        journey!(reading::keeps_the_chosen_years_in_sight),
        journey!(reading::finds_villach),
        journey!(reading::finds_nothing),
        journey!(reading::links_the_halves),
        journey!(reading::reopens_the_copied_link).alone(),
        journey!(reading::goes_from_the_disk_to_a_citation).alone(),
        // What differs over http is in the journeys that lead through every place and frame.
        journey!(reading::goes_from_a_site_to_a_citation)
            .only(&[Engine::Chromium])
            .alone(),
        journey!(reading::goes_back_and_forward),
        journey!(reading::begins_each_view_at_its_top),
        journey!(reading::leads_again_to_what_was_left),
        journey!(reading::leads_from_a_section_to_its_records),
        journey!(reading::keeps_a_fold_open),
        // In WebKit the keys open the list of years.
        journey!(reading::walks_the_years_by_keyboard).only(&[Engine::Chromium, Engine::Firefox]),
        journey!(reading::survives_broken_links),
        journey!(reading::moves_the_axis),
        journey!(reading::walks_the_timeline_by_keyboard),
        // The driver of WebKit turns no wheel while a key is held, and has no fingers.
        journey!(moving::moves_by_wheel_and_keys).only(&[Engine::Chromium, Engine::Firefox]),
        journey!(moving::adds_keys_up),
        journey!(moving::ends_drags_out_of_sight),
        journey!(moving::answers_after_a_drag),
        journey!(moving::moves_by_touch).only(&[Engine::Chromium, Engine::Firefox]),
        // More than a minute: the geometry is the same code everywhere.
        journey!(moving::shows_everything_whole).only(&[Engine::Chromium]),
        journey!(reading::pans_one_group),
        journey!(reading::folds_and_moves_lanes),
        journey!(reading::uses_the_strip),
        journey!(reading::lists_what_it_draws),
        journey!(reading::opens_a_count),
        journey!(reading::follows_the_evidence),
        journey!(reading::explains_a_term),
        journey!(ways_out::opens_and_closes_dialogs),
        journey!(ways_out::leave_a_frame_of_the_same_origin),
        journey!(ways_out::leave_a_frame_of_another_origin),
        journey!(ways_out::leave_a_sandbox),
        journey!(ways_out::leave_an_attribute),
        journey!(ways_out::leave_a_blob),
        journey!(ways_out::embeds_the_comparison),
        // Only Chromium says how many documents it keeps.
        journey!(ways_out::forgets_previews).only(&[Engine::Chromium]),
        journey!(ways_out::cites_what_it_shows).alone(),
        // WebKit's driver gives no folder for downloads.
        journey!(ways_out::downloads_what_others_read).only(&[Engine::Chromium, Engine::Firefox]),
        journey!(own::adds_and_removes_a_report),
        journey!(own::takes_several_files),
        // WebKit's driver gives no folder for downloads.
        journey!(own::takes_its_own_templates).only(&[Engine::Chromium, Engine::Firefox]),
        journey!(own::waits_for_the_report_of_a_link),
        journey!(own::lists_what_it_does_not_take),
        journey!(own::shows_the_text_of_a_file_as_text),
        // Where a driver says where downloads go.
        journey!(own::compares_the_data_with_itself).only(&[Engine::Chromium]),
        journey!(own::takes_a_drop_anywhere),
        journey!(own::gives_up_a_large_file),
        journey!(reading::changes_language_and_colours),
        journey!(comforts::looks_up_the_keys),
        journey!(comforts::goes_by_the_palette),
        journey!(comforts::changes_the_language_in_place),
        journey!(comforts::hints_once),
        // What the engines draw alike.
        journey!(comforts::sets_colours_and_text).only(&[Engine::Chromium]),
        journey!(comforts::follows_the_guide).only(&[Engine::Chromium]),
        journey!(reading::fits_a_phone),
        journey!(reader::filters_the_timeline),
        journey!(reader::searches_beside_the_timeline),
        journey!(reader::chooses_a_tour),
        journey!(reader::presents_with_a_clicker),
        journey!(reader::closes_the_panel_where_it_was_opened),
        journey!(reader::reads_on_a_phone),
    ]);
}

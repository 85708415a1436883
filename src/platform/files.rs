//! Files that the reader chooses or drops: read in pieces, never sent anywhere.

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{Blob, File};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Bytes that are read at once.
const PIECE: u64 = 2 * 1024 * 1024;

/// A file that the reader has chosen.
#[derive(Clone)]
pub struct ChosenFile(File);

impl ChosenFile {
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        self.0.size()
    }
}

/// The files of the field that the event comes from. The field is emptied, so that the
/// same file can be chosen again.
pub fn chosen_files(event: &yew::Event) -> Vec<ChosenFile> {
    use yew::TargetCast;
    let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() else {
        return Vec::new();
    };
    // Emptying the field empties its list too.
    let chosen = input.files().map(all_of).unwrap_or_default();
    input.set_value("");
    chosen
}

fn all_of(files: web_sys::FileList) -> Vec<ChosenFile> {
    let files = (0..files.length()).filter_map(|i| files.get(i));
    files.map(|file| ChosenFile(File::from(file))).collect()
}

/// A file being read. Dropping it ends the reading.
pub struct FileRead {
    _reader: Rc<RefCell<Option<FileReader>>>,
}

/// Reads a file piece by piece. `progress` hears the part that has been read,
/// `done` the whole, or nothing where the browser could not read it.
pub fn read_file(
    file: &ChosenFile,
    progress: impl Fn(f64) + 'static,
    done: impl FnOnce(Option<Vec<u8>>) + 'static,
) -> FileRead {
    let reader = Rc::new(RefCell::new(None));
    let blob = Blob::clone(&file.0);
    let size = usize::try_from(blob.size()).unwrap_or(usize::MAX);
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(size).is_err() {
        // Later, as every other answer.
        super::animation::soon(move || done(None));
    } else {
        next_piece(&reader, blob, bytes, Box::new(progress), Box::new(done));
    }
    FileRead { _reader: reader }
}

type Slot = Rc<RefCell<Option<FileReader>>>;

fn next_piece(
    slot: &Slot,
    file: Blob,
    mut bytes: Vec<u8>,
    progress: Box<dyn Fn(f64)>,
    done: Box<dyn FnOnce(Option<Vec<u8>>)>,
) {
    let start = bytes.len() as u64;
    let size = file.size();
    if start >= size {
        done(Some(bytes));
        return;
    }
    let piece = file.slice(start, size.min(start + PIECE));
    // The slot must not keep the reader alive that it is kept by.
    let weak = Rc::downgrade(slot);
    let reader = read_as_bytes(&piece, move |read| {
        let Some(slot) = weak.upgrade() else { return };
        match read {
            Ok(piece) if !piece.is_empty() => {
                bytes.extend_from_slice(&piece);
                progress(bytes.len() as f64 / size as f64);
                next_piece(&slot, file, bytes, progress, done);
            }
            // Also a file that has become shorter since it was chosen.
            _ => done(None),
        }
    });
    *slot.borrow_mut() = Some(reader);
}

/// Watches for files that are dragged onto the page, until dropped.
pub struct FileDrops {
    _listeners: [gloo::events::EventListener; 4],
}

/// `over` hears whether a file is over the page, `dropped` of the files that are
/// let go on it. Without this the browser would leave the page for the file.
pub fn on_file_drop(
    over: impl Fn(bool) + 'static,
    dropped: impl Fn(Vec<ChosenFile>) + 'static,
) -> FileDrops {
    use gloo::events::{EventListener, EventListenerOptions};
    let over = Rc::new(over);
    let window = gloo::utils::window();
    let options = EventListenerOptions::enable_prevent_default();
    let listen = |name: &'static str, heard: Box<dyn Fn(&web_sys::DragEvent)>| {
        EventListener::new_with_options(&window, name, options, move |event| {
            if let Some(event) = event.dyn_ref::<web_sys::DragEvent>()
                && has_file(event)
            {
                event.prevent_default();
                heard(event);
            }
        })
    };
    let (enters, moves, leaves, drops) = (over.clone(), over.clone(), over.clone(), over);
    FileDrops {
        _listeners: [
            listen("dragenter", Box::new(move |_| enters(true))),
            listen("dragover", Box::new(move |_| moves(true))),
            // Leaving the window, as against going from element to element.
            listen(
                "dragleave",
                Box::new(move |event| {
                    if event.related_target().is_none() {
                        leaves(false);
                    }
                }),
            ),
            listen(
                "drop",
                Box::new(move |event| {
                    drops(false);
                    let files = event.data_transfer().and_then(|transfer| transfer.files());
                    let files = files.map(all_of).unwrap_or_default();
                    if !files.is_empty() {
                        dropped(files);
                    }
                }),
            ),
        ],
    }
}

/// Whether what is dragged is a file, as against a part of the page.
fn has_file(event: &web_sys::DragEvent) -> bool {
    let types = event.data_transfer().map(|transfer| transfer.types());
    types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
}

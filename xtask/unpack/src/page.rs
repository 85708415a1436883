//! What the page's start script calls. Numbers are places and lengths in the module's
//! memory; the script writes the text at [`room`] and reads the program at [`unpack`].

use std::sync::Mutex;

static TEXT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static PROGRAM: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Makes room for a text of so many bytes, and returns its place.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *const u8 {
    let Ok(mut text) = TEXT.lock() else {
        return std::ptr::null();
    };
    *text = vec![0; length];
    text.as_ptr()
}

/// Unpacks the text that stands in the room, and returns how long the program is; 0 when
/// the text is not the one that was packed, which has this [`crate::sum`].
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn unpack(sum: u32) -> usize {
    let (Ok(text), Ok(mut program)) = (TEXT.lock(), PROGRAM.lock()) else {
        return 0;
    };
    let whole = (crate::sum(&text) == sum).then(|| crate::unpack(&text));
    *program = whole.flatten().unwrap_or_default();
    program.len()
}

/// Where the program stands.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn program() -> *const u8 {
    PROGRAM
        .lock()
        .map_or(std::ptr::null(), |program| program.as_ptr())
}

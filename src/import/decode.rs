//! From bytes to text: which encoding, or that it is no text.

use super::message::{Messages, Trouble};

/// Bytes that are looked at in one step.
const SLICE: usize = 1024 * 1024;

pub enum Decoded {
    /// The part that is done.
    Going(f64),
    Refused,
    Text(String),
}

/// Reads UTF-8 (with or without a byte order mark), UTF-16 with one, and
/// Windows-1252, which is what Excel writes where it does not write UTF-8.
pub struct Decoder {
    bytes: Vec<u8>,
    at: usize,
    encoding: Option<Encoding>,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16 { big_end: bool },
    Windows1252,
}

impl Decoder {
    pub fn new(bytes: Vec<u8>) -> Decoder {
        Decoder {
            bytes,
            at: 0,
            encoding: None,
            text: String::new(),
        }
    }

    pub fn step(&mut self, messages: &mut Messages) -> Decoded {
        match self.encoding {
            None => match first_look(&self.bytes) {
                Ok((encoding, skipped)) => {
                    self.encoding = Some(encoding);
                    self.at = skipped;
                    if encoding != Encoding::Utf8 {
                        messages.of_file(Trouble::ReadAs { encoding: "UTF-16" });
                    }
                    Decoded::Going(0.0)
                }
                Err(trouble) => {
                    messages.of_file(trouble);
                    self.bytes = Vec::new();
                    Decoded::Refused
                }
            },
            Some(encoding) => match self.decode(encoding, messages) {
                Ok(()) if self.at >= self.bytes.len() => {
                    self.bytes = Vec::new();
                    Decoded::Text(std::mem::take(&mut self.text))
                }
                Ok(()) => Decoded::Going(self.at as f64 / self.bytes.len() as f64),
                Err(trouble) => {
                    messages.of_file(trouble);
                    self.bytes = Vec::new();
                    Decoded::Refused
                }
            },
        }
    }

    fn decode(&mut self, encoding: Encoding, messages: &mut Messages) -> Result<(), Trouble> {
        let rest = &self.bytes[self.at..];
        let slice = &rest[..rest.len().min(SLICE)];
        match encoding {
            Encoding::Utf8 => {
                let whole = match std::str::from_utf8(slice) {
                    Ok(text) => text,
                    // A character that the slice cuts comes with the next one.
                    Err(error) if error.error_len().is_none() && slice.len() < rest.len() => {
                        std::str::from_utf8(&slice[..error.valid_up_to()]).unwrap_or_default()
                    }
                    Err(_) => {
                        self.encoding = Some(Encoding::Windows1252);
                        // The mark of UTF-8 is no text, whatever follows it.
                        self.at = utf8_mark(&self.bytes);
                        self.text = String::new();
                        messages.of_file(Trouble::ReadAs {
                            encoding: "Windows-1252",
                        });
                        return Ok(());
                    }
                };
                if whole.contains('\0') {
                    return Err(Trouble::BinaryFile);
                }
                self.text.push_str(whole);
                self.at += whole.len();
            }
            Encoding::Windows1252 => {
                if looks_binary(slice) {
                    return Err(Trouble::BinaryFile);
                }
                self.text
                    .extend(slice.iter().map(|&byte| windows_1252(byte)));
                self.at += slice.len();
            }
            Encoding::Utf16 { big_end } => {
                let (pairs, odd) = slice.as_chunks::<2>();
                if slice.len() == rest.len() && !odd.is_empty() {
                    return Err(Trouble::BinaryFile);
                }
                let units = pairs.iter().map(|&pair| match big_end {
                    true => u16::from_be_bytes(pair),
                    false => u16::from_le_bytes(pair),
                });
                let mut used = 0;
                for decoded in char::decode_utf16(units) {
                    match decoded {
                        Ok('\0') => return Err(Trouble::BinaryFile),
                        Ok(c) => {
                            self.text.push(c);
                            used += 2 * c.len_utf16();
                        }
                        // The second half comes with the next slice.
                        Err(_)
                            if used + 2 >= slice.len() - odd.len() && slice.len() < rest.len() =>
                        {
                            break;
                        }
                        Err(_) => return Err(Trouble::BinaryFile),
                    }
                }
                // Each step goes on.
                self.at += used.max(1);
            }
        }
        Ok(())
    }
}

/// The encoding by the file's first bytes, and how many of them are not text.
fn first_look(bytes: &[u8]) -> Result<(Encoding, usize), Trouble> {
    match bytes {
        [0xFF, 0xFE, ..] => return Ok((Encoding::Utf16 { big_end: false }, 2)),
        [0xFE, 0xFF, ..] => return Ok((Encoding::Utf16 { big_end: true }, 2)),
        // A ZIP archive, and the compound file of Excel before 2007.
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(Trouble::Workbook),
        [b'%', b'P', b'D', b'F', ..] => return Err(Trouble::Pdf),
        _ => {}
    }
    let start = &bytes[..bytes.len().min(64 * 1024)];
    if start.contains(&0) {
        return Err(Trouble::BinaryFile);
    }
    if start.iter().all(u8::is_ascii_whitespace) && start.len() == bytes.len() {
        return Err(Trouble::EmptyFile);
    }
    Ok((Encoding::Utf8, utf8_mark(bytes)))
}

/// The length of the mark with which some begin UTF-8.
fn utf8_mark(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    }
}

/// Text has hardly any control characters.
fn looks_binary(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|&&byte| match byte {
        b'\t' | b'\n' | b'\r' => false,
        // Windows-1252 has no characters there.
        0x81 | 0x8D | 0x8F | 0x90 | 0x9D => true,
        _ => byte < 0x20 || byte == 0x7F,
    });
    bytes.contains(&0) || odd.count() * 100 > bytes.len()
}

/// The characters of Windows-1252 that are not those of Latin-1.
const FROM_0X80: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

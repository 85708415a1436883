//! How the program stands in the page: as LZMA, which needs three quarters of the bytes
//! of deflate, written in base91, which needs less than base64. Browsers know neither, so
//! the page carries this library too, as a small module with [`page`]'s functions.

pub mod base91;
#[cfg(target_arch = "wasm32")]
mod page;

use lzma_rust2::{LzmaReader, Read};

/// What stands before the LZMA stream: its properties (a byte, as in `.lzma` files), and
/// how many bytes come out (32 bits, the lowest first).
const HEAD: usize = 5;

/// No program is longer: a damaged length asks for no more memory than this.
const LONGEST: u32 = 1 << 26;

/// So many bytes are unpacked at a time. Browsers compile a function well once it has been
/// called often, and go over to the better code with the next call.
const PIECE: usize = 1 << 14;

/// Packs a program into text, with an effort from 0 to 9.
///
/// # Errors
/// When it is longer than [`LONGEST`], or as the compressor says.
#[cfg(feature = "pack")]
pub fn pack(bytes: &[u8], effort: u32) -> Result<String, String> {
    use lzma_rust2::{LzmaOptions, LzmaWriter, Write};

    let said = |error: lzma_rust2::Error| format!("{error:?}");

    let length = u32::try_from(bytes.len())
        .ok()
        .filter(|length| *length <= LONGEST)
        .ok_or_else(|| format!("{} bytes are more than the page unpacks", bytes.len()))?;
    let mut options = LzmaOptions::with_preset(effort);
    // Most of it is text and code without alignment.
    (options.lc, options.lp, options.pb) = (4, 0, 0);
    options.dict_size = length.next_power_of_two().max(1 << 16);
    let mut packed = vec![options.get_props()];
    packed.extend(length.to_le_bytes());
    let mut writer = LzmaWriter::new_no_header(packed, &options, false).map_err(said)?;
    writer.write_all(bytes).map_err(said)?;
    Ok(base91::encode(&writer.finish().map_err(said)?))
}

/// A sum by which one sees that a text is as it was packed (FNV-1a, 32 bit). Against damage,
/// not against anyone: who changes the text can change the sum.
pub fn sum(text: &[u8]) -> u32 {
    text.iter().fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// Unpacks what [`pack`] has made; `None` when the text is not that.
pub fn unpack(text: &[u8]) -> Option<Vec<u8>> {
    let packed = base91::decode(text)?;
    let (head, stream) = packed.split_at_checked(HEAD)?;
    let (properties, length) = head.split_first()?;
    let length = u32::from_le_bytes(length.try_into().ok()?);
    if length > LONGEST {
        return None;
    }
    // The whole result is the dictionary: what refers back finds everything.
    let dictionary = length.next_power_of_two().max(1 << 16);
    let mut reader =
        LzmaReader::new_with_props(stream, length.into(), *properties, dictionary, None).ok()?;
    let mut bytes = vec![0; length as usize];
    for piece in bytes.chunks_mut(PIECE) {
        reader.read_exact(piece).ok()?;
    }
    Some(bytes)
}

#[cfg(all(test, feature = "pack"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes() -> Vec<u8> {
        (0..70_000_u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> (24 + at % 7)) as u8)
            .collect()
    }

    #[test]
    fn programs_come_back() {
        for effort in [0, 9] {
            for bytes in [Vec::new(), vec![0; 100_000], bytes()] {
                let text = pack(&bytes, effort).expect("packs");
                assert!(unpack(text.as_bytes()) == Some(bytes));
            }
        }
    }

    #[test]
    fn what_is_cut_is_refused() {
        let text = pack(&bytes(), 0).expect("packs");
        for length in [0, 1, 5, 20, 1_000, text.len() - 100] {
            assert!(unpack(&text.as_bytes()[..length]).is_none(), "{length}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(text in "[!-;=-~]{0,300}") {
            unpack(text.as_bytes());
        }
    }
}

//! A zip archive in memory. Equal files make equal bytes: each entry has the
//! same date, and nothing says which machine wrote it.
//!
//! The format is that of PKWARE's *APPNOTE*, version 2.0: no encryption, no
//! ZIP64 (an archive stays far below 4 GiB), names in UTF-8.

use miniz_oxide::deflate::compress_to_vec;

/// 1 January 1980, midnight, in the two fields of MS-DOS: the earliest date that
/// the format can say, and what tools for reproducible archives write.
const TIME: u16 = 0;
const DATE: u16 = (1 << 5) | 1;

/// Version 2.0 of the format is the first with deflate and folders.
const NEEDS_VERSION: u16 = 20;
/// Made by a Unix system, so that the file mode counts.
const MADE_BY: u16 = (3 << 8) | NEEDS_VERSION;
/// `-rw-r--r--`, a regular file.
const MODE: u32 = 0o100_644 << 16;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Between 0 and 10. Above 6 the archive hardly gets smaller.
const LEVEL: u8 = 6;

/// The archive of the files, in their order. `/` divides folders in a name.
pub fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let offset = bytes.len();
        let deflated = compress_to_vec(content, LEVEL);
        let (method, packed) = if deflated.len() < content.len() {
            (DEFLATED, deflated.as_slice())
        } else {
            (STORED, content.as_slice())
        };
        // What the local header and the directory say alike.
        let mut entry = Vec::new();
        for field in [NEEDS_VERSION, FLAGS, method, TIME, DATE] {
            entry.extend(field.to_le_bytes());
        }
        for field in [crc32(content), size(packed.len()), size(content.len())] {
            entry.extend(field.to_le_bytes());
        }
        entry.extend(short(name.len()).to_le_bytes());
        // No extra field.
        entry.extend(0u16.to_le_bytes());

        bytes.extend(b"PK\x03\x04");
        bytes.extend(&entry);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);

        directory.extend(b"PK\x01\x02");
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&entry);
        // No comment, the first disk, not known to be text.
        directory.extend([0; 6]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(size(offset).to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (offset, count) = (size(bytes.len()), short(files.len()));
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06");
    // The first and only disk.
    bytes.extend([0; 4]);
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(size(directory.len()).to_le_bytes());
    bytes.extend(offset.to_le_bytes());
    // No comment.
    bytes.extend([0; 2]);
    bytes
}

/// What we pack is made by us and small; a wrong archive would be worse than
/// one that is cut, which no reader opens.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The checksum of the format: CRC-32 with the reversed polynomial 0xEDB88320.
pub fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            let mut rest = byte as u32;
            let mut bit = 0;
            while bit < 8 {
                rest = (rest >> 1) ^ if rest & 1 == 1 { 0xEDB8_8320 } else { 0 };
                bit += 1;
            }
            table[byte] = rest;
            byte += 1;
        }
        table
    };
    let rest = bytes.iter().fold(u32::MAX, |rest, byte| {
        (rest >> 8) ^ TABLE[(rest as u8 ^ byte) as usize]
    });
    !rest
}

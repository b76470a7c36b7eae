//! From bytes to text: limits, compression, formats that are no text.

use std::io::Read;

use crate::ReadError;
use crate::records::MOST_BYTES;

/// Reads to the end, or to more than is read of any table.
///
/// # Errors
///
/// Unreadable bytes, and more than two billion of them (a device never ends).
pub fn read_limited(file: &str, reader: impl Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    reader
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|reason| ReadError::Unreadable {
            file: file.to_owned(),
            reason,
        })?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ReadError::TooLarge {
            file: file.to_owned(),
            most: MOST_BYTES,
        });
    }
    Ok(bytes)
}

/// Bytes as UTF-8 text.
///
/// # Errors
///
/// Bytes that are none, with the line of the first; a format that its first bytes give away.
pub fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, ReadError> {
    if let Some((format, advice)) = known_format(bytes) {
        return Err(ReadError::Format {
            file: file.to_owned(),
            format,
            advice,
        });
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        ReadError::NotUtf8 {
            file: file.to_owned(),
            line: 1 + crate::records::newlines(&bytes[..at]),
            byte: bytes[at],
        }
    })
}

/// What the first bytes say that a file is, and how to get at its table.
fn known_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const EXPORT: &str = "export it as CSV";
    let starts = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    Some(if starts(&[b"PAR1"]) {
        ("a Parquet file", EXPORT)
    } else if starts(&[b"<stata_dta>"]) || is_old_stata(bytes) {
        ("a Stata file", "export it as CSV (export delimited)")
    } else if starts(&[b"$FL2", b"$FL3"]) {
        ("an SPSS file", EXPORT)
    } else if starts(&[b"RDX2", b"RDX3", b"RDA2", b"RDA3", b"X\n\0\0\0"]) {
        ("a file of R", "write it as CSV (write.csv)")
    } else if starts(&[b"\xff\xfe", b"\xfe\xff"]) || is_wide(bytes) {
        ("UTF-16 text", "save it as UTF-8")
    } else if starts(&[b"PK\x03\x04"]) {
        (
            "a ZIP archive or a workbook",
            "unpack it, or give the .xlsx file as it is",
        )
    } else if starts(&[b"\xd0\xcf\x11\xe0"]) {
        ("an old Excel workbook (.xls)", "save it as .xlsx or CSV")
    } else if starts(&[b"\x1f\x8b"]) {
        ("a gzip file", "unpack it")
    } else if starts(&[b"BZh", b"\xfd7zXZ\0", b"(\xb5/\xfd", b"7z\xbc\xaf"]) {
        ("a compressed file", "unpack it")
    } else if starts(&[b"%PDF"]) {
        ("a PDF", "copy its table into a CSV file")
    } else if starts(&[b"SQLite format 3\0"]) {
        ("an SQLite database", EXPORT)
    } else if starts(&[b"\x89HDF"]) {
        ("an HDF5 file", EXPORT)
    } else if starts(&[b"ARROW1", b"FEA1"]) {
        ("an Arrow or Feather file", EXPORT)
    } else if starts(&[b"<!DOCTYPE html", b"<!doctype html", b"<html"]) {
        ("a web page", "download the file that it offers")
    } else {
        return None;
    })
}

/// Stata 8 to 12 start with their release, a byte order, and the type 1.
fn is_old_stata(bytes: &[u8]) -> bool {
    matches!(bytes, [105..=115, 1 | 2, 1, 0, ..])
}

/// UTF-16 without a mark: every other byte of the first ones is zero.
fn is_wide(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    start.len() >= 4
        && (0..2).any(|odd| {
            start.iter().skip(odd).step_by(2).all(|&byte| byte == 0)
                && start.iter().skip(1 - odd).step_by(2).all(|&byte| byte != 0)
        })
}

/// What is inside a gzip file, or the bytes as they are.
#[cfg(feature = "formats")]
pub(crate) fn unpacked(file: &str, bytes: Vec<u8>) -> Result<Vec<u8>, ReadError> {
    if bytes.starts_with(b"\x1f\x8b") {
        read_limited(file, flate2::read::MultiGzDecoder::new(bytes.as_slice()))
    } else {
        Ok(bytes)
    }
}

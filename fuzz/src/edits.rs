//! Inputs: bytes out of nothing, or a file of the corpus with a few things done to it.

use proptest::collection::vec;
use proptest::prelude::*;

/// Something done to bytes; positions are parts of the length, in 65,536ths.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    /// A token of the target's dictionary.
    Insert(u16, u8),
    /// Another byte.
    Byte(u16, u8),
    /// Some bytes fewer.
    Delete(u16, u8),
    /// Some bytes twice, or many times.
    Repeat(u16, u8, u8),
    /// Some bytes elsewhere.
    Move(u16, u16, u8),
    /// A number.
    Number(u16, u64),
    /// The rest cut off.
    Cut(u16),
}

/// An input as it is made, so that what fails can be made smaller.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    Bytes(Vec<u8>),
    Edited(u8, Vec<Edit>),
}

impl Input {
    pub(crate) fn bytes(&self, corpus: &[Vec<u8>], dictionary: &[&[u8]]) -> Vec<u8> {
        /// No input is longer, so that many can be tried.
        const LONGEST: usize = 1 << 18;
        match self {
            Self::Bytes(bytes) => bytes.clone(),
            Self::Edited(which, edits) => {
                let mut bytes = corpus
                    .get(usize::from(*which) % corpus.len().max(1))
                    .cloned()
                    .unwrap_or_default();
                for edit in edits {
                    edit.apply(&mut bytes, dictionary);
                    bytes.truncate(LONGEST);
                }
                bytes
            }
        }
    }
}

impl Edit {
    fn apply(&self, bytes: &mut Vec<u8>, dictionary: &[&[u8]]) {
        let place = |part: u16, bytes: &[u8]| (usize::from(part) * (bytes.len() + 1)) >> 16;
        let slice = |part: u16, length: u8, bytes: &[u8]| {
            let start = place(part, bytes);
            start..(start + usize::from(length)).min(bytes.len())
        };
        match *self {
            Self::Insert(at, which) => {
                let token = dictionary[usize::from(which) % dictionary.len()];
                let at = place(at, bytes);
                bytes.splice(at..at, token.iter().copied());
            }
            Self::Byte(at, byte) => {
                let at = place(at, bytes);
                match bytes.get_mut(at) {
                    Some(place) => *place = byte,
                    None => bytes.push(byte),
                }
            }
            Self::Delete(at, length) => {
                bytes.drain(slice(at, length, bytes));
            }
            Self::Repeat(at, length, times) => {
                let range = slice(at, length, bytes);
                let piece = bytes[range.clone()].repeat(usize::from(times));
                bytes.splice(range.end..range.end, piece);
            }
            Self::Move(from, to, length) => {
                let piece: Vec<u8> = bytes.drain(slice(from, length, bytes)).collect();
                let at = place(to, bytes);
                bytes.splice(at..at, piece);
            }
            Self::Number(at, bits) => {
                let at = place(at, bytes);
                let text = match bits % 4 {
                    0 => f64::from_bits(bits).to_string(),
                    1 => (bits >> 2).to_string(),
                    2 => format!("{:e}", f64::from_bits(bits)),
                    _ => (bits % 1_000).to_string(),
                };
                bytes.splice(at..at, text.bytes());
            }
            Self::Cut(at) => {
                let at = place(at, bytes);
                bytes.truncate(at);
            }
        }
    }
}

/// Nine in ten edited, the others out of nothing.
pub(crate) fn input() -> impl Strategy<Value = Input> {
    let edit = prop_oneof![
        4 => any::<(u16, u8)>().prop_map(|(at, which)| Edit::Insert(at, which)),
        2 => any::<(u16, u8)>().prop_map(|(at, byte)| Edit::Byte(at, byte)),
        2 => any::<(u16, u8)>().prop_map(|(at, length)| Edit::Delete(at, length)),
        1 => (any::<(u16, u8)>(), 1_u8..40).prop_map(|((at, length), times)| {
            Edit::Repeat(at, length, times)
        }),
        1 => any::<(u16, u16, u8)>().prop_map(|(from, to, length)| Edit::Move(from, to, length)),
        2 => any::<(u16, u64)>().prop_map(|(at, bits)| Edit::Number(at, bits)),
        1 => any::<u16>().prop_map(Edit::Cut),
    ];
    prop_oneof![
        9 => (any::<u8>(), vec(edit, 1..10)).prop_map(|(which, edits)| Input::Edited(which, edits)),
        1 => vec(any::<u8>(), 0..300).prop_map(Input::Bytes),
    ]
}

//! What is tried: each target takes any bytes and panics where something does not hold that must.

mod compute;
mod package;
mod reader;
mod scenario;
mod sweep;
mod writers;

/// One target.
#[derive(Debug)]
pub(crate) struct Target {
    /// Name of its folder in the corpus.
    pub(crate) name: &'static str,
    /// What it is, for the table.
    pub(crate) what: &'static str,
    pub(crate) kind: Kind,
    /// It takes this part of the inputs that are asked for: those that compute take fewer.
    pub(crate) share: u32,
    /// What is put in.
    pub(crate) dictionary: &'static [&'static [u8]],
    /// The check.
    pub(crate) run: fn(&[u8]),
}

/// What a target tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Reader,
    Writer,
}

pub(crate) const TARGETS: &[Target] = &[
    Target {
        name: "csv",
        what: "tables in every dialect, gzip, workbooks",
        kind: Kind::Reader,
        share: 1,
        dictionary: reader::DICTIONARY,
        run: reader::check,
    },
    Target {
        name: "scenario",
        what: "scenarios of adoption, read, checked and solved",
        kind: Kind::Reader,
        share: 10,
        dictionary: scenario::DICTIONARY,
        run: scenario::check,
    },
    Target {
        name: "sweep",
        what: "specifications of sweeps, their first rows computed",
        kind: Kind::Reader,
        share: 10,
        dictionary: sweep::DICTIONARY,
        run: sweep::check,
    },
    Target {
        name: "package",
        what: "folders of data: one file of the package, or datapackage.json",
        kind: Kind::Reader,
        share: 50,
        dictionary: package::DICTIONARY,
        run: package::check,
    },
    Target {
        name: "compute",
        what: "the explorer's panels on any bits",
        kind: Kind::Reader,
        share: 200,
        dictionary: compute::DICTIONARY,
        run: compute::check,
    },
    Target {
        name: "module",
        what: "the explorer's module on any bits, in an interpreter",
        kind: Kind::Reader,
        share: 5_000,
        dictionary: compute::DICTIONARY,
        run: compute::module,
    },
    Target {
        name: "markdown",
        what: "tables as Markdown",
        kind: Kind::Writer,
        share: 1,
        dictionary: writers::DICTIONARY,
        run: writers::markdown,
    },
    Target {
        name: "latex",
        what: "tables as LaTeX",
        kind: Kind::Writer,
        share: 1,
        dictionary: writers::DICTIONARY,
        run: writers::latex,
    },
    Target {
        name: "typst",
        what: "the paper copy in Typst",
        kind: Kind::Writer,
        share: 1,
        dictionary: writers::DICTIONARY,
        run: writers::typst,
    },
    Target {
        name: "svg",
        what: "charts as SVG",
        kind: Kind::Writer,
        share: 5,
        dictionary: writers::DICTIONARY,
        run: writers::svg,
    },
];

/// A sentence that a user reads: one line of bounded length, which repeats no more of an input than fits in it.
fn is_sentence(text: &str) {
    /// What a message and the names that it lists may take.
    const LONGEST: usize = 6_000;
    assert!(!text.is_empty(), "a refusal without words");
    assert!(text.len() <= LONGEST, "a message of {} bytes", text.len());
}

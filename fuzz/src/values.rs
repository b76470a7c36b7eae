//! What is given for the values of a command line: what people give, and what no one would.

use std::fs;
use std::path::Path;

use crate::grammar::Argument;

/// A stream of choices (splitmix64): the same for the same seed.
#[derive(Debug, Clone)]
pub(crate) struct Choices(pub(crate) u64);

impl Choices {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// True in one of this many cases.
    pub(crate) fn one_in(&mut self, many: u64) -> bool {
        self.next().is_multiple_of(many)
    }

    pub(crate) fn of<'a, T: ?Sized>(&mut self, among: &[&'a T]) -> &'a T {
        let at = self.next() % among.len() as u64;
        among[usize::try_from(at).unwrap_or(0)]
    }
}

const NUMBERS: &[&str] = &[
    "0", "1", "2", "3", "5", "8", "12", "0.05", "0.3", "0.5", "0.9", "0.95", "1.5", "2.4", "4.2",
    "10", "20", "100", "2024", "1e-3", "1e-9", "1e3",
];
const ODD_NUMBERS: &[&str] = &[
    "-1",
    "-0",
    "-1e-300",
    "1e-300",
    "5e-324",
    "1e15",
    "1e300",
    "1e400",
    "inf",
    "-inf",
    "nan",
    "NaN",
    "1e",
    "0x10",
    "",
    " ",
    "1_000",
    "1,5",
    "٣",
    "18446744073709551615",
    "18446744073709551616",
    "9999999",
    "1000000",
    "65536",
    "-9223372036854775808",
];
const WORDS: &[&str] = &[
    "cumulative",
    "price",
    "year",
    "share",
    "adopters",
    "unit",
    "alpha",
    "se",
    "nash",
    "rivalry",
    "calendar",
];
const ODD_WORDS: &[&str] = &[
    "",
    " ",
    "--",
    "-",
    "x\u{1b}[31m",
    "a,b",
    "\u{202e}abc",
    "cumulative,price",
    "../..",
    "=1+1",
    "<b>",
    "%Y",
    "é",
];
/// Dates and ranges.
const TIMES: &[&str] = &[
    "2024",
    "2024-06",
    "2024-02-30",
    "2024Q1",
    "2024-06-30",
    "1/2",
    "2/2",
    "0/0",
    "1/1000000",
    "global:1",
    "a:b",
    "month",
];

/// Files that are there, by their names; a name that is not is among them.
pub(crate) const FILES: &[(&str, &str)] = &[
    (
        "costs.csv",
        "year,cumulative,price,unit,se\n2015,1,100,a,1\n2016,2,81,b,1\n2017,4,64,c,2\n2018,8,52,d,1\n2019,16,41,e,3\n2020,32,33,f,1\n2021,64,27,g,1\n2022,128,21,h,1\n",
    ),
    (
        "shares.csv",
        "year,share,adopters\n2018,0.01,10\n2019,0.02,18\n2020,0.035,31\n2021,0.06,52\n2022,0.11,80\n2023,0.18,110\n2024,0.28,130\n",
    ),
    (
        "alphas.csv",
        "unit,alpha,se\na,0.21,0.02\nb,0.35,0.03\nc,0.15,0.05\nd,0.40,0.04\n",
    ),
    ("odd.csv", "a,a,\n1,\"2\n3,,,\nNaN,inf,-\n"),
    (
        "holes.csv",
        "year,cumulative,price\n2015,1,\n2016,NA,81\n2017,4,x\n2018,-8,52\n",
    ),
    ("one.csv", "cumulative,price\n1,1\n"),
    ("header.csv", "cumulative,price\n"),
    ("empty.csv", ""),
    ("nul.csv", "a\0b\n"),
    (
        "semicolons.csv",
        "year;cumulative;price\n2015;1;100,5\n2016;2;81,2\n2017;4;64,9\n",
    ),
    (
        "scenario.toml",
        include_str!("../../examples/scenarios/two-waves.toml"),
    ),
    (
        "sweep.toml",
        include_str!("../../examples/sweeps/firms-and-distance.toml"),
    ),
    (
        "sensitivity.toml",
        include_str!("../../examples/sweeps/sensitivity.toml"),
    ),
    ("bad.toml", "panel = [\n"),
];

/// Writes the files.
pub(crate) fn lay_out(folder: &Path) -> std::io::Result<()> {
    for (name, text) in FILES {
        fs::write(folder.join(name), text)?;
    }
    fs::create_dir(folder.join("folder"))?;
    fs::write(
        folder.join("folder/author_capex.csv"),
        "company,year\nx,1\n",
    )
}

/// A value for an argument.
pub(crate) fn value(argument: &Argument, choices: &mut Choices) -> String {
    if !argument.words.is_empty() && !choices.one_in(12) {
        let words: Vec<&str> = argument.words.iter().map(String::as_str).collect();
        return choices.of(&words).to_owned();
    }
    let name = argument.value.as_deref().unwrap_or_default();
    let odd = choices.one_in(6);
    match name {
        "CSV" | "PART" => file(".csv", choices),
        "SPEC" | "SCENARIO" => file(".toml", choices),
        "FILE" => choices
            .of(&[
                "out.txt",
                "out.csv",
                "out.json",
                "folder",
                "no/such",
                "costs.csv",
                "out.parquet",
                "",
            ])
            .to_owned(),
        "DIR" => choices
            .of(&["folder", "out", "new/folder", "costs.csv", "."])
            .to_owned(),
        "COL" | "COLS" | "NAME" | "SLUG" | "ID" | "PANEL" if odd => {
            choices.of(ODD_WORDS).to_owned()
        }
        "COL" | "COLS" | "NAME" | "SLUG" | "ID" | "PANEL" => choices.of(WORDS).to_owned(),
        _ if odd => choices.of(ODD_NUMBERS).to_owned(),
        _ if choices.one_in(8) => choices.of(TIMES).to_owned(),
        _ if choices.one_in(12) => choices.of(WORDS).to_owned(),
        _ => choices.of(NUMBERS).to_owned(),
    }
}

fn file(ending: &str, choices: &mut Choices) -> String {
    if choices.one_in(20) {
        return choices.of(&["missing.csv", "folder", "-", ""]).to_owned();
    }
    let names: Vec<&str> = FILES
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| name.ends_with(ending))
        .collect();
    choices.of(&names).to_owned()
}

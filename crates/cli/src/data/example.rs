//! `endodec data example`: files to try the commands on.

use std::path::PathBuf;

use clap::Args;
use endodec_files::{Generation, Known, hash};

use crate::failure::Failure;
use crate::output::print;

/// Arguments of `endodec data example`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data example --to .\n  endodec learning fit costs.csv --quantity cumulative --cost price --time year\n\nThe numbers are made up. Another file of the same name is refused unless --force is given."
)]
pub(crate) struct Arguments {
    /// Folder to write to; it is created where it does not exist
    #[arg(long, value_name = "DIR", default_value = ".")]
    to: PathBuf,
    /// Replace files of the same names
    #[arg(long)]
    force: bool,
}

/// A sample: its name, what it is for, a command to try on it, its text.
struct Sample {
    name: &'static str,
    what: &'static str,
    command: &'static str,
    text: &'static str,
}

/// Bytes of a file that may be told from a sample.
const LARGEST: u64 = 64 << 20;

macro_rules! sample {
    ($name:literal, $what:literal, $command:literal) => {
        Sample {
            name: $name,
            what: $what,
            command: $command,
            text: include_str!(concat!("../../samples/", $name)),
        }
    };
}

const SAMPLES: [Sample; 8] = [
    sample!(
        "costs.csv",
        "cumulative output and price of one product",
        "learning fit costs.csv --quantity cumulative --cost price --time year"
    ),
    sample!(
        "regimes.csv",
        "a product that learns faster after 2004",
        "learning breaks regimes.csv --y price --x cumulative --log --time year"
    ),
    sample!(
        "technologies.csv",
        "a panel of five technologies",
        "learning fit technologies.csv --quantity cumulative --cost price --time year --by technology"
    ),
    sample!(
        "sales.csv",
        "sales of a new product, year by year",
        "adoption fit sales.csv --time year --adopters sales --bootstrap 200 --forecast 2015"
    ),
    sample!(
        "shares.csv",
        "monthly shares of users",
        "adoption implied-r0 shares.csv --date month --share share"
    ),
    sample!(
        "curves.csv",
        "estimates with their standard errors",
        "learning heterogeneity curves.csv --estimate alpha --se se --label product"
    ),
    sample!(
        "lots.csv",
        "units and average cost of production lots",
        "learning lots lots.csv --units units --average-cost cost"
    ),
    sample!(
        "continental.csv",
        "semicolons, decimal commas, points between thousands, missing rows",
        "learning fit continental.csv --quantity Menge --cost Preis --time Jahr --delimiter ; --decimal , --thousands . --drop-missing"
    ),
];

impl Arguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let path = |sample: &Sample| self.to.join(sample.name);
        // No pipe, which would be waited for; the writer refuses what is no file.
        let found = |sample: &Sample| endodec_files::read(&path(sample), LARGEST).ok();
        // Another file of the name; a sample that was written before may be written again.
        let other =
            |sample: &&Sample| found(sample).is_some_and(|bytes| bytes != sample.text.as_bytes());
        if let Some(sample) = SAMPLES.iter().find(|sample| !self.force && other(sample)) {
            return Err(Failure::Input(format!(
                "{}: another file has this name; --force replaces it, --to DIR writes elsewhere",
                path(sample).display()
            )));
        }
        // --force takes what is there for its own.
        let known: Known = SAMPLES
            .iter()
            .filter(|_| self.force)
            .filter_map(|sample| Some((sample.name.to_owned(), hash(&found(sample)?))))
            .collect();
        let files = SAMPLES
            .each_ref()
            .map(|sample| (sample.name, sample.text.as_bytes()));
        Generation::begin(&self.to)?.commit(&known, &files, false)?;
        let mut text = String::new();
        for sample in &SAMPLES {
            text.push_str(&format!(
                "{}: {}\n  endodec {}\n",
                path(sample).display(),
                sample.what,
                sample.command.replace(" ; ", " ';' ")
            ));
        }
        print(text.as_bytes())
    }
}

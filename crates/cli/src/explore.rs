//! `endodec explore`.

mod parameters;
mod screen;

use std::path::PathBuf;

use clap::Args;
use endodec_report::explorer;

use crate::failure::Failure;
use crate::output::{self, OutputArguments, To};
use parameters::parameters;
use screen::screen;

/// Arguments of `endodec explore`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  endodec explore --to explorer.html\n  endodec explore --panel calendar --set elasticity=0.226 --set reading=rate --format csv\n  endodec explore --parameters --format json\n\nA screen of the explorer shows the command that prints its numbers; they are the same to the last digit."
)]
pub(crate) struct Arguments {
    /// HTML file to write [default: explorer.html]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["panel", "parameters"])]
    to: Option<PathBuf>,
    /// Print the numbers of this panel instead: rivalry, calendar, adoption, unequal
    #[arg(long, value_name = "PANEL")]
    panel: Option<String>,
    /// Value of a parameter of the panel; may be given several times
    #[arg(long = "set", value_name = "NAME=VALUE", requires = "panel")]
    settings: Vec<String>,
    /// Print every parameter instead: name, symbol, meaning, unit, default, range, source
    #[arg(long, conflicts_with = "panel")]
    parameters: bool,
    #[command(flatten)]
    output: OutputArguments,
}

impl Arguments {
    /// Whether the page is asked for.
    pub(crate) fn is_page(&self) -> bool {
        self.panel.is_none() && !self.parameters
    }
}

pub(crate) fn run(arguments: &Arguments, to: &mut To<'_>) -> Result<(), Failure> {
    if arguments.parameters {
        return to.give(parameters(), &arguments.output);
    }
    match &arguments.panel {
        Some(name) => to.give(screen(name, &arguments.settings)?, &arguments.output),
        None => page(arguments),
    }
}

/// Writes the page, and says where.
fn page(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.output.output.is_some() {
        return Err(Failure::Input(
            "--output takes the numbers of --panel or --parameters; the page goes to --to FILE"
                .into(),
        ));
    }
    let page = explorer::page();
    let path = arguments
        .to
        .clone()
        .unwrap_or_else(|| PathBuf::from(&page.path));
    output::write_file(&path, &page.bytes)?;
    output::print(format!("{}\n", path.display()).as_bytes())
}

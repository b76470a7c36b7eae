//! `endodec learning report`.

mod one;
mod sections;
mod trust;

use std::path::PathBuf;

use clap::Args;
use endodec_figures::page::{Block, Page, Section};
use endodec_figures::{Forest, ForestRow};

use super::series::SeriesArguments;
use crate::failure::Failure;
use crate::output::{Cell, Table, made_by, print, significant, write_file};
use crate::usage::count;
use one::One;

/// Groups that are reported with all their figures.
const MOST_IN_FULL: usize = 6;
/// Groups that are reported with a section.
const MOST_SECTIONS: usize = 100;

/// Arguments of `endodec learning report`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec data export solar_pv --to .\n  endodec learning report solar_pv.csv --quantity cumulative_capacity_mw --cost module_price_usd2019_per_w --time year --target 0.1 --output solar.html\n\nThe page asks the network for nothing: figures, tables, what to trust and why, and each command as it would be typed."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    series: SeriesArguments,
    /// Column that names the observations where there is no column of times
    #[arg(long, value_name = "COL")]
    label: Option<String>,
    /// Growth of cumulative output in each step to come, a fraction [default: that of the last ten steps]
    #[arg(long, value_name = "G")]
    growth: Option<f64>,
    /// Steps ahead
    #[arg(long, value_name = "STEPS", default_value_t = 10, value_parser = count::<10_000>)]
    horizon: usize,
    /// Unit cost whose crossing is dated
    #[arg(long, value_name = "COST")]
    target: Option<f64>,
    /// HTML file to write; whole or not at all [default: the CSV's name with -report.html, in this folder]
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let file = arguments.series.name();
    let page = arguments.page().map_err(|failure| failure.about(&file))?;
    let html = page
        .html()
        .map_err(|error| Failure::Internal(error.to_string()))?;
    let path = arguments
        .output
        .clone()
        .unwrap_or_else(|| default_path(&file));
    write_file(&path, html.as_bytes())?;
    print(format!("{} written\n", path.display()).as_bytes())
}

/// Where a report goes that is told no place.
pub(crate) fn default_path(file: &str) -> PathBuf {
    let name = std::path::Path::new(file).file_name();
    let name = name.map_or_else(
        || "data".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    let stem = name.split('.').next().unwrap_or_default().to_owned();
    PathBuf::from(format!("{stem}-report.html"))
}

impl Arguments {
    fn page(&self) -> Result<Page, Failure> {
        if self.series.csv().is_input() {
            return Err(Failure::Input(
                "a report needs a file, which its commands read one after another, not standard input".to_owned(),
            ));
        }
        let [quantity, cost] = self.series.pair();
        let title = format!("{cost} and {quantity}");
        match self.series.by() {
            None => {
                let one = One::of(self, None)?;
                let mut sections = vec![one.trust()];
                sections.extend(one.sections());
                Ok(Page {
                    title,
                    lead: one.lead(),
                    sections,
                    made_by: made_by(),
                })
            }
            Some(by) => self.grouped(by, title),
        }
    }

    fn grouped(&self, by: &str, title: String) -> Result<Page, Failure> {
        let table = self.series.csv().read(&[by])?;
        let names: Vec<String> = table
            .groups(by)?
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let mut refused = Vec::new();
        let mut groups = Vec::new();
        for name in &names {
            match One::of(self, Some((by, name))) {
                Ok(one) => groups.push((name.clone(), one)),
                Err(failure) => refused.push((name.clone(), failure.about(name).sentence())),
            }
        }
        if groups.is_empty() {
            let reason = refused.first().map_or("no group", |(_, reason)| reason);
            return Err(Failure::Input(format!(
                "no group of `{by}` can be fitted; the first: {reason}"
            )));
        }
        let mut sections = vec![Section {
            heading: "All groups".to_owned(),
            blocks: overview(&groups, &refused),
        }];
        for (name, one) in groups.iter().take(MOST_SECTIONS) {
            let mut blocks = vec![Block::Paragraph(one.lead().join(" "))];
            blocks.extend(one.trust().blocks);
            let full = groups.len() <= MOST_IN_FULL;
            for section in one.sections().into_iter().take(if full { 9 } else { 1 }) {
                blocks.push(Block::Heading(section.heading));
                blocks.extend(section.blocks);
            }
            sections.push(Section {
                heading: format!("{by} {name}"),
                blocks,
            });
        }
        let mut lead = vec![format!(
            "{} of {} groups of {by} have a learning curve.",
            groups.len(),
            names.len()
        )];
        if groups.len() > MOST_SECTIONS {
            lead.push(format!(
                "The first {MOST_SECTIONS} have a section; the table below has all of them."
            ));
        }
        Ok(Page {
            title,
            lead,
            sections,
            made_by: made_by(),
        })
    }
}

/// The estimates of all groups: drawn, as a table, and those that were refused.
fn overview(groups: &[(String, One)], refused: &[(String, String)]) -> Vec<Block> {
    let mut table = Table::new([
        "group",
        "elasticity",
        "std. error",
        "learning rate, %",
        "R²",
        "rows",
        "doubts",
    ]);
    let mut rows = Vec::new();
    for (name, one) in groups {
        let number = |keys: &[&str]| one.fit.number(keys);
        let percent = number(&["learning_rate"]).map(|rate| 100.0 * rate);
        table.push([
            Cell::from(name.as_str()),
            Cell::from(number(&["elasticity"])),
            Cell::from(number(&["std_error"])),
            Cell::from(percent),
            Cell::from(number(&["r_squared"])),
            Cell::from(number(&["n"]).map_or_else(String::new, |n| significant(n, 9))),
            Cell::from(one.doubts()),
        ]);
        if let (Some(estimate), Some(low), Some(high)) = (
            number(&["elasticity"]),
            number(&["interval", "0"]),
            number(&["interval", "1"]),
        ) {
            rows.push(ForestRow {
                name: name.clone(),
                estimate,
                interval: [low, high],
            });
        }
    }
    let forest = Forest {
        measure: "elasticity α".to_owned(),
        level: 0.95,
        rows,
        pooled: Vec::new(),
        prediction: None,
    };
    let mut blocks = vec![
        Block::Figure(Box::new(forest.figure())),
        Block::Table("Each group by itself".to_owned(), table),
    ];
    if !refused.is_empty() {
        let mut table = Table::new(["group", "why not"]);
        for (name, reason) in refused {
            table.push([Cell::from(name.as_str()), Cell::from(reason.as_str())]);
        }
        blocks.push(Block::Table("Refused".to_owned(), table));
    }
    blocks
}

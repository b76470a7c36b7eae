//! The main job: every figure and table recomputed, as files in memory.

use rayon::prelude::*;

use crate::error::ReportError;
use crate::figures::{FIGURES, PaperFigure};
use crate::subject::Subject;
use crate::tables::{PaperTable, TABLES};
use endodec_chart::render;
use endodec_paper::Inputs;
use endodec_table::markup;
use endodec_table::{Table, latex, markdown};

/// One thing that can be reproduced by its name.
#[derive(Debug, Clone, Copy)]
pub enum Item {
    /// A figure.
    Figure(&'static PaperFigure),
    /// A table of the paper.
    Table(&'static PaperTable),
}

impl Item {
    /// Name of its files and its anchor.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Figure(figure) => figure.slug,
            Self::Table(table) => table.slug,
        }
    }

    /// Where the paper has it, or the part of the report it belongs to.
    #[must_use]
    pub fn place(&self) -> &'static str {
        match self {
            Self::Figure(figure) => figure.place,
            Self::Table(table) => table.place,
        }
    }

    /// The part of the page that it stands in.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::Figure(figure) => figure.subject,
            Self::Table(table) => table.subject,
        }
    }

    /// What it is, without markup.
    #[must_use]
    pub fn title(&self) -> String {
        markup::plain(match self {
            Self::Figure(figure) => figure.title,
            Self::Table(table) => table.title,
        })
    }

    /// Data sets and models that it rests on.
    #[must_use]
    pub fn sources(&self) -> &'static [&'static str] {
        match self {
            Self::Figure(figure) => figure.sources,
            Self::Table(table) => table.sources,
        }
    }

    /// Folder of its files below the output folder.
    #[must_use]
    pub fn folder(&self) -> &'static str {
        match self {
            Self::Figure(_) => "figures",
            Self::Table(_) => "tables",
        }
    }
}

/// Everything that can be reproduced by name, in the order of the report.
#[must_use]
pub fn items() -> Vec<Item> {
    let figures = FIGURES.iter().map(|figure| Item::Figure(figure));
    figures
        .chain(TABLES.iter().map(|table| Item::Table(table)))
        .collect()
}

/// The items with these names, each once, in the order of the report; all of them for an empty list.
///
/// # Errors
/// [`ReportError::UnknownItem`] for a name that nothing has.
pub fn select(slugs: &[String]) -> Result<Vec<Item>, ReportError> {
    let all = items();
    if slugs.is_empty() {
        return Ok(all);
    }
    if let Some(unknown) = slugs
        .iter()
        .find(|slug| all.iter().all(|item| item.slug() != *slug))
    {
        return Err(ReportError::UnknownItem {
            slug: unknown.clone(),
        });
    }
    Ok(all
        .into_iter()
        .filter(|item| slugs.iter().any(|slug| item.slug() == slug))
        .collect())
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// Path below the output folder, with `/` between its parts.
    pub path: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// An item recomputed: its numbers and its files.
#[derive(Debug, Clone)]
pub struct Produced {
    /// What was recomputed.
    pub item: Item,
    /// The numbers behind it.
    pub table: Table,
    /// Its files.
    pub artefacts: Vec<Artefact>,
}

/// Recomputes one item.
///
/// # Errors
/// Whatever its data or its drawing fails with.
pub fn produce(inputs: &Inputs, item: Item) -> Result<Produced, ReportError> {
    let table = match item {
        Item::Figure(figure) => (figure.data)(inputs)?,
        Item::Table(paper_table) => (paper_table.data)(inputs)?,
    };
    let mut files = vec![("csv", table.to_rounded_csv().into_bytes())];
    match item {
        Item::Figure(figure) => {
            let svg = render::svg(&(figure.chart)(&table), figure.title, figure.alt)?;
            files.push(("png", render::png(&svg)?));
            files.push(("svg", svg.into_bytes()));
        }
        Item::Table(paper_table) => {
            let title = item.title();
            let note = markup::plain(paper_table.note);
            let headings: Vec<String> = paper_table
                .headings
                .iter()
                .map(|heading| markup::plain(heading))
                .collect();
            let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
            files.push(("md", markdown(&table, &headings).into_bytes()));
            files.push((
                "tex",
                latex(&table, &headings, paper_table.slug, &title, &note).into_bytes(),
            ));
        }
    }
    let artefacts = files
        .into_iter()
        .map(|(extension, bytes)| Artefact {
            path: format!("{}/{}.{extension}", item.folder(), item.slug()),
            bytes,
        })
        .collect();
    Ok(Produced {
        item,
        table,
        artefacts,
    })
}

/// Recomputes several items in parallel; the result is in their order and the same at any number of threads.
/// `done` is called after each, from whichever thread finished it.
///
/// # Errors
/// The first failure in the order of the items, with the name of its item.
pub fn produce_all(
    inputs: &Inputs,
    items: &[Item],
    done: impl Fn(&Item) + Sync,
) -> Result<Vec<Produced>, ReportError> {
    items
        .par_iter()
        .map(|&item| {
            let produced = produce(inputs, item).map_err(|reason| ReportError::Item {
                slug: item.slug(),
                reason: Box::new(reason),
            });
            done(&item);
            produced
        })
        .collect::<Vec<_>>()
        .into_iter()
        .collect()
}

//! Everything that can go wrong while a report is made.

use std::path::PathBuf;

/// Why a figure, a table or a page could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// A table lacks a column that a chart draws.
    #[error("figure {figure}: its table has no column `{column}`")]
    MissingColumn {
        /// Slug of the figure.
        figure: String,
        /// Column that was looked for.
        column: String,
    },
    /// The drawing library refused a shape.
    #[error("drawing failed: {reason}")]
    Drawing {
        /// What the library said.
        reason: String,
    },
    /// The picture could not be rasterised or encoded.
    #[error("rasterising to PNG failed: {reason}")]
    Raster {
        /// What the library said.
        reason: String,
    },
    /// A bundled font could not be read.
    #[error("bundled font {font} is unreadable: {reason}")]
    Font {
        /// Name of the face.
        font: &'static str,
        /// What the library said.
        reason: String,
    },
    /// A file could not be written.
    #[error("{path}: cannot be written: {source}")]
    Write {
        /// Where it should have gone.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

//! Everything that can go wrong while a chart is drawn.

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChartError {
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
}

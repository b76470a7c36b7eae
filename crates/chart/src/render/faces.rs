//! The bundled fonts.

use std::sync::OnceLock;

use harfrust::font::Font;

use crate::error::ChartError;

/// A font with its units.
pub(super) struct Face {
    pub font: Font,
    pub units_per_em: f64,
}

static REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");
static ITALIC: &[u8] = include_bytes!("../../fonts/Inter-Italic.ttf");
static BOLD: &[u8] = include_bytes!("../../fonts/Inter-SemiBold.ttf");

/// The face for a style, read once.
pub(super) fn face(italic: bool, bold: bool) -> Result<&'static Face, ChartError> {
    static FACES: [OnceLock<Result<Face, String>>; 3] =
        [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    let (slot, name, bytes) = match (italic, bold) {
        (_, true) => (2, "Inter SemiBold", BOLD),
        (true, false) => (1, "Inter Italic", ITALIC),
        (false, false) => (0, "Inter Regular", REGULAR),
    };
    FACES[slot]
        .get_or_init(|| {
            let font = Font::new(bytes, 0).ok_or("not a font")?;
            let units_per_em = f64::from(font.units_per_em());
            Ok(Face { font, units_per_em })
        })
        .as_ref()
        .map_err(|reason| ChartError::Font {
            font: name,
            reason: reason.clone(),
        })
}

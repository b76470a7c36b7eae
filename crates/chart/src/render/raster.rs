//! PNG from SVG.

use resvg::{tiny_skia, usvg};

use crate::error::ChartError;
use crate::theme;

/// Rasterises an SVG of [`super::svg`] at 300 dots per inch.
///
/// # Errors
/// [`ChartError::Raster`] when the SVG does not parse or the picture cannot be encoded.
pub fn png(svg: &str) -> Result<Vec<u8>, ChartError> {
    let tree = parsed(svg)?;
    let size = tree.size();
    // 96 units of SVG to the inch; single precision is ample for a page.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a page is a few thousand pixels wide"
    )]
    let scale = (theme::DPI / 96.0) as f32;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a page is a few thousand pixels wide"
    )]
    let pixels = |length: f32| (length * scale).round() as u32;
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or_else(|| {
        refused(format!(
            "a picture of {width} by {height} pixels is not possible"
        ))
    })?;
    resvg::render(
        &tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    encode(&pixmap).map_err(|error| refused(error.to_string()))
}

/// Rasterises an SVG of [`super::svg`] to a picture of so many pixels: as large as fits, in the middle of a white page.
///
/// # Errors
/// As [`png()`].
pub fn fitted_png(svg: &str, width: u32, height: u32) -> Result<Vec<u8>, ChartError> {
    let tree = parsed(svg)?;
    let size = tree.size();
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or_else(|| {
        refused(format!(
            "a picture of {width} by {height} pixels is not possible"
        ))
    })?;
    pixmap.fill(tiny_skia::Color::WHITE);
    let (across, down) = (width as f32, height as f32);
    let scale = (across / size.width()).min(down / size.height());
    let shift = |room: f32, length: f32| (room - scale * length) / 2.0;
    let place = tiny_skia::Transform::from_scale(scale, scale)
        .post_translate(shift(across, size.width()), shift(down, size.height()));
    resvg::render(&tree, place, &mut pixmap.as_mut());
    encode(&pixmap).map_err(|error| refused(error.to_string()))
}

fn refused(reason: String) -> ChartError {
    ChartError::Raster { reason }
}

fn parsed(svg: &str) -> Result<usvg::Tree, ChartError> {
    usvg::Tree::from_str(svg, &usvg::Options::default()).map_err(|error| refused(error.to_string()))
}

fn encode(pixmap: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    // The page is opaque, so the fourth channel says nothing.
    let rgb: Vec<u8> = pixmap
        .data()
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    #[expect(clippy::cast_possible_truncation, reason = "11811 dots per metre")]
    let per_metre = (theme::DPI / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(out)
}

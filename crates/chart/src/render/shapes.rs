//! Shapes of a scene through plotters' SVG backend.

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Circle, PathElement, Polygon};
use plotters::prelude::{DrawingArea, IntoDrawingArea, RGBAColor, SVGBackend, ShapeStyle};

use super::UNITS;
use super::scene::{Form, Scene, Shape};
use crate::error::ChartError;

type Canvas<'a> = DrawingArea<SVGBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// The SVG elements of all shapes, in order, without the enclosing `<svg>`.
pub(super) fn draw(scene: &Scene) -> Result<String, ChartError> {
    let (width, height) = (canvas(scene.width), canvas(scene.height));
    let mut out = String::new();
    {
        let root: DrawingArea<SVGBackend<'_>, Shift> =
            SVGBackend::with_string(&mut out, (width.unsigned_abs(), height.unsigned_abs()))
                .into_drawing_area();
        // From points to canvas units; both grow downwards.
        let area = root.apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
            0.0..scene.width,
            0.0..scene.height,
            (0..width, 0..height),
        ));
        for shape in &scene.shapes {
            draw_shape(&area, shape)?;
        }
        area.present().map_err(refused)?;
    }
    let body = out.split_once(">\n").map_or("", |(_, body)| body);
    Ok(body.trim_end().trim_end_matches("</svg>").to_owned())
}

fn draw_shape(area: &Canvas<'_>, shape: &Shape) -> Result<(), ChartError> {
    let (r, g, b) = shape.colour;
    let colour = RGBAColor(r, g, b, shape.opacity);
    let filled = ShapeStyle {
        color: colour,
        filled: true,
        stroke_width: 0,
    };
    match &shape.form {
        Form::Stroke { points, width } => {
            let style = ShapeStyle {
                color: colour,
                filled: false,
                stroke_width: canvas(*width).unsigned_abs(),
            };
            area.draw(&PathElement::new(points.clone(), style))
                .map_err(refused)
        }
        Form::Area(points) => area
            .draw(&Polygon::new(points.clone(), filled))
            .map_err(refused),
        Form::Disc { centre, radius } => area
            .draw(&Circle::new(*centre, canvas(*radius), filled))
            .map_err(refused),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the page is a few thousand canvas units wide"
)]
fn canvas(points: f64) -> i32 {
    (points * UNITS).round() as i32
}

fn refused(error: impl std::error::Error) -> ChartError {
    ChartError::Drawing {
        reason: error.to_string(),
    }
}

//! What a picture can be asked: for each panel its place, its scales and the values behind its marks.

use serde_json::{Value, json};

use super::frame::Frame;
use super::layout;
use super::scale::Resolved;
use super::sheet::Sheet;
use crate::chart::{
    Axis, Colour, Dash, Direction, Format, Intervals, Label, Mark, Panel, Scale, Ticks,
};
use crate::error::ChartError;
use crate::theme;
use endodec_table::markup;
use endodec_table::number::rounded;

/// The values behind lines, points, bars, bands and maps in the order of the panels, for the script of the page.
///
/// Each panel holds its plotting area in units of the SVG's view box, both axes, and its series: name, colour, kind
/// and rows of numbers with five significant digits. Reference lines have none: they say their values.
///
/// # Errors
/// [`ChartError::Font`] when a bundled font cannot be read.
pub fn readings<'a>(sheet: impl Into<Sheet<'a>>) -> Result<Value, ChartError> {
    let sheet = sheet.into();
    let scene = layout::lay_out(&sheet)?;
    let panels = sheet.chart.panels.iter().zip(&scene.frames);
    Ok(panels
        .map(|(panel, frame)| {
            let area = [
                frame.plot.left,
                frame.plot.top,
                frame.plot.right,
                frame.plot.bottom,
            ];
            json!({
                "title": markup::html(&panel.title),
                "plot": area.map(|length| short((length * super::UNITS).round())),
                "x": axis(&panel.x, &frame.x),
                "y": axis(&panel.y, &frame.y),
                "series": series(panel, frame),
            })
        })
        .collect())
}

fn axis(axis: &Axis, resolved: &Resolved) -> Value {
    let (low, high, logarithmic) = resolved.ends();
    let names: Vec<String> = match &axis.scale {
        Scale::Categories(names) => names.iter().map(|name| markup::html(name)).collect(),
        Scale::Linear | Scale::Log10 => Vec::new(),
    };
    // Months named by hand still lie on a calendar.
    let calendar = matches!(axis.ticks, Ticks::Named(_)) && low > 1900.0 && high < 2200.0;
    json!({
        "title": markup::html(&axis.title),
        "ends": [low, high],
        "log": logarithmic,
        "names": names,
        "format": if calendar { "year" } else { format(axis.format) },
    })
}

fn format(format: Format) -> &'static str {
    match format {
        Format::Number | Format::Power => "number",
        Format::Percent => "percent",
        Format::Year => "year",
    }
}

/// Kind, colour and stroke: what a reader takes for the same series.
type Look = (&'static str, Colour, Option<Dash>);

fn look(mark: &Mark) -> Option<(Look, Option<&Label>)> {
    Some(match mark {
        Mark::Line(line) => (("line", line.colour, Some(line.dash)), line.label.as_ref()),
        Mark::Points(points) => (("points", points.colour, None), points.label.as_ref()),
        // What lines bound, they say.
        Mark::Band(band) if band.reads.is_empty() && band.label.is_none() => return None,
        Mark::Band(band) => (("band", band.colour, None), band.label.as_ref()),
        Mark::Bars(bars) => {
            let kind = match bars.direction {
                Direction::Upright => "upright",
                Direction::Sideways => "sideways",
            };
            ((kind, bars.colour, None), bars.label.as_ref())
        }
        Mark::Surface(_) => (("surface", Colour::Black, None), None),
        Mark::Heat(_) | Mark::Contours(_) | Mark::Rule(_) | Mark::Span(_) | Mark::Text(_) => {
            return None;
        }
    })
}

fn series(panel: &Panel, frame: &Frame) -> Vec<Value> {
    let shown = panel
        .marks
        .iter()
        .filter(|mark| !repeats_a_line(mark, panel));
    shown
        .filter_map(|mark| Some((mark, look(mark)?)))
        .filter_map(|(mark, (looks, label))| {
            // A series drawn in pieces is named once.
            let label = label.or_else(|| {
                let pieces = panel.marks.iter().filter_map(look);
                pieces
                    .filter(|(other, _)| *other == looks)
                    .find_map(|(_, label)| label)
            });
            let name = match mark {
                Mark::Band(band) if !band.reads.is_empty() => markup::html(band.reads),
                Mark::Line(line) if !line.reads.is_empty() => markup::html(line.reads),
                Mark::Surface(surface) => markup::html(surface.name),
                _ => label.map_or_else(String::new, |label| name(&label.text)),
            };
            let values = match mark {
                Mark::Surface(surface) => Some(format(surface.format)),
                _ => None,
            };
            let rows = rows(mark, frame);
            let (r, g, b) = theme::fill(looks.1);
            (!rows.is_empty()).then(|| {
                json!({
                    "kind": looks.0,
                    "name": name,
                    "values": values,
                    "colour": format!("#{r:02x}{g:02x}{b:02x}"),
                    "rows": rows,
                })
            })
        })
        .collect()
}

/// Whether these are the symbols on a line through the same points, which says all that they say.
fn repeats_a_line(mark: &Mark, panel: &Panel) -> bool {
    let Mark::Points(points) = mark else {
        return false;
    };
    points.intervals == Intervals::None
        && points.names.is_empty()
        && panel.marks.iter().any(|mark| {
            matches!(mark, Mark::Line(line) if line.colour == points.colour
                && points.points.iter().all(|point| line.points.contains(point)))
        })
}

/// Rows of a mark that lie inside the panel: `[x, y]`, with `low, high` where there is an interval and a name where
/// the point has one; `[x, low, high]` of a band; `[at, from, to]` of a bar; `[x, y, value]` of a surface.
fn rows(mark: &Mark, frame: &Frame) -> Vec<Value> {
    let inside = |x: f64, y: f64| {
        let (x, y) = frame.point((x, y));
        let slack = 0.5;
        x >= frame.plot.left - slack
            && x <= frame.plot.right + slack
            && y >= frame.plot.top - slack
            && y <= frame.plot.bottom + slack
    };
    match mark {
        Mark::Line(line) => line
            .points
            .iter()
            .filter(|&&(x, y)| inside(x, y))
            .map(|&(x, y)| json!([short(x), short(y)]))
            .collect(),
        Mark::Points(points) => points
            .points
            .iter()
            .enumerate()
            .filter(|&(_, &(x, y))| inside(x, y))
            .map(|(i, &(x, y))| {
                let mut row = vec![short(x), short(y)];
                let (across, ends) = match &points.intervals {
                    Intervals::None => ("", None),
                    Intervals::Horizontal(ends) => ("x", ends.get(i)),
                    Intervals::Vertical(ends) => ("y", ends.get(i)),
                };
                let ends = ends.filter(|(low, high)| low.is_finite() && high.is_finite());
                let name = points
                    .names
                    .get(i)
                    .map(|(name, _)| markup::html(&name.replace('\n', " ")));
                if ends.is_some() || name.as_ref().is_some_and(|name| !name.is_empty()) {
                    row.push(json!(name.unwrap_or_default()));
                }
                if let Some(&(low, high)) = ends {
                    row.extend([json!(across), short(low), short(high)]);
                }
                Value::Array(row)
            })
            .collect(),
        Mark::Band(band) => band
            .points
            .iter()
            .filter(|(x, low, high)| x.is_finite() && low.is_finite() && high.is_finite())
            .map(|&(x, low, high)| json!([short(x), short(low), short(high)]))
            .collect(),
        Mark::Surface(surface) => surface
            .points
            .iter()
            .filter(|(x, y, value)| value.is_finite() && inside(*x, *y))
            .map(|&(x, y, value)| json!([short(x), short(y), short(value)]))
            .collect(),
        Mark::Bars(bars) => bars
            .bars
            .iter()
            .filter(|(_, from, to)| from.is_finite() && to.is_finite())
            .map(|&(at, from, to)| json!([short(at), short(from), short(to)]))
            .collect(),
        _ => Vec::new(),
    }
}

/// A label on one line, without the symbol that stands before it as in a legend.
fn name(label: &str) -> String {
    let words = label.trim_start_matches(['●', '○', '×', '■', '◆', '▲', ' ']);
    markup::html(&words.replace('\n', " "))
}

/// Five significant digits, more than a reader asks of a picture; the months of a year take two more.
fn short(value: f64) -> Value {
    let is_year = (1900.0..2200.0).contains(&value);
    let rounded = rounded(value, if is_year { 7 } else { 5 });
    // Whole numbers without their “.0” save a tenth of the page.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "below 10¹² by the condition"
    )]
    if rounded.fract() == 0.0 && rounded.abs() < 1e12 {
        json!(rounded as i64)
    } else {
        json!(rounded)
    }
}

#[cfg(test)]
mod tests {
    use super::readings;
    use crate::chart::{Axis, Chart, Colour, Label, Line, Panel};

    #[test]
    fn a_line_keeps_its_name_and_the_points_that_are_drawn() {
        let panel = Panel {
            title: String::new(),
            x: Axis {
                range: Some((0.0, 2.0)),
                ..Axis::linear("*x*")
            },
            y: Axis::log10("*y*"),
            marks: vec![
                Line {
                    label: Some(Label::end("*V*^{N}")),
                    ..Line::new([(1.0, 1.0 / 3.0), (2.0, 0.0), (3.0, 10.0)], Colour::Blue)
                }
                .into(),
            ],
        };
        let read = readings(&Chart::single(panel)).unwrap();
        assert_eq!(read[0]["series"][0]["rows"].to_string(), "[[1,0.33333]]");
        assert_eq!(read[0]["series"][0]["name"], "<i>V</i><sup>N</sup>");
        assert_eq!(read[0]["y"]["log"], true);
    }
}

//! Diffusion curves fitted to shares and installed bases, with fans.

mod series;

use crate::subject::Subject;
use endodec_adoption::AdoptionError;
use endodec_adoption::diffusion::{
    Counting, DiffusionBootstrapParams, DiffusionData, akaike_weights, bootstrap, fit, forecast,
};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Band, Chart, Colour, Format, Label, Line, Mark, Panel, Points, Side};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};
use series::cases;

pub(super) static FITS: PaperFigure = PaperFigure {
    slug: "diffusion-fits",
    place: "v2 sections 3.9.1 and 5.4.5",
    subject: Subject::Adoption,
    title: "Diffusion models fitted to the series, with fans",
    caption: concat!(
        "Non-linear least squares on levels; fans are 95 per cent bands of the curve over a residual bootstrap of 400 ",
        "replicates. **a** The author’s eight points (grade C): with so few a straight line, an exponential and a logistic ",
        "towards one are all that AICc supports, and they part at once. **b** Open over classified tokens routed each month ",
        "(grade A). **c** Installed PCs, millions (author, grade C). **d** Share of US adults online (author, grade C). ",
        "Curves: Bass (blue), logistic (red), Gompertz (green), exponential (orange), straight line (grey); a model that the ",
        "data do not identify is left out."
    ),
    alt: "Four panels of data with fitted curves and shaded bands: eight open-weight shares with diverging curves, 22 routed \
          monthly shares with wide bands, installed PCs from 1975 to 2000 and adults online from 1990 to 2020 with narrow ones.",
    sources: &[
        "author_r0_inputs",
        "openrouter_open_share_monthly",
        "author_pc_adoption",
        "author_internet_adoption",
        "endodec-adoption: fit, bootstrap, forecast",
    ],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "series",
        "model",
        "year",
        "value",
        "low",
        "high",
        "akaike_weight",
    ]);
    for case in cases(inputs) {
        let mut push = |model: &str, year: f64, value: f64, low: f64, high: f64, weight: f64| {
            table.push([
                Cell::from(case.name),
                Cell::from(model),
                Cell::from(year),
                Cell::from(value),
                Cell::from(low),
                Cell::from(high),
                Cell::from(weight),
            ]);
        };
        for &(year, value) in &case.points {
            push("data", year, value, f64::NAN, f64::NAN, f64::NAN);
        }
        let (years, values): (Vec<f64>, Vec<f64>) = case.points.iter().copied().unzip();
        let data = DiffusionData::dated(&years, values, Counting::Cumulative)?;
        let mut fits = Vec::new();
        for &model in case.models {
            match fit(&data, model) {
                Ok(fitted) => fits.push(fitted),
                Err(AdoptionError::NotIdentified { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let grid: Vec<f64> = evenly(years[0], case.until, 61).collect();
        for (fitted, weight) in fits.iter().zip(akaike_weights(&fits)) {
            let params = DiffusionBootstrapParams {
                replicates: 400,
                ..DiffusionBootstrapParams::default()
            };
            match bootstrap(&data, fitted, &params) {
                Ok(replicates) => {
                    let fan = forecast(fitted, &replicates, &grid, 0.95, 1)?;
                    for (year, point) in grid.iter().zip(fan) {
                        push(
                            fitted.model.name(),
                            *year,
                            point.level,
                            point.curve.0,
                            point.curve.1,
                            weight.unwrap_or(f64::NAN),
                        );
                    }
                }
                // A curve without a band is still a curve.
                Err(AdoptionError::Replicates { .. }) => {
                    for year in &grid {
                        push(
                            fitted.model.name(),
                            *year,
                            fitted.cumulative(*year),
                            f64::NAN,
                            f64::NAN,
                            weight.unwrap_or(f64::NAN),
                        );
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(table)
}

fn colour(model: &str) -> Colour {
    match model {
        "bass" => Colour::Blue,
        "logistic" | "unit_logistic" => Colour::Vermillion,
        "gompertz" => Colour::Green,
        "exponential" => Colour::Orange,
        _ => Colour::Grey,
    }
}

fn chart(table: &Table) -> Chart {
    let panel =
        |series: &str, title: &str, y: Axis, cap: f64, labels: &[(&str, f64, f64, Side, &str)]| {
            let rows = table.filtered("series", series);
            let mut marks: Vec<Mark> = Vec::new();
            for model in rows
                .distinct("model")
                .iter()
                .filter(|model| *model != "data")
            {
                let curve = rows.filtered("model", model);
                let colour = colour(model);
                let band = curve
                    .band("year", "low", "high")
                    .into_iter()
                    .filter(|(_, low, _)| *low < cap)
                    .map(|(x, low, high)| (x, low.max(0.0), high.min(cap)));
                marks.push(
                    Band {
                        opacity: 0.13,
                        ..Band::new(band, colour)
                    }
                    .into(),
                );
                let label = labels
                    .iter()
                    .find(|label| label.0 == model)
                    .map(|&(_, x, y, side, text)| Label::at(x, y, side, text));
                let points = curve.points("year", "value").into_iter().map(|(x, y)| {
                    (
                        x,
                        if (0.0..=cap).contains(&y) {
                            y
                        } else {
                            f64::NAN
                        },
                    )
                });
                marks.push(
                    Line {
                        width: 1.2,
                        label,
                        ..Line::new(points, colour)
                    }
                    .into(),
                );
            }
            marks.push(
                Points {
                    size: 2.8,
                    ..Points::new(
                        rows.filtered("model", "data").points("year", "value"),
                        Colour::Black,
                    )
                }
                .into(),
            );
            Panel {
                title: title.into(),
                x: Axis::years("Year"),
                y: Axis {
                    range: Some((0.0, cap)),
                    ..y
                },
                marks,
            }
        };
    let share = |title: &str| Axis {
        format: Format::Percent,
        ..Axis::linear(title)
    };
    Chart::pairs(vec![
        panel(
            "author",
            "The author’s eight points",
            share("Open-weight share of tokens"),
            0.8,
            &[
                ("unit_logistic", 2025.57, 0.45, Side::BelowRight, "logistic"),
                ("exponential", 2025.45, 0.62, Side::Left, "exponential"),
                ("linear", 2025.6, 0.22, Side::BelowRight, "line"),
            ],
        ),
        panel(
            "routed",
            "Routed tokens",
            share("Open-weight share of tokens"),
            1.0,
            &[
                ("unit_logistic", 2027.6, 0.86, Side::BelowRight, "logistic"),
                ("gompertz", 2028.0, 0.6, Side::BelowRight, "Gompertz"),
            ],
        ),
        panel(
            "pc",
            "Installed PCs",
            Axis::linear("Millions"),
            1500.0,
            &[
                ("bass", 2002.0, 500.0, Side::BelowRight, "Bass"),
                ("gompertz", 2003.0, 1050.0, Side::AboveLeft, "Gompertz"),
            ],
        ),
        panel(
            "internet",
            "US adults online",
            share("Share of US adults"),
            1.0,
            &[
                ("bass", 2012.0, 0.74, Side::BelowRight, "Bass"),
                ("gompertz", 1998.4, 0.64, Side::Left, "Gompertz"),
            ],
        ),
    ])
}

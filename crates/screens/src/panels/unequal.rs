//! Unequal firms: who produces, who waits, who gains.

use crate::models::unequal::of_industry;
use crate::panel::{
    Draw, NumberStyle, Plot, PlotAxis, Readout, ScreenPanel, Series, SeriesMark, readout, series,
};
use crate::parameter::Key;

pub(super) const PANEL: ScreenPanel = ScreenPanel {
    name: "unequal",
    title: "Unequal firms",
    lead: "Firms differ in unit cost and in what they keep after the crossing. Who loses less by crossing produces more; a firm that \
           would lose more than it earns waits. The paper asserts two corollaries here; both fail as printed for unequal costs.",
    parameters: &[
        Key::Rivals,
        Key::Cost1,
        Key::Cost2,
        Key::Cost3,
        Key::Cost4,
        Key::Value1,
        Key::Value2,
        Key::Value3,
        Key::Value4,
        Key::Intercept,
        Key::Slope,
        Key::Discount,
        Key::Distance,
    ],
    readouts: READOUTS,
    plots: PLOTS,
};

const READOUTS: &[Readout] = &[
    readout(
        "crossing-time",
        "Crossing time T*",
        NumberStyle::Number("units of time"),
        |solved| Ok(of_industry(&solved.unequal()?.firms, |at| at.crossing_time)),
    ),
    readout(
        "output",
        "Output of the industry",
        NumberStyle::Number(""),
        |solved| Ok(of_industry(&solved.unequal()?.firms, |at| at.output)),
    ),
    readout(
        "even-crossing-time",
        "Crossing time of equal firms with the same means",
        NumberStyle::Number("units of time"),
        |solved| Ok(of_industry(&solved.unequal()?.even, |at| at.crossing_time)),
    ),
    readout(
        "output-1",
        "Output of firm 1",
        NumberStyle::Number(""),
        |solved| Ok(solved.unequal()?.at_start(|firm| firm.output, 0)),
    ),
    readout(
        "output-2",
        "Output of firm 2",
        NumberStyle::Number(""),
        |solved| Ok(solved.unequal()?.at_start(|firm| firm.output, 1)),
    ),
    readout(
        "output-3",
        "Output of firm 3",
        NumberStyle::Number(""),
        |solved| Ok(solved.unequal()?.at_start(|firm| firm.output, 2)),
    ),
    readout(
        "output-4",
        "Output of firm 4",
        NumberStyle::Number(""),
        |solved| Ok(solved.unequal()?.at_start(|firm| firm.output, 3)),
    ),
    readout(
        "profit-share-1",
        "Profit share of firm 1",
        NumberStyle::Share,
        |solved| Ok(solved.unequal()?.at_start(|firm| firm.profit_share, 0)),
    ),
    readout(
        "profit-share-2",
        "Profit share of firm 2",
        NumberStyle::Share,
        |solved| Ok(solved.unequal()?.at_start(|firm| firm.profit_share, 1)),
    ),
    readout(
        "profit-share-3",
        "Profit share of firm 3",
        NumberStyle::Share,
        |solved| Ok(solved.unequal()?.at_start(|firm| firm.profit_share, 2)),
    ),
    readout(
        "profit-share-4",
        "Profit share of firm 4",
        NumberStyle::Share,
        |solved| Ok(solved.unequal()?.at_start(|firm| firm.profit_share, 3)),
    ),
];

const DISTANCE: &str = "Distance to crossing x";
const NOTHING: &str = "no number for unequal firms";
/// A line for each firm; those that are not there have no marks.
const fn each([first, second, third, fourth]: [Draw; 4]) -> [Series; 4] {
    [
        series("firm-1", "firm 1", 0, SeriesMark::Line, first),
        series("firm-2", "firm 2", 1, SeriesMark::Line, second),
        series("firm-3", "firm 3", 2, SeriesMark::Line, third),
        series("firm-4", "firm 4", 3, SeriesMark::Line, fourth),
    ]
}

const PLOTS: &[Plot] = &[
    Plot {
        name: "output",
        title: "Output of each firm",
        x: PlotAxis::from_zero(DISTANCE),
        y: PlotAxis::from_zero("q(x), units per unit of time"),
        series: &each([
            |solved| Ok(solved.unequal()?.line(|firm| firm.output, 0)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.output, 1)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.output, 2)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.output, 3)),
        ]),
        printed: NOTHING,
        marks: &[],
    },
    Plot {
        name: "value",
        title: "Value of each firm",
        x: PlotAxis::from_zero(DISTANCE),
        y: PlotAxis::from_zero("V(x), unit of price × output"),
        series: &each([
            |solved| Ok(solved.unequal()?.line(|firm| firm.value, 0)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.value, 1)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.value, 2)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.value, 3)),
        ]),
        printed: NOTHING,
        marks: &[],
    },
    Plot {
        name: "profit-share",
        title: "Share of the industry's profit",
        x: PlotAxis::from_zero(DISTANCE),
        y: PlotAxis::from_zero("Share"),
        series: &each([
            |solved| Ok(solved.unequal()?.line(|firm| firm.profit_share, 0)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.profit_share, 1)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.profit_share, 2)),
            |solved| Ok(solved.unequal()?.line(|firm| firm.profit_share, 3)),
        ]),
        printed: NOTHING,
        marks: &[],
    },
    Plot {
        name: "industry",
        title: "Output of the industry",
        x: PlotAxis::from_zero(DISTANCE),
        y: PlotAxis::from_zero("Q(x), units per unit of time"),
        series: &[
            series("unequal", "these firms", 0, SeriesMark::Line, |solved| {
                let both = solved.unequal()?;
                Ok(both.output(&both.firms))
            }),
            series(
                "even",
                "equal firms with the same means",
                6,
                SeriesMark::Dashed,
                |solved| {
                    let both = solved.unequal()?;
                    Ok(both.output(&both.even))
                },
            ),
        ],
        printed: NOTHING,
        marks: &[],
    },
];

//! Every date of the crossing that the paper's own numbers imply, on one axis.

use crate::subject::Subject;
use endodec_ledger::claims::{Evidence, clocks};

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Label, Line, Panel, Points, Rule, Side, Symbol, Text, Ticks,
};
use endodec_paper::{Constants, Inputs};
use endodec_table::{Cell, Table};

pub(super) static AXIS: PaperFigure = PaperFigure {
    slug: "every-crossing-date",
    place: "v1 section 3.7, v2 section 3.7 and Table 2",
    subject: Subject::Learning,
    title: "One crossing, nine clocks: from 2025 to 2072",
    caption: concat!(
        "When distributed hardware is as cheap as the data centre, by each clock that the paper uses or implies; discs are dates, ",
        "lines 95 per cent bands where something printed or observed gives one, and a cross marks a band that does not end on the axis. ",
        "The dashed line is 2028, the date that both versions print. The game’s date takes a unit of time to be 6.1 years, which its own annual discount ",
        "rate contradicts. The learning curve’s dates take cost from $12 to $5/GB at elasticity 0.23, but for Table 2, which dates a twelve-fold fall. ",
        baseline_note!()
    ),
    alt: "Nine dates one under another on an axis of years from 2020 to 2130, from 2025 by the game’s own calendar over 2028, 2034 and \
          2041 to 2072 by the learning curve of Table 2, most with bands that reach over decades.",
    sources: &[
        "author_hbm_prices",
        "author_dram_panel",
        "endodec-game: nash, calibration",
        "endodec-learning: wright, forecast, crossing",
    ],
    data,
    chart,
};

/// Years that are drawn.
const RANGE: (f64, f64) = (2020.0, 2130.0);

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut clocks = clocks::clocks(&Evidence::new(inputs))?;
    clocks.retain(|clock| clock.years.is_some());
    clocks.sort_by(|one, other| {
        let years = |clock: &clocks::Clock| clock.years.unwrap_or(f64::INFINITY);
        years(one).total_cmp(&years(other))
    });
    let mut table = Table::new(["clock", "year", "low_95", "high_95", "rests_on"]);
    let year = |years: f64| inputs.constants.start_year + years;
    for clock in clocks {
        let ends = clock.band.unwrap_or_default().map(|end| end.map(year));
        table.push([
            Cell::from(clock.name),
            Cell::from(clock.years.map(year)),
            Cell::from(ends[0]),
            Cell::from(ends[1]),
            Cell::from(clock.rests_on),
        ]);
    }
    Ok(table)
}

/// A name that fits above its line on a telephone.
fn short(clock: &str) -> &str {
    match clock {
        "game, printed calendar" => "game, on the calendar as printed",
        "game, its own calendar" => "game, by its own discount rate",
        "learning curve, Table 2 of version 2" => "learning curve, Table 2’s fall",
        "learning curve, 25 % growth" => "learning curve, α = 0.23",
        "learning curve, 0.23 as a learning rate" => "learning curve, 23 % a doubling",
        "learning curve, the growth that the printed prices imply" => {
            "learning curve, growth as prices imply"
        }
        "price trend" => "printed prices, extended",
        "forecast distribution of a series that exists" => "the same fall on DRAM’s record",
        "both sides" => "learning and a falling need",
        other => other,
    }
}

fn colour(clock: &str) -> Colour {
    if clock.starts_with("game") {
        Colour::Blue
    } else if clock.starts_with("learning") || clock == "both sides" {
        Colour::Vermillion
    } else {
        Colour::Green
    }
}

fn chart(table: &Table) -> Chart {
    let clocks = table.texts("clock");
    let (years, lows, highs) = (
        table.values("year"),
        table.values("low_95"),
        table.values("high_95"),
    );
    let printed = Constants::PAPER.nash_year;
    let mut marks = vec![
        Rule {
            label: Some(Label::at(printed, 1.25, Side::Right, "printed: 2028")),
            ..Rule::vertical(printed)
        }
        .into(),
    ];
    for (i, clock) in clocks.iter().enumerate() {
        let y = -(i as f64);
        let colour = colour(clock);
        if lows[i].is_finite() {
            let open = !highs[i].is_finite() || highs[i] > RANGE.1;
            let high = if open { RANGE.1 } else { highs[i] };
            marks.push(
                Line {
                    width: 2.2,
                    reads: "95 % band",
                    ..Line::new([(lows[i], y), (high, y)], colour)
                }
                .into(),
            );
            if open {
                marks.push(
                    Points {
                        symbol: Symbol::Cross,
                        ..Points::new([(high, y)], colour)
                    }
                    .into(),
                );
            }
        }
        marks.push(
            Points {
                size: 6.0,
                ..Points::new([(years[i], y)], colour)
            }
            .into(),
        );
        marks.push(
            Text {
                colour,
                ..Text::new(
                    // Right of the rule, which would cross it.
                    printed + 1.0,
                    y + 0.12,
                    Side::AboveRight,
                    format!("**{:.0}** {}", years[i].round(), short(clock)),
                )
            }
            .into(),
        );
    }
    let last = -(clocks.len() as f64) + 0.5;
    Chart {
        row_height: 3.1,
        ..Chart::single(Panel {
            title: String::new(),
            x: Axis {
                range: Some(RANGE),
                ticks: Ticks::At([2020.0, 2040.0, 2060.0, 2080.0, 2100.0, 2120.0].to_vec()),
                ..Axis::years("Year of the crossing")
            },
            y: Axis {
                range: Some((last, 1.7)),
                ticks: Ticks::Named(Vec::new()),
                ..Axis::linear("")
            },
            marks,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{AXIS, data};
    use endodec_paper::Inputs;

    #[test]
    fn the_title_counts_the_clocks_and_says_their_first_and_last_year() {
        let table = data(&Inputs::embedded().unwrap()).unwrap();
        let years = table.values("year");
        assert_eq!(years.len(), 9);
        let year = |at: usize| format!("{:.0}", years[at].round());
        assert!(
            AXIS.title
                .ends_with(&format!("from {} to {}", year(0), year(8)))
        );
    }
}

//! Read-outs of the symmetric game, for many points at once.

use endodec_game::statics::Quantity;
use endodec_game::{Game, Games, Params};

use super::points::Points;
use super::specification::Specification;
use crate::error::ScreenError;
use crate::models::rivalry;
use crate::panel::ScreenPanel;

/// The read-outs that are quantities of the symmetric game, by their place among those that are wanted; and the places of
/// the others.
pub(super) fn among(specification: &Specification) -> (Vec<(usize, Quantity)>, Vec<usize>) {
    let (mut games, mut others) = (Vec::new(), Vec::new());
    for (place, &at) in specification.readouts.iter().enumerate() {
        let panel = specification.panel;
        match quantity(panel, panel.readouts[at].name) {
            Some(quantity) => games.push((place, quantity)),
            None => others.push(place),
        }
    }
    (games, others)
}

/// The quantity that a read-out is, with the same bits.
fn quantity(panel: &ScreenPanel, readout: &str) -> Option<Quantity> {
    if panel.name != "rivalry" {
        return None;
    }
    Some(match readout {
        "nash-value" => Quantity::NashValue,
        "cooperative-value" => Quantity::CooperativeValue,
        "welfare-loss" => Quantity::WelfareLoss,
        "output-ratio" => Quantity::OutputRatio,
        "nash-crossing-time" => Quantity::NashTime,
        "cooperative-crossing-time" => Quantity::CooperativeTime,
        "acceleration" => Quantity::Acceleration,
        _ => return None,
    })
}

/// Solves the game at every row, and writes the quantities into the columns of their places. The rows that the game refuses,
/// in their order, with its sentence.
pub(super) fn solve(
    points: &mut Points<'_>,
    rows: usize,
    wanted: &[(usize, Quantity)],
    columns: &mut [Vec<f64>],
) -> Vec<(usize, String)> {
    let mut refusals = Vec::new();
    let mut games = Vec::with_capacity(rows);
    for row in 0..rows {
        match Game::new(rivalry::params(points.at(row))) {
            Ok(game) => games.push(game),
            Err(error) => {
                refusals.push((row, ScreenError::from(error).to_string()));
                // Another game keeps its place.
                games.extend(Game::new(Params::EXAMPLE));
            }
        }
    }
    let solved = Games::solve(&games);
    for &(place, quantity) in wanted {
        solved.column(quantity, &mut columns[place]);
    }
    refusals
}

//! The differential game of *Endogenous Decentralization* (Smirl, February 2026), solved.
//!
//! `N` firms sell on the market `P = a − bQ`. Every unit they sell also shortens the distance
//! `x` to the point where a distributed alternative becomes cost-competitive. At `x = 0` each
//! firm receives its continuation value `S` and the game is over.
//!
//! ```text
//! dx/dt = −Σqᵢ                                                    (v1 eq. 3, v2 eq. 3)
//! rV(x) = max over q of (a − b(q + (N−1)q̃))q − V′(x)(q + (N−1)q̃)  (v2 eq. 6)
//! V(0)  = S = S_T + S_I/(N(r + δ))                                (v1 eq. 5, v2 eq. 5)
//! ```
//!
//! The shape is the same everywhere: plain parameters, a validated model, `solve`, a solution.
//!
//! ```
//! use endodec_game::{Game, Params, cooperative, nash};
//!
//! let game = Game::new(Params::EXAMPLE)?;
//! let rivals = nash::solve(&game);
//! let cartel = cooperative::solve(&game);
//! let x = game.distance();
//! // Rivals produce more, earn less and cross sooner.
//! assert!(rivals.output(x) > cartel.output(x));
//! assert!(rivals.value(x) < cartel.value(x));
//! assert!(rivals.crossing_time(x) < cartel.crossing_time(x));
//! # Ok::<(), endodec_game::GameError>(())
//! ```
//!
//! Both value functions, all crossing times and the path `x(t)` are explicit (the paper leaves
//! the first implicit and integrates the others): see [`Solution`].

#![warn(clippy::disallowed_methods)]

pub mod asymmetric;
mod batch;
pub mod calibration;
pub mod capacity;
mod closed_form;
pub mod collusion;
pub mod cooperative;
pub mod drift;
mod error;
mod exponential;
mod games;
pub mod general_demand;
mod lambert;
mod market;
mod model;
pub mod nash;
pub mod option_value;
pub mod overinvestment;
pub mod proposition;
mod root;
mod scalar;
pub mod simulation;
mod solution;
pub mod statics;
pub mod surplus;
pub mod two_period;
pub mod two_state;
pub mod verification;
pub mod welfare;

pub use error::GameError;
pub use games::Games;
pub use market::Market;
pub use model::{Game, Params};
pub use solution::{Continuation, PathPoint, Point, Solution};

//! Many games at once, each with parameters of its own.
//!
//! Rivals and cartel of every game are solved side by side: a block of games is a column for each number, and the loops over
//! them hold no branch, so that the compiler keeps several games in one register ([`crate::batch`] does the same for many
//! distances of one game). Every game has the bits of [`nash`](crate::nash), [`cooperative`](crate::cooperative) and
//! [`overinvestment`](crate::overinvestment).

use multiversion::multiversion;

use crate::closed_form::{ClosedForm, Place};
use crate::lambert::{EXCESS_END, Root, Single, excess, excess_series};
use crate::root::above;
use crate::statics::Quantity;
use crate::{Game, cooperative, nash, overinvestment};

/// Games in a block.
const BLOCK: usize = 64;

/// One number of each game of a block.
type Column = [f64; BLOCK];

/// Games that are solved, each at its own distance to crossing `x₀`.
///
/// ```
/// use endodec_game::statics::Quantity;
/// use endodec_game::{Game, Games, Params, nash};
///
/// let games: Vec<Game> = (2..20)
///     .map(|firms| Game::new(Params { firms: f64::from(firms), ..Params::EXAMPLE }))
///     .collect::<Result<_, _>>()?;
/// let mut times = vec![0.0; games.len()];
/// Games::solve(&games).column(Quantity::NashTime, &mut times);
/// let alone = nash::solve(&games[7]).crossing_time(games[7].distance());
/// assert_eq!(times[7].to_bits(), alone.to_bits());
/// # Ok::<(), endodec_game::GameError>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Games {
    count: usize,
    blocks: Vec<Block>,
}

/// Parameters and roots of some games.
#[derive(Debug, Clone)]
struct Block {
    a: Column,
    b: Column,
    r: Column,
    n: Column,
    s: Column,
    x: Column,
    rivals: Roots,
    cartel: Roots,
}

/// The roots of one regime, number by number.
#[derive(Debug, Clone)]
struct Roots {
    s0: Column,
    v0: Column,
    tau: Column,
    w: Column,
    rise: Column,
    v: Column,
}

impl Games {
    /// Solves rivals and cartel of each game.
    pub fn solve(games: &[Game]) -> Self {
        Self {
            count: games.len(),
            blocks: games.chunks(BLOCK).map(Block::solve).collect(),
        }
    }

    /// One quantity of each game, in their order; as many as there are games and places in `out`.
    pub fn column(&self, quantity: Quantity, out: &mut [f64]) {
        let places = out.len().min(self.count);
        let mut column = [0.0; BLOCK];
        for (block, out) in self.blocks.iter().zip(out[..places].chunks_mut(BLOCK)) {
            read(block, quantity, &mut column);
            out.copy_from_slice(&column[..out.len()]);
        }
    }
}

impl Block {
    /// Solves up to [`BLOCK`] games; what is left of the block repeats the last of them.
    fn solve(games: &[Game]) -> Self {
        let mut block = Self {
            a: [0.0; BLOCK],
            b: [0.0; BLOCK],
            r: [0.0; BLOCK],
            n: [0.0; BLOCK],
            s: [0.0; BLOCK],
            x: [0.0; BLOCK],
            rivals: Roots::unsolved(),
            cartel: Roots::unsolved(),
        };
        for i in 0..BLOCK {
            let game = &games[i.min(games.len() - 1)];
            block.a[i] = game.market().intercept;
            block.b[i] = game.market().slope;
            block.r[i] = game.discount();
            block.n[i] = game.firms();
            block.s[i] = game.continuation_value();
            block.x[i] = game.distance();
        }
        equations(&mut block);
        block.rivals.solve();
        block.cartel.solve();
        block
    }

    #[inline(always)]
    fn rivals(&self, i: usize) -> (ClosedForm<f64>, Place<f64>) {
        let form = nash::closed_form(self.a[i], self.b[i], self.r[i], self.n[i], self.s[i], 0.0);
        (form, self.rivals.place(i))
    }

    #[inline(always)]
    fn cartel(&self, i: usize) -> (ClosedForm<f64>, Place<f64>) {
        let form =
            cooperative::closed_form(self.a[i], self.b[i], self.r[i], self.n[i], self.s[i], 0.0);
        (form, self.cartel.place(i))
    }
}

/// The equation of each root.
#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn equations(block: &mut Block) {
    for i in 0..BLOCK {
        let form = block.rivals(i).0;
        block.rivals.s0[i] = form.s0;
        block.rivals.v0[i] = form.v0;
        block.rivals.tau[i] = form.rate * block.x[i];
    }
    for i in 0..BLOCK {
        let form = block.cartel(i).0;
        block.cartel.s0[i] = form.s0;
        block.cartel.v0[i] = form.v0;
        block.cartel.tau[i] = form.rate * block.x[i];
    }
}

impl Roots {
    const fn unsolved() -> Self {
        Self {
            s0: [0.0; BLOCK],
            v0: [0.0; BLOCK],
            tau: [0.0; BLOCK],
            w: [0.0; BLOCK],
            rise: [0.0; BLOCK],
            v: [0.0; BLOCK],
        }
    }

    #[inline(always)]
    fn single(&self, i: usize) -> Single {
        Single {
            v0: self.v0[i],
            tau: self.tau[i],
        }
    }

    #[inline(always)]
    fn place(&self, i: usize) -> Place<f64> {
        ClosedForm::of_root(Root {
            w: self.w[i],
            rise: self.rise[i],
            v: self.v[i],
        })
    }

    #[inline(always)]
    fn put(&mut self, i: usize, root: Root) {
        self.w[i] = root.w;
        self.rise[i] = root.rise;
        self.v[i] = root.v;
    }

    fn solve(&mut self) {
        let near = (0..BLOCK).filter(|&i| self.single(i).is_near()).count();
        if near < BLOCK {
            far(self);
        }
        if near > 0 {
            let mut excesses = [0.0; BLOCK];
            series(self, &mut excesses);
            // The few that take a logarithm.
            for (i, excess_of) in excesses.iter_mut().enumerate() {
                if self.s0[i] > EXCESS_END && self.single(i).is_near() {
                    *excess_of = excess(self.s0[i], self.v0[i]);
                }
            }
            near_where_near(self, &excesses);
        }
        at_crossing(self);
        // Continuation values above the steady state, whose roots take iterations.
        for i in 0..BLOCK {
            if self.v0[i] < 0.0 {
                self.put(i, above(self.s0[i], self.v0[i], self.tau[i]));
            }
        }
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn far(roots: &mut Roots) {
    for i in 0..BLOCK {
        roots.put(i, roots.single(i).far());
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn series(roots: &Roots, excesses: &mut Column) {
    for (excess_of, &s0) in excesses.iter_mut().zip(&roots.s0) {
        *excess_of = excess_series(s0);
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn near_where_near(roots: &mut Roots, excesses: &Column) {
    for (i, &excess_of) in excesses.iter().enumerate() {
        let other = Root {
            w: roots.w[i],
            rise: roots.rise[i],
            v: roots.v[i],
        };
        let single = roots.single(i);
        let root = single.near(excess_of);
        roots.put(i, root.or(single.is_near(), other));
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn at_crossing(roots: &mut Roots) {
    for i in 0..BLOCK {
        let crossed = roots.tau[i] <= 0.0;
        let of = |start: f64, value: f64| if crossed { start } else { value };
        roots.w[i] = of(0.0, roots.w[i]);
        roots.rise[i] = of(0.0, roots.rise[i]);
        roots.v[i] = of(roots.v0[i], roots.v[i]);
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f+avx512dq+avx512vl"))]
fn read(block: &Block, quantity: Quantity, out: &mut Column) {
    match quantity {
        Quantity::NashValue => each(out, |i| {
            let (form, place) = block.rivals(i);
            form.value(place)
        }),
        Quantity::CooperativeValue => each(out, |i| {
            let (form, place) = block.cartel(i);
            form.value(place)
        }),
        Quantity::NashOutput => each(out, |i| {
            let (form, place) = block.rivals(i);
            form.output(place)
        }),
        Quantity::CooperativeOutput => each(out, |i| {
            let (form, place) = block.cartel(i);
            form.output(place)
        }),
        Quantity::NashTime => each(out, |i| {
            let (form, place) = block.rivals(i);
            form.crossing_time(place)
        }),
        Quantity::CooperativeTime => each(out, |i| {
            let (form, place) = block.cartel(i);
            form.crossing_time(place)
        }),
        Quantity::OutputRatio => each(out, |i| {
            let ((rivals, there), (cartel, here)) = (block.rivals(i), block.cartel(i));
            rivals.output(there) / cartel.output(here)
        }),
        Quantity::WelfareLoss => each(out, |i| {
            let ((rivals, there), (cartel, here)) = (block.rivals(i), block.cartel(i));
            let lost = cartel.gain(here) - rivals.gain(there);
            overinvestment::welfare_loss(block.n[i], lost, cartel.value(here))
        }),
        Quantity::Acceleration => each(out, |i| {
            let ((rivals, there), (cartel, here)) = (block.rivals(i), block.cartel(i));
            overinvestment::acceleration(
                [rivals.crossing_time(there), cartel.crossing_time(here)],
                [rivals.output(there), cartel.output(here)],
            )
        }),
    }
}

#[inline(always)]
fn each(out: &mut Column, of: impl Fn(usize) -> f64) {
    for (i, out) in out.iter_mut().enumerate() {
        *out = of(i);
    }
}

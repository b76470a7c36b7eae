//! What is measured of each command.

use super::inputs::{columns, costs, draws, groups, lots, none, sales, scenario, shares, sweep};
use super::{Bound, Fixed};

/// Commands whose work grows with what they read or are asked for.
pub(super) const BOUNDS: &[Bound] = &[
    bound(
        "learning fit FILE --quantity q --cost c",
        "rows",
        1_000,
        costs,
        300,
    ),
    bound(
        "learning fit FILE --quantity q --cost c --diagnostics --format json",
        "rows",
        1_000,
        costs,
        1_000,
    ),
    bound(
        "learning influence FILE --quantity q --cost c --format csv",
        "rows",
        1_000,
        costs,
        1_500,
    ),
    bound(
        "learning influence FILE --quantity q --cost c --label unit",
        "rows",
        1_000,
        costs,
        2_500,
    ),
    bound(
        "learning forecast FILE --quantity q --cost c --growth 0.1 --horizon 5",
        "rows",
        1_000,
        costs,
        400,
    ),
    bound(
        "learning heterogeneity FILE --estimate c --se se",
        "curves",
        100,
        costs,
        1_000,
    ),
    bound(
        "learning fit FILE --quantity q --cost c",
        "columns",
        100,
        columns,
        500,
    ),
    bound(
        "learning breaks FILE --y c --x q --log",
        "rows",
        40,
        costs,
        1_000,
    ),
    bound(
        "learning bootstrap FILE --quantity q --cost c",
        "rows",
        50,
        costs,
        1_000,
    ),
    bound(
        "learning lots FILE --units units --average-cost cost",
        "lots",
        50,
        lots,
        1_000,
    ),
    bound(
        "learning fit FILE --quantity q --cost c --by group",
        "rows",
        100,
        groups,
        2_000,
    ),
    bound(
        "learning hindcast FILE --cost c --window 5 --horizon 10",
        "rows",
        50,
        costs,
        1_000,
    ),
    bound(
        "learning report FILE --quantity q --cost c --output report.html",
        "rows",
        50,
        costs,
        10_000,
    ),
    Bound {
        power: 2,
        ..bound(
            "learning test FILE --quantity q --cost c --time q --simulations 1000",
            "rows",
            30,
            costs,
            400,
        )
    },
    bound(
        "adoption implied-r0 FILE --date year --share share --format csv",
        "rows",
        100,
        shares,
        3_000,
    ),
    bound(
        "adoption simulate FILE --format csv",
        "points a year",
        12,
        scenario,
        60_000,
    ),
    bound(
        "adoption simulate FILE --format json",
        "points a year",
        12,
        scenario,
        60_000,
    ),
    bound(
        "sweep FILE --format csv --output out.csv",
        "points",
        1_000,
        sweep,
        2_000,
    ),
    bound("sensitivity FILE --format csv", "draws", 256, draws, 8_000),
    bound(
        "adoption fit FILE --time year --adopters sales --model all",
        "years",
        30,
        sales,
        2_000,
    ),
    bound(
        "adoption report FILE --time year --adopters sales --output report.html",
        "years",
        30,
        sales,
        10_000,
    ),
    bound(
        "game path --regime nash --points COUNT --format csv",
        "points",
        1_000,
        none,
        500,
    ),
    bound(
        "game drift --drift 1 --points COUNT --format csv",
        "points",
        100,
        none,
        1_000,
    ),
    bound(
        "game two-state --at COUNT",
        "units of distance",
        3,
        none,
        10_000,
    ),
];

const fn bound(
    line: &'static str,
    what: &'static str,
    usual: usize,
    input: fn(usize) -> String,
    each: u64,
) -> Bound {
    Bound {
        line,
        what,
        usual,
        input,
        each,
        power: 1,
    }
}

/// Commands whose work does not grow, in an order in which each finds what it reads.
pub(super) const FIXED: &[Fixed] = &[
    quick("game solve"),
    quick(
        "game recover --nash-value 19.22 --cooperative-value 29.16 --nash-time 3.8 --cooperative-time 18.3",
    ),
    quick("game statics"),
    quick("game asymmetric --costs 0,0,1 --values 20,15,15 --distance 10"),
    quick("game capacity --capacity 2,4,8 --duration 0.5,0.5,0.5 --distance 20"),
    quick("game option-value --hazard 0.01 --prize 60 --loser-value 15"),
    quick("game two-period --costs 2,2,1.5 --threshold 3 --retained 30 --crossed 10"),
    quick("game welfare --crossing-value 500"),
    quick("game proposition --training-value 900 --at 1 --at 100"),
    quick("game collusion --detection-rate 4 --at 1 --at 10"),
    quick("game general-demand --demand exponential --intercept 10 --scale 10 --at 1 --at 10"),
    quick("learning fit FILE --quantity q --cost c --format json --output fit.json"),
    quick("learning compare fit.json fit.json"),
    quick("adoption threshold --friction 2.4"),
    quick("claims"),
    quick("predictions"),
    quick("explore --to explorer.html"),
    quick("data list"),
    quick("data show author_capex"),
    quick("data codebook"),
    quick("data export --all --to data"),
    quick("data example --to example"),
    quick("completions bash"),
    quick("man"),
    Fixed {
        line: "reproduce --out out",
        memory: 256 << 20,
        seconds: 30.0,
    },
];

const fn quick(line: &'static str) -> Fixed {
    Fixed {
        line,
        memory: super::BASE,
        seconds: 2.0,
    }
}

//! Contradictions inside version 2.

use super::{Contradiction, Place};

pub(super) const ENTRIES: &[Contradiction] = &[
    Contradiction {
        id: "v2-01",
        topic: "year of crossing",
        first: Place {
            at: "v2 3.7",
            says: "2028",
        },
        second: Place {
            at: "v2 Table 2",
            says: "2071 at the same elasticity",
        },
        ruling: "2071 has output growing 8 % a year from 12 to 5 $/GB; the paper's own prices with 0.23 have it grow e-fold a year. See the section on three clocks.",
        claims: &["both-nash-date", "v2-t2-year-23"],
    },
    Contradiction {
        id: "v2-02",
        topic: "hardware window",
        first: Place {
            at: "v2 Table 3",
            says: "2027-29",
        },
        second: Place {
            at: "v2 3.7, 7",
            says: "2028, and 2028-29",
        },
        ruling: "No computation decides.",
        claims: &["v2-p2-70b-device", "both-nash-date"],
    },
    Contradiction {
        id: "v2-03",
        topic: "row 0.23 of Table 2",
        first: Place {
            at: "v2 Table 2",
            says: "47 years",
        },
        second: Place {
            at: "v2 Table 2",
            says: "five other rows that imply 48.4",
        },
        ruling: "48.4, so 2072.",
        claims: &["v2-t2-years-23"],
    },
    Contradiction {
        id: "v2-04",
        topic: "Irwin and Klenow",
        first: Place {
            at: "v2 Table 2",
            says: "0.20 canonical, 0.32 least squares",
        },
        second: Place {
            at: "v2 3.8, Table 11",
            says: "0.32 instrumental variables",
        },
        ruling: "The published number is a learning rate of 20 %, which is an elasticity of 0.32.",
        claims: &["v2-ik-iv"],
    },
    Contradiction {
        id: "v2-05",
        topic: "learning of the die",
        first: Place {
            at: "v2 5.2.1",
            says: "elasticity near zero, negligible per doubling",
        },
        second: Place {
            at: "v2 Table 13",
            says: "0.38 since 2008",
        },
        ruling: "0.38 is 23 % per doubling, more than the 15 % of packaging.",
        claims: &["v2-die-doubling-negligible"],
    },
    Contradiction {
        id: "v2-06",
        topic: "packaging cost in 2029",
        first: Place {
            at: "v2 Table 7",
            says: "from 6-8 to 1.5-2.5 $/GB by learning at 0.23",
        },
        second: Place {
            at: "v2 Table 2",
            says: "growth of output under which it falls by 7 % in four years",
        },
        ruling: "It needs cumulative output to rise 45 to 1,450-fold.",
        claims: &["v2-t7-2029-packaging-learning"],
    },
    Contradiction {
        id: "v2-07",
        topic: "Goldberg et al.",
        first: Place {
            at: "v2 Table 2, Table 11",
            says: "0.12 includes spillovers",
        },
        second: Place {
            at: "v2 6.4",
            says: "it is left out of the test as the estimate without",
        },
        ruling: "Section 3.8 has both: 0.05 without and 0.12 with.",
        claims: &["v2-goldberg", "v2-cochran-count"],
    },
    Contradiction {
        id: "v2-08",
        topic: "the heterogeneity test",
        first: Place {
            at: "v2 6.4",
            says: "six curves",
        },
        second: Place {
            at: "v2 6.4",
            says: "five estimates, Q = 2.1",
        },
        ruling: "Six estimates remain, with Q = 0.97; 2.12 results only if the excluded instrumental estimate is kept.",
        claims: &["v2-cochran-q", "v2-cochran-count"],
    },
    Contradiction {
        id: "v2-09",
        topic: "band of elasticities",
        first: Place {
            at: "v2 3.8",
            says: "0.21 to 0.24",
        },
        second: Place {
            at: "v2 6.4",
            says: "0.21 to 0.25",
        },
        ruling: "Cloud computing has 0.25.",
        claims: &["v2-alpha-021-024", "v2-six-curves-band"],
    },
    Contradiction {
        id: "v2-10",
        topic: "observations by regime",
        first: Place {
            at: "v2 Table 13",
            says: "4, 3 and 3",
        },
        second: Place {
            at: "v2 Table 13",
            says: "9 in full; a series of 41 years",
        },
        ruling: "The printed rows fall 2, 3 and 4; 41 years give 11, 13 and 17.",
        claims: &["v2-dram-n", "v2-regime1-n", "v2-regime2-n", "v2-regime3-n"],
    },
    Contradiction {
        id: "v2-11",
        topic: "minimum segment",
        first: Place {
            at: "v2 5.2.2",
            says: "15 % of six observations",
        },
        second: Place {
            at: "v2 5.2.2",
            says: "three",
        },
        ruling: "15 % of six is less than one.",
        claims: &["v2-min-segment"],
    },
    Contradiction {
        id: "v2-12",
        topic: "the HBM sample",
        first: Place {
            at: "v2 Abstract, Table 11",
            says: "2015-2024",
        },
        second: Place {
            at: "v2 5.2.2, Table 8",
            says: "2015-2025, six observations in seven rows; a bootstrap interval wider than Prediction 5's band and with its failure value inside",
        },
        ruling: "No quantity series is printed, so the sample cannot be known.",
        claims: &["v2-hbm-n", "v2-bootstrap-ci"],
    },
    Contradiction {
        id: "v2-13",
        topic: "Qwen's milestones",
        first: Place {
            at: "v2 5.1.3",
            says: "700 million downloads and 40 % of new models by January 2025",
        },
        second: Place {
            at: "v2 5.3.2",
            says: "by January 2026 and August 2025",
        },
        ruling: "Every source found has the later dates.",
        claims: &["v2-qwen-downloads"],
    },
    Contradiction {
        id: "v2-14",
        topic: "mean R0",
        first: Place {
            at: "v2 Table 10 notes",
            says: "1.15",
        },
        second: Place {
            at: "v2 5.4.2",
            says: "1.2 with the same exclusion",
        },
        ruling: "1.15 leaves out the spike alone; without the reversion as well it is 1.26.",
        claims: &["v2-mean-r0-115", "v2-mean-r0-12"],
    },
    Contradiction {
        id: "v2-15",
        topic: "trends of R0 and friction",
        first: Place {
            at: "v2 5.4.5",
            says: "R0 rises, friction falls",
        },
        second: Place {
            at: "v2 Table 10",
            says: "R0 from 1.44 to 0.59",
        },
        ruling: "Both trends are the other way round.",
        claims: &["v2-r0-rising-kappa-falling"],
    },
    Contradiction {
        id: "v2-16",
        topic: "decline of friction",
        first: Place {
            at: "v2 5.4.4",
            says: "30 to 50 % a year",
        },
        second: Place {
            at: "v2 5.4.3",
            says: "0.11 to 0.05 in half a year",
        },
        ruling: "Some 70 to 80 % a year.",
        claims: &["v2-kappa-decline-rate"],
    },
    Contradiction {
        id: "v2-17",
        topic: "distributed R0",
        first: Place {
            at: "v2 5.4.4",
            says: "0.4 to 0.8",
        },
        second: Place {
            at: "v2 5.4.4 eq 18",
            says: "1.2 over 2 to 5",
        },
        ruling: "Equation 18 gives 0.24 to 0.60; the full formula with churn gives 0.4 to 0.8.",
        claims: &["v2-eq18-scaling", "v2-r0-distributed"],
    },
    Contradiction {
        id: "v2-18",
        topic: "adoption dynamics",
        first: Place {
            at: "v2 3.9.2 eq 8",
            says: "share saturates at 1 - 1/R0",
        },
        second: Place {
            at: "v2 5.4.1 eq 16",
            says: "share saturates at one; delta is 1 a month here and 0.30 a year elsewhere",
        },
        ruling: "Two models. In the first, with friction and churn of 0.2 a month, Table 10 would read 1.9 to 4.3.",
        claims: &["v2-eq16-equals-eq8", "v2-t10-eq17-literal"],
    },
    Contradiction {
        id: "v2-19",
        topic: "positive part",
        first: Place {
            at: "v2 3.9.3 eq 10",
            says: "the saving counts only where it is positive",
        },
        second: Place {
            at: "v2 3.9.4 eq 12-15",
            says: "it counts everywhere",
        },
        ruling: "The formulas hold in the friction-dominated regime only.",
        claims: &["v2-eq15-threshold"],
    },
    Contradiction {
        id: "v2-20",
        topic: "R0 and the state",
        first: Place {
            at: "v2 3.9.1",
            says: "R0 rises in the state variable",
        },
        second: Place {
            at: "v2 3.1",
            says: "the state falls as output accumulates",
        },
        ruling: "R0 rises with output and falls in the state.",
        claims: &["v2-r0-rising-in-state"],
    },
    Contradiction {
        id: "v2-21",
        topic: "the prize",
        first: Place {
            at: "v2 3.6 Remark 3",
            says: "widens overinvestment",
        },
        second: Place {
            at: "v2 3.1, 3.5",
            says: "is a larger S_T, which narrows it",
        },
        ruling: "As a race it widens the gap, as a larger S_T it narrows it.",
        claims: &["v2-option-amplifies", "both-st-narrows-gap"],
    },
    Contradiction {
        id: "v2-22",
        topic: "price in the supercycle",
        first: Place {
            at: "v2 3.6",
            says: "300 to 400 % above trend",
        },
        second: Place {
            at: "v2 Table 7",
            says: "from 2.00 to 10-16",
        },
        ruling: "400 to 700 %.",
        claims: &["v2-ddr5-above-trend"],
    },
    Contradiction {
        id: "v2-23",
        topic: "cost of the die",
        first: Place {
            at: "v2 5.2.1",
            says: "about 2 $/GB",
        },
        second: Place {
            at: "v2 Table 7",
            says: "1.50, of 2.00 in total",
        },
        ruling: "The table.",
        claims: &["v2-t7-ddr5-2024-total"],
    },
    Contradiction {
        id: "v2-24",
        topic: "device tiers",
        first: Place {
            at: "v2 5.2.4",
            says: "four announced",
        },
        second: Place {
            at: "v2 5.2.4",
            says: "three described",
        },
        ruling: "Three.",
        claims: &["v2-tiers-count"],
    },
    Contradiction {
        id: "v2-25",
        topic: "what Stargate takes 40 % of",
        first: Place {
            at: "v2 5.2.3",
            says: "world HBM",
        },
        second: Place {
            at: "v2 5.5",
            says: "world DRAM",
        },
        ruling: "No shipped source supports either.",
        claims: &["v2-stargate-hbm"],
    },
    Contradiction {
        id: "v2-26",
        topic: "gain from a mixture of experts",
        first: Place {
            at: "v2 5.3.3",
            says: "3 to 6 times",
        },
        second: Place {
            at: "v2 5.3.3",
            says: "20-37B active for a 70B class",
        },
        ruling: "1.9 to 3.5 times.",
        claims: &["v2-moe-reduction"],
    },
    Contradiction {
        id: "v2-27",
        topic: "inference share of compute",
        first: Place {
            at: "v2 1",
            says: "80 to 90 %",
        },
        second: Place {
            at: "v2 Table 4",
            says: "about half in 2025",
        },
        ruling: "Public estimates agree with the table.",
        claims: &["both-inference-share-80-90"],
    },
    Contradiction {
        id: "v2-28",
        topic: "capex totals",
        first: Place {
            at: "v2 Table 9",
            says: "148, 232 and 436",
        },
        second: Place {
            at: "v2 Table 9",
            says: "rows that add up to less",
        },
        ruling: "As in version 1.",
        claims: &["both-capex-2022", "both-capex-2024", "both-capex-2025"],
    },
    Contradiction {
        id: "v2-29",
        topic: "references",
        first: Place {
            at: "v2 throughout",
            says: "eleven references read ??",
        },
        second: Place {
            at: "v2 3.9, 4.5",
            says: "section 6.4 is cited for the lag and treats learning; section 4.5 is empty; Schelling is dated 1942; Bai and Perron (2003) is not listed",
        },
        ruling: "Editing.",
        claims: &[],
    },
];

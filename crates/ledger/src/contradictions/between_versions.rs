//! Contradictions between version 1 and version 2.

use super::{Contradiction, Place};

pub(super) const ENTRIES: &[Contradiction] = &[
    Contradiction {
        id: "between-01",
        topic: "learning elasticity of DRAM",
        first: Place {
            at: "v1 4.1, Tables 2 and 6",
            says: "0.22 (SE 0.03, n 41)",
        },
        second: Place {
            at: "v2 5.2.1, Tables 6 and 13",
            says: "0.66 (SE 0.04, n 9)",
        },
        ruling: "Neither. The rows that both print, and R2 0.96 with them, give an elasticity near 0.75; the author's 41-year panel gives 0.77.",
        claims: &["v1-dram-alpha", "v2-dram-alpha", "v1-dram-r2"],
    },
    Contradiction {
        id: "between-02",
        topic: "what the DRAM series is for",
        first: Place {
            at: "v1 3.6, 3.8, 4.1",
            says: "the empirical foundation, stable over four decades and in every sub-period",
        },
        second: Place {
            at: "v2 1, App D",
            says: "a mature series with two breaks, not the curve that matters",
        },
        ruling: "The rows are unstable, as version 2 says; whether packaging is the curve that matters cannot be tested without a series of its quantities.",
        claims: &["v1-dram-alpha-stable-subperiods", "v2-within-regime-stable"],
    },
    Contradiction {
        id: "between-03",
        topic: "elasticity of DRAM by period",
        first: Place {
            at: "v1 4.1",
            says: "0.25 to 2000 and 0.19 after",
        },
        second: Place {
            at: "v2 App D",
            says: "0.39, 1.15 and 0.38 in three regimes",
        },
        ruling: "The author's panel gives version 2's three numbers; the printed rows give neither, and rise where version 1 says they flatten.",
        claims: &[
            "v1-dram-alpha-early",
            "v1-dram-alpha-late",
            "v2-regime1-alpha",
            "v2-regime2-alpha",
            "v2-regime3-alpha",
        ],
    },
    Contradiction {
        id: "between-04",
        topic: "year of crossing at elasticity 0.23",
        first: Place {
            at: "v1 3.7",
            says: "2028",
        },
        second: Place {
            at: "v2 Table 2",
            says: "2071",
        },
        ruling: "Two models: the game with a free calendar, and learning at 25 % growth of output. See the section on three clocks.",
        claims: &["both-nash-date", "v2-t2-year-23"],
    },
    Contradiction {
        id: "between-05",
        topic: "whether the crossing condition is met",
        first: Place {
            at: "v1 4.5",
            says: "by no system on the market",
        },
        second: Place {
            at: "v2 1, 5.2.4",
            says: "by professional and enthusiast systems in early 2026, a tier that the device list leaves out",
        },
        ruling: "By the bandwidth rule none of the listed systems meets all three parts; version 2 has dropped the price from its reading.",
        claims: &["v1-none-meets-condition", "v2-threshold-met-professional"],
    },
    Contradiction {
        id: "between-06",
        topic: "what the crossing condition is",
        first: Place {
            at: "v1 4.4",
            says: "at least 70B parameters",
        },
        second: Place {
            at: "v2 5",
            says: "output quality of the 70B class",
        },
        ruling: "Version 2's is easier to meet and cannot be tested, since it names no benchmark.",
        claims: &["v1-p2-70b-device", "v2-p2-70b-device"],
    },
    Contradiction {
        id: "between-07",
        topic: "window of Prediction 2",
        first: Place {
            at: "v1 6",
            says: "2028-2030",
        },
        second: Place {
            at: "v2 7",
            says: "2028-2029, although the supercycle is said to add one to two years; 2027-29 in Table 3",
        },
        ruling: "A delay should move the window back, and version 2 moves it forward.",
        claims: &[
            "v1-p2-70b-device",
            "v2-p2-70b-device",
            "v2-supercycle-delay",
        ],
    },
    Contradiction {
        id: "between-08",
        topic: "window and test of Prediction 3",
        first: Place {
            at: "v1 6",
            says: "2027-2028, before 2029, with a public statement",
        },
        second: Place {
            at: "v2 7",
            says: "2028-2029, no statement",
        },
        ruling: "Two predictions under one number; both are kept.",
        claims: &["v1-p3-capex", "v2-p3-capex"],
    },
    Contradiction {
        id: "between-09",
        topic: "object of Prediction 5",
        first: Place {
            at: "v1 6",
            says: "the elasticity of DRAM and HBM",
        },
        second: Place {
            at: "v2 7",
            says: "that of packaging alone, DRAM declared irrelevant",
        },
        ruling: "Version 1's had failed on its own table before it was written.",
        claims: &["v1-p5-alpha", "v2-p5-alpha", "v1-dram-alpha"],
    },
    Contradiction {
        id: "between-10",
        topic: "Prediction 8",
        first: Place {
            at: "v1 6",
            says: "three proxies of friction fall",
        },
        second: Place {
            at: "v2 7",
            says: "open weights pass half of all tokens by 2028",
        },
        ruling: "Unrelated statements under one number; both are kept.",
        claims: &["v1-p8-friction", "v2-p8-open-weight"],
    },
    Contradiction {
        id: "between-11",
        topic: "predictions that disappear",
        first: Place {
            at: "v1 6",
            says: "Prediction 7* and the count of organisations in Prediction 9",
        },
        second: Place {
            at: "v2 7",
            says: "neither; Predictions 3 and 7 have lost their failure conditions",
        },
        ruling: "Kept with version 1's conditions.",
        claims: &["v1-p7star-trough", "v1-p9-org-count"],
    },
    Contradiction {
        id: "between-12",
        topic: "numbers of the corollaries",
        first: Place {
            at: "v1 3.6",
            says: "Corollary 3 is capacity, Remark 3 the moved threshold",
        },
        second: Place {
            at: "v2 3.6",
            says: "Corollary 3 is unequal values, Corollary 4 capacity, Remark 3 the prize",
        },
        ruling: "Claims are told apart by content here.",
        claims: &[
            "both-capacity-delay-bound",
            "v2-cor3-aggregate",
            "v1-remark3-ratio-preserved",
            "v2-option-amplifies",
        ],
    },
    Contradiction {
        id: "between-13",
        topic: "adoption rate",
        first: Place {
            at: "v1 3.9",
            says: "linear in the saving, also where it is negative",
        },
        second: Place {
            at: "v2 3.9.3",
            says: "the positive part of the saving, plus the latency floor",
        },
        ruling: "With the positive part there is no threshold in the network-dominated regime, and version 2 still prints its formula there.",
        claims: &["v1-network-regime-threshold", "v2-eq15-threshold"],
    },
    Contradiction {
        id: "between-14",
        topic: "year of the 12 $/GB",
        first: Place {
            at: "v1 3.7",
            says: "HBM3E in 2024",
        },
        second: Place {
            at: "v2 3.7",
            says: "HBM3E in 2025",
        },
        ruling: "Both tables have 15 $/GB in 2024 and 12 in 2025: version 2 is right about its own table.",
        claims: &["v1-hbm-cost-2024", "v2-hbm-cost-2025"],
    },
    Contradiction {
        id: "between-15",
        topic: "band of elasticities",
        first: Place {
            at: "v1 Abstract, 5.3",
            says: "0.18 to 0.25, and 0.19 to 0.25",
        },
        second: Place {
            at: "v2 6.4, 3.8",
            says: "0.21 to 0.25, and 0.21 to 0.24; solar has become energy, a DRAM row has gone and one at 0.32 has come",
        },
        ruling: "The rows of each table fit their own wider band; the narrower ones leave some out.",
        claims: &[
            "v1-cluster-018-025",
            "v1-cluster-019-025",
            "v2-six-curves-band",
            "v2-alpha-021-024",
        ],
    },
    Contradiction {
        id: "between-16",
        topic: "range of the threshold",
        first: Place {
            at: "v1 3.7",
            says: "26 to 112 EB, with stock, r, N = 12 and both times",
        },
        second: Place {
            at: "v2 3.7",
            says: "112 EB only, without the inputs",
        },
        ruling: "The inputs of version 1 give both ends.",
        claims: &["v1-threshold-low", "both-threshold-high"],
    },
    Contradiction {
        id: "between-17",
        topic: "lag seen in history",
        first: Place {
            at: "v1 throughout",
            says: "3 to 5 years",
        },
        second: Place {
            at: "v2 3.9.3",
            says: "2 to 5 years",
        },
        ruling: "The dates of the tables give 3 to 5 and 4 to 5; nothing printed gives 2.",
        claims: &["v2-lag-2-5", "both-lag-pc", "both-lag-internet"],
    },
    Contradiction {
        id: "between-18",
        topic: "what Stargate takes 40 % of",
        first: Place {
            at: "v1 4.6; v2 5.5",
            says: "world DRAM",
        },
        second: Place {
            at: "v2 5.2.3",
            says: "world HBM",
        },
        ruling: "The two differ by a factor of about ten; no shipped source supports either.",
        claims: &["v1-stargate-dram", "v2-stargate-hbm"],
    },
    Contradiction {
        id: "between-19",
        topic: "price of consumer memory",
        first: Place {
            at: "v1 4.5",
            says: "3.50 $/GB and falling",
        },
        second: Place {
            at: "v2 Table 7",
            says: "10 to 16 $/GB",
        },
        ruling: "Before and in the supercycle; version 1 does not mention it.",
        claims: &["v1-memory-cost", "v2-t7-ddr5-2026-total"],
    },
    Contradiction {
        id: "between-20",
        topic: "what is converted after the bust",
        first: Place {
            at: "v1 4.6",
            says: "memory fabs",
        },
        second: Place {
            at: "v2 5.5",
            says: "packaging lines",
        },
        ruling: "Words; no computation decides.",
        claims: &[],
    },
];

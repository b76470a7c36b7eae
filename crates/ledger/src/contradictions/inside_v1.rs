//! Contradictions inside version 1.

use super::{Contradiction, Place};

pub(super) const ENTRIES: &[Contradiction] = &[
    Contradiction {
        id: "v1-01",
        topic: "unit of time",
        first: Place {
            at: "v1 3.5, 3.7",
            says: "r = 0.05 and delta = 0.30 a year",
        },
        second: Place {
            at: "v1 3.7",
            says: "crossing in 3.8 years",
        },
        ruling: "The printed values fix r*T_N = 0.031: at an annual r of 0.05 that is 0.62 years. 3.8 years makes a model unit 6.1 years, r 0.8 % and delta 5 % a year.",
        claims: &["v1-calendar-from-observables", "v1-nash-time"],
    },
    Contradiction {
        id: "v1-02",
        topic: "output ratio",
        first: Place {
            at: "v1 3.7, Table B1",
            says: "3 to 4",
        },
        second: Place {
            at: "v1 3.4",
            says: "closed forms that give more than 4",
        },
        ruling: "4.2 at the initial state and 5.7 at the threshold.",
        claims: &["both-output-ratio", "both-b1-ratio"],
    },
    Contradiction {
        id: "v1-03",
        topic: "effect of training value",
        first: Place {
            at: "v1 3.5",
            says: "losses of 22 to 28 %",
        },
        second: Place {
            at: "v1 3.7",
            says: "acceleration of 70 to 75 %",
        },
        ruling: "No training value gives both: these losses go with 75 to 77 %.",
        claims: &[
            "both-welfare-loss-with-training",
            "v1-acceleration-with-training",
        ],
    },
    Contradiction {
        id: "v1-04",
        topic: "statistics of the DRAM regression",
        first: Place {
            at: "v1 4.1",
            says: "elasticity 0.22, SE 0.03, n 41",
        },
        second: Place {
            at: "v1 4.1",
            says: "R2 0.96",
        },
        ruling: "In a regression on one variable t and n fix R2: it would be 0.58. SE, R2 and n belong to a slope near 0.9.",
        claims: &["v1-dram-alpha-se-r2-consistent", "v1-dram-alpha"],
    },
    Contradiction {
        id: "v1-05",
        topic: "flattening",
        first: Place {
            at: "v1 4.1",
            says: "0.25, then 0.19",
        },
        second: Place {
            at: "v1 3.6, 4.1 Table 2",
            says: "unchanged across sub-periods; rows that give 0.50, then 0.88",
        },
        ruling: "The printed rows steepen.",
        claims: &["v1-dram-flattening", "v1-dram-alpha-stable-subperiods"],
    },
    Contradiction {
        id: "v1-06",
        topic: "lower end of the band",
        first: Place {
            at: "v1 Abstract",
            says: "0.18",
        },
        second: Place {
            at: "v1 5.3",
            says: "0.19",
        },
        ruling: "The smallest row is 0.21; with the sub-period of 4.1 it is 0.19.",
        claims: &["v1-cluster-018-025", "v1-cluster-019-025"],
    },
    Contradiction {
        id: "v1-07",
        topic: "inference share of compute",
        first: Place {
            at: "v1 Abstract",
            says: "80 to 90 %",
        },
        second: Place {
            at: "v1 Table 4a",
            says: "about half in 2025",
        },
        ruling: "Public estimates agree with the table.",
        claims: &["both-inference-share-80-90"],
    },
    Contradiction {
        id: "v1-08",
        topic: "cost of HBM in 2024",
        first: Place {
            at: "v1 3.7",
            says: "12 $/GB",
        },
        second: Place {
            at: "v1 Table 3",
            says: "15 $/GB",
        },
        ruling: "With 15 the thresholds are 69 to 297 EB. The elasticity is attributed to the DRAM table.",
        claims: &["v1-hbm-cost-2024", "both-threshold-high"],
    },
    Contradiction {
        id: "v1-09",
        topic: "observations of HBM",
        first: Place {
            at: "v1 4.2",
            says: "six",
        },
        second: Place {
            at: "v1 Table 3",
            says: "eight rows, the last a projection",
        },
        ruling: "Seven observed.",
        claims: &["v1-hbm-n"],
    },
    Contradiction {
        id: "v1-10",
        topic: "capex totals",
        first: Place {
            at: "v1 Table 4",
            says: "148, 232 and 436",
        },
        second: Place {
            at: "v1 Table 4",
            says: "rows that add up to 145.1, 214.2 and 420.0; five firms in the text, four and a joint venture in the table",
        },
        ruling: "The author's company data include Oracle and others and give the printed totals.",
        claims: &[
            "both-capex-2022",
            "both-capex-2024",
            "both-capex-2025",
            "both-five-companies",
        ],
    },
    Contradiction {
        id: "v1-11",
        topic: "what IBM lost 60 % of",
        first: Place {
            at: "v1 3.7",
            says: "its compute-service profit pool",
        },
        second: Place {
            at: "v1 5.1",
            says: "mainframe revenue",
        },
        ruling: "Neither is in the annual figures: total revenue falls by 9 % from 1990 to 1993.",
        claims: &["v1-ibm-profit-60", "v1-ibm-mainframe-revenue-60"],
    },
    Contradiction {
        id: "v1-12",
        topic: "IBM's revenue peak",
        first: Place {
            at: "v1 Table 5",
            says: "1990, at 69.0",
        },
        second: Place {
            at: "v1 Table 5",
            says: "71.9 in 1995",
        },
        ruling: "The table contradicts its own label.",
        claims: &["v1-ibm-revenue-peak"],
    },
    Contradiction {
        id: "v1-13",
        topic: "what the lag ends with",
        first: Place {
            at: "v1 Abstract, 5.4",
            says: "dominance after 3 to 5 years",
        },
        second: Place {
            at: "v1 Table 7",
            says: "dominance after 8 and after 6 to 8 years; 3 to 5 and 4 to 5 for the same lag of the Internet",
        },
        ruling: "Three to five years is the lag to the coordination layer, not to dominance.",
        claims: &[
            "both-lag-to-dominance",
            "both-lag-internet",
            "both-lag-internet-35",
        ],
    },
    Contradiction {
        id: "v1-14",
        topic: "window of R0",
        first: Place {
            at: "v1 6, Prediction 2*",
            says: "2030-2032",
        },
        second: Place {
            at: "v1 6, Prediction 2",
            says: "2028-2030 plus two to three years",
        },
        ruling: "The sum is 2030-2033.",
        claims: &["v1-r0-window-from-lag"],
    },
    Contradiction {
        id: "v1-15",
        topic: "OpenAI's spending",
        first: Place {
            at: "v1 4.4",
            says: "about 2 billion dollars on all inference",
        },
        second: Place {
            at: "v1 4.4",
            says: "2.3 billion on GPT-4's alone",
        },
        ruling: "A part cannot exceed the whole; no shipped source settles which is wrong.",
        claims: &["v1-openai-spend", "v1-gpt4-multiple"],
    },
    Contradiction {
        id: "v1-16",
        topic: "speed of a mixture of experts",
        first: Place {
            at: "v1 4.5",
            says: "31 tokens/s with 20B active on 215 GB/s",
        },
        second: Place {
            at: "v1 4.5",
            says: "speed is bandwidth over active bytes",
        },
        ruling: "The rule gives at most 21.5. The model named has 5B active parameters, not 20B.",
        claims: &["both-moe-31"],
    },
    Contradiction {
        id: "v1-17",
        topic: "whether AMD's system crosses",
        first: Place {
            at: "v1 4.5",
            says: "arguably today, at 2,000 dollars",
        },
        second: Place {
            at: "v1 4.5",
            says: "no system does; the limit is 1,500",
        },
        ruling: "Price alone rules it out.",
        claims: &["v1-amd-arguably-crosses", "v1-none-meets-condition"],
    },
    Contradiction {
        id: "v1-18",
        topic: "private shadow cost",
        first: Place {
            at: "v1 3.5",
            says: "exactly one N-th of the social one",
        },
        second: Place {
            at: "v1 3.4",
            says: "equations in which it is a twentieth where N = 5; Step 2 of the proof fails at a finite distance",
        },
        ruling: "The equations are right.",
        claims: &[
            "both-private-shadow-one-over-n",
            "both-prop1-step2-propagation",
        ],
    },
    Contradiction {
        id: "v1-19",
        topic: "two waves",
        first: Place {
            at: "v1 6, Prediction 7*",
            says: "the trough follows from R0",
        },
        second: Place {
            at: "v1 App C",
            says: "dynamics in which the share cannot turn down while cost and friction fall",
        },
        ruling: "The equations cannot give a trough; see Beyond replication.",
        claims: &["v1-two-wave-from-r0", "v1-p7star-trough"],
    },
    Contradiction {
        id: "v1-20",
        topic: "first argument of beta",
        first: Place {
            at: "v1 3.9.1 Definition 3",
            says: "zero",
        },
        second: Place {
            at: "v1 3.9",
            says: "cost",
        },
        ruling: "Zero stands for no cost gap; the definition means parity.",
        claims: &["v1-friction-regime-threshold"],
    },
    Contradiction {
        id: "v1-21",
        topic: "critical cost of the logistic",
        first: Place {
            at: "v1 Table 8",
            says: "implicit",
        },
        second: Place {
            at: "v1 3.9.1",
            says: "an equation that can be solved by hand",
        },
        ruling: "It has a closed form.",
        claims: &["v1-c-star-logistic-implicit"],
    },
    Contradiction {
        id: "v1-22",
        topic: "cooperative spending in 2024",
        first: Place {
            at: "v1 Table B1",
            says: "65 to 75",
        },
        second: Place {
            at: "v1 Table B1",
            says: "230 over 3 to 4",
        },
        ruling: "58 to 77.",
        claims: &["both-b1-coop-2024"],
    },
    Contradiction {
        id: "v1-23",
        topic: "numbers and symbols",
        first: Place {
            at: "v1 3.1, 3.2",
            says: "equation 5 twice; N and n for one number; D and E undefined",
        },
        second: Place {
            at: "v1 3.2, 3.4",
            says: "ODE-N solved numerically, and in closed form; Tables 8 and 9 before Table 2",
        },
        ruling: "D and E follow from the equation.",
        claims: &["both-n-exact"],
    },
];

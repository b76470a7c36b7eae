//! Tables that hold words: transcribed, nothing to compute.

use super::PaperTable;
use super::printed::transcribe;
use crate::subject::Subject;

const POSITIONING: [(&str, &str); 5] = [
    ("Framework", "framework"),
    ("Learning Scope", "learning_scope"),
    ("Beneficiary", "beneficiary"),
    ("Disruption Source", "disruption_source"),
    ("Self-Undermining?", "self_undermining"),
];
const POSITIONING_HEADINGS: &[&str] = &[
    "Framework",
    "Learning scope",
    "Beneficiary",
    "Source of disruption",
    "Self-undermining?",
];
const TRANSCRIBED: &str = "Transcribed; the table holds words, and nothing in it is computed.";

pub(super) static V1_TABLE_1: PaperTable = PaperTable {
    slug: "v1-table-1-positioning",
    place: "v1 Table 1",
    subject: Subject::Record,
    title: "Endogenous decentralization among theories of innovation",
    headings: POSITIONING_HEADINGS,
    note: TRANSCRIBED,
    sources: &["v1_t01_positioning"],
    data: |inputs| transcribe(inputs, ("v1", "1"), &POSITIONING),
};

pub(super) static V2_TABLE_1: PaperTable = PaperTable {
    slug: "v2-table-1-positioning",
    place: "v2 Table 1",
    subject: Subject::Record,
    title: "Endogenous decentralization among theories of innovation",
    headings: POSITIONING_HEADINGS,
    note: TRANSCRIBED,
    sources: &["v2_t01_positioning"],
    data: |inputs| transcribe(inputs, ("v2", "1"), &POSITIONING),
};

const WORKLOADS: [(&str, &str); 3] = [
    ("Dimension", "dimension"),
    ("Training", "training"),
    ("Inference", "inference"),
];
const WORKLOAD_HEADINGS: &[&str] = &["Dimension", "Training", "Inference"];
const WORKLOAD_NOTE: &str = "Transcribed. The shares of compute for 2023 to 2026 agree with Deloitte's estimates (dataset training_inference_share); both versions also say in the text that inference already is 80–90 % of compute, which does not.";

pub(super) static V1_TABLE_4A: PaperTable = PaperTable {
    slug: "v1-table-4a-workloads",
    place: "v1 Table 4a",
    subject: Subject::Record,
    title: "Training and inference compared",
    headings: WORKLOAD_HEADINGS,
    note: WORKLOAD_NOTE,
    sources: &["v1_t4a_training_inference", "training_inference_share"],
    data: |inputs| transcribe(inputs, ("v1", "4a"), &WORKLOADS),
};

pub(super) static V2_TABLE_4: PaperTable = PaperTable {
    slug: "v2-table-4-workloads",
    place: "v2 Table 4",
    subject: Subject::Record,
    title: "Training and inference compared",
    headings: WORKLOAD_HEADINGS,
    note: WORKLOAD_NOTE,
    sources: &["v2_t04_training_inference", "training_inference_share"],
    data: |inputs| transcribe(inputs, ("v2", "4"), &WORKLOADS),
};

pub(super) static V2_TABLE_5: PaperTable = PaperTable {
    slug: "v2-table-5-competing-predictions",
    place: "v2 Table 5",
    subject: Subject::Record,
    title: "What learning by doing and endogenous decentralization predict after export controls",
    headings: &[
        "Observable",
        "Learning by doing (Arrow)",
        "Endogenous decentralization",
        "What the paper reports",
    ],
    note: "Transcribed. What shipped data can say about each row is under the predictions.",
    sources: &["v2_t05_competing_predictions"],
    data: |inputs| {
        transcribe(
            inputs,
            ("v2", "5"),
            &[
                ("Observable", "observable"),
                ("Arrow Predicts", "arrow_predicts"),
                (
                    "Endogenous Decentr. Predicts",
                    "endogenous_decentralization_predicts",
                ),
                ("Data Shows", "paper_reports"),
            ],
        )
    },
};

pub(super) static V1_TABLE_7: PaperTable = PaperTable {
    slug: "v1-table-7-coordination-layer",
    place: "v1 Table 7",
    subject: Subject::Record,
    title: "Hardware crossing, coordination layer and dominance in three transitions",
    headings: &[
        "Transition",
        "Hardware crossing",
        "Coordination layer",
        "Dominance",
        "Lag",
    ],
    note: "Transcribed. The printed lag runs from hardware to the coordination layer; from hardware to dominance, as the text defines it, the same dates give 8 years for the PC and 6 to 8 for the Internet.",
    sources: &["v1_t07_coordination_pattern"],
    data: |inputs| {
        transcribe(
            inputs,
            ("v1", "7"),
            &[
                ("Transition", "transition"),
                ("Hardware Crossing", "hardware_crossing"),
                ("Coordination Layer", "coordination_layer"),
                ("Dominance", "dominance"),
                ("Lag", "lag"),
            ],
        )
    },
};

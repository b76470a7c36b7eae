//! `endodec claims`: the ledger.

use clap::{Args, ValueEnum};
use endodec_report::Inputs;
use endodec_report::claims::{self, Answer as Computed, Assessment, Evidence};
use endodec_report::table::{Cell, Table};

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec claims`.
#[derive(Debug, Args)]
#[command(
    disable_version_flag = true,
    after_help = "Examples:\n  endodec claims --verdict not-reproduced\n  endodec claims --version v2 --section 3.7 --format csv\n  endodec claims both-nash-date"
)]
pub(crate) struct Arguments {
    /// Only these claims, each with everything known about it
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Only the claims that this version makes
    #[arg(long, value_enum)]
    version: Option<Version>,
    /// Only the claims with this verdict
    #[arg(long, value_enum)]
    verdict: Option<Verdict>,
    /// Only the claims of a section, appendix, table or figure: 3.5, A, abstract, "Table 2"
    #[arg(long, value_name = "SECTION")]
    section: Option<String>,
    #[command(flatten)]
    data: DataFolder,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Version {
    /// Made by version 1, alone or with version 2.
    V1,
    /// Made by version 2, alone or with version 1.
    V2,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Verdict {
    /// Computed and printed value agree to the printed digits.
    Reproduced,
    /// They agree under a reading that the paper does not state.
    ReproducedUnderReading,
    /// They do not agree.
    NotReproduced,
    /// An input is neither printed nor public.
    NotIdentified,
    /// Later observations decide.
    Forecast,
    /// No computation decides.
    Qualitative,
}

impl From<Version> for claims::Version {
    fn from(version: Version) -> Self {
        match version {
            Version::V1 => Self::V1,
            Version::V2 => Self::V2,
        }
    }
}

impl From<Verdict> for claims::Verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Reproduced => Self::Reproduced,
            Verdict::ReproducedUnderReading => Self::ReproducedUnderReading,
            Verdict::NotReproduced => Self::NotReproduced,
            Verdict::NotIdentified => Self::NotIdentified,
            Verdict::Forecast => Self::Forecast,
            Verdict::Qualitative => Self::Qualitative,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    for id in &arguments.ids {
        if !claims::ledger().any(|claim| claim.id == id) {
            return Err(Failure::argument(
                "ID",
                "the identifier of a claim (the first column of endodec claims)",
                id,
            ));
        }
    }
    let inputs = Inputs::with_data(arguments.data.datasets()?)?;
    let evidence = Evidence::new(&inputs);
    let assessments = claims::ledger()
        .filter(|claim| arguments.asks_for(claim))
        .map(|claim| claim.assess(&evidence))
        .collect::<Result<Vec<_>, _>>()?;
    let mut assessments: Vec<Assessment> = assessments;
    if let Some(verdict) = arguments.verdict {
        assessments.retain(|assessment| assessment.verdict == verdict.into());
    }
    let text = if arguments.ids.is_empty() {
        overview(&assessments)
    } else {
        assessments
            .iter()
            .map(in_full)
            .collect::<Vec<_>>()
            .join("\n")
    };
    Answer::new(claims::json(&assessments), claims::table(&assessments))
        .with_text(text)
        .write(&arguments.output)
}

impl Arguments {
    fn asks_for(&self, claim: &claims::Claim) -> bool {
        (self.ids.is_empty() || self.ids.iter().any(|id| id == claim.id))
            && self
                .version
                .is_none_or(|version| claim.is_made_by(version.into()))
            && self
                .section
                .as_ref()
                .is_none_or(|section| claim.is_in(section))
    }
}

/// One line a claim, and the counts.
fn overview(assessments: &[Assessment]) -> String {
    let mut table = Table::new(["claim", "printed", "computed", "unit", "verdict"]);
    for assessment in assessments {
        let claim = assessment.claim;
        table.push([
            Cell::from(claim.id),
            Cell::from(shortened(claim.printed, 32)),
            Cell::from(computed(assessment)),
            Cell::from(claim.unit),
            Cell::from(assessment.verdict.as_str()),
        ]);
    }
    let mut text = aligned(&table);
    text.push('\n');
    for verdict in claims::Verdict::ALL {
        let count = assessments
            .iter()
            .filter(|assessment| assessment.verdict == verdict)
            .count();
        if count > 0 {
            text.push_str(&format!("{count:>4} {verdict}\n"));
        }
    }
    text.push_str(&format!("{:>4} claims\n", assessments.len()));
    text
}

/// Everything about one claim.
fn in_full(assessment: &Assessment) -> String {
    let claim = assessment.claim;
    let mut lines = vec![
        ("claim", claim.id.to_owned()),
        ("version", claim.version.to_string()),
        ("where", claim.location.to_owned()),
        ("what", claim.quantity.to_owned()),
        ("printed", with_unit(claim.printed, claim.unit)),
        ("computed", with_unit(&computed(assessment), claim.unit)),
        ("verdict", assessment.verdict.to_string()),
    ];
    lines.extend(
        assessment
            .reading()
            .map(|reading| ("reading", reading.to_owned())),
    );
    lines.push(("note", assessment.note()));
    lines.push(("code", claim.code.to_owned()));
    lines
        .into_iter()
        .map(|(name, text)| format!("{name:<9} {text}\n"))
        .collect()
}

fn computed(assessment: &Assessment) -> String {
    match assessment.answer() {
        Computed::Number(value) => significant(value, 6),
        Computed::Text(text) => text,
        Computed::None => "—".to_owned(),
    }
}

fn with_unit(text: &str, unit: &str) -> String {
    if unit.is_empty() || text == "—" {
        text.to_owned()
    } else {
        format!("{text} {unit}")
    }
}

fn shortened(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        text.to_owned()
    } else {
        text.chars().take(length - 1).chain(['…']).collect()
    }
}

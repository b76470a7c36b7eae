//! `endodec claims`: the ledger.

use clap::{Args, ValueEnum};
use endodec_ledger::claims::{
    self, Answer as Computed, Assessment, Evidence, beyond, clocks, summary,
};
use endodec_ledger::contradictions;
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};
use serde_json::{Value, json};

use crate::data::DataFolder;
use crate::failure::Failure;
use crate::output::{Answer, OutputArguments, aligned, significant};

/// Arguments of `endodec claims`.
#[derive(Debug, Args)]
#[command(
    disable_version_flag = true,
    after_help = "Examples:\n  endodec claims --verdict not-reproduced\n  endodec claims --version v2 --section 3.7 --format csv\n  endodec claims both-nash-date\n  endodec claims --show summary"
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
    /// What to show
    #[arg(long, value_enum, default_value_t = Show::Ledger, conflicts_with_all = ["ids", "version", "verdict", "section"])]
    show: Show,
    #[command(flatten)]
    data: DataFolder,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    /// The claims with their verdicts.
    Ledger,
    /// Counts by verdict and the ten findings that matter most.
    Summary,
    /// The 72 places where the paper contradicts itself.
    Contradictions,
    /// The crossing date by every clock.
    Clocks,
    /// Published learning rates as elasticities, and what the confusion does to dates.
    TwoAlphas,
    /// What holds where the paper's statements fail, with the numbers that show it.
    Beyond,
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
    if let Some(section) = &arguments.section
        && !claims::ledger().any(|claim| claim.is_in(section))
    {
        return Err(Failure::argument(
            "--section",
            "a section, appendix, table or figure with claims, such as 3.5, A, abstract or \"Table 2\"",
            section,
        ));
    }
    let inputs = Inputs::with_data(arguments.data.datasets()?)?;
    let evidence = Evidence::new(&inputs);
    if arguments.show != Show::Ledger {
        return other(arguments.show, &evidence)?.write(&arguments.output);
    }
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

/// What is shown instead of the ledger.
fn other(show: Show, evidence: &Evidence<'_>) -> Result<Answer, Failure> {
    Ok(match show {
        Show::Ledger | Show::Summary => {
            let summary = summary::summary(evidence)?;
            Answer::new(summary.json(), summary.table()).with_text(summary.to_markdown())
        }
        Show::Contradictions => {
            let table = contradictions::table(evidence)?;
            let text = contradictions_in_words(&table);
            Answer::new(contradictions::json(evidence)?, table).with_text(text)
        }
        Show::Clocks => from_table(clocks::table(evidence)?),
        Show::TwoAlphas => from_table(clocks::two_alphas(evidence)?),
        Show::Beyond => {
            let table = beyond::table(evidence)?;
            let text = statements_in_words(&table);
            Answer::new(records(&table), table).with_text(text)
        }
    })
}

fn from_table(table: Table) -> Answer {
    Answer::new(records(&table), table)
}

/// One object a row, keyed by column.
fn records(table: &Table) -> Value {
    table
        .rows()
        .iter()
        .map(|row| {
            let fields = table.columns().iter().zip(row).map(|(column, cell)| {
                let value = match cell {
                    Cell::Number(value) => json!(value),
                    Cell::Text(text) => json!(text),
                    Cell::Missing => Value::Null,
                };
                (column.clone(), value)
            });
            Value::Object(fields.collect())
        })
        .collect()
}

fn contradictions_in_words(table: &Table) -> String {
    let column = |name: &str| table.texts(name);
    let (id, topic) = (column("id"), column("topic"));
    let (first_at, first_says) = (column("first_at"), column("first_says"));
    let (second_at, second_says) = (column("second_at"), column("second_says"));
    let (ruling, computed) = (column("ruling"), column("computed"));
    let mut text = String::new();
    for at in 0..id.len() {
        text.push_str(&format!(
            "{}  {}\n  {}: {}\n  {}: {}\n  {}\n",
            id[at],
            topic[at],
            first_at[at],
            first_says[at],
            second_at[at],
            second_says[at],
            ruling[at]
        ));
        if !computed[at].is_empty() {
            text.push_str(&format!("  computed: {}\n", computed[at]));
        }
        text.push('\n');
    }
    text
}

fn statements_in_words(table: &Table) -> String {
    let column = |name: &str| table.texts(name);
    let (name, about, holds) = (column("statement"), column("about"), column("holds"));
    let (number, value, program) = (column("number"), table.numbers("value"), column("program"));
    let mut text = String::new();
    for at in 0..name.len() {
        if at == 0 || name[at] != name[at - 1] {
            if at > 0 {
                text.push('\n');
            }
            text.push_str(&format!(
                "{} ({})\n  {}\n  by {}\n",
                name[at], about[at], holds[at], program[at]
            ));
        }
        let value = value[at].map_or_else(|| "—".to_owned(), |value| significant(value, 6));
        text.push_str(&format!("    {value:>12}  {}\n", number[at]));
    }
    text
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
    lines.push(("code", claim.code()));
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

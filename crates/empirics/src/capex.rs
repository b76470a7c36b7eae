//! Capital expenditure of the large data-centre firms: the author's table and the filings.
//!
//! "Industry capital expenditure" is a different number under each definition: which firms, guidance or
//! outcome, gross purchases or net of proceeds, with or without finance leases. Each is computed here
//! from firm rows, and none is preferred.

use endodec_reader::Row;

use crate::{DataError, Dataset, Date, load::Files};

/// The four firms of v1 Table 4 and v2 Table 9.
pub const FOUR_FIRMS: [&str; 4] = ["Microsoft", "Alphabet", "Amazon", "Meta"];

/// What the author's table takes a number to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CapexKind {
    /// Spent and reported.
    Actual,
    /// Announced by the firm for a year that was not over.
    Guidance,
    /// Announced by a venture, without a year's account.
    Announced,
}

/// A firm-year of the author's table.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorCapex {
    /// Firm or venture.
    pub company: String,
    /// Year, fiscal years counted as calendar years.
    pub year: i16,
    /// Capital expenditure in 10⁹ dollars.
    pub usd_bn: f64,
    /// What the number is.
    pub kind: CapexKind,
}

/// A line of the cash flow statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CapexDefinition {
    /// Purchases of property and equipment.
    PpeGross,
    /// Proceeds from sales of property and from incentives.
    PpeProceeds,
    /// Purchases less proceeds.
    PpeNetOfProceeds,
    /// Principal paid on finance leases.
    FinanceLeasePrincipal,
    /// Purchases plus principal paid on finance leases.
    CapexInclFinanceLeases,
    /// Purchases of property and equipment in half a year.
    PpeGrossHalf,
    /// Principal paid on finance leases in half a year.
    FinanceLeasePrincipalHalf,
    /// Purchases of property and equipment in a quarter.
    PpeGrossQuarter,
}

impl CapexDefinition {
    /// Every definition with its name in the file.
    const NAMES: [(&str, Self); 8] = [
        ("ppe_gross", Self::PpeGross),
        ("ppe_proceeds", Self::PpeProceeds),
        ("ppe_net_of_proceeds", Self::PpeNetOfProceeds),
        ("finance_lease_principal", Self::FinanceLeasePrincipal),
        ("capex_incl_finance_leases", Self::CapexInclFinanceLeases),
        ("ppe_gross_half", Self::PpeGrossHalf),
        (
            "finance_lease_principal_half",
            Self::FinanceLeasePrincipalHalf,
        ),
        ("ppe_gross_quarter", Self::PpeGrossQuarter),
    ];

    fn read(row: Row<'_>) -> Result<Self, DataError> {
        let written = row.text("definition")?;
        let found = Self::NAMES.iter().find(|(name, _)| *name == written);
        found.map(|(_, definition)| *definition).ok_or_else(|| {
            let names = Self::NAMES.map(|(name, _)| name).join(", ");
            row.bad("definition", format!("one of {names}")).into()
        })
    }

    /// Whether the amount is of a whole fiscal year; those of a half or a quarter enter no yearly sum.
    #[must_use]
    pub fn of_a_year(self) -> bool {
        !matches!(
            self,
            Self::PpeGrossHalf | Self::FinanceLeasePrincipalHalf | Self::PpeGrossQuarter
        )
    }
}

/// A line of a firm's filing.
#[derive(Debug, Clone, PartialEq)]
pub struct Filing {
    /// Firm.
    pub company: String,
    /// Fiscal year as the firm names it.
    pub fiscal_year: i16,
    /// Last day of the fiscal year, or of the half or quarter that the line is of.
    pub fiscal_year_end: Date,
    /// Which line.
    pub definition: CapexDefinition,
    /// Amount in 10⁶ dollars.
    pub usd_m: f64,
}

/// How to count a firm's capital expenditure from its filings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CapexBasis {
    /// Purchases of property and equipment.
    Gross,
    /// Purchases less proceeds where a firm reports proceeds (Amazon); gross for the others.
    NetOfProceeds,
    /// Purchases plus principal paid on finance leases.
    WithFinanceLeases,
}

/// A sum over firms for one fiscal year.
#[derive(Debug, Clone, PartialEq)]
pub struct FiledTotal {
    /// Fiscal year as the firms name it.
    pub fiscal_year: i16,
    /// Sum in 10⁹ dollars over the firms in `companies`.
    pub usd_bn: f64,
    /// Firms with a number, in the order asked for.
    pub companies: Vec<String>,
    /// Firms without one, in the order asked for: the sum leaves them out.
    pub missing: Vec<String>,
    /// Earliest and latest end of a fiscal year in the sum; none where no firm has a number.
    pub fiscal_year_ends: Option<(Date, Date)>,
}

/// What is known of capital expenditure.
#[derive(Debug, Clone, PartialEq)]
pub struct Capex {
    /// The table behind the printed totals.
    pub author: Dataset<AuthorCapex>,
    /// Lines of filings.
    pub filings: Dataset<Filing>,
}

impl Capex {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        Ok(Self {
            author: files.dataset("author_capex", |row| {
                Ok(AuthorCapex {
                    company: row.text("company")?.to_owned(),
                    year: row.year("year")?,
                    usd_bn: row.positive_number("capex_usd_bn")?,
                    kind: match row.text("kind")? {
                        "actual" => CapexKind::Actual,
                        "guidance" => CapexKind::Guidance,
                        "announced" => CapexKind::Announced,
                        _ => return Err(row.bad("kind", "actual, guidance or announced").into()),
                    },
                })
            })?,
            filings: files.dataset("hyperscaler_capex", |row| {
                Ok(Filing {
                    company: row.text("company")?.to_owned(),
                    fiscal_year: row.year("fiscal_year")?,
                    fiscal_year_end: row.date("fiscal_year_end")?,
                    definition: CapexDefinition::read(row)?,
                    usd_m: row.positive_number("value_usd_m")?,
                })
            })?,
        })
    }

    /// Years of the author's table, rising.
    #[must_use]
    pub fn author_years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.author.iter().map(|row| row.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Sum over all rows of the author's table for a year, in 10⁹ dollars: the printed industry total.
    #[must_use]
    pub fn author_total_usd_bn(&self, year: i16) -> f64 {
        self.author
            .iter()
            .filter(|row| row.year == year)
            .map(|row| row.usd_bn)
            .sum()
    }

    /// Sum over the given firms of the author's table for a year, in 10⁹ dollars.
    #[must_use]
    pub fn author_total_of_usd_bn(&self, year: i16, companies: &[&str]) -> f64 {
        self.author
            .iter()
            .filter(|row| row.year == year && companies.contains(&row.company.as_str()))
            .map(|row| row.usd_bn)
            .sum()
    }

    /// Sum over all rows of the author's table from one year through another, in 10⁹ dollars.
    #[must_use]
    pub fn author_cumulative_usd_bn(&self, from: i16, through: i16) -> f64 {
        self.author
            .iter()
            .filter(|row| (from..=through).contains(&row.year))
            .map(|row| row.usd_bn)
            .sum()
    }

    /// A firm's capital expenditure of a fiscal year in 10⁹ dollars, where its filings give what the basis needs.
    #[must_use]
    pub fn filed_usd_bn(&self, company: &str, fiscal_year: i16, basis: CapexBasis) -> Option<f64> {
        let line = |definition| {
            self.filing(company, fiscal_year, definition)
                .map(|filing| filing.usd_m / 1000.0)
        };
        let gross = line(CapexDefinition::PpeGross);
        match basis {
            CapexBasis::Gross => gross,
            CapexBasis::NetOfProceeds => line(CapexDefinition::PpeNetOfProceeds).or(gross),
            CapexBasis::WithFinanceLeases => line(CapexDefinition::CapexInclFinanceLeases)
                .or_else(|| Some(gross? + line(CapexDefinition::FinanceLeasePrincipal)?)),
        }
    }

    /// Sum over firms for a fiscal year, with the firms that are missing from it.
    ///
    /// Fiscal years end in different months (Oracle May, Microsoft June, the others December), so the
    /// sum is of no one calendar year.
    #[must_use]
    pub fn filed_total(
        &self,
        fiscal_year: i16,
        companies: &[&str],
        basis: CapexBasis,
    ) -> FiledTotal {
        let mut total = FiledTotal {
            fiscal_year,
            usd_bn: 0.0,
            companies: Vec::new(),
            missing: Vec::new(),
            fiscal_year_ends: None,
        };
        for &company in companies {
            let end = self
                .filings
                .iter()
                .find(|filing| {
                    filing.company == company
                        && filing.fiscal_year == fiscal_year
                        && filing.definition.of_a_year()
                })
                .map(|filing| filing.fiscal_year_end);
            match (self.filed_usd_bn(company, fiscal_year, basis), end) {
                (Some(usd_bn), Some(end)) => {
                    total.usd_bn += usd_bn;
                    total.companies.push(company.to_owned());
                    let (first, last) = total.fiscal_year_ends.unwrap_or((end, end));
                    total.fiscal_year_ends = Some((first.min(end), last.max(end)));
                }
                _ => total.missing.push(company.to_owned()),
            }
        }
        total
    }

    /// Sum over firms and fiscal years in 10⁹ dollars; none where a firm-year is missing.
    #[must_use]
    pub fn filed_cumulative_usd_bn(
        &self,
        from: i16,
        through: i16,
        companies: &[&str],
        basis: CapexBasis,
    ) -> Option<f64> {
        (from..=through)
            .flat_map(|year| companies.iter().map(move |company| (year, company)))
            .map(|(year, company)| self.filed_usd_bn(company, year, basis))
            .sum()
    }

    fn filing(
        &self,
        company: &str,
        fiscal_year: i16,
        definition: CapexDefinition,
    ) -> Option<&Filing> {
        self.filings.iter().find(|filing| {
            filing.company == company
                && filing.fiscal_year == fiscal_year
                && filing.definition == definition
        })
    }
}

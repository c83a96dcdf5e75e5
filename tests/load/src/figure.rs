//! A figure next to its limit, and the table of them.

/// What was measured, what it is held against, and whether it holds.
pub struct Figure {
    pub name: &'static str,
    pub figure: String,
    pub limit: String,
    /// The figure as a share of what was measured beside it, where it is one.
    pub ratio: Option<f64>,
    pub bound: String,
    pub holds: bool,
}

impl Figure {
    /// A cost that may be at most `most` times that of the bare one.
    pub fn at_most(name: &'static str, ours: f64, bare: f64, unit: &str, most: f64) -> Self {
        let ratio = ours / bare;
        Self {
            name,
            figure: format!("{ours:.1} {unit}"),
            limit: format!("{bare:.1} {unit}"),
            ratio: Some(ratio),
            bound: format!("at most {most} x"),
            holds: ratio <= most,
        }
    }

    /// A speed that is to be at least `least` of that of the bare one.
    pub fn at_least(name: &'static str, ours: f64, bare: f64, unit: &str, least: f64) -> Self {
        let ratio = ours / bare;
        Self {
            name,
            figure: format!("{ours:.0} {unit}"),
            limit: format!("{bare:.0} {unit}"),
            ratio: Some(ratio),
            bound: format!("at least {least} x"),
            holds: ratio >= least,
        }
    }

    /// A figure that stays below a fixed one.
    pub fn below(name: &'static str, ours: f64, most: f64, unit: &str) -> Self {
        Self {
            name,
            figure: format!("{ours:.1} {unit}"),
            limit: format!("{most} {unit}"),
            ratio: None,
            bound: "at most".to_owned(),
            holds: ours <= most,
        }
    }

    /// A figure that stays above a fixed one.
    pub fn above(name: &'static str, ours: f64, least: f64, unit: &str) -> Self {
        Self {
            name,
            figure: format!("{ours:.1} {unit}"),
            limit: format!("{least} {unit}"),
            ratio: None,
            bound: "at least".to_owned(),
            holds: ours >= least,
        }
    }
}

/// Prints them; whether all hold.
pub fn table(figures: &[Figure]) -> bool {
    println!(
        "| {:<44} | {:>18} | {:>18} | {:>6} | {:<14} | {:<5} |",
        "what", "figure", "limit", "ratio", "bound", "holds"
    );
    println!(
        "|{:-<46}|{:->20}|{:->20}|{:->8}|{:-<16}|{:-<7}|",
        "", "", "", "", "", ""
    );
    for f in figures {
        println!(
            "| {:<44} | {:>18} | {:>18} | {:>6} | {:<14} | {:<5} |",
            f.name,
            f.figure,
            f.limit,
            f.ratio.map_or_else(String::new, |r| format!("{r:.2}")),
            f.bound,
            if f.holds { "yes" } else { "NO" }
        );
    }
    figures.iter().all(|f| f.holds)
}

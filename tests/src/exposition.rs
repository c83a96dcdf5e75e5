//! Reads the text format of Prometheus, version 0.0.4, and refuses whatever it
//! does not allow.

use std::collections::{BTreeMap, BTreeSet};

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    pub name: String,
    pub labels: BTreeMap<String, String>,
    pub value: f64,
}

/// All figures, in their order, with the type of each family.
#[derive(Debug, Clone, Default)]
pub struct Exposition {
    pub families: BTreeMap<String, String>,
    pub samples: Vec<Sample>,
}

impl Exposition {
    /// # Errors
    /// The first line that is wrong, and why.
    pub fn parse(text: &str) -> Result<Self, String> {
        if !text.ends_with('\n') {
            return Err("the last line has no end".to_owned());
        }
        let mut read = Self::default();
        let mut helped = BTreeSet::new();
        let mut current = String::new();
        for line in text.lines() {
            let wrong = |why: &str| format!("{why}: {line}");
            if let Some(rest) = line.strip_prefix("# HELP ") {
                let (name, help) = rest.split_once(' ').ok_or_else(|| wrong("no help"))?;
                if help.trim().is_empty() || !is_name(name) || !helped.insert(name.to_owned()) {
                    return Err(wrong("a wrong help, or a second one"));
                }
            } else if let Some(rest) = line.strip_prefix("# TYPE ") {
                let (name, of) = rest.split_once(' ').ok_or_else(|| wrong("no type"))?;
                if !["counter", "gauge", "histogram"].contains(&of) || !helped.contains(name) {
                    return Err(wrong("an unknown type, or no help before"));
                }
                if (of == "counter") != name.ends_with("_total") {
                    return Err(wrong("counters end with _total, and nothing else"));
                }
                if read
                    .families
                    .insert(name.to_owned(), of.to_owned())
                    .is_some()
                {
                    return Err(wrong("a second type"));
                }
                name.clone_into(&mut current);
            } else {
                let sample = sample(line).ok_or_else(|| wrong("no sample"))?;
                let of = read.families.get(&current).map(String::as_str);
                let ends: &[&str] = match of {
                    Some("histogram") => &["_bucket", "_sum", "_count"],
                    _ => &[""],
                };
                let is_its = |end: &&str| sample.name.strip_suffix(*end) == Some(&current);
                if !ends.iter().any(is_its) {
                    return Err(wrong("a sample outside its family"));
                }
                if of != Some("gauge") && sample.value < 0.0 {
                    return Err(wrong("less than nothing"));
                }
                let same =
                    |other: &Sample| other.name == sample.name && other.labels == sample.labels;
                if read.samples.iter().any(same) {
                    return Err(wrong("said twice"));
                }
                read.samples.push(sample);
            }
        }
        read.histograms_add_up()?;
        Ok(read)
    }

    /// Buckets rise, the last has no end, and it holds as many as are counted.
    fn histograms_add_up(&self) -> Result<(), String> {
        let histograms = self.families.iter().filter(|(_, of)| *of == "histogram");
        for (name, _) in histograms {
            let mut series: BTreeMap<BTreeMap<String, String>, Vec<(f64, f64)>> = BTreeMap::new();
            for bucket in self.named(&format!("{name}_bucket")) {
                let mut labels = bucket.labels.clone();
                let end = labels.remove("le").unwrap_or_default();
                let end = if end == "+Inf" { "inf" } else { &end };
                let end = end.parse().map_err(|_| format!("{name}: le={end}"))?;
                series.entry(labels).or_default().push((end, bucket.value));
            }
            let counts: Vec<&Sample> = self.named(&format!("{name}_count")).collect();
            if series.is_empty() || counts.len() != series.len() {
                return Err(format!("{name}: a count for each series"));
            }
            for (labels, buckets) in series {
                let rises = buckets
                    .windows(2)
                    .all(|two| two[0].0 < two[1].0 && two[0].1 <= two[1].1);
                let last = buckets.last().copied().unwrap_or_default();
                let counted = counts.iter().find(|count| count.labels == labels);
                let holds_all = counted.is_some_and(|count| (count.value - last.1).abs() < 0.5);
                if !rises || last.0.is_finite() || !holds_all {
                    return Err(format!("{name}{labels:?}: {buckets:?}, {counted:?}"));
                }
                if !self
                    .named(&format!("{name}_sum"))
                    .any(|sum| sum.labels == labels)
                {
                    return Err(format!("{name}{labels:?} has no sum"));
                }
            }
        }
        Ok(())
    }

    pub fn named(&self, name: &str) -> impl Iterator<Item = &Sample> {
        let name = name.to_owned();
        self.samples
            .iter()
            .filter(move |sample| sample.name == name)
    }

    /// The sum of all figures of this name that have these labels; nothing
    /// where there is none.
    pub fn sum(&self, name: &str, labels: &[(&str, &str)]) -> f64 {
        let fits = |sample: &&Sample| {
            let has = |(label, value): &(&str, &str)| {
                sample
                    .labels
                    .get(*label)
                    .is_some_and(|known| known == value)
            };
            labels.iter().all(has)
        };
        self.named(name)
            .filter(fits)
            .map(|sample| sample.value)
            .sum()
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// `name{label="value",…} 1.5`
fn sample(line: &str) -> Option<Sample> {
    let (named, value) = line.rsplit_once(' ')?;
    let (name, mut rest) = match named.split_once('{') {
        Some((name, labels)) => (name, labels.strip_suffix('}')?),
        None => (named, ""),
    };
    let mut labels = BTreeMap::new();
    while !rest.is_empty() {
        let (label, begun) = rest.split_once("=\"")?;
        let mut value = String::new();
        let mut letters = begun.char_indices();
        let end = loop {
            match letters.next()? {
                (at, '"') => break at,
                (_, '\\') => value.push(match letters.next()?.1 {
                    'n' => '\n',
                    escaped @ ('"' | '\\') => escaped,
                    _ => return None,
                }),
                (_, letter) => value.push(letter),
            }
        };
        if !is_name(label) || labels.insert(label.to_owned(), value).is_some() {
            return None;
        }
        rest = &begun[end + 1..];
        if !rest.is_empty() {
            rest = rest.strip_prefix(',')?;
        }
    }
    let value = value.parse().ok()?;
    is_name(name).then(|| Sample {
        name: name.to_owned(),
        labels,
        value,
    })
}

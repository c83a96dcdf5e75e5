//! What was added, removed, moved and changed between two lists of things with ids.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, ChangeKind, ChangedPart, ChangedThing};

/// A thing in a list.
pub(super) struct Entry<'d, T: ?Sized> {
    pub id: &'d str,
    pub title: &'d str,
    pub inside: Option<&'d str>,
    pub item: &'d T,
}

impl<T: ?Sized> Entry<'_, T> {
    fn change(&self, what: ChangedThing, how: ChangeKind) -> Change {
        Change {
            what,
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            inside: self.inside.map(str::to_owned),
            how,
        }
    }
}

/// Compares two lists; `differs` says which parts of a thing changed.
pub(super) fn compare<T: ?Sized>(
    what: ChangedThing,
    old: &[Entry<T>],
    new: &[Entry<T>],
    differs: impl Fn(&T, &T) -> Vec<ChangedPart>,
) -> Vec<Change> {
    let before: BTreeMap<&str, (usize, &Entry<T>)> = old
        .iter()
        .enumerate()
        .map(|(place, entry)| (entry.id, (place, entry)))
        .collect();
    let stayed = stayed(&before, new);
    let mut changes = Vec::new();
    for entry in new {
        let Some((_, was)) = before.get(entry.id) else {
            changes.push(entry.change(what, ChangeKind::Added));
            continue;
        };
        if !stayed.contains(entry.id) {
            let elsewhere = was.inside.filter(|_| was.inside != entry.inside);
            let from = elsewhere.map(str::to_owned);
            changes.push(entry.change(what, ChangeKind::Moved { from }));
        }
        let parts = differs(was.item, entry.item);
        if !parts.is_empty() {
            changes.push(entry.change(what, ChangeKind::Changed { parts }));
        }
    }
    let now: BTreeSet<&str> = new.iter().map(|entry| entry.id).collect();
    let gone = old.iter().filter(|entry| !now.contains(entry.id));
    changes.extend(gone.map(|entry| entry.change(what, ChangeKind::Removed)));
    changes
}

/// Ids of things that are where they were: in the same place, and in the longest run that
/// kept its order, so that moving one thing is told as one move.
fn stayed<'d, T: ?Sized>(
    before: &BTreeMap<&str, (usize, &Entry<T>)>,
    new: &[Entry<'d, T>],
) -> BTreeSet<&'d str> {
    let mut groups: BTreeMap<Option<&str>, Vec<(usize, &'d str)>> = BTreeMap::new();
    for entry in new {
        if let Some((place, was)) = before.get(entry.id)
            && was.inside == entry.inside
        {
            let group = groups.entry(entry.inside).or_default();
            group.push((*place, entry.id));
        }
    }
    let runs = groups.values().map(|group| longest_rising(group));
    runs.flatten().map(|(_, id)| id).collect()
}

/// The longest part of the list whose places rise (patience sorting).
fn longest_rising<'d>(list: &[(usize, &'d str)]) -> Vec<(usize, &'d str)> {
    // the index of the last of the best run of each length, and the one before each
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::new();
    let place = |index: usize| list.get(index).map(|(place, _)| *place);
    for (index, (here, _)) in list.iter().enumerate() {
        let length = ends.partition_point(|end| place(*end) < Some(*here));
        let one_before = length.checked_sub(1);
        previous.push(one_before.and_then(|before| ends.get(before).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.extend(list.get(index).copied());
        at = previous.get(index).copied().flatten();
    }
    run
}

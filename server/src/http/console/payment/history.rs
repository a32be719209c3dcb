//! A payment's history as its page tells it: what happened, and who did what, in one list.

use app::console::payment::{HistoryItem, What};
use checkout::payment::{Alarm, Status};

use super::super::super::local_time::local_time;
use crate::sql::{DeedRow, HistoryLine};

/// What happened to a payment when somebody did this to it.
const FACTS_OF_DEEDS: [(&str, &str); 2] = [("refund", "refund_opened"), ("cancel", "cancel_asked_by_shop")];

/// The lines, from the beginning. Who did something stands in the line of what came of it; what happened several times in
/// a row, in the same way, is one line.
pub(super) fn told(lines: Vec<HistoryLine>, deeds: Vec<DeedRow>, timezone: &str) -> Vec<HistoryItem> {
    let mut deeds: Vec<Option<DeedRow>> = deeds.into_iter().map(Some).collect();
    let mut told = Vec::with_capacity(lines.len());
    for line in lines {
        let by = of_fact(&mut deeds, &line).map(|deed| (deed.by, deed.detail));
        told.push((line.at, item(line, by, timezone)));
    }
    // What nothing came of, such as a refund that was refused, stands where it was tried.
    for deed in deeds.into_iter().flatten() {
        let place = told.iter().position(|(at, _)| *at > deed.at).unwrap_or(told.len());
        told.insert(place, (deed.at, of_deed(deed, timezone)));
    }
    let mut folded: Vec<HistoryItem> = Vec::with_capacity(told.len());
    for (_, item) in told {
        match folded.last_mut().filter(|last| is_the_same(last, &item)) {
            Some(last) => {
                last.count += 1;
                last.last_at = Some(item.at);
            }
            None => folded.push(item),
        }
    }
    folded
}

/// What somebody did that led to this line: the last of its kind before it.
fn of_fact(deeds: &mut [Option<DeedRow>], line: &HistoryLine) -> Option<DeedRow> {
    let (deed, _) = FACTS_OF_DEEDS.iter().find(|(_, fact)| *fact == line.fact)?;
    let is_it =
        |row: &Option<DeedRow>| row.as_ref().is_some_and(|row| row.deed == *deed && row.at <= line.at);
    let place = deeds.iter().rposition(is_it)?;
    deeds[place].take()
}

fn item(line: HistoryLine, by: Option<(String, Option<String>)>, timezone: &str) -> HistoryItem {
    HistoryItem {
        at: local_time(line.at, timezone),
        last_at: None,
        count: 1,
        what: What::Fact(line.fact),
        status: Status::from_name(&line.status),
        result_code: line.result_code,
        alarm: line.alarm.and_then(|name| Alarm::ALL.into_iter().find(|alarm| alarm.name() == name)),
        by,
    }
}

fn of_deed(deed: DeedRow, timezone: &str) -> HistoryItem {
    HistoryItem {
        at: local_time(deed.at, timezone),
        last_at: None,
        count: 1,
        what: What::Deed(deed.deed),
        status: None,
        result_code: None,
        alarm: None,
        by: Some((deed.by, deed.detail)),
    }
}

fn is_the_same(one: &HistoryItem, other: &HistoryItem) -> bool {
    let plain = |item: &HistoryItem| item.alarm.is_none() && item.by.is_none();
    plain(one)
        && plain(other)
        && (&one.what, one.status, &one.result_code) == (&other.what, other.status, &other.result_code)
}

#[cfg(test)]
mod tests {
    use checkout::time::Timestamp;

    use super::*;

    fn line(seconds: i64, fact: &str, code: &str) -> HistoryLine {
        HistoryLine {
            at: Timestamp::from_millis(seconds * 1000),
            fact: fact.to_owned(),
            status: "processing".to_owned(),
            result_code: Some(code.to_owned()),
            alarm: None,
            refund: None,
            digest: None,
        }
    }

    fn deed(seconds: i64, by: &str, deed: &str) -> DeedRow {
        let (by, deed) = (by.to_owned(), deed.to_owned());
        DeedRow { at: Timestamp::from_millis(seconds * 1000), by, deed, detail: Some("why".to_owned()) }
    }

    /// ux.md F20.
    #[test]
    fn checks_are_one_line_and_who_did_something_stands_in_its_line() {
        let checks = (1..=10).map(|second| line(second, "inquired", "PAYMENT_IN_PROCESS"));
        let mut lines = vec![line(0, "opened", "")];
        lines.extend(checks);
        lines.extend([
            line(20, "inquired", "SUCCESS"),
            line(40, "refund_opened", ""),
            line(60, "refund_opened", ""),
        ]);
        let deeds = vec![deed(30, "ana", "refund"), deed(40, "ben", "refund"), deed(60, "cho", "refund")];
        let told = told(lines, deeds, "UTC");
        let shown: Vec<_> = told
            .iter()
            .map(|item| {
                let what = match &item.what {
                    What::Fact(name) | What::Deed(name) => name.as_str(),
                };
                (what, item.count, item.by.as_ref().map_or("", |(by, _)| by.as_str()))
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("opened", 1, ""),
                ("inquired", 10, ""),
                ("inquired", 1, ""),
                ("refund", 1, "ana"),
                ("refund_opened", 1, "ben"),
                ("refund_opened", 1, "cho"),
            ]
        );
        assert_eq!(told[1].last_at.as_ref().unwrap().text, "1970-01-01 00:00:10");
    }
}

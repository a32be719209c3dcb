//! Counts tests over everything that runs them, from what each prints.

use std::{fmt, ops::AddAssign};

/// How many tests passed and how many did not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Count {
    /// One failure more, for a runner that failed without saying which test did.
    pub(crate) const ONE_FAILURE: Self = Self { passed: 0, failed: 1 };

    /// What one line of cargo's test output adds: `test result: ok. 5 passed; 0 failed; …`.
    pub(crate) fn of_cargo_line(line: &str) -> Self {
        let Some((_, figures)) =
            line.trim().strip_prefix("test result: ").and_then(|rest| rest.split_once(". "))
        else {
            return Self::default();
        };
        let figure = |name: &str| {
            figures
                .split("; ")
                .filter_map(|part| part.split_once(' '))
                .find(|(_, label)| *label == name)
                .and_then(|(number, _)| number.parse().ok())
                .unwrap_or(0)
        };
        Self { passed: figure("passed"), failed: figure("failed") }
    }

    /// What Node's test runner says at the end of its TAP output: `# pass 5`, `# fail 0`, `# cancelled 0`.
    pub(crate) fn of_node_report(report: &str) -> Self {
        let figure = |name: &str| {
            report
                .lines()
                .rev()
                .filter_map(|line| line.strip_prefix("# "))
                .filter_map(|line| line.split_once(' '))
                .find(|(label, _)| *label == name)
                .and_then(|(_, number)| number.trim().parse::<u32>().ok())
                .unwrap_or(0)
        };
        Self { passed: figure("pass"), failed: figure("fail").saturating_add(figure("cancelled")) }
    }

    /// Whether there were tests, and all of them passed.
    pub(crate) fn is_success(self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_cargo_are_added_up() {
        let output = "\
running 3 tests
test a ... ok
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: ok. of course. 9 failed
test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s
";
        let mut count = Count::default();
        for line in output.lines() {
            count += Count::of_cargo_line(line);
        }
        assert_eq!(count, Count { passed: 13, failed: 2 });
        assert_eq!(count.to_string(), "13 passed, 2 failed");
    }

    #[test]
    fn the_report_of_node_is_read_from_its_end() {
        let report = "\
TAP version 13
# pass 99
ok 1 - approves
1..3
# tests 6
# suites 1
# pass 3
# fail 1
# cancelled 1
# skipped 1
# todo 0
# duration_ms 61.8
";
        assert_eq!(Count::of_node_report(report), Count { passed: 3, failed: 2 });
        assert_eq!(Count::of_node_report(""), Count::default());
    }

    #[test]
    fn no_test_at_all_is_no_success() {
        assert!(Count { passed: 1, failed: 0 }.is_success());
        assert!(!Count { passed: 9, failed: 1 }.is_success());
        assert!(!Count::default().is_success());
    }
}

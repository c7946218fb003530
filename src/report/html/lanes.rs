//! The positions of one actor on one matter by date, as `drawLane` of [`LANES`](super::LANES) draws them.

use chrono::NaiveDate;
use serde::Serialize;

/// A lane: time runs to the right, for stands above the middle, against below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Whose and on what, for a reader who does not see the drawing.
    pub label: String,
    /// What the upper and the lower end of the scale mean: for, against.
    pub ends: [&'static str; 2],
    /// In the order they were said.
    pub points: Vec<LanePoint>,
}

/// A position on a lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LanePoint {
    /// When it was said; points without a date are not drawn.
    pub date: Option<NaiveDate>,
    /// Its stretch of the scale, from −3 to 3.
    pub low: i8,
    /// The upper end.
    pub high: i8,
    /// In words: "opposes, strongly".
    pub position: String,
    /// How grave the shift to it is: `error`, `warning`, `info`; `None` where nothing moved.
    pub moved: Option<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_as_the_script_reads_it() {
        let lane = Lane {
            label: "Mara Velin on the toll".into(),
            ends: ["for", "against"],
            points: vec![LanePoint {
                date: "2024-03-05".parse().ok(),
                low: -3,
                high: -1,
                position: "opposes".into(),
                moved: Some("error"),
            }],
        };
        assert_eq!(
            serde_json::to_string(&lane).unwrap(),
            r#"{"label":"Mara Velin on the toll","ends":["for","against"],"points":[{"date":"2024-03-05","low":-3,"high":-1,"position":"opposes","moved":"error"}]}"#
        );
    }
}

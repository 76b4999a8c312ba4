//! Where the values of a number lie: how many items have one in each part of
//! what occurs.

/// How many parts there are.
const BINS: usize = 24;
/// Where the highest value is more than so many times the lowest, the parts
/// grow by one factor instead of being of one width. Prices from 1 to 2,000
/// would otherwise stand nearly all in the first part, and nobody could see
/// where to cut.
const SPREAD: f64 = 100.0;

/// A part of a range, its end belonging to the next, and to the last its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    pub from: f64,
    pub to: f64,
    /// Items that have a value in it.
    pub count: u32,
}

/// The parts between two ends; none where there is nothing between them.
/// `values` are items with their values; those of one item stand together.
pub(super) fn bins(min: f64, max: f64, values: &[(u32, f64)]) -> Vec<Bin> {
    if min >= max {
        return Vec::new();
    }
    let edges = edges(min, max);
    let mut counts = [0; BINS];
    // The item that was counted last, so that two of its values count once.
    let mut last = [None; BINS];
    for (item, value) in values {
        let bin = edges[1..BINS].partition_point(|edge| edge <= value);
        if last[bin] != Some(*item) {
            last[bin] = Some(*item);
            counts[bin] += 1;
        }
    }
    let pairs = edges.windows(2).zip(counts);
    pairs
        .map(|(ends, count)| Bin {
            from: ends[0],
            to: ends[1],
            count,
        })
        .collect()
}

fn edges(min: f64, max: f64) -> [f64; BINS + 1] {
    let mut edges = [min; BINS + 1];
    let by_factor = min > 0.0 && max > min * SPREAD;
    let step = match by_factor {
        true => (libm::log(max) - libm::log(min)) / BINS as f64,
        false => 0.0,
    };
    for (place, edge) in edges.iter_mut().enumerate().skip(1) {
        let share = place as f64 / BINS as f64;
        *edge = match by_factor {
            true => min * libm::exp(step * place as f64),
            // Never more than either end, however large they are.
            false => min * (1.0 - share) + max * share,
        };
    }
    edges[BINS] = max;
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_spread_is_cut_by_one_factor() {
        let values = [(0, 1.0), (1, 3.0), (1, 3.1), (2, 10.0), (3, 1000.0)];
        let bins = bins(1.0, 1000.0, &values);
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<u32>(), 4);
        let grows = bins.iter().map(|bin| bin.to / bin.from);
        let factor = libm::pow(1000.0, 1.0 / 24.0);
        assert!(grows.into_iter().all(|grow| (grow - factor).abs() < 1e-9));
        // Three and a bit is one item, once.
        let at_three = bins.iter().find(|bin| bin.from <= 3.0 && 3.0 < bin.to);
        assert_eq!(at_three.map(|bin| bin.count), Some(1));
    }

    #[test]
    fn a_narrow_one_is_cut_evenly_and_holds_both_ends() {
        for (min, max) in [(-12.0, 12.0), (0.0, 5000.0), (1.0, 100.0), (-1e308, 1e308)] {
            let bins = bins(min, max, &[(0, min), (1, max)]);
            let ends = (bins[0], bins[BINS - 1]);
            assert_eq!((ends.0.from, ends.0.count), (min, 1));
            assert_eq!((ends.1.to, ends.1.count), (max, 1));
            let width = max / 24.0 - min / 24.0;
            for bin in bins {
                assert!(((bin.to - bin.from) / width - 1.0).abs() < 1e-9, "{bin:?}");
            }
        }
        assert_eq!(bins(7.0, 7.0, &[(0, 7.0)]), []);
    }
}

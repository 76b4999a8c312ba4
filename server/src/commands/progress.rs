//! Progress for a person at a terminal; nothing at all for a file or a pipe.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use services::exchange::{Progress, Step};
use std::time::Duration;

pub struct Bar(ProgressBar);

impl Bar {
    /// A bar for `total` steps.
    pub fn new(words: &'static str, total: usize) -> Bar {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{msg:24} {bar:30} {pos}/{len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(words);
        Bar(bar)
    }

    /// For work whose length is not known.
    pub fn spinner(words: &'static str) -> Bar {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_message(words);
        bar.enable_steady_tick(Duration::from_millis(120));
        Bar(bar)
    }

    pub fn at(&self, done: usize) {
        self.0.set_position(done as u64);
    }

    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// Shows how far reading a catalogue has come: a bar a step.
pub fn reading_bar() -> impl FnMut(Progress) {
    let mut shown: Option<(Step, Bar)> = None;
    move |Progress { step, done, total }| {
        if shown.as_ref().is_none_or(|(shown, _)| *shown != step) {
            let words = match step {
                Step::Reading => "reading files",
                Step::Sorting => "sorting products",
            };
            shown = Some((step, Bar::new(words, total)));
        }
        if let Some((_, bar)) = &shown {
            bar.at(done);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.finish();
    }
}

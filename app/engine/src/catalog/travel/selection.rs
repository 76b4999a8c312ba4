//! Which products travel, and in what order.

use super::super::Catalog;

/// The place of an item that does not travel.
pub const ABSENT: u32 = u32::MAX;

/// Some of a catalogue's items, as the catalogue numbers them; all of them
/// where the whole travels.
pub struct Selection<'a> {
    pub catalog: &'a Catalog,
    /// By English name, which puts products of one maker and line together.
    pub order: Vec<u32>,
    /// By Arabic name.
    pub arabic: Vec<u32>,
    /// By category, then English name: of one category many have the same words
    /// and values. Those travel in this order, which need not be sent, since it
    /// follows from the other.
    pub grouped: Vec<u32>,
    /// By item: its number among those that travel.
    pub numbers: Vec<u32>,
}

impl<'a> Selection<'a> {
    /// Of these items, which are ascending.
    pub fn of(catalog: &'a Catalog, items: &[u32]) -> Selection<'a> {
        let [order, arabic] = [0, 1].map(|lang| {
            let names: &[u32] = &catalog.columns.names[lang];
            let mut order = items.to_vec();
            order.sort_unstable_by_key(|item| names[*item as usize]);
            order
        });
        let mut grouped = order.clone();
        grouped.sort_by_key(|item| catalog.items[*item as usize].category);
        let mut selection = Selection {
            catalog,
            order,
            arabic,
            grouped,
            numbers: Vec::new(),
        };
        selection.numbers = selection.places(items);
        selection
    }

    /// By item: its place in an order of those that travel, otherwise [`ABSENT`].
    pub fn places(&self, order: &[u32]) -> Vec<u32> {
        let mut places = vec![ABSENT; self.catalog.items.len()];
        for (place, item) in (0u32..).zip(order) {
            places[*item as usize] = place;
        }
        places
    }
}

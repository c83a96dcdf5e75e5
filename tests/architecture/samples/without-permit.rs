//! What the test of permits must refuse, and what it must let pass.

pub async fn forgets(store: &Store) {}

pub async fn asks(store: &Store, permit: &Permit<actions::Learn>) {}

pub async fn reads(store: &Store, own: OwnScope, public: Public) {}

pub async fn has_it_inside(store: &Store, permit: Option<&Permit<actions::Learn>>) {}

pub async fn asks_silently(store: &Store, _: &Permit<actions::Learn>) {}

pub(crate) async fn inner(store: &Store) {
    looks_after(store, System::new()).await;
}

pub fn computes(number: u32) {}

pub fn counts_for_anybody() -> Count {}

pub fn counts(_: &Permit<actions::ReadContacts>) -> Count {}

impl Thing {
    pub async fn forgets_as_well(&self) {}

    pub async fn asks_for_a_role(&self, permit: &RolePermit) {}
}

#[cfg(test)]
mod tests {
    pub async fn is_a_test(store: &Store) {}
}

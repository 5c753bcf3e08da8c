use super::{bounded_decimal, bounded_whole};

bounded_decimal! {
    /// How many take part in a year: people, or the contacts, visits or households they are counted in.
    ///
    /// Unit: a year. Range: 0 to 10^10; may be fractional.
    ///
    /// ```
    /// use impactkaart_core::quantity::Participants;
    /// assert!(Participants::new(rust_decimal::Decimal::new(125, 1)).is_ok());
    /// assert!(Participants::new((-1).into()).is_err());
    /// ```
    Participants, Participants
}

bounded_decimal! {
    /// Units of a cost or of an effect.
    ///
    /// Unit: what the line says. Range: at most 10^10 in size, of either sign.
    ///
    /// ```
    /// use impactkaart_core::quantity::Quantity;
    /// assert!(Quantity::new(rust_decimal::Decimal::new(5, 2)).is_ok());
    /// ```
    Quantity, Quantity
}

bounded_decimal! {
    /// Contacts, visits or households that one person accounts for.
    ///
    /// Unit: a person. Range: 0.001 to 100,000, so that dividing by it is safe.
    ///
    /// ```
    /// use impactkaart_core::quantity::PerPerson;
    /// assert!(PerPerson::new(12.into()).is_ok());
    /// assert!(PerPerson::new(0.into()).is_err());
    /// ```
    PerPerson, PerPerson
}

bounded_whole! {
    /// How many people a figure was measured among.
    ///
    /// Unit: people. Range: 0 to 10^10.
    ///
    /// ```
    /// use impactkaart_core::quantity::Sample;
    /// assert_eq!(Sample::new(60.into()).unwrap().get(), 60);
    /// ```
    Sample, Sample, u64
}

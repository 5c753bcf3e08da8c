use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// An exact number.
pub(crate) type Q = BigRational;

/// A number of the model, or of a result, as an exact number.
pub(crate) trait Rational: Copy {
    /// Without any loss.
    fn exact(self) -> Q;

    /// In units of [`unit`].
    fn fixed(self) -> Fixed {
        fixed(&self.exact())
    }
}

impl Rational for Decimal {
    fn exact(self) -> Q {
        Q::new(BigInt::from(self.mantissa()), BigInt::from(10).pow(self.scale()))
    }

    fn fixed(self) -> Fixed {
        BigInt::from(self.mantissa()) * BigInt::from(10).pow(100 - self.scale())
    }
}

pub(crate) fn q(whole: impl Into<BigInt>) -> Q {
    Q::from_integer(whole.into())
}

/// `10^-places`.
pub(crate) fn tenth(places: u32) -> Q {
    Q::new(BigInt::one(), BigInt::from(10).pow(places))
}

/// A number in units of [`unit`]: flows are worked out exactly, and then cut off behind its hundred decimals, so that
/// adding thousands of them up is quick.
pub(crate) type Fixed = BigInt;

/// How many of it make 1.
pub(super) fn unit() -> &'static Fixed {
    static UNIT: OnceLock<Fixed> = OnceLock::new();
    UNIT.get_or_init(|| BigInt::from(10).pow(100))
}

pub(super) fn fixed(number: &Q) -> Fixed {
    number.numer() * unit() / number.denom()
}

pub(super) fn from_fixed(number: &Fixed) -> Q {
    Q::new(number.clone(), unit().clone())
}

/// An exact number times a fixed one.
pub(super) fn times(number: &Q, factor: &Fixed) -> Fixed {
    number.numer() * factor / number.denom()
}

/// The square root of a number above zero, to a hundred decimals.
pub(super) fn square_root(number: &Q) -> Q {
    from_fixed(&(number.numer() * unit() * unit() / number.denom()).sqrt())
}

/// `number^power`.
pub(super) fn power(number: &Q, power: u16) -> Q {
    (0..power).fold(Q::one(), |product, _| product * number)
}

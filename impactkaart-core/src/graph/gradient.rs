use crate::evaluate::{Figure, Op, Program};

impl Program {
    /// A figure at one point and how fast it rises in each parameter there, in one pass forth and one back.
    ///
    /// Nothing where the figure does not exist at the point or is calculated in decimal only. Where an amount is cut off at
    /// zero, its slope there is that of the side above.
    ///
    /// # Panics
    /// Where there is not one number per parameter, or no such figure.
    ///
    /// # Examples
    /// ```
    /// use impactkaart_core::evaluate::Program;
    /// use impactkaart_core::graph::{Output, Varied, record};
    /// # use impactkaart_core::model::{CostDraft, ProjectDraft};
    /// # let mut draft = ProjectDraft::default();
    /// # draft.settings.name = "Coffee morning".into();
    /// # draft.settings.start_year = Some(2026.into());
    /// # let cost = CostDraft { id: Some("host".into()), payer: Some("society".into()), amount: Some(1000.into()), ..CostDraft::default() };
    /// # draft.costs.push(cost);
    /// let project = draft.build().unwrap().project;
    /// let varied = ["costs.host.amount", "costs.host.quantity"].map(|path| Varied::set(path.parse().unwrap()));
    /// let program = Program::new(&record(&project, &varied, &[Output::COSTS]).unwrap());
    /// // Amount × quantity rises by the quantity in the amount, and by the amount in the quantity.
    /// assert_eq!(program.gradient(&[1000.0, 2.0], 0), Some((2000.0, vec![2.0, 1000.0])));
    /// ```
    pub fn gradient(&self, point: &[f64], figure: usize) -> Option<(f64, Vec<f64>)> {
        assert_eq!(point.len(), self.leaves, "one number per parameter");
        let mut values = Vec::new();
        self.values(point, &mut values);
        let root = match self.figures[figure] {
            Figure::Number(value) => value,
            Figure::Quotient { value, denominator, .. } => {
                (values[denominator as usize] > 0.0).then_some(value)?
            }
            Figure::Undefined(_) | Figure::DecimalOnly => return None,
        };
        let mut slopes = vec![0.0; self.ops.len()];
        let mut gradient = vec![0.0; self.leaves];
        slopes[root as usize] = 1.0;
        for (at, op) in self.ops.iter().enumerate().rev() {
            let slope = slopes[at];
            if slope == 0.0 {
                continue;
            }
            let of = |step: u32| values[step as usize];
            match *op {
                Op::Constant(_) => {}
                Op::Leaf(leaf) => gradient[leaf as usize] += slope,
                Op::Add(a, b) => {
                    slopes[a as usize] += slope;
                    slopes[b as usize] += slope;
                }
                Op::Multiply(a, b) => {
                    slopes[a as usize] += slope * of(b);
                    slopes[b as usize] += slope * of(a);
                }
                Op::Reciprocal(a) => slopes[a as usize] -= slope * values[at] * values[at],
                Op::SquareRoot(a) => slopes[a as usize] += slope * 0.5 / values[at],
                Op::AboveZero(a) if of(a) >= 0.0 => slopes[a as usize] += slope,
                Op::AboveZero(_) => {}
            }
        }
        let value = values[root as usize];
        (value.is_finite() && gradient.iter().all(|slope| slope.is_finite())).then_some((value, gradient))
    }

    /// Every step at one point.
    pub(crate) fn values(&self, point: &[f64], values: &mut Vec<f64>) {
        values.clear();
        for op in &self.ops {
            let of = |step: u32| values[step as usize];
            let value = match *op {
                Op::Constant(place) => self.constants[place as usize].0,
                Op::Leaf(leaf) => point[leaf as usize],
                Op::Add(a, b) => of(a) + of(b),
                Op::Multiply(a, b) => of(a) * of(b),
                Op::Reciprocal(a) => 1.0 / of(a),
                Op::SquareRoot(a) => of(a).sqrt(),
                Op::AboveZero(a) => of(a).max(0.0),
            };
            values.push(value);
        }
    }
}

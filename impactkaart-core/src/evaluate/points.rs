use super::program::{Figure, Program};
use super::section::{BLOCK, Given, Section};

impl Program {
    /// Every figure at every point, one column per parameter, points in order; a figure that does not exist at a point,
    /// or is calculated in decimal only, is NaN there.
    ///
    /// Each lane is worked out by itself: neither the number of points nor of threads shows in the result.
    ///
    /// # Panics
    /// Where there is not one column per parameter, or columns differ in length.
    pub fn evaluate(&self, columns: &[&[f64]]) -> Vec<Vec<f64>> {
        assert_eq!(columns.len(), self.leaves, "one column per parameter");
        let points = columns.first().map_or(1, |column| column.len());
        assert!(columns.iter().all(|column| column.len() == points), "columns of one length");
        let blocks: Vec<usize> = (0..points.div_ceil(BLOCK)).collect();
        let evaluator = Evaluator::new(self);
        let parts = super::parallel::in_order(&blocks, |block| {
            let from = block * BLOCK;
            evaluator.block(columns, from, (from + BLOCK).min(points))
        });
        let mut figures = vec![Vec::with_capacity(points); self.figures.len()];
        for part in parts {
            for (figure, column) in figures.iter_mut().zip(part) {
                figure.extend(column);
            }
        }
        figures
    }
}

/// The figures of a program, their denominators included, over a block of points.
struct Evaluator<'p> {
    program: &'p Program,
    section: Section,
    leaves: Vec<usize>,
}

impl<'p> Evaluator<'p> {
    fn new(program: &'p Program) -> Self {
        let wanted: Vec<u32> = program
            .figures
            .iter()
            .flat_map(|figure| match figure {
                Figure::Number(value) => vec![*value],
                Figure::Quotient { value, denominator, .. } => vec![*value, *denominator],
                Figure::Undefined(_) | Figure::DecimalOnly => Vec::new(),
            })
            .collect();
        let section = Section::new(program, &wanted, |_| Given::Nothing);
        let leaves = section
            .inputs
            .iter()
            .map(|step| match program.ops[*step as usize] {
                super::program::Op::Leaf(leaf) => leaf as usize,
                _ => 0,
            })
            .collect();
        Self { program, section, leaves }
    }

    fn block(&self, columns: &[&[f64]], from: usize, to: usize) -> Vec<Vec<f64>> {
        let mut workspace = self.section.workspace();
        self.section.run_once(&mut workspace);
        let inputs: Vec<&[f64]> = self.leaves.iter().map(|leaf| &columns[*leaf][from..to]).collect();
        let lanes = to - from;
        self.section.run_with_vectors(&mut workspace, &inputs, lanes);
        let mut output = 0;
        let mut next = || {
            output += 1;
            match self.section.column(&workspace, &inputs, output - 1, lanes) {
                Ok(column) => column.to_vec(),
                Err(value) => vec![value; lanes],
            }
        };
        self.program
            .figures
            .iter()
            .map(|figure| match figure {
                Figure::Number(_) => next(),
                Figure::Quotient { .. } => {
                    let mut value = next();
                    for (value, denominator) in value.iter_mut().zip(next()) {
                        if denominator <= 0.0 || denominator.is_nan() {
                            *value = f64::NAN;
                        }
                    }
                    value
                }
                Figure::Undefined(_) | Figure::DecimalOnly => vec![f64::NAN; lanes],
            })
            .collect()
    }
}

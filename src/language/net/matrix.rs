//! A matrix of 16-bit weights with a 32-bit bias for each output.

use super::kernel::Kernel;
use super::numbers::{WEIGHT, fixed16, fixed32};
use crate::language::model::codec::{Reader, Truncated, Writer};

/// Weights, one row for each output.
#[derive(Debug, Default)]
pub struct Matrix {
    /// Length of a row.
    pub inputs: usize,
    /// Number of rows.
    pub outputs: usize,
    /// Row after row.
    weights: Vec<i16>,
    /// What is added to each output.
    bias: Vec<i32>,
}

impl Matrix {
    /// From floats as training has them: `weights` holds a row for each input. The bias gets the fraction bits of the products,
    /// `bits` of the input and those of the weights.
    pub fn quantise(weights: &[f32], bias: &[f32], inputs: usize, bits: u32) -> Self {
        let outputs = bias.len();
        let transposed = (0..outputs)
            .flat_map(|out| (0..inputs).map(move |i| fixed16(weights[i * outputs + out], WEIGHT)))
            .collect();
        let bias = bias.iter().map(|&b| fixed32(b, bits + WEIGHT)).collect();
        Matrix { inputs, outputs, weights: transposed, bias }
    }

    /// The weights of an output.
    #[inline(always)]
    pub fn row(&self, output: usize) -> &[i16] {
        &self.weights[output * self.inputs..(output + 1) * self.inputs]
    }

    /// One output.
    #[inline(always)]
    pub fn one(&self, kernel: impl Kernel, input: &[i16], output: usize) -> i32 {
        self.bias[output].wrapping_add(kernel.dot(&input[..self.inputs], self.row(output)))
    }

    /// All outputs of `count` inputs, given to `put` as (which input, which output, sum). Four inputs share each look at a row.
    #[inline(always)]
    pub fn all(&self, kernel: impl Kernel, inputs: &[i16], count: usize, mut put: impl FnMut(usize, usize, i32)) {
        let width = self.inputs;
        let at = |which: usize| &inputs[which * width..(which + 1) * width];
        let mut first = 0;
        while first + 4 <= count {
            let (a, b, c, d) = (at(first), at(first + 1), at(first + 2), at(first + 3));
            for output in 0..self.outputs {
                let row = self.row(output);
                let bias = self.bias[output];
                let sums = kernel.dot4(row, [a, b, c, d]);
                for (offset, sum) in sums.into_iter().enumerate() {
                    put(first + offset, output, bias.wrapping_add(sum));
                }
            }
            first += 4;
        }
        for which in first..count {
            for output in 0..self.outputs {
                put(which, output, self.one(kernel, at(which), output));
            }
        }
    }

    /// Writes sizes and numbers.
    pub fn write(&self, out: &mut Writer) {
        out.u16(self.inputs as u16);
        out.u16(self.outputs as u16);
        self.weights.iter().for_each(|&w| out.u16(w as u16));
        self.bias.iter().for_each(|&b| out.u32(b as u32));
    }

    /// Reads what [`Matrix::write`] wrote.
    ///
    /// # Errors
    /// [`Truncated`] where the numbers end early.
    pub fn read(input: &mut Reader) -> Result<Self, Truncated> {
        let (inputs, outputs) = (usize::from(input.u16()?), usize::from(input.u16()?));
        let weights = input.i16s(inputs * outputs)?;
        let bias = (0..outputs).map(|_| input.u32().map(|b| b as i32)).collect::<Result<_, _>>()?;
        Ok(Matrix { inputs, outputs, weights, bias })
    }
}

//! Matrices of 16-bit weights with a 32-bit bias for each output: as stored, and laid out for many outputs at once.

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
        Matrix {
            inputs,
            outputs,
            weights: transposed,
            bias,
        }
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
        let bias = (0..outputs)
            .map(|_| input.u32().map(|b| b as i32))
            .collect::<Result<_, _>>()?;
        Ok(Matrix {
            inputs,
            outputs,
            weights,
            bias,
        })
    }
}

/// A matrix in blocks of eight outputs, see [`Kernel::blocks`].
#[derive(Debug, Default)]
pub struct Blocks {
    /// Number of pairs of inputs.
    pairs: usize,
    /// Block after block, zeros after the last output.
    weights: Vec<[i16; 16]>,
    /// A bias for each output of each block.
    bias: Vec<[i32; 8]>,
}

impl Blocks {
    /// From the outputs `range` of a matrix.
    pub fn of(matrix: &Matrix, range: std::ops::Range<usize>) -> Self {
        let pairs = matrix.inputs.div_ceil(2);
        let mut blocks = Blocks {
            pairs,
            weights: Vec::new(),
            bias: Vec::new(),
        };
        for start in range.clone().step_by(8) {
            let outputs = || (start..start + 8).map(|output| (output < range.end).then_some(output));
            for pair in 0..pairs {
                let mut weights = [0; 16];
                for (two, output) in weights.as_chunks_mut::<2>().0.iter_mut().zip(outputs()) {
                    let Some(output) = output else { continue };
                    let row = matrix.row(output);
                    *two = [row[2 * pair], row.get(2 * pair + 1).copied().unwrap_or(0)];
                }
                blocks.weights.push(weights);
            }
            let mut bias = [0; 8];
            for (bias, output) in bias.iter_mut().zip(outputs()) {
                *bias = output.map_or(0, |output| matrix.bias[output]);
            }
            blocks.bias.push(bias);
        }
        blocks
    }

    #[inline(always)]
    fn block(&self, block: usize) -> &[[i16; 16]] {
        &self.weights[block * self.pairs..(block + 1) * self.pairs]
    }

    /// All outputs of `inputs` (one after the other), given to `put` as (which input, first output, sums). Two blocks and four
    /// inputs at a time, so that each number read serves more than once.
    #[inline(always)]
    pub fn all(&self, kernel: impl Kernel, inputs: &[i16], mut put: impl FnMut(usize, usize, [i32; 8])) {
        let pairs = inputs.as_chunks::<2>().0;
        let count = pairs.len() / self.pairs.max(1);
        let at = |which: usize| &pairs[which * self.pairs..(which + 1) * self.pairs];
        let mut put = |which: usize, block: usize, sums: [i32; 8]| {
            let bias = self.bias[block];
            put(
                which,
                block * 8,
                std::array::from_fn(|output| sums[output].wrapping_add(bias[output])),
            );
        };
        let mut block = 0;
        while block < self.bias.len() {
            let first = self.block(block);
            if block + 1 < self.bias.len() {
                let both = [first, self.block(block + 1)];
                let mut which = 0;
                while which + 4 <= count {
                    let sums = kernel.blocks([at(which), at(which + 1), at(which + 2), at(which + 3)], both);
                    for (offset, [one, two]) in sums.into_iter().enumerate() {
                        put(which + offset, block, one);
                        put(which + offset, block + 1, two);
                    }
                    which += 4;
                }
                for which in which..count {
                    let [[one, two]] = kernel.blocks([at(which)], both);
                    put(which, block, one);
                    put(which, block + 1, two);
                }
            } else {
                for which in 0..count {
                    let [[sums]] = kernel.blocks([at(which)], [first]);
                    put(which, block, sums);
                }
            }
            block += 2;
        }
    }
}

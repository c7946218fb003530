//! Matrices of 16-bit weights with a 32-bit bias for each output: as stored, and laid out for many outputs at once.

use super::kernel::{Kernel, OUTPUTS, Take, Weights};
use super::numbers::{WEIGHT, drop_bits, fixed16, fixed32, saturate};
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

/// A matrix in blocks of outputs, see [`Kernel::blocks`].
#[derive(Debug, Default)]
pub struct Blocks {
    /// Number of pairs of inputs.
    pairs: usize,
    /// Number of outputs.
    outputs: usize,
    /// Block after block, zeros after the last output.
    weights: Vec<Weights>,
    /// A bias for each output of each block.
    bias: Vec<[i32; OUTPUTS]>,
}

impl Blocks {
    /// From the outputs `range` of a matrix.
    pub fn of(matrix: &Matrix, range: std::ops::Range<usize>) -> Self {
        let pairs = matrix.inputs.div_ceil(2);
        let mut blocks = Blocks {
            pairs,
            outputs: range.len(),
            weights: Vec::new(),
            bias: Vec::new(),
        };
        for start in range.clone().step_by(OUTPUTS) {
            let outputs = || (start..start + OUTPUTS).map(|output| (output < range.end).then_some(output));
            for pair in 0..pairs {
                let mut weights = [0; 2 * OUTPUTS];
                for (two, output) in weights.as_chunks_mut::<2>().0.iter_mut().zip(outputs()) {
                    let Some(output) = output else { continue };
                    let row = matrix.row(output);
                    *two = [row[2 * pair], row.get(2 * pair + 1).copied().unwrap_or(0)];
                }
                blocks.weights.push(weights);
            }
            let mut bias = [0; OUTPUTS];
            for (bias, output) in bias.iter_mut().zip(outputs()) {
                *bias = output.map_or(0, |output| matrix.bias[output]);
            }
            blocks.bias.push(bias);
        }
        blocks
    }

    /// All outputs of `inputs` (one after the other, each of an even length), given to `taker`; after the last output come zeros.
    #[inline(always)]
    pub fn all(&self, kernel: impl Kernel, inputs: &[i16], taker: &mut impl Take) {
        let bias = &self.bias;
        let inputs = inputs.as_chunks::<2>().0;
        kernel.blocks(self.pairs, inputs, &self.weights, &mut WithBias { taker, bias });
    }

    /// All outputs of `inputs` with `bits` fewer fraction bits, within 16 bits, to `out`: those of an input start `stride` after those
    /// of the one before.
    #[inline(always)]
    pub fn all16(&self, kernel: impl Kernel, inputs: &[i16], bits: u32, out: &mut [i16], stride: usize) {
        let outputs = self.outputs;
        self.all(
            kernel,
            inputs,
            &mut Narrowed {
                bits,
                outputs,
                out,
                stride,
            },
        );
    }
}

/// Adds each block's bias to its sums.
struct WithBias<'a, T> {
    taker: &'a mut T,
    bias: &'a [[i32; OUTPUTS]],
}

impl<T: Take> Take for WithBias<'_, T> {
    #[inline(always)]
    fn take(&mut self, input: usize, block: usize, mut sums: [i32; OUTPUTS]) {
        for (sum, bias) in sums.iter_mut().zip(&self.bias[block]) {
            *sum = sum.wrapping_add(*bias);
        }
        self.taker.take(input, block, sums);
    }
}

/// Keeps sums as 16-bit numbers.
struct Narrowed<'a> {
    bits: u32,
    outputs: usize,
    out: &'a mut [i16],
    stride: usize,
}

impl Take for Narrowed<'_> {
    #[inline(always)]
    fn take(&mut self, input: usize, block: usize, sums: [i32; OUTPUTS]) {
        let start = input * self.stride;
        let out = &mut self.out[start + block * OUTPUTS..start + self.outputs.min((block + 1) * OUTPUTS)];
        if let Some(out) = out.first_chunk_mut::<OUTPUTS>() {
            *out = sums.map(|sum| saturate(drop_bits(sum, self.bits)));
        } else {
            for (out, sum) in out.iter_mut().zip(sums) {
                *out = saturate(drop_bits(sum, self.bits));
            }
        }
    }
}

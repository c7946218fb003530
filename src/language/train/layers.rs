//! Layers forwards and backwards: linear ones, the recurrence, and the window of two words before it.

use super::adam::Adam;
use super::math::{add, add_rows, multiply, multiply_transposed, slope, squash, transpose};

/// A linear layer whose weights lie in a list: a row for each input, then, if it has one, the bias.
#[derive(Clone, Copy, Debug)]
pub struct Linear {
    /// Place of the weights.
    pub weights: usize,
    /// Place of the bias.
    pub bias: Option<usize>,
    /// Numbers in.
    pub inputs: usize,
    /// Numbers out.
    pub outputs: usize,
}

impl Linear {
    /// The weights.
    pub fn weights<'a>(&self, list: &'a [f32]) -> &'a [f32] {
        &list[self.weights..self.weights + self.inputs * self.outputs]
    }

    /// The bias, zeros if it has none.
    pub fn bias(&self, list: &[f32]) -> Vec<f32> {
        self.bias
            .map_or(vec![0.0; self.outputs], |at| list[at..at + self.outputs].to_vec())
    }

    /// Outputs for the rows of `x`.
    pub fn forward(&self, dense: &Adam, x: &[f32]) -> Vec<f32> {
        let mut out = self.bias(&dense.weights).repeat(x.len() / self.inputs);
        self.add_to(dense, x, &mut out);
        out
    }

    /// Adds outputs, without the bias.
    pub fn add_to(&self, dense: &Adam, x: &[f32], out: &mut [f32]) {
        let rows = x.len() / self.inputs;
        multiply(x, self.weights(&dense.weights), out, [rows, self.inputs, self.outputs]);
    }

    /// From the gradient of the outputs: adds to those of weights and bias, and to that of the inputs.
    pub fn backward(&self, dense: &mut Adam, x: &[f32], gradient: &[f32], inputs: &mut [f32]) {
        let rows = x.len() / self.inputs;
        let turned = transpose(self.weights(&dense.weights), self.inputs, self.outputs);
        multiply(gradient, &turned, inputs, [rows, self.outputs, self.inputs]);
        let weights = &mut dense.gradients[self.weights..self.weights + self.inputs * self.outputs];
        multiply_transposed(x, gradient, weights, [rows, self.inputs, self.outputs]);
        if let Some(at) = self.bias {
            add_rows(gradient, &mut dense.gradients[at..at + self.outputs]);
        }
    }
}

/// A direction of a recurrent layer on a sentence: values of its gates, for the way back.
#[derive(Debug)]
pub struct Recurrence {
    /// Inputs of the gates.
    before: Vec<f32>,
    z: Vec<f32>,
    f: Vec<f32>,
    o: Vec<f32>,
    c: Vec<f32>,
}

/// The words in the order of a direction.
fn order(count: usize, direction: usize) -> impl DoubleEndedIterator<Item = usize> {
    (0..count).map(move |step| if direction == 0 { step } else { count - 1 - step })
}

impl Recurrence {
    /// Runs over the gates' inputs (`3 × width` each); outputs go to their half of `out`.
    pub fn forward(before: Vec<f32>, width: usize, direction: usize, out: &mut [f32]) -> Self {
        let count = before.len() / (3 * width);
        let zeros = vec![0.0; count * width];
        let mut kept = Recurrence {
            before,
            z: zeros.clone(),
            f: zeros.clone(),
            o: zeros.clone(),
            c: zeros,
        };
        let mut memory = vec![0.0f32; width];
        for t in order(count, direction) {
            let before = &kept.before[t * 3 * width..(t + 1) * 3 * width];
            for j in 0..width {
                let z = squash(before[j]);
                let f = 0.5 + 0.5 * squash(0.5 * before[width + j]);
                let o = 0.5 + 0.5 * squash(0.5 * before[2 * width + j]);
                let c = f * memory[j] + (1.0 - f) * z;
                memory[j] = c;
                let at = t * width + j;
                (kept.z[at], kept.f[at], kept.o[at], kept.c[at]) = (z, f, o, c);
                out[t * 2 * width + direction * width + j] = o * c;
            }
        }
        kept
    }

    /// From the gradient of the outputs: that of the gates' inputs.
    pub fn backward(&self, outputs: &[f32], width: usize, direction: usize) -> Vec<f32> {
        let count = self.z.len() / width;
        let mut gradient = vec![0.0; count * 3 * width];
        let mut memory = vec![0.0f32; width];
        for t in order(count, direction).rev() {
            let earlier = if direction == 0 {
                t.checked_sub(1)
            } else {
                Some(t + 1).filter(|&t| t < count)
            };
            let before = &self.before[t * 3 * width..(t + 1) * 3 * width];
            let gradient = &mut gradient[t * 3 * width..(t + 1) * 3 * width];
            for j in 0..width {
                let at = t * width + j;
                let d = outputs[t * 2 * width + direction * width + j];
                let (z, f, o, c) = (self.z[at], self.f[at], self.o[at], self.c[at]);
                let last = earlier.map_or(0.0, |earlier| self.c[earlier * width + j]);
                let total = memory[j] + d * o;
                gradient[2 * width + j] = d * c * 0.25 * slope(0.5 * before[2 * width + j]);
                gradient[width + j] = total * (last - z) * 0.25 * slope(0.5 * before[width + j]);
                gradient[j] = total * (1.0 - f) * slope(before[j]);
                memory[j] = total * f;
            }
        }
        gradient
    }
}

/// The neighbour on the side that a direction comes from.
fn neighbour(t: usize, count: usize, direction: usize) -> Option<usize> {
    if direction == 0 {
        t.checked_sub(1)
    } else {
        Some(t + 1).filter(|&t| t < count)
    }
}

/// Each word's input and its neighbour's (zeros at the end).
pub fn window(x: &[f32], width: usize, direction: usize) -> Vec<f32> {
    let count = x.len() / width;
    let mut out = vec![0.0; 2 * x.len()];
    for t in 0..count {
        let place = t * 2 * width;
        out[place..place + width].copy_from_slice(&x[t * width..(t + 1) * width]);
        if let Some(other) = neighbour(t, count, direction) {
            out[place + width..place + 2 * width].copy_from_slice(&x[other * width..(other + 1) * width]);
        }
    }
    out
}

/// Adds the gradient of a window to that of the words' inputs.
pub fn window_backward(gradient: &[f32], inputs: &mut [f32], width: usize, direction: usize) {
    let count = inputs.len() / width;
    for t in 0..count {
        let place = t * 2 * width;
        add(&mut inputs[t * width..(t + 1) * width], &gradient[place..place + width]);
        if let Some(other) = neighbour(t, count, direction) {
            let to = &mut inputs[other * width..(other + 1) * width];
            add(to, &gradient[place + width..place + 2 * width]);
        }
    }
}

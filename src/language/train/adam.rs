//! Weights with what the optimiser Adam remembers of them (Kingma & Ba 2015).

use std::ops::Range;

/// Weights, gradients and their running means.
#[derive(Debug)]
pub struct Adam {
    /// The weights.
    pub weights: Vec<f32>,
    /// Sums of gradients since the last step.
    pub gradients: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Adam {
    /// Starts from weights.
    pub fn new(weights: Vec<f32>) -> Self {
        let zeros = vec![0.0; weights.len()];
        Adam {
            weights,
            gradients: zeros.clone(),
            mean: zeros.clone(),
            square: zeros,
        }
    }

    /// A step of some of the weights; `corrections` undo that the means started at zero. Clears the gradients.
    pub fn step(&mut self, range: Range<usize>, rate: f32, corrections: [f32; 2]) {
        let weights = self.weights[range.clone()]
            .iter_mut()
            .zip(&mut self.gradients[range.clone()]);
        let means = self.mean[range.clone()].iter_mut().zip(&mut self.square[range]);
        for ((w, g), (m, v)) in weights.zip(means) {
            *m = 0.9 * *m + 0.1 * *g;
            *v = 0.98 * *v + 0.02 * *g * *g;
            *w -= rate * (*m * corrections[0]) / ((*v * corrections[1]).sqrt() + 1e-6);
            *g = 0.0;
        }
    }

    /// The corrections after so many steps; powers by repeated products, without a library function.
    pub fn corrections(steps: u32) -> [f32; 2] {
        let (mut mean, mut square) = (1.0f32, 1.0f32);
        for _ in 0..steps.min(2000) {
            mean *= 0.9;
            square *= 0.98;
        }
        [1.0 / (1.0 - mean), 1.0 / (1.0 - square)]
    }
}

//! The innermost loop, sums of products of 16-bit numbers, on the widest vector instructions of the machine at hand. All kernels
//! give the same sums.

/// Outputs of a block of weights.
pub const OUTPUTS: usize = 16;

/// Weights of [`OUTPUTS`] outputs for one pair of inputs: two of the first output, two of the second, and so on.
pub type Weights = [i16; 2 * OUTPUTS];

/// Takes sums as they come; to be marked `#[inline(always)]`, or it will not be compiled for the kernel's instructions (which is
/// why it is no closure).
pub trait Take {
    /// Takes the sums of an input for a block.
    fn take(&mut self, input: usize, block: usize, sums: [i32; OUTPUTS]);
}

/// Sums of products.
pub trait Kernel: Copy {
    /// The sum of the products of two lists of one length.
    fn dot(self, a: &[i16], b: &[i16]) -> i32;

    /// Products of inputs with a block of weights, by its number. Each input is as many pairs of numbers as there are weights, one
    /// input after the other; the sums come in any order.
    fn block(self, inputs: &[[i16; 2]], number: usize, weights: &[Weights], taker: &mut impl Take);
}

/// Work to be done on a kernel.
pub trait Work {
    /// Does it; to be marked `#[inline(always)]`, or it will not be compiled for the kernel's instructions.
    fn work(self, kernel: impl Kernel);
}

/// A kernel for any machine.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Kernel for Plain {
    #[inline(always)]
    fn dot(self, a: &[i16], b: &[i16]) -> i32 {
        a.iter()
            .zip(b)
            .fold(0i32, |sum, (&a, &b)| sum.wrapping_add(i32::from(a) * i32::from(b)))
    }

    #[inline(always)]
    fn block(self, inputs: &[[i16; 2]], number: usize, weights: &[Weights], taker: &mut impl Take) {
        for (which, input) in inputs.chunks_exact(weights.len().max(1)).enumerate() {
            let sums = input
                .iter()
                .zip(weights)
                .fold([0i32; OUTPUTS], |mut sums, (&[a, b], weights)| {
                    for (sum, pair) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                        let product = i32::from(a) * i32::from(pair[0]) + i32::from(b) * i32::from(pair[1]);
                        *sum = sum.wrapping_add(product);
                    }
                    sums
                });
            taker.take(which, number, sums);
        }
    }
}

/// Does work on the best kernel.
pub fn widest(work: impl Work) {
    #[cfg(target_arch = "x86_64")]
    match pulp::Arch::new() {
        pulp::Arch::V4(simd) => return pulp::Simd::vectorize(simd, avx512::OnAvx512 { work, simd }),
        pulp::Arch::V3(simd) => return pulp::Simd::vectorize(simd, avx2::OnAvx2 { work, simd }),
        _ => {}
    }
    work.work(Plain);
}

/// Calls `$tile` for `$many` inputs at a time as long as there are so many, then for one at a time.
#[cfg(target_arch = "x86_64")]
macro_rules! in_tiles {
    ($self:ident, $many:literal, $inputs:ident, $number:ident, $weights:ident, $taker:ident) => {{
        let pairs = $weights.len().max(1);
        let count = $inputs.len() / pairs;
        let at = |which: usize| &$inputs[which * pairs..(which + 1) * pairs];
        let mut which = 0;
        while which + $many <= count {
            let sums = $self.tile::<$many>(std::array::from_fn(|offset| at(which + offset)), $weights);
            for (offset, sums) in sums.into_iter().enumerate() {
                $taker.take(which + offset, $number, sums);
            }
            which += $many;
        }
        for which in which..count {
            let [sums] = $self.tile([at(which)], $weights);
            $taker.take(which, $number, sums);
        }
    }};
}

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

#[cfg(test)]
mod tests {
    use super::*;

    struct Check<'a>(&'a [i16], &'a [i16]);

    impl Work for Check<'_> {
        fn work(self, kernel: impl Kernel) {
            let expected = Plain.dot(self.0, self.1);
            assert_eq!(kernel.dot(self.0, self.1), expected);
            let (inputs, weights) = (self.0.as_chunks::<2>().0, self.1.as_chunks::<{ 2 * OUTPUTS }>().0);
            assert_eq!(sums(kernel, inputs, weights), sums(Plain, inputs, weights));
        }
    }

    fn sums(kernel: impl Kernel, inputs: &[[i16; 2]], weights: &[Weights]) -> Vec<(usize, [i32; OUTPUTS])> {
        let mut all = All::default();
        kernel.block(inputs, 0, weights, &mut all);
        all.0.sort_unstable();
        all.0
    }

    #[derive(Default)]
    struct All(Vec<(usize, [i32; OUTPUTS])>);

    impl Take for All {
        fn take(&mut self, input: usize, _: usize, sums: [i32; OUTPUTS]) {
            self.0.push((input, sums));
        }
    }

    #[test]
    fn kernels_agree() {
        for length in [0, 1, 15, 16, 17, 64, 100, 320, 1000] {
            let a: Vec<i16> = (0..length).map(|i: i32| (i * 7919 % 20011 - 10005) as i16).collect();
            let b: Vec<i16> = (0..length).map(|i: i32| (i * 104_729 % 30011 - 15005) as i16).collect();
            widest(Check(&a, &b));
            // Several inputs to one block of a few pairs of weights.
            widest(Check(&a, &b[..length.min(96) as usize]));
        }
    }
}

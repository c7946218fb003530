//! The kernel for 64-bit Intel and AMD processors since about 2013 (AVX2).

use std::arch::x86_64::__m256i;

use pulp::{Simd, WithSimd, cast, x86::V3};

use super::{Kernel, OUTPUTS, Plain, Take, Weights, Work};

/// Work with the proof that AVX2 is there.
pub(super) struct OnAvx2<W> {
    pub(super) work: W,
    pub(super) simd: V3,
}

impl<W: Work> WithSimd for OnAvx2<W> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        self.work.work(Avx2(self.simd));
    }
}

#[derive(Clone, Copy)]
pub(super) struct Avx2(pub(super) V3);

impl Avx2 {
    #[inline(always)]
    fn add_products(self, sum: __m256i, a: [i16; 16], b: [i16; 16]) -> __m256i {
        let avx2 = self.0.avx2;
        avx2._mm256_add_epi32(sum, avx2._mm256_madd_epi16(cast(a), cast(b)))
    }

    /// Sums of `T` inputs at once, so that each weight read serves more than once.
    #[inline(always)]
    fn tile<const T: usize>(self, inputs: [&[[i16; 2]]; T], weights: &[Weights]) -> [[i32; OUTPUTS]; T] {
        let avx2 = self.0.avx2;
        let mut sums: [[__m256i; 2]; T] = [[cast([0i32; 8]); 2]; T];
        let inputs = inputs.map(|input| &input[..weights.len()]);
        for (pair, weights) in weights.iter().enumerate() {
            let halves: [__m256i; 2] = cast(*weights);
            for which in 0..T {
                let input = self.0.avx._mm256_set1_epi32(cast(inputs[which][pair]));
                for half in 0..2 {
                    let products = avx2._mm256_madd_epi16(input, halves[half]);
                    sums[which][half] = avx2._mm256_add_epi32(sums[which][half], products);
                }
            }
        }
        sums.map(cast)
    }
}

impl Kernel for Avx2 {
    #[inline(always)]
    fn dot(self, a: &[i16], b: &[i16]) -> i32 {
        let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<16>(), b.as_chunks::<16>());
        let sum = a
            .iter()
            .zip(b)
            .fold(cast([0i32; 8]), |sum, (a, b)| self.add_products(sum, *a, *b));
        let sums: [i32; 8] = cast(sum);
        let sum = sums.into_iter().fold(0, i32::wrapping_add);
        sum.wrapping_add(Plain.dot(a_rest, b_rest))
    }

    #[inline(always)]
    fn block(self, inputs: &[[i16; 2]], number: usize, weights: &[Weights], taker: &mut impl Take) {
        in_tiles!(self, 4, inputs, number, weights, taker);
    }
}

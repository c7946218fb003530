//! The kernel for 64-bit Intel and AMD processors since about 2013 (AVX2).

use std::arch::x86_64::__m256i;

use pulp::{Simd, WithSimd, cast, x86::V3};

use super::{Kernel, OUTPUTS, Plain, Take, Tile, Tiles, Weights, Work, in_tiles};

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
}

impl Tile for Avx2 {
    #[inline(always)]
    fn tiles(self, pairs: usize, inputs: &[[i16; 2]], weights: &[Weights], taker: &mut impl Take) {
        in_tiles::<4, 1>(self, pairs, inputs, 0, weights, taker);
    }

    #[inline(always)]
    fn tile<const T: usize, const B: usize>(
        self,
        inputs: [&[[i16; 2]]; T],
        weights: [&[Weights]; B],
    ) -> [[[i32; OUTPUTS]; T]; B] {
        let avx2 = self.0.avx2;
        let mut sums: [[[__m256i; 2]; T]; B] = [[[cast([0i32; 8]); 2]; T]; B];
        let pairs = weights.first().map_or(0, |weights| weights.len());
        let (inputs, weights) = (
            inputs.map(|input| &input[..pairs]),
            weights.map(|weights| &weights[..pairs]),
        );
        for pair in 0..pairs {
            let weights: [[__m256i; 2]; B] = std::array::from_fn(|block| cast(weights[block][pair]));
            for which in 0..T {
                let input = self.0.avx._mm256_set1_epi32(cast(inputs[which][pair]));
                for block in 0..B {
                    for half in 0..2 {
                        let products = avx2._mm256_madd_epi16(input, weights[block][half]);
                        sums[block][which][half] = avx2._mm256_add_epi32(sums[block][which][half], products);
                    }
                }
            }
        }
        sums.map(|sums| sums.map(cast))
    }
}

impl Kernel for Avx2 {
    #[inline(always)]
    fn dot(self, a: &[i16], b: &[i16]) -> i32 {
        let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<16>(), b.as_chunks::<16>());
        // No `fold`: it may be left a call, and the instructions in it then are calls, too.
        let mut sum: __m256i = cast([0i32; 8]);
        for (a, b) in a.iter().zip(b) {
            sum = self.add_products(sum, *a, *b);
        }
        let sums: [i32; 8] = cast(sum);
        let sum = sums.into_iter().fold(0, i32::wrapping_add);
        sum.wrapping_add(Plain.dot(a_rest, b_rest))
    }

    #[inline(always)]
    fn blocks(self, pairs: usize, inputs: &[[i16; 2]], weights: &[Weights], taker: &mut impl Take) {
        let tiles = Tiles {
            kernel: self,
            pairs,
            inputs,
            weights,
            taker,
        };
        Simd::vectorize(self.0, tiles);
    }
}

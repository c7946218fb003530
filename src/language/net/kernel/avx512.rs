//! The kernel for processors with AVX-512 (its parts F, BW, CD, DQ and VL).

use std::arch::x86_64::__m512i;

use pulp::{Simd, WithSimd, cast, x86::V4};

use super::avx2::Avx2;
use super::{Kernel, OUTPUTS, Take, Weights, Work};

/// Work with the proof that AVX-512 is there.
pub(super) struct OnAvx512<W> {
    pub(super) work: W,
    pub(super) simd: V4,
}

impl<W: Work> WithSimd for OnAvx512<W> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        self.work.work(Avx512(self.simd));
    }
}

#[derive(Clone, Copy)]
struct Avx512(V4);

impl Avx512 {
    /// Sums of `T` inputs at once, so that each weight read serves more than once.
    #[inline(always)]
    fn tile<const T: usize>(self, inputs: [&[[i16; 2]]; T], weights: &[Weights]) -> [[i32; OUTPUTS]; T] {
        let (avx512f, avx512bw) = (self.0.avx512f, self.0.avx512bw);
        let mut sums: [__m512i; T] = [cast([0i32; OUTPUTS]); T];
        let inputs = inputs.map(|input| &input[..weights.len()]);
        for (pair, weights) in weights.iter().enumerate() {
            let weights: __m512i = cast(*weights);
            for which in 0..T {
                let input = avx512f._mm512_set1_epi32(cast(inputs[which][pair]));
                let products = avx512bw._mm512_madd_epi16(input, weights);
                sums[which] = avx512f._mm512_add_epi32(sums[which], products);
            }
        }
        sums.map(cast)
    }
}

impl Kernel for Avx512 {
    #[inline(always)]
    fn dot(self, a: &[i16], b: &[i16]) -> i32 {
        // The lists are too short for wider registers to pay.
        Avx2(*self.0).dot(a, b)
    }

    #[inline(always)]
    fn block(self, inputs: &[[i16; 2]], number: usize, weights: &[Weights], taker: &mut impl Take) {
        in_tiles!(self, 8, inputs, number, weights, taker);
    }
}

//! The kernel for processors with AVX-512 (its parts F, BW, CD, DQ, VL and VNNI).

use std::arch::x86_64::__m512i;

use pulp::{NullaryFnOnce, cast, x86::V4};

use super::avx2::Avx2;
use super::{Kernel, OUTPUTS, Take, Tile, Tiles, Weights, Work, in_tiles};

pulp::simd_type!({
    /// AVX-512 with sums of products in one step (its part VNNI). The compiler makes that step of a product and a sum by itself
    /// wherever it may: the kernel is the same.
    #[allow(missing_docs)]
    pub(super) struct Vnni {
        pub sse: f!("sse"),
        pub sse2: f!("sse2"),
        pub fxsr: f!("fxsr"),
        pub sse3: f!("sse3"),
        pub ssse3: f!("ssse3"),
        pub sse4_1: f!("sse4.1"),
        pub sse4_2: f!("sse4.2"),
        pub popcnt: f!("popcnt"),
        pub avx: f!("avx"),
        pub avx2: f!("avx2"),
        pub bmi1: f!("bmi1"),
        pub bmi2: f!("bmi2"),
        pub fma: f!("fma"),
        pub lzcnt: f!("lzcnt"),
        pub avx512f: f!("avx512f"),
        pub avx512bw: f!("avx512bw"),
        pub avx512cd: f!("avx512cd"),
        pub avx512dq: f!("avx512dq"),
        pub avx512vl: f!("avx512vl"),
        pub avx512vnni: f!("avx512vnni"),
    }
});

/// Work with the proof that AVX-512 is there.
pub(super) struct OnAvx512<W> {
    pub(super) work: W,
    pub(super) simd: V4,
    pub(super) vnni: Vnni,
}

impl<W: Work> NullaryFnOnce for OnAvx512<W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.work.work(Avx512 {
            simd: self.simd,
            vnni: self.vnni,
        });
    }
}

#[derive(Clone, Copy)]
struct Avx512 {
    simd: V4,
    vnni: Vnni,
}

impl Tile for Avx512 {
    #[inline(always)]
    fn tiles(self, pairs: usize, inputs: &[[i16; 2]], weights: &[Weights], taker: &mut impl Take) {
        let rest = in_tiles::<4, 4>(self, pairs, inputs, 0, weights, taker);
        let first = (weights.len() - rest.len()) / pairs.max(1);
        in_tiles::<8, 1>(self, pairs, inputs, first, rest, taker);
    }

    #[inline(always)]
    fn tile<const T: usize, const B: usize>(
        self,
        inputs: [&[[i16; 2]]; T],
        weights: [&[Weights]; B],
    ) -> [[[i32; OUTPUTS]; T]; B] {
        let (avx512f, avx512bw) = (self.simd.avx512f, self.simd.avx512bw);
        let mut sums: [[__m512i; T]; B] = [[cast([0i32; OUTPUTS]); T]; B];
        let pairs = weights.first().map_or(0, |weights| weights.len());
        let (inputs, weights) = (
            inputs.map(|input| &input[..pairs]),
            weights.map(|weights| &weights[..pairs]),
        );
        for pair in 0..pairs {
            let weights: [__m512i; B] = std::array::from_fn(|block| cast(weights[block][pair]));
            for which in 0..T {
                let input = avx512f._mm512_set1_epi32(cast(inputs[which][pair]));
                for block in 0..B {
                    let products = avx512bw._mm512_madd_epi16(input, weights[block]);
                    sums[block][which] = avx512f._mm512_add_epi32(sums[block][which], products);
                }
            }
        }
        sums.map(|sums| sums.map(cast))
    }
}

impl Kernel for Avx512 {
    #[inline(always)]
    fn dot(self, a: &[i16], b: &[i16]) -> i32 {
        // The lists are too short for wider registers to pay.
        Avx2(*self.simd).dot(a, b)
    }

    #[inline(always)]
    fn blocks(self, pairs: usize, inputs: &[[i16; 2]], weights: &[Weights], taker: &mut impl Take) {
        self.vnni.vectorize(Tiles {
            kernel: self,
            pairs,
            inputs,
            weights,
            taker,
        });
    }
}

//! The innermost loop, sums of products of 16-bit numbers, on the widest vector instructions of the machine at hand. All kernels
//! give the same sums.

/// Sums of products.
pub trait Kernel: Copy {
    /// The sum of the products of two lists of one length.
    fn dot(self, a: &[i16], b: &[i16]) -> i32;

    /// Products of inputs with blocks of weights: for each of `T` inputs (as pairs of numbers) and each of `B` blocks the sums of
    /// its eight outputs. A block holds, for each pair of inputs, the two weights of the first output, of the second, and so on.
    fn blocks<const T: usize, const B: usize>(
        self,
        inputs: [&[[i16; 2]]; T],
        blocks: [&[[i16; 16]]; B],
    ) -> [[[i32; 8]; B]; T];
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
    fn blocks<const T: usize, const B: usize>(
        self,
        inputs: [&[[i16; 2]]; T],
        blocks: [&[[i16; 16]]; B],
    ) -> [[[i32; 8]; B]; T] {
        inputs.map(|input| {
            blocks.map(|block| {
                input.iter().zip(block).fold([0i32; 8], |mut sums, (&[a, b], weights)| {
                    for (sum, pair) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                        let product = i32::from(a) * i32::from(pair[0]) + i32::from(b) * i32::from(pair[1]);
                        *sum = sum.wrapping_add(product);
                    }
                    sums
                })
            })
        })
    }
}

/// Does work on the best kernel.
pub fn widest(work: impl Work) {
    #[cfg(target_arch = "x86_64")]
    if let pulp::Arch::V3(simd) = pulp::Arch::new() {
        return pulp::Simd::vectorize(simd, avx2::OnAvx2 { work, simd });
    }
    work.work(Plain);
}

/// The kernel for 64-bit Intel and AMD processors since about 2013 (AVX2).
#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::__m256i;

    use pulp::{Simd, WithSimd, cast, x86::V3};

    use super::{Kernel, Plain, Work};

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
    struct Avx2(V3);

    impl Avx2 {
        #[inline(always)]
        fn sum(self, values: __m256i) -> i32 {
            let values: [i32; 8] = cast(values);
            values.into_iter().fold(0, i32::wrapping_add)
        }

        #[inline(always)]
        fn add_products(self, sum: __m256i, a: [i16; 16], b: [i16; 16]) -> __m256i {
            let avx2 = self.0.avx2;
            avx2._mm256_add_epi32(sum, avx2._mm256_madd_epi16(cast(a), cast(b)))
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
            self.sum(sum).wrapping_add(Plain.dot(a_rest, b_rest))
        }

        #[inline(always)]
        fn blocks<const T: usize, const B: usize>(
            self,
            inputs: [&[[i16; 2]]; T],
            blocks: [&[[i16; 16]]; B],
        ) -> [[[i32; 8]; B]; T] {
            let avx2 = self.0.avx2;
            let mut sums: [[__m256i; B]; T] = [[cast([0i32; 8]); B]; T];
            let pairs = inputs
                .iter()
                .map(|input| input.len())
                .chain(blocks.iter().map(|block| block.len()))
                .min();
            let pairs = pairs.unwrap_or(0);
            let (inputs, blocks) = (inputs.map(|input| &input[..pairs]), blocks.map(|block| &block[..pairs]));
            for pair in 0..pairs {
                for which in 0..T {
                    let input = self.0.avx._mm256_set1_epi32(cast(inputs[which][pair]));
                    for block in 0..B {
                        let products = avx2._mm256_madd_epi16(input, cast(blocks[block][pair]));
                        sums[which][block] = avx2._mm256_add_epi32(sums[which][block], products);
                    }
                }
            }
            sums.map(|sums| sums.map(cast))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Check<'a>(&'a [i16], &'a [i16]);

    impl Work for Check<'_> {
        fn work(self, kernel: impl Kernel) {
            let expected = Plain.dot(self.0, self.1);
            assert_eq!(kernel.dot(self.0, self.1), expected);
            let (inputs, blocks) = (self.0.as_chunks::<2>().0, self.1.as_chunks::<16>().0);
            assert_eq!(
                kernel.blocks([inputs, inputs], [blocks]),
                Plain.blocks([inputs, inputs], [blocks])
            );
        }
    }

    #[test]
    fn kernels_agree() {
        for length in [0, 1, 15, 16, 17, 64, 100, 320] {
            let a: Vec<i16> = (0..length).map(|i: i32| (i * 7919 % 20011 - 10005) as i16).collect();
            let b: Vec<i16> = (0..length).map(|i: i32| (i * 104_729 % 30011 - 15005) as i16).collect();
            widest(Check(&a, &b));
        }
    }
}

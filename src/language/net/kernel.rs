//! The innermost loop, sums of products of 16-bit numbers, on the widest vector instructions of the machine at hand. All kernels
//! give the same sums.

/// Sums of products.
pub trait Kernel: Copy {
    /// The sum of the products of two lists of one length.
    fn dot(self, a: &[i16], b: &[i16]) -> i32;

    /// The same of one list with each of four.
    fn dot4(self, row: &[i16], others: [&[i16]; 4]) -> [i32; 4];
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
        a.iter().zip(b).fold(0i32, |sum, (&a, &b)| sum.wrapping_add(i32::from(a) * i32::from(b)))
    }

    #[inline(always)]
    fn dot4(self, row: &[i16], others: [&[i16]; 4]) -> [i32; 4] {
        others.map(|other| self.dot(row, other))
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
            let sum = a.iter().zip(b).fold(cast([0i32; 8]), |sum, (a, b)| self.add_products(sum, *a, *b));
            self.sum(sum).wrapping_add(Plain.dot(a_rest, b_rest))
        }

        #[inline(always)]
        fn dot4(self, row: &[i16], others: [&[i16]; 4]) -> [i32; 4] {
            let (row, row_rest) = row.as_chunks::<16>();
            let [(a, a_rest), (b, b_rest), (c, c_rest), (d, d_rest)] = others.map(|other| other.as_chunks::<16>());
            let mut sums: [__m256i; 4] = [cast([0i32; 8]); 4];
            for ((((row, a), b), c), d) in row.iter().zip(a).zip(b).zip(c).zip(d) {
                sums[0] = self.add_products(sums[0], *row, *a);
                sums[1] = self.add_products(sums[1], *row, *b);
                sums[2] = self.add_products(sums[2], *row, *c);
                sums[3] = self.add_products(sums[3], *row, *d);
            }
            let rests = Plain.dot4(row_rest, [a_rest, b_rest, c_rest, d_rest]);
            let mut out = [0; 4];
            for ((out, sum), rest) in out.iter_mut().zip(sums).zip(rests) {
                *out = self.sum(sum).wrapping_add(rest);
            }
            out
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
            assert_eq!(kernel.dot4(self.0, [self.1, self.0, self.1, self.1])[3], expected);
            assert_eq!(kernel.dot4(self.0, [self.1, self.0, self.1, self.1])[1], Plain.dot(self.0, self.0));
        }
    }

    #[test]
    fn kernels_agree() {
        for length in [0, 1, 15, 16, 17, 64, 100] {
            let a: Vec<i16> = (0..length).map(|i: i32| (i * 7919 % 20011 - 10005) as i16).collect();
            let b: Vec<i16> = (0..length).map(|i: i32| (i * 104_729 % 30011 - 15005) as i16).collect();
            widest(Check(&a, &b));
        }
    }
}

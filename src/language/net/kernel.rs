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

    /// Products of inputs with blocks of weights. Each input is `pairs` pairs of numbers and each block as many weights, one after
    /// the other; the sums come in any order.
    fn blocks(self, pairs: usize, inputs: &[[i16; 2]], weights: &[Weights], taker: &mut impl Take);
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
    fn blocks(self, pairs: usize, inputs: &[[i16; 2]], weights: &[Weights], taker: &mut impl Take) {
        self.tiles(pairs, inputs, weights, taker);
    }
}

impl Tile for Plain {
    #[inline(always)]
    fn tiles(self, pairs: usize, inputs: &[[i16; 2]], weights: &[Weights], taker: &mut impl Take) {
        in_tiles::<1, 1>(self, pairs, inputs, 0, weights, taker);
    }

    #[inline(always)]
    fn tile<const T: usize, const B: usize>(
        self,
        inputs: [&[[i16; 2]]; T],
        weights: [&[Weights]; B],
    ) -> [[[i32; OUTPUTS]; T]; B] {
        weights.map(|weights| {
            inputs.map(|input| {
                input
                    .iter()
                    .zip(weights)
                    .fold([0i32; OUTPUTS], |mut sums, (&[a, b], weights)| {
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

/// A kernel that works on some inputs and some blocks at a time: each number read serves more than once, and sums that do not
/// wait for one another keep the processor busy.
trait Tile: Copy {
    /// All blocks and inputs, in tiles that suit the kernel.
    fn tiles(self, pairs: usize, inputs: &[[i16; 2]], weights: &[Weights], taker: &mut impl Take);

    /// The sums of each input for each block.
    fn tile<const T: usize, const B: usize>(
        self,
        inputs: [&[[i16; 2]]; T],
        weights: [&[Weights]; B],
    ) -> [[[i32; OUTPUTS]; T]; B];
}

/// A call of [`Tile::tiles`] that is to be a function of its own: where it is a part of all that calls it, compiling takes minutes.
#[cfg(target_arch = "x86_64")]
struct Tiles<'a, K, T> {
    kernel: K,
    pairs: usize,
    inputs: &'a [[i16; 2]],
    weights: &'a [Weights],
    taker: &'a mut T,
}

#[cfg(target_arch = "x86_64")]
impl<K: Tile, T: Take> pulp::NullaryFnOnce for Tiles<'_, K, T> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.kernel.tiles(self.pairs, self.inputs, self.weights, self.taker);
    }
}

/// Works on `B` blocks at a time, the first of which has the number `first`, as long as there are so many; with each on `T`
/// inputs at a time and then on one. Gives what is left of the blocks.
#[inline(always)]
fn in_tiles<'a, const T: usize, const B: usize>(
    kernel: impl Tile,
    pairs: usize,
    inputs: &[[i16; 2]],
    first: usize,
    weights: &'a [Weights],
    taker: &mut impl Take,
) -> &'a [Weights] {
    let mut groups = weights.chunks_exact(B * pairs.max(1));
    for (group, weights) in groups.by_ref().enumerate() {
        let blocks: [&[Weights]; B] = std::array::from_fn(|block| &weights[block * pairs..(block + 1) * pairs]);
        let number = first + group * B;
        let at = |which: usize| &inputs[which * pairs..(which + 1) * pairs];
        let count = inputs.len() / pairs.max(1);
        let mut which = 0;
        while which + T <= count {
            let sums = kernel.tile::<T, B>(std::array::from_fn(|offset| at(which + offset)), blocks);
            for (block, sums) in sums.into_iter().enumerate() {
                for (offset, sums) in sums.into_iter().enumerate() {
                    taker.take(which + offset, number + block, sums);
                }
            }
            which += T;
        }
        for which in which..count {
            let sums = kernel.tile::<1, B>([at(which)], blocks);
            for (block, [sums]) in sums.into_iter().enumerate() {
                taker.take(which, number + block, sums);
            }
        }
    }
    groups.remainder()
}

/// Does work on the best kernel.
pub fn widest(work: impl Work) {
    #[cfg(target_arch = "x86_64")]
    match pulp::Arch::new() {
        pulp::Arch::V4(simd) => {
            return match avx512::Vnni::try_new() {
                Some(vnni) => vnni.vectorize(avx512::OnAvx512 { work, simd, vnni }),
                None => pulp::Simd::vectorize(*simd, avx2::OnAvx2 { work, simd: *simd }),
            };
        }
        pulp::Arch::V3(simd) => return pulp::Simd::vectorize(simd, avx2::OnAvx2 { work, simd }),
        _ => {}
    }
    work.work(Plain);
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
            for pairs in [1, 3, 4, 8] {
                assert_eq!(
                    sums(kernel, pairs, inputs, weights),
                    sums(Plain, pairs, inputs, weights)
                );
            }
        }
    }

    fn sums(
        kernel: impl Kernel,
        pairs: usize,
        inputs: &[[i16; 2]],
        weights: &[Weights],
    ) -> Vec<(usize, usize, [i32; OUTPUTS])> {
        let mut all = All::default();
        kernel.blocks(pairs, inputs, weights, &mut all);
        all.0.sort_unstable();
        all.0
    }

    #[derive(Default)]
    struct All(Vec<(usize, usize, [i32; OUTPUTS])>);

    impl Take for All {
        fn take(&mut self, input: usize, block: usize, sums: [i32; OUTPUTS]) {
            self.0.push((input, block, sums));
        }
    }

    #[test]
    fn kernels_agree() {
        for length in [0, 1, 15, 16, 17, 64, 100, 320, 1000] {
            let a: Vec<i16> = (0..length).map(|i: i32| (i * 7919 % 20011 - 10005) as i16).collect();
            let b: Vec<i16> = (0..length).map(|i: i32| (i * 104_729 % 30011 - 15005) as i16).collect();
            widest(Check(&a, &b));
        }
    }
}

//! Trains the neural tagger and parser (32-bit floats, only exact operations, one thread).

use std::collections::HashMap;

use super::oracle::cost;
use super::shuffle::Random;
use crate::language::net::inputs::PartsOfSpeech;
use crate::language::net::matrix::Matrix;
use crate::language::net::numbers::{HIDDEN, INPUT, OUTPUT, fixed16};
use crate::language::net::words::Words;
use crate::language::parser::Weights;
use crate::language::parser::features::{SLOTS, SMALL, SMALL_VALUES, slots, small};
use crate::language::parser::state::{Move, NONE, State};
use crate::language::parser::{CLASSES, LABELS};
use crate::language::tagger::Tagger;
use crate::language::{Deprel, Upos, Xpos};

/// Sizes of the layers.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Width of the embeddings.
    pub input: usize,
    /// Width of a direction of the first recurrent layer.
    pub first: usize,
    /// Width of a direction of the second.
    pub second: usize,
    /// Width of the parser's hidden layer.
    pub hidden: usize,
    /// Rows of the embeddings.
    pub rows: usize,
    /// Joint tags.
    pub tags: usize,
}

/// e to the power of `x`, by exact operations only.
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let scaled = x * std::f32::consts::LOG2_E;
    let whole = (scaled + if scaled < 0.0 { -0.5 } else { 0.5 }) as i32;
    let f = (scaled - whole as f32) * std::f32::consts::LN_2;
    let p = 1.0
        + f * (1.0
            + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * (1.0 / 120.0 + f / 720.0)))));
    p * f32::from_bits(((whole + 127) as u32) << 23)
}

/// A smooth step from -1 at -2 to 1 at 2.
#[inline]
fn squash(x: f32) -> f32 {
    let x = x.clamp(-2.0, 2.0);
    x * (1.0 - 0.25 * x.abs())
}
/// Its slope, never wholly zero so that nothing gets stuck.
#[inline]
fn slope(x: f32) -> f32 {
    (1.0 - 0.5 * x.abs()).max(0.02)
}

/// c[n×m] += a[n×k] · b[k×m]
pub fn gemm(a: &[f32], b: &[f32], c: &mut [f32], n: usize, k: usize, m: usize) {
    let mut row = 0;
    while row + 4 <= n {
        let (c0, rest) = c[row * m..(row + 4) * m].split_at_mut(m);
        let (c1, rest) = rest.split_at_mut(m);
        let (c2, c3) = rest.split_at_mut(m);
        for i in 0..k {
            let w = &b[i * m..(i + 1) * m];
            let (x0, x1, x2, x3) = (
                a[row * k + i],
                a[(row + 1) * k + i],
                a[(row + 2) * k + i],
                a[(row + 3) * k + i],
            );
            for ((((w, y0), y1), y2), y3) in w
                .iter()
                .zip(&mut *c0)
                .zip(&mut *c1)
                .zip(&mut *c2)
                .zip(&mut *c3)
            {
                *y0 += x0 * w;
                *y1 += x1 * w;
                *y2 += x2 * w;
                *y3 += x3 * w;
            }
        }
        row += 4;
    }
    for row in row..n {
        let c = &mut c[row * m..(row + 1) * m];
        for i in 0..k {
            let x = a[row * k + i];
            for (w, y) in b[i * m..(i + 1) * m].iter().zip(&mut *c) {
                *y += x * w;
            }
        }
    }
}

/// g[k×m] += a[n×k]ᵀ · d[n×m]
pub fn gemm_grad(a: &[f32], d: &[f32], g: &mut [f32], n: usize, k: usize, m: usize) {
    let mut row = 0;
    while row + 4 <= n {
        let (d0, d1, d2, d3) = (
            &d[row * m..(row + 1) * m],
            &d[(row + 1) * m..(row + 2) * m],
            &d[(row + 2) * m..(row + 3) * m],
            &d[(row + 3) * m..(row + 4) * m],
        );
        for i in 0..k {
            let (x0, x1, x2, x3) = (
                a[row * k + i],
                a[(row + 1) * k + i],
                a[(row + 2) * k + i],
                a[(row + 3) * k + i],
            );
            for ((((y, d0), d1), d2), d3) in g[i * m..(i + 1) * m]
                .iter_mut()
                .zip(d0)
                .zip(d1)
                .zip(d2)
                .zip(d3)
            {
                *y += x0 * d0 + x1 * d1 + x2 * d2 + x3 * d3;
            }
        }
        row += 4;
    }
    for row in row..n {
        for i in 0..k {
            let x = a[row * k + i];
            for (y, d) in g[i * m..(i + 1) * m]
                .iter_mut()
                .zip(&d[row * m..(row + 1) * m])
            {
                *y += x * d;
            }
        }
    }
}

fn transpose(b: &[f32], k: usize, m: usize) -> Vec<f32> {
    let mut t = vec![0.0; k * m];
    for i in 0..k {
        for j in 0..m {
            t[j * k + i] = b[i * m + j];
        }
    }
    t
}

/// Where the matrices lie in the flat list of weights.
#[derive(Clone, Debug)]
pub struct Places {
    w1: [usize; 2],
    b1: [usize; 2],
    wt: usize,
    wx: usize,
    bt: usize,
    w2: [usize; 2],
    b2: [usize; 2],
    special: usize,
    ws: usize,
    small: usize,
    bs: usize,
    wo: usize,
    bo: usize,
    total: usize,
}

impl Places {
    fn new(s: &Sizes) -> Self {
        let mut at = 0;
        let mut take = |n: usize| {
            let here = at;
            at += n;
            here
        };
        let w1 = [
            take(2 * s.input * 3 * s.first),
            take(2 * s.input * 3 * s.first),
        ];
        let b1 = [take(3 * s.first), take(3 * s.first)];
        let wt = take(2 * s.first * s.tags);
        let wx = take(s.input * s.tags);
        let bt = take(s.tags);
        let w2 = [
            take(2 * s.first * 3 * s.second),
            take(2 * s.first * 3 * s.second),
        ];
        let b2 = [take(3 * s.second), take(3 * s.second)];
        let special = take(2 * 2 * s.second);
        let ws = take(2 * s.second * SLOTS * s.hidden);
        let small = take(SMALL * SMALL_VALUES * s.hidden);
        let bs = take(s.hidden);
        let wo = take(s.hidden * CLASSES);
        let bo = take(CLASSES);
        Places {
            w1,
            b1,
            wt,
            wx,
            bt,
            w2,
            b2,
            special,
            ws,
            small,
            bs,
            wo,
            bo,
            total: at,
        }
    }
}

/// Adam's memory and the weights.
struct Adam {
    w: Vec<f32>,
    g: Vec<f32>,
    m: Vec<f32>,
    v: Vec<f32>,
}

impl Adam {
    fn new(w: Vec<f32>) -> Self {
        let n = w.len();
        Adam {
            w,
            g: vec![0.0; n],
            m: vec![0.0; n],
            v: vec![0.0; n],
        }
    }
    fn step(&mut self, range: std::ops::Range<usize>, rate: f32, c1: f32, c2: f32) {
        let (w, g, m, v) = (
            &mut self.w[range.clone()],
            &mut self.g[range.clone()],
            &mut self.m[range.clone()],
            &mut self.v[range],
        );
        for (((w, g), m), v) in w.iter_mut().zip(g).zip(m).zip(v) {
            *m = 0.9 * *m + 0.1 * *g;
            *v = 0.98 * *v + 0.02 * *g * *g;
            *w -= rate * (*m * c1) / ((*v * c2).sqrt() + 1e-6);
            *g = 0.0;
        }
    }
}

/// A sentence to learn from.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Embedding rows of each word; the first is the word's own (or `u32::MAX`).
    pub rows: Vec<Vec<u32>>,
    /// How often the word was seen in training.
    pub counts: Vec<u32>,
    /// Gold joint tags.
    pub tags: Vec<u8>,
    /// Gold heads.
    pub heads: Vec<u32>,
    /// Gold relations.
    pub labels: Vec<u8>,
}

/// A recurrent layer's values on a sentence.
#[derive(Default)]
struct Layer {
    pre: Vec<f32>,
    z: Vec<f32>,
    f: Vec<f32>,
    o: Vec<f32>,
    c: Vec<f32>,
}

/// The network.
pub struct Net {
    /// Sizes.
    pub sizes: Sizes,
    places: Places,
    dense: Adam,
    emb: Adam,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    steps: u32,
}

fn recur(layer: &mut Layer, out: &mut [f32], n: usize, h: usize, dir: usize) {
    layer.z.resize(n * h, 0.0);
    layer.f.resize(n * h, 0.0);
    layer.o.resize(n * h, 0.0);
    layer.c.resize(n * h, 0.0);
    let mut state = vec![0.0f32; h];
    for step in 0..n {
        let t = if dir == 0 { step } else { n - 1 - step };
        let pre = &layer.pre[t * 3 * h..(t + 1) * 3 * h];
        for j in 0..h {
            let z = squash(pre[j]);
            let f = 0.5 + 0.5 * squash(0.5 * pre[h + j]);
            let o = 0.5 + 0.5 * squash(0.5 * pre[2 * h + j]);
            let c = f * state[j] + (1.0 - f) * z;
            state[j] = c;
            layer.z[t * h + j] = z;
            layer.f[t * h + j] = f;
            layer.o[t * h + j] = o;
            layer.c[t * h + j] = c;
            out[t * 2 * h + dir * h + j] = o * c;
        }
    }
}

fn recur_grad(layer: &Layer, dout: &[f32], dpre: &mut [f32], n: usize, h: usize, dir: usize) {
    let mut dc = vec![0.0f32; h];
    for step in (0..n).rev() {
        let t = if dir == 0 { step } else { n - 1 - step };
        let before = if step == 0 {
            None
        } else {
            Some(if dir == 0 { t - 1 } else { t + 1 })
        };
        let pre = &layer.pre[t * 3 * h..(t + 1) * 3 * h];
        let dpre = &mut dpre[t * 3 * h..(t + 1) * 3 * h];
        for j in 0..h {
            let d = dout[t * 2 * h + dir * h + j];
            let (z, f, o, c) = (
                layer.z[t * h + j],
                layer.f[t * h + j],
                layer.o[t * h + j],
                layer.c[t * h + j],
            );
            let last = before.map_or(0.0, |b| layer.c[b * h + j]);
            let total = dc[j] + d * o;
            dpre[2 * h + j] = d * c * 0.25 * slope(0.5 * pre[2 * h + j]);
            dpre[h + j] = total * (last - z) * 0.25 * slope(0.5 * pre[h + j]);
            dpre[j] = total * (1.0 - f) * slope(pre[j]);
            dc[j] = total * f;
        }
    }
}

/// Each word's input and its neighbour's on the side that the layer comes from (zeros at the end).
fn window(x: &[f32], n: usize, d: usize, dir: usize) -> Vec<f32> {
    let mut out = vec![0.0; n * 2 * d];
    for t in 0..n {
        out[t * 2 * d..t * 2 * d + d].copy_from_slice(&x[t * d..(t + 1) * d]);
        let other = if dir == 0 { t.wrapping_sub(1) } else { t + 1 };
        if other < n {
            out[t * 2 * d + d..(t + 1) * 2 * d].copy_from_slice(&x[other * d..(other + 1) * d]);
        }
    }
    out
}

fn window_grad(dwindow: &[f32], dx: &mut [f32], n: usize, d: usize, dir: usize) {
    for t in 0..n {
        add(
            &mut dx[t * d..(t + 1) * d],
            &dwindow[t * 2 * d..t * 2 * d + d],
        );
        let other = if dir == 0 { t.wrapping_sub(1) } else { t + 1 };
        if other < n {
            add(
                &mut dx[other * d..(other + 1) * d],
                &dwindow[t * 2 * d + d..(t + 1) * 2 * d],
            );
        }
    }
}

/// Options of a training run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Passes over the data.
    pub epochs: usize,
    /// First learning rate.
    pub rate: f32,
    /// Share of values dropped between layers.
    pub dropout: f32,
    /// Words a step.
    pub batch: usize,
    /// Seed.
    pub seed: u64,
    /// Word dropout strength.
    pub alpha: f32,
}

struct Step {
    slots: [u32; SLOTS],
    small: [u8; SMALL],
}

impl Net {
    /// With random weights.
    pub fn new(sizes: Sizes, seed: u64) -> Self {
        let places = Places::new(&sizes);
        let mut random = Random::new(seed);
        let mut uniform =
            |scale: f32| ((random.next() >> 40) as f32 / (1u32 << 23) as f32 - 1.0) * scale;
        let mut dense = vec![0.0f32; places.total];
        let mut fill = |at: usize, n: usize, scale: f32| {
            for w in &mut dense[at..at + n] {
                *w = uniform(scale);
            }
        };
        let s = &sizes;
        for dir in 0..2 {
            fill(
                places.w1[dir],
                2 * s.input * 3 * s.first,
                (1.5 / s.input as f32).sqrt(),
            );
            fill(
                places.w2[dir],
                2 * s.first * 3 * s.second,
                (6.0 / s.first as f32).sqrt(),
            );
        }
        fill(
            places.wt,
            2 * s.first * s.tags,
            (3.0 / s.first as f32).sqrt(),
        );
        fill(places.special, 4 * s.second, 0.3);
        fill(
            places.ws,
            2 * s.second * SLOTS * s.hidden,
            (3.0 / (2.0 * s.second as f32)).sqrt(),
        );
        fill(places.small, SMALL * SMALL_VALUES * s.hidden, 0.1);
        fill(
            places.wo,
            s.hidden * CLASSES,
            (3.0 / s.hidden as f32).sqrt(),
        );
        let emb: Vec<f32> = (0..s.rows * s.input).map(|_| uniform(0.25)).collect();
        let rows = s.rows;
        Net {
            sizes,
            places,
            dense: Adam::new(dense),
            emb: Adam::new(emb),
            touched: Vec::new(),
            is_touched: vec![false; rows],
            steps: 0,
        }
    }

    /// A stretch of the weights.
    fn part(&self, at: usize, length: usize) -> &[f32] {
        &self.dense.w[at..at + length]
    }

    /// Turns the weights into the integers that are shipped. `keys` are those of the embeddings, in their order.
    pub fn quantise(
        &self,
        keys: Vec<u32>,
        parts: PartsOfSpeech,
        tags: Vec<(Upos, Xpos)>,
        candidates: HashMap<u32, Vec<u8>>,
    ) -> (Tagger, Weights) {
        let (s, p) = (&self.sizes, &self.places);
        let (gates1, gates2) = (3 * s.first, 3 * s.second);
        let mut rows = Vec::with_capacity(keys.len() * s.input);
        let mut bits = Vec::with_capacity(keys.len());
        for row in self.emb.w.chunks_exact(s.input) {
            let top = row.iter().fold(0.0f32, |top, value| top.max(value.abs()));
            let mut bit = 3u8;
            while bit < 12 && top * ((2u32 << bit) as f32) <= 127.0 {
                bit += 1;
            }
            bits.push(bit);
            rows.extend(
                row.iter()
                    .map(|value| (value * (1u32 << bit) as f32).round().clamp(-127.0, 127.0) as i8),
            );
        }
        let first = |direction: usize, neighbour: usize| {
            let size = s.input * gates1;
            let bias = if neighbour == 0 {
                self.part(p.b1[direction], gates1).to_vec()
            } else {
                vec![0.0; gates1]
            };
            Matrix::quantise(
                self.part(p.w1[direction] + neighbour * size, size),
                &bias,
                s.input,
                INPUT,
            )
        };
        let tags_alone = Matrix::quantise(
            self.part(p.wx, s.input * s.tags),
            &vec![0.0; s.tags],
            s.input,
            INPUT,
        );
        let words = Words::new(
            (keys, rows, bits, s.input),
            parts,
            [[first(0, 0), first(0, 1)], [first(1, 0), first(1, 1)]],
            tags_alone,
            candidates,
        );
        let width = 2 * s.first;
        let tagger = Tagger {
            tags,
            words,
            scores: Matrix::quantise(
                self.part(p.wt, width * s.tags),
                self.part(p.bt, s.tags),
                width,
                OUTPUT,
            ),
        };
        let second = |direction: usize| {
            Matrix::quantise(
                self.part(p.w2[direction], width * gates2),
                self.part(p.b2[direction], gates2),
                width,
                OUTPUT,
            )
        };
        let width = 2 * s.second;
        let hidden = SLOTS * s.hidden;
        // The hidden layer's bias goes into the first small feature, which always has a value.
        let small = self
            .part(p.small, SMALL * SMALL_VALUES * s.hidden)
            .iter()
            .enumerate()
            .map(|(at, value)| {
                let bias = if at < SMALL_VALUES * s.hidden {
                    self.dense.w[p.bs + at % s.hidden]
                } else {
                    0.0
                };
                fixed16(value + bias, HIDDEN)
            })
            .collect();
        let parser = Weights {
            gates: [second(0), second(1)],
            special: self
                .part(p.special, 2 * width)
                .iter()
                .map(|&value| fixed16(value, OUTPUT))
                .collect(),
            slots: Matrix::quantise(
                self.part(p.ws, width * hidden),
                &vec![0.0; hidden],
                width,
                OUTPUT,
            ),
            small,
            classes: Matrix::quantise(
                self.part(p.wo, s.hidden * CLASSES),
                self.part(p.bo, CLASSES),
                s.hidden,
                HIDDEN,
            ),
        };
        (tagger, parser)
    }

    fn layer_in(&self, x: &[f32], n: usize, d: usize, h: usize, w: usize, b: usize) -> Layer {
        let mut layer = Layer {
            pre: Vec::with_capacity(n * 3 * h),
            ..Layer::default()
        };
        for _ in 0..n {
            layer.pre.extend_from_slice(&self.dense.w[b..b + 3 * h]);
        }
        gemm(
            x,
            &self.dense.w[w..w + d * 3 * h],
            &mut layer.pre,
            n,
            d,
            3 * h,
        );
        layer
    }

    fn embed(&self, rows: &[Vec<u32>]) -> Vec<f32> {
        let d = self.sizes.input;
        let mut x = vec![0.0; rows.len() * d];
        for (t, rows) in rows.iter().enumerate() {
            let x = &mut x[t * d..(t + 1) * d];
            for &row in rows {
                if row != u32::MAX {
                    for (x, e) in x
                        .iter_mut()
                        .zip(&self.emb.w[row as usize * d..(row as usize + 1) * d])
                    {
                        *x += e;
                    }
                }
            }
        }
        x
    }

    /// Tags and tree of a sentence (floats; for measuring while training).
    pub fn run(&self, rows: &[Vec<u32>]) -> (Vec<u8>, Vec<u32>, Vec<u8>) {
        let s = self.sizes;
        let p = &self.places;
        let n = rows.len();
        let x = self.embed(rows);
        let mut h1 = vec![0.0; n * 2 * s.first];
        for dir in 0..2 {
            let mut layer = self.layer_in(
                &window(&x, n, s.input, dir),
                n,
                2 * s.input,
                s.first,
                p.w1[dir],
                p.b1[dir],
            );
            recur(&mut layer, &mut h1, n, s.first, dir);
        }
        let mut logits = self.dense.w[p.bt..p.bt + s.tags].repeat(n);
        gemm(
            &h1,
            &self.dense.w[p.wt..],
            &mut logits,
            n,
            2 * s.first,
            s.tags,
        );
        gemm(&x, &self.dense.w[p.wx..], &mut logits, n, s.input, s.tags);
        let tags = logits.chunks(s.tags).map(|row| argmax(row) as u8).collect();
        let mut h2 = vec![0.0; n * 2 * s.second];
        for dir in 0..2 {
            let mut layer = self.layer_in(&h1, n, 2 * s.first, s.second, p.w2[dir], p.b2[dir]);
            recur(&mut layer, &mut h2, n, s.second, dir);
        }
        h2.extend_from_slice(&self.dense.w[p.special..p.special + 4 * s.second]);
        let width = SLOTS * s.hidden;
        let mut proj = vec![0.0; (n + 2) * width];
        gemm(
            &h2,
            &self.dense.w[p.ws..],
            &mut proj,
            n + 2,
            2 * s.second,
            width,
        );
        let mut state = State::default();
        state.reset(n);
        let mut out = vec![0.0; CLASSES];
        while !state.is_done() {
            let step = Step {
                slots: slots(&state),
                small: small(&state),
            };
            let a = self.hidden(&step, &proj, n);
            self.classes(&a, &mut out);
            let (step, label) = choose(&state, &out);
            state.apply(step, label);
        }
        (tags, state.heads[..n].to_vec(), state.labels[..n].to_vec())
    }

    /// Shares of right joint tags, heads, and heads with relations.
    pub fn measure(&self, samples: &[Sample]) -> [f64; 3] {
        let mut right = [0usize; 3];
        let mut words = 0;
        for sample in samples {
            let (tags, heads, labels) = self.run(&sample.rows);
            words += tags.len();
            for at in 0..tags.len() {
                right[0] += usize::from(tags[at] == sample.tags[at]);
                right[1] += usize::from(heads[at] == sample.heads[at]);
                right[2] +=
                    usize::from(heads[at] == sample.heads[at] && labels[at] == sample.labels[at]);
            }
        }
        right.map(|count| count as f64 / words.max(1) as f64)
    }

    fn hidden(&self, step: &Step, proj: &[f32], n: usize) -> Vec<f32> {
        let h = self.sizes.hidden;
        let width = SLOTS * h;
        let p = &self.places;
        let mut a = self.dense.w[p.bs..p.bs + h].to_vec();
        for (slot, &word) in step.slots.iter().enumerate() {
            let row = if word == NONE { n + 1 } else { word as usize };
            for (a, v) in a.iter_mut().zip(&proj[row * width + slot * h..]) {
                *a += v;
            }
        }
        for (which, &value) in step.small.iter().enumerate() {
            let at = p.small + (which * SMALL_VALUES + value as usize) * h;
            for (a, v) in a.iter_mut().zip(&self.dense.w[at..at + h]) {
                *a += v;
            }
        }
        a
    }

    fn classes(&self, a: &[f32], out: &mut [f32]) {
        let p = &self.places;
        out.copy_from_slice(&self.dense.w[p.bo..p.bo + CLASSES]);
        for (j, &v) in a.iter().enumerate() {
            if v > 0.0 {
                for (o, w) in out
                    .iter_mut()
                    .zip(&self.dense.w[p.wo + j * CLASSES..p.wo + (j + 1) * CLASSES])
                {
                    *o += v * w;
                }
            }
        }
    }

    /// Trains on one sentence: adds to the gradients. Gives the losses of tags and transitions.
    fn learn(
        &mut self,
        sample: &Sample,
        random: &mut Random,
        options: &Options,
        explore: bool,
    ) -> (f64, f64) {
        let s = self.sizes;
        let p = self.places.clone();
        let n = sample.rows.len();
        let mut chance = |share: f32| ((random.next() >> 40) as f32) < share * (1u32 << 24) as f32;
        let rows: Vec<Vec<u32>> = sample
            .rows
            .iter()
            .zip(&sample.counts)
            .map(|(rows, &count)| {
                let drop = options.alpha / (options.alpha + count as f32);
                rows.iter()
                    .enumerate()
                    .map(|(i, &row)| {
                        if (i < 2 && chance(drop)) || (i >= 2 && chance(0.03)) {
                            u32::MAX
                        } else {
                            row
                        }
                    })
                    .collect()
            })
            .collect();
        let keep = 1.0 / (1.0 - options.dropout);
        let mut mask = |len: usize| -> Vec<f32> {
            (0..len)
                .map(|_| if chance(options.dropout) { 0.0 } else { keep })
                .collect()
        };
        let x = self.embed(&rows);
        let width1 = 2 * s.first;
        let mut h1 = vec![0.0; n * width1];
        let mut layers1 = Vec::new();
        for dir in 0..2 {
            let mut layer = self.layer_in(
                &window(&x, n, s.input, dir),
                n,
                2 * s.input,
                s.first,
                p.w1[dir],
                p.b1[dir],
            );
            recur(&mut layer, &mut h1, n, s.first, dir);
            layers1.push(layer);
        }
        let mask1 = mask(n * width1);
        for (h, m) in h1.iter_mut().zip(&mask1) {
            *h *= m;
        }
        // Tags.
        let mut logits = self.dense.w[p.bt..p.bt + s.tags].repeat(n);
        gemm(&h1, &self.dense.w[p.wt..], &mut logits, n, width1, s.tags);
        gemm(&x, &self.dense.w[p.wx..], &mut logits, n, s.input, s.tags);
        let mut tag_loss = 0.0;
        for (row, &gold) in logits.chunks_mut(s.tags).zip(&sample.tags) {
            tag_loss += softmax_grad(row, &[gold as usize], |_| true);
        }
        let mut dh1 = vec![0.0; n * width1];
        {
            let wt = transpose(&self.dense.w[p.wt..p.wt + width1 * s.tags], width1, s.tags);
            gemm(&logits, &wt, &mut dh1, n, s.tags, width1);
            gemm_grad(
                &h1,
                &logits,
                &mut self.dense.g[p.wt..p.wt + width1 * s.tags],
                n,
                width1,
                s.tags,
            );
            add_rows(&logits, &mut self.dense.g[p.bt..p.bt + s.tags]);
        }
        let mut dx = vec![0.0; n * s.input];
        {
            let wx = transpose(
                &self.dense.w[p.wx..p.wx + s.input * s.tags],
                s.input,
                s.tags,
            );
            gemm(&logits, &wx, &mut dx, n, s.tags, s.input);
            gemm_grad(
                &x,
                &logits,
                &mut self.dense.g[p.wx..p.wx + s.input * s.tags],
                n,
                s.input,
                s.tags,
            );
        }
        // Parser.
        let width2 = 2 * s.second;
        let mut h2 = vec![0.0; n * width2];
        let mut layers2 = Vec::new();
        for dir in 0..2 {
            let mut layer = self.layer_in(&h1, n, width1, s.second, p.w2[dir], p.b2[dir]);
            recur(&mut layer, &mut h2, n, s.second, dir);
            layers2.push(layer);
        }
        let mask2 = mask(n * width2);
        for (h, m) in h2.iter_mut().zip(&mask2) {
            *h *= m;
        }
        h2.extend_from_slice(&self.dense.w[p.special..p.special + 2 * width2]);
        let width = SLOTS * s.hidden;
        let mut proj = vec![0.0; (n + 2) * width];
        gemm(
            &h2,
            &self.dense.w[p.ws..p.ws + width2 * width],
            &mut proj,
            n + 2,
            width2,
            width,
        );
        let mut state = State::default();
        state.reset(n);
        let mut steps = Vec::with_capacity(2 * n);
        let mut acts: Vec<f32> = Vec::with_capacity(2 * n * s.hidden);
        let mut outs: Vec<f32> = Vec::with_capacity(2 * n * CLASSES);
        let mut out = vec![0.0; CLASSES];
        let mut loss = 0.0;
        while !state.is_done() {
            let step = Step {
                slots: slots(&state),
                small: small(&state),
            };
            let mut a = self.hidden(&step, &proj, n);
            for a in &mut a {
                *a = if *a > 0.0 && !chance(0.5 * options.dropout) {
                    *a / (1.0 - 0.5 * options.dropout)
                } else {
                    0.0
                };
            }
            self.classes(&a, &mut out);
            let guess = choose(&state, &out);
            let (right, best) = rights(&state, sample, &out);
            let allowed = Move::ALL.map(|step| state.allows(step));
            loss += softmax_grad(&mut out[..3], &right, |class| allowed[class]);
            let mut best_label = 0;
            let mut labels: [bool; 3] = [false; 3];
            if right.iter().any(|&step| step != 0) {
                best_label = sample.labels[state.stacked(0) as usize];
                if best_label == Deprel::Root as u8 {
                    best_label = Deprel::Parataxis as u8;
                }
                for &step in &right {
                    labels[step] =
                        step != 0 && !(step == Move::Left as usize && state.next == state.count);
                }
            }
            for side in [1, 2] {
                let range = 3 + (side - 1) * LABELS..3 + side * LABELS;
                if labels[side] {
                    loss += softmax_grad(&mut out[range], &[best_label as usize], |label| {
                        label != Deprel::Root as usize
                    });
                } else {
                    out[range].fill(0.0);
                }
            }
            acts.extend_from_slice(&a);
            outs.extend_from_slice(&out);
            steps.push(step);
            let (step, label) = if explore && chance(0.9) {
                guess
            } else {
                (Move::ALL[best], best_label)
            };
            let to_root = step == Move::Left && state.next == state.count;
            state.apply(step, if to_root { Deprel::Root as u8 } else { label });
        }
        let count = steps.len();
        let mut da = vec![0.0; count * s.hidden];
        {
            let wo = transpose(
                &self.dense.w[p.wo..p.wo + s.hidden * CLASSES],
                s.hidden,
                CLASSES,
            );
            gemm(&outs, &wo, &mut da, count, CLASSES, s.hidden);
            gemm_grad(
                &acts,
                &outs,
                &mut self.dense.g[p.wo..p.wo + s.hidden * CLASSES],
                count,
                s.hidden,
                CLASSES,
            );
            add_rows(&outs, &mut self.dense.g[p.bo..p.bo + CLASSES]);
        }
        for (d, &a) in da.iter_mut().zip(&acts) {
            *d = if a > 0.0 {
                *d / (1.0 - 0.5 * options.dropout)
            } else {
                0.0
            };
        }
        let mut dproj = vec![0.0; (n + 2) * width];
        for (step, da) in steps.iter().zip(da.chunks(s.hidden)) {
            for (slot, &word) in step.slots.iter().enumerate() {
                let row = if word == NONE { n + 1 } else { word as usize };
                add(
                    &mut dproj[row * width + slot * s.hidden..row * width + (slot + 1) * s.hidden],
                    da,
                );
            }
            for (which, &value) in step.small.iter().enumerate() {
                let at = p.small + (which * SMALL_VALUES + value as usize) * s.hidden;
                add(&mut self.dense.g[at..at + s.hidden], da);
            }
            add(&mut self.dense.g[p.bs..p.bs + s.hidden], da);
        }
        let mut dh2 = vec![0.0; (n + 2) * width2];
        {
            let ws = transpose(&self.dense.w[p.ws..p.ws + width2 * width], width2, width);
            gemm(&dproj, &ws, &mut dh2, n + 2, width, width2);
            gemm_grad(
                &h2,
                &dproj,
                &mut self.dense.g[p.ws..p.ws + width2 * width],
                n + 2,
                width2,
                width,
            );
            add(
                &mut self.dense.g[p.special..p.special + 2 * width2],
                &dh2[n * width2..],
            );
        }
        for (d, m) in dh2.iter_mut().zip(&mask2) {
            *d *= m;
        }
        for dir in 0..2 {
            let mut dpre = vec![0.0; n * 3 * s.second];
            recur_grad(&layers2[dir], &dh2, &mut dpre, n, s.second, dir);
            let w = p.w2[dir];
            let size = width1 * 3 * s.second;
            let wt = transpose(&self.dense.w[w..w + size], width1, 3 * s.second);
            gemm(&dpre, &wt, &mut dh1, n, 3 * s.second, width1);
            gemm_grad(
                &h1,
                &dpre,
                &mut self.dense.g[w..w + size],
                n,
                width1,
                3 * s.second,
            );
            add_rows(
                &dpre,
                &mut self.dense.g[p.b2[dir]..p.b2[dir] + 3 * s.second],
            );
        }
        for (d, m) in dh1.iter_mut().zip(&mask1) {
            *d *= m;
        }
        for dir in 0..2 {
            let mut dpre = vec![0.0; n * 3 * s.first];
            recur_grad(&layers1[dir], &dh1, &mut dpre, n, s.first, dir);
            let w = p.w1[dir];
            let size = 2 * s.input * 3 * s.first;
            let wt = transpose(&self.dense.w[w..w + size], 2 * s.input, 3 * s.first);
            let mut dwindow = vec![0.0; n * 2 * s.input];
            gemm(&dpre, &wt, &mut dwindow, n, 3 * s.first, 2 * s.input);
            window_grad(&dwindow, &mut dx, n, s.input, dir);
            gemm_grad(
                &window(&x, n, s.input, dir),
                &dpre,
                &mut self.dense.g[w..w + size],
                n,
                2 * s.input,
                3 * s.first,
            );
            add_rows(&dpre, &mut self.dense.g[p.b1[dir]..p.b1[dir] + 3 * s.first]);
        }
        for (t, rows) in rows.iter().enumerate() {
            for &row in rows.iter().filter(|&&row| row != u32::MAX) {
                let at = row as usize * s.input;
                add(
                    &mut self.emb.g[at..at + s.input],
                    &dx[t * s.input..(t + 1) * s.input],
                );
                if !self.is_touched[row as usize] {
                    self.is_touched[row as usize] = true;
                    self.touched.push(row);
                }
            }
        }
        (tag_loss, loss)
    }

    fn step(&mut self, rate: f32, words: usize) {
        self.steps += 1;
        let scale = 1.0 / words as f32;
        for g in &mut self.dense.g {
            *g *= scale;
        }
        // Powers by repeated products: no library function.
        let (mut p1, mut p2) = (1.0f32, 1.0f32);
        for _ in 0..self.steps.min(2000) {
            p1 *= 0.9;
            p2 *= 0.98;
        }
        let (c1, c2) = (1.0 / (1.0 - p1), 1.0 / (1.0 - p2));
        self.dense.step(0..self.places.total, rate, c1, c2);
        let d = self.sizes.input;
        for row in std::mem::take(&mut self.touched) {
            self.is_touched[row as usize] = false;
            let range = row as usize * d..(row as usize + 1) * d;
            for g in &mut self.emb.g[range.clone()] {
                *g *= scale;
            }
            self.emb.step(range, rate, c1, c2);
        }
    }

    /// Trains; calls `report` after each epoch.
    pub fn train(
        &mut self,
        samples: &[Sample],
        options: &Options,
        mut report: impl FnMut(&mut Net, usize, f64, f64),
    ) {
        let mut random = Random::new(options.seed);
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let words: usize = samples.iter().map(|s| s.rows.len()).sum();
        let total = words * options.epochs;
        let mut done = 0;
        for epoch in 0..options.epochs {
            random.shuffle(&mut order);
            let (mut tag_loss, mut loss) = (0.0, 0.0);
            let mut batch = 0;
            for &index in &order {
                let (t, l) = self.learn(&samples[index], &mut random, options, epoch > 0);
                tag_loss += t;
                loss += l;
                batch += samples[index].rows.len();
                if batch >= options.batch {
                    done += batch;
                    let progress = done as f32 / total as f32;
                    let rate = options.rate
                        * (1.0 - progress).max(0.01)
                        * (done as f32 / 20000.0).min(1.0);
                    self.step(rate, batch);
                    batch = 0;
                }
            }
            report(self, epoch, tag_loss / words as f64, loss / words as f64);
        }
    }
}

fn add(to: &mut [f32], from: &[f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

fn add_rows(rows: &[f32], to: &mut [f32]) {
    for row in rows.chunks(to.len()) {
        add(to, row);
    }
}

fn argmax(row: &[f32]) -> usize {
    let mut best = 0;
    for (i, &v) in row.iter().enumerate() {
        if v > row[best] {
            best = i;
        }
    }
    best
}

/// Turns scores into the gradient of −log P(right); gives the loss.
fn softmax_grad(row: &mut [f32], right: &[usize], allowed: impl Fn(usize) -> bool) -> f64 {
    let mut top = f32::MIN;
    for (i, v) in row.iter().enumerate() {
        if allowed(i) {
            top = top.max(*v);
        }
    }
    let mut sum = 0.0;
    for (i, v) in row.iter_mut().enumerate() {
        *v = if allowed(i) { exp(*v - top) } else { 0.0 };
        sum += *v;
    }
    let good: f32 = right.iter().map(|&i| row[i]).sum::<f32>().max(1e-12);
    let loss = f64::from(sum / good);
    let shares: Vec<f32> = right.iter().map(|&i| row[i] / good).collect();
    for v in row.iter_mut() {
        *v /= sum;
    }
    for (&i, share) in right.iter().zip(shares) {
        row[i] -= share;
    }
    loss.ln()
}

/// The best move and relation.
fn choose(state: &State, out: &[f32]) -> (Move, u8) {
    let mut best = None;
    for step in Move::ALL {
        if state.allows(step) && best.is_none_or(|b: Move| out[step as usize] > out[b as usize]) {
            best = Some(step);
        }
    }
    let step = best.unwrap_or(Move::Shift);
    let label = match step {
        Move::Shift => 0,
        Move::Left if state.next == state.count => Deprel::Root as usize,
        _ => {
            let from = 3 + (step as usize - 1) * LABELS;
            let mut best = usize::from(Deprel::Root as usize == 0);
            for label in 0..LABELS {
                if label != Deprel::Root as usize && out[from + label] > out[from + best] {
                    best = label;
                }
            }
            best
        }
    };
    (step, label as u8)
}

/// The moves that lose least, and the best-scored of them.
fn rights(state: &State, sample: &Sample, out: &[f32]) -> (Vec<usize>, usize) {
    let mut least = u32::MAX;
    let mut list = Vec::with_capacity(3);
    for step in Move::ALL {
        if !state.allows(step) {
            continue;
        }
        let cost = cost(state, step, &sample.heads);
        if cost < least {
            least = cost;
            list.clear();
        }
        if cost == least {
            list.push(step as usize);
        }
    }
    let mut best = list[0];
    for &class in &list {
        if out[class] > out[best] {
            best = class;
        }
    }
    (list, best)
}

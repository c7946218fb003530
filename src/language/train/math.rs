//! Arithmetic of training: 32-bit floats and only operations that every machine does alike (+ − × ÷ √), in a fixed order.

/// e to the power of `x`.
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let scaled = x * std::f32::consts::LOG2_E;
    let whole = (scaled + if scaled < 0.0 { -0.5 } else { 0.5 }) as i32;
    let f = (scaled - whole as f32) * std::f32::consts::LN_2;
    let tail = 1.0 / 24.0 + f * (1.0 / 120.0 + f / 720.0);
    let p = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * tail)));
    p * f32::from_bits(((whole + 127) as u32) << 23)
}

/// A smooth step from −1 at −2 to 1 at 2.
#[inline]
pub fn squash(x: f32) -> f32 {
    let x = x.clamp(-2.0, 2.0);
    x * (1.0 - 0.25 * x.abs())
}

/// Its slope, never wholly zero so that nothing gets stuck.
#[inline]
pub fn slope(x: f32) -> f32 {
    (1.0 - 0.5 * x.abs()).max(0.02)
}

/// The rows `first` to `first + 4` of a matrix of rows `width` long.
fn four_rows(list: &[f32], first: usize, width: usize) -> [&[f32]; 4] {
    std::array::from_fn(|at| &list[(first + at) * width..(first + at + 1) * width])
}

/// `c[n×m] += a[n×k] · b[k×m]`
pub fn multiply(a: &[f32], b: &[f32], c: &mut [f32], [n, k, m]: [usize; 3]) {
    let mut row = 0;
    while row + 4 <= n {
        let (c0, rest) = c[row * m..(row + 4) * m].split_at_mut(m);
        let (c1, rest) = rest.split_at_mut(m);
        let (c2, c3) = rest.split_at_mut(m);
        let a = four_rows(a, row, k);
        for i in 0..k {
            let w = &b[i * m..(i + 1) * m];
            let [x0, x1, x2, x3] = a.map(|a| a[i]);
            let outputs = c0.iter_mut().zip(&mut *c1).zip(&mut *c2).zip(&mut *c3);
            for (w, (((y0, y1), y2), y3)) in w.iter().zip(outputs) {
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

/// `g[k×m] += a[n×k]ᵀ · d[n×m]`
pub fn multiply_transposed(a: &[f32], d: &[f32], g: &mut [f32], [n, k, m]: [usize; 3]) {
    let mut row = 0;
    while row + 4 <= n {
        let (a, [d0, d1, d2, d3]) = (four_rows(a, row, k), four_rows(d, row, m));
        for i in 0..k {
            let [x0, x1, x2, x3] = a.map(|a| a[i]);
            let inputs = d0.iter().zip(d1).zip(d2).zip(d3);
            for (y, (((d0, d1), d2), d3)) in g[i * m..(i + 1) * m].iter_mut().zip(inputs) {
                *y += x0 * d0 + x1 * d1 + x2 * d2 + x3 * d3;
            }
        }
        row += 4;
    }
    for row in row..n {
        for i in 0..k {
            let x = a[row * k + i];
            for (y, d) in g[i * m..(i + 1) * m].iter_mut().zip(&d[row * m..(row + 1) * m]) {
                *y += x * d;
            }
        }
    }
}

/// `b[k×m]` with rows and columns swapped.
pub fn transpose(b: &[f32], k: usize, m: usize) -> Vec<f32> {
    let mut t = vec![0.0; k * m];
    for i in 0..k {
        for j in 0..m {
            t[j * k + i] = b[i * m + j];
        }
    }
    t
}

/// Adds a list to another.
pub fn add(to: &mut [f32], from: &[f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

/// Adds each of the rows.
pub fn add_rows(rows: &[f32], to: &mut [f32]) {
    for row in rows.chunks(to.len()) {
        add(to, row);
    }
}

/// Multiplies a list by another.
pub fn scale(list: &mut [f32], by: &[f32]) {
    for (value, by) in list.iter_mut().zip(by) {
        *value *= by;
    }
}

/// Place of the highest value, the first of equals.
pub fn highest(row: &[f32]) -> usize {
    let mut best = 0;
    for (at, &value) in row.iter().enumerate() {
        if value > row[best] {
            best = at;
        }
    }
    best
}

/// Turns scores into the gradient of −log P(one of `right`), P over the allowed ones; gives the loss (for show only).
pub fn softmax_gradient(row: &mut [f32], right: &[usize], allowed: impl Fn(usize) -> bool) -> f64 {
    let mut top = f32::MIN;
    for (at, &value) in row.iter().enumerate() {
        if allowed(at) && value > top {
            top = value;
        }
    }
    let mut sum = 0.0;
    for (at, value) in row.iter_mut().enumerate() {
        *value = if allowed(at) { exp(*value - top) } else { 0.0 };
        sum += *value;
    }
    let good: f32 = right.iter().map(|&at| row[at]).sum::<f32>().max(1e-12);
    let loss = f64::from(sum / good);
    let shares: Vec<f32> = right.iter().map(|&at| row[at] / good).collect();
    for value in row.iter_mut() {
        *value /= sum;
    }
    for (&at, share) in right.iter().zip(shares) {
        row[at] -= share;
    }
    loss.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for x in [-20.0f32, -1.5, -0.1, 0.0, 0.7, 3.0, 10.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
    }

    #[test]
    fn products_of_matrices() {
        let (a, b) = (
            [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0],
            [1.0, -1.0, 2.0, 0.5],
        );
        let mut c = vec![0.0; 10];
        multiply(&a, &b, &mut c, [5, 2, 2]);
        assert_eq!(c[..4], [5.0, 0.0, 11.0, -1.0]);
        assert_eq!(c[8..], [29.0, -4.0]);
        let mut g = vec![0.0; 4];
        multiply_transposed(&a, &c, &mut g, [5, 2, 2]);
        assert_eq!(g[0], 1.0 * 5.0 + 3.0 * 11.0 + 5.0 * 17.0 + 7.0 * 23.0 + 9.0 * 29.0);
        assert_eq!(
            transpose(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2, 3),
            [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]
        );
    }

    #[test]
    fn softmax_points_to_the_right_one() {
        let mut row = [1.0, 1.0, 5.0];
        softmax_gradient(&mut row, &[0], |at| at < 2);
        assert_eq!(row, [-0.5, 0.5, 0.0]);
    }
}

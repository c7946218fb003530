//! Turns the trained weights into the integers that are shipped.

use super::layers::Linear;
use super::net::Net;
use super::vocabulary::Vocabulary;
use crate::language::model::codec::Truncated;
use crate::language::net::hashes::Hashes;
use crate::language::net::matrix::Matrix;
use crate::language::net::numbers::{HIDDEN, INPUT, OUTPUT, fixed16};
use crate::language::net::words::Words;
use crate::language::parser::Weights;
use crate::language::parser::features::{SMALL, SMALL_VALUES};
use crate::language::tagger::Tagger;

/// Tagger and parser of a trained network.
///
/// # Errors
/// [`Truncated`] where the sizes do not fit together.
pub fn quantise(net: &Net, vocabulary: Vocabulary) -> Result<(Tagger, Weights), Truncated> {
    let (layers, list) = (&net.layers, &net.dense.weights);
    let matrix = |layer: &Linear, bits| Matrix::quantise(layer.weights(list), &layer.bias(list), layer.inputs, bits);
    // The first layer's window comes apart into the word itself and its neighbour.
    let first = |direction: usize| {
        let layer = &layers.first[direction];
        let (own, other) = layer.weights(list).split_at(layer.weights(list).len() / 2);
        let half = |weights, bias: &[f32]| Matrix::quantise(weights, bias, net.sizes.input, INPUT);
        [half(own, &layer.bias(list)), half(other, &vec![0.0; layer.outputs])]
    };
    let candidates = vocabulary.candidates().into_iter().collect();
    let (rows, bits) = embeddings(&net.embeddings.weights, net.sizes.input);
    let words = Words::new(
        (Hashes::new(vocabulary.keys), rows, bits, net.sizes.input),
        vocabulary.parts,
        [first(0), first(1)],
        matrix(&layers.direct, INPUT),
        candidates,
    );
    let tagger = Tagger::new(vocabulary.tags, words, matrix(&layers.tags, OUTPUT))?;
    let special = &list[layers.special..layers.special + 4 * net.sizes.second];
    let weights = Weights {
        gates: layers.second.map(|layer| matrix(&layer, OUTPUT)),
        special: special.iter().map(|&value| fixed16(value, OUTPUT)).collect(),
        slots: matrix(&layers.slots, OUTPUT),
        small: small(net),
        classes: matrix(&layers.classes, HIDDEN),
    };
    Ok((tagger, weights))
}

/// Embeddings in eight bits, each with as many fraction bits as its largest number leaves.
fn embeddings(weights: &[f32], width: usize) -> (Vec<i8>, Vec<u8>) {
    let mut rows = Vec::with_capacity(weights.len());
    let mut bits = Vec::with_capacity(weights.len() / width);
    for row in weights.chunks_exact(width) {
        let top = row.iter().fold(0.0f32, |top, value| top.max(value.abs()));
        let mut bit = 3u8;
        while bit < 12 && top * ((2u32 << bit) as f32) <= 127.0 {
            bit += 1;
        }
        bits.push(bit);
        let number = |value: &f32| (value * (1u32 << bit) as f32).round().clamp(-127.0, 127.0) as i8;
        rows.extend(row.iter().map(number));
    }
    (rows, bits)
}

/// The small features' weights. The hidden layer's bias goes into the first, which always has a value.
fn small(net: &Net) -> Vec<i16> {
    let (layers, list, hidden) = (&net.layers, &net.dense.weights, net.sizes.hidden);
    let weights = &list[layers.small..layers.small + SMALL * SMALL_VALUES * hidden];
    let bias = |at: usize| {
        if at < SMALL_VALUES * hidden {
            list[layers.hidden + at % hidden]
        } else {
            0.0
        }
    };
    weights
        .iter()
        .enumerate()
        .map(|(at, value)| fixed16(value + bias(at), HIDDEN))
        .collect()
}

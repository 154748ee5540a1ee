/** Reads the pixels of a screenshot. */
import { inflateSync } from 'node:zlib';

const BYTES = { 2: 3, 6: 4 };

/** The size of a PNG with 8 bits a channel, in base64, and the colour of a pixel of it as `[red, green, blue]`. */
export function readPng(base64) {
  const file = Buffer.from(base64, 'base64');
  const [width, height, bits, kind, interlaced] = [16, 20].map((at) => file.readUInt32BE(at)).concat(file[24], file[25], file[28]);
  if (bits !== 8 || !(kind in BYTES) || interlaced) throw new Error(`This PNG has ${bits} bits, the colour type ${kind} and the interlacing ${interlaced}.`);
  const size = BYTES[kind];
  const rows = unfiltered(inflateSync(Buffer.concat(dataOf(file))), width * size, height, size);
  return { width, height, colour: (x, y) => Array.from(rows[y].subarray(x * size, x * size + 3)) };
}

/** The compressed data, in pieces. */
function dataOf(file) {
  const pieces = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') pieces.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return pieces;
}

/** The rows of the picture: each is stored as its difference from its neighbours, in one of five ways. */
function unfiltered(bytes, rowLength, height, size) {
  const rows = [];
  for (let y = 0; y < height; y += 1) {
    const start = y * (rowLength + 1);
    const row = bytes.subarray(start + 1, start + 1 + rowLength);
    const above = rows[y - 1] ?? Buffer.alloc(rowLength);
    for (let x = 0; x < rowLength; x += 1) {
      const [left, up, corner] = [row[x - size] ?? 0, above[x], above[x - size] ?? 0];
      row[x] += [0, left, up, (left + up) >> 1, nearest(left, up, corner)][bytes[start]];
    }
    rows.push(row);
  }
  return rows;
}

/** The Paeth predictor of the PNG specification. */
function nearest(left, up, corner) {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

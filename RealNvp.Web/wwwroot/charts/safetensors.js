// Reads a safetensors file: eight bytes of header length (little-endian), a JSON header, then the tensors' bytes.

/** @returns {Map<string, {shape: number[], values: Float32Array}>} the float32 tensors by name. */
export function parseSafetensors(buffer) {
  const view = new DataView(buffer);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const start = 8 + length;
  const tensors = new Map();
  for (const [name, entry] of Object.entries(header)) {
    if (name !== "__metadata__" && entry.dtype === "F32") {
      const [from, to] = entry.data_offsets;
      // A copy, because a tensor may start anywhere while a Float32Array needs a multiple of four.
      tensors.set(name, { shape: entry.shape, values: new Float32Array(buffer.slice(start + from, start + to)) });
    }
  }
  return tensors;
}

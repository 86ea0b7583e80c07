import { SPAM_SPACE, type FeatureSpace } from './feature-space';
import { BUCKETS } from './hashing';
import type { Model } from './linear-model';

/** A model as it is stored: one JSON document. Weights are 8-bit, square-root companded, in base64. */
export interface ModelFile {
  /** That of the model's `FeatureSpace`. */
  format: string;
  version: string;
  trainedOn: Model['trainedOn'];
  bias: number;
  ceiling: { spam: number; ham: number };
  /** By name of the hand feature, so that a file outlives a new feature: missing ones weigh 0, unknown ones are left out. */
  hand: Record<string, number>;
  /** Largest weight of a bucket. */
  peak: number;
  /** `BUCKETS` signed bytes in base64: weight = sign · (byte / 127)² · peak. */
  buckets: string;
}

/** Turns a model into a document of about 350 kB. Weights move by less than 1 % of their size or of the smallest step. */
export function serialiseModel(model: Model): ModelFile {
  const peak = model.buckets.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const bytes = Int8Array.from(
    model.buckets,
    (weight) => Math.sign(weight) * Math.round(127 * Math.sqrt(Math.abs(weight) / (peak || 1))),
  );
  return {
    format: model.space.format,
    version: model.version,
    trainedOn: model.trainedOn,
    bias: round(model.bias),
    ceiling: { spam: round(model.ceiling.spam), ham: round(model.ceiling.ham) },
    hand: Object.fromEntries(model.space.hand.map(({ name }, at) => [name, round(model.hand[at] ?? 0)])),
    peak,
    buckets: Buffer.from(bytes.buffer).toString('base64'),
  };
}

/** Reads a model document. Throws an `Error` that says what is wrong with it; a damaged file is never half believed. */
export function parseModel(file: unknown, space: FeatureSpace = SPAM_SPACE): Model {
  if (typeof file !== 'object' || file === null) throw new Error('The model file is not a JSON object.');
  const fields = file as Partial<Record<keyof ModelFile, unknown>>;
  if (fields.format !== space.format) {
    throw new Error(`The model file has the format ${JSON.stringify(fields.format)}; "${space.format}" is read here.`);
  }
  const version = fields.version;
  if (typeof version !== 'string' || version === '') throw new Error('The model file has no version.');
  const peak = finite(fields.peak, 'peak');
  return {
    version,
    space,
    trainedOn: parseTrainedOn(fields.trainedOn),
    bias: finite(fields.bias, 'bias'),
    ceiling: parseCeiling(fields.ceiling),
    hand: parseHand(fields.hand, space),
    buckets: parseBuckets(fields.buckets, peak),
  };
}

function parseHand(value: unknown, space: FeatureSpace): Float64Array {
  if (typeof value !== 'object' || value === null) throw new Error('The model file has no hand features.');
  const weights = value as Record<string, unknown>;
  return Float64Array.from(space.hand, ({ name }) =>
    weights[name] === undefined ? 0 : finite(weights[name], `hand.${name}`),
  );
}

function parseBuckets(value: unknown, peak: number): Float32Array {
  const bytes = Buffer.from(typeof value === 'string' ? value : '', 'base64');
  if (bytes.length !== BUCKETS)
    throw new Error(`The model file holds ${bytes.length} buckets; there must be ${BUCKETS}.`);
  return Float32Array.from(bytes, (byte) => {
    const signed = byte > 127 ? byte - 256 : byte;
    return Math.sign(signed) * (signed / 127) ** 2 * peak;
  });
}

function parseCeiling(value: unknown): Model['ceiling'] {
  const limits = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const ceiling = { spam: finite(limits['spam'], 'ceiling.spam'), ham: finite(limits['ham'], 'ceiling.ham') };
  if (ceiling.spam <= 0 || ceiling.ham <= 0) throw new Error("The model file's ceilings must be above 0.");
  return ceiling;
}

function parseTrainedOn(value: unknown): Model['trainedOn'] {
  const counts = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const local = (typeof counts['local'] === 'object' && counts['local'] !== null ? counts['local'] : {}) as Record<
    string,
    unknown
  >;
  return {
    spam: finite(counts['spam'], 'trainedOn.spam'),
    ham: finite(counts['ham'], 'trainedOn.ham'),
    local: { spam: finite(local['spam'], 'trainedOn.local.spam'), ham: finite(local['ham'], 'trainedOn.local.ham') },
  };
}

function finite(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Error(`The model file's ${name} is not a number.`);
  return value;
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

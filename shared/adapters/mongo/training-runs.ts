import { Schema, type Connection } from 'mongoose';
import type { TrainingRun, TrainingRuns } from '../../application/ports/versions';
import { orUnavailable } from './connection';

interface RunDocument extends Omit<TrainingRun, 'id'> {
  _id: string;
  /** When its worker was last heard of. */
  heardAt: Date | null;
}
const schema = new Schema<RunDocument>(
  {
    _id: { type: String, required: true },
    requestedAt: { type: Date, required: true },
    by: { type: String, required: true },
    startedAt: Date,
    heardAt: Date,
    finishedAt: Date,
    progress: { type: Number, required: true },
    outcome: String,
  },
  { collection: 'training_runs', versionKey: false },
);
// The oldest run that is not finished; the newest runs.
schema.index({ finishedAt: 1, requestedAt: 1 }, { name: 'training_runs_open' });
schema.index({ requestedAt: 1 }, { name: 'training_runs_by_age' });

/** The model of training runs on `connection`. */
export function trainingRunModel(connection: Connection) {
  return connection.model('TrainingRun', schema);
}

/** Trainings of the classifier in MongoDB. */
export function mongoTrainingRuns(connection: Connection): TrainingRuns {
  const runs = trainingRunModel(connection);
  return {
    request: ({ id, requestedAt, by }) =>
      orUnavailable(async () => {
        await runs.create({
          _id: id,
          requestedAt,
          by,
          startedAt: null,
          heardAt: null,
          finishedAt: null,
          progress: 0,
          outcome: null,
        });
      }),
    take: (at, silentSince) =>
      orUnavailable(async () => {
        const document = await runs
          .findOneAndUpdate(
            { finishedAt: null, $or: [{ heardAt: null }, { heardAt: { $lt: silentSince } }] },
            { $set: { startedAt: at, heardAt: at, progress: 0 } },
            { sort: { requestedAt: 1 }, returnDocument: 'after' },
          )
          .lean<RunDocument>();
        return document ? runOf(document) : null;
      }),
    report: (id, progress, at) =>
      orUnavailable(async () => {
        await runs.updateOne({ _id: id }, { $set: { progress, heardAt: at } });
      }),
    finish: (id, at, outcome) =>
      orUnavailable(async () => {
        await runs.updateOne({ _id: id }, { $set: { finishedAt: at, progress: 1, outcome } });
      }),
    list: (limit) =>
      orUnavailable(async () =>
        (await runs.find().sort({ requestedAt: -1, _id: -1 }).limit(limit).lean<RunDocument[]>()).map(runOf),
      ),
  };
}

function runOf({ _id, requestedAt, by, startedAt, finishedAt, progress, outcome }: RunDocument): TrainingRun {
  return {
    id: _id,
    requestedAt,
    by,
    startedAt: startedAt ?? null,
    finishedAt: finishedAt ?? null,
    progress,
    outcome: outcome ?? null,
  };
}

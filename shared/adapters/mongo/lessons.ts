import { Schema, type Connection } from 'mongoose';
import type { Lesson, Lessons } from '../../application/ports/lessons';
import { isDuplicate, orUnavailable } from './connection';

type LessonDocument = Omit<Lesson, 'id'> & { _id: string };

const schema = new Schema<LessonDocument>(
  {
    _id: { type: String, required: true },
    label: { type: String, required: true },
    text: { type: String, required: true },
    author: { type: { name: String, url: String }, required: true, _id: false },
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { collection: 'lessons', versionKey: false },
);
// The newest lessons.
schema.index({ at: -1, _id: -1 }, { name: 'lessons_by_age' });

/** The model of lessons on `connection`. */
export function lessonModel(connection: Connection) {
  return connection.model('Lesson', schema);
}

/** Lessons in MongoDB. */
export function mongoLessons(connection: Connection): Lessons {
  const lessons = lessonModel(connection);
  return {
    add: ({ id, label, ...lesson }) =>
      orUnavailable(async () => {
        try {
          // The same lesson, told again, is found by neither half and refused by its id.
          await lessons.updateOne({ _id: id, label: { $ne: label } }, { $set: { label, ...lesson } }, { upsert: true });
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
      }),
    newest: (limit) =>
      orUnavailable(async () =>
        (await lessons.find().sort({ at: -1, _id: -1 }).limit(limit).lean<LessonDocument[]>()).map(lessonOf),
      ),
    page: (after, limit) =>
      orUnavailable(async () => {
        const found = await lessons
          .find(after ? { _id: { $gt: after.id } } : {})
          .sort({ _id: 1 })
          .limit(limit)
          .lean<LessonDocument[]>();
        return found.map(lessonOf);
      }),
  };
}

function lessonOf({ _id: id, label, text, author, at, by }: LessonDocument): Lesson {
  return { id, label, text, author: { name: author.name, url: author.url }, at, by };
}

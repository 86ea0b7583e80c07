import type { Connection } from 'mongoose';
import { articleModel } from './articles';
import { accountModel, attemptsModel, sessionModel } from './accounts';
import { accessKeyModel } from './access-keys';
import { auditModel } from './audit';
import { noticeModel, objectionModel } from './cases';
import { commentModel } from './comment-model';
import { orUnavailable } from './connection';
import { leaseModel, noteModel } from './desk';
import { eventModel } from './event-log';
import { lessonModel } from './lessons';
import { personRequestModel } from './person-requests';
import { reactionModel, reportModel } from './readers';
import { trainingRunModel } from './training-runs';
import { versionModel } from './versions';
import { deliveryModel, endpointModel } from './webhooks';

/**
 * Makes every index there is to be, if it is not there yet; several processes may do so at once. Until the unique ones
 * exist nothing may be written, so a service waits for this before it begins.
 */
export function ensureIndexes(connection: Connection): Promise<void> {
  return orUnavailable(async () => {
    for (const model of [
      commentModel(connection),
      eventModel(connection),
      accessKeyModel(connection),
      versionModel(connection),
      trainingRunModel(connection),
      lessonModel(connection),
      articleModel(connection),
      accountModel(connection),
      sessionModel(connection),
      attemptsModel(connection),
      auditModel(connection),
      noteModel(connection),
      leaseModel(connection),
      endpointModel(connection),
      deliveryModel(connection),
      reportModel(connection),
      reactionModel(connection),
      objectionModel(connection),
      noticeModel(connection),
      personRequestModel(connection),
    ]) {
      await model.createIndexes();
    }
  }, Infinity);
}

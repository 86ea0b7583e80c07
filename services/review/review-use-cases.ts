import { randomUUID } from 'node:crypto';
import { ruleSetActivator } from '@tamis/shared/application/activate-rule-set';
import { versionActivator } from '@tamis/shared/application/activate-version';
import { trainingAsker } from '@tamis/shared/application/ask-training';
import { houseAnswerer } from '@tamis/shared/application/answer-as-house';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import { commentBlocker } from '@tamis/shared/application/block-from-comment';
import { commentDecider } from '@tamis/shared/application/decide-comment';
import { deskStatistics } from '@tamis/shared/application/desk-statistics';
import { ruleSetEditor } from '@tamis/shared/application/edit-rule-set';
import { nextHeldGiver } from '@tamis/shared/application/next-held';
import { noticeSettler } from '@tamis/shared/application/notices';
import { objectionSettler } from '@tamis/shared/application/objections';
import { statementTextsEditor } from '@tamis/shared/application/statement-texts';
import { scryptPasswords } from '@tamis/shared/application/passwords';
import type { CommentStore } from '@tamis/shared/application/ports/comments';
import { addressOpener } from '@tamis/shared/application/see-address';
import { signingIn } from '@tamis/shared/application/sign-in';
import { decisionUndoer } from '@tamis/shared/application/undo-decision';
import { noteWriter } from '@tamis/shared/application/write-note';
import { seedAbuseModel } from '@tamis/shared/domain/model/abuse/seed-abuse-model';
import { seedModel } from '@tamis/shared/domain/model/seed-model';
import { signInLimits } from '@tamis/shared/runtime/sign-in-limits';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';
import type { ReviewParts } from './review-routers';

/** All that moderators can do, once, for the API and the desk alike. */
export function reviewUseCases(
  parts: ReviewParts & { store: CommentStore },
  { config }: Pick<ServiceContext, 'config'>,
) {
  const { audit, now, store, ruleSets, models, abuseModels } = parts;
  const newId = randomUUID;
  const record = auditTrail({ audit, now });
  const passwords = scryptPasswords();
  const editRuleSet = ruleSetEditor({ ...parts, record });
  return {
    record,
    passwords,
    editRuleSet,
    decide: commentDecider({ store, record, now }),
    undo: decisionUndoer({ store, record, now }),
    nextHeld: nextHeldGiver({ lists: parts.commentLists, leases: parts.leases, now }),
    statistics: deskStatistics({ lists: parts.commentLists, audit, now }),
    settleObjection: objectionSettler({ ...parts, record }),
    settleNotice: noticeSettler({ ...parts, record }),
    editStatementTexts: statementTextsEditor({ ...parts, record }),
    writeNote: noteWriter({ store, notes: parts.notes, record, now, newId }),
    answerAsHouse: houseAnswerer({ store, keyRing: parts.keyRing, houseName: config.TAMIS_HOUSE_NAME, record, now }),
    openAddress: addressOpener({ store, keyRing: parts.keyRing, record }),
    block: commentBlocker({ store, ruleSets, edit: editRuleSet, keyRing: parts.keyRing }),
    activateRuleSet: ruleSetActivator({ ruleSets, record }),
    activateModel: versionActivator({
      versions: models,
      shipped: () => seedModel().version,
      kind: 'model.activated',
      record,
    }),
    activateAbuseModel: versionActivator({
      versions: abuseModels,
      shipped: () => seedAbuseModel().version,
      kind: 'abuse-model.activated',
      record,
    }),
    askTraining: trainingAsker({ trainingRuns: parts.trainingRuns, record, now, newId }),
    signIn: signingIn({
      ...parts,
      attempts: parts.signInAttempts,
      passwords,
      record,
      limits: signInLimits(config),
    }),
  };
}

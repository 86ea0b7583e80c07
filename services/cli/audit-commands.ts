import { verifyAudit } from '@tamis/shared/application/audit-trail';
import { withPeople, type Environment } from './open-people';

/** Says whether the audit's chain is whole; ends with status 1 where it breaks. */
export async function verifyAuditChain(env: Environment): Promise<void> {
  await withPeople(env, async ({ audit }, where) => {
    const { entries, forgotten, head, broken } = await verifyAudit(audit);
    if (broken) {
      throw new Error(
        `The audit in ${where} breaks at entry ${broken.sequence}: ${broken.problem}. The ${entries} before it are whole.`,
      );
    }
    if (forgotten > 0) console.error(`The ${forgotten} before them were forgotten, as they were too old.`);
    console.log(`The audit is whole: ${entries} entries${head === null ? '' : `, the last one has the link ${head}`}.`);
    console.error('Keep number and link elsewhere: later they show whether the end was cut off.');
  });
}

import { describeWithServers } from '../servers/describe-with-servers';
import { mongoServer, openMongoStores } from './open-mongo';
import { storesContract } from './stores.contract';

interface Command {
  writeConcern?: { w?: unknown; j?: unknown };
  updates?: { u: Record<string, object> }[];
  [name: string]: unknown;
}

const WRITES = ['insert', 'update', 'delete', 'findAndModify', 'bulkWrite'];

describeWithServers(['mongo'], 'MongoDB', () => {
  const server = mongoServer();
  /** What the suite wrote, by whether a majority has it in its journal before it counts: command and collection, and fields where not. */
  const durable = new Set<string>();
  const hasty = new Set<string>();
  const note = (command: Command): void => {
    const write = WRITES.find((name) => name in command);
    if (write === undefined) return;
    const { w, j } = command.writeConcern ?? {};
    const what = `${write} ${String(command[write])}`;
    if (w === 'majority' && j === true) durable.add(what);
    else {
      const fields = (command.updates ?? []).flatMap(({ u }) => Object.values(u).flatMap(Object.keys));
      hasty.add([what, ...new Set(fields)].join(' '));
    }
  };

  storesContract(() => openMongoStores(server().url, note));

  test('when anything is written, then a majority has it in its journal first, except what is had again when it is lost', () => {
    expect([...hasty].toSorted()).toEqual([
      'delete review_leases',
      'delete sessions',
      'delete sign_in_attempts',
      'update comments pending',
      'update comments sought unsought',
      'update review_leases holder until',
      'update sessions seenAt',
      'update webhook_endpoints holder heldUntil',
    ]);
    const promised = ['insert comments', 'update comments', 'insert audit', 'update lessons', 'update mail_consents'];
    expect(promised.filter((write) => !durable.has(write))).toEqual([]);
  });
});

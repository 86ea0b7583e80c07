import { EVENT_TYPES, type EventType } from '../../../domain/event';
import { draft7Schema } from './event-routes';

const MESSAGES = 'application/cloudevents+json';

/** Ways on which the same events go out: each a channel with all types. */
const CHANNELS = {
  feed: {
    address: '/v1/events',
    title: 'The feed',
    description:
      'Pages by cursor (`after`, `limit`), waiting for the next event with `wait`; with `Accept: text/event-stream` a stream that `Last-Event-ID` resumes. In order, without a gap, each event once.',
  },
  webhook: {
    address: null,
    title: 'Webhooks',
    description:
      'Posted to each registered address, signed by the Standard Webhooks specification; at least once, in order per comment. `webhook-id` stays the same over all tries.',
  },
  redisStream: {
    address: null,
    title: 'The Redis stream that TAMIS_EVENT_STREAM names',
    description:
      'Entries `SEQUENCE-0` with the fields `id`, `type`, `subject`, `link` and `event`, which is the payload as JSON; in order, each event once, the oldest trimmed.',
  },
} as const;

const DESCRIPTION = `What other services hear of comments: CloudEvents 1.0. A type may gain fields, which readers pass over; a field that goes or changes its
meaning makes another type. No event carries an e-mail or IP address.`;

/** The AsyncAPI 3.0 document of the events, made from the schemas that they are told by. */
export function asyncApiDocument({ version }: { version: string }) {
  const refs = (prefix: string) => EVENT_TYPES.map((type) => ({ $ref: `${prefix}${nameOf(type)}` }));
  const byName = <T>(of: (type: EventType) => T) =>
    Object.fromEntries(EVENT_TYPES.map((type) => [nameOf(type), of(type)]));
  return {
    asyncapi: '3.0.0',
    info: { title: 'Tamis events', version, description: DESCRIPTION, license: { name: 'MIT' } },
    defaultContentType: MESSAGES,
    channels: Object.fromEntries(
      Object.entries(CHANNELS).map(([name, channel]) => [
        name,
        { ...channel, messages: byName((type) => ({ $ref: `#/components/messages/${nameOf(type)}` })) },
      ]),
    ),
    operations: Object.fromEntries(
      Object.keys(CHANNELS).map((name) => [
        `tellBy${name.charAt(0).toUpperCase()}${name.slice(1)}`,
        { action: 'send', channel: { $ref: `#/channels/${name}` }, messages: refs(`#/channels/${name}/messages/`) },
      ]),
    ),
    components: {
      messages: byName((type) => ({
        name: type,
        contentType: MESSAGES,
        payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: draft7Schema(type) },
      })),
    },
  };
}

/** `comment.approved` as a name that may stand in a reference. */
function nameOf(type: EventType): string {
  return type.replace('.', '_');
}

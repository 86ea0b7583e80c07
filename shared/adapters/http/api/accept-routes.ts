import type { IncomingMessage, RequestListener } from 'node:http';
import type { AcceptRequest } from '../../../application/accept-submission';
import { ModerationError } from '../../../domain/errors';
import { admit, type AdmissionOptions } from '../server/admit';
import { observedError, sendError } from '../server/error-responses';
import { parseJson, requireMediaType, utf8Text } from '../server/request-body';
import { requestIdOf, sendJson } from '../server/respond';

/** Longest `Idempotency-Key` that is read, in characters. */
const MAX_HEADER_LENGTH = 255;

/**
 * `POST /v1/comments`. Written against Node's own request and response: it is the one route whose speed counts, and
 * Express alone would take several times as long.
 */
export function acceptJson(options: AdmissionOptions): RequestListener {
  const answer = async (request: IncomingMessage): Promise<{ id: string; receipt: string }> => {
    requireMediaType(request, 'application/json');
    const { bytes, origin } = await admit(request, options);
    return options.accept({ input: parseJson(utf8Text(bytes)), origin, idempotencyKey: idempotencyKeyOf(request) });
  };
  return (request, response) => {
    answer(request).then(
      ({ id, receipt }) => {
        options.onAccepted({ id, requestId: requestIdOf(response) });
        const self = `/v1/comments/${id}`;
        sendJson(response, {
          status: 202,
          headers: { location: self },
          body: { id, status: 'received', receipt, links: { self } },
        });
      },
      (thrown: unknown) => {
        sendError(request, response, observedError(thrown, response, options.observer));
      },
    );
  };
}

function idempotencyKeyOf(request: IncomingMessage): AcceptRequest['idempotencyKey'] {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') return null;
  if (typeof key !== 'string' || key.length > MAX_HEADER_LENGTH) {
    throw new ModerationError('request/invalid', 'the Idempotency-Key is too long', {
      details: { fields: [{ path: 'Idempotency-Key', code: 'too-long', params: { max: MAX_HEADER_LENGTH } }] },
    });
  }
  return key;
}

import { embeddedRateLimit } from '@tamis/shared/adapters/embedded/rate-limit';
import { openEmbeddedQueueAt, openEmbeddedStores, temporaryFolder } from './open-embedded';
import { rateLimitContract } from './rate-limit.contract';
import { storesContract } from './stores.contract';
import { submissionQueueContract } from './submission-queue.contract';

const folder = temporaryFolder();

describe('a data folder', () => {
  storesContract(() => openEmbeddedStores(folder()));
  describe('submission queue', () => submissionQueueContract((settings) => openEmbeddedQueueAt(folder(), settings)));
  describe('rate limit', () => rateLimitContract(embeddedRateLimit));
});

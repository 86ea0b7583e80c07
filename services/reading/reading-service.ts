import type { Service } from '@tamis/shared/runtime/run-service';
export const readingService: Service = {
  name: 'reading',
  requires: [],
  start: () => Promise.reject(new Error('stub')),
};

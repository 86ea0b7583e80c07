import type { Service } from '@tamis/shared/runtime/run-service';
export const ingestionService: Service = {
  name: 'ingestion',
  requires: [],
  start: () => Promise.reject(new Error('stub')),
};

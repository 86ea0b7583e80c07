import type { Service } from '@tamis/shared/runtime/run-service';
export const workerService: Service = { name: 'worker', requires: [], start: () => Promise.reject(new Error('stub')) };

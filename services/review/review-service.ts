import type { Service } from '@tamis/shared/runtime/run-service';
export const reviewService: Service = { name: 'review', requires: [], start: () => Promise.reject(new Error('stub')) };

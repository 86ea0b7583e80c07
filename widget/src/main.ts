import { showCounts } from './counts';
import { TamisComments } from './tamis-comments';

declare global {
  interface Window {
    /** For pages that add places for counts later. */
    Tamis?: { showCounts: () => Promise<void> };
  }
}

if (!customElements.get('tamis-comments')) {
  customElements.define('tamis-comments', TamisComments);
  // A count that cannot be had leaves the page's own text where it stands.
  const count = (): Promise<void> => showCounts().catch(() => undefined);
  window.Tamis = { showCounts: count };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void count());
  else void count();
}

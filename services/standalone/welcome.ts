import { resolve } from 'node:path';
import { SETTINGS } from '@tamis/shared/runtime/config';

/** What a person who has just started the service wants to know: where it is, where the data lies, and what to try. */
export function welcome({ url, folder, hasDemo }: { url: string; folder: string; hasDemo: boolean }): string {
  const visit = hasDemo ? `\n    open ${url}/ and leave a comment; one with three links waits for a moderator` : '';
  return `
  Tamis listens on ${url}
  Data lies in ${folder}

  Try next:${visit}
    ${folderFor(folder, url)}npm run -s tamis -- accounts add --role admin --name me
    open the link that it prints, and work at ${url}/review
  Ctrl-C ends it; nothing that was accepted is lost.

`;
}

/** The command makes its account in the folder it is told, and its link for the port it is told: without them both would be another service's. */
function folderFor(folder: string, url: string): string {
  const isUsual = folder === resolve(SETTINGS.TAMIS_DATA_DIR.fallback);
  const data = isUsual ? '' : `TAMIS_DATA_DIR='${folder.replaceAll("'", "'\\''")}' `;
  const { port } = new URL(url);
  return port === SETTINGS.TAMIS_PORT.fallback ? data : `${data}TAMIS_PORT=${port} `;
}

import { resolve } from 'node:path';
import { SETTINGS } from '@tamis/shared/runtime/config';

/** What a person who has just started the service wants to know: where it is, where the data lies, and what to try. */
export function welcome({ url, folder, hasDemo }: { url: string; folder: string; hasDemo: boolean }): string {
  const visit = hasDemo ? `\n    open ${url}/ and leave a comment; one with three links waits for a moderator` : '';
  return `
  Tamis listens on ${url}
  Data lies in ${folder}

  Try next:${visit}
    ${folderFor(folder)}npm run -s tamis -- keys add --role moderator --name me
    curl -H 'Authorization: Bearer KEY' '${url}/v1/review/comments?status=held'
  Ctrl-C ends it; nothing that was accepted is lost.

`;
}

/** The command makes its key in the folder it is told: without this one, the key would be none of this service's. */
function folderFor(folder: string): string {
  if (folder === resolve(SETTINGS.TAMIS_DATA_DIR.fallback)) return '';
  return `TAMIS_DATA_DIR='${folder.replaceAll("'", "'\\''")}' `;
}

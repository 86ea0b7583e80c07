import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErasedPeople } from '../../application/ports/erasing';
import { orUnavailable } from './unavailable';

/** Beside the data file, which is all that a backup holds. */
const FILE = 'erased-people';

/** Who was erased, a line each in a file of the data folder. */
export function embeddedErasedPeople(folder: string): ErasedPeople {
  const path = join(folder, FILE);
  const read = async (): Promise<{ person: string; at: Date }[]> => {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    });
    // A line that was cut off while its process was killed is none; whoever wrote it writes it again.
    const lines = text.split('\n').flatMap((line) => {
      const [, at, person] = /^(\S+Z) (.+)$/.exec(line) ?? [];
      return at === undefined || person === undefined ? [] : [{ person, at: new Date(at) }];
    });
    return [...new Map(lines.map((each) => [each.person, each])).values()];
  };
  const write = async (file: string, flags: 'a' | 'w', text: string): Promise<void> => {
    const handle = await open(file, flags, 0o600);
    try {
      await handle.writeFile(text);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  };
  const lineOf = ({ person, at }: { person: string; at: Date }): string => `${at.toISOString()} ${person}\n`;
  return {
    // Its own line also behind one that was cut off.
    add: (person, at) => orUnavailable('store/unavailable', write(path, 'a', `\n${lineOf({ person, at })}`)),
    all: () => orUnavailable('store/unavailable', read()),
    forget: (before) =>
      orUnavailable(
        'store/unavailable',
        (async () => {
          const all = await read();
          const left = all.filter(({ at }) => at >= before);
          if (left.length === all.length) return;
          await write(`${path}.new`, 'w', left.map(lineOf).join(''));
          await rename(`${path}.new`, path);
        })(),
      ),
  };
}

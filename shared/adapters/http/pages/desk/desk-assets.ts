import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Asset {
  /** Address with a hash of the content in it: whatever was once fetched from it never changes. */
  path: string;
  type: string;
  content: Buffer;
}

export type DeskAssets = Record<'style' | 'script' | 'icon', Asset>;

const FOLDER = 'adapters/http/pages/desk/assets';

/** Reads the desk's style, script and icon. The compiler does not copy them: they stay beside the sources of this package. */
export function deskAssets(): DeskAssets {
  const folder = join(packageFolder(__dirname), FOLDER);
  const asset = (name: string, type: string): Asset => {
    const content = readFileSync(join(folder, name));
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    return { path: `/review/assets/${name.replace('.', `.${hash}.`)}`, type, content };
  };
  return {
    style: asset('desk.css', 'text/css; charset=utf-8'),
    script: asset('desk.js', 'text/javascript; charset=utf-8'),
    icon: asset('desk.svg', 'image/svg+xml'),
  };
}

function packageFolder(from: string): string {
  const parent = dirname(from);
  return existsSync(join(from, 'package.json')) || parent === from ? from : packageFolder(parent);
}

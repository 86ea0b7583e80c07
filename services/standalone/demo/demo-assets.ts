import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Asset {
  /** Address with a hash of the content in it: whatever was once fetched from it never changes. */
  path: string;
  type: string;
  content: Buffer;
}

export type DemoAssets = Record<'style' | 'icon', Asset>;

const FOLDER = 'demo';

/**
 * Reads the page's style and icon. The compiler does not copy them: they stay in the package's `demo` folder, which
 * is found from the sources and from `dist` alike.
 */
export function demoAssets(): DemoAssets {
  const folder = join(packageFolder(__dirname), FOLDER);
  const asset = (name: string, type: string): Asset => {
    const content = readFileSync(join(folder, name));
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    return { path: `/${FOLDER}/${name.replace('.', `.${hash}.`)}`, type, content };
  };
  return {
    style: asset('demo.css', 'text/css; charset=utf-8'),
    icon: asset('demo.svg', 'image/svg+xml'),
  };
}

function packageFolder(from: string): string {
  const parent = dirname(from);
  return existsSync(join(from, 'package.json')) || parent === from ? from : packageFolder(parent);
}

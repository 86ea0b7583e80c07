import type { ServiceContext } from './run-service';

export interface RegularWork {
  /** What it is waited for, where the work fails; also the name of its end. */
  name: string;
  everyMs: number;
  /** Does what there is to do; looks at `isStopped` between its steps. */
  work: (isStopped: () => boolean) => Promise<void>;
}

/**
 * Does work at once and then every `everyMs`, never twice at a time. Work that fails is waited for until it succeeds; closing starts none any more
 * and waits for what is under way.
 */
export function startRegularWork(
  { name, everyMs, work }: RegularWork,
  { waits, releases }: Pick<ServiceContext, 'waits' | 'releases'>,
): void {
  let running: Promise<void> | undefined;
  let isStopped = false;
  const turn = async (): Promise<void> => {
    try {
      await work(() => isStopped);
      waits.end(name);
    } catch (error) {
      waits.begin(name, error);
    }
  };
  const start = (): void => {
    running ??= turn().finally(() => {
      running = undefined;
    });
  };
  start();
  const timer = setInterval(start, everyMs);
  releases.add(name, async () => {
    isStopped = true;
    clearInterval(timer);
    await running;
  });
}

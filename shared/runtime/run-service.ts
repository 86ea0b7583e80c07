import { ConfigError, readConfig, type Config, type SettingName } from './config';
import { createLogger, openStandardOutput, type Logger } from './logger';
import { createMetrics, type Metrics } from './metrics';
import { Releases } from './releases';
import { createWaits, type Waits } from './waits';

/** What a service is given to start with. What it opens, it adds to `releases`, also when a later step fails. */
export interface ServiceContext<Required extends SettingName = never> {
  config: Config<Required>;
  logger: Logger;
  metrics: Metrics;
  /** Whoever waits for something says so here. */
  waits: Waits;
  releases: Releases;
}

/** A service as a value: its name, the settings it cannot do without, and how it starts. */
export interface Service<Required extends SettingName = never> {
  name: string;
  requires: readonly Required[];
  start(context: ServiceContext<Required>): Promise<void>;
}

/** Exit codes after sysexits.h: 78 for a wrong configuration, 70 for a failure of our own. */
const EXIT_CONFIG = 78;
const EXIT_FAILURE = 70;

/**
 * Runs a service until SIGTERM or SIGINT, then closes what it opened, in reverse order, within the configured deadline. The
 * only place where signals are bound and the process is ended.
 */
export async function runService<Required extends SettingName>(
  service: Service<Required>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const config = configOrExit(service, env);
  const { TAMIS_LOG_LEVEL: level, TAMIS_CLOSE_DEADLINE_MS: deadlineMs }: Config = config;
  const output = openStandardOutput();
  const logger = createLogger({ service: service.name, level }, output);
  const end = (code: number): never => {
    output.flushSync();
    process.exit(code);
  };
  const releases = new Releases();
  const stop = (exitCode: number, reason: string): void => {
    logger.info({ reason }, 'stopping');
    const deadline = setTimeout(() => {
      logger.error({ deadlineMs }, 'not stopped within the deadline');
      end(EXIT_FAILURE);
    }, deadlineMs);
    releases
      .run()
      .then(
        () => exitCode,
        (error: unknown) => {
          logger.error({ err: error }, 'stopped, but not in order');
          return EXIT_FAILURE;
        },
      )
      .then((code) => {
        clearTimeout(deadline);
        logger.info('stopped');
        end(code);
      })
      .catch(() => end(EXIT_FAILURE));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop(0, signal);
    });
  }
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'unforeseen failure');
    stop(EXIT_FAILURE, 'failure');
  });
  try {
    const metrics = createMetrics();
    await service.start({ config, logger, metrics, waits: createWaits(logger, metrics), releases });
  } catch (error) {
    const sentence = sentenceFor(error);
    if (sentence === null) logger.fatal({ err: error }, 'could not start');
    else {
      logger.fatal(`could not start: ${sentence}`);
      tellProblems(service.name, [sentence]);
    }
    stop(sentence === null ? EXIT_FAILURE : EXIT_CONFIG, 'failure');
  }
}

function configOrExit<Required extends SettingName>(
  { name, requires }: Service<Required>,
  env: Readonly<Record<string, string | undefined>>,
): Config<Required> {
  try {
    return readConfig(env, requires);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    tellProblems(name, error.problems);
    return process.exit(EXIT_CONFIG);
  }
}

/** What a person has to mend, told to whoever sits at the terminal; the log is for machines. */
function tellProblems(service: string, problems: readonly string[]): void {
  process.stderr.write(`tamis ${service} cannot start:\n${problems.map((problem) => `  - ${problem}\n`).join('')}`);
}

/** The sentence of a `SetupProblem`, whichever room it comes from; null for what no person at the terminal can mend. */
function sentenceFor(error: unknown): string | null {
  return error instanceof Error && error.name === 'SetupProblem' ? error.message : null;
}

import type { Config } from './config';

/** What the settings say about listening. */
export function listenOptions({
  TAMIS_HOST: host,
  TAMIS_PORT: port,
  TAMIS_MAX_CONNECTIONS: maxConnections,
  TAMIS_ANSWER_TIMEOUT_SECONDS: seconds,
}: Pick<Config, 'TAMIS_HOST' | 'TAMIS_PORT' | 'TAMIS_MAX_CONNECTIONS' | 'TAMIS_ANSWER_TIMEOUT_SECONDS'>) {
  return { host, port, maxConnections, answerTimeoutMs: seconds * 1000 };
}

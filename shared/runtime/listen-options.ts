import type { Config } from './config';

/** What the settings say about listening. */
export function listenOptions({
  TAMIS_HOST: host,
  TAMIS_PORT: port,
  TAMIS_MAX_CONNECTIONS: maxConnections,
  TAMIS_MAX_CONNECTIONS_PER_ADDRESS: maxConnectionsPerAddress,
  TAMIS_TRUSTED_PROXIES: trustedProxies,
  TAMIS_MAX_HEADER_BYTES: maxHeaderBytes,
  TAMIS_ANSWER_TIMEOUT_SECONDS: seconds,
}: Pick<
  Config,
  | 'TAMIS_HOST'
  | 'TAMIS_PORT'
  | 'TAMIS_MAX_CONNECTIONS'
  | 'TAMIS_MAX_CONNECTIONS_PER_ADDRESS'
  | 'TAMIS_TRUSTED_PROXIES'
  | 'TAMIS_MAX_HEADER_BYTES'
  | 'TAMIS_ANSWER_TIMEOUT_SECONDS'
>) {
  return {
    host,
    port,
    maxConnections,
    maxConnectionsPerAddress,
    trustedProxies,
    maxHeaderBytes,
    answerTimeoutMs: seconds * 1000,
  };
}

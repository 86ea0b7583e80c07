// Preloaded by the clients' processes: every name below `localhost` is this machine, as a site's own resolver would say.
const dns = require('node:dns');

const lookup = dns.lookup;
dns.lookup = (name, options, callback) =>
  lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, options, callback ?? undefined);

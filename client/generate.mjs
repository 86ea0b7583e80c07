// Writes `src/api.ts`, the types of the OpenAPI document: `npm run client`, after a route was changed. A test holds it against the routes.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const { openApiRoutes } = createRequire(import.meta.url)('../shared/dist/adapters/http/api/api-routes.js');
const NOTE = '// Made by `npm run client` from the OpenAPI document. Change the routes, not this.\n';

const types = astToString(await openapiTS(openApiRoutes({ version: '0' }).document));
if (process.argv[2] === '--print') process.stdout.write(NOTE + types);
else writeFileSync(fileURLToPath(import.meta.resolve('./src/api.ts')), NOTE + types);

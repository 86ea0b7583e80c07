import { describeWithServers } from '../servers/describe-with-servers';
import { mongoServer, openMongoStores } from './open-mongo';
import { storesContract } from './stores.contract';

describeWithServers(['mongo'], 'MongoDB', () => {
  const server = mongoServer();

  storesContract(() => openMongoStores(server().url));
});

import { addressGuard } from '@tamis/shared/adapters/delivery/address-guard';

const names: Record<string, string[]> = {
  'good.example': ['93.184.215.14'],
  'local.example': ['127.0.0.1'],
  'local6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'mixed.example': ['93.184.215.14', '10.0.0.1'],
  'inside.example': ['10.1.2.3'],
};
const resolve = (host: string): Promise<string[]> =>
  names[host] ? Promise.resolve(names[host]) : Promise.reject(new Error('no such name'));
const refused = { code: 'request/invalid', details: { fields: [expect.objectContaining({ path: 'url' })] } };

test.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/',
  'https://192.168.1.1/',
  'https://172.16.0.1/',
  'https://100.64.0.1/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://0.0.0.0/',
  'https://224.0.0.1/',
  'https://local.example/',
  'https://local6.example/',
  'https://mapped.example/',
  'https://metadata.example/',
  'https://mixed.example/',
  'https://inside.example/',
  'http://good.example/',
  'ftp://good.example/',
  'https://user:secret@good.example/',
  'no address',
])('when %s is to be registered, then it is refused', async (url) => {
  await expect(addressGuard({ networks: [], resolve }).check(url)).rejects.toMatchObject(refused);
});

test('when an address is public, or its name cannot be resolved yet, then it may be registered', async () => {
  const guard = addressGuard({ networks: [], resolve });
  for (const url of ['https://good.example/hook?a=1', 'https://93.184.215.14/', 'https://later.example/'])
    await expect(guard.check(url)).resolves.toBeUndefined();
});

test('when a network is named, then it may be sent to, also by http, and others still may not', async () => {
  const guard = addressGuard({ networks: ['10.1.0.0/16'], resolve });
  for (const url of ['http://inside.example/', 'http://10.1.2.3:8080/', 'https://inside.example/'])
    await expect(guard.check(url)).resolves.toBeUndefined();
  for (const url of ['http://10.2.0.1/', 'http://good.example/', 'https://local.example/', 'http://later.example/'])
    await expect(guard.check(url)).rejects.toMatchObject(refused);
});

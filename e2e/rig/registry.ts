import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { repository, tarball } from './folders';
import { npm } from './npm';

export interface Registry {
  /** What npm has to know to install from here; everything it has already is taken from its cache. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** A registry where hookgraph is published as it was packed; it sends whoever asks for another package to npm's own. */
export async function openRegistry(): Promise<Registry> {
  const [upstream, cache] = ['registry', 'cache'].map((name) => npm(repository, 'config', 'get', name).trim());
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/hookgraph') response.end(JSON.stringify(packument(server.address() as AddressInfo)));
    else if (url === '/hookgraph.tgz') response.end(readFileSync(tarball()));
    else response.writeHead(307, { location: new URL(url, upstream).href }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: { npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_cache: cache ?? '' },
    close: () => server.close(),
  };
}

function packument({ port }: AddressInfo): object {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball())).digest('base64')}`;
  const dist = { tarball: `http://127.0.0.1:${port}/hookgraph.tgz`, integrity };
  return {
    name: 'hookgraph',
    'dist-tags': { latest: manifest.version },
    versions: { [manifest.version]: { ...manifest, dist } },
  };
}

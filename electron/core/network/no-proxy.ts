import { BlockList, isIP } from 'node:net';
import { isLoopbackAddress } from './base-url.ts';

/**
 * Whether NO_PROXY exempts an address. Understood are `*`, names with everything below them (`example.com`, `.example.com`,
 * `*.example.com`), addresses, ranges (`10.0.0.0/8`) and a port behind any of them, separated by commas or spaces.
 */
export function isExemptFromProxy(url: URL, list: string): boolean {
  if (isLoopbackAddress(url.hostname)) return true;
  const host = plainHost(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => matches(entry.toLowerCase(), host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return isInRange(entry, host);
  const parts = /^(?<name>\[[^\]]*\]|[^:]*)(?::(?<port>\d+))?$/.exec(entry)?.groups;
  // More than one colon without brackets is an IPv6 address by itself.
  const name = plainHost(parts?.['name'] ?? entry).replace(/^\*?\./, '');
  const wantedPort = parts?.['port'];
  if (name === '' || (wantedPort !== undefined && wantedPort !== port)) return false;
  if (isIP(name) !== 0 || isIP(host) !== 0) return isSameAddress(name, host);
  return host === name || host.endsWith(`.${name}`);
}

function isInRange(range: string, host: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const address = plainHost(network);
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const isReadable = isIP(address) !== 0 && /^\d{1,3}$/.test(bits);
  if (!isReadable || Number(bits) > (family === 'ipv6' ? 128 : 32) || isIP(host) === 0) {
    return false;
  }
  const addresses = new BlockList();
  addresses.addSubnet(address, Number(bits), family);
  return addresses.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

function isSameAddress(one: string, other: string): boolean {
  if (isIP(one) === 0 || isIP(other) === 0) return false;
  return isInRange(`${one}/${isIP(one) === 6 ? 128 : 32}`, other);
}

function plainHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** Addresses and networks, as the gateway compares them: IPv4 is a part of IPv6. Pure. */

export interface Network {
  /** 128 bits. */
  base: bigint;
  /** Of 128. */
  prefix: number;
}

const V4 = 0xffffn << 32n;

/** Reads `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`, `[::1]`; null if it is none. */
export function network(text: string): Network | null {
  const [address = '', size, ...more] = text.trim().replace(/^\[(.*)\]$/, '$1').split('/');
  const bits = address.includes(':') ? ipv6(address) : ipv4(address);
  if (bits === null || more.length > 0) {
    return null;
  }
  const four = !address.includes(':');
  const most = four ? 32 : 128;
  const given = size === undefined ? most : /^\d{1,3}$/.test(size) ? Number(size) : -1;
  if (given < 0 || given > most) {
    return null;
  }
  const prefix = four ? given + 96 : given;
  return { base: masked(four ? V4 | bits : bits, prefix), prefix };
}

/** True if the network holds the other one whole. */
export function holds(outer: Network, inner: Network): boolean {
  return outer.prefix <= inner.prefix && masked(inner.base, outer.prefix) === outer.base;
}

const masked = (bits: bigint, prefix: number): bigint => (bits >> BigInt(128 - prefix)) << BigInt(128 - prefix);

function ipv4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return null;
  }
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function ipv6(text: string): bigint | null {
  const four = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (four) {
    const tail = ipv4(four[2] ?? '');
    return tail === null ? null : ipv6(`${four[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`);
  }
  const halves = text.split('::');
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = groups.flat();
  const fits = halves.length === 1 ? given.length === 8 : halves.length === 2 && given.length < 8;
  if (!fits || !given.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
    return null;
  }
  const [front = [], back = []] = groups;
  const zeros = new Array<string>(8 - given.length).fill('0');
  return [...front, ...zeros, ...back].reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

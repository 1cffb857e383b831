import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key and a certificate that vouches for itself, made for one test run. */
export type SelfSigned = { readonly key: string; readonly cert: string };

const oid = {
  commonName: [0x55, 0x04, 0x03],
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  subjectAltName: [0x55, 0x1d, 0x11],
  basicConstraints: [0x55, 0x1d, 0x13],
};

/** Makes a certificate for host names and IPv4 addresses, so that no private key lies in the repository. */
export function selfSigned(names: readonly string[]): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(
    der(0x31, sequence(der(0x06, bytes(oid.commonName)), der(0x0c, Buffer.from('Test')))),
  );
  const algorithm = sequence(der(0x06, bytes(oid.ecdsaWithSha256)));
  const alternatives = sequence(...names.map((one) => alternativeName(one)));
  const tbs = sequence(
    der(0xa0, der(0x02, bytes([2]))),
    der(0x02, Buffer.concat([bytes([1]), randomBytes(8)])),
    algorithm,
    name,
    sequence(der(0x18, Buffer.from('20200101000000Z')), der(0x18, Buffer.from('21200101000000Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        extension(oid.basicConstraints, sequence(der(0x01, bytes([0xff])))),
        extension(oid.subjectAltName, alternatives),
      ),
    ),
  );
  const signature = sign('sha256', tbs, privateKey);
  const whole = sequence(tbs, algorithm, der(0x03, Buffer.concat([bytes([0]), signature])));
  const lines = whole.toString('base64').replaceAll(/.{64}/g, '$&\n').trim();
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function alternativeName(name: string): Buffer {
  return /^[\d.]+$/.test(name)
    ? der(0x87, bytes(name.split('.').map(Number)))
    : der(0x82, Buffer.from(name));
}

function extension(id: readonly number[], value: Buffer): Buffer {
  return sequence(der(0x06, bytes(id)), der(0x04, value));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([bytes([tag, ...size]), content]);
}

function bytes(values: readonly number[]): Buffer {
  return Buffer.from(values);
}

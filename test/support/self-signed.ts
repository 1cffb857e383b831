import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A key and a certificate that vouches for itself, made for one test run. */
export type SelfSigned = { readonly key: string; readonly cert: string };

const oid = {
  commonName: [0x55, 0x04, 0x03],
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  subjectAltName: [0x55, 0x1d, 0x11],
  basicConstraints: [0x55, 0x1d, 0x13],
};

/** An issuer of certificates of our own, such as a company has for its proxy that inspects TLS. */
export type CertificateAuthority = {
  readonly cert: string;
  /** A certificate for host names and IPv4 addresses, valid as long as it is told. */
  issue(names: readonly string[], validity?: Validity): SelfSigned;
};

/** From and until when a certificate holds, as years. */
type Validity = { readonly from: number; readonly until: number };

type Subject = {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly isAuthority: boolean;
  readonly names: readonly string[];
  readonly validity: Validity;
};

const longValid: Validity = { from: 2020, until: 2120 };

/** Makes a certificate for host names and IPv4 addresses, so that no private key lies in the repository. */
export function selfSigned(names: readonly string[]): SelfSigned {
  const { privateKey, publicKey } = keyPair();
  const subject = { commonName: 'Test', publicKey, isAuthority: true, names, validity: longValid };
  return { key: pemOf(privateKey), cert: signed(subject, 'Test', privateKey) };
}

/** Makes an authority that vouches for itself and for whatever it is asked to. */
export function certificateAuthority(commonName: string): CertificateAuthority {
  const own = keyPair();
  const subject = { commonName, publicKey: own.publicKey, isAuthority: true, names: [] };
  return {
    cert: signed({ ...subject, validity: longValid }, commonName, own.privateKey),
    issue(names, validity = longValid) {
      const { privateKey, publicKey } = keyPair();
      const leaf = { commonName: 'Leaf', publicKey, isAuthority: false, names, validity };
      return { key: pemOf(privateKey), cert: signed(leaf, commonName, own.privateKey) };
    },
  };
}

function keyPair() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function signed(subject: Subject, issuer: string, issuerKey: KeyObject): string {
  const algorithm = sequence(der(0x06, bytes(oid.ecdsaWithSha256)));
  const constraints = subject.isAuthority ? [der(0x01, bytes([0xff]))] : [];
  const alternatives = subject.names.map((one) => alternativeName(one));
  const extensions = [
    extension(oid.basicConstraints, sequence(...constraints)),
    ...(alternatives.length === 0
      ? []
      : [extension(oid.subjectAltName, sequence(...alternatives))]),
  ];
  const tbs = sequence(
    der(0xa0, der(0x02, bytes([2]))),
    der(0x02, Buffer.concat([bytes([1]), randomBytes(8)])),
    algorithm,
    distinguishedName(issuer),
    sequence(newYear(subject.validity.from), newYear(subject.validity.until)),
    distinguishedName(subject.commonName),
    subject.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', tbs, issuerKey);
  const whole = sequence(tbs, algorithm, der(0x03, Buffer.concat([bytes([0]), signature])));
  const lines = whole.toString('base64').replaceAll(/.{64}/g, '$&\n').trim();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function distinguishedName(commonName: string): Buffer {
  const value = der(0x0c, Buffer.from(commonName));
  return sequence(der(0x31, sequence(der(0x06, bytes(oid.commonName)), value)));
}

function newYear(year: number): Buffer {
  return der(0x18, Buffer.from(`${year}0101000000Z`));
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
